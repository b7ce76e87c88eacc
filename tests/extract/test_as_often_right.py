"""How sure a fact of a picture is told to be: as often as its like was right on strangers' papers."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.extract.as_often_right import as_often_right, fitted
from intake.model import Box, Fact, Line, Page, RowPlace

PLACE, BELOW = Box(0.2, 0.2, 0.6, 0.23), Box(0.2, 0.3, 0.6, 0.33)
WORDS = "临川雅弦钢琴有限公司"
SCAN = Page("licence.jpg", 1, (Line(WORDS, PLACE, 0.85), Line("钢琴", BELOW, 0.5)), method="ocr")
NAME = Fact("d1", "name", WORDS, WORDS, 1, PLACE, 0.85)


def test_a_fact_read_at_085_is_right_in_70_of_100() -> None:
    assert [fact.confidence for fact in as_often_right([NAME], [SCAN])] == [0.7]


def test_what_was_found_less_surely_in_clear_print_stands() -> None:
    clear = replace(SCAN, lines=(Line(WORDS, PLACE, 0.97),))
    assert as_often_right([NAME], [clear]) == [NAME]


def test_the_worst_of_a_facts_lines_decides() -> None:
    over_two = replace(NAME, box=Box.around((PLACE, BELOW)), confidence=0.49)
    assert [fact.confidence for fact in as_often_right([over_two], [SCAN])] == [pytest.approx(0.392)]


def test_typed_text_stands_as_it_is() -> None:
    assert as_often_right([NAME], [replace(SCAN, method="text")]) == [NAME]


def test_a_code_that_its_check_digits_prove_stands_one_that_they_do_not_is_less_sure() -> None:
    proved = replace(NAME, name="unified_social_credit_code", value="91350100M000100Y43")
    broken = replace(proved, value="91350100M000100Y44")
    assert [fact.confidence for fact in as_often_right([proved, broken], [SCAN])] == [0.85, 0.7]


def test_rows_stand_as_they_are() -> None:
    outlets = replace(NAME, value=((("name", "一店"),),), row_places=(RowPlace("", 0, 1),))
    assert as_often_right([outlets], [SCAN]) == [outlets]


@pytest.mark.parametrize(("read", "below"), [(0.88, True), (0.89, False)])
def test_the_bound_of_doubts_lies_where_four_in_five_are_right(read: float, *, below: bool) -> None:
    assert (fitted(read) < 0.8) is below


@given(st.floats(0, 1), st.floats(0, 1))
def test_surer_readings_stay_surer_and_none_gains(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert fitted(low) <= fitted(high)
    assert 0 <= fitted(high) <= round(high, 3) + 1e-9
