"""Where a slide's shapes lie: through groups, and for placeholders as their layout or master says."""

from dataclasses import dataclass

from lxml import etree

from intake.model import WHOLE_PAGE, Box

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


@dataclass(frozen=True, slots=True)
class Scale:
    """From a group's inner coordinates to the slide's (English Metric Units): factor, then shift."""

    across: float = 1.0
    down: float = 1.0
    right: float = 0.0
    below: float = 0.0

    def inside(self, group: etree._Element) -> "Scale":
        """The scale of what lies in that group."""
        transform = group.find(f"{_P}grpSpPr/{_A}xfrm")
        if transform is None:
            return self
        left, top, width, height = _rectangle(transform, "off", "ext")
        inner_left, inner_top, inner_width, inner_height = _rectangle(transform, "chOff", "chExt")
        across = width / inner_width if inner_width else 1.0
        down = height / inner_height if inner_height else 1.0
        return Scale(
            self.across * across,
            self.down * down,
            self.right + self.across * (left - inner_left * across),
            self.below + self.down * (top - inner_top * down),
        )


class Places:
    """The places of one slide's shapes, as fractions of the slide."""

    def __init__(self, width: float, height: float, patterns: list[etree._Element]) -> None:
        """`patterns` are the slide's layout and master, in that order."""
        self._width = width
        self._height = height
        self._patterns = [_placeholders(root) for root in patterns]

    def of(self, item: etree._Element, scale: Scale) -> Box:
        """The place of a shape, picture or frame; the whole slide when nothing tells it."""
        transform = next(item.iter(f"{_A}xfrm", f"{_P}xfrm"), None)
        if transform is None or transform.find(f"{_A}off") is None:
            transform = self._inherited(item)
        if transform is None:
            return WHOLE_PAGE
        left, top, width, height = _rectangle(transform, "off", "ext")
        x, y = scale.right + scale.across * left, scale.below + scale.down * top
        edges = (
            x / self._width,
            y / self._height,
            (x + scale.across * width) / self._width,
            (y + scale.down * height) / self._height,
        )
        return Box(*(min(1.0, max(0.0, edge)) for edge in edges))

    def _inherited(self, item: etree._Element) -> etree._Element | None:
        placeholder = next(item.iter(f"{_P}ph"), None)
        if placeholder is None:
            return None
        for known in self._patterns:
            for key in _keys(placeholder):
                if key in known:
                    return known[key]
        return None


def _placeholders(root: etree._Element) -> dict[str, etree._Element]:
    found: dict[str, etree._Element] = {}
    for shape in root.iter(f"{_P}sp"):
        placeholder = next(shape.iter(f"{_P}ph"), None)
        transform = shape.find(f"{_P}spPr/{_A}xfrm")
        if placeholder is not None and transform is not None:
            for key in _keys(placeholder):
                found.setdefault(key, transform)
    return found


def _keys(placeholder: etree._Element) -> list[str]:
    """What a placeholder is known by: its number first, then its kind (a title of either kind is one)."""
    kind = placeholder.get("type", "body").replace("ctrTitle", "title").replace("obj", "body")
    number = placeholder.get("idx")
    return ([f"#{number}"] if number else []) + [kind]


def _rectangle(transform: etree._Element, off: str, ext: str) -> tuple[float, float, float, float]:
    corner, size = transform.find(f"{_A}{off}"), transform.find(f"{_A}{ext}")
    return number(corner, "x"), number(corner, "y"), number(size, "cx"), number(size, "cy")


def number(item: etree._Element | None, name: str) -> float:
    """An attribute as a number; 0 when there is none."""
    try:
        return float(item.get(name, "0")) if item is not None else 0.0
    except ValueError:
        return 0.0
