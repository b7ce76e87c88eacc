"""Watermarks over print: pale or coloured words, slanting or across, and the page without them.

Print is black, or darker than what was laid over it: seen through the lightest of a pixel's channels,
colours pale as grey does, and what is as pale as the watermark can be made white.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from intake.model import Box, Line
from intake.ocr.channels import darkest, lightest
from intake.ocr.parts import cut
from intake.ocr.scale import small_copy

_APART = 90
"""Levels by which a watermark must be paler than print: less, and the two cannot be told apart."""

_INK = 14
"""Levels below the paper's from which a pixel of a watermark counts: they are printed very pale."""

_MARGIN = 14
"""Levels below a watermark's that go with it: its grain, and what JPEG made of its edges."""

_LEAST_INK = 0.02
"""Of a slanting line's box that must be ink to tell its level."""

_DARK_INK = 0.15
"""Of the ink in a box that may be dark where print is pale: edges of what stands beside it."""

_MOSTLY = 0.45
"""Of the ink in the watermark's boxes that is dark when the watermark itself is."""

_SAME = 45
"""Levels, channel by channel, within which ink is the watermark's."""

_SIDE = 1000

_COLOURED = 60
"""Levels between the channels of what was written in colour."""

_DARK = 0.55
"""Of the paper's lightness, in the lightest channel: below is print."""

_LEAST_COLOUR = 0.001
_FIGURE = (0.03, 0.35)
"""Of the page's shorter side: sizes of a stroke or character over the print."""

_FILLED = 0.55
"""Share of its box that a figure fills when it is a ground, not a stroke."""

_PRINT = 0.01
"""Share of dark print in its box from which there is some to be read under it."""

_OWN = 0.8
"""Of the figure's box that one line covers when it is a part of that line."""

_SURELY = 0.95
"""Of a line's reading from which a figure inside it is its own: words written over it make it unsure."""

_CROSSING = 0.05
"""Of the figure's box that a line covers when it runs through it."""


@dataclass(frozen=True, slots=True)
class Veil:
    """A watermark: its level (0 black) through the lightest channel, that of the print, and its colour."""

    level: float
    print_: float
    colour: tuple[float, float, float]

    @property
    def separable(self) -> bool:
        """Whether print can be seen through it."""
        return self.level - self.print_ >= _APART


def veil_over(page: Image.Image, slanting: Iterable[Box]) -> Veil | None:
    """The watermark that some slanting lines are, by what is inked in their boxes beside the print."""
    small = np.asarray(small_copy(page, "RGB", _SIDE))
    light = lightest(small)
    paper, print_ = float(np.percentile(light, 90)), _print_level(light)
    inks = []
    dark = pale = 0
    for box in slanting:
        part = np.asarray(cut(Image.fromarray(small), box)).reshape(-1, 3).astype(np.int16)
        levels = part.max(axis=1)
        # Pale or coloured, and no print: black under the watermark stays out of its level.
        inked = part.min(axis=1) < paper - _INK
        ink = part[inked & (levels > print_ + _APART)]
        dark, pale = dark + int(inked.sum()) - len(ink), pale + len(ink)
        if len(ink) >= _LEAST_INK * len(part):
            inks.append(ink)
    if not inks or dark > _MOSTLY * (dark + pale):
        return None
    found = np.concatenate(inks)
    # Edges are paler than the strokes: the darker half is the stroke itself.
    order = np.argsort(found.sum(axis=1), kind="stable")
    strokes = found[order[: max(1, len(order) // 2)]]
    colour = np.median(strokes, axis=0)
    level = float(np.percentile(strokes.max(axis=1), 20))
    return Veil(level, print_, (float(colour[0]), float(colour[1]), float(colour[2])))


def without_veil(page: Image.Image, veil: Veil) -> Image.Image:
    """The page, grey, with everything as pale as the watermark made white: print under it stays."""
    light = lightest(np.asarray(page.convert("RGB"))).astype(np.float32)
    stretched = (light - veil.print_) * 255 / max(1.0, veil.level - _MARGIN - veil.print_)
    return Image.fromarray(np.clip(stretched, 0, 255).astype(np.uint8)).convert("RGB")


def is_other_ink(page: Image.Image, box: Box, veil: Veil) -> bool:
    """Whether what is inked in a box is neither dark print nor the watermark's: pale print of its own."""
    part = np.asarray(cut(page, box).convert("RGB")).reshape(-1, 3).astype(np.int16)
    if not len(part):
        return False
    paper = np.percentile(part, 90, axis=0)
    ink = part[(paper - part).max(axis=1) > _INK]
    if not len(ink):
        return False
    dark = ink[ink.max(axis=1) < (veil.level + veil.print_) / 2]
    if len(dark) > _DARK_INK * len(ink):
        return False
    order = np.argsort(ink.sum(axis=1), kind="stable")
    colour = np.median(ink[order[: max(1, len(order) // 2)]], axis=0)
    return bool(np.abs(colour - np.array(veil.colour)).max() >= _SAME)


def coloured_over(page: Image.Image, lines: Sequence[Line], apart: Sequence[Box]) -> list[Box]:
    """Coloured figures that lie across lines of dark print: words stamped or written over the paper.

    Seals (`apart`) are none, nor what is as wide as the page (a frame), nor filled (the ground of a head).
    """
    small = np.asarray(small_copy(page, "RGB", _SIDE))
    light = lightest(small)
    paper = float(np.percentile(light, 90))
    tinted = cv2.subtract(light, darkest(small)) > _COLOURED
    coloured = (tinted & (light > _DARK * paper)).astype(np.uint8)
    if coloured.mean() < _LEAST_COLOUR:
        return []
    dark = light < _DARK * paper
    count, _, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(coloured, np.ones((5, 5), np.uint8)))
    height, width = coloured.shape
    found = []
    for x, y, wide, high, _ in (tuple(int(value) for value in row) for row in stats[1:count]):
        size = max(wide, high) / min(width, height)
        if not _FIGURE[0] <= size <= _FIGURE[1]:
            continue
        place = (slice(y, y + high), slice(x, x + wide))
        box = Box(x / width, y / height, (x + wide) / width, (y + high) / height)
        if coloured[place].mean() > _FILLED or dark[place].mean() < _PRINT:
            continue
        if any(box.overlap(other) > 0.3 * box.area for other in apart):
            continue
        # A figure wholly inside a line is the line's own print: a title in colour.
        if any(line.confidence >= _SURELY and is_inside(box, line) for line in lines):
            continue
        if any(line.box.overlap(box) > _CROSSING * box.area for line in lines):
            found.append(box)
    return found


def is_inside(box: Box, line: Line) -> bool:
    """Whether a figure stands wholly within a line."""
    return line.box.overlap(box) > _OWN * box.area


def colour_veil(page: Image.Image) -> Veil:
    """What takes all that is coloured off the page, whatever its colour."""
    light = lightest(np.asarray(small_copy(page, "RGB", _SIDE)))
    level = _DARK * float(np.percentile(light, 90)) + _MARGIN
    return Veil(level, _print_level(light), (level, level, level))


def words_of(slanting: Sequence[Line]) -> str:
    """What the watermark says, as far as its surest line tells."""
    best = max(slanting, key=lambda line: len(line.text) * line.confidence, default=None)
    return best.text[:40] if best is not None else ""


def _print_level(light: np.ndarray) -> float:
    """The level of the darkest print on the page."""
    return float(np.percentile(light, 1))
