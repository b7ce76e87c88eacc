"""A form's columns of labels: what begins inside one is a label, however badly it was read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from intake.extract.form.heads import ALIGNED, LEVEL, TALLER, WIDEST_GAP, Head, in_line, level
from intake.extract.form.pieces import Piece
from intake.extract.labels import LabelIndex
from intake.model import Box
from intake.zh.text import is_one_han

LEAST = 3
"""Labels below each other from which they are a form's column."""

_ROWS_BEYOND = 4
"""Rows above the first label and below the last one read that may still belong to the column."""


@dataclass(frozen=True, slots=True)
class Column:
    """Labels below each other. ``x0``, ``x1``: where they begin and end; ``step``: from row to row.
    ``justified``: two labels or more are known to end exactly there."""

    heads: tuple[Head, ...]
    x0: float
    x1: float
    step: float
    justified: bool

    def holds(self, box: Box) -> bool:
        """Whether the box stands between the first label and the last, or in the row before them."""
        return self.heads[0].box.y0 - self.step < box.middle_y < self.heads[-1].box.y1

    def spans(self, box: Box) -> bool:
        """Whether the box stands as high on the page as the column, and is no title beside it."""
        reach = _ROWS_BEYOND * self.step
        tallest = TALLER * max(head.box.height for head in self.heads)
        return (
            box.height < tallest
            and self.heads[0].box.y0 - reach <= box.middle_y <= self.heads[-1].box.y1 + reach
        )


def columns_of(heads: Sequence[Head]) -> list[Column]:
    """The columns of three labels or more, from left to right."""
    left = list(heads)
    found: list[Column] = []
    while left:
        group = [left.pop(0)]
        for head in list(left):
            if any(in_line(head.box, other.box) for other in group):
                group.append(head)
                left.remove(head)
        if len(group) >= LEAST:
            found.append(_column(group))
    return sorted(found, key=lambda column: column.x0)


def _column(group: Sequence[Head]) -> Column:
    ordered = sorted(group, key=lambda head: head.box.y0)
    steps = [after.box.middle_y - before.box.middle_y for before, after in pairwise(ordered)]
    exact = [head.box.x1 for head in ordered if head.exact]
    justified = len(exact) >= 2 and max(exact) - min(exact) < ALIGNED
    # Where a value is stuck to its label, the label's end is an estimate.
    ends = exact or [head.box.x1 for head in ordered]
    begin = median(head.box.x0 for head in ordered)
    return Column(tuple(ordered), begin, median(ends), median(steps), justified)


def with_damaged_heads(
    heads: Sequence[Head], rest: Sequence[Piece], columns: Sequence[Column], labels: LabelIndex
) -> tuple[list[Head], list[Piece]]:
    """The heads with those of which a part was lost or misread, told by their place in a column of labels;
    the pieces without them. What lies wholly inside a column is a label too, of no field that is known."""
    found = list(heads)
    values: list[Piece] = []
    for piece in sorted(rest, key=lambda one: one.box.y0):
        column = next((one for one in columns if not piece.behind and _begins_inside(piece, one)), None)
        if column is None or any(_beside(head, piece, column) for head in found):
            values.append(piece)
            continue
        head, value = _cut(piece, column, labels, _free(labels, found))
        found += [head] if head is not None else []
        values += [value] if value is not None else []
    return found, values


def with_torn_heads(
    heads: Sequence[Head], rest: Sequence[Piece], columns: Sequence[Column], labels: LabelIndex
) -> tuple[list[Head], list[Piece]]:
    """The heads with those whose beginning was joined to the end of the line before the column, and the
    pieces without them: `…通讯设住` `所河北省…`."""
    found = list(heads)
    pieces = list(rest)
    for column in columns:
        for before in rest:
            tail = before.part(len(before.text) - 1, len(before.text))
            if (
                abs(tail.box.x0 - column.x0) > ALIGNED
                or len(before.text) < 2
                or not column.spans(before.box)
            ):
                continue
            for label, fields in labels.served.items():
                behind = _torn_off(label, tail, pieces, column)
                if behind is None:
                    continue
                end = len(label) - 1
                box = Box(tail.box.x0, behind.box.y0, behind.part(0, end).box.x1, behind.box.y1)
                sure = min(before.confidence, behind.confidence)
                found.append(Head(label, fields, box, sure))
                pieces[pieces.index(before)] = before.part(0, len(before.text) - 1)
                pieces.remove(behind)
                if len(behind.text) > end:
                    pieces.append(replace(behind.part(end, len(behind.text)), behind=True))
                break
    return found, pieces


