"""Dates and terms as Chinese documents write them."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from intake.zh.numbers import parse_chinese_number

Precision = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: ``text == source[start:end]``. A month's or year's value is its first day."""

    value: date
    start: int
    end: int
    text: str
    precision: Precision

    @property
    def last_day(self) -> date:
        """The last day it can mean: 'valid until 2024年3月' holds to the month's end."""
        if self.precision == "month":
            return self.value.replace(day=monthrange(self.value.year, self.value.month)[1])
        return self.value.replace(month=12, day=31) if self.precision == "year" else self.value


@dataclass(frozen=True, slots=True)
class Term:
    """A validity term. ``end`` is inclusive; ``long_term`` for 长期 and its like."""

    start: date | None
    end: date | Literal["long_term"] | None
    text: str


_S = r"[ \t\u3000]*"
_N = "零一二三四五六七八九十〇○廿卅"
_F = "零壹贰叁肆伍陆柒捌玖拾"
_YEAR = r"(?<![0-9.])(?P<y>(?:19|2[0Oo])[0-9OoIl]{2})"
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july"),
            *("aug august", "sep sept september", "oct october", "nov november", "dec december"),
        ),
        1,
    )
    for name in names.split()
}
_MONTH_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))

_FORMS: tuple[re.Pattern[str], ...] = (
    re.compile(
        rf"{_YEAR}{_S}年{_S}(?P<m>[0-9OoIl]{{1,2}}){_S}月(?:{_S}(?P<d>[0-9OoIl]{{1,2}})(?:{_S}[日号]|(?![0-9家个名人项条次页份])))?"
    ),
    re.compile(rf"{_YEAR}{_S}(?P<s>[-./／－．]){_S}(?P<m>[01]?\d){_S}(?P=s){_S}(?P<d>[0-3]?\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(
        rf"(?P<y>[{_N}{_F}OＯ0]{{4}}){_S}年{_S}(?P<m>[{_N}{_F}]{{1,3}}){_S}月"
        rf"(?:{_S}(?P<d>[{_N}{_F}]{{1,4}}){_S}[日号])?"
    ),
    re.compile(
        rf"(?<![a-z])(?P<m>{_MONTH_NAME})[a-z]*[.,]?\s*(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\s*[,.，]?\s*(?P<y>(?:19|20)\d\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\d)(?P<d>[0-3]?\d)(?:st|nd|rd|th)?[\s.,-]*(?P<m>{_MONTH_NAME})[a-z]*[.,]?[\s-]*(?P<y>(?:19|20)\d\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_YEAR}{_S}[-./]{_S}(?P<m>0?[1-9]|1[0-2])(?!\d|{_S}[-./]{_S}\d{{1,2}}(?!\d)|[-./](?!\d))"
    ),
    re.compile(rf"{_YEAR}{_S}年(?!{_S}\d)"),
)
# 水久 and 氷久 are what engines read for 永久.
_LONG_TERM = re.compile(r"长\s*期|[永水氷]\s*久|无\s*固\s*定\s*期\s*限|不\s*约\s*定\s*期\s*限|\*{3,}")
_YEARS = re.compile(
    rf"有\s*效\s*期?\s*(?:限)?\s*(?:为|是|:|：)?\s*(?P<n>\d{{1,2}}|[{_N}{_F}]{{1,3}})\s*(?:\([^)]*\)|（[^）]*）)?\s*年"
)
_YEARS_FROM_ISSUE = re.compile(
    rf"之?日起\s*(?P<n>\d{{1,2}}|[{_N}{_F}]{{1,3}})\s*年(?:之?内)?(?:有\s*效|为有效期)"
)
# Between two days 一 is a dash that was read for the numeral.
_RANGE = re.compile(
    r"^[\s起始]*(?:至|到|止|一|—+|－+|–+|-+|~|～|to|through|until)[\s止到]*$", re.IGNORECASE
)
_TO_LONG = re.compile(r"^[\s起始]*(?:至|到|—+|－+|–+|-+|~|～)?\s*$")
_UNTIL = re.compile(r"(?:至|到|截止|until|to|expir\w*|thru)\s*[:：为]?\s*$", re.IGNORECASE)
_FROM = re.compile(r"(?:自|从|from|since)\s*[:：]?\s*$", re.IGNORECASE)
_LOOKALIKE = str.maketrans("OoIl", "0011")


