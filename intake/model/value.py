"""What a finding says, before it is said: values that know no language. `intake/render/say.py` words them.

The union is closed: whoever words, compares or writes values handles every kind of them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

Texts = tuple[tuple[str, str], ...]
"""What the scheme says in its own words: (language, text) pairs."""


@dataclass(frozen=True, slots=True)
class Text:
    """What stands on a paper, or what a person wrote, as it stands there."""

    text: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """The same, set in quotation marks."""

    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """How many, or which number: a count, a year, a page."""

    number: int


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar."""

    day: date


@dataclass(frozen=True, slots=True)
class ReviewDay:
    """The day the case was judged at. It moves with every re-check and is no part of what was found."""

    day: date


@dataclass(frozen=True, slots=True)
class Title:
    """What the scheme names in its own words: a submission, a clause, a topic, a column.

    ``key`` names it whatever the words: two titles of one key are the same thing.
    """

    key: str
    texts: Texts


@dataclass(frozen=True, slots=True)
class FactTitle:
    """A fact's name: as the scheme words it (``texts``), else the label ``printed`` on papers."""

    name: str
    texts: Texts = ()
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of our own vocabulary (`intake/render/words.py`), where it has a ``number``, with it."""

    name: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class DocumentName:
    """A document, and what tells it from others of its ``kind``.

    ``kind_title`` is what the scheme calls the kind, ``title`` what the document calls itself; the others
    are what it states. ``""``: not stated, or not needed to tell it apart.
    """

    kind: str
    kind_title: Texts
    title: str = ""
    number: str = ""
    subject: str = ""
    holder: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document by the title and number that a list gives it; either may be ``""``."""

    title: str
    number: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list: by its own 序号 as printed (``serial``), else by its ``row`` on the ``sheet`` or in
    the table of its ``page`` (0 or ``""``: there is only one, it need not be said)."""

    serial: str = ""
    row: int = 0
    page: int = 0
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """A file of the case: shown by its ``path``, its last ``name``, or its path in quotation marks."""

    path: str
    shown: Literal["path", "name", "quoted"] = "path"


@dataclass(frozen=True, slots=True)
class Several:
    """Several of them, in order."""

    values: tuple["Value", ...]


Value = (
    Text
    | Quoted
    | Number
    | Day
    | ReviewDay
    | Title
    | FactTitle
    | Term
    | DocumentName
    | Paper
    | Row
    | File
    | Several
)
KINDS: Mapping[str, type[Value]] = {
    "text": Text,
    "quoted": Quoted,
    "number": Number,
    "day": Day,
    "review_day": ReviewDay,
    "title": Title,
    "fact_title": FactTitle,
    "term": Term,
    "document": DocumentName,
    "paper": Paper,
    "row": Row,
    "file": File,
    "several": Several,
}
"""Every kind of value by the name it has in reports."""

Values = tuple[tuple[str, Value], ...]
"""A finding's values by name, in order of their names."""


def stated(value: str | float) -> Value:
    """A fact's value, or what a data file states: an ISO date is a day, all else is text."""
    if isinstance(value, int):
        return Number(value)
    try:
        return Day(date.fromisoformat(str(value)))
    except ValueError:
        return Text(str(value))


def texts(by_language: Mapping[str, str]) -> Texts:
    """A text in several languages, in order of the languages."""
    return tuple(sorted(by_language.items()))


def with_text(  # noqa: PLR0911 - one for each kind of value
    value: Value, change: Callable[[str], str]
) -> Value:
    """The value with every text in it that was read from the case changed."""
    match value:
        case Text(text) | Quoted(text):
            return replace(value, text=change(text))
        case DocumentName():
            return replace(
                value,
                title=change(value.title),
                number=change(value.number),
                subject=change(value.subject),
                holder=change(value.holder),
            )
        case Paper(title, number):
            return Paper(change(title), change(number))
        case Row():
            return replace(value, serial=change(value.serial), sheet=change(value.sheet))
        case File(path):
            return replace(value, path=change(path))
        case Several(values):
            return Several(tuple(with_text(one, change) for one in values))
        case Number() | Day() | ReviewDay() | Title() | FactTitle() | Term():
            return value
