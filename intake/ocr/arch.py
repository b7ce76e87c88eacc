"""Titles set along an arch, as plaques bear them: unrolled into a straight strip and read as one line.

Detectors look for level text and find a letter or two of them; to a finder of red seals each letter is one.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from intake.model import Box, Line
from intake.ocr.channels import lightest
from intake.ocr.scale import small_copy

_SIDE = 800
_STANDS_OUT = 50
"""Levels by which a letter differs from the ground around it, in one channel at least."""

_LEAST, _MOST = 0.035, 0.2
"""Of the picture's shorter side: heights of letters of an arched title."""

_MOST_FIGURES = 36
"""Figures of that size, the largest: more are no title but a pattern."""

_LETTERS = 5
"""Letters a title has at least: three lie on some circle always, four often."""

_ALIKE = 1.6
"""Largest letter by smallest."""

_OFF = 0.22
"""Of a letter's size that its middle may lie off the circle."""

_APART = (0.8, 3.0)
"""Sizes between the middles of neighbours."""

_EVEN = (0.75, 1.35)
"""Of the usual distance, between two neighbours."""

_BENT = 0.5
"""Sizes by which the arch's middle must rise above its ends: less is a level line."""

_RADIUS = 0.25
"""Of the picture's shorter side, at least: the rings of seals and emblems are smaller."""

_HALF_BAND = 0.75
"""Sizes of a letter on either side of the circle that are unrolled."""

_STRIP = 48
"""Pixels the strip is high."""

_GAP = 1.7
"""Sizes without ink at which the title ends."""

LEAST_CONFIDENCE = 0.8
_LEAST_HAN = 4

Strips = Callable[[Sequence[Image.Image]], tuple[tuple[str, float], ...]]


@dataclass(frozen=True, slots=True)
class _Circle:
    """Middle and radius in pixels of the small copy; ``above``: the letters stand on its upper side."""

    x: float
    y: float
    radius: float
    above: bool

    def angle(self, x: float, y: float) -> float:
        """Radians from its top (its foot, for letters below), to the right."""
        return math.atan2(x - self.x, (self.y - y) if self.above else (y - self.y))


@dataclass(frozen=True, slots=True)
class Arch:
    """A title along an arch: its line, and where each letter that was told apart stands."""

    line: Line
    letters: tuple[Box, ...]


