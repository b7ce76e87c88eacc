"""Fields that run on through the lines of a paper as its text does: one line again, for its values."""

from dataclasses import replace

from intake.extract.labels import LabelIndex
from intake.model import Line, Page
from intake.zh.text import normalise

_LABELS = 2
"""Labels with a colon of a line in which fields run on."""

_FULL, _SAME_EDGE = 0.03, 0.03
"""Share of the page's width that a full line's end may lie before the text's right edge, and that the
beginnings of both lines may differ."""

_NEXT = 1.6
"""Heights of a line within which the next one begins below it."""

_LEAST_WIDTH = 0.5
"""Share of the page's width that such lines have at least: narrow ones are a column's."""

_ENDS = ("。", "；", ";")


def with_run_on(page: Page, labels: LabelIndex) -> Page:
    """The page, where a full line has several labels with their values (编号：…单位名称：…住所：…区), with
    the line below that goes on where it ends."""
    if page.flowing:
        return page
    right = max((line.box.x1 for line in page.lines), default=0.0)
    result: list[Line] = []
    whole: list[Line] = []
    for line in page.lines:
        if result and _goes_on(result[-1], whole[-1], line, right, labels):
            result[-1] = replace(
                result[-1].joined(line), text=result[-1].text.rstrip() + line.text.lstrip()
            )
            whole[-1] = line
        else:
            result.append(line)
            whole.append(line)
    return page if len(result) == len(page.lines) else replace(page, lines=tuple(result))


def _goes_on(joined: Line, last: Line, line: Line, right: float, labels: LabelIndex) -> bool:
    box, below = last.box, line.box
    full = right - box.x1 <= _FULL and box.width >= _LEAST_WIDTH and not last.text.rstrip().endswith(_ENDS)
    next_line = (
        abs(below.x0 - box.x0) <= _SAME_EDGE
        and 0 < below.y0 - box.y0 <= _NEXT * max(box.height, below.height) + box.height
    )
    if not (full and next_line) or labels.starts_with_label(line.text):
        return False
    found = labels.find(normalise(joined.text))
    return sum(one.has_colon for one in found) >= _LABELS
