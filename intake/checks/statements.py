"""Do the applicant's own texts say the same: who heads the service, how many work here, which hotline?"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from intake.checks.certainty import UNSURE, read_by_ocr, sureness
from intake.checks.chart_counts import people_counted
from intake.checks.describe import document_names, evidence_of
from intake.checks.shapes import (
    EXPRESSION,
    EXPRESSIONS,
    FACT_OF_KIND,
    KINDS,
    WORDING,
    Codes,
    parameters,
    record,
    several,
)
from intake.checks.types import Case, Problem
from intake.checks.words import find_words
from intake.model import Document, Evidence, Value
from intake.model.value import Text, Title, texts
from intake.zh.person_names import is_person
from intake.zh.text import similarity, squeeze

NAME = "statements"
CODES: Codes = {
    "differ": ("document", "field", "value", "reference", "expected"),
}
PARAMS = parameters(
    CODES,
    ("topics",),
    topics=several(
        record(
            ("title", "as", "kinds"),
            **{"as": {"enum": ["person", "number", "digits"]}},
            title=WORDING,
            kinds=KINDS,
            patterns=EXPRESSIONS,
            facts=several(FACT_OF_KIND),
            charts=record(("kinds", "unit"), kinds=KINDS, unit=EXPRESSION),
            apart={"type": "number", "minimum": 0, "maximum": 1},
            least={"type": "integer", "minimum": 1},
            roughly=EXPRESSION,
            not_beside=EXPRESSION,
            followed=EXPRESSION,
            no_value=EXPRESSION,
        ),
        1,
    ),
)

_PLACES = 8
"""Places that a finding marks."""

_A_PART = 0.7
"""Of the people that texts state: below it a chart may count those of one department."""

_ONE_CHARACTER = 0.6
"""Likeness of two names of three characters that differ in one, as a scan may misread it."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What a document says of a topic (of a ``role`` in it), and where."""

    document: Document
    role: str
    value: str
    shown: str
    evidence: Evidence
    by_ocr: bool


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """``topics`` of which the applicant's texts state one value: by ``patterns`` with a group ``value``
    (and ``role``, where the words themselves say of what) in documents of ``kinds``, by ``facts``, or by
    ``charts``: what the units beside one another in a chart or table of such ``kinds`` count together.

    Values compare ``as`` persons, numbers or digits (of a telephone). Numbers may be ``apart`` by a part
    of the larger or by less than ``least``; one said ``roughly`` (about 300) says nothing, nor does a line
    with words of ``not_beside`` (a supplier's representative) or a value that is ``no_value``. ``followed``
    is what must follow every pattern, if anything does in the line. What most documents say, else the one
    first in ``kinds``, is the reference; a document that says that, too, agrees. One doubt a topic or role.
    """
    for topic in params["topics"]:
        said = [*_by_facts(case, topic), *_by_patterns(case, topic)]
        said += _by_charts(case, topic, said)
        for role in dict.fromkeys(one.role for one in said):
            yield from _compared(
                case, params["codes"]["differ"], topic, [x for x in said if x.role == role]
            )


def _by_facts(case: Case, topic: Mapping[str, Any]) -> Iterator[_Said]:
    for rule in topic.get("facts", ()):
        for document in case.of_kind(rule["kind"]):
            fact = case.fact(document, rule["fact"])
            if fact is None or sureness(document, fact) < case.scheme.doubt_below:
                continue
            value = _value(topic, str(fact.value))
            if value and not _is_rough(topic, fact.text):
                by_ocr = read_by_ocr(case, document, [fact.page])
                yield _Said(document, "", value, str(fact.value), evidence_of(case, fact)[0], by_ocr)


def _by_patterns(case: Case, topic: Mapping[str, Any]) -> Iterator[_Said]:
    patterns = topic.get("patterns", ())
    behind = f"(?={topic['followed']}|$)" if "followed" in topic else ""
    beside = topic.get("not_beside")
    for document in case.of_kind(*topic["kinds"]) if patterns else ():
        for hit in find_words(case, document, [f"{pattern}{behind}" for pattern in patterns]):
            found = next((one for text in patterns if (one := re.fullmatch(text, hit.matched))), None)
            if found is None or _is_rough(topic, hit.matched + hit.after[:2]):
                continue
            if beside and re.search(beside, hit.evidence.text):
                continue
            groups = found.groupdict()
            value = _value(topic, groups["value"] or "")
            if value:
                by_ocr = read_by_ocr(case, document, [hit.evidence.page or 0])
                role = groups.get("role") or ""
                # Of what a number is said, its own words tell: 售后服务部共7人.
                shown = hit.matched if role and topic["as"] != "person" else groups["value"]
                yield _Said(document, role, value, shown, hit.evidence, by_ocr)


