"""A spreadsheet's sheet as a page: one table, and a line a row. Shared by all sheet formats."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from intake.model import Page
from intake.read.flowing import FlowingPage, make_page
from intake.read.office_charts import Chart

_MOST_COLUMNS = 1000
_LONGEST_CELL = 32_767
"""Characters of a cell: Excel's own limit. Files may hold, and repeat, longer ones."""

_MOST_CHARACTERS = 10_000_000
"""Of a sheet: one long text in a thousand cells is small in the file."""


@dataclass(slots=True)
class Sheet:
    """A sheet being read: rows without the empty ones, and their numbers on the sheet."""

    title: str
    hidden: bool = False
    rows: list[list[str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    seen: int = 0
    cells: int = 0
    characters: int = 0
    merged: Collection[tuple[int, int]] = ()
    """Rows and columns, counted from 1, that a merged cell reaches over from above."""
    cut: str = ""
    """Why the rest was not read."""

    def add(self, row: list[str], most_cells: int) -> bool:
        """Adds the next row, be it empty. False at the limit of cells: the rest is not read."""
        self.seen += 1
        width = next((place for place in range(len(row), 0, -1) if row[place - 1]), 0)
        if not width:
            return True
        texts = [text[:_LONGEST_CELL] for text in row[: min(width, _MOST_COLUMNS)]]
        self.cells += width
        self.characters += sum(map(len, texts))
        if self.cells > most_cells:
            self.cut = f"表格超过 {most_cells} 个单元格（table_cells），其余未读取。"
        elif self.characters > _MOST_CHARACTERS:
            self.cut = f"表格文字超过 {_MOST_CHARACTERS} 字，其余未读取。"
        if self.cut:
            return False
        self.rows.append(texts)
        self.numbers.append(self.seen)
        return True


def sheet_page(
    file: str,
    number: int,
    sheet: Sheet,
    *,
    shapes: Sequence[str] = (),
    charts: Sequence[Chart] = (),
    why: tuple[str, ...] = (),
) -> Page:
    """The sheet as a page, its drawings' texts below its cells; an empty one is blank, without being a
    defect."""
    filled = FlowingPage(title=sheet.title)
    used = [column for column in range(max(map(len, sheet.rows), default=0)) if _used(sheet.rows, column)]
    rows = [[row[column] if column < len(row) else "" for column in used] for row in sheet.rows]
    filled.add_table(rows, sheet.numbers, _above(sheet, used))
    for shape in shapes:
        filled.add_shape(shape)
    for chart in charts:
        filled.add_chart(chart)
    reasons = [f"工作表“{sheet.title}”", *why]
    if sheet.hidden:
        reasons.append("此工作表是隐藏的")
    if filled.empty:
        reasons.append("没有内容")
    page = make_page(file, number, filled, tuple(reasons))
    if not sheet.cut:
        return page
    return replace(page, problem=sheet.cut, problem_code="file-too-large", why=(*page.why, sheet.cut))


def _above(sheet: Sheet, used: Sequence[int]) -> set[tuple[int, int]]:
    """The merged places by the rows and columns that are kept."""
    rows = {number: place for place, number in enumerate(sheet.numbers)}
    columns = {column + 1: place for place, column in enumerate(used)}
    return {
        (rows[row], columns[column]) for row, column in sheet.merged if row in rows and column in columns
    }


def _used(rows: list[list[str]], column: int) -> bool:
    return any(column < len(row) and row[column] for row in rows)
