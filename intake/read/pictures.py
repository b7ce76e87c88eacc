"""Pictures of pages: opened within limits, judged blank or photograph, turned, made into thumbnails."""

import io
from typing import Any

import numpy as np
from PIL import Image

_PAPER_SHARE = 0.45
"""A picture with at least this share of bright, colourless pixels is a document, not a photograph."""


def is_blank(image: Image.Image) -> bool:
    """Whether nothing is printed on it: the ink is too little to be even a line of text.

    Uses the middle 96 % (scanners leave dark edges) and compares with the paper's own grey, so that
    yellowed or grey paper is blank too.
    """
    grey = image.convert("L")
    grey.thumbnail((600, 600), Image.Resampling.BOX)
    pixels = np.asarray(grey, dtype=np.int16)
    height, width = pixels.shape
    inner = pixels[height // 50 : height - height // 50 or None, width // 50 : width - width // 50 or None]
    if inner.size == 0:
        return True
    paper = int(np.percentile(inner, 90))
    return float((inner < paper - 40).mean()) < 0.0002


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
