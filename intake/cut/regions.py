"""Papers copied side by side on one page, and facing pages: regions of a page read apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from intake.cut.titles import can_head
from intake.model import WHOLE_PAGE, Box, Line, Page
from intake.zh.text import squeeze

_TALL = 1.45
"""Times the usual height from which a line is a paper's title."""

_ALIKE = 0.3
"""How far the heights of titles of papers copied together may lie apart, as a share of the tallest."""

_GAP = 0.015
"""Share of the page that must be free between two copies."""

_LEAST_LINES = 3
"""Lines that a copied paper has at least."""

_FACING_LINES = 6
_FACING_WIDTH = 1.1
"""Times its height that a page of two facing pages is wide at least."""
_FULL = 0.5
"""Share of its half that the usual line of running text takes up."""

_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Region:
    """A region of a page. ``copied``: it is a paper of its own, copied beside others."""

    box: Box = WHOLE_PAGE
    copied: bool = False


def regions_of(page: Page, running: frozenset[Line]) -> list[Region]:
    """The regions of a page in reading order; one where nothing stands side by side."""
    lines = [line for line in page.lines if line not in running and line.text.strip()]
    if page.flowing or len(lines) < 2 * _LEAST_LINES:
        return [Region()]
    if _is_spread(page, lines):
        return [Region(Box(0.0, 0.0, 0.5, 1.0)), Region(Box(0.5, 0.0, 1.0, 1.0))]
    tall = _TALL * median(line.box.height for line in lines)
    titles = [line for line in lines if line.box.height >= tall and can_head(squeeze(line.text))]
    tallest = max((line.box.height for line in titles), default=0.0)
    titles = [line for line in titles if line.box.height >= (1 - _ALIKE) * tallest]
    found = list(_divided(WHOLE_PAGE, lines, titles, page, _DEEPEST))
    return [Region(box, copied=len(found) > 1) for box in found]


def _divided(
    box: Box, lines: Sequence[Line], titles: Sequence[Line], page: Page, deepest: int
) -> Iterator[Box]:
    """A region's copies, column by column; the region itself where it holds one."""
    inside = [line for line in lines if box.holds_middle_of(line.box)]
    own = [line for line in titles if box.holds_middle_of(line.box)]
    across = _across(box, inside, own, page) if len(own) > 1 and deepest else []
    down = [] if across or len(own) < 2 or not deepest else _down(box, inside, own, page)
    if not across and not down:
        yield box
    columns = [list(_divided(part, lines, titles, page, deepest - 1)) for part in across or down]
    for column in columns:
        yield from _as_beside(column, columns, inside) if across else column


def _as_beside(column: list[Box], columns: Sequence[list[Box]], lines: Sequence[Line]) -> list[Box]:
    """A column as those beside it are divided, where it is not divided itself and is free there too: papers
    on a wall hang in rows, and the title of one may be as small as its text."""
    if len(column) > 1:
        return column
    (whole,) = column
    own = [line for line in lines if whole.holds_middle_of(line.box)]
    for other in sorted(columns, key=len, reverse=True):
        cuts = [part.y0 for part in other[1:] if part.x0 == other[0].x0]
        if len(other) < 2 or len(cuts) < len(other) - 1:
            continue
        edges = [whole.y0, *cuts, whole.y1]
        parts = [Box(whole.x0, top, whole.x1, foot) for top, foot in pairwise(edges)]
        free = not any(line.box.y0 < cut < line.box.y1 for line in own for cut in cuts)
        held = [sum(part.holds_middle_of(line.box) for line in own) for part in parts]
        if free and min(held) >= _LEAST_LINES:
            return parts
    return column


def _across(box: Box, lines: Sequence[Line], titles: Sequence[Line], page: Page) -> list[Box]:
    """Columns, each under a title of its own, with nothing between them from top to foot."""
    edges = [(line.box.x0, line.box.x1) for line in lines]
    edges += [(table.box.x0, table.box.x1) for table in page.tables if box.holds_middle_of(table.box)]
    cuts = [box.x0, *(middle for middle, _ in _gaps(edges)), box.x1]
    parts = [Box(left, box.y0, right, box.y1) for left, right in pairwise(cuts)]
    return _whole(parts, lines, titles)


def _down(box: Box, lines: Sequence[Line], titles: Sequence[Line], page: Page) -> list[Box]:
    """One below the other: the same form twice, or what else stands under titles alike in a column. Each
    begins below the widest gap over its title."""
    same = len({squeeze(line.text) for line in titles}) == 1
    if not same and box.width == 1.0:
        return []
    edges = [(line.box.y0, line.box.y1) for line in lines]
    others = [*(table.box for table in page.tables), *(mark.box for mark in page.marks)]
    edges += [(one.y0, one.y1) for one in others if box.holds_middle_of(one)]
    gaps = _gaps(edges)
    cuts = [box.y0]
    for upper, lower in pairwise(sorted(line.box.middle_y for line in titles)):
        between = [(size, middle) for middle, size in gaps if upper < middle < lower]
        if between:
            cuts.append(max(between)[1])
    parts = [Box(box.x0, top, box.x1, foot) for top, foot in pairwise([*cuts, box.y1])]
    return _whole(parts, lines, titles)


def _whole(parts: list[Box], lines: Sequence[Line], titles: Sequence[Line]) -> list[Box]:
    """The parts, if there are several and each is a paper with its title."""
    for part in parts:
        if sum(part.holds_middle_of(line.box) for line in lines) < _LEAST_LINES:
            return []
        if not any(part.holds_middle_of(line.box) for line in titles):
            return []
    return parts if len(parts) > 1 else []


def _gaps(edges: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The gaps between intervals: the middle of each, and its size."""
    ordered = sorted(edges)
    found = []
    end = ordered[0][1] if ordered else 0.0
    for start, stop in ordered:
        if start - end >= _GAP:
            found.append(((start + end) / 2, start - end))
        end = max(end, stop)
    return found


def _is_spread(page: Page, lines: Sequence[Line]) -> bool:
    """Whether the page shows two facing pages: running text in both halves, nothing across the middle."""
    if page.width < _FACING_WIDTH * page.height or any(_crosses(table.box) for table in page.tables):
        return False
    left = [line for line in lines if line.box.x0 + line.box.x1 < 1.0]
    halves = (left, [line for line in lines if line not in left])
    return not any(_crosses(line.box) for line in lines) and all(
        len(half) >= _FACING_LINES and median(line.box.width for line in half) >= _FULL * 0.5
        for half in halves
    )


def _crosses(box: Box) -> bool:
    return box.x0 < 0.5 - _GAP < 0.5 + _GAP < box.x1
