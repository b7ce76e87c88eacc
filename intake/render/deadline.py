"""Counting working days by the calendar of China's public holidays and made-up working days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from intake.zh.holidays import SATURDAY, Announced, reckoned_days_off


@dataclass(frozen=True, slots=True)
class Deadline:
    """``day``: the last day. ``working_days``: ``None`` when a day was asked for. ``assumed``: the years
    up to it whose holidays are not known here and were reckoned with by the rule they follow."""

    day: date
    working_days: int | None
    assumed: tuple[int, ...] = ()


def deadline_after(
    start: date, working_days: int, announced: Mapping[int, Announced] | None = None
) -> Deadline:
    """The last of `working_days` working days, the first being the one after `start`.

    A year's holidays are those of ``announced``, else those this machine's calendar knows (data:
    chinesecalendar), else those to be reckoned with (`reckoned_days_off`), so that the Spring Festival
    never counts as working days.
    """
    day, left, assumed = start, working_days, set()
    while left > 0:
        day += timedelta(days=1)
        working, known = _is_working_day(day, announced or {})
        if not known:
            assumed.add(day.year)
        left -= working
    return Deadline(day, working_days, tuple(sorted(assumed)))


def _is_working_day(day: date, announced: Mapping[int, Announced]) -> tuple[bool, bool]:
    """(whether it is one, whether that year's holidays are known)."""
    if day.year in announced:
        return announced[day.year].works(day), True
    # The calendar's tables take a noticeable time to load; only letters need them.
    import chinese_calendar

    try:
        return chinese_calendar.is_workday(day), True
    except NotImplementedError:
        return day.weekday() < SATURDAY and day not in reckoned_days_off(day.year), False


def calendar_until() -> int:
    """The last year whose holidays this machine's calendar knows."""
    from chinese_calendar.constants import holidays

    return max(int(day.year) for day in holidays)
