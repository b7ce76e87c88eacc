"""A file's outline: how deep each heading stands, and which headings are counted together."""

from collections.abc import Sequence
from dataclasses import dataclass

from intake.cut.headings import Heading

_ORDER = ("plain", "volume", "chapter", "section", "annex", "han", "han_bracket", "decimal1", "decimal2",
          "decimal3", "decimal4", "bracket")  # fmt: skip
"""Styles from the outermost in."""

_SKIPPED = 2
"""Headings of a series that may have been missed between two of it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A heading's place: its depth, and the series it is counted in."""

    level: int
    series: int


@dataclass(slots=True)
class _Open:
    """A series that headings may still be counted in."""

    style: str
    series: int
    number: int


def outline(headings: Sequence[Heading]) -> list[Place]:
    """The places of a file's headings, from first to last.

    A heading goes on with the series whose count it continues, however much stands between; else it
    begins one, inside those of outer styles. A heading without number that stands amid a series still
    counted on is inside it, one after its end is outside; all under one heading are of one series.
    """
    places: list[Place] = []
    open_: list[_Open] = []
    unnumbered: dict[int, int] = {}
    for at, heading in enumerate(headings):
        style, number = _style(heading), heading.numbering.number if heading.numbering else 0
        level = _goes_on(open_, style, number)
        if level is None:
            level = _depth(open_, style, headings[at + 1 :])
            del open_[level:]
            series = len(places)
            if style == "plain":
                series = unnumbered.setdefault(open_[-1].series if open_ else -1, series)
            open_.append(_Open(style, series, number))
        else:
            del open_[level + 1 :]
            open_[level].number = number
        places.append(Place(level, open_[level].series))
    return places


def _style(heading: Heading) -> str:
    return heading.numbering.style if heading.numbering else "plain"


def _goes_on(open_: Sequence[_Open], style: str, number: int) -> int | None:
    """The depth of the open series that the heading is counted in."""
    for level in range(len(open_) - 1, -1, -1):
        one = open_[level]
        if one.style == style and style != "plain" and one.number < number <= one.number + _SKIPPED:
            return level
    return None


def _depth(open_: Sequence[_Open], style: str, following: Sequence[Heading]) -> int:
    """How deep a series stands that begins here."""
    if style == "plain":
        return _end_of_counting(open_, following)
    order = _ORDER.index(style)
    return sum(_ORDER.index(one.style) < order for one in open_)


def _end_of_counting(open_: Sequence[_Open], following: Sequence[Heading]) -> int:
    """The depth of a heading without number: inside the deepest series that is counted on behind it."""
    for heading in following:
        if heading.numbering:
            level = _goes_on(open_, heading.numbering.style, heading.numbering.number)
            return 0 if level is None else level + 1
    return 0
