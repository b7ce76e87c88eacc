"""Ruled tables of a PDF page: pdfplumber's geometry on pdfium's edges, texts from its text layer."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, cast

import pdfplumber.table as plumber
import pypdfium2 as pdfium
from pdfplumber.utils.geometry import filter_edges
from pdfplumber.utils.text import extract_text

from intake.model import Box, Cell, Table
from intake.read.pdf.characters import Character
from intake.read.pdf.frame import Frame
from intake.read.pdf.rules import Edge, edges_on
from intake.read.pdf.text import TextLayer

_NEAR = 3.0
"""Points within which edges are one line, and lines meet; pdfplumber's own default."""

_SHORTEST = 3.0
_MOST_MEETINGS = 1_000_000
"""Level times upright edges of a page: beyond it is a drawing, of which each is tried with each."""

_MOST_CROSSINGS = 10_000
"""Of a page's edges: a table of a hundred rows and a hundred columns, which no page shows readably."""

_WHOLE_PAGE = 0.9
"""Share of a page that is all of it, but for a margin."""

_SIDEWAYS = {
    90: {"line_dir": "ltr", "char_dir": "btt"},
    270: {"line_dir": "rtl", "char_dir": "ttb"},
}
"""Where lines follow lines, and characters characters, in text that lies on its side."""

Place = tuple[float, float, float, float]
"""Left, top, right, bottom, in points from the top left of the page as seen."""


def ruled_tables(
    page: pdfium.PdfPage, layer: TextLayer, frame: Frame, most_cells: int
) -> tuple[Table, ...]:
    """The tables of a page whose cells are ruled, at least two by two, of at most `most_cells` cells."""
    found = [(table, table.rows) for table in tables_of(edges_on(page, frame))]
    fitting = [(table, rows) for table, rows in found if len(rows) * len(rows[0].cells) <= most_cells]
    if not fitting:
        return ()
    characters = sorted(layer.characters(), key=_middle)
    tables = (
        Table(
            tuple(
                _cells(row, _beside(row.bbox, characters), frame, _reaching(rows, number))
                for number, row in enumerate(rows)
            ),
            _box(table.bbox, frame),
        )
        for table, rows in fitting
    )
    return tuple(table for table in tables if not is_frame(table))


def is_frame(table: Table) -> bool:
    """Whether it is what a slide or sheet is framed by, not a table: it covers the page, and no row of it
    holds two things."""
    filled = (sum(bool(cell.text.strip()) for cell in row) for row in table.rows)
    return table.box.area >= _WHOLE_PAGE and max(filled, default=0) <= 1


def tables_of(edges: list[Edge]) -> list[plumber.Table]:
    """The tables that those edges rule, at least two rows and two columns each, from the top down; none
    when there are so many edges that they are a drawing."""
    merged = filter_edges(plumber.merge_edges(edges, _NEAR, _NEAR, _NEAR, _NEAR), min_length=_SHORTEST)
    level = [edge["top"] for edge in merged if edge["orientation"] == "h"]
    upright = [edge["x0"] for edge in merged if edge["orientation"] == "v"]
    if min(len(set(level)), len(set(upright))) < 3 or len(level) * len(upright) > _MOST_MEETINGS:
        return []
    crossings = plumber.edges_to_intersections(merged, _NEAR, _NEAR)
    if len(crossings) > _MOST_CROSSINGS:
        return []
    groups = plumber.cells_to_tables(plumber.intersections_to_cells(crossings))
    # Its page would only be asked for the texts, which the text layer has.
    tables = [plumber.Table(cast("Any", None), cells) for cells in groups]
    return [table for table in tables if len(table.rows) >= 2 and len(table.rows[0].cells) >= 2]


def _cells(
    row: plumber.CellGroup, characters: list[Character], frame: Frame, above: set[int]
) -> tuple[Cell, ...]:
    """The cells of a row with those characters; one as large as the row, and empty, where none begins."""
    return tuple(
        Cell(_text(_within(cell, characters)), _box(cell, frame))
        if cell
        else Cell("", _box(row.bbox, frame), above=column in above)
        for column, cell in enumerate(row.cells)
    )


def _reaching(rows: Sequence[plumber.CellGroup], number: int) -> set[int]:
    """The columns over which a cell of a row above reaches down into this one."""
    top, bottom = rows[number].bbox[1], rows[number].bbox[3]
    return {
        column
        for above in rows[:number]
        for column, cell in enumerate(above.cells)
        if cell and cell[3] > (top + bottom) / 2
    }


def _text(characters: list[Character]) -> str:
    """The text of the characters of one cell, line by line."""
    turns = {one["turn"] for one in characters}
    sideways = _SIDEWAYS.get(turns.pop(), {}) if len(turns) == 1 else {}
    text: str = extract_text(characters, line_dir_render="ttb", char_dir_render="ltr", **sideways)
    return text.strip()


def _beside(place: Place, characters: list[Character]) -> list[Character]:
    """Those as high as the place, of characters by ascending middle."""
    first = bisect_left(characters, place[1], key=_middle)
    return characters[first : bisect_left(characters, place[3], key=_middle)]


def _within(place: Place, characters: list[Character]) -> list[Character]:
    """Those whose middle lies in the place."""
    left, top, right, bottom = place
    return [
        one
        for one in characters
        if left <= (one["x0"] + one["x1"]) / 2 < right and top <= _middle(one) < bottom
    ]


def _middle(character: Character) -> float:
    """The height of its middle."""
    middle: float = (character["top"] + character["bottom"]) / 2
    return middle


def _box(place: Place, frame: Frame) -> Box:
    width, height = (max(1.0, side) for side in frame.size)
    return Box(place[0] / width, place[1] / height, place[2] / width, place[3] / height)
