"""Which clauses of a standard the applicant's description covers, leaves out with a reason, or lacks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from intake.checks.certainty import UNSURE, absence_certainty
from intake.checks.describe import document_name, whole
from intake.checks.exclusions import Exclusion, find_exclusions
from intake.checks.types import Case, Problem
from intake.checks.words import Hit, find_words, first_word
from intake.model import ClauseCoverage, Document, Evidence, Value
from intake.model.finding import ClauseState, Severity
from intake.model.value import Number, Several, Text, Title, texts
from intake.zh.expressions import compiled
from intake.zh.text import squeeze

NAME = "coverage"
CODES = ("clause-not-covered", "exclusion-reason-missing")
PARAMS: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["submission", "kinds"],
    "properties": {
        "submission": {"type": "string"},
        "kinds": {"type": "array", "items": {"type": "string"}, "minItems": 1},
        "also_in": {"type": "array", "items": {"type": "string"}},
        "few_elsewhere": {"type": "integer", "minimum": 0},
        "type_from": {
            "type": "object",
            "required": ["kind", "fact"],
            "additionalProperties": False,
            "properties": {"kind": {"type": "string"}, "fact": {"type": "string"}},
        },
        "data": {"type": "string"},
    },
}

_MOST = 0.6
"""Share of the clauses that a description calls by name from which it goes clause by clause."""

_LONGEST_TITLE = 80
"""Characters at a line's beginning among which a clause's number and title stand."""

_HINTS_ENOUGH = 2
"""Different words of a clause's ``hints`` from which it is spoken of: one may belong to another matter."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A clause and what was found about it."""

    clause: Mapping[str, Any]
    state: ClauseState
    hit: Hit | None
    exclusion: Exclusion | None


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """Judged by the set of clauses the description follows best.

    A description that goes clause by clause lacks what it leaves out; of one in running words, which may
    mean it in others, that is a doubt, and so is a clause of which only a word stands somewhere that may
    mean something else. Clauses that only documents of ``also_in`` speak of are a doubt in a description
    clause by clause; of running words they are a note, and up to ``few_elsewhere`` of them only show in the
    table. Excluded clauses need a reason.
    """
    documents = _documents(case, params)
    if not documents:
        return
    table = _table(case, params, documents)

    def among(*states: ClauseState) -> list[Covered]:
        return [item for item in table if item.state in states]

    if _itemised(case, documents, table):
        yield from _uncovered(case, params, documents, among("missing"), _absence(case, documents))
        yield from _uncovered(case, params, documents, among("hinted", "elsewhere"), UNSURE)
    else:
        yield from _uncovered(case, params, documents, among("hinted", "missing"), UNSURE)
        left = among("elsewhere")
        if len(left) > params.get("few_elsewhere", 0):
            yield from _uncovered(case, params, documents, left, documents[0].confidence, "note")
    yield from _unreasoned(case, params, documents[0], table)


def _uncovered(
    case: Case,
    params: Mapping[str, Any],
    documents: Sequence[Document],
    clauses: Sequence[Covered],
    certainty: float,
    severity: Severity | None = None,
) -> Iterator[Problem]:
    """All those clauses in one finding."""
    if not clauses:
        return
    places = tuple(dict.fromkeys(item.hit.evidence for item in clauses if item.hit))
    values: dict[str, Value] = {
        "document": document_name(case, documents[0]),
        "clauses": Several(tuple(_name(item) for item in clauses)),
        "count": Number(len(clauses)),
    }
    yield Problem(
        "clause-not-covered",
        params["submission"],
        values,
        places or tuple(place for item in documents for place in whole(item)),
        certainty,
        severity,
        looked_at=tuple(dict.fromkeys(item.file for item in documents)),
    )


def _unreasoned(
    case: Case, params: Mapping[str, Any], document: Document, rows: Sequence[Covered]
) -> Iterator[Problem]:
    """Exclusions without a reason, each sentence once with all the clauses it excludes."""
    sentences: dict[Evidence, list[Covered]] = {}
    for item in rows:
        if item.exclusion is not None and not item.exclusion.reason:
            sentences.setdefault(item.exclusion.evidence, []).append(item)
    for place, items in sentences.items():
        values: dict[str, Value] = {
            "document": document_name(case, document),
            "clause": Several(tuple(_name(item) for item in items)),
            "text": Text(place.text),
        }
        certainty = min(item.exclusion.confidence for item in items if item.exclusion)
        yield Problem(
            "exclusion-reason-missing",
            params["submission"],
            values,
            (place,),
            min(certainty, document.confidence),
        )


def _number(clause: Mapping[str, Any]) -> list[str]:
    """A clause's number as a word that shows it is spoken of; short ones (1.1) number anything."""
    number = str(clause["id"])
    return [rf"(?<![\d.]){re.escape(number)}(?![\d.])"] if number.count(".") > 1 else []


