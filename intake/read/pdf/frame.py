"""From a PDF page's own coordinates to fractions of the page as it is seen."""

from dataclasses import dataclass

import pypdfium2 as pdfium

from intake.model import Box

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top in PDF points."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's visible box in PDF points (origin bottom left) and its turn, clockwise in degrees."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @staticmethod
    def of(page: pdfium.PdfPage) -> "Frame":
        """The frame of a page; an impossible one (no area) counts as A4."""
        left, bottom, right, top = page.get_bbox()
        if right - left < 1 or top - bottom < 1:
            left, bottom, right, top = 0.0, 0.0, 595.0, 842.0
        return Frame(left, bottom, right, top, page.get_rotation())

    def upright(self) -> "Frame":
        """The frame of the page as seen, in coordinates turned with it."""
        left, bottom, right, top = self.turned((self.left, self.bottom, self.right, self.top))
        return Frame(left, bottom, right, top, 0)

    def turned(self, rectangle: Rectangle) -> Rectangle:
        """A rectangle in the coordinates of `upright`: there, what is level as seen is level."""
        left, bottom, right, top = rectangle
        if self.turn == 90:
            return bottom, -right, top, -left
        if self.turn == 180:
            return -right, -top, -left, -bottom
        if self.turn == 270:
            return -top, left, -bottom, right
        return rectangle

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as seen."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turn in {90, 270} else (width, height)

    def visible(self, left: float, bottom: float, right: float, top: float) -> Box | None:
        """The place of a rectangle as far as it is on the page; None for one beside it."""
        if self.turn:
            x0, y0, x1, y1 = box = self.box(left, bottom, right, top)
        else:
            width, height = self.right - self.left, self.top - self.bottom
            x0, x1 = (left - self.left) / width, (right - self.left) / width
            y0, y1 = (self.top - top) / height, (self.top - bottom) / height
            box = Box(x0, y0, x1, y1)
        if x0 >= 0.0 and y0 >= 0.0 and x1 <= 1.0 and y1 <= 1.0:
            return box
        if x1 <= 0.0 or y1 <= 0.0 or x0 >= 1.0 or y0 >= 1.0:
            return None
        return Box(max(0.0, x0), max(0.0, y0), min(1.0, x1), min(1.0, y1))

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """The place on the seen page of a rectangle in PDF points."""
        width, height = self.right - self.left, self.top - self.bottom
        x0, x1 = (left - self.left) / width, (right - self.left) / width
        y0, y1 = (self.top - top) / height, (self.top - bottom) / height
        if self.turn == 90:
            return Box(1 - y1, x0, 1 - y0, x1)
        if self.turn == 180:
            return Box(1 - x1, 1 - y1, 1 - x0, 1 - y0)
        if self.turn == 270:
            return Box(y0, 1 - x1, y1, 1 - x0)
        return Box(x0, y0, x1, y1)
