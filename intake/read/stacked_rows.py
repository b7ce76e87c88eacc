"""Rows of a list that stand stacked in one ruled row are rows again, in all formats.

Lists are often ruled around the head and around the whole body only: every cell then holds a column.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from intake.model import Box, Cell, Page, Table

_LEAST = 3
"""Rows in one: two lines in each cell are more often two words than two rows."""

_KEY = re.compile(r"(?=.{0,30}[0-9])[A-Za-z0-9][A-Za-z0-9.()（）/—·-]{0,40}")
_SEPARATED = re.compile(r"[0-9A-Za-z][.—/-]+[0-9A-Za-z]")
"""What numbers of rows look like: 4.2.3, QX-SH-01. Plain numbers are rows' where they run on: 1, 2, 3."""


def stacked_rows(page: Page) -> Page:
    """The page; a row of its tables in which each cell holds as many lines, and one column of them numbers,
    is as many rows. A row whose words may be wrapped stays one."""
    if not any("\n" in cell.text for table in page.tables for row in table.rows for cell in row):
        return page
    return replace(page, tables=tuple(map(_unstacked, page.tables)))


def _unstacked(table: Table) -> Table:
    rows = [list(_rows_in(row)) for row in table.rows]
    if all(len(own) == 1 for own in rows):
        return table
    numbers = tuple(number for own, number in zip(rows, table.row_numbers, strict=False) for _ in own)
    return replace(table, rows=tuple(row for own in rows for row in own), row_numbers=numbers)


def _rows_in(row: Sequence[Cell]) -> Iterator[tuple[Cell, ...]]:
    columns = [_lines(cell) for cell in row]
    filled = [lines for lines in columns if lines]
    count = len(filled[0]) if filled else 0
    even = len(filled) >= 2 and count >= _LEAST and all(len(lines) == count for lines in filled)
    keys = [lines for lines in filled if _are_numbers(lines)]
    if not even or not keys or any(map(_may_be_wrapped, filled)) or any(cell.above for cell in row):
        yield tuple(row)
        return
    for at in range(count):
        yield tuple(
            replace(cell, text=lines[at] if lines else "", box=_slice(cell.box, at, count))
            for cell, lines in zip(row, columns, strict=True)
        )


def _lines(cell: Cell) -> list[str]:
    return [line.strip() for line in cell.text.split("\n") if line.strip()]


def _are_numbers(lines: Sequence[str]) -> bool:
    """Whether each line is the number of a row of its own."""
    flat = [line.replace(" ", "") for line in lines]
    if len(set(flat)) < len(flat) or not all(_KEY.fullmatch(line) for line in flat):
        return False
    if all(line.isdigit() for line in flat):
        first = int(flat[0])
        return [int(line) for line in flat] == list(range(first, first + len(flat)))
    return all(_SEPARATED.search(line) for line in flat)


def _may_be_wrapped(lines: Sequence[str]) -> bool:
    """Whether the lines may be one text that the cell's width broke: all but the last equally wide, that no
    wider. Numbers and words that repeat are none."""
    if len(set(lines)) == 1 or _are_numbers(lines):
        return False
    *full, last = (sum(2 if sign >= "\u2e80" else 1 for sign in line) for line in lines)
    return max(full) - min(full) <= 2 and last <= max(full)


def _slice(box: Box, at: int, count: int) -> Box:
    high = box.height / count
    return Box(box.x0, box.y0 + at * high, box.x1, box.y0 + (at + 1) * high)
