"""A form's columns of labels: what begins inside one is a label, however badly it was read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from intake.extract.form.heads import ALIGNED, Head
from intake.extract.form.pieces import Piece
from intake.extract.labels import LabelIndex
from intake.model import Box

LEAST = 3
"""Labels below each other from which they are a form's column."""

_ROWS_BEYOND = 2.5
"""Rows above the first label and below the last one read that may still belong to the column."""


@dataclass(frozen=True, slots=True)
class Column:
    """Labels below each other. ``x0``, ``x1``: where they begin and end; ``step``: from row to row."""

    heads: tuple[Head, ...]
    x0: float
    x1: float
    step: float

    def spans(self, box: Box) -> bool:
        """Whether the box stands as high on the page as the column."""
        reach = _ROWS_BEYOND * self.step
        return self.heads[0].box.y0 - reach <= box.middle_y <= self.heads[-1].box.y1 + reach


def columns_of(heads: Sequence[Head]) -> list[Column]:
    """The columns of three labels or more, from left to right."""
    left = list(heads)
    found: list[Column] = []
    while left:
        group = [left.pop(0)]
        for head in list(left):
            if any(_in_line(head.box, other.box) for other in group):
                group.append(head)
                left.remove(head)
        if len(group) >= LEAST:
            found.append(_column(group))
    return sorted(found, key=lambda column: column.x0)


def _in_line(one: Box, other: Box) -> bool:
    return abs(one.x0 - other.x0) < ALIGNED or abs(one.x1 - other.x1) < ALIGNED


def _column(group: Sequence[Head]) -> Column:
    ordered = sorted(group, key=lambda head: head.box.y0)
    steps = [
        after.box.middle_y - before.box.middle_y
        for before, after in zip(ordered, ordered[1:], strict=False)
    ]
    return Column(
        tuple(ordered),
        median(head.box.x0 for head in ordered),
        median(head.box.x1 for head in ordered),
        median(steps),
    )


def with_damaged_heads(
    heads: Sequence[Head], rest: Sequence[Piece], columns: Sequence[Column], labels: LabelIndex
) -> tuple[list[Head], list[Piece]]:
    """The heads with those of which a part was lost or misread, told by their place in a column of labels;
    the pieces without them. What lies wholly inside a column is a label too, of no field that is known."""
    found = list(heads)
    values: list[Piece] = []
    for piece in sorted(rest, key=lambda one: one.box.y0):
        column = next((one for one in columns if _begins_inside(piece, one)), None)
        if column is None:
            values.append(piece)
            continue
        served = {name for head in found for name in head.fields}
        head, value = _cut(piece, column, labels, served)
        found += [head] if head is not None else []
        values += [value] if value is not None else []
    return found, values


def _begins_inside(piece: Piece, column: Column) -> bool:
    return (
        column.spans(piece.box)
        and column.x0 - 2 * piece.em < piece.box.x0 < column.x1 - 0.5 * piece.em
        and piece.box.x0 < column.x1 - 0.004
    )


def _cut(
    piece: Piece, column: Column, labels: LabelIndex, served: set[str]
) -> tuple[Head | None, Piece | None]:
    """A piece that begins inside a column of labels, as a label's part and the value behind it."""
    inside = round((column.x1 - piece.box.x0) / max(1e-6, piece.em))
    whole = piece.box.x1 <= column.x1 + 0.5 * piece.em
    length = len(piece.text)
    lengths = [length] if whole else [one for one in (inside, inside - 1, inside + 1) if 0 < one < length]
    for end in lengths:
        label = _damaged(piece.text[:end].strip(), labels, served)
        if label is not None:
            own = piece.part(0, end)
            head = Head(label, labels.served[label], own.box, piece.confidence, whole=False)
            return head, piece.part(end, length) if end < length else None
    if whole and abs(piece.box.x0 - column.x0) < ALIGNED:
        return Head(piece.text, (), piece.box, piece.confidence, whole=False), None
    return None, piece


def _damaged(text: str, labels: LabelIndex, served: set[str]) -> str | None:
    """The label of which the text is the beginning or the end, or which differs in few characters."""
    free = [label for label, fields in labels.served.items() if not served & set(fields)]
    ends = [label for label in free if label.endswith(text) or label.startswith(text)]
    alike = [label for label in free if len(label) >= 3 and _differing(label, text) * 3 <= len(label)]
    for near in (ends, alike):
        if near and len({labels.served[label] for label in near}) == 1:
            return min(near, key=len)
    return None


def _differing(label: str, text: str) -> int:
    if len(label) != len(text):
        return len(label)
    return sum(one != other for one, other in zip(label, text, strict=True))
