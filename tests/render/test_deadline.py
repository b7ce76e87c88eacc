"""Working days by China's calendar."""

from datetime import date

from intake.render.deadline import deadline_after


def test_weekends_do_not_count() -> None:
    assert deadline_after(date(2026, 11, 24), 10).day == date(2026, 12, 8)


def test_holidays_and_made_up_working_days_count_as_announced() -> None:
    # National day 2025: 1-8 October off, Saturday 11 October worked, Sunday 28 September worked.
    assert deadline_after(date(2025, 9, 26), 3).day == date(2025, 9, 30)
    assert deadline_after(date(2025, 9, 30), 3).day == date(2025, 10, 11)


def test_beyond_the_announced_calendar_monday_to_friday_and_said_so() -> None:
    found = deadline_after(date(2090, 1, 2), 5)  # a Monday
    assert found.day == date(2090, 1, 9)
    assert not found.calendar_known
    assert deadline_after(date(2026, 11, 24), 10).calendar_known
