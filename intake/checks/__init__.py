"""Judging a case: facts and documents against the scheme.

Each family of checks is one module of this package, listed in ``FAMILIES``; what it is applied to
stands in scheme.yaml under ``checks``. See docs/adding-a-check.md.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from typing import cast

from intake.checks import (
    accompanying,
    agreement,
    annexes,
    applicant,
    contradictions,
    counts,
    coverage,
    dates,
    duplicates,
    each_covered,
    editions,
    freshness,
    listed_copies,
    listing,
    makers,
    mentions,
    needed_by_law,
    needed_when,
    pages_lacking,
    periodic_proof,
    placeholders,
    presence,
    reading,
    rows,
    schema_validity,
    scope_of_goods,
    seals,
    standing,
    statements,
    unrecognised,
    within,
)
from intake.checks.codes import raised_codes
from intake.checks.decide import findings_of, submissions_of, verdict_of
from intake.checks.eligibility import conditions
from intake.checks.mistakes import check_mistakes, given_values
from intake.checks.one_question import one_question
from intake.checks.supplements import after_supplements
from intake.checks.types import Case, Family, Judgement
from intake.scheme import CheckSpec, Scheme
from intake.scheme.fact_schemas import schema_codes
from intake.scheme.mistakes import Mistake, raise_all
from intake.scheme.names import Names
from intake.scheme.places import Given
from intake.scheme.source import HEAD, Source

__all__ = [
    "FAMILIES",
    "Case",
    "Judgement",
    "judge",
    "mistakes_in",
    "validate_checks",
    "values_given",
    "values_said",
    "waivable_codes",
]

FAMILIES: tuple[Family, ...] = tuple(
    cast(Family, module)
    for module in (
        presence,
        applicant,
        reading,
        schema_validity,
        contradictions,
        periodic_proof,
        agreement,
        statements,
        makers,
        dates,
        needed_by_law,
        needed_when,
        pages_lacking,
        annexes,
        accompanying,
        each_covered,
        scope_of_goods,
        listed_copies,
        editions,
        mentions,
        rows,
        counts,
        coverage,
        listing,
        placeholders,
        seals,
        duplicates,
        unrecognised,
        within,
        standing,
        freshness,
    )
)
"""Every family of checks there is."""

_BY_NAME: Mapping[str, Family] = {family.NAME: family for family in FAMILIES}


FAMILY_BY_NAME: Mapping[str, Family] = {family.NAME: family for family in FAMILIES}


def judge(case: Case) -> Judgement:
    """Findings, the state of every submission, and the verdict. The same case gives the same answer.

    Raises:
        SchemeError: the scheme's ``checks`` cannot be applied; the message says where and why.
    """
    validate_checks(case.scheme)
    problems = (
        (spec.check, problem)
        for spec in case.scheme.checks
        for problem in FAMILY_BY_NAME[spec.check].run(case, spec.params)
    )
    findings = findings_of(case, one_question(case, after_supplements(case, problems)))
    indicators = tuple(
        one
        for spec in case.scheme.checks
        if spec.check == coverage.NAME
        for one in coverage.tables(case, spec.params)
    )
    return Judgement(
        findings, submissions_of(case, findings), verdict_of(case, findings), indicators, conditions(case)
    )


_VALID: deque[Scheme] = deque(maxlen=4)
"""Schemes found valid in this process: every case of a batch asks, always about the same."""


def validate_checks(scheme: Scheme) -> None:
    """Every check the scheme uses exists, has fitting parameters that name what is there, and all its codes
    are worded with values they have.

    Raises:
        SchemeError: every mistake: the file, the entry, what is wrong, and the nearest right name.
    """
    if any(known is scheme for known in _VALID):
        return
    path = scheme.folder / "scheme.yaml"
    entries = [{"check": spec.check, **spec.params} for spec in scheme.checks]
    raise_all(check_mistakes(FAMILY_BY_NAME, entries, Names.of(scheme), path, written=False))
    _VALID.append(scheme)


def mistakes_in(source: Source) -> Iterator[Mistake]:
    """What the families of checks find wrong in a scheme's files."""
    yield from check_mistakes(
        FAMILY_BY_NAME, source.checks, source.names, source.folder / HEAD, written=True
    )


_NEVER_OFF = frozenset({presence.NAME, applicant.NAME, reading.NAME})
"""Families whose findings tell what is there at all, whose it is, and what was read: all else rests on
them."""


def waivable_codes(scheme: Scheme) -> frozenset[str]:
    """The codes of which a body may say that they are not to be raised."""
    wanted = {code for kind in scheme.kinds.values() for code, _ in schema_codes(kind.fact_schema)}
    needed: set[str] = set()
    for spec in scheme.checks:
        (needed if spec.check in _NEVER_OFF else wanted).update(_codes_of(spec))
    return frozenset(wanted - needed)


def _codes_of(spec: CheckSpec) -> Iterator[str]:
    return (code for code, _ in raised_codes(FAMILY_BY_NAME[spec.check].PARAMS, spec.params))


def values_said(scheme: Scheme) -> Given:
    """By finding code, what the findings of a scheme that is loaded say."""
    entries = [{"check": spec.check, **spec.params} for spec in scheme.checks]
    return given_values(FAMILY_BY_NAME, entries, [kind.fact_schema for kind in scheme.kinds.values()])


def values_given(source: Source) -> Given:
    """By finding code, what the scheme's findings say."""
    return given_values(FAMILY_BY_NAME, source.checks, source.schemas.values())
