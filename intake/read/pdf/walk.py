"""The objects of a PDF page one by one, through forms."""

import ctypes
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from intake.read.pdf.frame import Rectangle

_MOST_OBJECTS = 20_000
_MOST_NESTING = 4


class Placed(NamedTuple):
    """One of pdfium's page objects: its handle, its kind (FPDF_PAGEOBJ_…), and the matrix by which the form
    it lies in is placed on the page; None for what lies on the page itself."""

    raw: Any
    kind: int
    form: pdfium.PdfMatrix | None

    def matrix(self) -> pdfium.PdfMatrix:
        """From the object's own coordinates to those of the page."""
        own = _matrix_of(self.raw)
        return own if self.form is None else own.multiply(self.form)


def objects_on(page: pdfium.PdfPage) -> Iterator[Placed]:
    """A form before what lies in it; the first 20,000 objects of a page at most."""
    count = pdfium_c.FPDFPage_CountObjects(page.raw)
    items = (pdfium_c.FPDFPage_GetObject(page.raw, number) for number in range(count))
    return islice(_walk(items, None, _MOST_NESTING), _MOST_OBJECTS)


def _walk(items: Iterator[Any], form: pdfium.PdfMatrix | None, deeper: int) -> Iterator[Placed]:
    for item in items:
        placed = Placed(item, pdfium_c.FPDFPageObj_GetType(item), form)
        yield placed
        if placed.kind == pdfium_c.FPDF_PAGEOBJ_FORM and deeper:
            count = pdfium_c.FPDFFormObj_CountObjects(item)
            inner = (pdfium_c.FPDFFormObj_GetObject(item, number) for number in range(count))
            yield from _walk(inner, placed.matrix(), deeper - 1)


def bounds_of(item: Placed) -> Rectangle | None:
    """Left, bottom, right, top of an object on the page."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium_c.FPDFPageObj_GetBounds(item.raw, left, bottom, right, top):
        return None
    bounds = left.value, bottom.value, right.value, top.value
    if item.form is None:
        return bounds
    placed: Rectangle = item.form.on_rect(*bounds)
    return placed


def holds_only_text(page: pdfium.PdfPage) -> bool:
    """Whether nothing but text was drawn."""
    kind, item, raw = pdfium_c.FPDFPageObj_GetType, pdfium_c.FPDFPage_GetObject, page.raw
    count = pdfium_c.FPDFPage_CountObjects(raw)
    return all(kind(item(raw, number)) == pdfium_c.FPDF_PAGEOBJ_TEXT for number in range(count))


def _matrix_of(item: Any) -> pdfium.PdfMatrix:
    matrix = pdfium_c.FS_MATRIX(1, 0, 0, 1, 0, 0)
    pdfium_c.FPDFPageObj_GetMatrix(item, matrix)
    return pdfium.PdfMatrix.from_raw(matrix)
