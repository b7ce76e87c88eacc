"""The row of a list's column heads."""

from collections.abc import Sequence

from intake.aligned.pieces import split_at_spaces
from intake.model import Box, Line
from intake.zh.column_heads import could_be_head, is_known_head
from intake.zh.text import squeeze

_MOST_COLUMNS = 15
_LEAST_KNOWN = 2
_NEXT_HEAD = 2.0
"""Heights of a line from one line of a head to the other, middle to middle."""


def may_hold_heads(lines: Sequence[Line]) -> bool:
    """Whether there are words enough that may head columns: quickly, for most pages have none."""
    found = 0
    for line in lines:
        if len(line.text) <= 80 and "：" not in line.text:
            found += sum(is_known_head(word) for word in line.text.split())
            if found >= _LEAST_KNOWN:
                return True
    return False


def heads_in(row: Sequence[Line]) -> list[Line]:
    """The row's column heads, if it is a row of such; else none."""
    if sum(len(line.text) for line in row) > 12 * _MOST_COLUMNS:
        return []
    words = split_at_spaces(row)
    texts = [squeeze(word.text) for word in words]
    if not (2 <= len(words) <= _MOST_COLUMNS and len(set(texts)) == len(texts)):
        return []
    known = sum(is_known_head(text) for text in texts)
    if known < _LEAST_KNOWN or 2 * known < len(texts) or not all(map(could_be_head, texts)):
        return []
    return words


def whole_heads(rows: Sequence[list[Line]], at: int, heads: list[Line]) -> tuple[list[Line], int]:
    """The heads with those of two lines made whole, and the number of the first row below them.

    `版本/修` and `订` stand half a line above and below the others where cells are centred, else in the
    heads' row and below it.
    """
    for one in _near(rows, at, at - 1):
        if not any(_over(one.box, head.box) for head in heads):
            heads = sorted((*heads, one), key=lambda head: head.box.x0)
    below = _near(rows, at, at + 1)
    whole = [_with_second_line(head, below) for head in heads]
    taken = sum(one is not head for one, head in zip(whole, heads, strict=True))
    return (whole, at + 2) if below and taken == len(below) else (heads, at + 1)


def _near(rows: Sequence[list[Line]], at: int, number: int) -> list[Line]:
    """The pieces of a neighbour row so near that they may be parts of heads; none when others are there."""
    row = rows[number] if 0 <= number < len(rows) else []
    head = rows[at][0].box
    near = row and abs(row[0].box.middle_y - head.middle_y) <= _NEXT_HEAD * head.height
    return row if near and all(could_be_head(squeeze(one.text)) for one in row) else []


def _with_second_line(head: Line, below: Sequence[Line]) -> Line:
    """The head and what stands under it, where only both together are a word that heads columns."""
    for one in below:
        if _over(one.box, head.box) and not is_known_head(squeeze(head.text)):
            both = head.joined(one)
            if is_known_head(squeeze(both.text)):
                return both
    return head


def _over(one: Box, other: Box) -> bool:
    return min(one.x1, other.x1) > max(one.x0, other.x0)
