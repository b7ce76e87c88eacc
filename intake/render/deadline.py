"""Counting working days by the calendar of China's public holidays and made-up working days."""

from dataclasses import dataclass
from datetime import date, timedelta

_FIXED_BY_LAW = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})


@dataclass(frozen=True, slots=True)
class Deadline:
    """``day``: the last day. ``calendar_known`` is false when the holidays up to it are not announced yet
    and Monday to Friday were counted instead. ``working_days``: ``None`` when a day was asked for."""

    day: date
    working_days: int | None
    calendar_known: bool = True


def deadline_after(start: date, working_days: int) -> Deadline:
    """The last of `working_days` working days, the first being the one after `start`.

    The State Council announces a year's holidays late in the year before (data: chinesecalendar). Beyond
    that Monday to Friday count, but for the days the law itself fixes by the solar calendar
    (全国年节及纪念日放假办法, as amended with effect from 2025-01-01).
    """
    day, left, known = start, working_days, True
    while left > 0:
        day += timedelta(days=1)
        working, in_calendar = _is_working_day(day)
        known = known and in_calendar
        left -= working
    return Deadline(day, working_days, known)


def _is_working_day(day: date) -> tuple[bool, bool]:
    """(whether it is one, whether the calendar knows that year)."""
    # The calendar's tables take a noticeable time to load; only letters need them.
    import chinese_calendar

    try:
        return chinese_calendar.is_workday(day), True
    except NotImplementedError:
        return day.weekday() < 5 and (day.month, day.day) not in _FIXED_BY_LAW, False


def calendar_until() -> int:
    """The last year whose holidays this machine's calendar knows."""
    from chinese_calendar.constants import holidays

    return max(int(day.year) for day in holidays)
