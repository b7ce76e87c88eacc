"""Ends of validity that a paper states as years from a day, and ends that are also its beginning."""

from dataclasses import replace

import pytest

from intake.extract.derive import with_derived_ends, with_doubted_ends
from intake.model import Box, Fact, Line
from intake.scheme import Field
from tests.extract.pages import SCHEME, page

KIND = replace(
    SCHEME.kinds["permit"],
    fields=(
        Field("issued_on", "date"),
        Field("began_on", "date_start"),
        Field("other_until", "date_end"),
        Field("valid_until", "date_end", years_from="issued_on"),
    ),
)
YEARS = (0.1, 0.4, "有效期三年")


def fact(name: str, value: str, confidence: float = 0.9) -> Fact:
    return Fact("d1", name, value, value, 1, Box(0.1, 0.1, 0.4, 0.12), confidence)


ISSUED = fact("issued_on", "2024-03-05")


def test_the_end_is_the_day_before_the_anniversary_shown_where_the_years_stand() -> None:
    first, second = page((0.1, 0.2, "甲")), page(YEARS, (0.1, 0.5, "有效期五年"), number=2, confidence=0.8)
    given, end = with_derived_ends([ISSUED], KIND, [first, second])
    assert given == ISSUED
    assert (end.document, end.name, end.value, end.text, end.page) == (
        "d1",
        "valid_until",
        "2027-03-04",
        "有效期三年",
        2,
    )
    assert end.box == second.lines[0].box.rounded()
    assert end.confidence == pytest.approx(0.85 * 0.8)
    (_, surer) = with_derived_ends([ISSUED], KIND, [page(YEARS)])
    assert surer.confidence == pytest.approx(0.85 * 0.9)


def test_without_years_a_beginning_or_with_an_end_of_its_own_none_is_derived() -> None:
    assert with_derived_ends([ISSUED], KIND, [page((0.1, 0.2, "甲"))]) == [ISSUED]
    began = fact("began_on", "2024-03-05")
    assert with_derived_ends([began], KIND, [page(YEARS)]) == [began]
    stated = [ISSUED, fact("valid_until", "2030-01-01")]
    assert with_derived_ends(stated, KIND, [page(YEARS)]) == stated
    other = [ISSUED, fact("other_until", "2030-01-01")]
    assert len(with_derived_ends(other, KIND, [page(YEARS)])) == 3


def test_each_end_has_a_day_of_its_own() -> None:
    kind = replace(KIND, fields=(*KIND.fields, Field("licensed_until", "date_end", years_from="began_on")))
    found = with_derived_ends([ISSUED, fact("began_on", "2025-01-01")], kind, [page(YEARS)])
    assert [(one.name, one.value) for one in found[2:]] == [
        ("valid_until", "2027-03-04"),
        ("licensed_until", "2027-12-31"),
    ]
    only = with_derived_ends([fact("began_on", "2025-01-01")], kind, [page(YEARS)])
    assert [one.name for one in only] == ["began_on", "licensed_until"]


def test_an_end_that_is_also_the_beginning_is_unsure() -> None:
    end = fact("valid_until", "2024-03-05")
    assert with_doubted_ends([ISSUED, end], KIND) == [ISSUED, replace(end, confidence=0.54)]
    began = fact("began_on", "2024-03-05")
    assert with_doubted_ends([began, end], KIND)[1].confidence == 0.54
    later = fact("valid_until", "2024-03-06")
    assert with_doubted_ends([ISSUED, later], KIND) == [ISSUED, later]
    assert with_doubted_ends([end], KIND) == [end]
    unknown = fact("elsewhere", "2024-03-05")
    assert with_doubted_ends([unknown, end], KIND) == [unknown, end]


def test_years_in_wide_characters_are_years() -> None:
    wide = replace(page(YEARS), lines=(Line("有 效 期：３年", Box(0.1, 0.4, 0.4, 0.42)),))
    assert with_derived_ends([ISSUED], KIND, [wide])[1].value == "2027-03-04"
