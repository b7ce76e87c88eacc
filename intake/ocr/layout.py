"""Puts recognised lines into the order a person reads them in."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from intake.model import Line, Table
from intake.zh.text import is_one_han

_CUT = 0.035
"""Width (share of the page) of white that parts two columns of running text."""

_SAME_SHIFT = 0.02
"""Share of the page by which the distances of twin labels may differ."""


_LANDSCAPE = 1.25
"""Width by height from which a picture may show two facing pages."""

_FACING_LINES = 5
"""Lines each of two facing pages must have: of fewer, rows across may as well be meant."""

_SENTENCES = 0.3
"""Of a page's lines that hold a comma or full stop when it is running text: addresses hold none."""

_STOP = re.compile("[，。；、！？]")

_TALL = 1.5
"""Height by width from which a line of several characters runs downwards."""

_CLOSE, _LONG = 1.3, 6
"""Widths of a column between it and the next one of running text, and characters such columns have on
average: boxes of charts lie further apart and hold less."""


def reading_order(
    lines: Sequence[Line], shape: float = 0.7, tables: Sequence[Table] = ()
) -> tuple[Line, ...]:
    """Rows from top to bottom, each from left to right; columns of running text one after the other.

    Forms, tables and licences are read by rows. Only where a clear gutter parts two blocks of several
    full lines each (a two-column text, two facing pages), or two papers of one form copied side by side,
    is the left block read first. Columns lettered downwards are read from right to left. `shape` is the
    picture's width by its height; no gutter runs through a ruled table (`tables`).
    """
    found = list(lines)
    if _runs_downwards(found, shape):
        return tuple(_by_columns(found))
    gutter = _gutter(found)
    if gutter is None:
        gutter = _between_twins(found)
    if gutter is None and shape >= _LANDSCAPE:
        gutter = _between_pages(found)
    if gutter is None or any(table.box.x0 < gutter < table.box.x1 for table in tables):
        return tuple(by_rows(found))
    across = [line for line in found if line.box.x0 < gutter < line.box.x1]
    top = min((line.box.y0 for line in found if line not in across), default=0.0)
    head = [line for line in across if line.box.middle_y < top]
    rest = [line for line in across if line not in head]
    left = [line for line in found if line.box.x1 <= gutter]
    right = [line for line in found if line.box.x0 >= gutter]
    return (*by_rows(head), *by_rows(left), *by_rows(right), *by_rows(rest))


def by_rows(lines: Sequence[Line]) -> list[Line]:
    """Rows from top to bottom, each from left to right, pieces of one word made one."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda item: (item.box.middle_y, item.box.x0)):
        row = next((row for row in reversed(rows[-3:]) if _belongs(line, row)), None)
        if row is None:
            rows.append([line])
        else:
            row.append(line)
    rows.sort(key=lambda row: sum(line.box.middle_y for line in row) / len(row))
    ordered = (sorted(row, key=lambda item: (item.box.x0, item.box.y0)) for row in rows)
    return [line for row in ordered for line in _joined(row)]


def _joined(row: Sequence[Line]) -> list[Line]:
    """A row's pieces, those of one word made one: `名　　称` printed wide, a date cut before its 日."""
    result: list[Line] = []
    for line in row:
        if result and _one_word(result[-1], line):
            result[-1] = result[-1].joined(line)
        else:
            result.append(line)
    return result


def _one_word(before: Line, after: Line) -> bool:
    gap = after.box.x0 - before.box.x1
    if is_one_han(before.text) and is_one_han(after.text):
        # single characters set apart to fill a label's width; the next column is further away
        return gap <= 3.2 * max(before.box.width, after.box.width)
    character = after.box.width / max(1, len(after.text))
    return -0.5 * character <= gap <= 0.12 * character and (len(after.text) == 1 or len(before.text) == 1)


def _belongs(line: Line, row: Sequence[Line]) -> bool:
    """In a row when level with its last line and overlapping none of it sideways."""
    level = row[-1].box.same_row(line.box)
    beside = all(min(line.box.x1, one.box.x1) - max(line.box.x0, one.box.x0) < 0.01 for one in row)
    return level and beside


