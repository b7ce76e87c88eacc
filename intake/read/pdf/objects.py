"""A quick look at what a page is made of: pictures, ruled lines, outlines, invisible text. No decoding."""

import ctypes
from dataclasses import dataclass, field
from itertools import repeat

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from intake.model import Box
from intake.read.pdf.calls import address, kind_of, object_at, text_mode_of
from intake.read.pdf.frame import Frame

_MOST_OBJECTS = 20_000
_MOST_NESTING = 4
_THIN, _LONG = 2.5, 18.0  # points: a ruled line's width, at most; its length, at least

_CHARACTER, _LEAST_CHARACTER = 48.0, 3.0  # points: sizes of a character turned into curves
_LEAST_SEGMENTS = 8  # of a character's outline; boxes and ticks have fewer
_COVERING = 0.5  # share of the page from which a picture hides the text under it

Matrix = tuple[float, float, float, float, float, float]


@dataclass(slots=True)
class PageObjects:
    """Counts and places.

    ``covered_texts`` lie under a picture that was drawn after them; ``outlines`` are the places of
    filled paths as small as characters, which is what text becomes that was turned into curves.
    ``prose``: one column of text is all there is.
    """

    pictures: list[Box] = field(default_factory=list)
    outlines: list[Box] = field(default_factory=list)
    texts: int = 0
    invisible_texts: int = 0
    covered_texts: int = 0
    paths: int = 0
    level_rules: int = 0
    upright_rules: int = 0
    grids: int = 0
    prose: bool = False

    @property
    def has_ruled_table(self) -> bool:
        """Whether lines enough for a table of two by two cells are there."""
        return self.grids > 0 or (self.level_rules >= 3 and self.upright_rules >= 2)


def scan_objects(page: pdfium.PdfPage, frame: Frame) -> PageObjects:
    """What the page is made of. Looks at 20,000 objects at most."""
    found = PageObjects()
    _Scan(found, frame).page(page)
    return found


class _Scan:
    def __init__(self, found: PageObjects, frame: Frame) -> None:
        self._found = found
        self._frame = frame
        self._edges = tuple(ctypes.c_float() for _ in range(4))
        self._pointers = tuple(ctypes.byref(edge) for edge in self._edges)
        self._seen = 0

    def page(self, page: pdfium.PdfPage) -> None:
        found, raw = self._found, page.raw
        count = min(pdfium_c.FPDFPage_CountObjects(raw), _MOST_OBJECTS)
        items = list(map(object_at, repeat(address(raw)), range(count)))
        kinds = list(map(kind_of, items))
        texts = kinds.count(pdfium_c.FPDF_PAGEOBJ_TEXT)  # most are: no more than needed for them
        if texts < count:
            above = 0
            for number, kind in enumerate(kinds):
                if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
                    above += 1
                    continue
                known = len(found.pictures)
                self._object(pdfium_c.FPDFPage_GetObject(raw, number), (), 0)
                if any(box.area >= _COVERING for box in found.pictures[known:]):
                    found.covered_texts = above
        found.texts += texts
        if found.pictures:  # invisible text lies under pictures
            found.invisible_texts += sum(
                text_mode_of(item) == 3
                for item, kind in zip(items, kinds, strict=True)
                if kind == pdfium_c.FPDF_PAGEOBJ_TEXT
            )

    def _object(self, item: object, matrices: tuple[Matrix, ...], depth: int) -> None:
        kind = pdfium_c.FPDFPageObj_GetType(item)
        self._seen += 1
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            self._found.texts += 1
            if pdfium_c.FPDFTextObj_GetTextRenderMode(item) == 3:
                self._found.invisible_texts += 1
        elif kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            self._path(item, matrices)
        elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            edges = self._bounds(item, matrices)
            if edges:
                self._found.pictures.append(_clipped(self._frame.box(*edges)))
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _MOST_NESTING:
            inner = (_matrix(item), *matrices)
            for number in range(pdfium_c.FPDFFormObj_CountObjects(item)):
                if self._seen > _MOST_OBJECTS:
                    return
                self._object(pdfium_c.FPDFFormObj_GetObject(item, number), inner, depth + 1)

    def _path(self, item: object, matrices: tuple[Matrix, ...]) -> None:
        found = self._found
        found.paths += 1
        if found.paths > 3000:
            return  # a drawing, no table
        edges = self._bounds(item, matrices)
        if not edges:
            return
        width, height = edges[2] - edges[0], edges[3] - edges[1]
        if self._frame.turn in {90, 270}:
            width, height = height, width
        if max(width, height) <= _CHARACTER and max(width, height) >= _LEAST_CHARACTER:
            if pdfium_c.FPDFPath_CountSegments(item) >= _LEAST_SEGMENTS:
                found.outlines.append(self._frame.box(*edges))
        elif height <= _THIN and width >= _LONG:
            found.level_rules += 1
        elif width <= _THIN and height >= _LONG / 2:
            found.upright_rules += 1
        elif width >= _LONG and height >= _LONG / 2:
            segments = pdfium_c.FPDFPath_CountSegments(item)
            if segments >= 12:
                found.grids += 1
            elif 4 <= segments <= 6:  # a stroked rectangle: two rules each way
                found.level_rules += 2
                found.upright_rules += 1

    def _bounds(
        self, item: object, matrices: tuple[Matrix, ...]
    ) -> tuple[float, float, float, float] | None:
        if not pdfium_c.FPDFPageObj_GetBounds(item, *self._pointers):
            return None
        left, bottom, right, top = (edge.value for edge in self._edges)
        for a, b, c, d, e, f in matrices:
            xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
            ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
            left, right, bottom, top = min(xs), max(xs), min(ys), max(ys)
        return left, bottom, right, top


def _matrix(item: object) -> Matrix:
    matrix = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _clipped(box: Box) -> Box:
    return Box(*(min(1.0, max(0.0, value)) for value in box))
