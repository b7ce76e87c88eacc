"""Excel 97-2003 workbooks (.xls, most .et): a page a sheet."""

import io

import xlrd

from intake.errors import ReadError
from intake.model import Page, SourceFile
from intake.read.sheets import Sheet, sheet_page
from intake.read.types import ReadOptions, ReadResult


def read(source: SourceFile, options: ReadOptions) -> ReadResult:
    """The sheets. Raises ReadError: ``file-encrypted`` or ``file-unreadable``."""
    try:
        book = xlrd.open_workbook(source.location, on_demand=True, logfile=io.StringIO(), ragged_rows=True)
    except xlrd.XLRDError as error:
        if "encrypt" in str(error).lower():
            raise ReadError("file-encrypted", "文件设有打开密码，请去除密码后重新提交。") from error
        raise ReadError("file-unreadable", "Excel 文件已损坏，无法读取。", reason="damaged") from error
    with book:
        pages = tuple(_page(book, number, source, options) for number in range(book.nsheets))
    return ReadResult(source, pages)


def _page(book: "xlrd.book.Book", number: int, source: SourceFile, options: ReadOptions) -> Page:
    sheet = book.sheet_by_index(number)
    filled = Sheet(sheet.name, hidden=sheet.visibility != 0)
    for row in range(sheet.nrows):
        if not filled.add([_text(cell, book) for cell in sheet.row(row)], options.limits.table_cells):
            break
    book.unload_sheet(number)
    if options.on_page:
        options.on_page()
    return sheet_page(source.path, number + 1, filled, options.limits.table_cells)


def _text(cell: "xlrd.sheet.Cell", book: "xlrd.book.Book") -> str:
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            moment = xlrd.xldate_as_datetime(cell.value, book.datemode)
        except (xlrd.XLDateError, ValueError, OverflowError):
            return str(cell.value)
        whole_day = (moment.hour, moment.minute, moment.second) == (0, 0, 0)
        return str(moment.date().isoformat() if whole_day else moment.isoformat(" ", "minutes"))
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return str(int(cell.value)) if float(cell.value).is_integer() else repr(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "是" if cell.value else "否"
    return "" if cell.ctype == xlrd.XL_CELL_ERROR else str(cell.value).strip()
