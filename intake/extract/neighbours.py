"""Which lines stand beside or below another, found without going through the whole page."""

from bisect import bisect_left, bisect_right
from functools import lru_cache

from intake.model import Line, Page


class Places:
    """A page's lines by the height at which they begin."""

    def __init__(self, page: Page) -> None:
        numbered = sorted(enumerate(page.lines), key=lambda item: item[1].box.y0)
        self._lines = [line for _, line in numbered]
        self._numbers = [number for number, _ in numbered]
        self._tops = [line.box.y0 for line in self._lines]
        self._tallest = max((line.box.height for line in self._lines), default=0.0)

    def between(self, top: float, foot: float) -> list[Line]:
        """The lines that begin within those heights, in the page's order."""
        first, last = bisect_left(self._tops, top), bisect_right(self._tops, foot)
        chosen = sorted(range(first, last), key=lambda place: self._numbers[place])
        return [self._lines[place] for place in chosen]

    def in_row(self, line: Line) -> list[Line]:
        """The other lines of a line's row, in the page's order."""
        near = self.between(line.box.y0 - self._tallest, line.box.y1)
        return [other for other in near if other is not line and other.box.same_row(line.box)]


@lru_cache(maxsize=64)
def places(page: Page) -> Places:
    """The places of a page's lines, made once."""
    return Places(page)
