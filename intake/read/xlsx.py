"""Excel workbooks (.xlsx, .xlsm): a page a sheet, values as they were last calculated."""

import io
import re
import warnings
import zipfile
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from intake.errors import ReadError
from intake.model import Page, SourceFile
from intake.read.children import Children
from intake.read.office_convert import converted
from intake.read.office_program import find_office
from intake.read.ooxml import Package, transitional
from intake.read.sheet_drawings import (
    CELL_PICTURE,
    SheetDrawings,
    drawings_by_sheet,
    hand_over,
    hand_over_cell_pictures,
)
from intake.read.sheet_values import shown
from intake.read.sheets import Sheet, sheet_page
from intake.read.types import ReadOptions, ReadResult

_UNCALCULATED = re.compile(rb"</f>\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_NOT_CALCULATED = "有公式没有保存计算结果，相应单元格为空"


def read(source: SourceFile, options: ReadOptions) -> ReadResult:
    """The sheets, pictures on them as children. Raises ReadError when damaged or a bomb."""
    with Package(source, options.limits) as package:
        package.check_sizes()
        children = Children(source, options)
        drawings = drawings_by_sheet(package)
        uncalculated = _uncalculated(package)
        stream = _transitional_copy(package) if _is_strict(package) else None
        workbook = _Workbook(source, options, drawings, (_NOT_CALCULATED,) if uncalculated else ())
        pages = workbook.pages(stream)
        hand_over(package, children, drawings, workbook.rows)
        hand_over_cell_pictures(package, children, workbook.cell_pictures)
    if uncalculated and find_office():
        pages = _recalculated(source, options) or pages
    return ReadResult(children.noted(source), pages, children.files())


def _recalculated(source: SourceFile, options: ReadOptions) -> tuple[Page, ...]:
    """The sheets with their formulas calculated by LibreOffice; none when that fails."""
    try:
        with converted(source, options, "xlsx", "xlsx") as made:
            return _Workbook(made, options, {}, ()).pages(None)
    except ReadError:
        return ()


@dataclass(slots=True)
class _Workbook:
    """Reads the sheets, and keeps the rows' texts for what lies on or in them."""

    source: SourceFile
    options: ReadOptions
    drawings: dict[str, SheetDrawings]
    why: tuple[str, ...]
    rows: dict[str, list[str]] = field(default_factory=dict)
    cell_pictures: dict[str, str] = field(default_factory=dict)

    def pages(self, stream: BinaryIO | None) -> tuple[Page, ...]:
        """The sheets, from `stream` when given."""
        import openpyxl

        try:
            with warnings.catch_warnings(), stream or self.source.location.open("rb") as opened:
                warnings.simplefilter("ignore")
                book = openpyxl.load_workbook(opened, read_only=True, data_only=True, keep_links=False)
                pages = tuple(self._page(number, sheet) for number, sheet in enumerate(book.worksheets, 1))
                book.close()
        except ReadError:
            raise
        except Exception as error:  # openpyxl raises anything on odd files
            problem = "Excel 文件已损坏，无法读取，请重新保存后提交。"
            raise ReadError("file-unreadable", problem, reason="damaged") from error
        return pages

    def _page(self, number: int, sheet: Any) -> Page:
        sheet.reset_dimensions()  # the declared size is a claim, and may be a trillion cells
        title = str(sheet.title)
        most = self.options.limits.table_cells
        filled = Sheet(title, hidden=sheet.sheet_state != "visible")
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
        drawn = self.drawings.get(title)
        shapes = drawn.shapes if drawn else []
        return sheet_page(self.source.path, number, filled, most, shapes=shapes, why=self.why)


def _text(cell: Any) -> str:
    value = cell.value
    return shown(value, cell.number_format or "General") if value is not None else ""


def _sheet_parts(package: Package) -> list[str]:
    return [name for name in package.names if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)]


def _uncalculated(package: Package) -> bool:
    """Whether a formula stands without a value: programs that only write files never calculate."""
    return any(_UNCALCULATED.search(package.read(name)) for name in _sheet_parts(package))


def _is_strict(package: Package) -> bool:
    name = "xl/workbook.xml"
    return name in package.names and b"purl.oclc.org/ooxml" in package.read(name)


def _transitional_copy(package: Package) -> BinaryIO:
    """The package in the namespaces that openpyxl knows."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in sorted(package.names):
            data = package.read(name)
            copy.writestr(name, transitional(data) if name.endswith((".xml", ".rels")) else data)
    buffer.seek(0)
    return buffer
