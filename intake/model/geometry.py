"""Places on a page."""

from collections.abc import Iterable
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in fractions (0-1) of the page's width and height, origin top left."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def area(self) -> float:
        return max(0.0, self.width) * max(0.0, self.height)

    @property
    def middle_x(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def middle_y(self) -> float:
        return (self.y0 + self.y1) / 2

    def overlap(self, other: "Box") -> float:
        """The area both share, in page fractions."""
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.y1, other.y1) - max(self.y0, other.y0)
        return max(0.0, width) * max(0.0, height)

    def holds_middle_of(self, other: "Box") -> bool:
        """Whether the other's middle lies in it: on its left or upper edge it does, on the others only
        where the page ends there."""
        x = min(1.0, max(0.0, (other.x0 + other.x1) / 2))
        y = min(1.0, max(0.0, other.middle_y))
        across = self.x0 <= x < self.x1 or x == self.x1 == 1.0
        return across and (self.y0 <= y < self.y1 or y == self.y1 == 1.0)

    def same_row(self, other: "Box") -> bool:
        """Whether the two share at least half of the lower one's height."""
        shared = min(self.y1, other.y1) - max(self.y0, other.y0)
        return shared >= 0.5 * min(self.height, other.height)

    def without(self, other: "Box") -> "tuple[Box, ...]":
        """What is left of it without the other: up to four boxes; itself where they do not meet."""
        if not self.overlap(other):
            return (self,)
        top, bottom = max(self.y0, other.y0), min(self.y1, other.y1)
        rest = (
            Box(self.x0, self.y0, self.x1, top),
            Box(self.x0, top, max(self.x0, other.x0), bottom),
            Box(min(self.x1, other.x1), top, self.x1, bottom),
            Box(self.x0, bottom, self.x1, self.y1),
        )
        return tuple(box for box in rest if box.area)

    def within(self, region: "Box") -> "Box":
        """This box, in fractions of a region of the page, in fractions of the page."""
        return Box(
            region.x0 + self.x0 * region.width,
            region.y0 + self.y0 * region.height,
            region.x0 + self.x1 * region.width,
            region.y0 + self.y1 * region.height,
        )

    def rounded(self) -> "Box":
        """Four decimals (0.03 mm on A4): what reports carry, so that they are stable."""
        return Box(*(round(min(1.0, max(0.0, value)), 4) for value in self))

    def slice(self, start: int, end: int, length: int) -> "Box":
        """The part of a line's box that characters ``start:end`` of ``length`` take up, about."""
        if length <= 0:
            return self
        step = self.width / length
        return Box(self.x0 + start * step, self.y0, self.x0 + end * step, self.y1)

    @staticmethod
    def around(boxes: "Iterable[Box]") -> "Box":
        """The smallest box that holds all; the whole page when there are none."""
        found = list(boxes)
        if not found:
            return WHOLE_PAGE
        return Box(
            min(box.x0 for box in found),
            min(box.y0 for box in found),
            max(box.x1 for box in found),
            max(box.y1 for box in found),
        )


WHOLE_PAGE = Box(0.0, 0.0, 1.0, 1.0)
