"""Days off: as announced for a year, or reckoned by the principle that the announcements follow."""

from datetime import date, timedelta

import pytest

from intake.zh.holidays import announced_years, reckoned_days_off


def days(text: str) -> set[date]:
    """05-01/05-05 of a year: `2026 05-01/05-05 06-19`."""
    year, *spans = text.split()
    found: set[date] = set()
    for span in spans:
        first, _, last = span.partition("/")
        day, end = date.fromisoformat(f"{year}-{first}"), date.fromisoformat(f"{year}-{last or first}")
        found.update(day + timedelta(days=at) for at in range((end - day).days + 1))
    return found


def test_what_is_announced_counts_days_off_and_days_made_up() -> None:
    (year,) = announced_years(
        [{"year": 2026, "days_off": ["2026-02-15/2026-02-17", "2026-04-06"], "worked": ["2026-02-14"]}]
    ).values()
    assert year.off == days("2026 02-15/02-17 04-06")
    assert year.worked == days("2026 02-14")
    works = {
        day: year.works(date.fromisoformat(f"2026-{day}")) for day in ("02-14", "02-16", "02-18", "02-21")
    }
    assert works == {"02-14": True, "02-16": False, "02-18": True, "02-21": False}
    assert not year.works(date(2026, 2, 22)), "a Sunday"
    assert year.works(date(2026, 2, 20)), "a Friday"


def test_years_may_leave_out_either() -> None:
    found = announced_years([{"year": "2026"}, {"year": 2027, "days_off": "2027-01-01"}])
    assert (found[2026].off, found[2026].worked, found[2027].off) == (set(), set(), set())


@pytest.mark.parametrize(
    "year",
    [
        # Spring Festival, Labour Day, National Day; 元旦, 清明, 端午 and 中秋 with their weekends.
        "2026 01-01/01-03 02-16/02-23 04-04/04-06 05-01/05-05 06-19/06-21 09-25/09-27 10-01/10-07",
        # 中秋 falls on 6 October: eight days. 元旦 is a Wednesday, of one day.
        "2025 01-01 01-28/02-04 04-04/04-06 05-01/05-05 05-31/06-02 10-01/10-08",
        # 元旦 a Saturday, with the Monday in lieu; the next a Monday, whose weekend lies in the old year.
        # 清明 a Tuesday, 端午 a Sunday, 中秋 a Tuesday in National Day's week.
        "2028 01-01/01-03 01-25/02-01 04-02/04-04 05-01/05-05 05-27/05-29 10-01/10-08 12-30/12-31",
        # 清明 a Wednesday, 端午 a Thursday, 中秋 a Friday.
        "2023 01-01/01-02 01-21/01-28 04-05 05-01/05-05 06-22/06-24 09-29/09-30 10-01/10-07 12-30/12-31",
    ],
)
def test_days_off_are_reckoned_before_they_are_announced(year: str) -> None:
    assert reckoned_days_off(int(year[:4])) == days(year)
