"""A PDF page's characters with their places, and the text of those in one cell of a table.

Words and lines are told apart as pdfplumber (MIT) does it with its defaults.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from itertools import repeat
from operator import itemgetter
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium_c

from intake.read.near import near_groups
from intake.read.pdf.calls import full_box, unicode_of
from intake.read.pdf.frame import Frame
from intake.read.pdf.ruled_grid import Place

_WORD_GAP = 3.0
"""Points between two characters from which they belong to two words."""

_LINE_HEIGHT = 3.0
"""Points between the tops of two characters from which they stand on two lines."""

_LIGATURES = {"ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬁ": "fi", "ﬂ": "fl", "ﬆ": "st", "ﬅ": "st"}

Character = tuple[str, float, float, float, float, float]
"""The character, its left, right and top edge, and its middle (x, y): points from the page's top left."""

_LEFT, _TOP, _MIDDLE_Y = itemgetter(1), itemgetter(3), itemgetter(5)


class Characters:
    """The characters of a page, white space that pdfium put in itself aside."""

    def __init__(self, raw: Any, address: int, text: str | None, frame: Frame) -> None:
        """`raw`, `address`: pdfium's text page; `text`: its text, when each sign in it is one character."""
        self._by_height = sorted(_characters(raw, address, text, frame), key=_MIDDLE_Y)
        self._heights = list(map(_MIDDLE_Y, self._by_height))

    def within(self, place: Place) -> "CharactersBeside":
        """Those of a row of cells."""
        first = bisect_left(self._heights, place[1])
        return CharactersBeside(self._by_height[first : bisect_left(self._heights, place[3])])


class CharactersBeside:
    """The characters as high as a row of cells is."""

    def __init__(self, characters: list[Character]) -> None:
        self._characters = characters

    def text_within(self, place: Place) -> str:
        """The text of those whose middle lies in the cell, line by line."""
        left, top, right, bottom = place
        return text_of(
            [one for one in self._characters if left <= one[4] < right and top <= one[5] < bottom]
        )


def text_of(characters: list[Character]) -> str:
    """The text of characters that stand together, line by line from the top."""
    if not characters:
        return ""
    tops = list(map(_TOP, characters))
    if max(tops) - min(tops) <= _LINE_HEIGHT:  # most cells hold one line
        return " ".join(word for word, _ in _words(sorted(characters, key=_LEFT)))
    words: list[tuple[str, float]] = []
    for line in near_groups(characters, _TOP, _LINE_HEIGHT):
        words += _words(sorted(line, key=_LEFT))
    lines = near_groups(words, itemgetter(1), _LINE_HEIGHT)
    return "\n".join(" ".join(word for word, _ in line) for line in lines).strip()


def _words(line: Iterable[Character]) -> list[tuple[str, float]]:
    """The words of one line, with their tops."""
    words: list[tuple[str, float]] = []
    signs: list[str] = []
    highest = end = before = 0.0
    for sign, left, right, top, _, _ in line:
        if sign.isspace():
            if signs:
                words.append(("".join(signs), highest))
                signs = []
            continue
        if signs and (left > end + _WORD_GAP or abs(top - before) > _LINE_HEIGHT):
            words.append(("".join(signs), highest))
            signs = []
        highest = min(highest, top) if signs else top
        signs.append(_LIGATURES.get(sign, sign))
        end, before = right, top
    if signs:
        words.append(("".join(signs), highest))
    return words


def _characters(raw: Any, address: int, text: str | None, frame: Frame) -> list[Character]:
    count = pdfium_c.FPDFText_CountChars(raw) if text is None else len(text)
    if count < 1:
        return []
    bounds = array("f", bytes(16 * count))  # an FS_RECTF each: left, top, right, bottom
    begin = bounds.buffer_info()[0]
    has_box = list(map(full_box, repeat(address), range(count), range(begin, begin + 16 * count, 16)))
    signs = text if text is not None else [_sign(address, index) for index in range(count)]
    edges: Any = np.frombuffer(bounds, dtype=np.float32).reshape(count, 4).astype(np.float64).T
    width, height = frame.size
    box: Any = frame.box(edges[0], edges[3], edges[2], edges[1])
    x0, x1, top, bottom = box.x0 * width, box.x1 * width, box.y0 * height, box.y1 * height
    sides = [values.tolist() for values in (x0, x1, top, (x0 + x1) / 2, (top + bottom) / 2)]
    places = zip(signs, *sides, strict=True)
    return [
        one
        for index, (known, one) in enumerate(zip(has_box, places, strict=True))
        # pdfium puts in spaces and ends of lines, never anything else.
        if known
        and one[0] >= " "
        and not (one[0] == " " and pdfium_c.FPDFText_IsGenerated(raw, index) == 1)
    ]


def _sign(address: int, index: int) -> str:
    code = unicode_of(address, index)
    return chr(code) if 0 <= code <= 0x10FFFF else ""
