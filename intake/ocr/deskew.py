"""Straightens pages that lie a few degrees askew."""

import cv2
import numpy as np
from PIL import Image

from intake.ocr.scale import small_copy

LARGEST = 12.0
"""Degrees looked for, either way; a page more askew than this was not scanned but thrown."""

WORTH_TURNING = 0.35
"""Degrees below which turning costs more sharpness than it wins order."""

_SIDE = 900


def skew_angle(image: Image.Image) -> float:
    """Degrees the text lines rise to the right (negative: fall); 0.0 when there is no clear direction.

    The angle at which the rows' ink is most uneven: text lines and rules then fall into rows. Found
    coarsely on a small picture, then refined.
    """
    pixels = np.asarray(small_copy(image, "L", _SIDE), dtype=np.float32)
    background = cv2.blur(pixels, (51, 51))
    ink = np.clip(background - pixels - 12, 0, 80).astype(np.uint8)
    if float((ink > 0).mean()) < 0.002:
        return 0.0
    half = cv2.resize(ink, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    best, _ = _sharpest(half, np.arange(-LARGEST, LARGEST + 0.01, 1.0))
    best, score = _sharpest(ink, np.arange(best - 0.8, best + 0.81, 0.2))
    return float(best) if score > 1.08 * _unevenness(ink, 0.0) else 0.0


def turned(image: Image.Image, degrees: float) -> Image.Image:
    """The picture turned clockwise by some degrees, same size, white (its paper's grey) where new."""
    grey = np.asarray(image.convert("L"))
    paper = int(np.percentile(grey, 85))
    fill: int | tuple[int, int, int] = paper if image.mode == "L" else (paper, paper, paper)
    return image.rotate(-degrees, Image.Resampling.BICUBIC, fillcolor=fill)


def _sharpest(
    ink: "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]", angles: np.ndarray
) -> tuple[float, float]:
    scored = [(_unevenness(ink, float(angle)), float(angle)) for angle in angles]
    score, angle = max(scored)
    return angle, score


def _unevenness(ink: np.ndarray, degrees: float) -> float:
    height, width = ink.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    straight = cv2.warpAffine(ink, matrix, (width, height), flags=cv2.INTER_LINEAR)
    rows = cv2.reduce(straight, 1, cv2.REDUCE_SUM, dtype=cv2.CV_32F).ravel()
    return float(np.square(np.diff(rows)).sum()) + 1e-6
