"""Titles that OCR damaged: how like a heading is to a name of the kind, wherever the name stands in it."""

from functools import lru_cache

MOST = 0.75
"""A damaged title never says as much as one that reads as it should."""

_ENOUGH = 0.6
"""Share of the heading that the name must make up."""


@lru_cache(maxsize=16384)
def likeness(heading: str, name: str) -> float:
    """0-`MOST`: 0 unless the name, with one character in four wrong at most, is most of the heading."""
    allowed = max(1, len(name) // 4)
    # What shares too few characters cannot be near: the cheap test comes first.
    if len(name) < _ENOUGH * len(heading) or len(set(name) & set(heading)) < len(set(name)) - allowed:
        return 0.0
    wrong = _distance_within(name, heading)
    if wrong > allowed:
        return 0.0
    return MOST * (1.0 - wrong / len(name)) * min(1.0, len(name) / len(heading))


def _distance_within(name: str, text: str) -> int:
    """The fewest edits that make `name` stand somewhere in `text` (Sellers' algorithm)."""
    previous = [0] * (len(text) + 1)
    for row, one in enumerate(name, 1):
        current = [row]
        for column, other in enumerate(text, 1):
            current.append(
                min(previous[column] + 1, current[-1] + 1, previous[column - 1] + (one != other))
            )
        previous = current
    return min(previous)
