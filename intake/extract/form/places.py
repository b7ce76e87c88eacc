"""The places of a form's values: right of each label, down to where the next label's begins."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from intake.extract.form.heads import LEVEL, Head, level
from intake.extract.form.pieces import Piece
from intake.model import Box

_FARTHEST = 0.5
"""Share of the page's width between a label and what stands beside it at most."""

_INTO_LABEL = 0.02
"""Share of the page's width by which a value may begin before its label's box ends: boxes are estimates."""

_NEXT_LINE = 0.7
"""Of a line's height: the white between two lines of one value at most."""

_INDENT = 0.12
"""Share of the page's width by which a further line of a value may begin right of its first."""


@dataclass(frozen=True, slots=True)
class Place:
    """What stands where a label's value belongs, row by row; no rows: nothing was read there."""

    head: Head
    rows: tuple[tuple[Piece, ...], ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple(piece for row in self.rows for piece in row)


@dataclass(slots=True)
class _Filling:
    head: Head
    right: float
    pieces: list[Piece] = field(default_factory=list)

    @property
    def box(self) -> Box:
        return Box.around(piece.box for piece in self.pieces)


def places_of(heads: Sequence[Head], pieces: Sequence[Piece]) -> tuple[list[Place], list[Piece]]:
    """Each label's place with what stands in it, and the pieces that stand in none."""
    filled = [_Filling(head, _right_edge(head, heads)) for head in heads]
    loose: list[Piece] = []
    for least in (LEVEL, 0.05):
        for piece in list(pieces) if least == LEVEL else loose[:]:
            beside = _beside(piece, filled, least)
            # What only just meets a label's row is its value when nothing else is.
            if beside is not None and (least == LEVEL or not beside.pieces):
                beside.pieces.append(piece)
                if least != LEVEL:
                    loose.remove(piece)
            elif least == LEVEL:
                loose.append(piece)
    loose = _further_lines(loose, filled)
    return [Place(one.head, _rows(one.pieces)) for one in filled], loose


def _right_edge(head: Head, heads: Sequence[Head]) -> float:
    """Where the next column of labels begins, if one does, in the label's row."""
    right = [
        other.box.x0
        for other in heads
        if other.box.x0 > head.box.x1 - _INTO_LABEL and level(other.box, head.box) > 0
    ]
    return min(right, default=1.0)


def _beside(piece: Piece, filled: Sequence[_Filling], least: float) -> _Filling | None:
    """The label in whose row the piece stands, the nearest to its left."""
    left = [
        one
        for one in filled
        if one.head.box.x1 - _INTO_LABEL <= piece.box.x0 < one.right
        and piece.box.x0 - one.head.box.x1 < _FARTHEST
        and level(piece.box, one.head.box) >= least
    ]
    return max(
        left, key=lambda one: (round(one.head.box.x1, 2), level(piece.box, one.head.box)), default=None
    )


def _further_lines(loose: Sequence[Piece], filled: Sequence[_Filling]) -> list[Piece]:
    """Gives the values their further lines, from above then from below; what is left stands in no place."""
    left: list[Piece] = []
    for piece in sorted(loose, key=lambda one: one.box.middle_y):
        above = min(
            (one for one in filled if one.pieces and _goes_on(one, piece)),
            key=lambda one: piece.box.y0 - one.box.y1,
            default=None,
        )
        below = min(
            (one for one in filled if one.pieces and _leads_to(piece, one)),
            key=lambda one: one.box.y0 - piece.box.y1,
            default=None,
        )
        if above and below:
            nearer = below.box.y0 - piece.box.y1 < piece.box.y0 - above.box.y1 - 0.2 * piece.box.height
            (below if nearer else above).pieces.append(piece)
        elif above or below:
            (above or below).pieces.append(piece)  # type: ignore[union-attr]
        else:
            left.append(piece)
    return left


def _goes_on(one: _Filling, piece: Piece) -> bool:
    """Whether the piece is the value's next line, or the rest of its last."""
    last = max(one.pieces, key=lambda item: item.box.y1)
    gap = piece.box.y0 - one.box.y1
    return -0.7 * piece.box.height <= gap <= _NEXT_LINE * max(
        piece.box.height, last.box.height
    ) and _in_column(one, piece)


def _leads_to(piece: Piece, one: _Filling) -> bool:
    """Whether the piece is a line of the value above the one beside its label: two lines printed about the
    middle of one label."""
    first = min(one.pieces, key=lambda item: item.box.y0)
    gap = one.box.y0 - piece.box.y1
    return (
        -0.7 * piece.box.height <= gap <= 0.5 * min(piece.box.height, first.box.height)
        and level(piece.box, one.head.box) > -0.6
        and _in_column(one, piece)
    )


def _in_column(one: _Filling, piece: Piece) -> bool:
    begin = one.box.x0
    return begin - 1.5 * piece.em - _INTO_LABEL <= piece.box.x0 <= min(begin + _INDENT, one.box.x1) and (
        piece.box.x0 >= one.head.box.x1 - 2 * _INTO_LABEL and piece.box.x0 < one.right
    )


def _rows(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], ...]:
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: one.box.middle_y):
        if rows and level(rows[-1][-1].box, piece.box) >= LEVEL and not _below(rows[-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return tuple(tuple(sorted(row, key=lambda one: one.box.x0)) for row in rows)


def _below(row: Sequence[Piece], piece: Piece) -> bool:
    """Whether the piece shares width with a piece of the row: then it stands below, not beside it."""
    return any(min(one.box.x1, piece.box.x1) - max(one.box.x0, piece.box.x0) > 2 * piece.em for one in row)
