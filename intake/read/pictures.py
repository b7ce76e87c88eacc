"""Pictures of pages: judged paper or photograph, turned, made into thumbnails."""

import io
from typing import Any

import numpy as np
from PIL import Image

_PAPER_SHARE = 0.45
"""A picture with at least this share of bright, colourless pixels is a document, not a photograph."""

_SCREEN_SHARE = 0.6
"""The same of dark ones, as on screens in dark mode: a photograph at night is never so even."""


def looks_like_paper(image: Image.Image) -> bool:
    """Whether it is mostly bright and colourless, as scans of documents are and photographs are not; or
    evenly dark, as screens are."""
    small = image.convert("RGB")
    small.thumbnail((300, 300))
    pixels = np.asarray(small, dtype=np.int16)
    bright = pixels.min(axis=2) > 150
    colourless = pixels.max(axis=2) - pixels.min(axis=2) < 50
    if float((bright & colourless).mean()) >= _PAPER_SHARE:
        return True
    ground = np.median(pixels, axis=(0, 1))
    even = np.abs(pixels - ground).max(axis=2) < 8
    return float(ground.max()) < 100 and float((even & colourless).mean()) >= _SCREEN_SHARE


def as_jpeg(image: Any, max_side: int, rotation: int) -> bytes:
    """The picture as a JPEG, upright, its longer side at most `max_side`."""
    from intake.ocr import upright

    picture: Image.Image = image.convert("RGB")
    picture.thumbnail((max_side, max_side))
    if rotation:
        picture = upright(picture, rotation)
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=80)
    return buffer.getvalue()
