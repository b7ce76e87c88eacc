"""From straight edges to the cells of ruled tables.

The rules are pdfplumber's (MIT): edges near one another are one line, pieces near one another on a line are
one edge, a cell is the smallest rectangle whose corners are crossings joined by edges, and cells that share
a corner are one table. Points from the top left of the page, top down.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from intake.read.near import near_groups

_NEAR = 3.0
"""Points within which edges are one line, and lines meet; pdfplumber's own default."""

_SHORTEST = 3.0
_MOST_EDGES = 5_000
"""A page with more is a drawing: crossing each with each would take minutes."""

Edge = tuple[float, float, float]
"""Where the line lies (y of a level one, x of an upright one), where the edge begins on it, and ends."""

Place = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells, row by row; None where a row has no cell that begins at that column."""

    place: Place
    rows: tuple[tuple[Place | None, ...], ...]


def grids(level: Sequence[Edge], upright: Sequence[Edge]) -> list[Grid]:
    """The tables that those edges rule, at least two rows and two columns each, from the top down."""
    level, upright = _merged(level), _merged(upright)
    if len(level) + len(upright) > _MOST_EDGES or _lines(level) < 3 or _lines(upright) < 3:
        return []
    found = [_grid(cells) for cells in _tables(_cells(_Crossings(level, upright)))]
    return [grid for grid in found if len(grid.rows) >= 2 and len(grid.rows[0]) >= 2]


def _lines(edges: Sequence[Edge]) -> int:
    """On how many lines the edges lie."""
    return len({edge[0] for edge in edges})


def around(places: Iterable[Place]) -> Place:
    """The smallest rectangle that holds them all."""
    lefts, tops, rights, bottoms = zip(*places, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _merged(edges: Sequence[Edge]) -> list[Edge]:
    """Lines near one another moved to their mean, edges near one another on a line joined."""
    snapped = []
    for group in near_groups(edges, itemgetter(0), _NEAR):
        mean = sum(map(itemgetter(0), group)) / len(group)
        # Not `mean` itself: what rounding makes of it is what lines are told apart by.
        snapped += [(place + (mean - place), start, end) for place, start, end in group]
    joined = []
    for place, on_line in groupby(sorted(snapped, key=itemgetter(0)), itemgetter(0)):
        first, *rest = sorted(on_line, key=itemgetter(1))
        _, begun, ended = first
        for _, start, end in rest:
            if start > ended + _NEAR:
                joined.append((place, begun, ended))
                begun, ended = start, end
            elif end > ended:
                ended = end
        joined.append((place, begun, ended))
    return [edge for edge in joined if edge[2] - edge[1] >= _SHORTEST]


class _Crossings:
    """The points where level and upright edges meet, and which of them are joined by an edge."""

    def __init__(self, level: list[Edge], upright: list[Edge]) -> None:
        level = sorted(dict.fromkeys(level))
        heights = [edge[0] for edge in level]
        self.points: dict[_Point, tuple[set[int], set[int]]] = {}
        for number, (x, top, bottom) in enumerate(sorted(dict.fromkeys(upright))):
            first, last = bisect_left(heights, top - _NEAR), bisect_right(heights, bottom + _NEAR)
            for other in range(first, last):
                y, left, right = level[other]
                if left - _NEAR <= x <= right + _NEAR:
                    across, along = self.points.setdefault((x, y), (set(), set()))
                    across.add(number)
                    along.add(other)

    def joined_down(self, one: _Point, other: _Point) -> bool:
        return not self.points[one][0].isdisjoint(self.points[other][0])

    def joined_along(self, one: _Point, other: _Point) -> bool:
        return not self.points[one][1].isdisjoint(self.points[other][1])


def _cells(crossings: _Crossings) -> list[Place]:
    """The smallest cell right below each crossing, where there is one."""
    points = sorted(crossings.points)
    columns: dict[float, list[float]] = defaultdict(list)
    rows: dict[float, list[float]] = defaultdict(list)
    for x, y in points:
        columns[x].append(y)
        rows[y].append(x)
    return [cell for point in points if (cell := _cell(point, crossings, columns, rows)) is not None]


def _cell(
    point: _Point, crossings: _Crossings, columns: dict[float, list[float]], rows: dict[float, list[float]]
) -> Place | None:
    x, y = point
    down, along = columns[x], rows[y]
    rights = [
        right for right in along[bisect_right(along, x) :] if crossings.joined_along(point, (right, y))
    ]
    for bottom in down[bisect_right(down, y) :]:
        if not rights or not crossings.joined_down(point, (x, bottom)):
            continue
        for right in rights:
            corner = (right, bottom)
            if (
                corner in crossings.points
                and crossings.joined_down(corner, (right, y))
                and crossings.joined_along(corner, (x, bottom))
            ):
                return x, y, right, bottom
    return None


def _tables(cells: list[Place]) -> list[list[Place]]:
    """The cells in groups that hang together by their corners."""
    at_corner: dict[_Point, list[int]] = defaultdict(list)
    for number, cell in enumerate(cells):
        for corner in _corners(cell):
            at_corner[corner].append(number)
    free = set(range(len(cells)))
    tables = []
    for first in range(len(cells)):
        if first not in free:
            continue
        free.discard(first)
        group, waiting = [], [first]
        while waiting:
            number = waiting.pop()
            group.append(cells[number])
            for corner in _corners(cells[number]):
                found = [other for other in at_corner.pop(corner, ()) if other in free]
                free.difference_update(found)
                waiting += found
        if len(group) > 1:
            tables.append(group)
    return sorted(tables, key=lambda group: min((cell[1], cell[0]) for cell in group))


def _corners(cell: Place) -> tuple[_Point, _Point, _Point, _Point]:
    left, top, right, bottom = cell
    return (left, top), (left, bottom), (right, top), (right, bottom)


def _grid(cells: list[Place]) -> Grid:
    columns = sorted({cell[0] for cell in cells})
    rows = []
    for _, in_row in groupby(sorted(cells, key=itemgetter(1, 0)), itemgetter(1)):
        begins = {cell[0]: cell for cell in in_row}
        rows.append(tuple(begins.get(column) for column in columns))
    return Grid(around(cells), tuple(rows))
