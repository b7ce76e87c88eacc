"""One page as it is laid over its picture: its text, to be selected and searched, and the frames on it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from intake.model import Box, Line, Page

WIDTH = 1000.0
"""Of the drawing's own units; its height follows the page's shape."""

_MOST_FOUND = 200


@dataclass(frozen=True, slots=True)
class Placed:
    """A text or a frame in the drawing's units."""

    x: str
    y: str
    width: str
    height: str
    base: str = ""
    text: str = ""


def shape(page: Page) -> float:
    """Height over width of the page as it is shown, upright."""
    return max(0.05, page.height / page.width) if page.width > 0 else 1.414


def text_layer(page: Page) -> list[Placed]:
    """Its lines where they stand."""
    high = WIDTH * shape(page)
    return [_placed(line.box, high, line.text) for line in page.lines if line.box.width > 0]


def frames(boxes: Sequence[Mapping[str, Any]], page: Page) -> list[dict[str, Any]]:
    """The frames with their places in the drawing."""
    high = WIDTH * shape(page)
    return [{**one, "at": _placed(one["box"], high)} for one in boxes]


def found_lines(pages: Sequence[Page | None], text: str) -> Iterator[dict[str, Any]]:
    """Where the text stands: the number of the page among `pages`, the line's box, the line. Spaces and
    the case of letters do not count; neither do the ends of lines."""
    wanted = _bare(text)
    number = 0
    for place, page in enumerate(pages):
        if page is None or not wanted:
            continue
        for line in _holding(page.lines, wanted):
            yield {"page": place, "box": " ".join(f"{one:.4f}" for one in line.box), "text": line.text}
            number += 1
            if number == _MOST_FOUND:
                return


def _holding(lines: Sequence[Line], wanted: str) -> Iterator[Line]:
    """The lines in which the text begins."""
    bare = [_bare(line.text) for line in lines]
    joined, starts, length = "".join(bare), [], 0
    for one in bare:
        starts.append(length)
        length += len(one)
    hits, at = set(), joined.find(wanted)
    while at >= 0:
        hits.add(at)
        at = joined.find(wanted, at + 1)
    for place, line in enumerate(lines):
        if any(starts[place] <= hit < starts[place] + len(bare[place]) for hit in hits):
            yield line


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()


def _placed(box: Box, high: float, text: str = "") -> Placed:
    x, y = box.x0 * WIDTH, box.y0 * high
    width, height = max(1.0, box.width * WIDTH), max(1.0, box.height * high)
    base = y + height * 0.82
    return Placed(f"{x:.1f}", f"{y:.1f}", f"{width:.1f}", f"{height:.1f}", f"{base:.1f}", text)
