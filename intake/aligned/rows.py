"""Rows of aligned pieces made whole: what runs on over further lines goes back to its row."""

import math
from collections.abc import Sequence
from itertools import pairwise

from intake.model import Box, Line

Row = dict[int, list[Line]]
"""Column number (from 0) → the pieces in it, from top to bottom."""

_BETWEEN_LINES = 0.75
"""Of the distance of two lines of a cell: nearer rows are one, its cells centred one beside the other."""

_NEXT_LINE = 1.3
"""Distances of two lines of a cell up to which a line may be its next."""

_CLOSER = 0.85
"""Of the distance of rows: lines nearer than that are lines of one row."""

_A_ROW = 0.75
"""Of the columns: a line that fills so many is a row of its own."""

_LEAST_FULL = 5
"""Characters of a line that is broken because its column is full."""

_LOOSE = 2.2
"""Heights of a line that two lines of one cell may be apart, middle to middle."""

_FULL = 1.7
"""Characters' widths short of its column's edge up to which a cell may run on over the next line."""


def whole_rows(rows: Sequence[Row], width: int, least_numbered: int = 3) -> list[Row]:
    """The rows, with the further lines of wrapped cells joined to them.

    Where the first column numbers `least_numbered` rows or more, whatever has no number belongs to the
    nearest row that has one. Elsewhere the lines of a row stand closer to each other than rows do; where
    all distances are alike, a line runs on when its pieces stand under long ones that fill their columns.
    """
    pitch = _pitch(rows)
    level = _centred(rows, pitch)
    numbered = [at for at, row in enumerate(level) if _is_number(row)]
    if width > 2 and len(numbered) >= least_numbered:
        return _by_number(level, numbered)
    gaps = sorted(_middle(after) - _middle(before) for before, after in pairwise(level))
    usual = gaps[3 * len(gaps) // 4] if gaps else pitch
    if pitch < _CLOSER * usual:
        return _by_distance(level, (pitch + usual) / 2, width)
    return _by_fullness(level, pitch)


def _pitch(rows: Sequence[Row]) -> float:
    """The least distance of a piece from the next one below it in its column."""
    last: dict[int, float] = {}
    least = math.inf
    for row in rows:
        for column, pieces in row.items():
            middle = pieces[0].box.middle_y
            if column in last:
                least = min(least, middle - last[column])
            last[column] = middle
    return least


def _centred(rows: Sequence[Row], pitch: float) -> list[Row]:
    """Rows that stand between each other's lines made one."""
    joined: list[Row] = []
    last = -math.inf
    for row in rows:
        middle = _middle(row)
        if joined and middle - last < _BETWEEN_LINES * pitch:
            for column, pieces in row.items():
                joined[-1].setdefault(column, []).extend(pieces)
        else:
            joined.append({column: list(pieces) for column, pieces in row.items()})
        last = middle
    return joined


def _middle(row: Row) -> float:
    return Box.around(piece.box for pieces in row.values() for piece in pieces).middle_y


def _is_number(row: Row) -> bool:
    first = "".join(piece.text for piece in row.get(0, ())).strip("（）().、 ")
    return first.isdecimal() and len(first) <= 4


def _by_number(rows: Sequence[Row], numbered: Sequence[int]) -> list[Row]:
    whole = {at: rows[at] for at in numbered}
    for at, row in enumerate(rows):
        if at in whole or 0 in row:  # a word where numbers stand is a heading between the rows
            continue
        above = max((one for one in numbered if one < at), default=-1)
        below = min((one for one in numbered if one > at), default=-1)
        for column, pieces in row.items():
            for piece in pieces:
                owner = _owner(piece, column, above, below, whole)
                if owner is not None:
                    whole[owner].setdefault(column, []).append(piece)
    return [whole[at] for at in numbered]


def _owner(piece: Line, column: int, above: int, below: int, whole: dict[int, Row]) -> int | None:
    """The numbered row that a piece without a number is nearest to, the upper one when both are; none when
    it is no next line of either."""
    over = _distance(piece.box, whole.get(above, {}), column)
    under = _distance(piece.box, whole.get(below, {}), column)
    if min(over, under) > _LOOSE * piece.box.height:
        return None
    return above if over <= under + 0.25 * piece.box.height else below


def _distance(box: Box, row: Row, column: int) -> float:
    """How far a box is from the row's cell in that column, or from the row when it has none there."""
    pieces = row.get(column) or [piece for other in row.values() for piece in other]
    return min((abs(piece.box.middle_y - box.middle_y) for piece in pieces), default=math.inf)


def _by_distance(rows: Sequence[Row], near: float, width: int) -> list[Row]:
    """Lines nearer to each other than rows are belong together, unless both are rows already."""
    whole: list[Row] = []
    last = -math.inf
    for row in rows:
        middle = _middle(row)
        both = whole and min(len(whole[-1]), len(row)) >= _A_ROW * width
        if whole and middle - last < near and not both:
            _append(whole[-1], row)
        else:
            whole.append(row)
        last = middle
    return whole


def _by_fullness(rows: Sequence[Row], pitch: float) -> list[Row]:
    edges = _edges(rows)
    whole: list[Row] = []
    for row in rows:
        if whole and _runs_on(whole[-1], row, edges, _NEXT_LINE * pitch):
            _append(whole[-1], row)
        else:
            whole.append(row)
    return whole


def _append(upper: Row, lower: Row) -> None:
    for column, pieces in lower.items():
        upper.setdefault(column, []).extend(pieces)


def _edges(rows: Sequence[Row]) -> dict[int, float]:
    edges: dict[int, float] = {}
    for row in rows:
        for column, pieces in row.items():
            edges[column] = max(edges.get(column, 0.0), *(piece.box.x1 for piece in pieces))
    return edges


def _runs_on(upper: Row, lower: Row, edges: dict[int, float], near: float) -> bool:
    """Whether the lower is a further line of the upper: each of its pieces, none in the first column,
    follows at a line's distance on one that is long and fills its column."""
    if 0 in lower or not lower.keys() < upper.keys():
        return False
    for column, pieces in lower.items():
        last = max(upper[column], key=lambda piece: piece.box.y1)
        character = last.box.width / max(1, len(last.text))
        if len(last.text) < _LEAST_FULL or edges[column] - last.box.x1 > _FULL * character:
            return False
        if pieces[0].box.middle_y - last.box.middle_y > near:
            return False
    return True
