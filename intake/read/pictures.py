"""Pictures of pages: judged paper or photograph, turned, made into thumbnails."""

import io
from typing import Any

import numpy as np
from PIL import Image

_PAPER_SHARE = 0.45
"""A picture with at least this share of bright, colourless pixels is a document, not a photograph."""


def looks_like_paper(image: Image.Image) -> bool:
    """Whether it is mostly bright and colourless, as scans of documents are and photographs are not."""
    small = image.convert("RGB")
    small.thumbnail((300, 300))
    pixels = np.asarray(small, dtype=np.int16)
    bright = pixels.min(axis=2) > 150
    colourless = pixels.max(axis=2) - pixels.min(axis=2) < 50
    return float((bright & colourless).mean()) >= _PAPER_SHARE


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
