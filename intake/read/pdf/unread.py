"""Text of a PDF page that is no text of the paper: watermarks, struck words, letters nobody sees.

Taken off the page before it is read, so that it stands in no line, no cell and no picture for recognition.
"""

import ctypes
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from intake.model import Box, Line
from intake.read.pdf.frame import Frame, Rectangle
from intake.read.pdf.text import OPAQUE, PALE, SLANT
from intake.read.pdf.walk import Placed, bounds_of, objects_on

_WHITE = 245
"""Least of a colour's channels from which it is white."""

_FADED, _OFTEN, _LEAST_WORD = 190, 3, 4
"""Least channel of a colour from which, times it stands on a page from which, and characters from which a
text is a pattern: grey labels of a list are darker and stand in one column."""

_CONTRAST = 24
"""Levels by which a letter must differ from its ground to be seen."""

_STRUCK = 0.85
"""Of a text's width that a rule must cross."""

_MIDDLE = (0.3, 0.62)
"""Of a letter's height, from its foot: where a rule strikes it out. Below it underlines."""

_THIN, _LEAST_RULE = 2.5, 4.0  # points: a striking rule's width, at most; its length, at least
_DRAWN = 2.0
"""Pixels a point of the picture in which white letters are looked for."""

_MOST_TEXTS = 5_000
_INVISIBLE = 3
"""Mode in which recognition hides its text under a scan."""

_SCAN = 0.5
"""Share of the page from which a picture is the paper, and what slants over it is none of it."""


@dataclass(slots=True)
class Unread:
    """What was taken off, for people."""

    watermarks: list[str] = field(default_factory=list)
    struck: int = 0
    unseen: int = 0

    def reasons(self) -> tuple[str, ...]:
        """In words, each kind once."""
        found = []
        if self.watermarks:
            shown = "”“".join(list(dict.fromkeys(text.strip()[:40] for text in self.watermarks))[:3])
            found.append(f"页上水印“{shown}”不计入正文")
        if self.struck:
            found.append("划掉的文字不计入正文")
        if self.unseen:
            found.append("与底色相同、看不见的文字不计入正文")
        return tuple(found)


@dataclass(frozen=True, slots=True)
class _Written:
    """A text object: where it stands, how it is turned, its size and colour."""

    item: Placed
    text: str
    place: Rectangle
    angle: float
    size: float
    colour: tuple[int, int, int, int]

    @property
    def slants(self) -> bool:
        off = self.angle % 90
        return min(off, 90 - off) > SLANT

    @property
    def pale(self) -> bool:
        return min(self.colour[:3]) >= PALE

    @property
    def white(self) -> bool:
        return min(self.colour[:3]) >= _WHITE


def take_off(page: pdfium.PdfPage, text_page: Any, frame: Frame) -> Unread:
    """Makes such texts of a page inactive; the text page must be loaded anew when there were any."""
    written: list[_Written] = []
    scanned = False
    rules: list[Rectangle] = []
    for item in objects_on(page):
        if item.kind == pdfium_c.FPDF_PAGEOBJ_TEXT and len(written) < _MOST_TEXTS:
            one = _written(item, text_page)
            if one is not None:
                written.append(one)
        elif item.kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            place = bounds_of(item)
            scanned = scanned or (place is not None and frame.box(*place).area >= _SCAN)
        elif item.kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            place = bounds_of(item)
            if place and place[3] - place[1] <= _THIN and place[2] - place[0] >= _LEAST_RULE:
                rules.append(place)
    found = Unread()
    gone: list[_Written] = []
    for one in _watermarks(written, scanned):
        found.watermarks.append(one.text)
        gone.append(one)
    for one in written:
        if one not in gone and any(_strikes(rule, one) for rule in rules):
            found.struck += 1
            gone.append(one)
    white = [one for one in written if one.white and one not in gone]
    for one in _unseen(page, frame, white) if white else ():
        found.unseen += 1
        gone.append(one)
    for one in gone:
        pdfium_c.FPDFPageObj_SetIsActive(one.item.raw, False)
    return found


