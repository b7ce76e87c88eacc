"""Which clauses of a standard the applicant's description covers, leaves out with a reason, or lacks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from intake.checks.certainty import UNSURE, absence_certainty
from intake.checks.describe import document_name, whole
from intake.checks.exclusions import Exclusion, excluding_no_clause, find_exclusion
from intake.checks.shapes import DATA, FACT_OF_KIND, KIND, KINDS, SUBMISSION, Codes, parameters, several
from intake.checks.types import Case, Problem
from intake.checks.words import Hit, find_words, first_word
from intake.model import ClauseCoverage, Document, Evidence, IndicatorSet, Value
from intake.model.finding import ClauseState, Severity
from intake.model.value import Number, Several, Text, Title, texts
from intake.zh.business_scope import scope_items
from intake.zh.expressions import compiled
from intake.zh.text import squeeze

NAME = "coverage"
CODES: Codes = {
    "missing": ("document", "clauses", "count", "set"),
    "not_allowed": ("document", "clause", "text"),
    "unreasoned": ("document", "clause", "text"),
    "unknown": ("document", "clause", "text"),
}
PARAMS = parameters(
    CODES,
    ("submission", "kinds"),
    submission=SUBMISSION,
    kinds=KINDS,
    also_in=several(KIND),
    supported_by=several(KIND),
    few_elsewhere={"type": "integer", "minimum": 0},
    type_from=FACT_OF_KIND,
    data=DATA,
)

_MOST = 0.6
"""Share of the clauses that a description calls by name from which it goes clause by clause."""

_NEARLY_ALL = 0.85
"""Share of the clauses that a description in running words must speak of before it is asked about the rest:
who follows the standard but for a clause has left it out, who goes a way of his own says it in other words.
Of twelve packs by other hands five were asked about clauses below it, each time for nothing."""

_RANGE = r"(?<![\d.])\d\.\d\.\d{1,2}(?:[~～—–\-]|至|到)(?:\d\.\d\.)?\d{1,2}(?![\d.])"
"""A range of clauses: 5.2.1～5.2.5, 5.1.1至7."""

_TOO_MANY = 1 / 3
"""Share of the clauses of which nothing speaks at all from which a description says too little."""

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
    by_support: bool = False
    """Whether only papers that need not speak of it do: a profile, charts."""


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """Judged by the set of clauses the description follows best.

    A description that goes clause by clause lacks what it leaves out; of one in running words, which may
    mean it in others, that is a doubt where it speaks of nearly all the others, or of very few, and a note
    otherwise; and so is a clause of which only a word stands somewhere that may mean something else.
    Clauses that only documents of ``also_in`` speak of are a doubt in a description
    clause by clause; of running words they are a note, and up to ``few_elsewhere`` of them only show in the
    table. Of what documents of ``supported_by`` say nothing is asked in a description clause by clause, and
    of running words it is as with ``also_in``. Excluded clauses need a reason, and must be of those that
    may not apply to such an applicant; a clause that there is not is asked about.
    """
    documents = _documents(case, params)
    if not documents:
        return
    clauses, table = _followed(_tables(case, params, documents))
    title = Title(str(clauses["id"]), texts(clauses["title"]))

    def among(*states: ClauseState) -> list[Covered]:
        return [item for item in table if item.state in states]

    if _itemised(case, documents, table):
        sure = _absence(case, documents)
        yield from _uncovered(case, params, documents, title, among("missing"), sure)
        unsure = [item for item in among("hinted", "elsewhere") if not item.by_support]
        yield from _uncovered(case, params, documents, title, unsure, UNSURE)
    else:
        yield from _unsaid(case, params, documents, title, table)
        left = among("elsewhere")
        if len(left) > params.get("few_elsewhere", 0):
            yield from _uncovered(case, params, documents, title, left, documents[0].confidence, "note")
    kind, codes = _applicant_type(case, params), params["codes"]
    excluded = [item for item in table if item.exclusion]
    forbidden = [item for item in excluded if not _may_be_excluded(item, None)]
    allowed = [item for item in excluded if item not in forbidden]
    unreasoned = [item for item in allowed if item.exclusion and not item.exclusion.reason]
    unusual = [
        item for item in allowed if item not in unreasoned and kind and not _may_be_excluded(item, kind)
    ]
    whole_ones = [item for item in forbidden if item.exclusion and not item.exclusion.parts]
    # Of a part of a clause only a person can tell whether it applies.
    unusual += [item for item in forbidden if item not in whole_ones]
    yield from _excluded(case, params, documents[0], codes["not_allowed"], whole_ones)
    yield from _excluded(case, params, documents[0], codes["not_allowed"], unusual, "doubt")
    yield from _excluded(case, params, documents[0], codes["unreasoned"], unreasoned)
    yield from _of_no_clause(case, params, documents, clauses["clauses"])


def _of_no_clause(
    case: Case,
    params: Mapping[str, Any],
    documents: Sequence[Document],
    clauses: Sequence[Mapping[str, Any]],
) -> Iterator[Problem]:
    """What is excluded by numbers that no clause has: another was meant, or another standard."""
    rule = _data(case, params).get("exclusion", {})
    for document in documents:
        for one in excluding_no_clause(case, document, clauses, rule):
            values: dict[str, Value] = {
                "document": document_name(case, document),
                "clause": Several(tuple(Text(number) for number in one.parts)),
                "text": Text(one.evidence.text),
            }
            sure = min(one.confidence, document.confidence)
            yield Problem(params["codes"]["unknown"], params["submission"], values, (one.evidence,), sure)


def _unsaid(
    case: Case,
    params: Mapping[str, Any],
    documents: Sequence[Document],
    standard: Title,
    table: Sequence[Covered],
) -> Iterator[Problem]:
    """Clauses that a description in running words, and all else the applicant wrote, does not speak of."""
    left = [item for item in table if item.state in {"hinted", "missing"}]
    asked = _share(table) >= _NEARLY_ALL or len(left) >= _TOO_MANY * len(table)
    sure = UNSURE if asked else min(item.confidence for item in documents)
    yield from _uncovered(case, params, documents, standard, left, sure, "doubt" if asked else "note")


def _uncovered(
    case: Case,
    params: Mapping[str, Any],
    documents: Sequence[Document],
    standard: Title,
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
        "set": standard,
    }
    yield Problem(
        params["codes"]["missing"],
        params["submission"],
        values,
        places or tuple(place for item in documents for place in whole(item)),
        certainty,
        severity,
        looked_at=tuple(dict.fromkeys(item.file for item in documents)),
    )


def _may_be_excluded(item: Covered, kind: str | None) -> bool:
    """Whether the clause, or a part, may not apply: to applicants of that kind, or (``None``) of any."""
    kinds = item.clause.get("may_be_excluded", ())
    if item.exclusion and item.exclusion.parts:
        kinds = item.clause.get("parts_may_be_excluded", kinds)
    return kind in kinds if kind else bool(kinds)


def _excluded(
    case: Case,
    params: Mapping[str, Any],
    document: Document,
    code: str,
    rows: Sequence[Covered],
    severity: Severity | None = None,
) -> Iterator[Problem]:
    """Exclusions that will not do, each sentence once with all the clauses it excludes."""
    sentences: dict[Evidence, list[Covered]] = {}
    for item in rows:
        if item.exclusion is not None:
            sentences.setdefault(item.exclusion.evidence, []).append(item)
    for place, items in sentences.items():
        values: dict[str, Value] = {
            "document": document_name(case, document),
            "clause": Several(tuple(name for item in items for name in _excluded_names(item))),
            "text": Text(place.text),
        }
        certainty = min(item.exclusion.confidence for item in items if item.exclusion)
        sure = min(certainty, document.confidence)
        yield Problem(code, params["submission"], values, (place,), sure, severity)


def _number(clause: Mapping[str, Any]) -> list[str]:
    """A clause's number as a word that shows it is spoken of; short ones (1.1) number anything."""
    number = str(clause["id"])
    return [rf"(?<![\d.]){re.escape(number)}(?![\d.])"] if number.count(".") > 1 else []


