"""The straight edges drawn on a PDF page, from pdfium's path objects: what ruled tables are made of."""

from array import array
from collections.abc import Iterator
from itertools import pairwise, repeat

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from intake.read.pdf.calls import (
    address,
    draw_mode,
    form_count,
    form_object_at,
    kind_of,
    matrix_of,
    object_at,
    segment_at,
    segment_closes,
    segment_count,
    segment_kind,
    segment_point,
)
from intake.read.pdf.frame import Frame
from intake.read.pdf.ruled_grid import Edge

_MOST_PATHS = 20_000
_MOST_NESTING = 4
_STRAIGHT = 0.1
"""Points by which a level or upright edge may be off: what rounding leaves."""

_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_Polyline = list[tuple[float, float]]


def edges_on(page: pdfium.PdfPage, frame: Frame) -> tuple[list[Edge], list[Edge]]:
    """Every level and every upright edge of the painted paths (a rectangle has two of each), in points from
    the top left of the page as seen."""
    width, height = frame.size
    level: list[Edge] = []
    upright: list[Edge] = []
    for line in _Paths().polylines(page):
        places = [frame.box(x, y, x, y) for x, y in line]
        points = [(place.x0 * width, place.y0 * height) for place in places]
        for (x0, y0), (x1, y1) in pairwise(points):
            across, down = abs(x1 - x0), abs(y1 - y0)
            if across <= _STRAIGHT < down:
                upright.append(((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
            elif down <= _STRAIGHT < across:
                level.append(((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
    return level, upright


class _Paths:
    """Reads path objects. One set of places for pdfium to fill serves all calls."""

    def __init__(self) -> None:
        self._mode, self._point, self._matrix = array("i", [0, 0]), array("f", [0, 0]), array("f", _SAME)
        mode, point = self._mode.buffer_info()[0], self._point.buffer_info()[0]
        self._mode_at = (mode, mode + self._mode.itemsize)
        self._point_at = (point, point + self._point.itemsize)
        self._matrix_at = self._matrix.buffer_info()[0]

    def polylines(self, page: pdfium.PdfPage) -> Iterator[_Polyline]:
        """The corners of every painted path's parts, in PDF points; a curve ends one and begins another."""
        left = _MOST_PATHS
        count: int = pdfium_c.FPDFPage_CountObjects(page.raw)
        items = map(object_at, repeat(address(page.raw)), range(count))
        waiting: list[tuple[int, tuple[_Matrix, ...], int]] = [(item, (), 0) for item in items]
        while waiting and left:
            item, matrices, depth = waiting.pop()
            kind = kind_of(item)
            if kind == pdfium_c.FPDF_PAGEOBJ_PATH and self._is_painted(item):
                left -= 1
                yield from self._parts(item, (self._matrix_of(item), *matrices))
            elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _MOST_NESTING:
                inner = (self._matrix_of(item), *matrices)
                for number in range(form_count(item)):
                    waiting.append((form_object_at(item, number), inner, depth + 1))

    def _is_painted(self, path: int) -> bool:
        return not draw_mode(path, *self._mode_at) or any(self._mode)

    def _parts(self, path: int, matrices: tuple[_Matrix, ...]) -> Iterator[_Polyline]:
        matrices = tuple(matrix for matrix in matrices if matrix != _SAME)
        part: _Polyline = []
        for segment in map(segment_at, repeat(path), range(segment_count(path))):
            kind = segment_kind(segment)
            if not segment_point(segment, *self._point_at):
                continue
            x, y = self._point
            for a, b, c, d, e, f in matrices:
                x, y = a * x + c * y + e, b * x + d * y + f
            if kind != pdfium_c.FPDF_SEGMENT_LINETO:
                if len(part) > 1:
                    yield part
                part = []
            part.append((x, y))
            if segment_closes(segment) and len(part) > 1:
                part.append(part[0])
        if len(part) > 1:
            yield part

    def _matrix_of(self, item: int) -> _Matrix:
        if not matrix_of(item, self._matrix_at):
            return _SAME
        a, b, c, d, e, f = self._matrix
        return a, b, c, d, e, f
