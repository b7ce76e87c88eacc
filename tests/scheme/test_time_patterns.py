"""Patterns whose time has no bound are told by trying them on long texts."""

from dataclasses import replace

import pytest

from intake.errors import SchemeError
from intake.scheme import Pattern, Scheme, load_scheme
from intake.scheme.time_patterns import refuse_slow, timed_patterns

SHIPPED = load_scheme("gbt27922")


def scheme_with(expression: str) -> Scheme:
    """The shipped scheme with one pattern alone."""
    pattern = Pattern("year", expression, ("2013年度年检",), ("2013年3月",))
    return replace(SHIPPED, patterns=(("documents/annual_report.yaml", pattern),))


def test_every_pattern_of_the_shipped_scheme_is_quick() -> None:
    slowest = refuse_slow(SHIPPED)
    assert slowest is not None
    assert not slowest.too_slow


@pytest.mark.parametrize(
    "slow",
    [
        r"(?:\d{0,9}){0,9}(?:\d{0,9}){0,9}年检",
        r"(?:(?:年|年检|度|年度){0,40}){0,3}验",
        r"(?:\d|\d\d){0,60}年检",
        r"(?:.{0,60}年){0,6}验",
    ],
)
def test_quantifiers_within_each_other_are_told_with_the_culprit(slow: str) -> None:
    with pytest.raises(SchemeError, match=r"annual_report\.yaml: pattern “year” is too slow: “"):
        refuse_slow(scheme_with(slow))


def test_what_tries_much_at_each_place_but_not_more_and_more_is_quick_enough() -> None:
    (timed,) = timed_patterns(scheme_with(r"[\u4e00-\u9fff]{2,8}(?:省|市|区).{0,12}(?:路|街|道|号)"))
    assert not timed.too_slow
    assert timed.unit
