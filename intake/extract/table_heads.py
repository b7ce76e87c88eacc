"""The heads of a table's columns: one row of them, or several, the upper ones over groups of the lower."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from intake.model import Table
from intake.zh.column_heads import is_known_head
from intake.zh.text import squeeze

SERIAL_HEADS = frozenset({"序号", "编号", "序", "项次", "NO", "NO.", "No", "No.", "№"})

_MOST_ROWS = 3
"""Rows of heads above one another."""

_LONGEST = 16
_NO_HEAD = re.compile(r"[:：。；;！!？?“”《》@]|\d{3}")


@dataclass(frozen=True, slots=True)
class Heads:
    """Of every column its heads, from the most general down; ``end``: the first row below them."""

    columns: tuple[tuple[str, ...], ...]
    end: int


def heads_at(
    table: Table, row: int, least: int = 2, names: Callable[[str], bool] = is_known_head
) -> Heads | None:
    """The heads whose upper row is that one; None where so many of its cells are not filled. `names`:
    whether a text heads a column, beside words that do so in any list."""
    first = _texts(table, row)
    if sum(map(bool, first)) < least:
        return None
    block = [first]
    while len(block) < _MOST_ROWS and row + len(block) < len(table.rows) - 1:
        below = _texts(table, row + len(block))
        if not (all(map(_could_head, block[-1])) and _is_lower(block, below, names)):
            break
        block.append(below)
    return Heads(_columns(block), row + len(block))


def _texts(table: Table, row: int) -> list[str]:
    return [squeeze(cell.text) for cell in table.rows[row]]


def _could_head(text: str) -> bool:
    return len(text) <= _LONGEST and not _NO_HEAD.search(text)


def _is_lower(block: Sequence[Sequence[str]], below: Sequence[str], names: Callable[[str], bool]) -> bool:
    """Whether the row has heads of those above: one word at least that heads columns, and each stands under
    a head of several columns; or nearly all of them are such words."""
    filled = [text for text in below if text]
    known = sum(is_known_head(text) or names(text) for text in filled)
    if not known or not all(map(_could_head, below)):
        return False
    above = _lowest(block)
    upper = block[-1]
    grouped = all(
        not text or text == above[at] or not upper[at] or _is_group(upper, below, at)
        for at, text in enumerate(below)
    )
    # A row like the heads themselves is a list that begins anew.
    again = sum(text == head for text, head in zip(below, above, strict=True) if text)
    return again < max(2, len(filled)) and (grouped or (len(filled) >= 2 and 3 * known >= 2 * len(filled)))


def _is_group(upper: Sequence[str], below: Sequence[str], at: int) -> bool:
    """Whether the head at that place spans further columns, with heads of their own below."""
    end = next((place for place in range(at + 1, len(upper)) if upper[place]), len(upper))
    return any(below[at + 1 : end])


def _lowest(block: Sequence[Sequence[str]]) -> list[str]:
    return [next((text for text in reversed(column) if text), "") for column in zip(*block, strict=True)]


def _columns(block: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """A head with nothing to its right spans the columns there that have heads below and share its own
    upper heads."""
    spread: list[list[str]] = []
    for number, row in enumerate(block):
        own = list(row)
        for at in range(1, len(own)):
            lower = any(other[at] for other in block[number + 1 :])
            same = all(other[at] == other[at - 1] for other in spread)
            if not own[at] and lower and same:
                own[at] = own[at - 1]
        spread.append(own)
    return tuple(
        tuple(dict.fromkeys(text for text in column if text)) for column in zip(*spread, strict=True)
    )
