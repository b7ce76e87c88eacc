"""Two readings of one place made one: the surer counts, nothing stands there twice."""

from collections.abc import Sequence

from intake.model import Box, Line

_OUT = 0.6
"""Characters by which a line may reach out of another that holds it."""


def merged(first: Sequence[Line], second: Sequence[Line], place: Box) -> list[Line]:
    """The first reading, where a seal or a word lies over it with what the second reads better or newly."""
    covered = [line for line in first if line.box.overlap(place) > 0]
    kept = [line for line in first if line.box.overlap(place) <= 0]
    again = [line for line in second if line.box.overlap(place) > 0]
    for line in covered:
        rivals = [other for other in again if same_place(line, other)]
        if not rivals:
            kept.append(line)
            continue
        best = max(rivals, key=_weight)
        # A label and its value, read apart the first time and as one the second, count together.
        if sum(_weight(one) for one in first if same_place(one, best)) > _weight(best):
            again = [other for other in again if other not in rivals]
            kept.append(line)
    for line in again:
        kept = _with(kept, line)
    return kept


def same_place(one: Line, other: Line) -> bool:
    """Whether two lines are readings of one place."""
    return one.box.overlap(other.box) >= 0.4 * min(one.box.area, other.box.area)


def _weight(line: Line) -> float:
    return len(line.text) * line.confidence


def _with(lines: list[Line], new: Line) -> list[Line]:
    """The lines with a new one; it may hold some of them whole, or be held: pieces read together."""
    if any(_holds(line, new) for line in lines):
        return lines
    kept: list[Line] = []
    rest: Line | None = new
    for line in lines:
        if rest is not None and _holds(rest, line):
            if rest.confidence >= line.confidence:
                continue
            rest = _beside(rest, line)
        kept.append(line)
    return [*kept, rest] if rest is not None else kept


def _holds(whole: Line, part: Line) -> bool:
    """Whether a line stands in the row of another and reaches out of it by less than a character."""
    character = part.box.width / max(1, len(part.text))
    shared = min(whole.box.x1, part.box.x1) - max(whole.box.x0, part.box.x0)
    return whole.box.same_row(part.box) and part.box.width - shared <= _OUT * character


def _beside(line: Line, part: Line) -> Line | None:
    """The longer piece of a line left or right of a part that is known better."""
    left, right = part.box.x0 - line.box.x0, line.box.x1 - part.box.x1
    widths = [2 if sign >= "\u2e80" else 1 for sign in line.text]
    share = max(left, right) / max(line.box.width, 1e-9) * sum(widths)
    taken, count = 0.0, 0
    for width in widths if left >= right else reversed(widths):
        if taken + width / 2 > share:
            break
        taken, count = taken + width, count + 1
    x0, y0, x1, y1 = line.box
    if left >= right:
        text = _cut_at(line.text[:count], part.text)
        box = Box(x0, y0, part.box.x0, y1)
    else:
        text = _cut_at(line.text[len(line.text) - count :][::-1], part.text[::-1])[::-1]
        box = Box(part.box.x1, y0, x1, y1)
    return Line(text, box, line.confidence) if text else None


def _cut_at(piece: str, part: str) -> str:
    """A piece without its end where the part begins: its length is only estimated."""
    for length in range(min(len(piece), len(part)), 0, -1):
        if piece.endswith(part[:length]):
            return piece[:-length]
    return piece
