"""China's public holidays: those announced for a year, and those to be reckoned with before they are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

SATURDAY = 5
_MONDAY, _TUESDAY, _WEDNESDAY, _THURSDAY, _SUNDAY = 0, 1, 2, 3, 6


@dataclass(frozen=True, slots=True)
class Announced:
    """A year's arrangement as the State Council's General Office published it: the days off, and the days
    at weekends that are worked for them."""

    off: frozenset[date]
    worked: frozenset[date]

    def works(self, day: date) -> bool:
        return day in self.worked or (day.weekday() < SATURDAY and day not in self.off)


def announced_years(rows: Sequence[Mapping[str, object]]) -> dict[int, Announced]:
    """Arrangements given as data, by year: ``year``, ``days_off`` (days, or from/to) and ``worked``."""
    return {
        int(str(row["year"])): Announced(
            frozenset(day for span in _listed(row, "days_off") for day in _span(span)),
            frozenset(day for span in _listed(row, "worked") for day in _span(span)),
        )
        for row in rows
    }


def _listed(row: Mapping[str, object], name: str) -> Sequence[str]:
    value = row.get(name, ())
    return [str(item) for item in value] if isinstance(value, list | tuple) else []


def _span(text: str) -> Iterator[date]:
    first, _, last = text.partition("/")
    day, end = date.fromisoformat(first), date.fromisoformat(last or first)
    while day <= end:
        yield day
        day += timedelta(days=1)


@lru_cache(maxsize=64)
def reckoned_days_off(year: int) -> frozenset[date]:
    """The days off to be reckoned with in a year whose arrangement is not announced yet.

    The principle stands in 国办发明电〔2024〕12号 [P]: the Spring Festival eight days from 除夕, Labour
    Day five from 1 May, National Day seven from 1 October (eight where 中秋 falls into them); 元旦, 清明,
    端午 and 中秋 three days with their weekend, one when they fall on a Wednesday. Working days made up at
    weekends are not reckoned with.
    """
    from lunar_python import Lunar

    first = _solar(Lunar.fromYmd(year, 1, 1).getSolar())
    autumn = _solar(Lunar.fromYmd(year, 8, 15).getSolar())
    national = date(year, 10, 1)
    long = 8 if national <= autumn <= date(year, 10, 8) else 7
    qingming = _solar(Lunar.fromYmd(year, 1, 1).getJieQiTable()["清明"])
    days = {*_days(first - timedelta(days=1), 8), *_days(date(year, 5, 1), 5), *_days(national, long)}
    for feast in (
        date(year, 1, 1),
        date(year + 1, 1, 1),
        qingming,
        _solar(Lunar.fromYmd(year, 5, 5).getSolar()),
        autumn,
    ):
        days |= set(_with_weekend(feast))
    return frozenset(day for day in days if day.year == year)


def _days(first: date, count: int) -> Iterator[date]:
    return (first + timedelta(days=place) for place in range(count))


def _with_weekend(feast: date) -> Iterator[date]:
    """A feast of one day with the weekend beside it, and the day between them or in lieu."""
    before = {_MONDAY: 2, _TUESDAY: 2, _SUNDAY: 1}.get(feast.weekday(), 0)
    return _days(feast - timedelta(days=before), 1 if feast.weekday() == _WEDNESDAY else 3)


def _solar(day: object) -> date:
    return date.fromisoformat(day.toYmd())  # type: ignore[attr-defined]
