"""Codes that may have been misread, as check digits would have them: readings that ask for a witness."""

from collections.abc import Sequence
from dataclasses import replace

from intake.extract.candidate import Candidate
from intake.model import Fact, Page
from intake.scheme import Field
from intake.zh.codes import credit_code_problem, is_valid_registration_number, repair_credit_code

_PROVED, _A_WITNESS = 0.93, 0.9

_ASKS = 0.65
"""Of what only check digits speak for: look-alikes may make another code than the one printed."""


def repaired(field: Field, pages: Sequence[Page], found: Sequence[Candidate]) -> list[Candidate]:
    """For each code read from a picture that fails its check: the only one that look-alikes allow and both
    check digits prove."""
    if field.type != "credit_code":
        return []
    pictures = {page.number for page in pages if page.method != "text"}
    result: dict[str, Candidate] = {}
    for candidate in found:
        code = str(candidate.value)
        if candidate.page not in pictures or is_well_formed(code):
            continue
        other = repair_credit_code(code)
        if other is not None and other not in result:
            sure = min(_ASKS, _ASKS * candidate.confidence)
            result[other] = replace(candidate, value=other, confidence=sure, way="repair")
    return list(result.values())


def with_witnesses(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts; of a code that failed its check and of which another document states what it would have to
    be, only that."""
    stated: dict[str, set[str]] = {}
    for fact in facts:
        if fact.confidence >= _A_WITNESS and isinstance(fact.value, str):
            stated.setdefault(fact.value, set()).add(fact.document)
    codes: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        codes.setdefault((fact.document, fact.name), []).append(fact)
    proved: dict[tuple[str, str], Fact] = {}
    for place, (first, *others) in codes.items():
        for other in others:
            witnesses = stated.get(str(other.value), set()) - {first.document}
            if witnesses and repair_credit_code(str(first.value)) == other.value != first.value:
                proved[place] = replace(other, confidence=_PROVED)
    return tuple(
        proved.get((fact.document, fact.name), fact)
        for fact in facts
        if (fact.document, fact.name) not in proved or fact is codes[fact.document, fact.name][0]
    )


def is_well_formed(code: str) -> bool:
    """Whether a code satisfies the check digits of its time."""
    return credit_code_problem(code) is None or is_valid_registration_number(code)
