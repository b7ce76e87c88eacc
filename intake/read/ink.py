"""What is printed on a picture of a page: nothing at all, nothing but rules and frames, or more."""

from collections.abc import Sequence
from statistics import median

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from intake.model import Box, Line
from intake.read.pictures import without

Mask = npt.NDArray[np.uint8]
"""Ink, 1, and paper, 0, by row and column; or grey levels."""

_LEAST = 0.0002
"""Share of the page that is too little to be even a line of text."""

_FAINT_LEAST = 0.001
"""The same for faint ink, of which dust, folds and the scanner's own noise leave more."""

_DARK = 40
"""Grey levels below the paper's from which a pixel is ink to any eye."""

_FAINT = 5
"""The same from which it may be a pale copy's (shrunk to 600 pixels a page, its strokes show a third of
their contrast): engines read print of 20 levels, which this finds."""

_LIGHT_GROUND = 200
"""Grey level of a ground from which no light ink stands out on it: white is 55 levels above."""

_NOISE = 5.0
"""Standard deviations of the paper's own grain that faint ink must stand out by."""

_LABELS = 12
"""Characters, or parts of them, beside the known lines from which a form's labels stand there."""

_EDGE = 0.05
"""Of a background's sides: frames and ornaments run there."""

_RULE_LENGTH = 1 / 20
"""Length of a straight run, as a share of the page's longer side, from which it is a rule: 15 mm of A4."""

_SPECK, _FIGURE = 12, 0.05
"""Pixels up to which a mark is dust; share of the longer side from which a figure is higher than print."""

_RULE_WIDTH = 1 / 150
"""Width from which it is none but a bar: 2 mm of A4."""


def is_blank(image: Image.Image) -> bool:
    """Whether nothing is printed on it, neither dark on light nor light on dark, not even faintly.

    Compared is the paper's own grey in the neighbourhood, so that yellowed, grey and shaded paper is
    blank too.
    """
    grey = _grey(image, 600)
    if grey.size == 0:
        return True
    if _share(_dark(grey)) >= _LEAST or _share(_light(grey)) >= _LEAST:
        return False
    paper = cv2.medianBlur(grey, 51).astype(np.int16)
    under = paper - grey
    # Deviations are whole levels: half of one more is what rounding may have taken off the grain.
    grain = 1.4826 * (float(np.median(np.abs(under))) + 0.5)
    stands_out = max(_FAINT, _NOISE * grain)
    if float((under > stands_out).mean()) >= _FAINT_LEAST:
        return False
    return _is_light(grey) or float((-under > stands_out).mean()) < _FAINT_LEAST


def shows_only_rules(image: Image.Image) -> bool:
    """Whether all ink on it is long, thin and straight: an empty form's lines, a frame, or nothing."""
    grey = _grey(image, 1200)
    if grey.size == 0:
        return True
    ink = _dark(grey) | _light(grey)
    longest = max(grey.shape)
    length, width = max(8, round(_RULE_LENGTH * longest)), max(2, round(_RULE_WIDTH * longest))
    # A slanting rule steps from row to row: it is widened by a pixel each side, or its runs are short.
    level = _opened(ink, _block(1, length), widened=_block(3, 1))
    upright = _opened(ink, _block(length, 1), widened=_block(1, 3))
    bars = _opened(ink, _block(width, width))
    return _share(((ink > 0) & ~level & ~upright) | bars) < _LEAST


def shows_only_shapes(image: Image.Image) -> bool:
    """Whether all dark ink on it are figures higher than any line of print: a drawing without words."""
    grey = _grey(image, 1200)
    if grey.size == 0:
        return False
    count, _, stats, _ = cv2.connectedComponentsWithStats(_dark(grey))
    inked = stats[1:count][stats[1:count, cv2.CC_STAT_AREA] >= _SPECK]
    return len(inked) > 0 and bool((inked[:, cv2.CC_STAT_HEIGHT] >= _FIGURE * max(grey.shape)).all())


def print_beside(image: Image.Image, lines: Sequence[Line], region: Box) -> bool:
    """Whether print stands in that part of the picture beside the lines that are known: a form's labels.

    Counted are figures of the lines' characters' size; frames and patterns are larger, paler, or finer.
    """
    part = without(image, lines).crop(
        (
            int((region.x0 + _EDGE * region.width) * image.width),
            int((region.y0 + _EDGE * region.height) * image.height),
            int((region.x1 - _EDGE * region.width) * image.width),
            int((region.y1 - _EDGE * region.height) * image.height),
        )
    )
    heights = [line.box.height * image.height for line in lines if line.box.width > line.box.height]
    if min(part.size) < 16 or not heights:
        return False
    factor = min(1.0, 16 / median(heights))  # a character's height then is some 16 pixels
    grey = np.asarray(part.convert("L").resize(_times(part.size, factor), Image.Resampling.BOX))
    count, _, stats, _ = cv2.connectedComponentsWithStats(_dark(grey) | _light(grey))
    usual = min(16.0, median(heights))
    sizes = stats[1:count, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1)
    return int(((sizes >= 0.4 * usual) & (sizes <= 1.8 * usual)).sum()) >= _LABELS


def _times(size: tuple[int, int], factor: float) -> tuple[int, int]:
    return max(1, round(size[0] * factor)), max(1, round(size[1] * factor))


def _opened(ink: Mask, by: Mask, widened: Mask | None = None) -> npt.NDArray[np.bool_]:
    """What of the ink holds such a block; `widened` grows the ink first, and the result again."""
    grown = ink if widened is None else cv2.dilate(ink, widened)
    opened = cv2.morphologyEx(grown, cv2.MORPH_OPEN, by)
    return (opened if widened is None else cv2.dilate(opened, widened)).astype(np.bool_)


def _grey(image: Image.Image, longest: int) -> Mask:
    """Its middle 96 %, shrunk: scanners leave dark edges."""
    grey = image.convert("L")
    grey.thumbnail((longest, longest), Image.Resampling.BOX)
    pixels = np.asarray(grey, dtype=np.uint8)
    height, width = pixels.shape
    return pixels[height // 50 : height - height // 50 or None, width // 50 : width - width // 50 or None]


def _dark(grey: Mask) -> Mask:
    paper = int(np.percentile(grey, 90))
    return (grey < paper - _DARK).astype(np.uint8)


def _light(grey: Mask) -> Mask:
    """Light ink on a dark or coloured ground."""
    if _is_light(grey):
        return np.zeros_like(grey)
    return (grey > float(np.median(grey)) + _DARK).astype(np.uint8)


def _is_light(grey: Mask) -> bool:
    return float(np.median(grey)) > _LIGHT_GROUND


def _share(ink: Mask | npt.NDArray[np.bool_]) -> float:
    return float(ink.mean())


def _block(height: int, width: int) -> Mask:
    return np.ones((height, width), dtype=np.uint8)