def _torn_off(label: str, tail: Piece, pieces: Sequence[Piece], column: Column) -> Piece | None:
    """The piece in the tail's row that goes on with the label which the tail begins."""
    if len(label) < 2 or label[0] != tail.text:
        return None
    row = [
        piece
        for piece in pieces
        if piece.text.startswith(label[1:])
        and tail.box.x0 < piece.box.x0 < column.x0 + WIDEST_GAP
        and level(tail.box, piece.box) >= LEVEL
    ]
    return min(row, key=lambda piece: piece.box.x0, default=None)


def _beside(head: Head, piece: Piece, column: Column) -> bool:
    """Whether the piece stands in the row of a label of the column: a row has one."""
    return in_line(head.box, Box(column.x0, 0, column.x1, 0)) and level(head.box, piece.box) >= LEVEL


def _begins_inside(piece: Piece, column: Column) -> bool:
    edge = column.x1 - max(0.7 * piece.em, 0.004)
    return column.spans(piece.box) and column.x0 - 2 * piece.em < piece.box.x0 < edge


def _free(labels: LabelIndex, found: Sequence[Head]) -> list[str]:
    """The labels that may still stand on the paper: none as usual as they was found for their fields."""
    taken: dict[str, int] = {}
    for head in found:
        for name in head.fields:
            taken[name] = min(labels.rank[head.label], taken.get(name, labels.rank[head.label]))
    return [
        label
        for label, fields in labels.served.items()
        if all(labels.rank[label] < taken.get(name, len(labels.rank)) for name in fields)
    ]


def _cut(
    piece: Piece, column: Column, labels: LabelIndex, free: Sequence[str]
) -> tuple[Head | None, Piece | None]:
    """A piece that begins inside a column of labels, as a label's part and the value behind it."""
    length = len(piece.text)
    inside = round((column.x1 - piece.box.x0) / max(1e-6, piece.em))
    whole = piece.box.x1 <= column.x1 + 0.5 * piece.em
    ends = [length] if whole else [one for one in (inside, inside - 1, inside + 1) if 0 < one < length]
    for end in ends:
        label = _damaged(piece.text[:end], labels, free)
        if label is not None:
            return _parted(piece, end, label, labels.served[label])
    begins = column.justified or abs(piece.box.x0 - column.x0) < ALIGNED
    if column.holds(piece.box) and (whole or (begins and 0 < inside < length)):
        return _parted(piece, length if whole else inside, piece.text[:inside], ())
    return None, piece


def _parted(piece: Piece, end: int, label: str, fields: tuple[str, ...]) -> tuple[Head, Piece | None]:
    head = Head(label, fields, piece.part(0, end).box, piece.confidence, whole=False)
    return head, piece.part(end, len(piece.text)) if end < len(piece.text) else None


def _damaged(text: str, labels: LabelIndex, free: Sequence[str]) -> str | None:
    """The label of which the text is the beginning or the end, or from which few characters differ."""
    read = "".join(filter(is_one_han, text))
    ends = [label for label in free if read and (label.endswith(read) or label.startswith(read))]
    alike = [label for label in free if len(label) >= 3 and _differing(label, read) * 3 <= len(label)]
    for near in (ends, alike):
        if near and len({labels.served[label] for label in near}) == 1:
            return min(near, key=len)
    return None


def _differing(label: str, text: str) -> int:
    if len(label) != len(text):
        return len(label)
    return sum(one != other for one, other in zip(label, text, strict=True))
