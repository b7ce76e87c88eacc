"""Lines that run at the edges of a file's pages: heads, feet, page numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from intake.model import Line, Page
from intake.zh.text import squeeze

_DIGITS = re.compile(r"\d+")
_EDGE_LINES = 2
_LEAST_PAGES = 3
_MOST = 0.5
"""Share of the pages on which a line must stand to run."""

_HEAD, _FOOT = 0.07, 0.93
"""Of a page's height above and below which a short line is head or foot even of a single page."""

_LONGEST = 60


def running_lines(pages: Sequence[Page]) -> list[frozenset[Line]]:
    """For each page its lines that are heads and feet, whatever numbers stand in them."""
    edges = [_edge(page) for page in pages]
    counts = Counter(text for edge in edges for text in set(edge.values()))
    least = max(_LEAST_PAGES, _MOST * len(pages))
    return [
        frozenset(line for line, text in edge.items() if counts[text] >= least or _is_outside(page, line))
        for page, edge in zip(pages, edges, strict=True)
    ]


def _edge(page: Page) -> dict[Line, str]:
    lines = (*page.lines[:_EDGE_LINES], *page.lines[-_EDGE_LINES:])
    texts = {line: _DIGITS.sub("0", squeeze(line.text)) for line in lines}
    return {line: text for line, text in texts.items() if 0 < len(text) <= _LONGEST}


def _is_outside(page: Page, line: Line) -> bool:
    return not page.flowing and (line.box.y1 <= _HEAD or line.box.y0 >= _FOOT)