def find_arch(page: Image.Image, lines: Sequence[Line], read_strips: Strips) -> Arch | None:
    """The title along an arch that can be surely read and is none of the lines, or None."""
    small = np.asarray(small_copy(page, "RGB", _SIDE))
    coarse = cv2.resize(small, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    even = cv2.medianBlur(coarse, 15)
    ground = cv2.resize(even, (small.shape[1], small.shape[0]))
    # What stands in a line that was read is on no arch.
    read = [
        line.box for line in lines if len(line.text) >= _LEAST_HAN and line.confidence >= LEAST_CONFIDENCE
    ]
    best: tuple[int, _Circle, float, np.ndarray, np.ndarray] | None = None
    for off in (cv2.subtract(ground, small), cv2.subtract(small, ground)):
        ink = (lightest(off) > _STANDS_OUT).astype(np.uint8)
        height, width = ink.shape
        for box in read:
            ink[
                round(box.y0 * height) : round(box.y1 * height),
                round(box.x0 * width) : round(box.x1 * width),
            ] = 0
        if not ink.any():
            continue
        for joining in (5, 9, 13):
            figures = _figures(ink, joining)
            found = _best_circle(figures, *sorted(ink.shape))
            if found is not None and (best is None or len(found[2]) > best[0]):
                circle, size, run = found
                best = len(run), circle, size, run, ink
    if best is None:
        return None
    _, circle, size, run, ink = best
    height, width = ink.shape
    letters = tuple(
        Box(float(x / width), float(y / height), float((x + wide) / width), float((y + high) / height))
        for _, _, _, x, y, wide, high in run
    )
    begin, end = _reach(ink, circle, size, run)
    strip = _unrolled(page, circle, size, (begin, end), page.width / small.shape[1])
    ((text, confidence),) = read_strips((strip,))
    han = sum("\u4e00" <= sign <= "\u9fff" for sign in text)
    if confidence < LEAST_CONFIDENCE or han < _LEAST_HAN or not 0.6 * len(run) <= len(text) <= 3 * len(run):
        return None
    return Arch(Line(text, Box.around(letters), confidence), letters)


def without_letters(lines: Sequence[Line], arch: Arch) -> list[Line]:
    """The lines without those that were read from single letters of the title."""
    return [
        line
        for line in lines
        if not (len(line.text) <= 2 and any(line.box.overlap(box) > 0.4 * box.area for box in arch.letters))
    ]


def _figures(ink: np.ndarray, joining: int) -> np.ndarray:
    """Figures of a letter's size: middle x and y, size, left, top, width, height; a row each."""
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (joining, joining))
    count, _, stats, _ = cv2.connectedComponentsWithStats(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, kernel))
    found = stats[1:count].astype(np.float64)
    x, y, wide, high, area = found.T if len(found) else np.zeros((5, 0))
    size, short = np.maximum(wide, high), min(ink.shape)
    fitting = (
        (size >= _LEAST * short)
        & (size <= _MOST * short)
        & (np.minimum(wide, high) >= 0.3 * size)
        & (area >= 0.12 * wide * high)
    )
    rows: np.ndarray = np.stack([x + wide / 2, y + high / 2, size, x, y, wide, high], axis=1)[fitting]
    largest: np.ndarray = rows[np.argsort(-rows[:, 2], kind="stable")][:_MOST_FIGURES]
    return largest


def _best_circle(
    figures: np.ndarray, shortest: int, longest: int
) -> tuple[_Circle, float, np.ndarray] | None:
    """The circle on which the longest even row of figures lies, their size, and they from left to right."""
    count = len(figures)
    if count < _LETTERS:
        return None
    ordered = figures[np.argsort(figures[:, 0], kind="stable")]
    first, second, third = (
        axis.ravel() for axis in np.array(np.meshgrid(*[np.arange(count)] * 3, indexing="ij"))
    )
    rising = (first < second) & (second < third)
    triples = ordered[np.stack([first[rising], second[rising], third[rising]], axis=1)]
    sizes = triples[:, :, 2]
    size = np.median(sizes, axis=1)
    fitting = (sizes.max(axis=1) <= _ALIKE * sizes.min(axis=1)) & (
        triples[:, 2, 0] - triples[:, 0, 0] >= 4 * size
    )
    triples, size = triples[fitting], size[fitting]
    if not len(triples):
        return None
    x, y, radius = _through(triples[:, :, :2])
    least = np.maximum(2 * size, _RADIUS * shortest)
    usable = np.isfinite(radius) & (radius >= least) & (radius <= 4 * longest)
    x, y, radius, size, middle = x[usable], y[usable], radius[usable], size[usable], triples[usable, 1, 1]
    off = np.abs(
        np.hypot(ordered[None, :, 0] - x[:, None], ordered[None, :, 1] - y[:, None]) - radius[:, None]
    )
    near = (
        (off <= _OFF * size[:, None])
        & (ordered[None, :, 2] <= _ALIKE * size[:, None])
        & (ordered[None, :, 2] * _ALIKE >= size[:, None])
        & ((ordered[None, :, 1] < y[:, None]) == (middle < y)[:, None])
    )
    best: tuple[_Circle, float, np.ndarray] | None = None
    for place in np.argsort(-near.sum(axis=1), kind="stable")[:40]:
        if near[place].sum() < _LETTERS or (best is not None and near[place].sum() <= len(best[2])):
            break
        circle = _Circle(
            float(x[place]), float(y[place]), float(radius[place]), bool(middle[place] < y[place])
        )
        run = _even_run(ordered[near[place]], circle, float(size[place]))
        if run is not None and (best is None or len(run) > len(best[2])):
            best = circle, float(size[place]), run
    return best


