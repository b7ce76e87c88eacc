"""The shapes of an embedded font's characters: the only meaning that codes of private use have."""

import io
from collections.abc import Iterable
from typing import Any

from intake.read.ofd.content import Glyph
from intake.read.ofd.curves import Point, bezier

Outline = tuple[tuple[Point, ...], ...]
"""Polygons in sizes of the character, from the start of its base line, downwards positive."""


class EmbeddedFont:
    """One font of a package. Raises ValueError when it cannot be used."""

    def __init__(self, data: bytes) -> None:
        from fontTools.ttLib import TTFont, TTLibError

        self._outlines: dict[str, Outline] = {}
        try:
            self._font = TTFont(io.BytesIO(data), lazy=True)
            self._shapes: Any = self._font.getGlyphSet()
            self._units = float(self._font["head"].unitsPerEm) or 1000.0
            self._codes: dict[int, str] = self._font.getBestCmap() or {}
            self._order: list[str] = self._font.getGlyphOrder()
        except (TTLibError, KeyError, AttributeError, AssertionError, TypeError, IndexError) as error:
            raise ValueError("no usable font") from error

    def outline(self, glyph: Glyph) -> Outline:
        """The shape of a character; empty for one that the font does not have."""
        name = self._codes.get(ord(glyph.sign))
        if glyph.number is not None and 0 <= glyph.number < len(self._order):
            name = self._order[glyph.number]
        if name is None:
            return ()
        if name not in self._outlines:
            self._outlines[name] = self._drawn(name)
        return self._outlines[name]

    def _drawn(self, name: str) -> Outline:
        from fontTools.pens.recordingPen import DecomposingRecordingPen

        pen = DecomposingRecordingPen(self._shapes)
        try:
            self._shapes[name].draw(pen)
        except Exception:  # a stranger's font program may fail anywhere
            return ()
        return tuple(_polygons(pen.value, self._units))


def _polygons(record: Iterable[tuple[str, tuple[Any, ...]]], units: float) -> Iterable[tuple[Point, ...]]:
    """Closed polygons of what a pen was told, curves flattened."""
    current: list[Point] = []
    for operation, points in record:
        if operation == "moveTo":
            current = [points[0]]
        elif operation == "lineTo":
            current.append(points[0])
        elif operation == "curveTo":
            current += bezier([current[-1], *points])
        elif operation == "qCurveTo":
            current += _quadratic(current[-1] if current else None, points)
        elif len(current) > 2:
            yield tuple((x / units, -y / units) for x, y in current)
            current = []


def _quadratic(start: Any, points: tuple[Any, ...]) -> list[Point]:
    """TrueType's chain of quadratic curves: between two control points lies a point of the curve."""
    found: list[Point] = []
    if points[-1] is None:  # a closed chain of control points alone
        controls = list(points[:-1])
        last, first = controls[-1], controls[0]
        start = ((last[0] + first[0]) / 2, (last[1] + first[1]) / 2)
        points = (*controls, start)
        found.append(start)
    here = start
    for number, control in enumerate(points[:-1]):
        after = points[number + 1]
        final = number == len(points) - 2
        end = after if final else ((control[0] + after[0]) / 2, (control[1] + after[1]) / 2)
        found += bezier([here, control, end])
        here = end
    if len(points) == 1:
        found.append(points[0])
    return found
