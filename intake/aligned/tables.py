"""Tables without rules: a row of column heads, and rows whose pieces stand under them.

Conservative: prose in columns, forms and licences are no tables. At least two heads must be words that
head columns (名称, 电话, …), three rows or more must stand under them, and no piece may run across.
"""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from intake.aligned.columns import Columns
from intake.aligned.heads import heads_in, may_hold_heads, whole_heads
from intake.aligned.lists import is_list
from intake.aligned.pieces import rows_of
from intake.aligned.rows import Row, whole_rows
from intake.model import Box, Cell, Line, Page, Table
from intake.zh.text import squeeze

_LEAST_ROWS = 3
_MOST_PIECES = 5_000
_MOST_TRIES = 40
_MOST_MISFITS = 3
BY_ALIGNMENT = "无框线的表格，按列对齐读出"
_CERTAINTY = 0.93
"""Of a cell whose column was told from where it stands, not from rules."""

_STRANGE = 0.2
"""Of the rows after which a piece across the columns (a region's name) may stand: more is no table."""

_FURTHEST = 5.0
"""Heights of a line: what stands further below the last row is no part of the table."""


def aligned_tables(lines: Sequence[Line], tables: Sequence[Table] = ()) -> tuple[Table, ...]:
    """The tables whose columns show by alignment alone, outside those already known."""
    free = [line for line in lines if not any(_inside(line, table) for table in tables)]
    if len(free) > _MOST_PIECES or not may_hold_heads(free):
        return ()
    rows = rows_of(free)
    found = []
    start = tries = 0
    while start < len(rows) and tries < _MOST_TRIES:
        heads = heads_in(rows[start])
        start += 1
        if heads:
            tries += 1
            heads, begin = whole_heads(rows, start - 1, heads)
            body, end = body_under(rows, begin, Columns.under(heads), heads)
            table = _table(heads, body)
            if table is not None:
                found.append(table)
                start = end
    return tuple(found)


def with_aligned(page: Page) -> Page:
    """The page with the tables that its lines' alignment shows, and a word about them."""
    found = aligned_tables(page.lines, page.tables)
    return replace(page, tables=(*page.tables, *found), why=(*page.why, BY_ALIGNMENT)) if found else page


def _inside(line: Line, table: Table) -> bool:
    return line.box.overlap(table.box) > 0.5 * line.box.area


def body_under(
    rows: Sequence[list[Line]], start: int, columns: Columns, heads: Sequence[Line]
) -> tuple[list[Row], int]:
    """The rows that stand under the heads, and the number of the first row that does not."""
    placed: list[Row] = []
    above = heads or rows[start]
    last, misfits, strange = Box.around(one.box for one in above), 0, 0
    height = median(one.box.height for one in above)
    end = start
    for number in range(start, len(rows)):
        row = rows[number]
        here = Box.around(piece.box for piece in row)
        if here.y0 - last.y1 > _FURTHEST * height:
            break
        last = here
        again = heads_in(row)
        if again:
            if [squeeze(one.text) for one in again] != [squeeze(one.text) for one in heads]:
                break
            continue
        cells = columns.place(row)
        if cells is None:
            misfits += 1
            if misfits > _MOST_MISFITS:
                break
            continue
        if misfits and len(cells) < max(2, columns.count / 2):
            break
        strange += misfits > 0
        misfits, end = 0, number + 1
        placed.append(cells)
    if strange > _STRANGE * len(placed):
        return [], end
    settled = [columns.settled(cells) for cells in placed]
    return (settled, end) if columns.strangers <= _STRANGE * len(placed) else ([], end)


def _table(heads: Sequence[Line], body: Sequence[Row]) -> Table | None:
    width = len(heads)
    rows = whole_rows(body, width)
    while rows and len(rows[-1]) < 2:  # a remark below the table
        rows.pop()
    if sum(len(row) >= 2 for row in rows) < _LEAST_ROWS:
        return None
    if sum(len(row) < 2 for row in rows) > _STRANGE * len(rows):
        return None
    if not is_list(rows, width, heads[0].text):
        return None
    head: Row = {at: [piece] for at, piece in enumerate(heads)}
    return table_of((head, *rows), width)


def table_of(rows: Sequence[Row], width: int) -> Table:
    """The rows as a table of so many columns."""
    everything = [piece.box for row in rows for pieces in row.values() for piece in pieces]
    return Table(tuple(_cells(row, width) for row in rows), Box.around(everything))


def _cells(row: Row, width: int) -> tuple[Cell, ...]:
    around = Box.around(piece.box for pieces in row.values() for piece in pieces)
    return tuple(_cell(row.get(at, ()), around) for at in range(width))


def _cell(pieces: Sequence[Line], row: Box) -> Cell:
    if not pieces:
        return Cell("", row)
    lines = [" ".join(piece.text for piece in level) for level in rows_of(pieces)]
    confidence = min(piece.confidence for piece in pieces) * _CERTAINTY
    return Cell("\n".join(lines), Box.around(piece.box for piece in pieces), confidence)
