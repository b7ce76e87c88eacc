"""Columns by their extents: which piece stands in which."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from intake.aligned.pieces import cut_between
from intake.aligned.rows import Row
from intake.model import Box, Line

_SLACK = 0.6
"""Characters' widths by which boxes of neighbour columns may overlap, or one may reach over."""

_RUN_OVER = 0.6
"""Of the confidence of a piece that runs over into the next column and shows no place to cut it."""

_WORD_GAP = 1.6
"""Characters' widths from which two pieces of a row are no words of one cell."""


class Columns:
    """The columns' extents, which grow with each row that fits."""

    def __init__(self, left: Sequence[float], right: Sequence[float], character: float) -> None:
        """`character`: about how wide a Chinese character is, in the page's width."""
        self._left, self._right = list(left), list(right)
        self.strangers = 0
        """Pieces that stand apart in the column they were put into: it may be another, without a head."""
        self._character = character
        self._slack = _SLACK * character

    @classmethod
    def under(cls, heads: Sequence[Line]) -> "Columns":
        """Those that begin under their heads."""
        character = median(head.box.width / max(1, len(head.text)) for head in heads)
        left, right = [head.box.x0 for head in heads], [head.box.x1 for head in heads]
        for at in range(len(heads) - 1):
            if right[at] > left[at + 1]:  # a scan's boxes are drawn wide
                right[at] = left[at + 1] = (right[at] + left[at + 1]) / 2
        return cls(left, right, character)

    @property
    def count(self) -> int:
        return len(self._left)

    def place(self, row: Sequence[Line]) -> Row | None:
        """Which pieces stand in which column; those between or across columns wait under -1. None when
        the row is one piece that runs across, or its pieces would make the columns meet."""
        cells: Row = {}
        left, right = list(self._left), list(self._right)
        for piece in row:
            under = self._under(piece.box)
            if len(under) > 1 and len(row) == 1 and len(piece.text.split()) < len(under):
                return None
            column = under[0] if len(under) == 1 else -1
            cells.setdefault(column, []).append(piece)
            if column >= 0:
                left[column] = min(left[column], piece.box.x0)
                right[column] = max(right[column], piece.box.x1)
        if any(after < before - self._slack for before, after in zip(right, left[1:], strict=False)):
            return None
        self._left, self._right = left, right
        return cells

    def settled(self, cells: Row) -> Row:
        """The row with its waiting pieces where they belong, now that all columns are known."""
        result = {column: list(pieces) for column, pieces in cells.items() if column >= 0}
        for piece in cells.get(-1, ()):
            for column, part in self._parts(piece):
                beside = result.setdefault(column, [])
                apart = _WORD_GAP * self._character
                self.strangers += any(_gap(part.box, one.box) > apart for one in beside)
                beside.append(part)
        for pieces in result.values():
            pieces.sort(key=lambda piece: piece.box.x0)
        return result

    def _parts(self, piece: Line) -> list[tuple[int, Line]]:
        """A piece that holds several cells, cut between them; one that runs over into the next column
        stays whole where it begins."""
        under = self._under(piece.box)
        if not under:
            return [(self._nearest(piece.box), piece)]
        parts = []
        rest = piece
        for before, after in pairwise(under):
            cut = cut_between(rest, self._right[before], self._left[after])
            if cut is not None:
                parts.append((before, cut[0]))
                rest = cut[1]
        if len(parts) + 1 == len(under):
            return [*parts, (under[-1], rest)]
        return [(under[0], replace(piece, confidence=piece.confidence * _RUN_OVER))]

    def _under(self, box: Box) -> list[int]:
        return [
            at
            for at in range(len(self._left))
            if min(box.x1, self._right[at]) - max(box.x0, self._left[at]) > self._slack / 2
        ]

    def _nearest(self, box: Box) -> int:
        columns = zip(self._left, self._right, strict=True)
        gaps = [_gap(box, Box(left, box.y0, right, box.y1)) for left, right in columns]
        return gaps.index(min(gaps))


def _gap(one: Box, other: Box) -> float:
    """The white between two boxes side by side; negative when they overlap."""
    return max(one.x0, other.x0) - min(one.x1, other.x1)
