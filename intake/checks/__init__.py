"""Judging a case: facts and documents against the scheme.

Each family of checks is one module of this package, listed in ``FAMILIES``; what it is applied to
stands in scheme.yaml under ``checks``. See docs/adding-a-check.md.
"""

from collections.abc import Mapping
from typing import cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from intake.checks import (
    accompanying,
    agreement,
    contradictions,
    coverage,
    dates,
    duplicates,
    editions,
    freshness,
    listing,
    mentions,
    needed_by_law,
    periodic_proof,
    placeholders,
    presence,
    reading,
    rows,
    schema_validity,
    seals,
    standing,
    unrecognised,
    within,
)
from intake.checks.codes import raised_codes
from intake.checks.decide import findings_of, submissions_of, verdict_of
from intake.checks.eligibility import conditions
from intake.checks.supplements import after_supplements
from intake.checks.types import Case, Family, Judgement
from intake.errors import SchemeError
from intake.scheme import CheckSpec, Scheme

__all__ = ["FAMILIES", "Case", "Judgement", "judge", "validate_checks"]

FAMILIES: tuple[Family, ...] = tuple(
    cast(Family, module)
    for module in (
        presence,
        reading,
        schema_validity,
        contradictions,
        periodic_proof,
        agreement,
        dates,
        needed_by_law,
        accompanying,
        editions,
        mentions,
        rows,
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


def judge(case: Case) -> Judgement:
    """Findings, the state of every submission, and the verdict. The same case gives the same answer.

    Raises:
        SchemeError: the scheme's ``checks`` cannot be applied; the message says where and why.
    """
    validate_checks(case.scheme)
    problems = (
        (spec.check, problem)
        for spec in case.scheme.checks
        for problem in _BY_NAME[spec.check].run(case, spec.params)
    )
    findings = findings_of(case, after_supplements(case, problems))
    indicators = tuple(
        one
        for spec in case.scheme.checks
        if spec.check == coverage.NAME
        for one in coverage.tables(case, spec.params)
    )
    return Judgement(
        findings, submissions_of(case, findings), verdict_of(case, findings), indicators, conditions(case)
    )


def validate_checks(scheme: Scheme) -> None:
    """Every check the scheme uses exists, has fitting parameters, and all its codes are worded.

    Raises:
        SchemeError: naming the file, the entry of ``checks``, and what is wrong.
    """
    for place, spec in enumerate(scheme.checks):
        where = f"{scheme.folder / 'scheme.yaml'}: checks.{place} ({spec.check})"
        _validate(scheme, spec, where)


def _validate(scheme: Scheme, spec: CheckSpec, where: str) -> None:
    family = _BY_NAME.get(spec.check)
    if family is None:
        raise SchemeError(f"{where}: no such check; there are: {', '.join(sorted(_BY_NAME))}")
    error = best_match(Draft202012Validator(dict(family.PARAMS)).iter_errors(dict(spec.params)))
    if error is not None:
        inner = ".".join(str(part) for part in error.absolute_path) or "(top)"
        raise SchemeError(f"{where}: {inner}: {error.message}")
    raised = {code for code, _ in raised_codes(family.PARAMS, spec.params)}
    unworded = sorted(raised - scheme.findings.keys())
    if unworded:
        raise SchemeError(f"{where}: findings.yaml has no wording for {', '.join(unworded)}")
