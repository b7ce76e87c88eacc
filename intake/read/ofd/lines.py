"""Lines of an OFD page from its text objects: makers set whole lines, cells, or every character apart."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from intake.model import Box, Line
from intake.read.ofd.content import Glyph, Path, Text, advance

_TOUCHING = 0.2
"""Sizes of a character between two pieces that are one line; cells a millimetre apart lie a third apart."""

_SINGLE = 0.45
"""The same between single letters or digits, whose widths differ from font to font."""

_COLUMN = 2.5
"""Sizes of a character between two columns within one text object."""

_SAME_ROW = 0.5
_ABOVE = 0.85
"""Of a character's size that lies above its base line."""

_UPRIGHT, _LEAST_RULE = 0.25, 2.0  # millimetres: how far a rule may lean; its length, at least
_RULE_SEGMENTS = 8  # of a rule, a frame or a grid; characters' outlines have more
_WRAPPED = 3
"""Rows of one text object up to which they are one value that was wrapped; more are a paragraph."""


class Rule(NamedTuple):
    """An upright rule: what stands left and right of it are two cells."""

    x: float
    top: float
    bottom: float


class Piece(NamedTuple):
    """Characters of one row (or one column) of a text object, in millimetres."""

    text: str
    box: Box
    size: float
    source: Text


def pieces_of(texts: Iterable[Text]) -> list[Piece]:
    """What each text object writes in one go."""
    return [piece for text in texts for piece in _pieces(text)]


def joined(pieces: Iterable[Piece], rules: Sequence[Rule]) -> list[list[Piece]]:
    """The pieces in reading order, those together that make one line: they touch, no rule is between."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.box.middle_y):
        if rows and piece.box.same_row(rows[-1][0].box):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    lines: list[list[Piece]] = []
    for row in rows:
        begun = len(lines)
        for piece in sorted(row, key=lambda piece: piece.box.x0):
            if len(lines) > begun and _goes_on(lines[-1][-1], piece, rules):
                lines[-1].append(piece)
            else:
                lines.append([piece])
    return lines


def upright_rules(paths: Iterable[Path]) -> list[Rule]:
    """The upright sides of what is drawn: rules, and frames of cells."""
    found = []
    for path in paths:
        if path.segments > _RULE_SEGMENTS:
            continue
        for polygon in path.polygons:
            for (x0, y0), (x1, y1) in pairwise(polygon):
                if abs(x0 - x1) <= _UPRIGHT and abs(y0 - y1) >= _LEAST_RULE:
                    found.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    return found


def line_of(pieces: Sequence[Piece], area: tuple[float, float, float, float]) -> Line | None:
    """The line that some pieces make, in fractions of the page; None for one beside it."""
    left, top, width, height = area
    x0, y0, x1, y1 = Box.around(piece.box for piece in pieces)
    box = Box((x0 - left) / width, (y0 - top) / height, (x1 - left) / width, (y1 - top) / height)
    if box.x1 <= 0 or box.y1 <= 0 or box.x0 >= 1 or box.y0 >= 1:
        return None
    text = "".join(piece.text for piece in pieces).strip()
    return Line(text, Box(*(min(1.0, max(0.0, edge)) for edge in box))) if text else None


def _pieces(text: Text) -> Iterator[Piece]:
    rows = _rows(text)
    if not text.sized:  # its box is all that is known of its height
        left, top, right, bottom = text.box
        step = (bottom - top) / max(1, len(rows))
        for number, row in enumerate(rows):
            signs = "".join(glyph.sign for glyph in row)
            box = Box(left, top + number * step, right, top + (number + 1) * step)
            yield Piece(signs, box, text.size, text)
        return
    pieces = [_piece(row, text) for row in rows if any(glyph.sign.strip() for glyph in row)]
    levels = any(one.box.same_row(other.box) for one, other in pairwise(pieces))
    if 1 < len(pieces) <= _WRAPPED and not levels:
        words = "".join(piece.text for piece in pieces)
        pieces = [Piece(words, Box.around(piece.box for piece in pieces), text.size, text)]
    yield from pieces


def _piece(row: Sequence[Glyph], text: Text) -> Piece:
    size = text.size
    signs = "".join(glyph.sign for glyph in row)
    if abs(text.angle) > 1:  # turned: about its characters
        xs, ys = [glyph.x for glyph in row], [glyph.y for glyph in row]
        half = size / 2
        return Piece(signs, Box(min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half), size, text)
    ys = [glyph.y for glyph in row]
    right = max(glyph.x + advance(glyph.sign) * size for glyph in row)
    box = Box(row[0].x, min(ys) - _ABOVE * size, right, max(ys) + (1 - _ABOVE) * size)
    return Piece(signs, box, size, text)


def _rows(text: Text) -> list[list[Glyph]]:
    """The characters cut where a new row or column begins."""
    if not text.sized:
        heights: dict[float, list[Glyph]] = {}
        for glyph in text.glyphs:
            heights.setdefault(glyph.y, []).append(glyph)
        return list(heights.values())
    if _runs_down(text):
        return [list(text.glyphs)]
    even = _is_even(text)
    rows: list[list[Glyph]] = []
    for glyph in text.glyphs:
        last = rows[-1][-1] if rows else None
        gap = glyph.x - last.x - advance(last.sign) * text.size if last else 0.0
        new_row = last is not None and abs(glyph.y - last.y) > _SAME_ROW * text.size
        if last is None or (abs(text.angle) <= 1 and (new_row or (gap > _COLUMN * text.size and not even))):
            rows.append([glyph])
        else:
            rows[-1].append(glyph)
    return rows


def _runs_down(text: Text) -> bool:
    """Whether its characters stand one below the other."""
    steps = list(pairwise(text.glyphs))
    return len(steps) > 0 and all(
        abs(after.x - before.x) < 0.3 * text.size and after.y > before.y for before, after in steps
    )


def _is_even(text: Text) -> bool:
    """Whether its characters are spread evenly, as the two of a label are to fill its width."""
    steps = [after.x - before.x for before, after in pairwise(text.glyphs)]
    return len(steps) > 0 and max(steps) <= 1.2 * median(steps)


def _goes_on(left: Piece, right: Piece, rules: Sequence[Rule]) -> bool:
    """Whether the right piece goes on where the left one ends."""
    one, other = left.box, right.box
    if not one.same_row(other) or one.height > 2 * max(left.size, one.width):
        return False
    size = max(left.size, right.size)
    singles = len(left.text) == len(right.text) == 1 and (left.text + right.text).isascii()
    gap = other.x0 - one.x1
    if not -0.5 * size <= gap <= (_SINGLE if singles else _TOUCHING) * size:
        return False
    top, bottom = min(one.y0, other.y0), max(one.y1, other.y1)
    return not any(
        one.x0 < rule.x < other.x1
        and one.x1 - 0.5 * size <= rule.x <= other.x0 + 0.5 * size
        and rule.top <= top
        and rule.bottom >= bottom
        for rule in rules
    )