def struck_out(lines: Sequence[Line], rules: Sequence[Box]) -> bool:
    """Whether a rule on the page may strike out a line or a part of it: worth a closer look."""
    return any(
        rule.x1 > line.box.x0
        and rule.x0 < line.box.x1
        and line.box.y0 + 0.2 * line.box.height < rule.middle_y < line.box.y1 - 0.2 * line.box.height
        for rule in rules
        for line in lines
    )


def _written(item: Placed, text_page: Any) -> _Written | None:
    place = bounds_of(item)
    if place is None or pdfium_c.FPDFTextObj_GetTextRenderMode(item.raw) == _INVISIBLE:
        return None
    length = pdfium_c.FPDFTextObj_GetText(item.raw, text_page, None, 0)
    buffer = ctypes.create_string_buffer(max(2, length))
    pdfium_c.FPDFTextObj_GetText(
        item.raw, text_page, ctypes.cast(buffer, ctypes.POINTER(pdfium_c.FPDF_WCHAR)), length
    )
    text = buffer.raw[: max(0, length - 2)].decode("utf-16-le", "replace")
    if not text.strip():
        return None
    matrix = item.matrix()
    size = ctypes.c_float()
    pdfium_c.FPDFTextObj_GetFontSize(item.raw, size)
    channels = tuple(ctypes.c_uint() for _ in range(4))
    known = pdfium_c.FPDFPageObj_GetFillColor(item.raw, *channels)
    red, green, blue, opacity = (channel.value for channel in channels) if known else (0, 0, 0, 255)
    return _Written(
        item,
        text,
        place,
        math.degrees(math.atan2(matrix.b, matrix.a)),
        size.value * math.hypot(matrix.c, matrix.d),
        (red, green, blue, opacity),
    )


def _watermarks(written: Sequence[_Written], scanned: bool) -> list[_Written]:
    """Texts that slant or are transparent, unless most of the page is that is no scan; and pale ones that
    lie over others or stand there again and again."""
    letters = sum(len(one.text) for one in written)
    found: list[_Written] = []
    for sort in (
        [one for one in written if one.slants],
        [one for one in written if one.colour[3] < OPAQUE],
    ):
        if scanned or sum(len(one.text) for one in sort) < 0.5 * letters:
            found += [one for one in sort if one not in found]
    pale = [one for one in written if one.pale and not one.white and one not in found]
    places: dict[str, set[float]] = {}
    for one in pale:
        if min(one.colour[:3]) >= _FADED and len(one.text.strip()) >= _LEAST_WORD:
            places.setdefault(one.text.strip(), set()).add(round(one.place[0]))
    often = Counter(one.text.strip() for one in pale)
    usual = median([one.size for one in written]) if written else 0.0
    for one in pale:
        over = one.size > 1.5 * usual and any(
            other is not one and not other.pale and _overlap(one.place, other.place) for other in written
        )
        text = one.text.strip()
        if over or (often[text] >= _OFTEN and len(places.get(text, ())) > 1):
            found.append(one)
    return found


def _overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _strikes(rule: Rectangle, one: _Written) -> bool:
    left, bottom, right, top = one.place
    if abs(one.angle) > 1 or right <= left:
        return False
    height = (rule[1] + rule[3]) / 2 - bottom
    covered = min(rule[2], right) - max(rule[0], left)
    return _MIDDLE[0] <= height / max(0.1, top - bottom) <= _MIDDLE[1] and covered >= _STRUCK * (
        right - left
    )


def _unseen(page: pdfium.PdfPage, frame: Frame, white: Sequence[_Written]) -> list[_Written]:
    """Those of the white texts whose places are all of one colour on the page's picture."""
    bitmap = page.render(scale=_DRAWN, grayscale=True)
    try:
        pixels = np.array(bitmap.to_numpy(), dtype=np.int16).squeeze()
    finally:
        bitmap.close()
    found = []
    for one in white:
        box = frame.visible(*one.place)
        part = _part(pixels, box) if box else pixels[:0]
        if part.size == 0 or int(part.max()) - int(part.min()) < _CONTRAST:
            found.append(one)
    return found


def _part(pixels: np.ndarray, box: Box) -> np.ndarray:
    height, width = pixels.shape[:2]
    found: np.ndarray = pixels[
        int(box.y0 * height) : round(box.y1 * height) + 1, int(box.x0 * width) : round(box.x1 * width) + 1
    ]
    return found
