"""A spreadsheet's sheet as a page: its tables, and a line a row. Shared by all sheet formats."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from intake.model import Page
from intake.read.flowing import FlowingPage, make_page
from intake.read.office_charts import Chart
from intake.zh.column_heads import could_be_head

_MOST_COLUMNS = 1000
_LONGEST_CELL = 32_767
"""Characters of a cell: Excel's own limit. Files may hold, and repeat, longer ones."""

_LEAST_ROWS = 3
"""Rows of a list, with its heads, above which another may stand on the same sheet."""

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
    above = _above(sheet, used)
    starts = _tables(rows, sheet.numbers)
    for start, end in pairwise([*starts, len(rows)]):
        own = {(row - start, column) for row, column in above if start <= row < end}
        filled.add_table(rows[start:end], sheet.numbers[start:end], own)
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


def _tables(rows: Sequence[Sequence[str]], numbers: Sequence[int]) -> list[int]:
    """The rows at which a table begins: the first, and below empty rows those that head a list of their
    own, with its title above its heads or without."""
    starts = [0]
    for at in range(1, len(rows)):
        apart = numbers[at] - numbers[at - 1] > 1 and at - starts[-1] >= _LEAST_ROWS
        if apart and _heads_list(rows[at:]):
            starts.append(at)
    return starts


def _heads_list(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row, or the one below a title, has words over two columns or more, and rows with
    figures stand below it."""
    titled = sum(map(bool, rows[0])) == 1
    heads = [text for text in rows[titled] if text] if len(rows) > titled else []
    below = rows[titled + 1 : titled + 1 + _LEAST_ROWS]
    return (
        len(heads) >= 2
        and all(could_be_head("".join(text.split())) for text in heads)
        and any(character.isdigit() for row in below for text in row for character in text)
    )


def _above(sheet: Sheet, used: Sequence[int]) -> set[tuple[int, int]]:
    """The merged places by the rows and columns that are kept."""
    rows = {number: place for place, number in enumerate(sheet.numbers)}
    columns = {column + 1: place for place, column in enumerate(used)}
    return {
        (rows[row], columns[column]) for row, column in sheet.merged if row in rows and column in columns
    }


def _used(rows: list[list[str]], column: int) -> bool:
    return any(column < len(row) and row[column] for row in rows)
