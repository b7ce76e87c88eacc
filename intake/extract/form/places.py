"""The places of a form's values: right of each label, down to where the next label's begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from intake.extract.form.heads import ALIGNED, LEVEL, TALLER, Head, in_line, level
from intake.extract.form.pieces import Piece
from intake.model import Box

_JUST_MEETS = 0.05
"""The same as `LEVEL` for a value that is a little too high or too low: photographs bend rows."""

_FARTHEST = 0.5
"""Share of the page's width between a label and what stands beside it at most."""

_INTO_LABEL = 0.02
"""Share of the page's width by which a value may begin before its label's box ends: boxes are estimates.
A large print's boxes may be wrong by a character."""

_SAME_VALUE = 4.0
"""Characters' widths between two pieces of one value in a row at most: beyond stands something else."""

_OFF_ROW, _LARGER = 0.5, 1.1
"""Of a line's height: how much higher or lower words laid over the paper stand than a value, and how large
they are."""

_TERM_ENDS = re.compile(r"(?:至|到)")
_TERM_GOES_ON = re.compile(r"^(?:至|到|—|-|~)|(?:至|到|—|-|~)$")
"""A term's two dates may stand further apart."""

_NEXT_LINE = 1.7
"""Of a line's height: from the middle of one line of a value to the middle of the next at most."""

_NEXT_LINE_SPACED, _A_LINE = 2.3, 12
"""The same where print is set far apart, and the characters of a line that goes on so."""

_RIGHT_BELOW = 1.3
"""Of a label's height: from its lower edge to the middle of a value below it at most."""

_TERMS_NEXT_LINE = 3.0
"""The same as `_NEXT_LINE` for a term's second date, 至…: it may stand a row of the form further down."""

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
    loose = _given(sorted(pieces, key=lambda one: one.box.x0), filled, LEVEL)
    # What only just meets a label's row is its value when nothing else is.
    empty = [one for one in filled if not one.pieces]
    loose = _given(loose, empty, _JUST_MEETS)
    loose = _about_their_label(_further_lines(loose, filled), filled)
    _level_out(filled)
    loose = _below_labels(loose, filled)
    return [Place(one.head, _rows(one.pieces)) for one in filled], loose


def _given(pieces: Sequence[Piece], filled: Sequence[_Filling], least: float) -> list[Piece]:
    """Gives each piece, from left to right, to the label in whose row it stands; what is left over."""
    left: list[Piece] = []
    for piece in pieces:
        beside = _beside(piece, filled, least)
        if beside is not None and _belongs(piece, beside):
            beside.pieces.append(piece)
        else:
            left.append(piece)
    return left


def _belongs(piece: Piece, beside: _Filling) -> bool:
    """Whether the piece goes on with what stands in the row already, or begins the value."""
    before = [
        one for one in beside.pieces if level(one.box, piece.box) >= LEVEL and one.box.x0 <= piece.box.x0
    ]
    if not before:
        return True
    last = max(before, key=lambda one: one.box.x1)
    near = piece.box.x0 - last.box.x1 <= _SAME_VALUE * min(last.em, piece.em)
    return (near and not _laid_over(piece, last)) or bool(
        _TERM_GOES_ON.search(piece.text) or _TERM_GOES_ON.search(last.text)
    )


def _laid_over(piece: Piece, last: Piece) -> bool:
    """Whether the piece is other print, laid over the paper beside the value: larger, and off its row."""
    off = abs(piece.box.middle_y - last.box.middle_y)
    return off > _OFF_ROW * last.box.height and piece.box.height > _LARGER * last.box.height


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
        if one.head.box.x1 - max(_INTO_LABEL, piece.em) <= piece.box.x0 < one.right
        and piece.box.x0 - one.head.box.x1 < _FARTHEST
        and level(piece.box, one.head.box) >= least
        and piece.box.height <= TALLER * one.head.box.height
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
        if above is not None and (
            below is None or _is_full(above, filled) or not _nearer(piece, below, above)
        ):
            above.pieces.append(piece)
        elif below is not None:
            below.pieces.append(piece)
        else:
            left.append(piece)
    return left


def _nearer(piece: Piece, below: _Filling, above: _Filling) -> bool:
    return below.box.y0 - piece.box.y1 < piece.box.y0 - above.box.y1 - 0.2 * piece.box.height


def _is_full(one: _Filling, filled: Sequence[_Filling]) -> bool:
    """Whether a value's last line reaches as far right as any line of its column: then it goes on."""
    last = max(one.pieces, key=lambda item: item.box.y1)
    edge = max(
        piece.box.x1
        for other in filled
        for piece in other.pieces
        if abs(other.head.box.x0 - one.head.box.x0) < _INDENT
    )
    return last.box.x1 > edge - 3 * last.em


