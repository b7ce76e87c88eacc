"""Light print on a dark ground, as dark-mode screenshots and slides show it, made dark on light."""

import cv2
import numpy as np
from PIL import Image

from intake.ocr.scale import small_copy

_SIDE = 600
_DARK_GROUND = 128
"""Grey level up to which a ground is dark; on lighter ones engines read light print as it is."""

_CONTRAST = 40
"""Levels above the ground's from which a pixel is light."""

_THICK = 1 / 40
"""Of the longer side: what is light and as thick is a sheet or a panel, no stroke of print."""

_PANELS = 0.1
"""Share of the picture from which light sheets and panels hold what is to be read."""


def is_light_on_dark(image: Image.Image) -> bool:
    """Whether most of the picture is dark and what is light on it is strokes, not a sheet on a table."""
    grey = np.asarray(small_copy(image, "L", _SIDE))
    ground = float(np.median(grey))
    if ground > _DARK_GROUND:
        return False
    light = (grey > ground + _CONTRAST).astype(np.uint8)
    side = max(3, round(_THICK * max(grey.shape)))
    thick = cv2.morphologyEx(light, cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    return float(thick.mean()) < _PANELS


def dark_on_light(image: Image.Image) -> Image.Image:
    """The picture with its lightness turned round; red stays red, so that seals are still seen."""
    if image.mode == "L":
        return Image.fromarray(255 - np.asarray(image))
    pixels = np.asarray(image.convert("RGB"))
    turned = 255 - pixels.max(axis=2, keepdims=True) - pixels.min(axis=2, keepdims=True).astype(np.int16)
    return Image.fromarray((pixels + turned).astype(np.uint8))
