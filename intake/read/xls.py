"""Excel 97-2003 workbooks (.xls, most .et): a page a sheet."""

import io

import olefile
import xlrd

from intake.errors import ReadError
from intake.model import Page, SourceFile
from intake.read.children import Children
from intake.read.office_program import find_office
from intake.read.sheet_values import chinese_date_format, shown
from intake.read.sheets import Sheet, sheet_page
from intake.read.types import ReadOptions, ReadResult
from intake.read.workbook_again import pages_again, unless_empty

_PICTURES = b"\xeb\x00"
"""[MS-XLS] 2.4.171: the record that holds the drawings of a workbook, its pictures among them."""


def read(source: SourceFile, options: ReadOptions) -> ReadResult:
    """The sheets, pictures on them as children.

    Raises ReadError: ``file-encrypted``, ``file-unreadable`` or ``file-not-read``.
    """
    try:
        with _open(source) as book:
            pages = tuple(_page(book, number, source, options) for number in range(book.nsheets))
        pages = unless_empty(pages, source, options)
    except ReadError:
        raise
    except Exception as error:  # xlrd raises anything on odd files
        pages = pages_again(source, options, "xls", error)
    if not _has_pictures(source):
        return ReadResult(source, pages)
    children = Children(source, options)
    if find_office():
        from intake.read.converted import children_of_xls

        try:
            return ReadResult(source, pages, children_of_xls(source, options))
        except ReadError:
            children.leave_unread("图片或图形未能取出。")
    else:
        children.leave_unread("图片或图形未读取（本机未安装 LibreOffice）。")
    return ReadResult(children.noted(source), pages)


def _open(source: SourceFile) -> "xlrd.book.Book":
    try:
        return xlrd.open_workbook(
            source.location, on_demand=True, logfile=io.StringIO(), ragged_rows=True, formatting_info=True
        )
    except xlrd.XLRDError as error:
        if "encrypt" in str(error).lower():
            raise ReadError("file-encrypted", "文件设有打开密码，请去除密码后重新提交。") from error
        raise


def _page(book: "xlrd.book.Book", number: int, source: SourceFile, options: ReadOptions) -> Page:
    sheet = book.sheet_by_index(number)
    filled = Sheet(sheet.name, hidden=sheet.visibility != 0)
    for row in range(sheet.nrows):
        if not filled.add([_text(cell, book) for cell in sheet.row(row)], options.limits.table_cells):
            break
    book.unload_sheet(number)
    if options.on_page:
        options.on_page()
    return sheet_page(source.path, number + 1, filled)


def _text(cell: "xlrd.sheet.Cell", book: "xlrd.book.Book") -> str:
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            moment = xlrd.xldate_as_datetime(cell.value, book.datemode)
        except (xlrd.XLDateError, ValueError, OverflowError):
            return str(cell.value)
        return shown(moment.time() if cell.value < 1 else moment, _format(cell, book))
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return shown(float(cell.value), _format(cell, book))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return shown(bool(cell.value))
    return "" if cell.ctype == xlrd.XL_CELL_ERROR else str(cell.value).strip()


def _format(cell: "xlrd.sheet.Cell", book: "xlrd.book.Book") -> str:
    try:
        key = book.xf_list[cell.xf_index].format_key
        return chinese_date_format(key) or str(book.format_map[key].format_str)
    except (LookupError, TypeError):
        return "General"


def _has_pictures(source: SourceFile) -> bool:
    """Whether the workbook's records hold drawings."""
    try:
        with olefile.OleFileIO(source.location) as document:
            name = "Workbook" if document.exists("Workbook") else "Book"
            data = document.openstream(name).read()
    except (OSError, ValueError, IndexError, TypeError, AttributeError):
        return False
    place = 0
    while place + 4 <= len(data):
        if data[place : place + 2] == _PICTURES:
            return True
        place += 4 + int.from_bytes(data[place + 2 : place + 4], "little")
    return False