def _goes_on(one: _Filling, piece: Piece) -> bool:
    """Whether the piece is the value's next line, or the rest of its last."""
    last = max(one.pieces, key=lambda item: item.box.middle_y)
    down = piece.box.middle_y - last.box.middle_y
    height = max(piece.box.height, last.box.height)
    farthest = _NEXT_LINE_SPACED if _is_spaced(one, last, piece) else _NEXT_LINE
    return (
        0.35 * height <= down <= (_TERMS_NEXT_LINE if _TERM_ENDS.match(piece.text) else farthest) * height
        and piece.box.x0 <= min(one.box.x0 + _INDENT, one.box.x1)
        and _in_column(one, piece)
    )


def _is_spaced(one: _Filling, last: Piece, piece: Piece) -> bool:
    """Whether the piece begins where the value does, below a line no shorter: print set far apart."""
    begins = abs(piece.box.x0 - one.box.x0) <= piece.em
    return begins and last.box.x1 >= piece.box.x1 - 2 * piece.em and len(last.text) >= _A_LINE


def _leads_to(piece: Piece, one: _Filling) -> bool:
    """Whether the piece is a line of the value above the one beside its label: two lines printed about the
    middle of one label."""
    first = min(one.pieces, key=lambda item: item.box.y0)
    gap = one.box.y0 - piece.box.y1
    return (
        -0.7 * piece.box.height <= gap <= 0.5 * min(piece.box.height, first.box.height)
        and level(piece.box, one.head.box) > -0.6
        and abs(piece.box.x0 - first.box.x0) < 1.5 * first.em
        and _in_column(one, piece)
    )


def _about_their_label(loose: Sequence[Piece], filled: Sequence[_Filling]) -> list[Piece]:
    """Gives values whose label stands at the middle of their lines those above it, the nearest first: as
    many as there are below it, at most."""
    left: list[Piece] = []
    for piece in sorted(loose, key=lambda one: -one.box.middle_y):
        for one in filled:
            if one.pieces and _is_first_of_middled(piece, one, filled):
                one.pieces.append(piece)
                break
        else:
            left.append(piece)
    return left


def _is_first_of_middled(piece: Piece, one: _Filling, filled: Sequence[_Filling]) -> bool:
    first = min(one.pieces, key=lambda item: item.box.y0)
    gap = one.box.y0 - piece.box.y1
    head = one.head.box
    above = len(_rows([item for item in one.pieces if item.box.middle_y < head.y0]))
    below = len(_rows([item for item in one.pieces if item.box.middle_y > head.y1]))
    ends = [
        other.box.y1 for other in filled if other is not one and other.pieces and _in_column(other, piece)
    ]
    return (
        above < below
        and -0.2 * piece.box.height <= gap <= 0.5 * min(piece.box.height, first.box.height)
        and abs(piece.box.x0 - first.box.x0) < 1.5 * first.em
        and _in_column(one, piece)
        and all(end > piece.box.y1 or piece.box.y0 - end > gap for end in ends)
    )


def _level_out(filled: Sequence[_Filling]) -> None:
    """Where one label has nothing beside it and another two rows, of which one is level with the empty one
    too, that row is its value: engines join a label's half to the line above or below."""
    for empty in filled:
        for full in filled:
            if empty.pieces or len(full.pieces) < 2 or not in_line(empty.head.box, full.head.box):
                continue
            near = [piece for piece in full.pieces if level(piece.box, empty.head.box) >= LEVEL]
            away = [piece for piece in full.pieces if level(piece.box, empty.head.box) < _JUST_MEETS]
            if len(near) == 1 and len(away) == len(full.pieces) - 1:
                full.pieces.remove(near[0])
                empty.pieces.append(near[0])


def _below_labels(loose: Sequence[Piece], filled: Sequence[_Filling]) -> list[Piece]:
    """Gives labels with nothing beside them what stands right below them, begun where they begin."""
    left = list(loose)
    for one in filled:
        head = one.head.box
        below = [
            piece
            for piece in left
            if abs(piece.box.x0 - head.x0) < ALIGNED
            and 0 <= piece.box.middle_y - head.y1 < _RIGHT_BELOW * head.height
            and piece.box.height <= TALLER * head.height
        ]
        if not one.pieces and one.head.fields and len(below) == 1:
            one.pieces.append(below[0])
            left.remove(below[0])
    return left


def _in_column(one: _Filling, piece: Piece) -> bool:
    if piece.box.height > TALLER * max(item.box.height for item in one.pieces):
        return False
    left = max(one.box.x0 - 1.5 * piece.em - _INTO_LABEL, one.head.box.x1 - 2 * _INTO_LABEL)
    return left <= piece.box.x0 < one.right


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
