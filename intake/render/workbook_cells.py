"""Cells of the workbooks we write: heads, lines of values, colours, links."""

import unicodedata
from collections.abc import Sequence
from urllib.parse import quote

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from intake.render.clean import one_line, shortened

_HEAD = PatternFill("solid", start_color="1F4E9E")
# Excel's own limit is 32,767 characters a cell.
_LONGEST = 32_000


def put_head(sheet: Worksheet, heads: Sequence[str], widths: Sequence[int]) -> None:
    for place, (text, width) in enumerate(zip(heads, widths, strict=True), 1):
        cell = cell_at(sheet, 1, place)
        put_value(cell, text)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = _HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(place)].width = width


def put_line(sheet: Worksheet, values: Sequence[str | int]) -> list[Cell]:
    number = sheet.max_row + 1
    cells: list[Cell] = []
    for place, value in enumerate(values, 1):
        cell = cell_at(sheet, number, place)
        put_value(cell, value)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cells.append(cell)
    return cells


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        raise TypeError("no cell of a summary is merged")
    return cell


def put_value(cell: Cell, value: str | int) -> None:
    """Numbers as numbers; a text always as text, never as a formula, whatever it begins with."""
    if isinstance(value, int):
        cell.value = value
        return
    cell.value = shortened(one_line(value), _LONGEST)
    cell.data_type = "s"
    if cell.value.startswith(("=", "+", "-", "@")):
        # Keeps it a text when a person edits the cell, too.
        cell.style = "Normal"
        cell.quotePrefix = True


def fit_to_width(sheet: Worksheet) -> None:
    """Prints on A4 across, as wide as one page and as long as it takes, the head again on each."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    if not sheet.print_title_rows:
        sheet.print_title_rows = "1:1"


def lines_needed(text: str, width: int) -> int:
    """Into how many lines a column of so many characters breaks a text; Chinese characters are two wide."""
    wide = sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)
    return max(1, -(-wide // max(1, width - 1)))


def put_link(cell: Cell, target: str, place: str = "") -> None:
    """A link to a file beside the workbook, and to a place in it."""
    cell.hyperlink = quote(target, safe="/") + (f"#{quote(place)}" if place else "")
    cell.font = Font(color="1F4E9E", underline="single")
