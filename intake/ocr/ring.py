"""What a round seal's ring says: the ring unrolled into a straight line and read like any other."""

from collections.abc import Callable

import cv2
import numpy as np
from PIL import Image

from intake.model import Box, Line

LEAST_HAN = 4
LEAST_CONFIDENCE = 0.8
"""A ring read less surely than this is not quoted: a misread name would accuse someone."""

_OUTER, _INNER = 0.95, 0.55
"""Of the radius: inside the ring's rule, outside the star. GB and MPS rules put the name there."""

_LETTER_HEIGHT = 96
"""Pixels of the unrolled band: its letters then stand about 40 high."""


def ring_text(image: Image.Image, box: Box, recognise: Callable[[Image.Image], tuple[Line, ...]]) -> str:
    """The words around a seal, clockwise from its foot; "" when they are not surely read."""
    band = _unrolled(image, box)
    if band is None:
        return ""
    lines = sorted(recognise(band), key=lambda line: line.box.x0)
    sure = [line for line in lines if line.confidence >= LEAST_CONFIDENCE and line.box.height > 0.2]
    text = "".join(line.text for line in sure)
    return text if sum("\u4e00" <= letter <= "\u9fff" for letter in text) >= LEAST_HAN else ""


def _unrolled(image: Image.Image, box: Box) -> Image.Image | None:
    """The band between the radii, its red as black on white, the seal's foot at both ends."""
    centre_x, centre_y = (box.x0 + box.x1) / 2 * image.width, (box.y0 + box.y1) / 2 * image.height
    across, down = box.width * image.width / 2, box.height * image.height / 2
    if min(across, down) < 40 or not 0.8 <= across / down <= 1.25:
        return None
    height = _LETTER_HEIGHT
    width = round(2 * np.pi * (_OUTER + _INNER) / 2 * height / (_OUTER - _INNER))
    turn = np.linspace(0, 2 * np.pi, width, dtype=np.float32)[None, :]
    radius = np.linspace(_OUTER, _INNER, height, dtype=np.float32)[:, None]
    xs = (centre_x - radius * across * np.sin(turn)).astype(np.float32)
    ys = (centre_y + radius * down * np.cos(turn)).astype(np.float32)
    pixels = cv2.remap(np.asarray(image.convert("RGB")), xs, ys, cv2.INTER_CUBIC, borderValue=(255,) * 3)
    redness = pixels[..., 0].astype(np.int16) - pixels[..., 1:].max(axis=2)
    strength = max(60.0, float(np.percentile(redness, 95)))
    grey = 255 - np.clip(redness * 255 / strength, 0, 255).astype(np.uint8)
    margin = cv2.copyMakeBorder(grey, height // 2, height // 2, 40, 40, cv2.BORDER_CONSTANT, value=255)
    return Image.fromarray(margin).convert("RGB")
