"""Pages of documents that flow: text without fixed places, cut into pages as a reader would."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from intake.aligned import text_tables
from intake.model import Box, Cell, Line, Mark, Page, Table
from intake.read.office_charts import Chart
from intake.zh.wrapped import unwrapped

Above = Collection[tuple[int, int]]
"""Places of a table (row, column) that a merged cell reaches over from above."""

LINES_A_PAGE = 40
_MOST_LINES = 60
_LONGEST_LINE = 2000


@dataclass(slots=True)
class FlowingPage:
    """A page being filled."""

    lines: list[str] = field(default_factory=list)
    tables: list[tuple[int, int, list[list[str]], Sequence[int], Above]] = field(default_factory=list)
    shapes: list[tuple[int, str]] = field(default_factory=list)
    title: str = ""
    levels: dict[int, int] = field(default_factory=dict)

    def add_text(self, text: str, level: int = 0) -> None:
        """Adds a paragraph; each of its lines is a line. ``level``: of the heading that it is."""
        if level:
            self.levels[len(self.lines)] = level
        for line in text.split("\n"):
            self._add_line(line)

    def _add_line(self, line: str) -> None:
        pieces = (
            line[start : start + _LONGEST_LINE].strip() for start in range(0, len(line), _LONGEST_LINE)
        )
        self.lines.extend(piece for piece in pieces if piece)

    def add_table(self, rows: list[list[str]], numbers: Sequence[int] = (), above: Above = ()) -> None:
        """Adds a table: its cells, and a line a row. ``numbers``: the rows' own, if some are left out."""
        width = max((len(row) for row in rows), default=0)
        if not width or not any(any(row) for row in rows):
            return
        even = [[*map(unwrapped, row), *[""] * (width - len(row))] for row in rows]
        start = len(self.lines)
        for row in even:
            self._add_line("  ".join(" ".join(cell.split()) for cell in row if cell.strip()))
        self.tables.append((start, len(self.lines), even, numbers, above))

    def add_shape(self, text: str) -> None:
        """Adds the text of a drawing's shape: a line, and a mark."""
        if text.strip():
            self.shapes.append((len(self.lines), " ".join(text.split())))
            self.lines.append(" ".join(text.split()))

    def add_chart(self, chart: Chart) -> None:
        """Adds a chart: a line a title, and its numbers as a table."""
        for title in chart.titles:
            self.add_text(title)
        self.add_table([list(row) for row in chart.rows])

    @property
    def empty(self) -> bool:
        return not self.lines and not self.tables


def make_page(file: str, number: int, filled: FlowingPage, why: tuple[str, ...]) -> Page:
    """The page, its lines one below the other."""
    most = max(LINES_A_PAGE, len(filled.lines))
    lines = tuple(
        Line(text, _row(place, place + 1, most), level=filled.levels.get(place, 0))
        for place, text in enumerate(filled.lines)
    )
    inside = {place for start, end, *_ in filled.tables for place in range(start, end)}
    return Page(
        file,
        number,
        lines,
        (
            *(
                _table(start, end, rows, most, numbers, above)
                for start, end, rows, numbers, above in filled.tables
            ),
            *text_tables(lines, inside),
        ),
        tuple(Mark("shape", _row(place, place + 1, most), text) for place, text in filled.shapes),
        "text",
        why=why,
        title=filled.title,
        flowing=True,
    )


def pages_of_text(file: str, text: str, why: tuple[str, ...]) -> tuple[Page, ...]:
    """Plain text in pages: cut at form feeds and after every 60 lines or so, at a blank line if near."""
    pages: list[Page] = []
    for part in text.split("\f"):
        lines = part.split("\n")
        start = 0
        while start < len(lines):
            end = start + _cut(lines[start : start + _MOST_LINES + 1])
            filled = FlowingPage()
            for line in lines[start:end]:
                filled.add_text(line.rstrip("\r"))
            start = end
            if not filled.empty:
                pages.append(make_page(file, len(pages) + 1, filled, why))
    return tuple(pages)


def _cut(lines: Sequence[str]) -> int:
    if len(lines) <= _MOST_LINES:
        return len(lines)
    blank = [place for place in range(LINES_A_PAGE, _MOST_LINES) if not lines[place].strip()]
    return blank[-1] + 1 if blank else _MOST_LINES


def _row(start: int, end: int, most: int) -> Box:
    return Box(0.0, start / most, 1.0, end / most)


def _table(
    start: int, end: int, rows: list[list[str]], most: int, numbers: Sequence[int], above: Above
) -> Table:
    step = (end - start) / max(1, len(rows)) / most
    width = max(1, len(rows[0]))
    return Table(
        tuple(
            tuple(
                Cell(
                    text.strip(),
                    Box(
                        column / width,
                        start / most + row * step,
                        (column + 1) / width,
                        start / most + (row + 1) * step,
                    ),
                    above=(row, column) in above,
                )
                for column, text in enumerate(cells)
            )
            for row, cells in enumerate(rows)
        ),
        _row(start, end, most),
        tuple(numbers),
    )
