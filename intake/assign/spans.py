"""The places of a document's parts: whole pages, or boxes round what lies on them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from intake.model import WHOLE_PAGE, Box, Part, Span


def spans_of(parts: Iterable[Part]) -> tuple[Span, ...]:
    """The parts' places, neighbours on a page as one."""
    by_page = groupby(parts, key=lambda part: part.page.number)
    return tuple(Span(page, box) for page, group in by_page for box in _boxes(list(group)))


def _boxes(parts: Sequence[Part]) -> Iterator[Box]:
    together: list[list[Part]] = []
    for part in parts:
        if together and _adjoin(together[-1][-1].box, part.box):
            together[-1].append(part)
        else:
            together.append([part])
    for group in together:
        tile = Box.around(part.box for part in group)
        yield WHOLE_PAGE if tile == WHOLE_PAGE else _round_content(tile, group)


def _adjoin(upper: Box, lower: Box) -> bool:
    return (upper.x0, upper.x1, upper.y1) == (lower.x0, lower.x1, lower.y0)


def _round_content(tile: Box, parts: Sequence[Part]) -> Box:
    """The tile drawn in to what stands in it, so that a person sees a frame round that."""
    contents = [part.content for part in parts]
    boxes = [line.box for page in contents for line in page.lines]
    boxes += [table.box for page in contents for table in page.tables]
    boxes += [mark.box for page in contents for mark in page.marks]
    if not boxes:
        return tile
    around = Box.around(boxes)
    return Box(
        max(tile.x0, around.x0), max(tile.y0, around.y0), min(tile.x1, around.x1), min(tile.y1, around.y1)
    )
