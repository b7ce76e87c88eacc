"""Labels that were read in part, misread, torn, or are none that the kind knows: their place tells them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from intake.extract.form.columns import Column
from intake.extract.form.heads import ALIGNED, LEVEL, WIDEST_GAP, Head, in_line, level
from intake.extract.form.pieces import Piece
from intake.extract.labels import LabelIndex
from intake.model import Box
from intake.zh.text import is_one_han

_UNKNOWN = re.compile(r"[\u4e00-\u9fff]{2,10}(?:[(（][^)）]{1,12}[)）])?[:：]")
_UNKNOWN_ENDS = re.compile(r"[\u4e00-\u9fff]{1,4}[:：]")
"""A word and a colon: a label, even if the kind has no such field."""

_COLUMN = 2
"""Labels that begin below each other from which a word before a colon, begun there too, is one."""


def with_unknown_heads(heads: Sequence[Head], rest: Sequence[Piece]) -> tuple[list[Head], list[Piece]]:
    """The heads with words before a colon that begin below or above a label, so that their values are not
    taken for their neighbours'; the pieces without them."""
    found, pieces = list(heads), list(rest)
    for piece in rest:
        in_column = sum(abs(head.box.x0 - piece.box.x0) < ALIGNED for head in heads) >= _COLUMN
        if piece.behind or not in_column or _is_beside_a_head(piece, heads, rest):
            continue
        parts = [piece]
        match = _UNKNOWN.match(piece.text)
        if match is None and len(piece.text) <= 4 and all(map(is_one_han, piece.text)):
            following = _beside_it(piece, pieces)
            match = _UNKNOWN_ENDS.match(following.text) if following else None
            parts += [following] if following else []
        if match is None or not all(part in pieces for part in parts):
            continue
        head, value = _parted(parts[-1], match.end(), piece.text, ())
        box = Box.around((piece.box, head.box)) if len(parts) > 1 else head.box
        found.append(replace(head, box=box))
        pieces = [one for one in pieces if one not in parts] + ([value] if value else [])
    return found, pieces


def _is_beside_a_head(piece: Piece, heads: Sequence[Head], rest: Sequence[Piece]) -> bool:
    """Whether the next thing to the left in its row is a label: then it is that label's value."""
    left = [
        box
        for box in (*(head.box for head in heads), *(one.box for one in rest))
        if box.x1 <= piece.box.x0 + 0.02 and level(box, piece.box) >= LEVEL
    ]
    nearest = max(left, key=lambda box: box.x1, default=None)
    return nearest is not None and any(head.box == nearest for head in heads)


def _beside_it(piece: Piece, pieces: Sequence[Piece]) -> Piece | None:
    row = [
        one
        for one in pieces
        if -0.02 <= one.box.x0 - piece.box.x1 < WIDEST_GAP and level(one.box, piece.box) >= LEVEL
    ]
    return min((one for one in row if one is not piece), key=lambda one: one.box.x0, default=None)


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
    begun = {label[0] for label in labels.served}
    ending = [piece for piece in rest if len(piece.text) >= 2 and piece.text[-1] in begun]
    for column in columns:
        for before in ending:
            tail = before.part(len(before.text) - 1, len(before.text))
            if abs(tail.box.x0 - column.x0) > ALIGNED or not column.spans(before.box):
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
    """A piece that begins inside a column of labels, as a label's part and the value behind it. A word
    before a colon is the whole label: 获证后监督记录：… is no 首次获证 of which the end was read."""
    stated = _UNKNOWN.match(piece.text)
    if stated is not None:
        end = stated.end()
        label = _damaged(piece.text[:end], at_left=False, labels=labels, free=free)
        return _parted(piece, end, label or piece.text[:end], labels.served[label] if label else ())
    length = len(piece.text)
    inside = round((column.x1 - piece.box.x0) / max(1e-6, piece.em))
    whole = piece.box.x1 <= column.x1 + 0.5 * piece.em
    ends = [length] if whole else [one for one in (inside, inside - 1, inside + 1) if 0 < one < length]
    at_left = abs(piece.box.x0 - column.x0) < ALIGNED
    if not any(map(is_one_han, piece.text[:inside])):
        return None, piece
    for end in ends:
        label = _damaged(piece.text[:end], at_left=at_left, labels=labels, free=free)
        if label is not None:
            return _parted(piece, end, label, labels.served[label])
    if column.holds(piece.box) and (whole or ((column.justified or at_left) and 0 < inside < length)):
        return _parted(piece, length if whole else inside, piece.text[:inside], ())
    return None, piece


def _parted(piece: Piece, end: int, label: str, fields: tuple[str, ...]) -> tuple[Head, Piece | None]:
    head = Head(label, fields, piece.part(0, end).box, piece.confidence, whole=False)
    value = piece.part(end, len(piece.text)) if end < len(piece.text) else None
    return head, replace(value, behind=True) if value is not None else None


def _damaged(text: str, *, at_left: bool, labels: LabelIndex, free: Sequence[str]) -> str | None:
    """The label of which the text is the beginning (`at_left` of the column) or the end, or from which few
    characters differ."""
    read = "".join(filter(is_one_han, text))
    ends = [
        label for label in free if read and (label.startswith(read) if at_left else label.endswith(read))
    ]
    alike = [label for label in free if len(label) >= 3 and _differing(label, read) * 3 <= len(label)]
    for near in (ends, alike):
        if near and len({labels.served[label] for label in near}) == 1:
            return min(near, key=len)
    return None


def _differing(label: str, text: str) -> int:
    if len(label) != len(text):
        return len(label)
    return sum(one != other for one, other in zip(label, text, strict=True))
