"""The straight edges drawn on a PDF page, from pdfium's path objects: what ruled tables are made of."""

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from intake.read.pdf_frame import Frame

Edge = dict[str, Any]
"""An edge as pdfplumber's table functions take it; points from the top left of the page as seen."""

_MOST_PATHS = 20_000
_MOST_NESTING = 4
_STRAIGHT = 0.1
"""Points by which a level or upright edge may be off: what rounding leaves."""

_Matrix = tuple[float, float, float, float, float, float]


def edges_on(page: pdfium.PdfPage, frame: Frame) -> list[Edge]:
    """Every level or upright edge of the painted paths; a rectangle has four."""
    width, height = frame.size
    edges = []
    for line in _polylines(page):
        places = [frame.box(x, y, x, y) for x, y in line]
        points = [(place.x0 * width, place.y0 * height) for place in places]
        edges += [edge for start, end in pairwise(points) if (edge := _edge(start, end)) is not None]
    return edges


def _edge(start: tuple[float, float], end: tuple[float, float]) -> Edge | None:
    x0, x1 = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    upright = x1 - x0 <= _STRAIGHT < bottom - top
    if not upright and not (bottom - top <= _STRAIGHT < x1 - x0):
        return None
    if upright:
        x0 = x1 = (x0 + x1) / 2
    else:
        top = bottom = (top + bottom) / 2
    return {
        "object_type": "line",
        "orientation": "v" if upright else "h",
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }


def _polylines(page: pdfium.PdfPage) -> Iterator[list[tuple[float, float]]]:
    """The corners of every painted path's parts, in PDF points; curves end one part and begin another."""
    left = _MOST_PATHS
    waiting: list[tuple[object, tuple[_Matrix, ...], int]] = [
        (pdfium_c.FPDFPage_GetObject(page.raw, number), (), 0)
        for number in range(pdfium_c.FPDFPage_CountObjects(page.raw))
    ]
    while waiting and left:
        item, matrices, depth = waiting.pop()
        kind = pdfium_c.FPDFPageObj_GetType(item)
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH and _is_painted(item):
            left -= 1
            yield from _parts(item, (_matrix(item), *matrices))
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _MOST_NESTING:
            inner = (_matrix(item), *matrices)
            for number in range(pdfium_c.FPDFFormObj_CountObjects(item)):
                waiting.append((pdfium_c.FPDFFormObj_GetObject(item, number), inner, depth + 1))


def _is_painted(item: object) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    known = pdfium_c.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
    return not known or bool(fill.value or stroke.value)


def _parts(item: object, matrices: tuple[_Matrix, ...]) -> Iterator[list[tuple[float, float]]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    part: list[tuple[float, float]] = []
    for number in range(pdfium_c.FPDFPath_CountSegments(item)):
        segment = pdfium_c.FPDFPath_GetPathSegment(item, number)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if not pdfium_c.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        point = (x.value, y.value)
        for a, b, c, d, e, f in matrices:
            point = (a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f)
        if kind != pdfium_c.FPDF_SEGMENT_LINETO:
            if len(part) > 1:
                yield part
            part = []
        part.append(point)
        if pdfium_c.FPDFPathSegment_GetClose(segment) and len(part) > 1:
            part.append(part[0])
    if len(part) > 1:
        yield part


def _matrix(item: object) -> _Matrix:
    matrix = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
