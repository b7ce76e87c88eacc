"""Ends of validity that are stated as years from a day (`Field.years_from`): 有效期三年."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from intake.model import Fact, Page
from intake.scheme import Kind
from intake.zh.dates import end_after_years, term_years
from intake.zh.text import normalise

_DERIVED = 0.85
_IMPOSSIBLE = 0.6
_BEGINNINGS = frozenset({"date", "date_start"})


def with_derived_ends(facts: list[Fact], kind: Kind, pages: Sequence[Page]) -> list[Fact]:
    """The facts, and for a kind with an end of validity that stated none, the end its years give."""
    ends = [field for field in kind.fields if field.type == "date_end" and field.years_from]
    result = list(facts)
    for field in ends:
        issued = next((fact for fact in facts if fact.name == field.years_from), None)
        if issued is None or any(fact.name == field.name for fact in facts):
            continue
        for page in pages:
            line = next((one for one in page.lines if term_years(normalise(one.text))), None)
            if line is None:
                continue
            years = term_years(normalise(line.text)) or 0
            end = end_after_years(date.fromisoformat(str(issued.value)), years)
            confidence = round(min(issued.confidence, line.confidence) * _DERIVED, 3)
            result.append(
                Fact(
                    issued.document,
                    field.name,
                    end.isoformat(),
                    line.text,
                    page.number,
                    line.box.rounded(),
                    confidence,
                )
            )
            break
    return result


def with_doubted_ends(facts: list[Fact], kind: Kind) -> list[Fact]:
    """The facts; an end of validity that is also the day on which the same paper says it began (its issue,
    the founding) was most likely misread and is unsure."""
    types = {field.name: field.type for field in kind.fields}
    days = [str(fact.value) for fact in facts if types.get(fact.name) in _BEGINNINGS]
    return [
        replace(fact, confidence=round(fact.confidence * _IMPOSSIBLE, 3))
        if types.get(fact.name) == "date_end" and any(str(fact.value) == day for day in days)
        else fact
        for fact in facts
    ]
