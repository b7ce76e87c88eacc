"""What a round or oval seal's ring says: the ring unrolled into a straight strip and read as one line."""

from collections.abc import Callable, Sequence

import cv2
import numpy as np
from PIL import Image

from intake.model import Box

LEAST_HAN = 4
LEAST_CONFIDENCE = 0.8
"""A ring read less surely than this is not quoted: a misread name would accuse someone."""

_OUTER, _INNER = 0.95, 0.55
"""Of the radius: inside the ring's rule, outside the star. GB and MPS rules put the name there."""

_LETTER_HEIGHT = 96
"""Pixels of the unrolled band: its letters then stand about 40 high."""

_SMALLEST_RADIUS = 45
"""Pixels: the ring of a smaller seal has letters under a dozen pixels high."""

_UPPER = (0.125, 0.875)
"""Of the turn, from the foot: the name's three quarters, without the number at the foot."""

Strips = Callable[[Sequence[Image.Image]], tuple[tuple[str, float], ...]]


def ring_text(image: Image.Image, box: Box, read_strips: Strips) -> str:
    """The words around a seal, clockwise from the widest gap; "" when they are not surely read."""
    band = _unrolled(image, box)
    if band is None:
        return ""
    for part in (_from_gap(band), _upper(band)):
        if part is None:
            continue
        ((text, confidence),) = read_strips((Image.fromarray(part).convert("RGB"),))
        if confidence >= LEAST_CONFIDENCE and _han(text) >= LEAST_HAN:
            return text
    return ""


def _han(text: str) -> int:
    return sum("\u4e00" <= letter <= "\u9fff" for letter in text)


def _unrolled(image: Image.Image, box: Box) -> np.ndarray | None:
    """The band between the radii, its red as black on white, the seal's foot at both ends."""
    centre_x, centre_y = (box.x0 + box.x1) / 2 * image.width, (box.y0 + box.y1) / 2 * image.height
    across, down = box.width * image.width / 2, box.height * image.height / 2
    if min(across, down) < _SMALLEST_RADIUS or not 0.66 <= across / down <= 1.55:
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
    grey: np.ndarray = 255 - np.clip(redness * 255 / strength, 0, 255).astype(np.uint8)
    return grey


def _from_gap(band: np.ndarray) -> np.ndarray | None:
    """The band cut where it is empty longest: a seal stamped askew has its foot anywhere."""
    inked = (band < 128).mean(axis=0) > 0.04
    places = np.flatnonzero(inked)
    if places.size < _LETTER_HEIGHT:
        return None
    gaps = np.diff(np.concatenate([places, [places[0] + inked.size]]))
    widest = int(gaps.argmax())
    begin = int(places[(widest + 1) % places.size])
    rolled = np.roll(band, -begin, axis=1)[:, : inked.size - int(gaps[widest]) + 1]
    return _with_margin(rolled)


def _upper(band: np.ndarray) -> np.ndarray:
    width = band.shape[1]
    return _with_margin(band[:, round(_UPPER[0] * width) : round(_UPPER[1] * width)])


def _with_margin(band: np.ndarray) -> np.ndarray:
    part: np.ndarray = cv2.copyMakeBorder(band, 4, 4, 16, 16, cv2.BORDER_CONSTANT, value=255)
    return part
