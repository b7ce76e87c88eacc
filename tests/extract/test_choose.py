"""Of several readings one is kept; a sure one that disagrees makes a critical fact unsure."""

from dataclasses import replace

import pytest

from intake.extract.candidate import Candidate
from intake.extract.choose import chosen
from intake.model import Box
from intake.scheme import Field

CODE = Field("code", "code", critical=True)
BOX = Box(0.1, 0.1, 0.4, 0.12)


def reading(value: str, confidence: float, way: str = "label", page: int = 1) -> Candidate:
    return Candidate(value, value, page, BOX, confidence, way)


def kept(field: Field, *readings: Candidate) -> list[tuple[object, float]]:
    return [(fact.value, fact.confidence) for fact in chosen("d1", field, readings)]


def test_nothing_read_is_no_fact() -> None:
    assert kept(CODE) == []


def test_a_sure_reading_that_disagrees_is_kept_beside_and_makes_both_unsure() -> None:
    assert kept(CODE, reading("A1", 0.95), reading("B2", 0.6)) == [("A1", 0.807), ("B2", 0.357)]
    (first, _), *_ = kept(CODE, reading("A1", 0.9), reading("B2", 0.85, page=2))
    assert first == "A1"


@pytest.mark.parametrize(("rival", "confidence"), [(0.6, 0.765), (0.59, 0.9)])
def test_only_a_sure_enough_reading_contradicts(rival: float, confidence: float) -> None:
    facts = kept(CODE, reading("A1", 0.9), reading("B2", rival))
    assert facts[0] == ("A1", confidence)
    assert len(facts) == (2 if rival >= 0.6 else 1)


def test_at_most_two_others_are_kept() -> None:
    assert len(kept(CODE, *(reading(f"A{place}", 0.9) for place in range(5)))) == 3


def test_what_is_not_critical_is_not_contradicted() -> None:
    plain = replace(CODE, critical=False)
    assert kept(plain, reading("A1", 0.9), reading("B2", 0.85)) == [("A1", 0.9)]


def test_readings_that_agree_make_it_surer_once_a_way() -> None:
    assert kept(CODE, reading("A1", 0.8), reading("A1", 0.8, "pattern")) == [("A1", 0.88)]
    assert kept(CODE, reading("A1", 0.8), reading("A1", 0.8)) == [("A1", 0.8)]


def test_a_name_that_only_looks_like_one_says_nothing_against_a_labelled_one() -> None:
    name = replace(CODE, type="name")
    assert kept(name, reading("甲公司", 0.9), reading("乙公司", 0.8, "pattern")) == [("甲公司", 0.9)]
    assert kept(name, reading("甲公司", 0.9), reading("乙公司", 0.8))[0] == ("甲公司", 0.765)
    assert kept(name, reading("甲公司", 0.9, "pattern"), reading("乙公司", 0.8, "pattern"))[0] == (
        "甲公司",
        0.765,
    )


def test_of_years_in_a_printed_list_the_newest_counts() -> None:
    years = replace(CODE, type="year", critical=False, newest=True)
    facts = chosen("d1", years, [Candidate(2023, "2023", 1, BOX, 0.9, "label"), _year(2025, 0.7)])
    assert [fact.value for fact in facts] == [2025]


def _year(year: int, confidence: float) -> Candidate:
    return Candidate(year, str(year), 1, BOX, confidence, "label")
