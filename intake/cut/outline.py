"""A file's outline: how deep each heading stands, and which headings are counted together."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from intake.cut.headings import Heading
from intake.model import BOLD
from intake.zh.numbering import STYLES, goes_further

_SKIPPED = 2
"""Headings of a series that may have been missed between two of it."""

_SMALLER = 0.1
"""Of the body's height: what is set smaller by more stands inside what is numbered as it is."""


@dataclass(frozen=True, slots=True)
class Place:
    """A heading's place: its depth, and the series it is counted in."""

    level: int
    series: int


@dataclass(slots=True)
class _Open:
    """A series that headings may still be counted in: its style of numbering (None: without numbers), the
    level that the file gives it (0: none), its print's height over the body's, and the number reached."""

    style: str | None
    level: int
    tall: float
    series: int
    number: int

    def holds(self, heading: Heading, breaks: int) -> bool:
        """Whether a heading stands inside it. One numbered in the same style does if it is printed smaller,
        or if this series is counted on where the count that begins with it breaks (`breaks`: at which
        number, 0: nowhere): a paper put into a chapter has 一、二、 of its own."""
        style, level = _style(heading), _level(heading)
        if self.level and level:
            return self.level < level
        if self.style is None or style is None:
            return style is not None
        if self.style == style:
            return self.tall > heading.tall + _SMALLER or breaks == self.number + 1
        return STYLES.index(self.style) < STYLES.index(style)

    def is_printed_as(self, heading: Heading) -> bool:
        """Whether its headings are set as this one is."""
        return self.level == _level(heading) and abs(self.tall - heading.tall) < _SMALLER


def outline(headings: Sequence[Heading]) -> list[Place]:
    """The places of a file's headings, from first to last.

    A heading goes on with the series whose count it continues, however much stands between; else it
    begins one, inside those of outer styles. Where two series could go on, the one printed as the heading
    is does, else the inner one. A heading without number that stands amid a series still counted on is
    inside it, one after its end is outside; all under one heading are of one series.
    """
    places: list[Place] = []
    open_: list[_Open] = []
    unnumbered: dict[tuple[int, int], int] = {}
    breaks = _breaks(headings)
    for at, heading in enumerate(headings):
        style, number, stated = _style(heading), _number(heading), _level(heading)
        level = _goes_on(open_, heading)
        if level is None:
            level = _depth(open_, heading, breaks[at], headings[at + 1 :])
            del open_[level:]
            series = len(places)
            if style is None:
                series = unnumbered.setdefault((open_[-1].series if open_ else -1, stated), series)
            open_.append(_Open(style, stated, heading.tall, series, number))
        else:
            del open_[level + 1 :]
            open_[level].number = number
        places.append(Place(level, open_[level].series))
    return places


def _style(heading: Heading) -> str | None:
    return heading.numbering.style if heading.numbering else None


def _number(heading: Heading) -> int:
    return heading.numbering.number if heading.numbering else 0


def _level(heading: Heading) -> int:
    return heading.level if heading.level < BOLD else 0


def _is_shown_further(heading: Heading) -> bool:
    """Whether a heading says that it heads more of what stood under its number before: 07 网点（2/2）."""
    return heading.numbering is not None and goes_further(heading.numbering.rest)


def _goes_on(open_: Sequence[_Open], heading: Heading) -> int | None:
    """The depth of the open series that the heading is counted in."""
    style, number = _style(heading), _number(heading)
    again = _is_shown_further(heading)
    depths = [
        depth
        for depth, one in enumerate(open_)
        if style is not None
        and one.style == style
        and (one.number if again else one.number + 1) <= number <= one.number + _SKIPPED
    ]
    return max(depths, key=lambda depth: (open_[depth].is_printed_as(heading), depth), default=None)


def _breaks(headings: Sequence[Heading]) -> list[int]:
    """For each heading the number at which what is counted from it on, in its style, goes on otherwise: no
    next number, and no new count; 0: nowhere. In one pass: strangers' files have tens of thousands."""
    found = [0] * len(headings)
    following: dict[str | None, int] = {}
    for at in range(len(headings) - 1, -1, -1):
        style, number = _style(headings[at]), _number(headings[at])
        after = following.get(style)
        if after is not None:
            then = _number(headings[after])
            found[at] = found[after] if then == 1 or number < then <= number + _SKIPPED else then
        following[style] = at
    return found


def _depth(open_: Sequence[_Open], heading: Heading, breaks: int, following: Sequence[Heading]) -> int:
    """How deep a series stands that begins here."""
    if _style(heading) is None and not _level(heading):
        return _end_of_counting(open_, following)
    return sum(1 for _ in takewhile(lambda one: one.holds(heading, breaks), open_))


def _end_of_counting(open_: Sequence[_Open], following: Sequence[Heading]) -> int:
    """The depth of a heading without number: inside the deepest series that is counted on behind it."""
    for heading in following:
        if heading.numbering:
            level = _goes_on(open_, heading)
            return 0 if level is None else level + 1
    return 0
