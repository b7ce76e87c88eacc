"""Dates that cannot be: made after the day of review, or in an order that nothing goes in."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from intake.checks.certainty import UNSURE, sureness
from intake.checks.describe import document_name, evidence_of, fact_title
from intake.checks.shapes import ANY_FACT, KINDS, Codes, fact_of, parameters, record, several
from intake.checks.types import Case, Problem
from intake.model import Document, Fact
from intake.model.value import Day, ReviewDay
from intake.zh.dates import find_dates

NAME = "dates"
CODES: Codes = {
    "future": ("document", "field", "value", "as_of"),
    "order": ("document", "field", "value", "other_field", "other"),
}
PARAMS = parameters(
    CODES,
    ("facts",),
    facts=several(ANY_FACT, 1),
    order=several(
        record(
            ("kinds", "first", "then"),
            kinds=KINDS,
            first=fact_of("kinds"),
            then=fact_of("kinds"),
        )
    ),
)


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """``facts`` are the dates on which something was made or issued; none can lie in the future. ``order``
    are two days of one paper of ``kinds``, of which the ``first`` cannot lie behind the other (``then``): a
    sample comes before its report, a term begins before it ends. Days that were not surely read, or of
    which only the month was, show nothing."""
    documents = {document.id: document for document in case.documents}
    for fact in case.facts:
        document = documents.get(fact.document)
        if document is None or fact.name not in params["facts"] or not isinstance(fact.value, str):
            continue
        day = _day(fact)
        if day is not None and day > case.as_of:
            values = {
                "document": document_name(case, document),
                "field": fact_title(case, document, fact.name),
                "value": Day(day),
                "as_of": ReviewDay(case.as_of),
            }
            code, place = params["codes"]["future"], evidence_of(case, fact)
            yield Problem(code, document.submission, values, place, sureness(document, fact))
    told: set[tuple[str, str]] = set()
    for rule in params.get("order", ()):
        for document in case.of_kind(*rule["kinds"]):
            found = _order(case, params["codes"]["order"], rule, document)
            if found is not None and (document.id, rule["then"]) not in told:
                told.add((document.id, rule["then"]))
                yield found


def _order(case: Case, code: str, rule: Mapping[str, Any], document: Document) -> Problem | None:
    first, then = (case.fact(document, rule[which]) for which in ("first", "then"))
    if first is None or then is None or sureness(document, first, then) < case.scheme.doubt_below:
        return None
    day, other = _day(first), _day(then)
    if day is None or other is None or day <= other or not (_is_of_a_day(first) and _is_of_a_day(then)):
        return None
    values = {
        "document": document_name(case, document),
        "field": fact_title(case, document, then.name),
        "value": Day(other),
        "other_field": fact_title(case, document, first.name),
        "other": Day(day),
    }
    return Problem(code, document.submission, values, evidence_of(case, then, first), UNSURE)


def _day(fact: Fact) -> date | None:
    try:
        return date.fromisoformat(str(fact.value))
    except ValueError:
        return None


def _is_of_a_day(fact: Fact) -> bool:
    """Whether what was read states a day, no month or year alone."""
    found = find_dates(fact.text)
    return not found or found[0].precision == "day"
