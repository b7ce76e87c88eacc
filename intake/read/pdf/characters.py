"""A PDF page's characters with their places, from pdfium, in the form pdfplumber takes them."""

import math
from typing import Any

import pypdfium2.raw as pdfium_c

from intake.read.pdf.frame import Frame

Character = dict[str, Any]
"""pdfplumber's: ``text`` and its edges ``x0``, ``x1``, ``top``, ``bottom``, in points from the top left of
the page as seen; ``turn``: the clockwise degrees it must be turned by to stand upright there."""


def characters(raw: Any, text: str | None, frame: Frame) -> list[Character]:
    """Those of pdfium's text page `raw`, in the order of its text; white space that pdfium put in itself
    aside. `text`: the page's text, when each sign in it is one character."""
    count = pdfium_c.FPDFText_CountChars(raw) if text is None else len(text)
    rectangle = pdfium_c.FS_RECTF()
    width, height = frame.size
    found = []
    for index in range(count):
        sign = text[index] if text is not None else _sign(raw, index)
        if sign < " " or not pdfium_c.FPDFText_GetLooseCharBox(raw, index, rectangle):
            continue
        if sign == " " and pdfium_c.FPDFText_IsGenerated(raw, index) == 1:
            continue
        box = frame.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        x0, x1, top, bottom = box.x0 * width, box.x1 * width, box.y0 * height, box.y1 * height
        degrees = round(math.degrees(pdfium_c.FPDFText_GetCharAngle(raw, index)))
        turn = (-degrees - frame.turn) % 360
        place = {"x0": x0, "x1": x1, "top": top, "bottom": bottom, "doctop": top, "height": bottom - top}
        found.append({"text": sign, **place, "upright": True, "turn": turn})
    return found


def _sign(raw: Any, index: int) -> str:
    code = pdfium_c.FPDFText_GetUnicode(raw, index)
    return chr(code) if 0 <= code <= 0x10FFFF else ""
