"""What a family of checks must be given is enough for it, whatever else a scheme leaves out."""

from collections.abc import Mapping
from typing import Any

import pytest

from intake.checks import FAMILY_BY_NAME
from tests.check.builders import SCHEME
from tests.check.test_codes import CASES

PACKS = [build().case() for _, build in CASES.values()]


def required(value: Any, shape: Mapping[str, Any]) -> Any:
    """What of the parameters the family's schema demands."""
    if isinstance(value, Mapping):
        stated, more = shape.get("properties", {}), shape.get("additionalProperties")
        if not stated:
            inner = more if isinstance(more, Mapping) else {}
            return {name: required(one, inner) for name, one in value.items()}
        return {name: required(value[name], stated[name]) for name in shape["required"]}
    if isinstance(value, list | tuple):
        return [required(one, shape.get("items", {})) for one in value]
    return value


@pytest.mark.parametrize("place", range(len(SCHEME.checks)))
def test_a_family_runs_with_what_it_must_be_given(place: int) -> None:
    spec = SCHEME.checks[place]
    family = FAMILY_BY_NAME[spec.check]
    least = required(spec.params, family.PARAMS)
    known = set(SCHEME.findings)
    for case in PACKS:
        assert {problem.code for problem in family.run(case, least)} <= known
