"""The rows of lists in tables that are turned: each column is a row, under the value it begins with."""

from collections.abc import Iterator

from intake.extract.cell_values import one_line
from intake.extract.listed_row import ListedRow, in_order
from intake.extract.table_columns import column_named
from intake.model import Box, Page, RowPlace, Table
from intake.scheme import Field
from intake.zh.column_heads import could_be_head
from intake.zh.text import squeeze

_LEAST = 2
"""Columns of values: one beside its label is a form."""


def rows_across(field: Field, table: Table, page: Page) -> Iterator[ListedRow]:
    """参数 | KT-D3 | KT-D5: a row for each column but the first, where all begin with such a value as the
    field's ``across`` says; what the first column's labels name stands below."""
    if field.across is None:
        return
    column, pattern = field.across
    first, *heads = (squeeze(cell.text) for cell in table.rows[0])
    if len(heads) < _LEAST or (first and not could_be_head(first)):
        return
    if not all(pattern.compiled.search(text) for text in heads):
        return
    by_name = {one.name: one for one in field.columns}
    labels = [column_named(field, row[0].text) for row in table.rows[1:]]
    for at in range(1, len(table.rows[0])):
        cells = [row[at] for row in table.rows]
        texts = {column: one_line(by_name[column], cells[0].text)}
        for found, cell in zip(labels, cells[1:], strict=True):
            if found and found[0].name not in texts:
                texts[found[0].name] = one_line(found[0], cell.text)
        place = RowPlace("", table.row_number(0), page.number, ((column, cells[0].box),))
        confidence = min(cell.confidence for cell in cells)
        yield ListedRow(in_order(field, texts), place, Box.around(cell.box for cell in cells), confidence)
