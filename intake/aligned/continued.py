"""Tables that run on over the next page: rows without heads, put under the columns of the page before."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median

from intake.aligned.columns import Columns
from intake.aligned.heads import heads_in
from intake.aligned.lists import is_list
from intake.aligned.pieces import rows_of, width_of
from intake.aligned.rows import Row, whole_rows
from intake.aligned.tables import body_under, table_of
from intake.model import Box, Line, Page, Table

_FOOT = 0.91
"""Of a page's height from which a short line is its footer."""

_SHORT = 40
_MARKS = " .、"
_MOST_DIGITS = 4
_LEAST_REACH = 0.5
"""Of its page's height that a table must reach to run on over the next."""

_HEAD_ROWS = 3
"""Rows of a page's header above the first row of a table that runs on."""

_HEAD_SHARE = 0.35
"""Of the page's height within which that row must stand."""

_FILLED = 0.6
"""Of the columns that a row must fill to be surely one of the table's."""

_AT_EDGE = 1.2
"""Characters' widths from a column's edge or middle at which a cell of it may begin, end or lie."""

_ALIGNED = 0.8
"""Of the cells that must stand so."""

_Edges = list[tuple[float, float]]
"""Left and right of every column."""

CONTINUED = "续接上一页的表格，按其各列读出"


def with_continued(pages: Iterable[Page]) -> tuple[Page, ...]:
    """The pages, each with the rows at its top that continue the last table of the page before it.

    Only where nothing but a footer stands below that table, and the rows stand in its columns: numbered on
    from its last row, or aligned with its cells. Other files' pages and flowing text stay as they are.
    """
    result: list[Page] = []
    edges: _Edges = []
    for page in pages:
        before = result[-1] if result else None
        table = _open_at_end(before) if before is not None and _follows(before, page) else None
        edges = _edges(table, edges) if table else []
        found = _continuation(page, table, edges) if table else None
        if found is not None:
            page = replace(page, tables=(found, *page.tables), why=(*page.why, CONTINUED))  # noqa: PLW2901
        result.append(page)
    return tuple(result)


def _follows(before: Page, page: Page) -> bool:
    next_one = before.file == page.file and before.number + 1 == page.number
    return next_one and bool(before.tables) and bool(page.lines) and not page.flowing


def _open_at_end(page: Page) -> Table | None:
    """The page's last table when nothing but a footer stands below it."""
    table = max(page.tables, key=lambda one: one.box.y1)
    if table.box.y1 < _LEAST_REACH or len(table.rows) < 2 or len(table.rows[0]) < 2:
        return None
    below = (line for line in page.lines if line.box.middle_y > table.box.y1)
    return table if all(_is_footer(line) for line in below) else None


def _is_footer(line: Line) -> bool:
    return line.box.y0 >= _FOOT and len(line.text) <= _SHORT


def _continuation(page: Page, table: Table, edges: _Edges) -> Table | None:
    top = min((one.box.y0 for one in page.tables), default=1.0)
    lines = [line for line in page.lines if line.box.y1 <= top and not _is_footer(line)]
    if not lines:
        return None
    rows = rows_of(lines)
    character = _character(lines)
    width = len(edges)
    start = _first_row(rows, edges, character)
    if start is None:
        return None
    body, _ = body_under(rows, start, _columns(edges, character), ())
    last = _last_number(table)
    whole = whole_rows(body, width, least_numbered=1 if last else 3)
    numbered = last and bool(whole) and _first_cell(whole[0]) == str(int(last) + 1)
    surely = sum(len(row) >= _FILLED * width for row in whole)
    if not (numbered or (surely >= 2 and _stands_in(whole, edges, character))):
        return None
    return table_of(whole, width) if is_list(whole, width, "") else None


def _columns(edges: _Edges, character: float) -> Columns:
    return Columns([left for left, _ in edges], [right for _, right in edges], character)


def _character(lines: Sequence[Line]) -> float:
    """About how wide a Chinese character is."""
    return median(2 * line.box.width / max(1, sum(map(width_of, line.text))) for line in lines)


def _edges(table: Table, earlier: _Edges) -> _Edges:
    """Those of the columns' filled cells; of a column without any, those it had on earlier pages."""
    edges: _Edges = []
    for column in range(len(table.rows[0])):
        cells = [row[column] for row in table.rows]
        boxes = [cell.box for cell in cells if cell.text.strip()]
        if not boxes and len(earlier) == len(table.rows[0]):
            edges.append(earlier[column])
        else:
            around = Box.around(boxes or [cell.box for cell in cells])
            edges.append((around.x0, around.x1))
    for at in range(len(edges) - 1):  # a merged cell's box spans its neighbours
        if edges[at][1] > edges[at + 1][0]:
            middle = (edges[at][1] + edges[at + 1][0]) / 2
            edges[at], edges[at + 1] = (edges[at][0], middle), (middle, edges[at + 1][1])
    return edges


def _first_row(rows: Sequence[list[Line]], edges: _Edges, character: float) -> int | None:
    """The first row that fills enough of the columns; none when a list with its own heads comes first."""
    for at, row in enumerate(rows[: _HEAD_ROWS + 1]):
        if row[0].box.y0 > _HEAD_SHARE or heads_in(row):
            return None
        columns = _columns(edges, character)
        cells = columns.place(row)
        if cells is not None and len(columns.settled(cells)) >= max(2, _FILLED * len(edges)):
            return at
    return None


def _last_number(table: Table) -> str:
    """What numbers its last row, when the first column numbers the rows."""
    last = next((row[0].text.strip(_MARKS) for row in reversed(table.rows) if row[0].text.strip()), "")
    return last if last.isdecimal() and len(last) <= _MOST_DIGITS else ""


def _first_cell(row: Row) -> str:
    return "".join(piece.text for piece in row.get(0, ())).strip(_MARKS)


def _stands_in(rows: Sequence[Row], edges: _Edges, character: float) -> bool:
    """Whether the cells begin, end or lie where those of the table do."""
    near = total = 0
    for row in rows:
        for column, pieces in row.items():
            box, (left, right) = Box.around(piece.box for piece in pieces), edges[column]
            off = min(abs(box.x0 - left), abs(box.x1 - right), abs(box.x0 + box.x1 - left - right) / 2)
            near += off <= _AT_EDGE * character
            total += 1
    return near >= _ALIGNED * total
