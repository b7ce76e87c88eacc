"""Running text as its paragraphs: a line of print that is full goes on in the next one."""

from collections.abc import Iterator

from intake.model import Line, Page

_FULL = 0.05
"""Share of the page's width that a full line's end may lie before the text's right edge."""

_INDENT = 0.06
"""Share of the page's width by which a paragraph's first line begins further in, or its next ones."""

_NEXT = 1.6
"""Heights of a line within which the next one begins below it."""

_LEAST_WIDTH = 0.5
"""Share of the page's width that such lines have at least: narrow ones are a column's."""

_ENDS = ("。", "；", ";", "：", ":")


def paragraphs(page: Page) -> Iterator[Line]:
    """The page's lines, those of one paragraph joined; a text that flows has a line a paragraph."""
    if page.flowing:
        yield from page.lines
        return
    right = max((line.box.x1 for line in page.lines), default=0.0)
    whole: Line | None = None
    last: Line | None = None
    for line in page.lines:
        if whole is not None and last is not None and _goes_on(last, line, right):
            whole = whole.joined(line)
        else:
            if whole is not None:
                yield whole
            whole = line
        last = line
    if whole is not None:
        yield whole


def _goes_on(last: Line, line: Line, right: float) -> bool:
    box, below = last.box, line.box
    full = right - box.x1 <= _FULL and box.width >= _LEAST_WIDTH
    gap = _NEXT * max(box.height, below.height) + box.height
    return (
        full
        and not last.text.rstrip().endswith(_ENDS)
        and -_INDENT <= below.x0 - box.x0 <= _FULL / 2
        and 0 < below.y0 - box.y0 <= gap
    )
