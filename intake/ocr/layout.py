"""Puts recognised lines into the order a person reads them in."""

import re
from collections.abc import Sequence

from intake.model import Line
from intake.zh.text import is_one_han

_CUT = 0.035
"""Width (share of the page) of white that parts two columns of running text."""

_SAME_SHIFT = 0.02
"""Share of the page by which the distances of twin labels may differ."""


def reading_order(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Rows from top to bottom, each from left to right; columns of running text one after the other.

    Forms, tables and licences are read by rows. Only where a clear gutter parts two blocks of several
    full lines each (a two-column text), or two papers of one form copied side by side, is the left
    block read first.
    """
    found = list(lines)
    gutter = _gutter(found)
    if gutter is None:
        gutter = _between_twins(found)
    if gutter is None:
        return tuple(_by_rows(found))
    across = [line for line in found if line.box.x0 < gutter < line.box.x1]
    top = min((line.box.y0 for line in found if line not in across), default=0.0)
    head = [line for line in across if line.box.middle_y < top]
    rest = [line for line in across if line not in head]
    left = [line for line in found if line.box.x1 <= gutter]
    right = [line for line in found if line.box.x0 >= gutter]
    return (*_by_rows(head), *_by_rows(left), *_by_rows(right), *_by_rows(rest))


def _by_rows(lines: Sequence[Line]) -> list[Line]:
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
