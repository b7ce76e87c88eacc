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

_APART = 2.6
"""Of a line's height: between the characters of a label spaced over a form's column, and to its value."""

_BEGINS = 0.8
"""Of a line's height within which two lines begin at one edge."""

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
    strips = _strips(strokes, em)
    rows = _rows(_without(strokes, strips), em, [line.box for line in lines])
    return Unread((*strips, *rows)[:_MOST_STRIPS], _squares(traces, em))


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
    joint = (max(1, round(0.35 * em)), max(1, round(0.9 * em)))
    print_only, runs = _joined(ink, em, joint)
    found = [
        _box_of(run, ink)
        for run in runs
        if 0.55 * em <= run[3] <= 1.9 * em and run[2] >= 1.6 * em and run[4] >= 0.55 * run[2] * run[3]
        if 0.1 <= _inked(print_only, run) <= 0.6
    ]
    return tuple(sorted(found, key=lambda box: -box.area))


def _rows(ink: np.ndarray, em: float, lines: Sequence[Box]) -> tuple[Box, ...]:
    """Rows of a form of which nothing was read: a name of two characters, alone or behind a label spaced
    over its column, begun where other lines of the page begin."""
    # A frame's ornaments and a seal are no row, and would join what stands beside them.
    ink = _without_higher(ink, em)
    print_only, runs = _joined(ink, em, (max(1, round(0.2 * em)), max(1, round(_APART * em))))
    edges = [box.x0 * ink.shape[1] for box in lines]
    found = [
        _box_of(run, ink)
        for run in runs
        if 0.45 * em <= run[3] <= 1.3 * em and 1.1 * em <= run[2] <= 14 * em
        if 0.06 <= _inked(print_only, run) <= 0.6
        if sum(abs(edge - run[0]) < _BEGINS * em for edge in edges) >= 2
    ]
    return tuple(sorted(found, key=lambda box: -box.area))


def _without_higher(ink: np.ndarray, em: float) -> np.ndarray:
    """Without marks that are joined to something higher than two lines."""
    joint = np.ones((max(1, round(0.35 * em)), max(1, round(0.9 * em))), np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, joint))
    return np.where((stats[:, cv2.CC_STAT_HEIGHT] > 2 * em)[labels], 0, ink).astype(np.uint8)


_Run = tuple[int, int, int, int, int]
"""Left, top, width and height of marks joined to a run, and how many pixels of its box they fill then."""


def _joined(ink: np.ndarray, em: float, joint: tuple[int, int]) -> tuple[np.ndarray, list[_Run]]:
    """The marks of a character's size alone, and what they make when those are joined that stand closer to
    each other than `joint` (down, across)."""
    down, across = joint
    # Little is left on most pages: only where it lies, and as far around as marks are joined.
    x, y, w, h = cv2.boundingRect(ink)
    left, top = max(0, x - across), max(0, y - down)
    part = ink[top : y + h + down, left : x + w + across]
    count, labels, stats, _ = cv2.connectedComponentsWithStats(part)
    high, wide = stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_WIDTH]
    letters = (
        (high >= 0.12 * em) & (high <= 1.6 * em) & (wide <= 2.5 * em) & (stats[:, cv2.CC_STAT_AREA] >= 6)
    )
    letters[0] = False
    print_only = np.zeros_like(ink)
    print_only[top : y + h + down, left : x + w + across] = np.where(letters[labels], 255, 0)
    count, _, stats, _ = cv2.connectedComponentsWithStats(
        cv2.morphologyEx(print_only, cv2.MORPH_CLOSE, np.ones((down, across), np.uint8))
    )
    return print_only, [(x, y, w, h, area) for x, y, w, h, area in stats[1:count].tolist()]


def _inked(print_only: np.ndarray, run: _Run) -> float:
    x, y, w, h, _ = run
    return float((print_only[y : y + h, x : x + w] > 0).mean())


def _box_of(run: _Run, ink: np.ndarray) -> Box:
    x, y, w, h, _ = run
    height, width = ink.shape
    return Box(x / width, y / height, (x + w) / width, (y + h) / height)


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