def find_dates(text: str) -> list[FoundDate]:
    """Every date in the text, in order, none overlapping; impossible days are no dates."""
    taken = [False] * len(text)
    found = []
    for form in _FORMS:
        for match in form.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            value, precision = _value(match)
            if value is None:
                continue
            taken[match.start() : match.end()] = [True] * (match.end() - match.start())
            found.append(FoundDate(value, match.start(), match.end(), match.group(), precision))
    return sorted(found, key=lambda item: item.start)


def parse_date(text: str) -> date | None:
    """The first date of day precision in the text, else the first at all, else None."""
    found = find_dates(text)
    exact = [item for item in found if item.precision == "day"]
    return (exact or found)[0].value if found else None


def find_term(text: str) -> Term | None:
    """The first validity term: a range, 'until', 'from … 长期', or 长期 alone. None when there is none."""
    found = find_dates(text)
    return _range(text, found) or _long_term(text, found) or _one_ended(text, found)


def _range(text: str, found: list[FoundDate]) -> Term | None:
    for first, second in pairwise(found):
        if _RANGE.match(text[first.end : second.start]) and first.value <= second.last_day:
            return Term(first.value, second.last_day, text[first.start : second.end])
    return None


def _long_term(text: str, found: list[FoundDate]) -> Term | None:
    match = _LONG_TERM.search(text)
    if not match:
        return None
    before = [item for item in found if item.end <= match.start()]
    if before and _TO_LONG.match(text[before[-1].end : match.start()]):
        return Term(before[-1].value, "long_term", text[before[-1].start : match.end()])
    if any(_UNTIL.search(text[: item.start]) for item in found):
        return None
    return Term(None, "long_term", match.group())


def _one_ended(text: str, found: list[FoundDate]) -> Term | None:
    for item in found:
        if _UNTIL.search(text[: item.start]):
            return Term(None, item.last_day, item.text)
    for item in found:
        if _FROM.search(text[: item.start]):
            return Term(item.value, None, item.text)
    return None


def term_years(text: str) -> int | None:
    """The years of 有效期三年 / 有效期：5年 / 自发证之日起三年内有效, or None."""
    match = _YEARS.search(text) or _YEARS_FROM_ISSUE.search(text)
    if not match:
        return None
    number = match.group("n")
    years = int(number) if number.isdigit() else parse_chinese_number(number)
    return years if years and 0 < years <= 50 else None


def end_after_years(start: date, years: int) -> date:
    """The last day of a term of whole years that begins on `start`: the day before its anniversary."""
    try:
        anniversary = start.replace(year=start.year + years)
    except ValueError:  # 29 February
        anniversary = date(start.year + years, 3, 1)
    return anniversary - timedelta(days=1)


def months_after(day: date, months: int) -> date:
    """The same day some months later or earlier; the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _value(match: re.Match[str]) -> tuple[date | None, Precision]:
    parts = match.groupdict()
    year, month, day = (_number(parts.get(name)) for name in "ymd")
    if year is None or not 1900 <= year <= 2100:
        return None, "day"
    precision: Precision = "day" if day else "month" if month else "year"
    if (parts.get("m") and not month) or (parts.get("d") and not day):
        return None, precision
    try:
        return date(year, month or 1, day or 1), precision
    except ValueError:
        return None, precision


def _number(text: str | None) -> int | None:
    if not text:
        return None
    if text.casefold() in _MONTHS:
        return _MONTHS[text.casefold()]
    latin = text.translate(_LOOKALIKE)
    if latin.isascii() and latin.isdigit():
        return int(latin)
    return parse_chinese_number(text)