def tables(case: Case, params: Mapping[str, Any]) -> tuple[IndicatorSet, ...]:
    """The tables for the report, a set each: every clause, its state, and the place that shows it."""
    documents = _documents(case, params)
    found = _tables(case, params, documents) if documents else []
    followed = _followed(found)[0]["id"] if found else ""
    return tuple(
        IndicatorSet(
            Title(str(one["id"]), texts(one["title"])),
            tuple(
                ClauseCoverage(
                    str(item.clause["id"]),
                    Title(str(item.clause["id"]), texts(item.clause["title"])),
                    item.state,
                    item.exclusion.evidence if item.exclusion else item.hit.evidence if item.hit else None,
                )
                for item in rows
            ),
            followed=one["id"] == followed,
        )
        for one, rows in found
    )


def _documents(case: Case, params: Mapping[str, Any]) -> list[Document]:
    """The descriptions, each with the sections of other kinds that stand in it."""
    serving = case.serving(params["submission"])
    own = [item for item in serving if item.kind in params["kinds"] and case.legible(item)]
    return [*own, *(item for item in case.with_sections(own) if item not in own)]


def _tables(
    case: Case, params: Mapping[str, Any], documents: Sequence[Document]
) -> list[tuple[Mapping[str, Any], list[Covered]]]:
    """What the documents say of each clause of each set that fits such an applicant."""
    data = _data(case, params)
    kind = _applicant_type(case, params)
    others = [item for item in case.of_kind(*params.get("also_in", ())) if item not in documents]
    support = [item for item in case.of_kind(*params.get("supported_by", ())) if item not in documents]
    # What nobody can tell the kind of may say it, too.
    support += [item for item in case.documents if support and item.kind not in case.scheme.kinds]
    found = []
    for one in data["sets"]:
        if "for" in one and kind is not None and kind not in one["for"]:
            continue
        clauses = one["clauses"]
        rows = [_covered(case, data, clauses, clause, documents, others) for clause in clauses]
        if support and _itemised(case, documents, rows):
            rows = [_said_elsewhere(case, item, support) for item in rows]
        elif support:
            rows = [_supported(case, item, [*documents, *others, *support]) for item in rows]
        found.append((one, rows))
    return found


