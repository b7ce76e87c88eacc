"""PowerPoint files (.pptx): a page a slide; shapes, tables, diagrams; pictures as children."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from intake.errors import ReadError
from intake.model import Box, Cell, Line, Mark, Page, SourceFile, Table
from intake.read.children import Children
from intake.read.cropping import Crop, crop_of
from intake.read.office_charts import CHART_TAGS, Chart, chart_at
from intake.read.office_parts import add_embedded, add_picture, diagram_texts
from intake.read.ooxml import Package, Relation
from intake.read.pptx_places import Places, Scale, number
from intake.read.types import ReadOptions, ReadResult

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SHAPES = {f"{_P}sp", f"{_P}cxnSp"}


def read(source: SourceFile, options: ReadOptions) -> ReadResult:
    """The slides in order. Raises ReadError when damaged."""
    with Package(source, options.limits) as package:
        presentation = package.xml("ppt/presentation.xml")
        if presentation is None:
            raise ReadError(
                "file-unreadable", "演示文稿已损坏，无法读取，请重新保存后提交。", reason="damaged"
            )
        size = presentation.find(f"{_P}sldSz")
        width = number(size, "cx") or 9144000.0
        height = number(size, "cy") or 6858000.0
        relations = package.relations("ppt/presentation.xml")
        children = Children(source, options)
        pages: list[Page] = []
        for item in presentation.iter(f"{_P}sldId"):
            relation = relations.get(item.get(f"{_R}id", ""))
            root = package.xml(relation.target) if relation and not relation.outside else None
            if relation is None or root is None:
                continue
            patterns = _patterns(package, relation.target)
            places = Places(width, height, patterns)
            slide = _Slide(package, package.relations(relation.target), children, places)
            slide.walk(root)
            if not slide.lines and root.get("showMasterSp") not in {"0", "false"}:
                slide.add_backdrop(patterns)
            slide.add_notes()
            why = ("幻灯片", "此幻灯片是隐藏的") if root.get("show") in {"0", "false"} else ("幻灯片",)
            pages.append(slide.page(source.path, len(pages) + 1, (width, height), why))
            if options.on_page:
                options.on_page()
    return ReadResult(children.noted(source), tuple(pages), children.files())


def _patterns(package: Package, slide: str) -> list[etree._Element]:
    """The slide's layout and that layout's master."""
    found = []
    part = slide
    for kind in ("slideLayout", "slideMaster"):
        targets = [
            relation.target for relation in package.relations(part).values() if relation.kind == kind
        ]
        root = package.xml(targets[0]) if targets else None
        if root is None:
            break
        part = targets[0]
        found.append(root)
    return found


@dataclass(slots=True)
class _Slide:
    package: Package
    relations: dict[str, Relation]
    children: Children
    places: Places
    lines: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    pictures: list[tuple[Relation, Crop | None]] = field(default_factory=list)

    def walk(self, root: etree._Element) -> None:
        """Reads every shape, through groups, and the pictures that fill shapes or the background."""
        for fallback in list(root.iter(f"{_MC}Fallback")):
            fallback.clear()
        todo: list[tuple[etree._Element, Scale]] = [(root, Scale())]
        while todo:
            parent, scale = todo.pop()
            inner = []
            for item in parent:
                if item.tag in _SHAPES:
                    self._shape(item, self.places.of(item, scale))
                elif item.tag == f"{_P}graphicFrame":
                    self._frame(item, self.places.of(item, scale))
                elif item.tag == f"{_P}grpSp":
                    inner.append((item, scale.inside(item)))
                elif item.tag != f"{_P}pic" and len(item):
                    inner.append((item, scale))
            todo += reversed(inner)
        for blip in root.iter(f"{_A}blip"):
            relation = self.relations.get(blip.get(f"{_R}embed", ""))
            if relation:
                self.pictures.append((relation, crop_of(blip)))

    def add_backdrop(self, patterns: Iterable[etree._Element]) -> None:
        """What stands on the slide's layout and master besides places for its own text: a slide without a
        word of its own shows that."""
        for root in patterns:
            for shape in root.iter(f"{_P}sp"):
                if next(shape.iter(f"{_P}ph"), None) is None:
                    self._shape(shape, self.places.of(shape, Scale()))

    def add_notes(self) -> None:
        """The speaker's notes, below everything."""
        for relation in self.relations.values():
            root = self.package.xml(relation.target) if relation.kind == "notesSlide" else None
            for shape in root.iter(f"{_P}sp") if root is not None else ():
                placeholder = next(shape.iter(f"{_P}ph"), None)
                if placeholder is not None and placeholder.get("type") == "body":
                    self.notes += [Line(f"备注：{text}", Box(0, 0.99, 1, 1)) for text in _paragraphs(shape)]

    def page(self, file: str, number: int, size: tuple[float, float], why: tuple[str, ...]) -> Page:
        """The slide in reading order, top down."""
        lines = tuple(sorted(self.lines, key=lambda line: (round(line.box.y0, 2), line.box.x0)))
        context = "\n".join(line.text for line in lines)[:200]
        for relation, crop in self.pictures:
            add_picture(self.package, relation, self.children, context, crop)
        return Page(
            file,
            number,
            (*lines, *self.notes),
            tuple(self.tables),
            tuple(self.marks),
            "text",
            why=why,
            width=size[0] / 12700,
            height=size[1] / 12700,
            title=lines[0].text[:60] if lines else "",
        )

    def _shape(self, item: etree._Element, box: Box) -> None:
        texts = list(_paragraphs(item))
        step = box.height / max(1, len(texts))
        for place, text in enumerate(texts):
            top = box.y0 + place * step
            self.lines.append(Line(text, Box(box.x0, top, box.x1, top + step)))
        if texts:
            self.marks.append(Mark("shape", box, "".join(texts)))

    def _frame(self, item: etree._Element, box: Box) -> None:
        for embedded in item.iter(f"{_P}oleObj"):
            relation = self.relations.get(embedded.get(f"{_R}id", ""))
            if relation and add_embedded(self.package, relation, self.children, ""):
                for blip in list(embedded.iter(f"{_A}blip")):  # its picture shows the same
                    blip.attrib.clear()
        for table in item.iter(f"{_A}tbl"):
            rows = [
                ["\n".join(_paragraphs(cell)) for cell in row.findall(f"{_A}tc")]
                for row in table.findall(f"{_A}tr")
            ]
            self._table(rows, box)
        for place in item.iter(*CHART_TAGS):
            chart = chart_at(place, self.package, self.relations)
            if chart is not None:
                self._chart(chart, box)
        for diagram in item.iter(f"{_DGM}relIds"):
            for text in diagram_texts(self.package, self.relations.get(diagram.get(f"{_R}dm", ""))):
                self.lines.append(Line(text, box))
                self.marks.append(Mark("shape", box, text))

    def _chart(self, chart: Chart, box: Box) -> None:
        """Its titles above its numbers, in the chart's place."""
        parts = len(chart.titles) + len(chart.rows)
        step = box.height / max(1, parts)
        for place, title in enumerate(chart.titles):
            self.lines.append(
                Line(title, Box(box.x0, box.y0 + place * step, box.x1, box.y0 + (place + 1) * step))
            )
        below = Box(box.x0, box.y0 + len(chart.titles) * step, box.x1, box.y1)
        self._table([list(row) for row in chart.rows], below)

    def _table(self, rows: list[list[str]], box: Box) -> None:
        width = max((len(row) for row in rows), default=0)
        if not width:
            return
        across, down = box.width / width, box.height / len(rows)
        cells = []
        for level, row in enumerate(rows):
            top = box.y0 + level * down
            texts = row + [""] * (width - len(row))
            cells.append(
                tuple(
                    Cell(text, Box(box.x0 + place * across, top, box.x0 + (place + 1) * across, top + down))
                    for place, text in enumerate(texts)
                )
            )
            line = "  ".join(" ".join(text.split()) for text in texts if text)
            if line:
                self.lines.append(Line(line, Box(box.x0, top, box.x1, top + down)))
        self.tables.append(Table(tuple(cells), box))


def _paragraphs(item: etree._Element) -> Iterator[str]:
    for paragraph in item.iter(f"{_A}p"):
        parts = []
        for part in paragraph.iter(f"{_A}t", f"{_A}br"):
            parts.append(" " if part.tag == f"{_A}br" else part.text or "")
        text = "".join(parts).strip()
        if text:
            yield text
