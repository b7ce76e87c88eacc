"""Ruled tables: pdfplumber's geometry over pdfium's edges and characters.

pdfplumber itself parses the whole page again in Python, which took over nine tenths of the time of
reading born-digital files; its functions on edges are what finds tables well.
"""

import ctypes
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from intake.model import Box, Cell, Table
from intake.read.pdf_frame import Frame
from intake.read.pdf_rules import edges_on

_LEAST_ROWS, _LEAST_COLUMNS = 2, 2
_NEAR = 3.0
"""Points within which edges are one line, and lines meet; pdfplumber's own default."""

_SHORTEST = 3.0
_MOST_EDGES = 5_000
"""A page with more is a drawing: crossing each with each would take minutes."""

_Place = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the top left of the page as seen."""


def ruled_tables(page: pdfium.PdfPage, frame: Frame, most_cells: int) -> tuple[Table, ...]:
    """The tables of a page whose cells are ruled, at least two by two, of at most `most_cells` cells."""
    from pdfplumber import table as geometry
    from pdfplumber.utils.geometry import filter_edges

    no_page: Any = None  # a table asks its page for characters only, and we have our own

    merged = geometry.merge_edges(edges_on(page, frame), _NEAR, _NEAR, _NEAR, _NEAR)
    edges = filter_edges(merged, min_length=_SHORTEST)
    if len(edges) > _MOST_EDGES:
        return ()
    crossings = geometry.edges_to_intersections(edges, _NEAR, _NEAR)
    cells = geometry.intersections_to_cells(crossings)
    found = [geometry.Table(no_page, group) for group in geometry.cells_to_tables(cells)]
    fitting = [item for item in found if _fits(item, most_cells)]
    if not fitting:
        return ()
    characters = _Characters(page, frame)
    return tuple(_table(item, characters, frame) for item in fitting)


def _fits(found: Any, most_cells: int) -> bool:
    width = max((len(row.cells) for row in found.rows), default=0)
    return (
        len(found.rows) >= _LEAST_ROWS and width >= _LEAST_COLUMNS and len(found.rows) * width <= most_cells
    )


def _table(found: Any, characters: "_Characters", frame: Frame) -> Table:
    width = max(len(row.cells) for row in found.rows)
    rows = []
    for row in found.rows:
        beside = characters.within(row.bbox)
        cells = [
            Cell(beside.text_within(cell), _box(cell, frame)) if cell else Cell("", _box(row.bbox, frame))
            for cell in row.cells
        ]
        cells += [Cell("", _box(row.bbox, frame))] * (width - len(cells))
        rows.append(tuple(cells))
    return Table(tuple(rows), _box(found.bbox, frame))


def _box(place: _Place, frame: Frame) -> Box:
    width, height = (max(1.0, side) for side in frame.size)
    return Box(place[0] / width, place[1] / height, place[2] / width, place[3] / height)


class _Characters:
    """A page's characters with their places, as pdfplumber's text functions take them."""

    def __init__(self, page: pdfium.PdfPage, frame: Frame) -> None:
        text = page.get_textpage()
        try:
            found = _characters(text.raw, frame)
        finally:
            text.close()
        self._by_height = sorted(found, key=_height)
        self._heights = [_height(one) for one in self._by_height]

    def within(self, place: _Place) -> "_Row":
        """Those of a row of cells."""
        first = bisect_left(self._heights, place[1])
        return _Row(self._by_height[first : bisect_left(self._heights, place[3])])


class _Row:
    """The characters as high as a row of cells is."""

    def __init__(self, characters: Sequence[dict[str, Any]]) -> None:
        self._characters = characters

    def text_within(self, place: _Place) -> str:
        """The text of those whose middle lies in the cell, line by line."""
        from pdfplumber.utils.text import extract_text

        left, top, right, bottom = place
        inside = [
            one
            for one in self._characters
            if left <= one["middle"][0] < right and top <= one["middle"][1] < bottom
        ]
        return str(extract_text(inside)).strip() if inside else ""


def _height(one: dict[str, Any]) -> float:
    middle: tuple[float, float] = one["middle"]
    return middle[1]


def _characters(text: Any, frame: Frame) -> Sequence[dict[str, Any]]:
    bounds = pdfium_c.FS_RECTF()
    pointer = ctypes.byref(bounds)
    width, height = frame.size
    found = []
    for index in range(pdfium_c.FPDFText_CountChars(text)):
        code = pdfium_c.FPDFText_GetUnicode(text, index)
        if code < 32 or pdfium_c.FPDFText_IsGenerated(text, index) == 1:
            continue
        if not pdfium_c.FPDFText_GetLooseCharBox(text, index, pointer):
            continue
        box = frame.box(bounds.left, bounds.bottom, bounds.right, bounds.top)
        x0, x1, top, bottom = box.x0 * width, box.x1 * width, box.y0 * height, box.y1 * height
        found.append(
            {
                "text": chr(code),
                "x0": x0,
                "x1": x1,
                "top": top,
                "bottom": bottom,
                "doctop": top,
                "width": x1 - x0,
                "height": bottom - top,
                "size": bottom - top,
                "upright": True,
                "middle": ((x0 + x1) / 2, (top + bottom) / 2),
            }
        )
    return found
