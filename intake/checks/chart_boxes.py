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

_COMES_NEXT = re.compile(r"[:：]$|(?:内部|下设|分工|构成|组成|内设)(?:机构|岗位|班组|如下)?[:：]?$")
_GAP = re.compile(r"\s{2,}|\t")
_HEADCOUNT = re.compile(r"\d{1,3}[人名]")

_DEPARTMENT = re.compile(r"[部处室]$")
"""What ends so is a department beside the unit, however the chart was broken into rows."""


def parts_shown(pages: Iterable[Page], unit: str) -> int:
    """How many parts of the unit (named by the expression `unit`) a chart on those pages shows at most."""
    return max((_parts(page, unit) for page in pages), default=0)


@lru_cache(maxsize=256)
def _parts(page: Page, unit: str) -> int:
    boxes = [line for line in page.lines if 0 < len(squeeze(line.text)) <= _LONGEST_BOX]
    named = [line for line in boxes if re.search(unit, squeeze(line.text))]
    headed = _headed_by(page, unit)
    if not named:
        return headed
    if boxes[0] in named:
        # Headed by the unit, and no department beside it: all of it is the unit's.
        beside = (piece for line in boxes[1:] for piece in _pieces(line) if not re.search(unit, piece))
        return headed if any(map(_DEPARTMENT.search, beside)) else len(boxes) - 1
    if page.flowing:
        return headed
    return max(headed, *(len(_hanging(line, boxes)) for line in named))


def _headed_by(page: Page, unit: str) -> int:
    """How many boxes stand behind a line that says that the unit's own come next (售后服务机构：), up to a
    sentence or a department beside it. Boxes of a row stand in one line of a text that flows."""
    most = 0
    for at, line in enumerate(page.lines):
        text = squeeze(line.text)
        if not (_COMES_NEXT.search(text) and re.search(unit, text) and len(text) <= _LONGEST_BOX):
            continue
        count = 0
        for following in page.lines[at + 1 :]:
            pieces = _pieces(following)
            if any(len(piece) > _LONGEST_BOX or "。" in piece for piece in pieces) or any(
                _DEPARTMENT.search(piece) for piece in pieces
            ):
                break
            count += sum(_HEADCOUNT.match(piece) is None for piece in pieces)
        most = max(most, count)
    return most


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


def _pieces(line: Line) -> list[str]:
    """The boxes of a line: those of a row stand in one line of a text that flows."""
    return [squeeze(piece) for piece in _GAP.split(line.text) if piece.strip()]


def _is_department(line: Line) -> bool:
    return _DEPARTMENT.search(squeeze(line.text)) is not None
