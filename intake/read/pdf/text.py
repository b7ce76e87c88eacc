"""The text layer's lines with their boxes, straight from pdfium: the fast path that most pages take."""

import ctypes
import math
import re
from collections import Counter
from itertools import pairwise
from typing import Any, Literal

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from intake.model import Box, Line
from intake.read.pdf.characters import Character, characters
from intake.read.pdf.frame import Frame, Rectangle
from intake.read.upright_text import join_upright

_COLUMN_GAP = 2.5
"""Heights of a line: a wider gap parts two columns. Labels spread over four characters' width
(住　　所) stay under it."""

_CELL_GAP = 0.5
"""Heights of a line: cells of a table stand further apart than this in some row of it."""

OPAQUE, PALE, SLANT = 128, 150, 5.0
"""Opacity (of 255) below which, least channel of a colour from which, and degrees off the quarter turns
beyond which a text may be no print; what an old recognition hid under a scan leans less."""

_RUN, _MOST_RUNS = re.compile(r"\S+"), 12
_SAMPLE = 60
_SPACE = 32
_FACING = 0.6
"""Of a page's characters that must stand one way for the page to be turned that way."""

_NO_BOX = Box(0.0, 0.0, 0.0, 0.0)


class TextLayer:
    """One page's text layer. Close it when done."""

    def __init__(self, page: pdfium.PdfPage, frame: Frame) -> None:
        self._page = page.get_textpage()
        self._raw = self._page.raw
        self._frame = frame
        self._upright = frame.upright() if frame.turn else frame
        self._first, self._last = pdfium_c.FS_RECTF(), pdfium_c.FS_RECTF()
        self._edges = tuple(ctypes.c_double() for _ in range(4))
        self.text: str = self._page.get_text_range()
        self._count: int = self._page.count_chars()
        self._same_numbers = self._count == len(self.text)
        self.gaps = False
        """Whether `lines` met runs that stand apart on one height, as the cells of a table do."""
        self.strange = False
        """Whether `lines` met a run that slants, is pale or transparent: it may be no text of the paper."""
        self._colour = tuple(ctypes.c_uint() for _ in range(4))

    @property
    def raw(self) -> Any:
        """pdfium's text page."""
        return self._raw

    def close(self) -> None:
        """Frees pdfium's memory."""
        self._page.close()

    def facing(self) -> int:
        """Degrees the page must be turned clockwise so that most of its text stands upright; the page's
        own turn when its text has no one direction."""
        own, count = self._frame.turn, self._count
        # On most pages any three characters stand as the page does.
        if self._turn_of(count // 2) == self._turn_of(count // 3) == self._turn_of(2 * count // 3) == own:
            return own
        places = range(0, count, max(1, count // _SAMPLE))
        turns = Counter(
            turn
            for place in places
            if pdfium_c.FPDFText_GetUnicode(self._raw, place) > _SPACE
            and (turn := self._turn_of(place)) is not None
        )
        most, found = max(turns.items(), key=lambda item: item[1], default=(own, 0))
        return most if found > _FACING * turns.total() else own

    def _turn_of(self, index: int) -> int | None:
        """The clockwise quarter turn that sets a character upright; None for one between quarters."""
        degrees = round(math.degrees(pdfium_c.FPDFText_GetCharAngle(self._raw, index)))
        return -degrees % 360 if degrees % 90 == 0 else None

    def unexplained(self) -> float:
        """The share of characters, of some sixty looked at, whose font does not say what they are."""
        step = max(1, self._count // _SAMPLE)
        looked_at = range(0, self._count, step)
        found = sum(pdfium_c.FPDFText_HasUnicodeMapError(self._raw, number) == 1 for number in looked_at)
        return found / len(looked_at) if looked_at else 0.0

    def characters(self) -> list[Character]:
        """All characters with their places."""
        return characters(self._raw, self.text if self._same_numbers else None, self._frame)

    def pieces(self) -> tuple[Line, ...]:
        """The lines cut wherever cells of a table may stand apart."""
        return self.lines(_CELL_GAP)

    def lines(self, apart: float = _COLUMN_GAP) -> tuple[Line, ...]:
        """The lines on the page in the order of its content, cut at gaps of `apart` heights: columns."""
        found: list[Line] = []
        start = 0
        wide = len(self.text.encode("utf-16-le", "replace")) > 2 * len(self.text)
        single = False
        same, ends, visible = self._same_numbers, self._ends, self._upright.visible
        for text in self.text.split("\r\n"):
            stripped = text.strip()
            if stripped:
                box: Box | Literal[False] | None = False
                first = start + (0 if stripped is text else text.index(stripped[0]))
                index = first if same else self._index(first)
                self.strange = self.strange or self._is_pale(index)
                if " " not in stripped:  # one run: pdfium puts a space where runs stand apart
                    edges = ends(index, len(stripped))
                    if edges:
                        box = visible(*edges)
                if box:
                    found.append(Line(stripped, box))
                elif box is False:
                    self._add(text, start, found, apart)
                single = single or len(stripped) == 1
            start += len(text) + 2
            if wide:  # pdfium counts in UTF-16: rare characters count twice
                start += sum(sign > "\uffff" for sign in text)
        return join_upright(found) if single else tuple(found)

    def _add(self, text: str, start: int, found: list[Line], apart: float) -> None:
        """A line of several runs, or one that is not level."""
        self.strange = self.strange or self._has_strange_run(text, start)
        rectangles = self._rectangles(self._index(start), len(text))
        if not rectangles:
            found.append(Line(text.strip(), _NO_BOX))
            return
        for part, part_rectangles in self._columns(text, start, rectangles, apart):
            left, bottom, right, top = zip(*part_rectangles, strict=True)
            box = self._upright.visible(min(left), min(bottom), max(right), max(top))
            if box:
                found.append(Line(part, box))

    def _is_pale(self, index: int) -> bool:
        red, green, blue, opacity = self._colour
        if not pdfium_c.FPDFText_GetFillColor(self._raw, index, red, green, blue, opacity):
            return False
        return opacity.value < OPAQUE or min(red.value, green.value, blue.value) >= PALE

    def _has_strange_run(self, text: str, start: int) -> bool:
        """Whether one of the line's first runs slants or is pale."""
        for number, run in enumerate(_RUN.finditer(text)):
            index = self._index(start + run.start())
            degrees = math.degrees(pdfium_c.FPDFText_GetCharAngle(self._raw, index)) % 90
            if min(degrees, 90 - degrees) > SLANT or (number and self._is_pale(index)):
                return True
            if number == _MOST_RUNS:
                break
        return False

    def _ends(self, first: int, length: int) -> Rectangle | None:
        """Left, bottom, right, top of a run, from its first and last characters' full heights; None
        when it is not level (then every character has to be looked at)."""
        first_box, last_box = self._first, self._last
        if self._frame.turn or not (
            pdfium_c.FPDFText_GetLooseCharBox(self._raw, first, first_box)
            and pdfium_c.FPDFText_GetLooseCharBox(self._raw, first + length - 1, last_box)
        ):
            return None
        bottom, top = first_box.bottom, first_box.top
        end_bottom, end_top = last_box.bottom, last_box.top
        if not bottom <= (end_top + end_bottom) / 2 <= top or last_box.right < first_box.left:
            return None
        return first_box.left, min(bottom, end_bottom), last_box.right, max(top, end_top)

    def _columns(
        self, text: str, start: int, rectangles: list[Rectangle], apart: float
    ) -> list[tuple[str, list[Rectangle]]]:
        """The line cut at wide gaps between its runs, and where one begins left of the one before: cells
        half a line apart, drawn in another order."""
        groups = [[rectangles[0]]]
        for before, after in pairwise(rectangles):
            height = max(before[3] - before[1], after[3] - after[1])
            gap = after[0] - before[2]
            self.gaps = self.gaps or gap > _CELL_GAP * height
            if gap > apart * height or after[0] < before[0] - height:
                groups.append([after])
            else:
                groups[-1].append(after)
        if len(groups) == 1:
            return [(text.strip(), rectangles)]
        starts = [(group[0][0], group[0][0] < before[-1][0]) for before, group in pairwise(groups)]
        parts: list[str] = []
        begun = 0
        for place in range(len(text)):
            if len(parts) == len(starts):
                break
            if text[place].isspace():
                continue
            left = self._left_of(self._index(start + place))
            begin, back = starts[len(parts)]
            if left is not None and left >= begin - 0.5 and (not back or left < begin + 0.5):
                parts.append(text[begun:place].strip())
                begun = place
        parts.append(text[begun:].strip())
        if len(parts) != len(groups) or not all(parts):
            return [(text.strip(), rectangles)]
        return list(zip(parts, groups, strict=True))

    def _index(self, text_place: int) -> int:
        """pdfium's own number of the character at that place of the text."""
        if self._same_numbers:
            return text_place
        index: int = pdfium_c.FPDFText_GetCharIndexFromTextIndex(self._raw, text_place)
        return index if index >= 0 else text_place

    def _rectangles(self, start: int, length: int) -> list[Rectangle]:
        """Left, bottom, right, top of each run of those characters."""
        found = []
        for number in range(pdfium_c.FPDFText_CountRects(self._raw, start, length)):
            if pdfium_c.FPDFText_GetRect(self._raw, number, *self._edges):
                left, top, right, bottom = (edge.value for edge in self._edges)
                found.append((left, bottom, right, top))
        if self._frame.turn:
            found = [self._frame.turned(rectangle) for rectangle in found]
        return found

    def _left_of(self, index: int) -> float | None:
        if not pdfium_c.FPDFText_GetCharBox(self._raw, index, *self._edges):
            return None
        left, right, bottom, top = (edge.value for edge in self._edges)
        return self._frame.turned((left, bottom, right, top))[0] if self._frame.turn else left
