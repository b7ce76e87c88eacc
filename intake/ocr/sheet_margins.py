"""Screens that show a sheet: its row numbers and column letters are no part of what stands in it.

Row numbers stand so near the first column that a detector takes both for one line ('3杭州云栖服务站'); so
do serial numbers. What tells them from a number that belongs to the words is that they count the rows.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median, mode

from intake.model import Box, Line

_MELTED = re.compile(
    r"^(\d{1,5})(?=[\u3400-\u9fff（(《“])(?![号楼层期年月日天个级种类条章节项次届区幢栋室元万千百人家台套米吨])"
)
_NUMBER = re.compile(r"^\d{1,5}$")

_COUNTED, _AGREE = 3, 0.8
"""Rows that must be counted, each with the number its place demands; and their share of all numbers."""

_EDGE = 0.03
"""Of the page's width within which lines of one column begin."""

_LETTERS = 3
"""Column letters in a row from which it is a sheet's margin."""


def without_sheet_margins(lines: Sequence[Line]) -> list[Line]:
    """The lines with numbers that count the rows set apart from what they stand before; on a screen that
    shows a sheet's column letters, without those and its row numbers."""
    found = _set_apart(list(lines))
    letters = _column_letters(found)
    if not letters:
        return found
    margin = _row_numbers(found, letters)
    return [line for line in found if line not in letters and line not in margin]


def _set_apart(lines: list[Line]) -> list[Line]:
    melted = [(line, match) for line in lines if (match := _MELTED.match(line.text))]
    if len(melted) < _COUNTED:
        return lines
    edge = median(line.box.x0 for line, _ in melted)
    melted = [(line, match) for line, match in melted if abs(line.box.x0 - edge) <= _EDGE]
    column = [line for line in lines if -_EDGE <= line.box.x0 - edge <= 2 * _EDGE]
    if _number_of_first([(line, int(match[1])) for line, match in melted], column) is None:
        return lines
    pieces = {line: _cut(line, match.end()) for line, match in melted}
    return [piece for line in lines for piece in pieces.get(line, (line,))]


def _number_of_first(numbered: Sequence[tuple[Line, int]], column: Sequence[Line]) -> int | None:
    """The number of a column's first row when the numbers count its rows, or None; rows may have none."""
    heights = sorted({round(line.box.middle_y, 4) for line in column})
    steps = [
        after - before for before, after in pairwise(heights) if after - before > 0.2 * column[0].box.height
    ]
    if len(numbered) < _COUNTED or not steps:
        return None
    step = median(steps)
    begins = [number - round((line.box.middle_y - heights[0]) / step) for line, number in numbered]
    usual = begins.count(mode(begins))
    return mode(begins) if usual >= _COUNTED and usual >= _AGREE * len(begins) else None


def _cut(line: Line, place: int) -> tuple[Line, Line]:
    """The line's number and the rest."""
    widths = [1 if sign.isascii() else 2 for sign in line.text]
    share = sum(widths[:place]) / sum(widths)
    x0, y0, x1, y1 = line.box
    middle = x0 + share * (x1 - x0)
    return (
        Line(line.text[:place], Box(x0, y0, middle, y1), line.confidence),
        Line(line.text[place:].strip(), Box(middle, y0, x1, y1), line.confidence),
    )


def _column_letters(lines: Sequence[Line]) -> list[Line]:
    """A sheet's column letters: single capitals in one row, in their order."""
    single = [line for line in lines if len(line.text) == 1 and "A" <= line.text <= "Z"]
    for start in single:
        row = sorted(
            (line for line in single if line.box.same_row(start.box)), key=lambda line: line.box.x0
        )
        steps = [ord(after.text) - ord(before.text) for before, after in pairwise(row)]
        if len(row) >= _LETTERS and all(step == 1 for step in steps):
            return row
    return []


def _row_numbers(lines: Sequence[Line], letters: Sequence[Line]) -> list[Line]:
    """Numbers at the left edge that count the rows, a table's head too: serial numbers begin under it."""
    foot = max(letter.box.middle_y for letter in letters)
    rows: list[list[Line]] = []
    for line in sorted((line for line in lines if line.box.y0 > foot), key=lambda line: line.box.middle_y):
        if rows and line.box.same_row(rows[-1][0].box):
            rows[-1].append(line)
        else:
            rows.append([line])
    first = [min(row, key=lambda line: line.box.x0) for row in rows]
    numbers = [line for line in first if _NUMBER.match(line.text)]
    begin = _number_of_first([(line, int(line.text)) for line in numbers], first)
    return numbers if begin is not None and begin >= 1 else []
