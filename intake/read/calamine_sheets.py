"""Workbooks as calamine reads them: the second reader, which takes files that the first ones refuse.

It gives values, not how they are shown: a share stays 0.85 where the sheet shows 85%.
"""

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from intake.model import Page, SourceFile
from intake.read.sheet_values import shown
from intake.read.sheets import Sheet, sheet_page
from intake.read.types import ReadOptions

BY_CALAMINE = "由第二读取器（calamine）读出，数值未按显示格式"


class RefusedError(Exception):
    """calamine cannot read it either."""


def pages_by_calamine(source: SourceFile, options: ReadOptions) -> tuple[Page, ...]:
    """The sheets. Raises RefusedError."""
    try:
        pages = _pages(source, options)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # a panic of its Rust code is no Exception
        raise RefusedError(str(error)) from error
    if any(sign in page.text for page in pages for sign in "\0\ufffd"):
        raise RefusedError("text in an encoding that it does not know")  # Excel 95's, in Chinese
    return pages


def _pages(source: SourceFile, options: ReadOptions) -> tuple[Page, ...]:
    most = options.limits.table_cells
    pages: list[Page] = []
    with CalamineWorkbook.from_path(source.location) as book:
        for metadata in book.sheets_metadata:
            if metadata.typ != SheetTypeEnum.WorkSheet:
                continue
            filled = Sheet(metadata.name, hidden=metadata.visible != SheetVisibleEnum.Visible)
            for row in book.get_sheet_by_name(metadata.name).to_python(skip_empty_area=False):
                if not filled.add([shown(value) for value in row], most):
                    break
            pages.append(sheet_page(source.path, len(pages) + 1, filled, why=(BY_CALAMINE,)))
            if options.on_page:
                options.on_page()
    return tuple(pages)
