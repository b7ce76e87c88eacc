"""Does a text count as many rows, or papers, as there are? “共30家” beside 28, “附报告3份” beside 2."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from intake.checks.certainty import UNSURE
from intake.checks.describe import document_name, document_names, evidence_of, fact_title, whole
from intake.checks.shapes import (
    EXPRESSION,
    EXPRESSIONS,
    FACT_OF_KIND,
    KINDS,
    WORDING,
    Codes,
    column_of,
    fact_of,
    parameters,
    record,
    several,
)
from intake.checks.types import Case, Problem
from intake.checks.words import find_words
from intake.model import Document, Evidence, Fact, Value
from intake.model.value import Number, Title, texts
from intake.zh.numbers import CHINESE_NUMERALS, parse_chinese_number
from intake.zh.text import squeeze

NAME = "counts"
CODES: Codes = {"count": ("document", "field", "value", "list", "found")}
PARAMS = parameters(
    CODES,
    rows=several(
        record(
            ("kinds", "fact", "stated"),
            kinds=KINDS,
            fact=fact_of("kinds"),
            stated=several(EXPRESSION, 1),
            void=record(("column", "words"), column=column_of("kinds"), words=EXPRESSION),
            uncounted=EXPRESSION,
            not_beside=EXPRESSIONS,
            by=several(column_of("kinds")),
            elsewhere=record(
                ("kinds", "stated", "title"),
                kinds=KINDS,
                stated=several(EXPRESSION, 1),
                facts=several(FACT_OF_KIND),
                title=WORDING,
            ),
        )
    ),
    papers=several(
        record(("kinds", "of", "title", "stated"), kinds=KINDS, of=KINDS, title=WORDING, stated=EXPRESSION)
    ),
)

_NEAR = 6
"""Characters before a number among which stands what it counts a part of."""


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A number that a document states, where, and how many there are of what it counts."""

    document: Document
    number: int
    place: Evidence
    found: int
    lists: tuple[Fact, ...] = ()


_FURTHER = re.compile(r"\d{1,4}(?=[家个处])")

_FIGURE = re.compile(rf"\d{{1,4}}|[两{CHINESE_NUMERALS}]{{1,6}}")


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """``rows``: a list (``fact``) whose own document says by ``stated`` how many it lists; rows that
    ``void`` shows to be withdrawn, or that match ``uncounted`` (shops on the web), may count or not, rows
    alike in a column of ``by`` may be what is counted, and words of ``not_beside`` around a number show
    that it counts a part. ``papers``: documents of ``kinds`` that say how many papers of the kinds ``of``
    are enclosed: fewer are a doubt, for one may be read as several. A text may count several things: where
    one of its numbers is right, all are.

    ``elsewhere``: what other documents of ``kinds`` state of the same list, by patterns or ``facts``; rows
    that say the same are one. What several documents say, the list's own among them, is one problem.
    """
    for rule in params.get("rows", ()):
        own = [
            wrong for document in case.of_kind(*rule["kinds"]) for wrong in _of_rows(case, rule, document)
        ]
        others = _elsewhere(case, rule) if "elsewhere" in rule else []
        if others:
            yield _said_by_several(case, params, rule, others, own)
        for one in own:
            if not (others and one.number == others[0].number):
                field = fact_title(case, one.document, rule["fact"])
                yield _problem(case, params, one, field, one.document, evidence_of(case, *one.lists))
    for rule in params.get("papers", ()):
        enclosed = case.of_kind(*rule["of"])
        for document in case.of_kind(*rule["kinds"]) if enclosed else ():
            stated = _stated(case, document, [rule["stated"]])
            if stated and all(number > len(enclosed) for number, _ in stated):
                title = Title(rule["of"][0], texts(rule["title"]))
                wrong = _Wrong(document, *stated[0], len(enclosed))
                yield _problem(case, params, wrong, title, enclosed[0], whole(enclosed[0]))


def _of_rows(case: Case, rule: Mapping[str, Any], document: Document) -> Iterator[_Wrong]:
    """What a list says of its own number, when none of its numbers is right."""
    facts = [fact for fact in case.facts_of(document) if fact.name == rule["fact"]]
    right = _numbers_of([(document, fact) for fact in facts], rule)
    stated = _stated(case, document, rule["stated"], rule.get("not_beside", ()))
    if right and stated and not any(number in right for number, _ in stated):
        number, place = stated[0]
        rows = [row for fact in facts for row in fact.row_dicts() if not _is_uncounted(rule, row)]
        yield _Wrong(document, number, place, len(rows), tuple(facts))


