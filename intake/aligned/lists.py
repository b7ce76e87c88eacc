"""Is what stands in columns a list, or a form, or prose?"""

import re
from collections.abc import Sequence

from intake.aligned.pieces import width_of
from intake.aligned.rows import Row
from intake.zh.column_heads import is_known_head
from intake.zh.text import squeeze

_SERIAL = "序号"

_LEAST_PIECES = 3
_LONG_CELL = 14
"""Chinese characters of a cell from which two columns of them are prose, when most fill their lines."""

_FULL = 2.0
"""Characters short of the widest line's end up to which a line is full."""


def is_list(rows: Sequence[Row], width: int, first_head: str) -> bool:
    """Whether the rows (without their heads) are a list's: at least half filled, no labels with values
    beside them, no running text in columns, numbers alone under 序号."""
    filled = sum(len(row) for row in rows)
    if 2 * filled < width * len(rows) or _is_form(rows, width) or _is_prose(rows, width):
        return False
    return squeeze(first_head) != _SERIAL or _counts(rows)


def _counts(rows: Sequence[Row]) -> bool:
    """Whether the first column holds numbers alone: a further word there was meant for the second."""
    texts = _texts(rows, 0)
    return 5 * sum(len(text) <= 4 and not re.search(r"[A-Za-z]", text) for text in texts) >= 4 * len(texts)


def _texts(rows: Sequence[Row], column: int) -> list[str]:
    return [squeeze("".join(piece.text for piece in row[column])) for row in rows if row.get(column)]


def _is_form(rows: Sequence[Row], width: int) -> bool:
    """Whether a column holds labels: then what stands beside them are values, and it is no list."""
    for column in range(width):
        texts = _texts(rows, column)
        labels = {text for text in texts if is_known_head(text) or text.endswith(("：", ":"))}
        if len(labels) >= 2 and 3 * sum(text in labels for text in texts) >= len(texts):
            return True
    told = [text for column in range(width) for text in _texts(rows, column)]
    return 3 * sum("：" in text[:12] or ":" in text[:12] for text in told) >= len(told)


def _is_prose(rows: Sequence[Row], width: int) -> bool:
    """Whether two columns hold long pieces that mostly fill their lines, as running text does."""
    running = 0
    for column in range(width):
        pieces = [piece for row in rows for piece in row.get(column, ())]
        if len(pieces) < _LEAST_PIECES:
            continue
        most = max(piece.box.x1 for piece in pieces)
        widths = [sum(map(width_of, piece.text)) / 2 for piece in pieces]
        full = sum(
            most - piece.box.x1 < _FULL * piece.box.width / width
            for piece, width in zip(pieces, widths, strict=True)
        )
        running += sum(widths) >= _LONG_CELL * len(pieces) and 2 * full >= len(pieces)
    return running >= 2
