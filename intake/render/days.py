"""Days as letters write them."""

import re
from datetime import date

_ISO_DAY = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")
# Not strftime: month names there follow the machine's locale.
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def spoken_day(day: date, language: str) -> str:
    """2024年3月4日, or 4 March 2024."""
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def with_spoken_days(text: str, language: str) -> str:
    """The text with its ISO days written out; what only looks like a day stays."""
    return _ISO_DAY.sub(lambda found: _spoken_or_same(found[0], language), text)


def _spoken_or_same(iso: str, language: str) -> str:
    try:
        return spoken_day(date.fromisoformat(iso), language)
    except ValueError:
        return iso