def _supported(case: Case, item: Covered, documents: Sequence[Document]) -> Covered:
    """The clause as all that the applicant wrote shows it."""
    if item.state not in {"missing", "hinted"}:
        return item
    hit = first_word(case, documents, item.clause["words"])
    hints = [] if hit else _hints(case, documents, item.clause)
    if hit is None and len(hints) >= _HINTS_ENOUGH:
        hit = hints[0]
    return Covered(item.clause, "elsewhere", hit, item.exclusion) if hit else item


def _said_elsewhere(case: Case, item: Covered, support: Sequence[Document]) -> Covered:
    """The clause that a description clause by clause leaves out, as a profile or charts clearly show it: in
    two different words, for one may be of another matter."""
    if item.state not in {"missing", "hinted"}:
        return item
    hits = [hit for document in support for hit in find_words(case, document, item.clause["words"])]
    if len({hit.matched for hit in hits}) < _HINTS_ENOUGH:
        return item
    return Covered(item.clause, "elsewhere", hits[0], item.exclusion, by_support=True)


def _followed(
    found: Sequence[tuple[Mapping[str, Any], list[Covered]]],
) -> tuple[Mapping[str, Any], list[Covered]]:
    """The set that the documents follow best: one of which they exclude clauses before others."""
    return max(found, key=lambda one: (any(item.exclusion for item in one[1]), _share(one[1])))


def _data(case: Case, params: Mapping[str, Any]) -> Mapping[str, Any]:
    data: Mapping[str, Any] = case.scheme.data[params.get("data", "clauses")]
    return data


def _share(rows: Sequence[Covered]) -> float:
    """The part of a set that is covered or excluded; the first of equals is taken."""
    return sum(item.state in {"covered", "excluded"} for item in rows) / len(rows) if rows else 0.0


