"""Pieces of text and the rows they stand in: what columns without rules are found from."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from intake.model import Box, Line
from intake.zh.text import is_one_han

_SPACE = re.compile(r"\s+")
_LEVEL = 0.4
"""Of a line's height by which the middles of one row's pieces may differ: half a line is another row."""

_WIDEST_HEAD = 4.5
"""Characters' widths between the two halves of a head printed wide: `序　　号`."""

_TALLEST = 6.0
"""Heights of the page's usual line from which a piece stands beside the rows: lettering down a
margin. Cells lettered downwards (联/系/人) are three or four lines high."""

_REACH = 1.5
"""Characters' widths by which a part may reach out of its column: places inside a line are estimates."""

_CUT = re.compile(r"\s+|(?<=[\u4e00-\u9fff])(?=[\dA-Za-z])|(?<=[\dA-Za-z])(?=[\u4e00-\u9fff])")


def rows_of(pieces: Iterable[Line]) -> list[list[Line]]:
    """The pieces by rows from top to bottom, each from left to right."""
    found = sorted(pieces, key=lambda piece: (piece.box.middle_y, piece.box.x0))
    heights = sorted(piece.box.height for piece in found)
    tallest = _TALLEST * heights[len(heights) // 2] if heights else 0.0
    rows: list[list[Line]] = []
    for piece in found:
        if piece.box.height > tallest:
            continue
        if rows and _level(rows[-1][0].box, piece.box):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.box.x0) for row in rows]


def _level(one: Box, other: Box) -> bool:
    return abs(one.middle_y - other.middle_y) <= _LEVEL * min(one.height, other.height)


def split_at_spaces(row: Sequence[Line]) -> list[Line]:
    """The row's words each a piece; single characters set apart to fill a width are one word."""
    words: list[Line] = []
    for line in row:
        place = 0
        for word in _SPACE.split(line.text):
            if word:
                start = line.text.index(word, place)
                place = start + len(word)
                words.append(part_of(line, start, place))
    joined: list[Line] = []
    for word in words:
        if joined and _halves(joined[-1], word):
            joined[-1] = joined[-1].joined(word)
        else:
            joined.append(word)
    return joined


def _halves(before: Line, after: Line) -> bool:
    return (
        is_one_han(before.text)
        and is_one_han(after.text)
        and after.box.x0 - before.box.x1 <= _WIDEST_HEAD * max(before.box.width, after.box.width)
        and before.box.x1 <= after.box.x0 + 0.01
    )


def cut_between(line: Line, left_end: float, right_begin: float) -> tuple[Line, Line] | None:
    """The line's parts that stand in the column ending at `left_end` and in that beginning at
    `right_begin`: cut at a space, or where a number begins or ends; None when neither is near."""
    offsets = _offsets(line)
    character = 2 * line.box.width / max(1, sum(map(width_of, line.text)))
    reach = _REACH * character
    best: tuple[bool, float, int, int] | None = None
    for match in _CUT.finditer(line.text, 1):
        start, end = match.span()
        if end >= len(line.text):
            continue
        off = max(offsets[start] - left_end, right_begin - offsets[end])
        rank = (start == end, max(off, 0.0), start, end)
        if off <= reach and (best is None or rank < best):
            best = rank
    if best is None:
        return None
    _, _, start, end = best
    return part_of(line, 0, start), part_of(line, end, len(line.text))


def part_of(line: Line, start: int, end: int) -> Line:
    """The characters ``start:end`` with the part of the box they take up, about."""
    offsets = _offsets(line)
    text = line.text[start:end]
    box = Box(offsets[start], line.box.y0, offsets[end], line.box.y1)
    return Line(text, box, line.confidence)


def _offsets(line: Line) -> list[float]:
    """Where each character begins, and the last ends: Chinese characters twice as wide as Latin ones."""
    widths = [width_of(character) for character in line.text]
    step = line.box.width / max(1, sum(widths))
    places, at = [line.box.x0], 0
    for width in widths:
        at += width
        places.append(line.box.x0 + at * step)
    return places


def width_of(character: str) -> int:
    """2 for a full-width character, else 1."""
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1
