"""A unit's own part of an organization chart: a chart headed by it, or boxes that hang below its box."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from intake.model import Line, Page
from intake.zh.text import squeeze

_LONGEST_BOX = 24
"""Characters of a line that is a box or a heading of a chart."""

_SAME_ROW = 0.6
"""Of a box's height by which boxes of one row may stand higher or lower."""

_NEXT_ROW = 8.0
"""Heights of a box within which those below it hang from it."""

_DEPARTMENT = re.compile(r"[部处室]$")
"""What ends so is a department beside the unit, however the chart was broken into rows."""


def parts_shown(pages: Iterable[Page], unit: str) -> int:
    """How many parts of the unit (named by the expression `unit`) a chart on those pages shows at most."""
    return max((_parts(page, unit) for page in pages), default=0)


@lru_cache(maxsize=256)
def _parts(page: Page, unit: str) -> int:
    boxes = [line for line in page.lines if 0 < len(squeeze(line.text)) <= _LONGEST_BOX]
    named = [line for line in boxes if re.search(unit, squeeze(line.text))]
    if not named:
        return 0
    if boxes[0] in named:
        # Headed by the unit, and no department beside it: all of it is the unit's.
        others = [line for line in boxes[1:] if line not in named]
        return 0 if any(_is_department(line) for line in others) else len(boxes) - 1
    if page.flowing:
        return 0
    return max(len(_hanging(line, boxes)) for line in named)


def _hanging(unit: Line, boxes: Sequence[Line]) -> list[Line]:
    """The boxes of the next row that stand nearer to the unit than to any box beside it."""
    height = unit.box.height
    row = [line for line in boxes if abs(line.box.y0 - unit.box.y0) <= _SAME_ROW * height]
    lower = [line for line in boxes if height < line.box.y0 - unit.box.y0 <= _NEXT_ROW * height]
    below = [line for line in lower if not _is_department(line) and len(squeeze(line.text)) > 1]
    first = min((line.box.y0 for line in below), default=0.0)
    nearest = [line for line in below if line.box.y0 - first <= height]
    return [line for line in nearest if min(row, key=lambda one: _apart(one, line)) is unit]


def _apart(one: Line, other: Line) -> float:
    return abs((one.box.x0 + one.box.x1) - (other.box.x0 + other.box.x1))


def _is_department(line: Line) -> bool:
    return _DEPARTMENT.search(squeeze(line.text)) is not None
