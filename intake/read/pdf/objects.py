"""A quick look at what a page is made of: pictures, ruled lines, outlines, invisible text. No decoding."""

from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from intake.model import Box
from intake.read.pdf.frame import Frame, Rectangle
from intake.read.pdf.walk import Placed, bounds_of, objects_on

_MOST_PATHS = 3000  # more are a drawing, no table
_THIN, _LONG = 2.5, 18.0  # points: a ruled line's width, at most; its length, at least
_SHORT = 4.0  # points: a rule that strikes out a character

_CHARACTER, _LEAST_CHARACTER = 48.0, 3.0  # points: sizes of a character turned into curves
_LEAST_SEGMENTS = 8  # of a character's outline; boxes and ticks have fewer
_COVERING = 0.5  # share of the page from which a picture hides the text under it


@dataclass(slots=True)
class PageObjects:
    """Counts and places.

    ``covered_texts`` lie under a picture that was drawn after them; ``outlines`` are the places of
    filled paths as small as characters, which is what text becomes that was turned into curves.
    ``rules`` are level, the short ones that strike out a character too. ``prose``: one column of text is
    all there is.
    """

    pictures: list[Box] = field(default_factory=list)
    outlines: list[Box] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
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


def scan_objects(page: pdfium.PdfPage, frame: Frame, taken_off: bool = False) -> PageObjects:
    """What the page is made of. Looks at 20,000 objects at most. `taken_off`: some of its texts were."""
    found = PageObjects()
    texts: list[Placed] = []
    for item in objects_on(page):
        if item.kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            if taken_off and not _is_active(item):
                continue
            found.texts += 1
            texts.append(item)
            found.invisible_texts += pdfium_c.FPDFTextObj_GetTextRenderMode(item.raw) == 3
        elif item.kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            found.paths += 1
            bounds = bounds_of(item) if found.paths <= _MOST_PATHS else None
            if bounds:
                _add_path(found, item, bounds, frame)
        elif item.kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            bounds = bounds_of(item)
            if bounds:
                box = _clipped(frame.box(*bounds))
                found.pictures.append(box)
                if box.area >= _COVERING:
                    under = sum(_lies_under(box, text, frame) for text in texts)
                    found.covered_texts = max(found.covered_texts, under)
    return found


def _lies_under(picture: Box, text: Placed, frame: Frame) -> bool:
    bounds = bounds_of(text)
    return bounds is not None and picture.holds_middle_of(frame.box(*bounds))


def _add_path(found: PageObjects, path: Placed, bounds: Rectangle, frame: Frame) -> None:
    width, height = bounds[2] - bounds[0], bounds[3] - bounds[1]
    if frame.turn in {90, 270}:
        width, height = height, width
    segments = pdfium_c.FPDFPath_CountSegments(path.raw)
    if segments >= _LEAST_SEGMENTS and _LEAST_CHARACTER <= max(width, height) <= _CHARACTER:
        found.outlines.append(frame.box(*bounds))
    elif height <= _THIN and width >= _SHORT:
        found.rules.append(frame.box(*bounds))
        found.level_rules += width >= _LONG
    elif width <= _THIN and height >= _LONG / 2:
        found.upright_rules += 1
    elif width >= _LONG and height >= _LONG / 2:
        if segments >= 12:
            found.grids += 1
        elif 4 <= segments <= 6:  # a stroked rectangle: two rules each way
            found.level_rules += 2
            found.upright_rules += 1


def _is_active(item: Placed) -> bool:
    active = pdfium_c.FPDF_BOOL()
    return not pdfium_c.FPDFPageObj_GetIsActive(item.raw, active) or bool(active.value)


def _clipped(box: Box) -> Box:
    return Box(*(min(1.0, max(0.0, value)) for value in box))
