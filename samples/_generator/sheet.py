"""Tables to .xlsx."""

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from samples._generator.word import rezip


def workbook(sheets: Mapping[str, tuple[str, Sequence[Sequence[str]]]], note: str = "") -> bytes:
    """A workbook: sheet name → (title over the table, rows with the head first)."""
    book = Workbook()
    book.remove(book.active)
    thin = Side(style="thin")
    for name, (title, rows) in sheets.items():
        page = book.create_sheet(name)
        across = len(rows[0])
        page.merge_cells(start_row=1, start_column=1, end_row=1, end_column=across)
        page.cell(1, 1, title).font = Font(name="黑体", size=16, bold=True)
        page.cell(1, 1).alignment = Alignment(horizontal="center")
        for row_number, row in enumerate(rows, start=2):
            for column, text in enumerate(row, start=1):
                value = int(text) if column == 1 and text.isdigit() else text
                cell = page.cell(row_number, column, value)
                cell.border = Border(thin, thin, thin, thin)
                cell.alignment = Alignment(wrap_text=True, vertical="center")
                cell.font = Font(name="宋体", size=11, bold=row_number == 2)
        for column in range(1, across + 1):
            longest = max(len(row[column - 1]) for row in rows)
            page.column_dimensions[get_column_letter(column)].width = min(46, max(7, longest * 2 + 2))
        if note:
            page.cell(len(rows) + 3, 1, note)
    buffer = io.BytesIO()
    book.save(buffer)
    return rezip(buffer.getvalue())