def _between_twins(lines: Sequence[Line]) -> float | None:
    """The x between two papers of one form lying side by side, or None.

    The same labels then stand in the same rows of both, each as far from its twin: never so in a table.
    """
    pairs = [
        (left, right)
        for left in lines
        if left.box.x1 < 0.6 and len(_label(left.text)) >= 2
        for right in lines
        if 0.4 <= right.box.x0 - left.box.x0 <= 0.6
        and left.box.same_row(right.box)
        and _label(left.text) == _label(right.text)
    ]
    if not pairs:
        return None
    shifts = sorted(right.box.x0 - left.box.x0 for left, right in pairs)
    shift = shifts[len(shifts) // 2]
    alike = [pair for pair in pairs if abs(pair[1].box.x0 - pair[0].box.x0 - shift) < _SAME_SHIFT]
    rows = {round(left.box.middle_y / 0.02) for left, _ in alike}
    if len({_label(left.text) for left, _ in alike}) < 3 or len(rows) < 3:
        return None
    begin = min(right.box.x0 for _, right in alike)
    edge = max((line.box.x1 for line in lines if line.box.x0 < begin - 0.02), default=begin)
    return (edge + begin) / 2 if edge <= begin else None


def _between_pages(lines: Sequence[Line]) -> float | None:
    """The x of the fold between two facing pages of running text, or None.

    The widest band about the middle that hardly a line crosses, with sentences on both sides of it, one
    line to a row.
    """
    places = [0.36 + 0.005 * step for step in range(57)]
    crossed = [sum(line.box.x0 < place < line.box.x1 for line in lines) for place in places]
    fewest = min(crossed)
    if fewest > 0.1 * len(lines):
        return None
    best: list[float] = []
    run: list[float] = []
    for place, count in zip(places, crossed, strict=True):
        run = [*run, place] if count == fewest else []
        best = max(best, run, key=len)
    if len(best) * 0.005 < _CUT:
        return None
    fold = best[len(best) // 2]
    left = [line for line in lines if line.box.x1 <= fold]
    right = [line for line in lines if line.box.x0 >= fold]
    return fold if _is_running_text(left) and _is_running_text(right) else None


def _is_running_text(lines: Sequence[Line]) -> bool:
    if len(lines) < _FACING_LINES:
        return False
    width = max(line.box.x1 for line in lines) - min(line.box.x0 for line in lines)
    full = sum(line.box.width >= 0.5 * width and len(line.text) >= 8 for line in lines)
    sentences = sum(_STOP.search(line.text) is not None for line in lines)
    ordered = sorted(lines, key=lambda line: line.box.middle_y)
    beside = sum(one.box.same_row(other.box) for one, other in pairwise(ordered))
    return (
        full >= 0.55 * len(lines) and sentences >= _SENTENCES * len(lines) and beside <= 0.15 * len(lines)
    )


def _runs_downwards(lines: Sequence[Line], shape: float) -> bool:
    """Whether the text stands in columns lettered downwards, close beside one another."""
    tall = [line for line in lines if _is_tall(line, shape)]
    letters = sum(len(line.text) for line in lines)
    down = sum(len(line.text) for line in tall)
    if len(tall) < 3 or down < 0.7 * letters or down < _LONG * len(tall):
        return False
    edges = sorted((line.box.x0, line.box.x1) for line in tall)
    width = median(line.box.width for line in tall)
    gaps = [after[0] - before[1] for before, after in pairwise(edges)]
    return median(gaps) <= _CLOSE * width


def _is_tall(line: Line, shape: float) -> bool:
    return len(line.text) >= 2 and line.box.height >= _TALL * shape * line.box.width


def _by_columns(lines: Sequence[Line]) -> list[Line]:
    """Columns from right to left, each from the top."""
    columns: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.box.x1):
        middle = (line.box.x0 + line.box.x1) / 2
        if columns and columns[-1][0].box.x0 <= middle:
            columns[-1].append(line)
        else:
            columns.append([line])
    return [line for column in columns for line in sorted(column, key=lambda line: line.box.y0)]


def _label(text: str) -> str:
    """What stands before a colon, or the whole."""
    return re.split("[:：]", text, maxsplit=1)[0].replace(" ", "")


def _gutter(lines: Sequence[Line]) -> float | None:
    """The x of a gutter between two columns of running text, or None."""
    wide = [line for line in lines if 0.28 <= line.box.width <= 0.48 and len(line.text) >= 10]
    left = [line for line in wide if line.box.x1 <= 0.53]
    right = [line for line in wide if line.box.x0 >= 0.47]
    if len(left) < 8 or len(right) < 8:
        return None
    edge, begin = max(line.box.x1 for line in left), min(line.box.x0 for line in right)
    if begin - edge < _CUT * 0.5:
        return None
    gutter = (edge + begin) / 2
    crossing = sum(line.box.x0 < gutter < line.box.x1 for line in lines)
    return gutter if crossing <= 0.15 * len(lines) else None
