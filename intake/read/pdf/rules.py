"""The straight edges drawn on a PDF page, from pdfium's path objects: what ruled tables are made of."""

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from intake.read.pdf.frame import Frame
from intake.read.pdf.walk import Placed, objects_on

_MOST_PATHS = 20_000
_STRAIGHT = 0.1
"""Points by which a level or upright edge may be off: what rounding leaves."""

Edge = dict[str, Any]
"""pdfplumber's: its ends ``x0``, ``x1``, ``top``, ``bottom``, its ``orientation``, ``h`` or ``v``, and its
length as ``width`` or ``height``; points from the top left of the page as seen."""

_Polyline = list[tuple[float, float]]


def edges_on(page: pdfium.PdfPage, frame: Frame) -> list[Edge]:
    """Every level and every upright edge of the painted paths; a rectangle has two of each."""
    width, height = frame.size
    edges: list[Edge] = []
    for line in _polylines(page):
        places = [frame.box(x, y, x, y) for x, y in line]
        points = [(place.x0 * width, place.y0 * height) for place in places]
        for (x0, y0), (x1, y1) in pairwise(points):
            across, down = abs(x1 - x0), abs(y1 - y0)
            if across <= _STRAIGHT < down:
                edges.append(_edge("v", (x0 + x1) / 2, (x0 + x1) / 2, min(y0, y1), max(y0, y1)))
            elif down <= _STRAIGHT < across:
                edges.append(_edge("h", min(x0, x1), max(x0, x1), (y0 + y1) / 2, (y0 + y1) / 2))
    return edges


def _edge(orientation: str, x0: float, x1: float, top: float, bottom: float) -> Edge:
    return {
        "object_type": "line",
        "orientation": orientation,
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }


def _polylines(page: pdfium.PdfPage) -> Iterator[_Polyline]:
    """The corners of every painted path's parts, in PDF points; a curve ends one and begins another."""
    paths = 0
    for item in objects_on(page):
        if item.kind == pdfium_c.FPDF_PAGEOBJ_PATH and _is_painted(item.raw):
            yield from _parts(item)
            paths += 1
            if paths == _MOST_PATHS:
                return


def _is_painted(path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    known = pdfium_c.FPDFPath_GetDrawMode(path, fill, stroke)
    return not known or bool(fill.value or stroke.value)


def _parts(item: Placed) -> Iterator[_Polyline]:
    path, matrix = item.raw, item.matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    part: _Polyline = []
    for number in range(pdfium_c.FPDFPath_CountSegments(path)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, number)
        if not pdfium_c.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        if pdfium_c.FPDFPathSegment_GetType(segment) != pdfium_c.FPDF_SEGMENT_LINETO:
            if len(part) > 1:
                yield part
            part = []
        part.append(matrix.on_point(x.value, y.value))
        if pdfium_c.FPDFPathSegment_GetClose(segment) and len(part) > 1:
            part.append(part[0])
    if len(part) > 1:
        yield part
