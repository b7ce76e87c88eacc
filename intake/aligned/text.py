"""Lists set in columns by tabs or spaces in documents that flow: no places, but counts of characters."""

import re
from collections.abc import Collection, Iterator, Sequence

from intake.aligned.pieces import width_of
from intake.aligned.tables import aligned_tables
from intake.model import Box, Line, Table

_APART = re.compile(r"[ \u00a0]{2,}|\u3000+|\t+")
_WIDEST = 240
"""Half-width characters a line is taken to be wide: what lies further right is one column more."""

_MOST_CELLS = 15
_LEAST_LINES = 4


def text_tables(lines: Sequence[Line], taken: Collection[int]) -> tuple[Table, ...]:
    """The tables among the lines of a page; those numbered in `taken` belong to tables known already."""
    if sum(_APART.search(line.text) is not None for line in lines) < _LEAST_LINES:
        return ()
    pieces: list[Line] = []
    tabs = 0
    for number, line in enumerate(lines):
        if number in taken:
            continue
        if "\t" in line.text:
            tabs = tabs or len(_cells(line.text, 0))
            pieces += _by_count(line, tabs)
        else:
            tabs = 0
            pieces += _by_width(line)
    return aligned_tables(pieces)


def _by_count(line: Line, heads: int) -> Iterator[Line]:
    """A line set with tabs: its n-th cell stands in the n-th column; `heads`: the first line's cells."""
    for place, cell in enumerate(_cells(line.text, heads)[:_MOST_CELLS]):
        if cell:
            left = place / _MOST_CELLS
            yield Line(cell, Box(left, line.box.y0, left + 0.9 / _MOST_CELLS, line.box.y1))


def _cells(text: str, heads: int) -> list[str]:
    """Between single tabs; where that makes more cells than heads, between runs of tabs."""
    cells = [cell.strip() for cell in text.split("\t")]
    return [cell for cell in cells if cell] if not heads or len(cells) > heads else cells


def _by_width(line: Line) -> Iterator[Line]:
    """A line set with spaces: its parts stand where the characters before them end."""
    start = 0
    for part in (*_APART.finditer(line.text), None):
        end = part.start() if part else len(line.text)
        left, right = (sum(map(width_of, line.text[:at])) / _WIDEST for at in (start, end))
        if right > left:
            box = Box(min(1.0, left), line.box.y0, min(1.0, right), line.box.y1)
            yield Line(line.text[start:end], box)
        start = part.end() if part else end