def _elsewhere(case: Case, rule: Mapping[str, Any]) -> list[_Wrong]:
    """What other documents say of the number of the lists' rows, when none of their numbers is right."""
    there = rule["elsewhere"]
    lists = [
        (document, fact)
        for document in case.of_kind(*rule["kinds"])
        for fact in case.facts_of(document)
        if fact.name == rule["fact"]
    ]
    right = _numbers_of(lists, rule)
    wrong: list[_Wrong] = []
    kinds = {*there["kinds"], *(one["kind"] for one in there.get("facts", ()))}
    for document in case.of_kind(*kinds) if right else ():
        stated = [*_counted(case, rule, document)]
        if stated and not any(number in right for number, _ in stated):
            number, place = stated[0]
            nearest = min(right, key=lambda known: abs(known - number))
            wrong.append(_Wrong(document, number, place, nearest, tuple(fact for _, fact in lists[:1])))
    return wrong


def _said_by_several(
    case: Case,
    params: Mapping[str, Any],
    rule: Mapping[str, Any],
    others: Sequence[_Wrong],
    own: Sequence[_Wrong],
) -> Problem:
    first = others[0]
    saying = [one for one in (*own, *others) if one.number == first.number]
    listed = next(item for item in case.documents if item.id == first.lists[0].document)
    values: dict[str, Value] = {
        "document": document_names(case, (one.document for one in saying)),
        "field": Title(f"{rule['fact']}.count", texts(rule["elsewhere"]["title"])),
        "value": Number(first.number),
        "list": document_name(case, listed),
        "found": Number(saying[0].found),
    }
    told = [*saying, *(one for one in others if one not in saying)]
    places = (*(one.place for one in told), *evidence_of(case, *first.lists))
    code = params["codes"]["count"]
    return Problem(code, listed.submission, values, tuple(dict.fromkeys(places)), UNSURE, "doubt")


def _numbers_of(lists: Sequence[tuple[Document, Fact]], rule: Mapping[str, Any]) -> frozenset[int]:
    """How many rows there are: in all, of each list, of each kind of them, without those that may not
    count; the same row twice is one."""
    every = [row for _, fact in lists for row in fact.row_dicts()]
    counted = [row for row in every if not _is_uncounted(rule, row)]
    void = rule.get("void")
    valid = [
        row
        for row in every
        if not (void and re.search(void["words"], squeeze(row.get(void["column"], ""))))
    ]
    found = {len(fact.row_dicts()) for _, fact in lists}
    for rows in (every, counted, valid):
        found |= {len(rows), _distinct(rows)}
    for column in rule.get("by", ()):
        groups: dict[str, list[Mapping[str, str]]] = {}
        for row in every:
            groups.setdefault(squeeze(row.get(column, "")), []).append(row)
        found |= {_distinct(rows) for value, rows in groups.items() if value}
    return frozenset(found) if every else frozenset()


def _is_uncounted(rule: Mapping[str, Any], row: Mapping[str, str]) -> bool:
    return "uncounted" in rule and re.search(rule["uncounted"], squeeze(" ".join(row.values()))) is not None


def _distinct(rows: Sequence[Mapping[str, str]]) -> int:
    return len({tuple(sorted((name, squeeze(text)) for name, text in row.items())) for row in rows})


def _counted(case: Case, rule: Mapping[str, Any], document: Document) -> Iterator[tuple[int, Evidence]]:
    """What a document says how many there are, each with its place."""
    there = rule["elsewhere"]
    for one in there.get("facts", ()):
        fact = case.fact(document, one["fact"]) if one["kind"] == document.kind else None
        if fact is not None and isinstance(fact.value, int | float):
            yield int(fact.value), evidence_of(case, fact)[0]
    if document.kind in there["kinds"]:
        yield from _stated(case, document, there["stated"], rule.get("not_beside", ()))


def _stated(
    case: Case, document: Document, patterns: Sequence[str], beside: Sequence[str] = ()
) -> list[tuple[int, Evidence]]:
    """The numbers that the document's text states, of no part of what is counted, each with its place; of
    one that is followed by others in its sentence (销售网点6家、服务网点3家) also their sum."""
    found = []
    for hit in find_words(case, document, patterns):
        figure = _FIGURE.search(hit.matched)
        number = _number(figure.group()) if figure else None
        around = hit.before[-_NEAR:] + hit.matched + hit.after[:2]
        if number and not any(re.search(one, around) for one in beside):
            found.append((number, hit.evidence))
            further = [int(one) for one in _FURTHER.findall(re.split("[。；]", hit.after)[0])]
            if further:
                found.append((number + sum(further), hit.evidence))
    return found


def _number(figure: str) -> int | None:
    return int(figure) if figure.isdigit() else parse_chinese_number(figure.replace("两", "二"))


def _problem(
    case: Case,
    params: Mapping[str, Any],
    wrong: _Wrong,
    field: Value,
    beside: Document,
    counted: Sequence[Evidence],
) -> Problem:
    values: dict[str, Value] = {
        "document": document_name(case, wrong.document),
        "field": field,
        "value": Number(wrong.number),
        "list": document_name(case, beside),
        "found": Number(wrong.found),
    }
    places = (wrong.place, *counted)
    return Problem(params["codes"]["count"], wrong.document.submission, values, places, UNSURE, "doubt")
