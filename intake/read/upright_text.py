"""Text written from top to bottom, as in the boxes of organization charts: `售/后/服/务/部` is one line."""

from collections.abc import Iterable

from intake.model import Box, Line
from intake.zh.text import is_one_han


def join_upright(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines, with single Chinese characters that stand one below the other joined into one."""
    joined: list[Line] = []
    last: Box | None = None
    for line in lines:
        single = is_one_han(line.text)
        if single and last is not None and _below(last, line.box):
            joined[-1] = joined[-1].joined(line)
        else:
            joined.append(line)
        last = line.box if single else None
    return tuple(joined)


def _below(upper: Box, lower: Box) -> bool:
    """Whether the lower character follows the upper one in a column: same middle, no gap of a line."""
    middle = abs((upper.x0 + upper.x1) - (lower.x0 + lower.x1)) / 2
    height = max(upper.height, lower.height)
    return (
        middle < 0.4 * max(upper.width, lower.width) and -0.3 * height < lower.y0 - upper.y1 < 0.8 * height
    )
