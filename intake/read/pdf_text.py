"""The text layer's lines with their boxes, straight from pdfium: the fast path that most pages take."""

import ctypes
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from intake.model import Box, Line
from intake.read.pdf_frame import Frame
from intake.read.upright_text import join_upright

_COLUMN_GAP = 2.5
"""Heights of a line: a wider gap parts two columns. Labels spread over four characters' width
(住　　所) stay under it."""


class TextLayer:
    """One page's text layer. Close it when done."""

    def __init__(self, page: pdfium.PdfPage, frame: Frame) -> None:
        self._page = page.get_textpage()
        self._raw = self._page.raw
        self._frame = frame
        self._edges = tuple(ctypes.c_double() for _ in range(4))
        self._pointers = tuple(ctypes.byref(edge) for edge in self._edges)
        self._bounds = (pdfium_c.FS_RECTF(), pdfium_c.FS_RECTF())
        self._bounds_pointers = tuple(ctypes.byref(bounds) for bounds in self._bounds)
        self.text: str = self._page.get_text_range()

    def close(self) -> None:
        """Frees pdfium's memory."""
        self._page.close()

    def lines(self) -> tuple[Line, ...]:
        """The lines in the order of the page's content, columns on one height apart."""
        found: list[Line] = []
        start = 0
        for text in self.text.split("\r\n"):
            if text and not text.isspace():
                self._add(text, start, found)
            start += len(text) + 2
        return join_upright(found)

    def _add(self, text: str, start: int, found: list[Line]) -> None:
        stripped = text.strip()
        if " " not in stripped:  # one run of text: pdfium puts a space where runs stand apart
            box = self._ends(self._index(start + text.index(stripped[0])), len(stripped))
            if box:
                found.append(Line(stripped, box))
                return
        rectangles = self._rectangles(self._index(start), len(text))
        if not rectangles:
            found.append(Line(stripped, Box(0.0, 0.0, 0.0, 0.0)))
            return
        for part, part_rectangles in self._columns(text, start, rectangles):
            left, bottom, right, top = zip(*part_rectangles, strict=True)
            found.append(Line(part, self._frame.box(min(left), min(bottom), max(right), max(top))))

    def _ends(self, first: int, length: int) -> Box | None:
        """The box of a run, from its first and last characters' full heights; None when it is not
        level (then every character has to be looked at)."""
        start, end = self._bounds
        if not (
            pdfium_c.FPDFText_GetLooseCharBox(self._raw, first, self._bounds_pointers[0])
            and pdfium_c.FPDFText_GetLooseCharBox(self._raw, first + length - 1, self._bounds_pointers[1])
        ):
            return None
        middle = (end.top + end.bottom) / 2
        if not start.bottom <= middle <= start.top or end.right < start.left:
            return None
        return self._frame.box(
            start.left, min(start.bottom, end.bottom), end.right, max(start.top, end.top)
        )

    def _columns(
        self, text: str, start: int, rectangles: list[tuple[float, float, float, float]]
    ) -> list[tuple[str, list[tuple[float, float, float, float]]]]:
        """The line cut at wide gaps between its runs."""
        groups = [[rectangles[0]]]
        for before, after in pairwise(rectangles):
            height = max(before[3] - before[1], after[3] - after[1])
            if after[0] - before[2] > _COLUMN_GAP * height:
                groups.append([after])
            else:
                groups[-1].append(after)
        if len(groups) == 1:
            return [(text.strip(), rectangles)]
        starts = [group[0][0] - 0.5 for group in groups[1:]]
        parts: list[str] = []
        begun = 0
        for place in range(len(text)):
            if len(parts) == len(starts):
                break
            if text[place].isspace():
                continue
            left = self._left_of(self._index(start + place))
            if left is not None and left >= starts[len(parts)]:
                parts.append(text[begun:place].strip())
                begun = place
        parts.append(text[begun:].strip())
        if len(parts) != len(groups) or not all(parts):
            return [(text.strip(), rectangles)]
        return list(zip(parts, groups, strict=True))

    def _index(self, text_place: int) -> int:
        """pdfium's own number of the character at that place of the text."""
        index: int = pdfium_c.FPDFText_GetCharIndexFromTextIndex(self._raw, text_place)
        return index if index >= 0 else text_place

    def _rectangles(self, start: int, length: int) -> list[tuple[float, float, float, float]]:
        """Left, bottom, right, top of each run of those characters."""
        left, top, right, bottom = self._edges
        found = []
        for number in range(pdfium_c.FPDFText_CountRects(self._raw, start, length)):
            if pdfium_c.FPDFText_GetRect(self._raw, number, *self._pointers):
                found.append((left.value, bottom.value, right.value, top.value))
        return found

    def _left_of(self, index: int) -> float | None:
        left = self._edges[0]
        pointers = (self._pointers[0], self._pointers[1], self._pointers[2], self._pointers[3])
        return left.value if pdfium_c.FPDFText_GetCharBox(self._raw, index, *pointers) else None
