"""Curves flattened to straight pieces."""

from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]

_STEPS = 6


def bezier(points: Sequence[Point]) -> list[Point]:
    """Points of the Bézier curve with those control points, its start left out (de Casteljau)."""
    found = []
    for step in range(1, _STEPS + 1):
        share, row = step / _STEPS, list(points)
        while len(row) > 1:
            row = [(x + (u - x) * share, y + (v - y) * share) for (x, y), (u, v) in pairwise(row)]
        found.append(row[0])
    return found
