"""Does a text count as many rows, or papers, as there are? “共30家” beside 28, “附报告3份” beside 2."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from intake.checks.certainty import UNSURE
from intake.checks.describe import document_name, document_names, evidence_of, fact_title, whole
from intake.checks.shapes import (
    EXPRESSION,
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
from intake.checks.words import Hit, find_words
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
            stated=EXPRESSION,
            void=record(("column", "words"), column=column_of("kinds"), words=EXPRESSION),
            elsewhere=record(
                ("kinds", "stated", "title"),
                kinds=KINDS,
                stated=several(EXPRESSION, 1),
                facts=several(FACT_OF_KIND),
                not_beside=EXPRESSION,
                by=several(column_of("kinds")),
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

_FIGURE = re.compile(rf"\d{{1,4}}|[两{CHINESE_NUMERALS}]{{1,6}}")


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """``rows``: a list (``fact``) whose own document says by ``stated`` how many it lists; rows that
    ``void`` shows to be withdrawn may count or not. ``papers``: documents of ``kinds`` that say how many
    papers of the kinds ``of`` are enclosed: fewer are a doubt, for one may be read as several. A text may
    count several things: where one of its numbers is right, all are.

    ``elsewhere``: what other documents of ``kinds`` state of the same list, by patterns or ``facts``; rows
    that say the same are one, rows alike in a column of ``by`` may be what is counted, and words of
    ``not_beside`` around a number show that it counts a part. What several documents say is one problem.
    """
    for rule in params.get("rows", ()):
        if "elsewhere" in rule:
            yield from _elsewhere(case, params, rule)
        for document in case.of_kind(*rule["kinds"]):
            yield from _of_rows(case, params, rule, document)
    for rule in params.get("papers", ()):
        enclosed = case.of_kind(*rule["of"])
        for document in case.of_kind(*rule["kinds"]) if enclosed else ():
            stated = _stated(case, document, rule["stated"])
            if stated and all(number > len(enclosed) for number, _ in stated):
                title = Title(rule["of"][0], texts(rule["title"]))
                yield _problem(case, params, document, title, stated, enclosed[0], len(enclosed))


def _of_rows(
    case: Case, params: Mapping[str, Any], rule: Mapping[str, Any], document: Document
) -> Iterator[Problem]:
    facts = [fact for fact in case.facts_of(document) if fact.name == rule["fact"]]
    rows = [row for fact in facts for row in fact.row_dicts()]
    stated = _stated(case, document, rule["stated"])
    void = rule.get("void")
    gone = (
        sum(bool(re.search(void["words"], squeeze(row.get(void["column"], "")))) for row in rows)
        if void
        else 0
    )
    if rows and stated and not any(number in (len(rows), len(rows) - gone) for number, _ in stated):
        title = fact_title(case, document, rule["fact"])
        lists = evidence_of(case, *facts)
        yield _problem(case, params, document, title, stated, document, len(rows), lists)


def _elsewhere(case: Case, params: Mapping[str, Any], rule: Mapping[str, Any]) -> Iterator[Problem]:
    there = rule["elsewhere"]
    lists = [
        (document, fact)
        for document in case.of_kind(*rule["kinds"])
        for fact in case.facts_of(document)
        if fact.name == rule["fact"]
    ]
    right = _numbers_of(lists, there.get("by", ()))
    if not right:
        return
    wrong: list[tuple[Document, int, Evidence]] = []
    for document in case.of_kind(*{*there["kinds"], *(one["kind"] for one in there.get("facts", ()))}):
        stated = [*_counted(case, there, document)]
        if stated and not any(number in right for number, _ in stated):
            wrong.append((document, *stated[0]))
    if not wrong:
        return
    first = wrong[0][1]
    saying = [document for document, number, _ in wrong if number == first]
    listed = lists[0][0]
    values: dict[str, Value] = {
        "document": document_names(case, saying),
        "field": Title(f"{rule['fact']}.count", texts(there["title"])),
        "value": Number(first),
        "list": document_name(case, listed),
        "found": Number(min(right, key=lambda number: abs(number - first))),
    }
    places = (*(place for _, _, place in wrong), *evidence_of(case, lists[0][1]))
    yield Problem(
        params["codes"]["count"], listed.submission, values, tuple(dict.fromkeys(places)), UNSURE, "doubt"
    )


def _numbers_of(lists: Sequence[tuple[Document, Fact]], by: Sequence[str]) -> frozenset[int]:
    """How many rows there are: in all, of each list, of each kind of them; the same row twice is one."""
    every = [row for _, fact in lists for row in fact.row_dicts()]
    found = {len(every), _distinct(every), *(len(fact.row_dicts()) for _, fact in lists)}
    for column in by:
        groups: dict[str, list[Mapping[str, str]]] = {}
        for row in every:
            groups.setdefault(squeeze(row.get(column, "")), []).append(row)
        found |= {_distinct(rows) for value, rows in groups.items() if value}
    return frozenset(found) if every else frozenset()


def _distinct(rows: Sequence[Mapping[str, str]]) -> int:
    return len({tuple(sorted((name, squeeze(text)) for name, text in row.items())) for row in rows})


def _counted(case: Case, there: Mapping[str, Any], document: Document) -> Iterator[tuple[int, Evidence]]:
    """What a document says how many there are, each with its place."""
    for rule in there.get("facts", ()):
        fact = case.fact(document, rule["fact"]) if rule["kind"] == document.kind else None
        if fact is not None and isinstance(fact.value, int | float):
            yield int(fact.value), evidence_of(case, fact)[0]
    if document.kind not in there["kinds"]:
        return
    beside = there.get("not_beside")
    for hit in find_words(case, document, there["stated"]):
        figure = _FIGURE.search(hit.matched)
        number = _number(figure.group()) if figure else None
        if number and not (beside and re.search(beside, hit.before[-_NEAR:] + hit.matched + hit.after[:2])):
            yield number, hit.evidence


def _stated(case: Case, document: Document, pattern: str) -> list[tuple[int, Hit]]:
    """The numbers that the document's text states, each with its place."""
    found = []
    for hit in find_words(case, document, [pattern]):
        figure = _FIGURE.search(hit.matched)
        number = _number(figure.group()) if figure else None
        if number:
            found.append((number, hit))
    return found


def _number(figure: str) -> int | None:
    return int(figure) if figure.isdigit() else parse_chinese_number(figure.replace("两", "二"))


def _problem(
    case: Case,
    params: Mapping[str, Any],
    document: Document,
    field: Value,
    stated: Sequence[tuple[int, Hit]],
    beside: Document,
    found: int,
    counted: Sequence[Evidence] = (),
) -> Problem:
    number, hit = stated[0]
    values: dict[str, Value] = {
        "document": document_name(case, document),
        "field": field,
        "value": Number(number),
        "list": document_name(case, beside),
        "found": Number(found),
    }
    places = (hit.evidence, *(counted or (whole(beside) if beside is not document else ())))
    return Problem(params["codes"]["count"], document.submission, values, places, UNSURE, "doubt")
