"""Who applies: of several bodies whose papers lie in one case, the one that the other papers name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from intake.checks.certainty import UNSURE
from intake.checks.describe import document_name, evidence_of
from intake.checks.shapes import Codes, parameters
from intake.checks.types import Case, Problem
from intake.model import Document, Fact, FactValue
from intake.model.value import Text
from intake.zh.text import same_organization, squeeze

NAME = "applicant"
CODES: Codes = {"uncertain": ("document", "value", "other_document", "other")}
PARAMS = parameters(CODES)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that may be who applies: its papers of the first submission, surest first, and the fact of
    its name on the surest. ``named_by``: how many other papers name it. ``branch``: its name is another
    candidate's with more behind it."""

    documents: tuple[Document, ...]
    name: Fact
    named_by: int
    branch: bool

    @property
    def rank(self) -> tuple[int, bool]:
        return self.named_by, not self.branch


def candidates_of(case: Case) -> list[Candidate]:
    """The bodies that may apply, the likeliest first: whom the most other papers name, a head office
    before its branch, whose paper is surest. None where the scheme does not say what names an applicant."""
    told = case.scheme.applicant
    if told is None:
        return []
    groups: list[list[tuple[Document, Fact]]] = []
    others: list[str] = []
    for document in case.documents:
        name = case.fact(document, told.name)
        if name is None or not str(name.value).strip():
            continue
        if document.kind != told.kind:
            others.append(str(name.value))
            continue
        own = next((group for group in groups if _same(group[0][1], name)), None)
        if own is None:
            groups.append([(document, name)])
        else:
            own.append((document, name))
    names = [str(group[0][1].value) for group in groups]
    return sorted(
        (_candidate(group, names, others) for group in groups),
        key=lambda one: (one.rank, one.documents[0].confidence * one.name.confidence),
        reverse=True,
    )


def is_another_s(case: Case, document: Document) -> bool:
    """Whether a paper belongs to a body beside the applicant, by the name or code on it: to one whose own
    papers are in the case (a subsidiary), or to a branch of the applicant's. Never where the applicant's
    own name or code stands on it, or nobody knows who applies. Strangers' papers are `agreement`'s matter.
    """
    told, found = case.scheme.applicant, candidates_of(case)
    if told is None or not found or (len(found) > 1 and found[0].rank == found[1].rank):
        return False
    name = case.fact(document, told.name)
    code = case.fact(document, told.code) if told.code else None
    ours, *others = ((one.name, _codes(case, one)) for one in found)
    if (name and _same(name, ours[0])) or (code and code.value in ours[1]):
        return False
    if any((name and _same(name, body)) or (code and code.value in codes) for body, codes in others):
        return True
    plain, own = (squeeze(str(fact.value)) if fact else "" for fact in (name, ours[0]))
    return plain.startswith(own) and plain != own


def _codes(case: Case, one: Candidate) -> set[FactValue]:
    told = case.scheme.applicant
    facts = (case.fact(item, told.code) for item in one.documents if told and told.code)
    return {fact.value for fact in facts if fact}


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """Where the papers do not decide between two bodies, a person must."""
    found = candidates_of(case)
    if len(found) < 2 or found[0].rank != found[1].rank:
        return
    first, other = found[:2]
    values = {
        "document": document_name(case, first.documents[0]),
        "value": Text(str(first.name.value)),
        "other_document": document_name(case, other.documents[0]),
        "other": Text(str(other.name.value)),
    }
    places = evidence_of(case, first.name, other.name)
    yield Problem(params["codes"]["uncertain"], first.documents[0].submission, values, places, UNSURE)


def _candidate(group: list[tuple[Document, Fact]], names: list[str], others: list[str]) -> Candidate:
    surest = sorted(group, key=lambda item: -item[0].confidence * item[1].confidence)
    name = surest[0][1]
    plain = squeeze(str(name.value))
    return Candidate(
        tuple(document for document, _ in surest),
        name,
        sum(same_organization(other, str(name.value)) for other in others),
        any(plain != squeeze(other) and plain.startswith(squeeze(other)) for other in names),
    )


def _same(one: Fact, other: Fact) -> bool:
    return same_organization(str(one.value), str(other.value))