def _by_charts(case: Case, topic: Mapping[str, Any], others: Sequence[_Said]) -> Iterator[_Said]:
    """What charts count together; far fewer than texts state are a part of the organization's."""
    if "charts" not in topic:
        return
    rule = topic["charts"]
    most = max((int(one.value) for one in others), default=0)
    for document in case.of_kind(*rule["kinds"]):
        counted = ((page, people_counted(page, rule["unit"])) for page in case.pages_of(document))
        page, found = next(((page, one) for page, one in counted if one is not None), (None, None))
        if page is not None and found is not None and found.number >= _A_PART * most:
            place = Evidence(page.file, page.number, found.box, found.text)
            by_ocr = read_by_ocr(case, document, [page.number])
            yield _Said(document, "", str(found.number), str(found.number), place, by_ocr)


def _value(topic: Mapping[str, Any], text: str) -> str:
    """A value as it is compared; empty where it is none of its kind."""
    plain = squeeze(text)
    if "no_value" in topic and re.search(topic["no_value"], plain):
        return ""
    if topic["as"] == "person":
        return plain if is_person(plain) else ""
    digits = re.sub(r"\.0+$", "", plain)
    return re.sub(r"\D", "", digits)


def _is_rough(topic: Mapping[str, Any], text: str) -> bool:
    return "roughly" in topic and re.search(topic["roughly"], squeeze(text)) is not None


def _compared(case: Case, code: str, topic: Mapping[str, Any], said: Sequence[_Said]) -> Iterator[Problem]:
    # Licences of a company and of its branch: either is the one meant.
    of_one_kind = {rule["kind"] for rule in topic.get("facts", ())}
    by_document: dict[str, list[_Said]] = {}
    for one in said:
        kind = one.document.kind
        by_document.setdefault(kind if kind in of_one_kind else one.document.id, []).append(one)
    if len(by_document) < 2:
        return
    reference = _reference(topic, by_document)
    differing = [
        every[0]
        for every in by_document.values()
        if not any(_agree(topic, one, reference) for one in every)
    ]
    if not differing:
        return
    first = differing[0]
    together = [one for one in differing if one.value == first.value]
    agreeing = [
        next(one for one in every if _agree(topic, one, reference))
        for every in by_document.values()
        if any(_agree(topic, one, reference) for one in every)
    ]
    values: dict[str, Value] = {
        "document": document_names(case, (one.document for one in together)),
        "field": Text(first.role) if first.role and topic["as"] == "person" else _title(topic),
        "value": Text(first.shown),
        "reference": document_names(case, (one.document for one in agreeing)),
        "expected": Text(reference.shown),
    }
    places = [one.evidence for one in (together[0], agreeing[0], *differing, *agreeing)]
    submission = first.document.submission or reference.document.submission
    yield Problem(code, submission, values, tuple(dict.fromkeys(places))[:_PLACES], UNSURE, "doubt")


def _reference(topic: Mapping[str, Any], by_document: Mapping[str, Sequence[_Said]]) -> _Said:
    """What most documents say; of as many, what stands in the kind that the topic names first."""
    said = [one for every in by_document.values() for one in {x.value: x for x in every}.values()]
    often = Counter(one.value for one in said)
    kinds = [*(rule["kind"] for rule in topic.get("facts", ())), *topic["kinds"]]
    return min(said, key=lambda one: (-often[one.value], kinds.index(one.document.kind)))


def _agree(topic: Mapping[str, Any], one: _Said, other: _Said) -> bool:
    if one.value == other.value:
        return True
    if topic["as"] == "person":
        return (one.by_ocr or other.by_ocr) and similarity(one.value, other.value) >= _ONE_CHARACTER
    if topic["as"] == "number":
        first, second = int(one.value), int(other.value)
        apart = abs(first - second)
        return bool(apart < topic.get("least", 1) or apart <= topic.get("apart", 0) * max(first, second))
    return False


def _title(topic: Mapping[str, Any]) -> Title:
    return Title(next(iter(topic["title"].values())), texts(topic["title"]))
