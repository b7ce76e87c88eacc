"""Red seals: where they are, and the page without their red."""

from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from intake.model import Box, Mark
from intake.ocr.scale import small_copy

_SIDE = 800

_TINTED = 25
"""How much a pixel's red exceeds its other channels when it is red print, edges included."""

_DARK = 0.62
"""Of the paper's brightness in the red channel: below is black print, red ink stays above."""


_ALIKE, _BESIDE = 1.5, 4.2
"""Sizes of figures of one word by one another, and sizes between their middles at most."""

_SOLID = 0.5
"""Share of its box that an emblem fills: those of a hundred photographed licences 0.53 to 0.80, of 112
other red figures all but two less than 0.48."""

_HEAD = 0.35
"""Of the page's height: above it lies an emblem's middle."""

_DIRECTIONS, _ROUND = 48, 0.65
"""Directions looked in, and share of them in which a seal's rule is seen; letters end anywhere."""


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal's mark; ``fill`` is the share of its box that is red."""

    mark: Mark
    fill: float


@dataclass(frozen=True, slots=True)
class RedFigures:
    """What is red and of a seal's size: ``seals``, and ``emblems`` printed at a paper's head."""

    seals: tuple[Seal, ...] = ()
    emblems: tuple[Box, ...] = ()


def find_seals(image: Image.Image) -> tuple[Seal, ...]:
    """The red seals of a page, from top to bottom."""
    return red_figures(image).seals


def red_figures(image: Image.Image) -> RedFigures:
    """Red seals: compact red figures (round, oval, square) of a seal's size, from top to bottom.

    Chinese official seals are 38-58 mm across: a sixth to a third of an A4 sheet's width; small company
    and name seals and enlarged photographs are allowed for. Red headlines are wide and low, red frames
    span the page: both are no seals.
    """
    red, green, blue = cv2.split(np.asarray(small_copy(image, "RGB", _SIDE)))
    mask = ((cv2.subtract(red, cv2.max(green, blue)) > 45) & (red > 90)).astype(np.uint8)
    if mask.mean() < 0.0008:
        return RedFigures()
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(closed)
    height, width = mask.shape
    figures = [tuple(int(value) for value in row[:4]) for row in stats[1:count]]
    seals: list[Seal] = []
    emblems: list[Box] = []
    for x, y, wide, high in figures:
        if not _seal_sized(wide, high, width, height):
            continue
        inked = mask[y : y + high, x : x + wide]
        if _in_a_row((x, y, wide, high), figures) and _roundness(inked) < _ROUND:
            continue
        fill = float(inked.mean())
        if 0.06 <= fill <= 0.8:
            box = Box(
                *(float(part) for part in (x / width, y / height, (x + wide) / width, (y + high) / height))
            )
            if _is_emblem(box, fill):
                emblems.append(box)
            else:
                seals.append(Seal(Mark("seal", box), fill))
    whole = [seal for seal in seals if not any(_inside(seal, other) for other in seals)]
    in_order = sorted(whole, key=lambda seal: (seal.mark.box.y0, seal.mark.box.x0))
    return RedFigures(tuple(in_order), tuple(emblems))


def _is_emblem(box: Box, fill: float) -> bool:
    """Whether it is the state's or a body's emblem at a paper's head: a figure printed solid. Seals are
    rings and letters, half white."""
    return fill >= _SOLID and box.middle_y < _HEAD


def _inside(seal: Seal, other: Seal) -> bool:
    """A seal's star or characters, found apart from its ring."""
    box, around = seal.mark.box, other.mark.box
    return seal is not other and box.area < around.area and box.overlap(around) >= 0.8 * box.area


def _in_a_row(figure: tuple[int, ...], figures: list[tuple[int, ...]]) -> bool:
    """Whether two more figures of about its size stand beside it, as letters of one word do."""
    x, y, wide, high = figure
    size = max(wide, high)
    near = 0
    for left, top, across, down in figures:
        other = max(across, down)
        apart = np.hypot(left + across / 2 - x - wide / 2, top + down / 2 - y - high / 2)
        alike = size <= _ALIKE * other and other <= _ALIKE * size
        near += bool(alike and 0 < apart <= _BESIDE * size)
    return near >= 2


def _roundness(red: np.ndarray) -> float:
    """The share of directions in which a figure ends on the oval in its box, as a seal's rule does."""
    ys, xs = np.nonzero(red)
    high, wide = red.shape
    across, down = (xs - (wide - 1) / 2) / (wide / 2), (ys - (high - 1) / 2) / (high / 2)
    direction = ((np.arctan2(down, across) + np.pi) / (2 * np.pi) * _DIRECTIONS).astype(int) % _DIRECTIONS
    furthest = np.zeros(_DIRECTIONS)
    np.maximum.at(furthest, direction, np.hypot(across, down))
    return float(((furthest >= 0.85) & (furthest <= 1.1)).mean())


def _seal_sized(wide: int, high: int, width: int, height: int) -> bool:
    across = max(wide, high) / min(width, height)
    return 0.06 <= across <= 0.6 and 0.55 <= wide / max(1, high) <= 1.9


def without_red(image: Image.Image) -> Image.Image:
    """Grey, as seen through red light, what is left of red print whitened: black print under it stays."""
    red, green, blue = cv2.split(np.asarray(image.convert("RGB")))
    paper = np.percentile(red, 90)
    red[(cv2.subtract(red, cv2.max(green, blue)) > _TINTED) & (red > _DARK * paper)] = paper
    return Image.fromarray(red).convert("RGB")


def black_share(image: Image.Image, box: Box) -> float:
    """How much of a box is covered with print that is not red (0-1)."""
    pixels = _part(image, box)
    if not pixels.size:
        return 0.0
    red = pixels[..., 0]
    return float((red < _DARK * max(120.0, float(np.percentile(red, 90)))).mean())


def in_red_only(image: Image.Image, box: Box) -> bool:
    """Whether what is printed in a box is red: a seal's own words, not words under it."""
    pixels = _part(image, box)
    if not pixels.size:
        return False
    tinted = (pixels[..., 0].astype(np.int16) - pixels[..., 1:].max(axis=2) > _TINTED).mean()
    return bool(tinted > 0.05) and black_share(image, box) < 0.12 * float(tinted)


def _part(image: Image.Image, box: Box) -> np.ndarray:
    left, right = round(box.x0 * image.width), round(box.x1 * image.width)
    top, bottom = round(box.y0 * image.height), round(box.y1 * image.height)
    if right <= left or bottom <= top:
        return np.zeros((0, 0, 3), np.uint8)
    return np.asarray(image.crop((left, top, right, bottom)).convert("RGB"))
