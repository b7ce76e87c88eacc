"""What stands on an OFD page: texts, pictures and paths, each placed in millimetres of the page."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from intake.read.ofd.curves import Point, bezier
from intake.read.ofd.matrix import Matrix
from intake.read.ofd.xml import first, local_name, named, numbers

_MOST_NESTING = 8
_MOST_OBJECTS = 50_000
_OPAQUE = 255.0

_FAINT = 0.5
"""Opacity below which a text is a watermark: print is opaque."""

_SLANT = 5.0
"""Degrees off the quarter turns from which a text slants: only watermarks do."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character with the start of its base line; ``number`` is its shape's in the font, when stated."""

    sign: str
    x: float
    y: float
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A text object: its characters' places on the page, their size, and the box it states."""

    glyphs: tuple[Glyph, ...]
    size: float
    box: tuple[float, float, float, float]
    font: str
    angle: float
    opacity: float
    sized: bool
    white: bool

    @property
    def is_watermark(self) -> bool:
        """Whether it slants or is faint, as print is not."""
        off = self.angle % 90
        return self.opacity < _FAINT or min(off, 90 - off) > _SLANT


@dataclass(frozen=True, slots=True)
class Picture:
    """An image object: ``matrix`` lays the unit square on the page."""

    resource: str
    matrix: Matrix

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        corners = [self.matrix.at(x, y) for x in (0, 1) for y in (0, 1)]
        xs, ys = zip(*corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)


@dataclass(frozen=True, slots=True)
class Path:
    """A path object: polygons on the page, curves flattened."""

    polygons: tuple[tuple[Point, ...], ...]
    fill: float | None
    stroke: float | None
    width: float
    segments: int

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        points = [point for polygon in self.polygons for point in polygon]
        xs, ys = zip(*points, strict=True)
        return min(xs), min(ys), max(xs), max(ys)


@dataclass(slots=True)
class Content:
    """All that is drawn on a page or by an annotation."""

    texts: list[Text] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)


def content_of(
    roots: Iterable[etree._Element], composites: Mapping[str, etree._Element], placed: Matrix | None = None
) -> Content:
    """The visible objects of layers, blocks and composites, in the order they are drawn."""
    found = Content()
    reader = _Reader(found, composites)
    for root in roots:
        reader.walk(root, placed or Matrix(), 1.0, 0)
    return found


class _Reader:
    def __init__(self, found: Content, composites: Mapping[str, etree._Element]) -> None:
        self._found = found
        self._composites = composites
        self._seen = 0

    def walk(self, root: etree._Element, placed: Matrix, opacity: float, depth: int) -> None:
        for item in root:
            self._seen += 1
            if self._seen > _MOST_OBJECTS or depth > _MOST_NESTING:
                return
            if item.get("Visible", "true") == "false":
                continue
            name = local_name(item)
            if name in ("Content", "Layer", "PageBlock"):
                self.walk(item, placed, opacity, depth + 1)
            elif name in ("TextObject", "ImageObject", "PathObject", "CompositeObject"):
                self._object(name, item, placed, opacity * _opacity(item), depth)

    def _object(self, name: str, item: etree._Element, placed: Matrix, opacity: float, depth: int) -> None:
        boundary = numbers(item.get("Boundary"))
        if len(boundary) != 4:
            return
        left, top, width, height = boundary
        matrix = Matrix.of(item.get("CTM")).moved(left, top).then(placed)
        if name == "TextObject":
            corner, far = placed.at(left, top), placed.at(left + width, top + height)
            text = _text(item, matrix, (*corner, *far), opacity)
            if text is not None:
                self._found.texts.append(text)
        elif name == "ImageObject":
            if item.get("CTM") is None:  # it fills its boundary
                matrix = Matrix(width, 0, 0, height, left, top).then(placed)
            self._found.pictures.append(Picture(item.get("ResourceID", ""), matrix))
        elif name == "PathObject":
            path = _path(item, matrix)
            if path is not None:
                self._found.paths.append(path)
        else:
            unit = self._composites.get(item.get("ResourceID", ""))
            if unit is not None:
                self.walk(unit, matrix, opacity, depth + 1)


def advance(sign: str) -> float:
    """Width of a character, in sizes: Chinese ones are square, the others about half as wide."""
    return 1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.5


def _opacity(item: etree._Element) -> float:
    values = numbers(item.get("Alpha"))
    return min(1.0, max(0.0, values[0] / _OPAQUE)) if len(values) == 1 else 1.0


def _flag(item: etree._Element, name: str, default: bool) -> bool:
    return str(item.get(name, str(default))).lower() == "true"


