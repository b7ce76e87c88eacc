"""Pictures of pages: judged paper or photograph, turned, made into thumbnails."""

import io
from collections.abc import Sequence
from typing import Any

import numpy as np
from PIL import Image, ImageOps

from intake.model import Line

_PAPER_SHARE = 0.45
"""A picture with at least this share of bright, colourless pixels is a document, not a photograph."""

_SCREEN_SHARE = 0.6
"""The same of dark ones, as on screens in dark mode: a photograph at night is never so even."""


_LIGHT = 150
"""Grey level from which a transparent picture's darkest parts are too light to be seen on white."""


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


def as_jpeg(image: Any, max_side: int, rotation: int, *, mirrored: bool = False) -> bytes:
    """The picture as a JPEG, upright, turned over where it is `mirrored`, its longer side at most
    `max_side`."""
    from intake.ocr import upright

    picture: Image.Image = image.convert("RGB")
    picture.thumbnail((max_side, max_side))
    if rotation:
        picture = upright(picture, rotation)
    if mirrored:
        picture = ImageOps.mirror(picture)
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=80)
    return buffer.getvalue()


def flat(image: Image.Image) -> Image.Image:
    """RGB (or grey) on white: transparent pictures would turn black; light ones on dark."""
    if image.mode in {"L", "RGB"}:
        return image.copy()
    if image.mode in {"I;16", "I", "F"}:
        return (
            image.point(lambda value: value / 256).convert("L")
            if image.mode == "I;16"
            else image.convert("L")
        )
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        layers = image.convert("RGBA")
        flat = Image.new("RGB", layers.size, _ground_for(layers))
        flat.paste(layers, mask=layers.getchannel("A"))
        return flat
    return image.convert("RGB")


def _ground_for(layers: Image.Image) -> str:
    """Dark for a picture that has nothing dark on it: white letters would be lost on white."""
    alpha = np.asarray(layers.getchannel("A"))
    shown = np.asarray(layers.convert("L"))[alpha > 127]
    return "#202020" if shown.size and float(np.percentile(shown, 5)) > _LIGHT else "white"


def without(image: Image.Image, lines: Sequence[Line]) -> Image.Image:
    """The picture with the places of those lines in its paper's colour."""
    pixels = np.array(image)
    paper = np.median(pixels[:: max(1, len(pixels) // 50)].reshape(-1, *pixels.shape[2:]), axis=0)
    for line in lines:
        box = line.box
        rows = slice(int(box.y0 * image.height), round(box.y1 * image.height))
        pixels[rows, int(box.x0 * image.width) : round(box.x1 * image.width)] = paper
    return Image.fromarray(pixels)
