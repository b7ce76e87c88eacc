"""The part of a page on which anything stands: its blank margins need no detector."""

import cv2
import numpy as np
from PIL import Image

from intake.model import WHOLE_PAGE, Box
from intake.ocr.scale import LONG_SIDE, small_copy

_SIDE = 600

_TRACE = 6
"""Grey levels off the ground around it from which something stands there: pale pencil, thin lines once
they are made small."""

_MARGIN = 32 / LONG_SIDE
"""Of the page's longer side that is kept around it: a detector needs what it finds to have surroundings."""

_STEP = 16
"""Into how many equal steps a side is divided at which the part may end: few shapes occur so."""

_WORTH = 0.85
"""Of the page's area from which cutting wins nothing."""

_SMALL = 1400
"""Pixels of a picture's longer side up to which it is shown whole: little to win, and few surroundings."""


def inked_part(image: Image.Image) -> Box:
    """The smallest part that holds all that stands on the picture, with a margin; the whole where that is
    nearly all of it, or nothing stands there."""
    if max(image.size) <= _SMALL:
        return WHOLE_PAGE
    pixels = np.asarray(small_copy(image, "L", _SIDE))
    ground = cv2.medianBlur(pixels, 25)
    off = cv2.absdiff(pixels, ground) > _TRACE
    down, across = np.flatnonzero(off.any(axis=1)), np.flatnonzero(off.any(axis=0))
    if not len(down):
        return WHOLE_PAGE
    height, width = pixels.shape
    margin = _MARGIN * max(height, width)
    x0, x1 = _reach(across, width, margin)
    y0, y1 = _reach(down, height, margin)
    part = Box(x0, y0, x1, y1)
    return part if part.area < _WORTH else WHOLE_PAGE


def _reach(inked: np.ndarray, length: int, margin: float) -> tuple[float, float]:
    first = np.floor((inked[0] - margin) / length * _STEP) / _STEP
    last = np.ceil((inked[-1] + 1 + margin) / length * _STEP) / _STEP
    return max(0.0, float(first)), min(1.0, float(last))
