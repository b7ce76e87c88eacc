"""Print that a page's lines do not account for: what a detector overlooked, and where ink stands unread."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import cv2
import numpy as np
from PIL import Image

from intake.model import Box, Line
from intake.ocr.scale import small_copy

_SIDE = 1600
"""Pixels: characters of 8 points on A4 are still strokes, not specks."""

_STROKES = 14
"""Grey levels below the ground around it from which ink is print as engines read it."""

_TRACES = 6
"""Grey levels from which ink is a trace: blurred, veiled or rubbed out print."""

_MOST_STRIPS = 8
_MOST_TRACES = 400
_TRACE_SHARE = 0.06
"""Of a square as large as a character that traces cover where something stands."""


@dataclass(frozen=True, slots=True)
class Unread:
    """``strips``: what looks like lines of print. ``traces``: where ink of any kind stands, in squares."""

    strips: tuple[Box, ...]
    traces: tuple[Box, ...]


def unread(grey: Image.Image, lines: Sequence[Line], known: Sequence[Box]) -> Unread:
    """What stands on an upright, straight page beside its lines and the places that are `known`."""
    pixels = np.asarray(small_copy(grey, "L", _SIDE))
    heights = [line.box.height * pixels.shape[0] for line in lines if len(line.text) >= 3]
    if not heights:
        return Unread((), ())
    em = max(6.0, median(heights))
    covered = [*(line.box for line in lines), *known]
    darker = _darker_than_around(pixels, em)
    strokes, traces = (
        _without(_without_rules(np.where(darker > least, 255, 0).astype(np.uint8), em), covered)
        for least in (_STROKES, _TRACES)
    )
    return Unread(_strips(strokes, em), _squares(traces, em))


def _darker_than_around(pixels: np.ndarray, em: float) -> np.ndarray:
    """By how many grey levels each pixel is darker than what lies around it."""
    window = max(15, 2 * round(0.8 * em) + 1)
    ground = cv2.boxFilter(pixels, cv2.CV_16S, (window, window), borderType=cv2.BORDER_REPLICATE)
    return ground - pixels.astype(np.int16)


def _without_rules(ink: np.ndarray, em: float) -> np.ndarray:
    """Without strokes longer than any character's."""
    for wide, high in ((round(3 * em), 1), (1, round(2.2 * em))):
        shape = cv2.getStructuringElement(cv2.MORPH_RECT, (wide, high))
        rules = cv2.dilate(cv2.morphologyEx(ink, cv2.MORPH_OPEN, shape), np.ones((3, 3), np.uint8))
        ink = cv2.subtract(ink, rules)
    return ink


def _without(ink: np.ndarray, boxes: Sequence[Box]) -> np.ndarray:
    height, width = ink.shape
    left = ink.copy()
    for box in boxes:
        top, bottom = max(0, int(box.y0 * height) - 2), round(box.y1 * height) + 2
        left[top:bottom, max(0, int(box.x0 * width) - 2) : round(box.x1 * width) + 2] = 0
    return left


def _strips(ink: np.ndarray, em: float) -> tuple[Box, ...]:
    """Runs of marks of a character's size, side by side and as high as a line of the page."""
    across, down = max(1, round(0.9 * em)), max(1, round(0.35 * em))
    height, width = ink.shape
    # Little is left on most pages: only where it lies, and as far around as marks are joined.
    x, y, w, h = cv2.boundingRect(ink)
    left, top = max(0, x - across), max(0, y - down)
    ink = ink[top : y + h + down, left : x + w + across]
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink)
    high, wide = stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_WIDTH]
    letters = (
        (high >= 0.12 * em) & (high <= 1.6 * em) & (wide <= 2.5 * em) & (stats[:, cv2.CC_STAT_AREA] >= 6)
    )
    letters[0] = False
    print_only = np.where(letters[labels], 255, 0).astype(np.uint8)
    joint = np.ones((down, across), np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(
        cv2.morphologyEx(print_only, cv2.MORPH_CLOSE, joint)
    )
    found = []
    for x, y, w, h, area in stats[1:count].tolist():
        if not (0.55 * em <= h <= 1.9 * em and w >= 1.6 * em and area >= 0.55 * w * h):
            continue
        if 0.1 <= float((print_only[y : y + h, x : x + w] > 0).mean()) <= 0.6:
            box = ((left + x) / width, (top + y) / height, (left + x + w) / width, (top + y + h) / height)
            found.append(Box(*box))
    return tuple(sorted(found, key=lambda box: -box.area)[:_MOST_STRIPS])


def _squares(ink: np.ndarray, em: float) -> tuple[Box, ...]:
    """Rows of squares of a character's size that hold traces."""
    side = max(4, round(em))
    height, width = ink.shape
    rows, columns = -(-height // side), -(-width // side)
    padded = np.zeros((rows * side, columns * side), np.float32)
    padded[:height, :width] = ink > 0
    shares = padded.reshape(rows, side, columns, side).mean(axis=(1, 3))
    found: list[Box] = []
    for row, filled in enumerate((shares > _TRACE_SHARE).tolist()):
        start: int | None = None
        for column, is_filled in enumerate([*filled, False]):
            if is_filled and start is None:
                start = column
            elif not is_filled and start is not None:
                x0, x1 = start * side / width, min(1.0, column * side / width)
                found.append(Box(x0, row * side / height, x1, min(1.0, (row + 1) * side / height)))
                start = None
    return tuple(found[:_MOST_TRACES])