def table(case: Case, params: Mapping[str, Any]) -> tuple[ClauseCoverage, ...]:
    """The table for the report: every clause, its state, and the place that shows it."""
    documents = _documents(case, params)
    return tuple(
        ClauseCoverage(
            str(item.clause["id"]),
            Title(str(item.clause["id"]), texts(item.clause["title"])),
            item.state,
            item.exclusion.evidence if item.exclusion else item.hit.evidence if item.hit else None,
        )
        for item in (_table(case, params, documents) if documents else ())
    )


def _documents(case: Case, params: Mapping[str, Any]) -> list[Document]:
    serving = case.serving(params["submission"])
    return [item for item in serving if item.kind in params["kinds"] and case.legible(item)]


def _table(case: Case, params: Mapping[str, Any], documents: Sequence[Document]) -> list[Covered]:
    data = case.scheme.data.get(params.get("data", "clauses"), {})
    kind = _applicant_type(case, params, data)
    others = [item for item in case.of_kind(*params.get("also_in", ())) if item not in documents]
    tables = [
        [_covered(case, data, clause, documents, others) for clause in one["clauses"]]
        for one in data.get("sets", ())
        if "for" not in one or kind is None or one["for"] == kind
    ]
    return max(tables, key=_share, default=[])


def _share(rows: Sequence[Covered]) -> float:
    """The part of a set that is covered or excluded; the first of equals is taken."""
    return sum(item.state in {"covered", "excluded"} for item in rows) / len(rows) if rows else 0.0


def _covered(
    case: Case,
    data: Mapping[str, Any],
    clause: Mapping[str, Any],
    documents: Sequence[Document],
    others: Sequence[Document],
) -> Covered:
    for document in documents:
        exclusion = find_exclusions(case, document, clause, data.get("exclusion", {}))
        if exclusion is not None:
            return Covered(clause, "excluded", None, exclusion)
    hit = first_word(case, documents, [*clause["words"], *_number(clause)])
    if hit is not None:
        return Covered(clause, "covered", hit, None)
    hints = _hints(case, documents, clause)
    if len(hints) >= _HINTS_ENOUGH:
        return Covered(clause, "covered", hints[0], None)
    hit = first_word(case, others, clause["words"])
    if hit is not None:
        return Covered(clause, "elsewhere", hit, None)
    hints += _hints(case, others, clause)
    return Covered(clause, "hinted", hints[0], None) if hints else Covered(clause, "missing", None, None)


def _hints(case: Case, documents: Sequence[Document], clause: Mapping[str, Any]) -> list[Hit]:
    """The first place of each different word that may speak of the clause, or of something else."""
    found = (hit for item in documents for hit in find_words(case, item, clause.get("hints", ())))
    different: dict[str, Hit] = {}
    for hit in found:
        different.setdefault(hit.matched, hit)
    return list(different.values())


def _applicant_type(case: Case, params: Mapping[str, Any], data: Mapping[str, Any]) -> str | None:
    """The first type whose words stand in the applicant's scope; the last is the default."""
    types = data.get("types", ())
    source = params.get("type_from")
    if not source or not types:
        return None
    facts = [case.fact(document, source["fact"]) for document in case.of_kind(source["kind"])]
    text = " ".join(str(fact.value) for fact in facts if fact is not None)
    if not text:
        return None
    found = next(
        (item["id"] for item in types if any(re.search(word, text) for word in item["words"])), None
    )
    return str(found) if found else str(types[-1]["id"])


def _absence(case: Case, documents: Sequence[Document]) -> float:
    return min(absence_certainty(case, document, others_present=True) for document in documents)


def _itemised(case: Case, documents: Sequence[Document], rows: Sequence[Covered]) -> bool:
    """Whether most clauses are called by number or title at the beginning of a line or cell."""
    starts = {squeeze(text)[:_LONGEST_TITLE] for item in documents for text in _pieces(case, item)}
    called = [compiled(_called(item.clause)).match for item in rows]
    named = sum(any(match(text) for text in starts) for match in called)
    return named >= _MOST * len(rows)


def _called(clause: Mapping[str, Any]) -> str:
    names = [*clause.get("name_words", ()), *map(re.escape, clause["title"].values())]
    number = re.escape(str(clause["id"]))
    mark = r"(?:第?[\d.]{1,12}|[(（]?[一二三四五六七八九十\d]{1,4}[)）、.．]|[①-⑳])?[、.．]?"
    return rf"{number}(?!\d|\.\d)|{mark}(?:{'|'.join(names)})"


def _pieces(case: Case, document: Document) -> Iterator[str]:
    for page in case.pages_of(document):
        yield from (line.text for line in page.lines)
        yield from (cell.text for table in page.tables for row in table.rows for cell in row)


def _name(item: Covered) -> Title:
    number = str(item.clause["id"])
    numbered = {language: f"{number} {text}".strip() for language, text in item.clause["title"].items()}
    return Title(number, texts(numbered))
