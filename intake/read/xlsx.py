"""Excel workbooks (.xlsx, .xlsm): a page a sheet, values as they were last calculated."""

import re
import warnings
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, BinaryIO

from intake.errors import ReadError
from intake.model import Page, SourceFile
from intake.read.children import Children
from intake.read.merged_cells import merged_places
from intake.read.office_convert import converted
from intake.read.office_program import find_office
from intake.read.ooxml import Package
from intake.read.plain_workbook import plain_copy
from intake.read.sheet_drawings import (
    CELL_PICTURE,
    SheetDrawings,
    drawings_by_sheet,
    hand_over,
    hand_over_cell_pictures,
)
from intake.read.sheet_values import chinese_date_format, shown
from intake.read.sheets import Sheet, sheet_page
from intake.read.types import ReadOptions, ReadResult
from intake.read.workbook_again import pages_again

_UNCALCULATED = re.compile(rb"</f>\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_VALUE = re.compile(rb"<(?:\w{1,20}:)?(?:v|is)>")
_NOT_CALCULATED = "有公式没有保存计算结果，相应单元格为空"


def read(source: SourceFile, options: ReadOptions) -> ReadResult:
    """The sheets, pictures on them as children. Raises ReadError when damaged or a bomb."""
    with Package(source, options.limits) as package:
        package.check_sizes()
        children = Children(source, options)
        drawings = drawings_by_sheet(package)
        uncalculated = _uncalculated(package)
        why = (_NOT_CALCULATED,) if uncalculated else ()
        workbook = Workbook(source, options, drawings, why, merged_places(package))
        pages = _pages(package, workbook)
        hand_over(package, children, drawings, workbook.rows)
        hand_over_cell_pictures(package, children, workbook.cell_pictures)
    if uncalculated and find_office():
        pages = _recalculated(source, options) or pages
    return ReadResult(children.noted(source), pages, children.files())


def _pages(package: Package, workbook: "Workbook") -> tuple[Page, ...]:
    """The sheets as openpyxl reads them, if need be without all that is not cells; else as others do."""
    if not _is_strict(package):
        with suppress(Exception):  # openpyxl raises anything on odd files
            pages = workbook.pages(None)
            if any(page.lines for page in pages) or not _has_values(package):
                return pages
    stumbled: Exception = ValueError("no cells")
    try:
        pages = workbook.pages(plain_copy(package))
    except ReadError:
        raise
    except Exception as error:
        stumbled = error
    else:
        if any(page.lines for page in pages) or not _has_values(package):
            return pages
    return pages_again(workbook.source, workbook.options, "xlsx", stumbled)


def _recalculated(source: SourceFile, options: ReadOptions) -> tuple[Page, ...]:
    """The sheets with their formulas calculated by LibreOffice; none when that fails."""
    try:
        with converted(source, options, "xlsx", "xlsx") as made:
            return Workbook(made, options, {}, (), {}).pages(None)
    except Exception:  # what is there without it stands
        return ()


@dataclass(slots=True)
class Workbook:
    """Reads the sheets, and keeps the rows' texts for what lies on or in them."""

    source: SourceFile
    options: ReadOptions
    drawings: dict[str, SheetDrawings]
    why: tuple[str, ...]
    merged: Mapping[str, Collection[tuple[int, int]]]
    rows: dict[str, list[str]] = field(default_factory=dict)
    cell_pictures: dict[str, str] = field(default_factory=dict)

    def pages(self, stream: BinaryIO | None) -> tuple[Page, ...]:
        """The sheets, from `stream` when given. Raises what openpyxl raises."""
        import openpyxl

        self.rows.clear()
        with warnings.catch_warnings(), stream or self.source.location.open("rb") as opened:
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(opened, read_only=True, data_only=True, keep_links=False)
            pages = [self._page(number, sheet) for number, sheet in enumerate(book.worksheets, 1)]
            book.close()
        for title, drawn in self.drawings.items():
            if title not in self.rows and drawn.charts:  # a sheet that is one chart
                pages.append(self._sheet_page(len(pages) + 1, Sheet(title)))
        return tuple(pages)

    def _page(self, number: int, sheet: Any) -> Page:
        sheet.reset_dimensions()  # the declared size is a claim, and may be a trillion cells
        title = str(sheet.title)
        most = self.options.limits.table_cells
        part = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
        filled = Sheet(title, hidden=sheet.sheet_state != "visible", merged=self.merged.get(part, ()))
        texts = self.rows.setdefault(title, [])
        for row in sheet.iter_rows():
            values = [_text(cell) for cell in row]
            pictures = [found for value in values if (found := CELL_PICTURE.match(value))]
            if pictures:
                values = ["" if CELL_PICTURE.match(value) else value for value in values]
            texts.append(" ".join(value for value in values if value)[:200])
            for picture in pictures:
                self.cell_pictures[picture.group(1)] = f"{title}\n{texts[-1]}".strip()
            if not filled.add(values, most):
                break
        if self.options.on_page:
            self.options.on_page()
        return self._sheet_page(number, filled)

    def _sheet_page(self, number: int, filled: Sheet) -> Page:
        drawn = self.drawings.get(filled.title, SheetDrawings())
        return sheet_page(
            self.source.path,
            number,
            filled,
            shapes=drawn.shapes,
            charts=drawn.charts,
            why=self.why,
        )


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        chinese = chinese_date_format(cell.style_array.numFmtId)
        if chinese is not None:
            return _chinese_date(value, chinese, cell.parent.parent.epoch)
    return shown(value, cell.number_format or "General")


def _chinese_date(days: float, number_format: str, epoch: datetime) -> str:
    """A number under a date format that openpyxl does not know."""
    from openpyxl.utils.datetime import from_excel

    try:
        return shown(from_excel(days, epoch), number_format)
    except (OverflowError, ValueError):
        return shown(days)


def _sheet_parts(package: Package) -> list[str]:
    return [name for name in package.names if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)]


def _uncalculated(package: Package) -> bool:
    """Whether a formula stands without a value: programs that only write files never calculate."""
    return any(_UNCALCULATED.search(package.read(name)) for name in _sheet_parts(package))


def _has_values(package: Package) -> bool:
    """Whether cells hold something, in whatever dialect."""
    return any(_VALUE.search(package.read(name)) for name in _sheet_parts(package))


def _is_strict(package: Package) -> bool:
    name = "xl/workbook.xml"
    return name in package.names and b"purl.oclc.org/ooxml" in package.read(name)
