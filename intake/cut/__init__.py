"""Pages → parts: what stands under one heading, or copied beside other things, is looked at by itself.

Nothing here knows what papers there are. Every border that print and numbering show is a border; which of
them divide documents is decided by who labels the parts.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from intake.cut.headings import Heading, headings_of
from intake.cut.outline import outline
from intake.cut.parts import parts_of
from intake.cut.regions import Region, regions_of
from intake.cut.running import running_lines
from intake.model import Line, Page, Part

__all__ = ["cut"]


class _View(NamedTuple):
    """What of a page lies in a region, and the page's running heads and feet."""

    page: Page
    content: Page
    region: Region
    running: frozenset[Line]


def _headings(view: _View) -> list[tuple[Heading, ...]]:
    """The headings that divide what lies there; a paper copied beside others is not divided."""
    if view.region.copied:
        return []
    return headings_of(view.content, view.region.box, view.running)


def cut(pages: Sequence[Page]) -> tuple[Part, ...]:
    """The parts of all pages, in their order. Together they hold everything that the pages hold, each thing
    once; a page without borders is one part."""
    files = (tuple(group) for _, group in groupby(pages, key=lambda page: page.file))
    return tuple(part for own in files for part in _parts_of_file(own))


@lru_cache(maxsize=512)
def _parts_of_file(own: tuple[Page, ...]) -> tuple[Part, ...]:
    """Remembered: assigning and checking ask for the same files' parts."""
    parts: list[Part] = []
    running = running_lines(own)
    views = [
        _View(page, page.within(region.box), region, lines)
        for page, lines in zip(own, running, strict=True)
        for region in regions_of(page, lines)
    ]
    found = [_headings(view) for view in views]
    places = iter(outline([heading for groups in found for group in groups for heading in group]))
    for view, groups in zip(views, found, strict=True):
        placed = [[(heading, next(places)) for heading in group] for group in groups]
        parts += parts_of(*view, [group[0] for group in placed])
    return tuple(parts)