def _through(points: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Middles and radii of the circles through three points each."""
    (ax, ay), (bx, by), (cx, cy) = (points[:, place].T for place in range(3))
    with np.errstate(divide="ignore", invalid="ignore"):
        twice = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
        a, b, c = ax**2 + ay**2, bx**2 + by**2, cx**2 + cy**2
        x = (a * (by - cy) + b * (cy - ay) + c * (ay - by)) / twice
        y = (a * (cx - bx) + b * (ax - cx) + c * (bx - ax)) / twice
        return x, y, np.hypot(ax - x, ay - y)


def _even_run(figures: np.ndarray, circle: _Circle, size: float) -> np.ndarray | None:
    """The longest row of neighbours equally far apart, when it is a title's and bent enough."""
    angles = np.array([circle.angle(float(one[0]), float(one[1])) for one in figures])
    order = np.argsort(angles, kind="stable")
    figures, angles = figures[order], angles[order]
    gaps = np.diff(angles) * circle.radius / size
    usual = float(np.median(gaps))
    runs = [[0]]
    for place, gap in enumerate(gaps, 1):
        even = _EVEN[0] * usual <= gap <= _EVEN[1] * usual and _APART[0] <= gap <= _APART[1]
        if even:
            runs[-1].append(place)
        else:
            runs.append([place])
    run = max(runs, key=len)
    if len(run) < _LETTERS:
        return None
    bent = circle.radius * (1 - math.cos((angles[run[-1]] - angles[run[0]]) / 2))
    found: np.ndarray = figures[run]
    return found if bent >= _BENT * size else None


def _reach(ink: np.ndarray, circle: _Circle, size: float, run: np.ndarray) -> tuple[float, float]:
    """From which angle to which the title goes: letters in pieces lie beyond those told apart."""
    angles = [circle.angle(float(one[0]), float(one[1])) for one in run]
    step = size / 4 / circle.radius
    limit = min(1.5, math.pi / 2)
    band = np.linspace(-0.45, 0.45, 9) * size + circle.radius
    ends = []
    for start, way in ((angles[0], -1), (angles[-1], 1)):
        end, empty, angle = start, 0.0, start
        while abs(angle) < limit and empty < _GAP * size:
            angle += way * step
            xs = np.round(circle.x + band * math.sin(angle)).astype(int)
            ys = np.round(circle.y - (1 if circle.above else -1) * band * math.cos(angle)).astype(int)
            inside = (xs >= 0) & (xs < ink.shape[1]) & (ys >= 0) & (ys < ink.shape[0])
            inked = float(ink[ys[inside], xs[inside]].mean()) if inside.sum() >= 5 else 1.0
            if inside.sum() < 5 or inked > 0.95:  # the plaque's edge or frame
                break
            empty = 0.0 if inked > 0.1 else empty + size / 4
            end = angle if inked > 0.1 else end
        ends.append(end)
    return ends[0] - 0.5 * size / circle.radius, ends[1] + 0.5 * size / circle.radius


def _unrolled(
    page: Image.Image, circle: _Circle, size: float, reach: tuple[float, float], enlarged: float
) -> Image.Image:
    """The band about the circle as a straight strip, letters upright."""
    half = _HALF_BAND * size
    length = max(_STRIP, round((reach[1] - reach[0]) * circle.radius / (2 * half) * _STRIP))
    turn = np.linspace(*reach, length, dtype=np.float32)[None, :]
    off = np.linspace(half, -half, _STRIP, dtype=np.float32)[:, None]
    way = 1.0 if circle.above else -1.0
    radius = circle.radius + way * off
    xs = ((circle.x + radius * np.sin(turn)) * enlarged).astype(np.float32)
    ys = ((circle.y - way * radius * np.cos(turn)) * enlarged).astype(np.float32)
    pixels = np.asarray(page.convert("RGB"))
    return Image.fromarray(cv2.remap(pixels, xs, ys, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE))
