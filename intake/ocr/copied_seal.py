"""Round seals on copies without colour: where they are, and the page without them when they are grey."""

from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from intake.model import Box, Mark
from intake.ocr.scale import small_copy

_SIDE = 1200
_LEAST, _MOST = 0.14, 0.45
"""Of the page's shorter side: seals are 38-58 mm across, on copies made smaller or larger too."""

_INK = 60
"""Levels below the paper's from which a pixel is ink, the grey of a copied red seal included."""

_ON_CIRCLE = 0.85
"""Of a circle's directions in which its rule must be seen."""

_OF_FIGURE = 0.65
"""Of a figure that must lie on the circle: the rest may be print that touches it."""

_NEAR = 0.05
"""Of the radius by which the rule may lie off the circle."""

_APART = 40
"""Levels by which a grey seal is paler than print: less, and the two cannot be told apart."""


@dataclass(frozen=True, slots=True)
class CopiedSeal:
    """A seal's mark; ``grey`` is its level (0 black), ``print_`` that of the print around it."""

    mark: Mark
    grey: float
    print_: float

    @property
    def separable(self) -> bool:
        """Whether print can be seen through it."""
        return not self.mark.hides


def find_copied_seals(image: Image.Image) -> tuple[CopiedSeal, ...]:
    """Circles of a seal's size drawn in grey or black, from top to bottom.

    A ring is one connected figure: what touches it (a line of text) is left out by fitting the circle again
    to what lies near it.
    """
    pixels = np.asarray(small_copy(image, "L", _SIDE))
    paper = float(np.percentile(pixels, 90))
    ink = (pixels < paper - _INK).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink)
    height, width = ink.shape
    found = []
    for number in np.flatnonzero(_ring_sized(stats, min(width, height))):
        x, y, wide, high = (int(value) for value in stats[number, :4])
        figure = labels[y : y + high, x : x + wide] == number
        circle = _circle(figure)
        if circle is None:
            continue
        middle_x, middle_y, radius = circle
        box = Box(
            (x + middle_x - radius) / width,
            (y + middle_y - radius) / height,
            (x + middle_x + radius) / width,
            (y + middle_y + radius) / height,
        )
        grey = float(np.median(pixels[y : y + high, x : x + wide][figure]))
        print_ = float(np.percentile(pixels[ink > 0], 5))
        found.append(CopiedSeal(Mark("seal", box, hides=grey - print_ < _APART), grey, print_))
    return tuple(sorted(found, key=lambda seal: (seal.mark.box.y0, seal.mark.box.x0)))


def without_grey(image: Image.Image, seal: CopiedSeal) -> Image.Image:
    """The page with everything as pale as the seal made white: print under it stays."""
    pixels = np.asarray(image.convert("L"), dtype=np.float32)
    stretched = (pixels - seal.print_) * 255 / max(1.0, seal.grey - 12 - seal.print_)
    return Image.fromarray(np.clip(stretched, 0, 255).astype(np.uint8)).convert("RGB")


def _ring_sized(stats: np.ndarray, shortest: int) -> np.ndarray:
    """Which figures are as large, as round and as empty as a ring; the ground, the first, is none."""
    wide, high, area = (stats[:, place].astype(np.float64) for place in (2, 3, 4))
    across, shape = np.maximum(wide, high) / shortest, wide / high
    sized = (across >= _LEAST) & (across <= _MOST) & (shape >= 0.7) & (shape <= 1.45)
    sized &= area <= 0.4 * wide * high
    sized[0] = False
    return sized


def _circle(figure: np.ndarray) -> tuple[float, float, float] | None:
    """Middle and radius of the circle that a figure is, in its pixels."""
    ys, xs = (axis.astype(np.float64) for axis in np.nonzero(figure))
    near = np.ones(xs.size, dtype=bool)
    middle_x = middle_y = radius = 0.0
    for share in (0.25, 0.1, _NEAR):
        system = np.stack([xs[near], ys[near], np.ones(int(near.sum()))], axis=1)
        if len(system) < 50:
            return None
        (a, b, c), *_ = np.linalg.lstsq(system, xs[near] ** 2 + ys[near] ** 2, rcond=None)
        middle_x, middle_y = a / 2, b / 2
        squared = c + middle_x**2 + middle_y**2
        if squared <= 0:
            return None
        radius = float(np.sqrt(squared))
        off = np.abs(np.hypot(xs - middle_x, ys - middle_y) - radius)
        near = off <= share * radius
    if near.mean() < _OF_FIGURE:
        return None
    turns = np.arctan2(ys[near] - middle_y, xs[near] - middle_x)
    seen = np.unique(np.floor((turns + np.pi) / (2 * np.pi) * 72))
    return (float(middle_x), float(middle_y), radius) if seen.size >= _ON_CIRCLE * 72 else None
