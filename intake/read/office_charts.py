"""Native charts of Word, Excel and PowerPoint: their words and numbers as people read them off."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import from_excel

from intake.read.ooxml import Package, Relation
from intake.read.sheet_values import shown

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_CX = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

CHART_TAGS = (f"{_C}chart", f"{_CX}chart")
"""The elements of a document that stand where a chart is, and refer to it."""

_MOST_POINTS = 500
"""Of a series; a chart with more is a curve, off which nobody reads numbers."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Its titles, its own first, and its numbers: a row a category, a column a series, names on top."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def lines(self) -> list[str]:
        """All of it, a line a title and a row."""
        return [*self.titles, *("  ".join(filter(None, row)) for row in self.rows)]


def chart_at(place: etree._Element, package: Package, relations: dict[str, Relation]) -> Chart | None:
    """The chart that stands there; None when it is missing or says nothing."""
    relation = relations.get(place.get(f"{_R}id", ""))
    root = package.xml(relation.target) if relation is not None and not relation.outside else None
    if root is None:
        return None
    chart = _chart(root) if root.tag == f"{_C}chartSpace" else _extended(root)
    return chart if chart.titles or chart.rows else None


def _chart(root: etree._Element) -> Chart:
    titles = [_title(item) for item in root.iter(f"{_C}title")]
    series = list(root.iter(f"{_C}ser"))[:_MOST_POINTS]
    names = [next(iter(_points(item.find(f"{_C}tx")).values()), "") for item in series]
    values = [_points(_first(item, "val", "yVal", "bubbleSize")) for item in series]
    categories: dict[int, str] = {}
    for item in series:
        categories = _points(_first(item, "cat", "xVal")) | categories
    labels = [_text(label) for label in root.iter(f"{_C}dLbl")]
    return Chart(tuple(filter(None, (*titles, *labels))), _rows(names, categories, values))


def _extended(root: etree._Element) -> Chart:
    """The kinds of chart that Office 2016 added ([MS-ODRAWXML] 2.24.3): waterfalls, trees, funnels."""
    titles = [_text(item) for item in root.iter(f"{_CX}title")]
    names = [_text(item) for series in root.iter(f"{_CX}series") for item in series.findall(f"{_CX}tx")]
    categories: dict[int, str] = {}
    values = []
    for data in root.iter(f"{_CX}data"):
        for level in data.iterfind(f"{_CX}strDim/{_CX}lvl"):
            categories = _level(level) | categories
        values += [_level(level) for level in data.iterfind(f"{_CX}numDim/{_CX}lvl")]
    return Chart(tuple(filter(None, titles)), _rows(names, categories, values))


def _rows(
    names: list[str], categories: dict[int, str], values: list[dict[int, str]]
) -> tuple[tuple[str, ...], ...]:
    places = sorted({place for column in (categories, *values) for place in column})
    if not places:
        return (tuple(names),) if any(names) else ()
    names = (names + [""] * len(values))[: len(values)]
    head = (("", *names),) if any(names) else ()
    return (
        *head,
        *((categories.get(place, ""), *(column.get(place, "") for column in values)) for place in places),
    )


def _first(series: etree._Element, *names: str) -> etree._Element | None:
    return next((found for name in names if (found := series.find(f"{_C}{name}")) is not None), None)


def _points(holder: etree._Element | None) -> dict[int, str]:
    """The texts or numbers of a series' name, categories or values, as they were kept, by place."""
    if holder is None:
        return {}
    code = holder.findtext(f".//{_C}formatCode") or "General"
    found: dict[int, str] = {}
    for point in holder.iter(f"{_C}pt"):
        place, text = _place(point), point.findtext(f"{_C}v") or ""
        if place is None or len(found) >= _MOST_POINTS:
            continue
        numeric = point.getparent() is not None and point.getparent().tag in {
            f"{_C}numCache",
            f"{_C}numLit",
        }
        text = _number(text, point.get("formatCode", code)) if numeric else " ".join(text.split())
        # Names of several levels stand one behind the other, the widest first.
        found[place] = f"{text} {found[place]}" if place in found else text
    text = holder.findtext(f"{_C}v")
    return found or ({0: text} if text else {})


def _level(level: etree._Element) -> dict[int, str]:
    code = level.get("formatCode", "General")
    points = list(level.iter(f"{_CX}pt"))[:_MOST_POINTS]
    numeric = level.getparent() is not None and level.getparent().tag == f"{_CX}numDim"
    return {
        place: _number(point.text or "", code) if numeric else " ".join((point.text or "").split())
        for point in points
        if (place := _place(point)) is not None
    }


def _place(point: etree._Element) -> int | None:
    text = point.get("idx", "")
    return int(text) if text.isdecimal() and len(text) < 10 else None


def _number(text: str, code: str) -> str:
    try:
        value = float(text)
        return shown(from_excel(value) if is_date_format(code) else value, code)
    except (ValueError, OverflowError):
        return text.strip()


def _title(item: etree._Element) -> str:
    return _text(item) or next(iter(_points(item).values()), "")


def _text(item: etree._Element) -> str:
    return " ".join(" ".join(_paragraphs(item)).split())


def _paragraphs(item: etree._Element) -> Iterator[str]:
    for paragraph in item.iter(f"{_A}p"):
        yield "".join(part.text or "" for part in paragraph.iter(f"{_A}t"))
