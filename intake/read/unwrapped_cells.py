"""Numbers that a narrow cell of a table breaks over its lines are put together again, in all formats."""

from dataclasses import replace

from intake.model import Cell, Page, Table
from intake.zh.wrapped import unwrapped


def unwrapped_cells(page: Page) -> Page:
    """The page; its tables' cells hold whole numbers."""
    if not any("\n" in cell.text for table in page.tables for row in table.rows for cell in row):
        return page
    return replace(page, tables=tuple(map(_table, page.tables)))


def _table(table: Table) -> Table:
    return replace(table, rows=tuple(tuple(map(_cell, row)) for row in table.rows))


def _cell(cell: Cell) -> Cell:
    return replace(cell, text=unwrapped(cell.text)) if "\n" in cell.text else cell
