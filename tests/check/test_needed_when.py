"""What another document says must be there: asked for where it says so, and nowhere else."""

from dataclasses import replace

import pytest

from intake.checks import validate_checks
from intake.errors import SchemeError
from intake.scheme import CheckSpec
from tests.check.builders import SCHEME, Pack, complete, with_fact

LEASE = {
    "codes": {"missing": "content-missing"},
    "submission": "organization_chart",
    "when": {"kind": "business_licence", "fact": "organization_type", "is": ["租用", "租 赁"]},
}


def pack(says: str, *, sure: float = 0.98, held: bool = False) -> Pack:
    rule = SCHEME.findings["submission-missing"]
    scheme = replace(
        SCHEME,
        checks=(*SCHEME.checks, CheckSpec("needed_when", LEASE)),
        findings={**SCHEME.findings, "content-missing": replace(rule, code="content-missing")},
    )
    made = with_fact(complete(), "business_licence", "organization_type", says)
    facts = [
        replace(fact, confidence=sure) if fact.name == "organization_type" else fact for fact in made.facts
    ]
    made = replace(made, scheme=scheme, facts=facts)
    return made if held else made.without(*scheme.submission("organization_chart").satisfied_by)


@pytest.mark.parametrize("says", ["租用", "租赁"])
def test_what_is_needed_then_is_asked_for(says: str) -> None:
    made = pack(says)
    (finding,) = made.found("content-missing")
    assert (finding.severity, finding.submission) == ("deficiency", "organization_chart")
    assert finding.evidence[0].text == says


def test_nothing_is_asked_for_otherwise() -> None:
    assert pack("自有").found("content-missing") == []


def test_nothing_is_asked_for_where_it_is_there() -> None:
    assert pack("租用", held=True).found("content-missing") == []


@pytest.mark.parametrize(("sure", "severity"), [(0.81, "deficiency"), (0.79, "doubt")])
def test_it_is_as_sure_as_what_says_so(sure: float, severity: str) -> None:
    (finding,) = pack("租用", sure=sure).found("content-missing")
    assert finding.severity == severity


def test_a_fact_that_no_kind_has_is_told() -> None:
    wrong = LEASE | {"when": {"kind": "business_licence", "fact": "vehicle_source", "is": ["租用"]}}
    with pytest.raises(SchemeError, match="vehicle_source"):
        validate_checks(replace(SCHEME, checks=(CheckSpec("needed_when", wrong),)))
