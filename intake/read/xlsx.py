"""Excel workbooks (.xlsx, .xlsm): a page a sheet, values as they were last calculated."""

import datetime
import warnings
from typing import Any

from intake.errors import ReadError
from intake.model import Page, SourceFile
from intake.read.children import Children
from intake.read.office_parts import add_embedded, add_picture
from intake.read.ooxml import Package
from intake.read.sheets import Sheet, sheet_page
from intake.read.types import ReadOptions, ReadResult


def read(source: SourceFile, options: ReadOptions) -> ReadResult:
    """The sheets, pictures on them as children. Raises ReadError when damaged or a bomb."""
    import openpyxl

    with Package(source, options.limits) as package:
        package.check_sizes()
        children = Children(source, options)
        for name in sorted(package.names):
            if name.startswith(("xl/drawings/", "xl/worksheets/")) and name.endswith(".xml"):
                for relation in package.relations(name).values():
                    if relation.kind == "image":
                        add_picture(package, relation, children, "")
                    elif relation.kind in {"package", "oleObject"}:
                        add_embedded(package, relation, children, "")
    try:
        with warnings.catch_warnings(), source.location.open("rb") as stream:
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
            pages = tuple(
                _page(source, number, sheet, options) for number, sheet in enumerate(book.worksheets, 1)
            )
            book.close()
    except ReadError:
        raise
    except Exception as error:  # openpyxl raises anything on odd files
        problem = "Excel 文件已损坏，无法读取，请重新保存后提交。"
        raise ReadError("file-unreadable", problem, reason="damaged") from error
    return ReadResult(source, pages, children.files())


def _page(source: SourceFile, number: int, sheet: Any, options: ReadOptions) -> Page:
    sheet.reset_dimensions()  # the declared size is a claim, and may be a trillion cells
    filled = Sheet(str(sheet.title), hidden=sheet.sheet_state != "visible")
    for row in sheet.iter_rows(values_only=True):
        if not filled.add([_text(value) for value in row], options.limits.table_cells):
            break
    if options.on_page:
        options.on_page()
    return sheet_page(source.path, number, filled, options.limits.table_cells)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return (
            value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "minutes")
        )
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value).replace("_x000D_", "").strip()
