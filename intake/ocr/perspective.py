"""Phone photos: the sheet's four corners found and the sheet made flat."""

import cv2
import numpy as np
from PIL import Image

_SIDE = 700
_SMALLEST = 0.25
"""Share of the picture a sheet must fill to be taken for one."""

_LARGEST = 0.97
"""A sheet that fills the picture has no background around it: there is nothing to flatten."""

_STROKE = 18
"""How much darker than what surrounds it a stroke is, on the small blurred picture."""

_FEW_STROKES = 0.001
"""Share of the background that specks and a table's scratches may cover."""


def flattened(image: Image.Image) -> Image.Image | None:
    """The sheet, flat, when the picture surely shows one on another background; else None.

    Sure means: one bright four-cornered figure, convex, its corners clearly inside or at the picture's
    edges, its background darker on every side that shows any.
    """
    corners = _sheet(image)
    if corners is None:
        return None
    top_left, top_right, bottom_right, bottom_left = corners
    width = round(max(_length(top_left, top_right), _length(bottom_left, bottom_right)))
    height = round(max(_length(top_left, bottom_left), _length(top_right, bottom_right)))
    if min(width, height) < 300:
        return None
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners.astype(np.float32), target)
    flat = cv2.warpPerspective(
        np.asarray(image.convert("RGB")), matrix, (width, height), flags=cv2.INTER_CUBIC
    )
    return Image.fromarray(flat)


def _sheet(image: Image.Image) -> "np.ndarray | None":
    """The sheet's corners in the picture's pixels: top left, top right, bottom right, bottom left."""
    small = image.convert("L")
    small.thumbnail((_SIDE, _SIDE))
    scale = image.width / small.width
    grey = cv2.GaussianBlur(np.asarray(small), (7, 7), 0)
    level, bright = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    # Text must not cut the sheet: print is closed over before its outline is drawn.
    bright = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    outlines, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return None
    outline = max(outlines, key=cv2.contourArea)
    share = cv2.contourArea(outline) / grey.size
    if not _SMALLEST <= share <= _LARGEST:
        return None
    hull = cv2.convexHull(outline)
    figure = cv2.approxPolyDP(hull, 0.02 * cv2.arcLength(hull, True), True)
    if len(figure) != 4 or cv2.contourArea(figure) < 0.9 * cv2.contourArea(hull):
        return None
    if not _stands_out(grey, figure, level) or _print_outside(grey, figure):
        return None
    corners = _ordered(figure.reshape(4, 2).astype(np.float64))
    return None if _lies_straight(corners) else corners * scale


def _lies_straight(corners: np.ndarray) -> bool:
    """Whether the figure's sides run along the picture's: a panel on a dark slide, a scanner's margin.

    There is nothing to flatten then, and text outside it (a slide's title) would be lost.
    """
    top_left, top_right, bottom_right, bottom_left = corners
    leaning = (
        abs(top_left[1] - top_right[1]),
        abs(bottom_left[1] - bottom_right[1]),
        abs(top_left[0] - bottom_left[0]),
        abs(top_right[0] - bottom_right[0]),
    )
    return bool(max(leaning) < 0.012 * _SIDE)


def _stands_out(grey: np.ndarray, figure: np.ndarray, level: float) -> bool:
    """Whether what lies outside the figure is darker than the paper by more than shading would be."""
    inside = np.zeros(grey.shape, np.uint8)
    cv2.fillConvexPoly(inside, figure, 1)
    around, sheet = grey[inside == 0], grey[inside == 1]
    if around.size < 0.02 * grey.size:
        return False
    paper = float(np.percentile(sheet, 70))
    return float(np.percentile(around, 80)) < min(level, paper - 35)


def _print_outside(grey: np.ndarray, figure: np.ndarray) -> bool:
    """Whether fine dark strokes lie outside the figure: print that flattening would cut away.

    A sheet in fading light is found too small. Patterned cloth looks the same; such a photo is only
    straightened, which loses nothing.
    """
    around = np.ones(grey.shape, np.uint8)
    cv2.fillConvexPoly(around, figure, 0)
    outside = cv2.erode(around, np.ones((25, 25), np.uint8), borderValue=1) == 1
    if not outside.any():
        return False
    strokes = cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, np.ones((9, 9), np.uint8)) > _STROKE
    return float(strokes[outside].mean()) > _FEW_STROKES


def _ordered(points: np.ndarray) -> np.ndarray:
    total, difference = points.sum(axis=1), np.diff(points, axis=1).ravel()
    return np.array(
        [
            points[total.argmin()],
            points[difference.argmin()],
            points[total.argmax()],
            points[difference.argmax()],
        ]
    )


def _length(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.hypot(*(one - other)))
