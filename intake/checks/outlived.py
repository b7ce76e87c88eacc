"""Permits that have run out: whose renewal is asked for, whose is not."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from intake.checks.certainty import sureness
from intake.checks.describe import compared_value, document_name, evidence_of
from intake.checks.trades import in_force
from intake.checks.types import Case, Problem
from intake.checks.words import text_lines
from intake.model import Document, Fact
from intake.model.finding import Severity
from intake.model.value import Day, ReviewDay
from intake.zh.expressions import compiled
from intake.zh.product_names import same_goods, split_names
from intake.zh.text import similarity, squeeze


def is_outlived(case: Case, document: Document, fact: str) -> bool:
    """Whether a document's end of validity lies before the day of review; the last day counts."""
    until = _until(case.fact(document, fact))
    return until is not None and until < case.as_of


def expired_problem(
    case: Case, code: str, document: Document, name: str, severity: Severity | None
) -> Problem:
    """That a document, outlived by its fact of that name, has run out."""
    fact = case.fact(document, name)
    until = _until(fact)
    if fact is None or until is None:
        raise ValueError(f"{document.id} has no {name}")
    values = {
        "document": document_name(case, document),
        "value": Day(until),
        "as_of": ReviewDay(case.as_of),
    }
    place = evidence_of(case, fact)
    return Problem(code, document.submission, values, place, sureness(document, fact), severity)


def rest_outlived(
    case: Case,
    code: str,
    documents: Sequence[Document],
    name: str,
    abolished: Iterable[Mapping[str, Any]],
    families: Sequence[Sequence[Document]],
) -> Iterator[Problem]:
    """Outlived documents that no decided trade needs: a note where another of the same trade (``families``)
    that may renew it is in force, or where such papers are no longer
    issued (``abolished``); else a doubt, for it may be needed after all."""
    gone = [row["words"] for row in abolished if in_force(row, case.as_of)]
    for document in documents:
        if not is_outlived(case, document, name):
            continue
        others = [
            other
            for family in families
            if document in family
            for other in family
            if not _of_another_kind(case, document, other)
        ]
        others += [other for other in documents if may_renew(case, document, other)]
        renewed = any(_holds(case, other, name) for other in others if other.id != document.id)
        moot = renewed or _is_one_of(case, document, gone)
        yield expired_problem(case, code, document, name, "note" if moot else "doubt")


def _holds(case: Case, document: Document, name: str) -> bool:
    """Whether it states an end of validity and has not reached it."""
    return case.fact(document, name) is not None and not is_outlived(case, document, name)


def _of_another_kind(case: Case, one: Document, other: Document) -> bool:
    """Whether both state what tells a renewed paper and differ in it, or cover other goods: a licence to
    trade in food is no renewal of one to make it, although either serves who sells what he makes."""
    for name in case.scheme.kinds[one.kind].fact_schema.get("x-renewed-by", ()):
        first, second = case.fact(one, name), case.fact(other, name)
        if first and second:
            texts = squeeze(str(first.value)), squeeze(str(second.value))
            if texts[0] not in texts[1] and texts[1] not in texts[0]:
                return True
    return not _may_cover_the_same(case, one, other)


def may_renew(case: Case, one: Document, other: Document) -> bool:
    """Whether they are of one kind, alike in what tells a renewed paper (``x-renewed-by``: the first of
    these facts must be known, of the others none may differ), and may cover the same (``x-covers``); or
    bear one number: who is called otherwise by then keeps that of the permit."""
    kind = case.scheme.kinds[one.kind]
    if other.kind == one.kind and one_number(case, one, other):
        return True
    names = kind.fact_schema.get("x-renewed-by", ())
    if other.kind != one.kind or not names:
        return False
    holders = {field.name for field in kind.fields if field.type == "name"}
    pairs = {name: (case.fact(one, name), case.fact(other, name)) for name in names}
    return (
        all(pairs[names[0]])
        and all(
            not first or not second or _alike(first, second, _NAMES if name in holders else 1.0)
            for name, (first, second) in pairs.items()
        )
        and _may_cover_the_same(case, one, other)
    )


def one_number(case: Case, one: Document, other: Document) -> bool:
    """Whether both state the number by which such papers are known (``x-describe``), and the same."""
    name = case.scheme.kinds[one.kind].fact_schema.get("x-describe", {}).get("number")
    number = compared_value(case, one, name) if name else ""
    return bool(number) and number == compared_value(case, other, name)


def _alike(one: Fact, other: Fact, least: float) -> bool:
    return similarity(str(one.value), str(other.value)) >= least


_NAMES = 0.9
"""Share of a name's characters that two readings of it have alike: one may be misread."""


def _may_cover_the_same(case: Case, one: Document, other: Document) -> bool:
    """Whether what they cover (the fact that their kind's ``x-covers`` names) may be the same; where either
    does not say, it may."""
    name = case.scheme.kinds[one.kind].fact_schema.get("x-covers")
    first, second = (case.fact(item, name) if name else None for item in (one, other))
    if not first or not second:
        return True
    return same_goods(str(first.value), str(second.value)) and not _two_of_a_family(first, second)


def _two_of_a_family(one: Fact, other: Fact) -> bool:
    """Whether both name one product, surely read, and each in words that the other has not: 耳背式助听器,
    耳内式助听器 have a certificate each; 普通货运 is 道路普通货物运输 in short, 壹级 follows 贰级."""
    names = split_names(str(one.value)), split_names(str(other.value))
    if len(names[0]) != 1 or len(names[1]) != 1 or min(one.confidence, other.confidence) < _SURELY_READ:
        return False
    first, second = (set(_GRADE.sub("", one[0])) for one in names)
    return not (first <= second or second <= first)


_SURELY_READ = 0.9
_GRADE = re.compile(r"[壹贰叁肆伍一二三四五甲乙丙丁特]级")


def _is_one_of(case: Case, document: Document, words: Sequence[str]) -> bool:
    """Whether the document's own head (its first lines) says that it is such a paper."""
    head = text_lines(case, document)[:_HEAD]
    return any(compiled(word).search(head) for word in words)


_HEAD = 200
"""Characters at the head of a paper in which its title stands."""


def _until(fact: Fact | None) -> date | None:
    if fact is None or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(fact.value)):
        return None
    try:
        return date.fromisoformat(str(fact.value))
    except ValueError:  # a day that no month has
        return None
