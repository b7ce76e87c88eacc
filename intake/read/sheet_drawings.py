"""What lies on the sheets of an Excel workbook beside cells: pictures, shapes' texts, embedded files."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from intake.read.children import Children
from intake.read.cropping import Crop, crop_of
from intake.read.office_charts import CHART_TAGS, Chart, chart_at
from intake.read.office_parts import add_embedded, add_picture, diagram_texts
from intake.read.ooxml import Package, Relation

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

CELL_PICTURE = re.compile(r'^=?(?:_xlfn\.)?DISPIMG\("(ID_\w+)"')
"""What WPS puts into a cell that holds a picture; the picture itself is in `xl/cellimages.xml`."""

_CELL_IMAGES = "xl/cellimages.xml"
_RICH_VALUES = "xl/richData/richValueRel.xml"  # Excel's own pictures in cells


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture of a sheet, how it is cropped, and the row (from 0) it begins in; -1 when that is not
    known."""

    relation: Relation
    crop: Crop | None
    row: int


@dataclass(slots=True)
class SheetDrawings:
    """The shapes' texts, charts and pictures of one sheet, and the files embedded in it."""

    shapes: list[str] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    pictures: list[Placed] = field(default_factory=list)
    embedded: list[Relation] = field(default_factory=list)


def drawings_by_sheet(package: Package) -> dict[str, SheetDrawings]:
    """By sheet title."""
    found: dict[str, SheetDrawings] = {}
    workbook = package.xml("xl/workbook.xml")
    relations = package.relations("xl/workbook.xml")
    for sheet in workbook.iter(f"{_S}sheet") if workbook is not None else ():
        relation = relations.get(sheet.get(f"{_R}id", ""))
        if relation is not None and not relation.outside:
            found[sheet.get("name", "")] = _of_sheet(package, relation.target)
    return found


def hand_over(
    package: Package,
    children: Children,
    drawings: Mapping[str, SheetDrawings],
    rows: Mapping[str, list[str]],
) -> None:
    """Makes pictures and embedded files children, with the text of the rows they stand in."""
    for title, sheet in drawings.items():
        texts = rows.get(title, [])
        for picture in sheet.pictures:
            near = texts[max(0, picture.row - 1) : picture.row + 1] if picture.row >= 0 else []
            context = "\n".join(dict.fromkeys((title, *near)))
            add_picture(package, picture.relation, children, context, picture.crop)
        for relation in sheet.embedded:
            add_embedded(package, relation, children, title)


def hand_over_cell_pictures(package: Package, children: Children, contexts: Mapping[str, str]) -> None:
    """Makes the pictures inside cells children. `contexts`: the rows' texts by the pictures' names."""
    root = package.xml(_CELL_IMAGES)
    if root is not None:
        relations = package.relations(_CELL_IMAGES)
        for picture in root.iter(f"{_XDR}pic"):
            name = next((item.get("name", "") for item in picture.iter(f"{_XDR}cNvPr")), "")
            for relation, crop in _blips(picture, relations):
                add_picture(package, relation, children, contexts.get(name, ""), crop)
    for relation in package.relations(_RICH_VALUES).values():
        if relation.kind == "image":
            add_picture(package, relation, children, "")


def _of_sheet(package: Package, part: str) -> SheetDrawings:
    found = SheetDrawings()
    for relation in package.relations(part).values():
        if relation.kind in {"package", "oleObject"}:
            found.embedded.append(relation)
        root = package.xml(relation.target) if relation.kind == "drawing" else None
        if root is not None:
            _read_drawing(package, relation.target, root, found)
    return found


def _read_drawing(package: Package, part: str, root: etree._Element, found: SheetDrawings) -> None:
    relations = package.relations(part)
    for anchor in root:
        for fallback in list(anchor.iter(f"{_MC}Fallback")):
            fallback.clear()
        row = _first_row(anchor)
        found.pictures += [Placed(relation, crop, row) for relation, crop in _blips(anchor, relations)]
        charts = [chart_at(place, package, relations) for place in anchor.iter(*CHART_TAGS)]
        found.charts += [chart for chart in charts if chart is not None]
        for body in anchor.iter(f"{_XDR}txBody"):
            text = "".join(item.text or "" for item in body.iter(f"{_A}t")).strip()
            if text:
                found.shapes.append(text)
        for diagram in anchor.iter(f"{_DGM}relIds"):
            found.shapes += diagram_texts(package, relations.get(diagram.get(f"{_R}dm", "")))


def _blips(
    item: etree._Element, relations: Mapping[str, Relation]
) -> Iterator[tuple[Relation, Crop | None]]:
    for blip in item.iter(f"{_A}blip"):
        relation = relations.get(blip.get(f"{_R}embed", ""))
        if relation is not None:
            yield relation, crop_of(blip)


def _first_row(anchor: etree._Element) -> int:
    text = anchor.findtext(f"{_XDR}from/{_XDR}row") or ""
    return int(text) if text.isdecimal() else -1
