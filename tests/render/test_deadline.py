"""Working days by China's calendar."""

from datetime import date, timedelta

import pytest

from intake.render.deadline import calendar_until, deadline_after
from intake.scheme import load_scheme
from intake.zh.holidays import Announced, announced_years, reckoned_days_off


def test_weekends_do_not_count() -> None:
    found = deadline_after(date(2026, 11, 24), 10)
    assert (found.day, found.working_days) == (date(2026, 12, 8), 10)


def test_only_years_after_the_last_that_the_calendar_knows_are_reckoned() -> None:
    last = calendar_until()
    assert deadline_after(date(last, 12, 1), 10).assumed == ()
    assert deadline_after(date(last + 1, 2, 1), 10).assumed == (last + 1,)


def test_holidays_and_made_up_working_days_count_as_announced() -> None:
    # National day 2025: 1-8 October off, Saturday 11 October worked, Sunday 28 September worked.
    assert deadline_after(date(2025, 9, 26), 3).day == date(2025, 9, 30)
    assert deadline_after(date(2025, 9, 30), 3).day == date(2025, 10, 11)


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        ("2026-12-18", 10, "2027-01-04"),  # 1 January 2027, a Friday, is off
        ("2027-01-28", 5, "2027-02-04"),  # the day before 除夕
        ("2027-01-28", 6, "2027-02-15"),  # 除夕 2027-02-05 to 初七 2027-02-12 are off, then a weekend
        ("2027-04-02", 1, "2027-04-06"),  # 清明 2027 is a Monday
        ("2027-04-30", 1, "2027-05-06"),
        ("2027-06-08", 1, "2027-06-10"),  # 端午 2027 is a Wednesday: that day only
        ("2028-09-29", 1, "2028-10-09"),  # 中秋 2028 falls into National Day: eight days, a Sunday
        ("2027-09-30", 1, "2027-10-08"),
    ],
)
def test_years_not_announced_are_reckoned_by_the_rule_and_named(start: str, days: int, last: str) -> None:
    found = deadline_after(date.fromisoformat(start), days)
    assert found.day == date.fromisoformat(last)
    assert found.assumed == (found.day.year,)


@pytest.mark.parametrize(
    ("year", "weekdays"),
    [
        (  # every one of the seven statutory holidays, 中秋 apart from National Day
            2027,
            "01-01 02-05 02-08 02-09 02-10 02-11 02-12 04-05 05-03 05-04 05-05 06-09 09-15 "
            "10-01 10-04 10-05 10-06 10-07",
        ),
        (  # 中秋 within National Day: one day more
            2028,
            "01-03 01-25 01-26 01-27 01-28 01-31 02-01 04-03 04-04 05-01 05-02 05-03 05-04 05-05 05-29 "
            "10-02 10-03 10-04 10-05 10-06",
        ),
        (  # the next year's 元旦 is a Tuesday
            2029,
            "01-01 02-12 02-13 02-14 02-15 02-16 02-19 04-04 05-01 05-02 05-03 05-04 06-18 "
            "09-24 10-01 10-02 10-03 10-04 10-05 12-31",
        ),
    ],
)
def test_the_weekdays_reckoned_off_are_those_of_all_seven_holidays(year: int, weekdays: str) -> None:
    off = {day for day in reckoned_days_off(year) if day.weekday() < 5}
    assert off == {date.fromisoformat(f"{year}-{day}") for day in weekdays.split()}


def test_a_known_calendar_assumes_nothing() -> None:
    assert deadline_after(date(2026, 11, 24), 10).assumed == ()


@pytest.mark.parametrize("year", range(2027, 2045))
def test_no_day_of_the_spring_festival_is_ever_a_working_day(year: int) -> None:
    from lunar_python import Lunar

    first = date.fromisoformat(Lunar.fromYmd(year, 1, 1).getSolar().toYmd())
    eve = first - timedelta(days=1)
    for start in range(20):
        last = deadline_after(eve - timedelta(days=start), 10).day
        assert not eve <= last <= first + timedelta(days=6)
        assert last > first + timedelta(days=6) or last < eve


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_rule_gives_the_weekdays_off_that_were_announced(year: int) -> None:
    import chinese_calendar

    day, announced = date(year, 1, 1), set()
    while day.year == year:
        if day.weekday() < 5 and not chinese_calendar.is_workday(day):
            announced.add(day)
        day += timedelta(days=1)
    assert {day for day in reckoned_days_off(year) if day.weekday() < 5} == announced


def test_the_schemes_own_row_is_what_the_calendar_knows_of_that_year() -> None:
    import chinese_calendar

    own = announced_years(load_scheme("gbt27922").data["holidays"]["announced"])[2026]
    day = date(2026, 1, 1)
    while day.year == 2026:
        assert own.works(day) == chinese_calendar.is_workday(day), day
        day += timedelta(days=1)


def test_an_announced_year_counts_as_the_scheme_says() -> None:
    own = {2027: Announced(frozenset({date(2027, 2, 8)}), frozenset({date(2027, 2, 6)}))}
    found = deadline_after(date(2027, 2, 5), 2, own)
    assert (found.day, found.assumed) == (date(2027, 2, 9), ())
