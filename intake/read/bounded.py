"""What readers hand on is bounded: judging runs patterns over every line, and one of a million characters
would cost it minutes whatever its patterns."""

from collections.abc import Iterator
from dataclasses import replace

from intake.limits import Limits
from intake.model import Cell, Line, Page, Table
from intake.read.types import ReadResult

_LONGEST_LINE = 1_000
"""Characters of a line; a longer one is handed on in pieces, none of it lost."""

_LONGEST_CELL = 5_000
"""Characters of a table's cell; what is longer is no value any more."""


def bounded(result: ReadResult, limits: Limits) -> ReadResult:
    """The result with lines and cells of readable length and at most `page_characters` a page; a file of
    which something was left out is partly read and says so."""
    most = limits.page_characters
    pages = tuple(_page(page, most) for page in result.pages)
    cut = [
        page.number
        for page, whole in zip(pages, result.pages, strict=True)
        if page is not whole and _length(page) < _length(whole)
    ]
    if not cut or result.source.status != "read":
        return replace(result, pages=pages)
    numbers = "、".join(map(str, cut[:10]))
    problem = f"第 {numbers} 页文字超过上限 {most}（page_characters），其余未读；确需读取时用 --limit 放宽"
    source = replace(
        result.source,
        status="partly_read",
        problem=problem,
        problem_code="file-not-read",
        problem_params=(("limit", "page_characters"),),
    )
    return replace(result, source=source, pages=pages)


def _page(page: Page, most: int) -> Page:
    # Most pages are shorter as a whole than one line may be: their lines need not be counted.
    long_line = len(page.text) > _LONGEST_LINE and any(
        len(line.text) > _LONGEST_LINE for line in page.lines
    )
    long_cell = any(
        len(cell.text) > _LONGEST_CELL for table in page.tables for row in table.rows for cell in row
    )
    if not long_line and not long_cell and (len(page.text) <= most or _length(page) <= most):
        return page
    return replace(page, lines=tuple(_lines(page.lines, most)), tables=tuple(map(_table, page.tables)))


def _lines(lines: tuple[Line, ...], left: int) -> Iterator[Line]:
    for line in lines:
        text = line.text[:left]
        left -= len(text)
        for start in range(0, len(text), _LONGEST_LINE):
            yield replace(line, text=text[start : start + _LONGEST_LINE])
        if left <= 0:
            return


def _table(table: Table) -> Table:
    return replace(table, rows=tuple(tuple(map(_cell, row)) for row in table.rows))


def _cell(cell: Cell) -> Cell:
    return replace(cell, text=cell.text[:_LONGEST_CELL])


def _length(page: Page) -> int:
    """Characters of its lines and of its cells beyond what a cell may hold."""
    return sum(len(line.text) for line in page.lines) + sum(
        len(cell.text)
        for table in page.tables
        for row in table.rows
        for cell in row
        if len(cell.text) > _LONGEST_CELL
    )