def _text(
    item: etree._Element, matrix: Matrix, box: tuple[float, float, float, float], opacity: float
) -> Text | None:
    if not _flag(item, "Fill", True) and not _flag(item, "Stroke", False):
        return None
    shapes = _shapes(item)
    size = _number(item.get("Size"), 0.0)
    glyphs: list[Glyph] = []
    x = y = 0.0
    for code in named(item, "TextCode"):
        x, y = (_number(code.get(name), last) for name, last in (("X", x), ("Y", y)))
        text = code.text or ""
        across, down = _deltas(code.get("DeltaX"), len(text)), _deltas(code.get("DeltaY"), len(text))
        here_x, here_y = x, y
        for place, sign in enumerate(text):
            glyphs.append(Glyph(sign, *matrix.at(here_x, here_y), shapes.get(len(glyphs))))
            if across or down:
                here_x += across[place] if place < len(across) else 0.0
                here_y += down[place] if place < len(down) else 0.0
            else:
                here_x += size * advance(sign)
    if not any(glyph.sign.strip() for glyph in glyphs):
        return None
    colour = first(item, "FillColor")
    return Text(
        tuple(glyphs),
        size * matrix.scale if size else box[3] - box[1],
        box,
        item.get("Font", ""),
        matrix.angle,
        opacity * (_opacity(colour) if colour is not None else 1.0),
        size > 0,
        colour is not None and _grey(colour) > 0.97,
    )


def _shapes(item: etree._Element) -> dict[int, int]:
    """The numbers of shapes by the place of the character they are for, as far as they are one to one."""
    found: dict[int, int] = {}
    for change in named(item, "CGTransform"):
        shapes = [int(value) for value in numbers(getattr(first(change, "Glyphs"), "text", ""))]
        begin, count = (int(_number(change.get(name), 0)) for name in ("CodePosition", "CodeCount"))
        if len(shapes) == max(count, 1):
            found |= {begin + place: shape for place, shape in enumerate(shapes)}
    return found


def _deltas(text: str | None, most: int) -> list[float]:
    """Steps between characters; `g n v` stands for n times v."""
    parts = (text or "").split()
    found: list[float] = []
    place = 0
    while place < len(parts) and len(found) < most:
        if parts[place] == "g" and place + 2 < len(parts):
            count, value = _number(parts[place + 1], 0), _number(parts[place + 2], 0)
            found += [value] * min(most, max(0, int(count)))
            place += 3
        else:
            found.append(_number(parts[place], 0.0))
            place += 1
    return found


def _number(text: str | None, otherwise: float) -> float:
    values = numbers(text)
    return values[0] if len(values) == 1 and abs(values[0]) < 1e7 else otherwise


def _grey(colour: etree._Element) -> float:
    """Lightness (0 black, 1 white) of a colour in RGB or grey; a pattern's is in between."""
    values = numbers(colour.get("Value"))
    if not values:
        return 0.0 if len(colour) == 0 else 0.5
    if len(values) == 4:  # CMYK
        return max(0.0, 1 - max(values) / _OPAQUE)
    return min(1.0, sum(values) / len(values) / _OPAQUE)


def _path(item: etree._Element, matrix: Matrix) -> Path | None:
    data = first(item, "AbbreviatedData")
    polygons, segments = _polygons((data.text or "") if data is not None else "", matrix)
    if not polygons:
        return None
    fill, stroke = first(item, "FillColor"), first(item, "StrokeColor")
    return Path(
        tuple(polygons),
        (_grey(fill) if fill is not None else 0.0) if _flag(item, "Fill", False) else None,
        (_grey(stroke) if stroke is not None else 0.0) if _flag(item, "Stroke", True) else None,
        _number(item.get("LineWidth"), 0.353) * matrix.scale,
        segments,
    )


_OPERANDS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}


def _polygons(data: str, matrix: Matrix) -> tuple[list[tuple[Point, ...]], int]:
    """Polygons of an abbreviated path (GB/T 33190, 9.1), arcs as chords; and how many segments it has."""
    parts = data.split()[:200_000]
    polygons: list[list[Point]] = []
    segments = place = 0
    while place < len(parts):
        operator = parts[place]
        count = _OPERANDS.get(operator)
        if count is None:
            place += 1
            continue
        values = [_number(part, 0.0) for part in parts[place + 1 : place + 1 + count]]
        place += 1 + count
        if len(values) != count:
            break
        points = [matrix.at(*pair) for pair in zip(values[::2], values[1::2], strict=False)]
        if operator in "SM":
            polygons.append([points[0]])
            continue
        segments += 1
        if not polygons:
            continue
        last = polygons[-1]
        if operator == "L":
            last.append(points[0])
        elif operator == "A":
            last.append(matrix.at(values[5], values[6]))
        elif operator == "C":
            last.append(last[0])
        else:
            last.extend(bezier([last[-1], *points]))
    return [tuple(polygon) for polygon in polygons if len(polygon) > 1], segments