def _covered(
    case: Case,
    data: Mapping[str, Any],
    clauses: Sequence[Mapping[str, Any]],
    clause: Mapping[str, Any],
    documents: Sequence[Document],
    others: Sequence[Document],
) -> Covered:
    rule = data.get("exclusion", {})
    exclusion = next(
        (one for item in documents if (one := find_exclusion(case, item, clause, clauses, rule))), None
    )
    if exclusion is not None and not exclusion.parts:
        return Covered(clause, "excluded", None, exclusion)
    state, hit = _spoken_of(case, clause, documents, others, exclusion)
    return Covered(clause, state, hit, exclusion)


def _spoken_of(
    case: Case,
    clause: Mapping[str, Any],
    documents: Sequence[Document],
    others: Sequence[Document],
    exclusion: Exclusion | None,
) -> tuple[ClauseState, Hit | None]:
    """Where the clause, of which at most parts are excluded, is spoken of; papers of the kinds in its
    ``shown_by`` speak of it by being there."""
    words = [*clause["words"], *_number(clause)]
    hits = (hit for item in documents for hit in find_words(case, item, words))
    hit = next((hit for hit in hits if exclusion is None or not exclusion.holds(hit)), None)
    if hit is None:
        ranges = (hit for item in documents for hit in find_words(case, item, [_RANGE]))
        hit = next((hit for hit in ranges if _in_range(str(clause["id"]), hit.matched)), None)
    if hit is not None:
        return "covered", hit
    hints = _hints(case, documents, clause)
    if len(hints) >= _HINTS_ENOUGH:
        return "covered", hints[0]
    hit = first_word(case, others, clause["words"])
    if hit is not None:
        return "elsewhere", hit
    hints += _hints(case, others, clause)
    shown = case.of_kind(*clause.get("shown_by", ()))
    if shown:
        return "elsewhere", Hit("", whole(shown[0])[0], shown[0].confidence, "")
    return ("hinted", hints[0]) if hints else ("missing", None)


def _in_range(number: str, stated: str) -> bool:
    """Whether a clause is one of those that a range of numbers means: 5.2.3 of 5.2.1～5.2.5."""
    group, _, place = number.rpartition(".")
    figures = re.findall(r"\d+", stated)
    if not stated.startswith(f"{group}.") or not place.isdecimal():
        return False
    return int(figures[2]) <= int(place) <= int(figures[-1])


def _hints(case: Case, documents: Sequence[Document], clause: Mapping[str, Any]) -> list[Hit]:
    """The first place of each different word that may speak of the clause, or of something else."""
    found = (hit for item in documents for hit in find_words(case, item, clause.get("hints", ())))
    different: dict[str, Hit] = {}
    for hit in found:
        different.setdefault(hit.matched, hit)
    return list(different.values())


def _applicant_type(case: Case, params: Mapping[str, Any]) -> str | None:
    """The first kind of applicant of which the business scope holds an item (of a ``leading`` kind: before
    any of the kinds after it); the last is the default. ``None``: no scope was read."""
    types = _data(case, params)["types"]
    source = params.get("type_from")
    if not source:
        return None
    facts = [case.fact(document, source["fact"]) for document in case.of_kind(source["kind"])]
    items = [item.name for fact in facts if fact is not None for item in scope_items(str(fact.value))]
    if not items:
        return None
    firsts = [_first_item(kind, items) for kind in types]
    for place, (kind, first) in enumerate(zip(types, firsts, strict=True)):
        if first < len(items) and (not kind.get("leading") or first <= min(firsts[place:])):
            return str(kind["id"])
    return str(types[-1]["id"])


def _first_item(kind: Mapping[str, Any], items: Sequence[str]) -> int:
    """The place of the first item of that kind; their number where none is."""
    return next(
        (
            place
            for place, name in enumerate(items)
            if any(compiled(one).search(name) for one in kind["items"])
        ),
        len(items),
    )


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


def _excluded_names(item: Covered) -> list[Value]:
    """What is excluded: the parts of the clause that are named, else the clause."""
    parts = item.exclusion.parts if item.exclusion else ()
    return [Text(part) for part in parts] or [_name(item)]


def _name(item: Covered) -> Title:
    number = str(item.clause["id"])
    numbered = {language: f"{number} {text}".strip() for language, text in item.clause["title"].items()}
    return Title(number, texts(numbered))
