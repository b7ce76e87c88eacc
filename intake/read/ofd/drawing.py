"""An OFD page drawn as far as its text does not tell what is on it: pictures, paths, embedded shapes."""

import io
from collections.abc import Iterable, Mapping, Sequence

import cv2
import numpy as np
from PIL import Image

from intake.limits import Limits
from intake.read.ofd.content import Path, Picture, Text
from intake.read.ofd.fonts import EmbeddedFont

_SHIFT = 4
"""Bits of a pixel's fractions in which polygons are drawn."""

Polygon = Sequence[tuple[float, float]]


class Sheet:
    """A white page to draw on; places in millimetres of the OFD page's area."""

    def __init__(self, area: tuple[float, float, float, float], scale: float) -> None:
        """`scale`: pixels a millimetre."""
        self._left, self._top = area[:2]
        self._scale = scale
        width, height = max(16, round(area[2] * scale)), max(16, round(area[3] * scale))
        self._pixels = np.full((height, width, 3), 255, np.uint8)

    def image(self) -> Image.Image:
        """What was drawn."""
        return Image.fromarray(self._pixels)

    def lay(self, picture: Image.Image, placed: Picture) -> None:
        """A picture where its matrix lays it."""
        image = picture.convert("RGBA")
        x0, y0, x1, y1 = placed.box
        left, top = round((x0 - self._left) * self._scale), round((y0 - self._top) * self._scale)
        width, height = (max(1, round(side * self._scale)) for side in (x1 - x0, y1 - y0))
        if max(width, height) > 4 * max(self._pixels.shape):
            return
        a, b, c, d, _, _ = placed.matrix
        if abs(b) + abs(c) < 0.01 * (abs(a) + abs(d)):
            image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if a < 0 else image
            image = image.transpose(Image.Transpose.FLIP_TOP_BOTTOM) if d < 0 else image
            laid = image.resize((width, height), Image.Resampling.LANCZOS)
        else:
            laid = self._turned(image, placed, (x0, y0, width, height))
        base = Image.fromarray(self._pixels)
        base.paste(laid, (left, top), laid.getchannel("A"))
        self._pixels = np.array(base)

    def draw(self, path: Path) -> None:
        """A path filled and stroked as it says."""
        if path.fill is not None:
            self.fill(path.polygons, path.fill)
        if path.stroke is not None:
            width = max(1, round(path.width * self._scale))
            for polygon in path.polygons:
                cv2.polylines(
                    self._pixels,
                    [self._points(polygon)],
                    False,
                    self._ink(path.stroke),
                    width,
                    cv2.LINE_AA,
                    _SHIFT,
                )

    def write(self, text: Text, font: EmbeddedFont) -> None:
        """A text's characters by their shapes."""
        for glyph in text.glyphs:
            size = text.size
            polygons = [
                [(glyph.x + x * size, glyph.y + y * size) for x, y in one] for one in font.outline(glyph)
            ]
            if polygons:
                self.fill(polygons, 0.0)

    def fill(self, polygons: Iterable[Polygon], grey: float) -> None:
        """All polygons as one figure, holes left out."""
        points = [self._points(polygon) for polygon in polygons if len(polygon) > 2]
        if points:
            cv2.fillPoly(self._pixels, points, self._ink(grey), cv2.LINE_AA, _SHIFT)

    def _turned(
        self, image: Image.Image, placed: Picture, to: tuple[float, float, int, int]
    ) -> Image.Image:
        a, b, c, d, e, f = placed.matrix
        left, top, width, height = to
        columns = [
            [a / image.width, c / image.height, e - left],
            [b / image.width, d / image.height, f - top],
        ]
        matrix = np.array(columns, np.float64) * self._scale
        pixels = np.asarray(image)
        return Image.fromarray(cv2.warpAffine(pixels, matrix, (width, height), flags=cv2.INTER_LINEAR))

    def _points(self, polygon: Polygon) -> np.ndarray:
        origin = np.array([self._left, self._top])
        limit = 4.0 * max(self._pixels.shape)
        points = np.clip((np.asarray(polygon, np.float64) - origin) * self._scale, -limit, limit)
        rounded: np.ndarray = np.round(points * (1 << _SHIFT)).astype(np.int32).reshape(-1, 1, 2)
        return rounded

    @staticmethod
    def _ink(grey: float) -> tuple[int, int, int]:
        return (round(255 * grey),) * 3


def opened(data: bytes, limits: Limits) -> Image.Image | None:
    """A picture of a package, when it can be read here and is not too large."""
    try:
        image = Image.open(io.BytesIO(data))
        if image.width * image.height > limits.image_pixels:
            return None
        image.load()
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return None
    return image


def fonts_for(texts: Iterable[Text], programs: Mapping[str, bytes]) -> dict[str, EmbeddedFont]:
    """The embedded fonts that some texts are set in, by their ids."""
    found = {}
    for name in {text.font for text in texts} & set(programs):
        try:
            found[name] = EmbeddedFont(programs[name])
        except ValueError:
            continue
    return found
