"""Notes printed beside a form: what a paper says of papers like it is none of its values."""

import re
from dataclasses import replace

from intake.model import Line, Page
from intake.zh.text import squeeze

_HEAD = re.compile(r"^(?:使用|持证|填写)?(?:说明|须知|注意事项|重要提示)[:：]?$")
_NUMBERED = re.compile(r"^\d{1,2}\s*[.、．]")
_LEAST = 3
"""Numbered notes under such a head."""

_WIDEST = 0.6
"""Share of the page's width from which notes are no column beside something, but the page's text."""

_EDGE = 0.03
"""Share of the page's width by which the left edges of notes may differ."""


def without_notes(page: Page) -> Page:
    """The page without a column of numbered notes under a head of their own (说明 · 1. … 2. …)."""
    if page.flowing:
        return page
    kept = list(page.lines)
    for head in page.lines:
        if _HEAD.match(squeeze(head.text)):
            notes = _under(head, page)
            kept = [line for line in kept if line not in notes]
    return page if len(kept) == len(page.lines) else replace(page, lines=tuple(kept))


def _under(head: Line, page: Page) -> list[Line]:
    numbered = [
        line for line in page.lines if _NUMBERED.match(line.text.strip()) and line.box.y0 > head.box.y0
    ]
    left = min((line.box.x0 for line in numbered), default=1.0)
    column = [line for line in numbered if line.box.x0 - left < _EDGE]
    right = max((line.box.x1 for line in column), default=0.0)
    if len(column) < _LEAST or right - left > _WIDEST or not left <= head.box.middle_x <= right:
        return []
    top, foot = column[0].box.y0, max(line.box.y1 for line in column)
    return [
        line
        for line in page.lines
        if line.box.x0 >= left - _EDGE and top <= line.box.middle_y <= foot + line.box.height
    ]
