"""Rules with a bound, each just inside and just outside of it."""

from dataclasses import replace
from datetime import date

import pytest

from tests.check.builders import SCHEME, complete, with_fact, without_fact

OVER = "2026-11-23"


@pytest.mark.parametrize(("sure", "severity"), [(0.8, "deficiency"), (0.79, "doubt")])
def test_what_is_less_sure_than_the_scheme_asks_is_a_doubt(sure: float, severity: str) -> None:
    pack = with_fact(complete(), "system_certificate", "valid_until", OVER, sure=sure)
    assert pack.severities("certificate-expired") == [severity]


@pytest.mark.parametrize(("bound", "severity"), [(0.9, "deficiency"), (0.91, "doubt")])
def test_how_sure_is_the_schemes_to_say(bound: float, severity: str) -> None:
    pack = with_fact(complete(), "system_certificate", "valid_until", OVER, sure=0.9)
    stricter = replace(pack, scheme=replace(SCHEME, doubt_below=bound))
    assert stricter.severities("certificate-expired") == [severity]


@pytest.mark.parametrize(("sure", "notes"), [(0.8, ["note"]), (0.79, [])])
def test_a_note_that_is_not_sure_helps_nobody(sure: float, notes: list[str]) -> None:
    pack = complete().without("management_document").add("management_document", "回访制度", confidence=sure)
    assert pack.severities("document-control-incomplete") == notes


@pytest.mark.parametrize(
    ("as_of", "due"),
    [
        (date(2026, 6, 30), 2024),
        (date(2026, 7, 1), 2025),
        (date(2027, 6, 30), 2025),
        (date(2027, 7, 1), 2026),
    ],
)
def test_the_report_of_the_year_due_will_do_and_one_a_year_older_will_not(as_of: date, due: int) -> None:
    for year, found in ((due + 1, []), (due, []), (due - 1, ["deficiency"]), (due - 2, ["deficiency"])):
        pack = with_fact(complete(), "annual_report", "annual_report_year", year)
        assert replace(pack, as_of=as_of).severities("annual-report-outdated") == found, year


def test_of_several_reports_the_newest_counts() -> None:
    pack = with_fact(complete(), "annual_report", "annual_report_year", 2023)
    assert (
        pack.add("annual_report", "2025年度报告", annual_report_year=2025).found("annual-report-outdated")
        == []
    )
    pack = with_fact(complete(), "annual_report", "annual_report_year", 2023)
    (finding,) = pack.add("annual_report", "2024年度报告", annual_report_year=2024).found(
        "annual-report-outdated"
    )
    assert "2024" in finding.message


@pytest.mark.parametrize(("founded", "owed"), [("2025-12-31", 1), ("2026-01-01", 0)])
def test_who_was_founded_after_the_year_due_owes_nothing_yet(founded: str, owed: int) -> None:
    pack = without_fact(complete().without("annual_report"), "business_licence", "valid_from", "issued_on")
    pack = with_fact(pack, "business_licence", "established_on", founded)
    assert len(pack.found("annual-report-missing")) == owed
