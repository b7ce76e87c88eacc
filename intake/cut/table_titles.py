"""Lines that are the titles of tables: right above one, or its first row reaching over all its columns."""

from collections.abc import Iterator, Sequence

from intake.model import Cell, Line, Page, Table
from intake.zh.column_heads import could_be_head
from intake.zh.text import squeeze

_LEAST_ROWS = 2
"""Rows below a table's heads from which it is a list, and its title heads something."""

_LEAST_HEADS = 2


def titles_of_tables(page: Page, in_table: frozenset[int]) -> frozenset[int]:
    """The places among the page's lines of the titles of its lists. `in_table`: those that stand in tables.

    A list has a row of heads, two columns or more, and rows below. The first thing on a page is its own
    title, whether a table's or not.
    """
    return frozenset(at for table in page.tables for at in _title(page, table, in_table) if at > 0)


def _title(page: Page, table: Table, in_table: frozenset[int]) -> Iterator[int]:
    first = next((at for at, line in enumerate(page.lines) if table.box.holds_middle_of(line.box)), None)
    if first is None:
        return
    if _is_title_row(table.rows[0]) and _is_list(table.rows[1:]):
        if squeeze(page.lines[first].text) == squeeze("".join(cell.text for cell in table.rows[0])):
            yield first
    elif _is_list(table.rows) and first - 1 not in in_table and first and _ends_above(page.lines, first):
        yield first - 1


def _ends_above(lines: Sequence[Line], first: int) -> bool:
    """Whether the line before stands above the table's first row, and not beside it."""
    return lines[first - 1].box.y1 <= lines[first].box.middle_y


def _is_title_row(row: Sequence[Cell]) -> bool:
    return len(row) > 1 and sum(bool(cell.text.strip()) for cell in row) == 1 and bool(row[0].text.strip())


def _is_list(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first of the rows has words that may head columns, and others stand below."""
    if len(rows) <= _LEAST_ROWS:
        return False
    heads = [text for cell in rows[0] if (text := squeeze(cell.text))]
    return len(heads) >= _LEAST_HEADS and all(map(could_be_head, heads))
