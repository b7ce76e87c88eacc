"""A form's columns of labels."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from intake.extract.form.heads import ALIGNED, TALLER, Head, in_line
from intake.model import Box

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
