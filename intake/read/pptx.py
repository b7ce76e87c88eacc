"""PowerPoint files (.pptx): a page a slide; shapes, tables, diagrams; pictures as children."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from intake.errors import ReadError
from intake.model import Box, Cell, Line, Mark, Page, SourceFile, Table
from intake.read.children import Children
from intake.read.office_parts import add_embedded, add_picture, diagram_texts
from intake.read.ooxml import Package, Relation
from intake.read.types import ReadOptions, ReadResult

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
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
        width = _number(size, "cx") or 9144000.0
        height = _number(size, "cy") or 6858000.0
        relations = package.relations("ppt/presentation.xml")
        children = Children(source, options)
        pages: list[Page] = []
        for item in presentation.iter(f"{_P}sldId"):
            relation = relations.get(item.get(f"{_R}id", ""))
            root = package.xml(relation.target) if relation and not relation.outside else None
            if relation is None or root is None:
                continue
            slide = _Slide(package, package.relations(relation.target), children, width, height)
            slide.walk(root)
            pages.append(slide.page(source.path, len(pages) + 1))
            if options.on_page:
                options.on_page()
    return ReadResult(source, tuple(pages), children.files())


@dataclass(slots=True)
class _Slide:
    package: Package
    relations: dict[str, Relation]
    children: Children
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    pictures: list[Relation] = field(default_factory=list)

    def walk(self, parent: etree._Element) -> None:
        """Reads every shape below, through groups."""
        for item in parent.iter(*_SHAPES, f"{_P}graphicFrame", f"{_P}pic", f"{_P}oleObj"):
            if item.tag in _SHAPES:
                self._shape(item)
            elif item.tag == f"{_P}graphicFrame":
                self._frame(item)
            elif item.tag == f"{_P}oleObj":
                relation = self.relations.get(item.get(f"{_R}id", ""))
                if relation:
                    add_embedded(self.package, relation, self.children, "")
            else:
                for blip in item.iter(f"{_A}blip"):
                    relation = self.relations.get(blip.get(f"{_R}embed", ""))
                    if relation:
                        self.pictures.append(relation)

    def page(self, file: str, number: int) -> Page:
        """The slide in reading order, top down."""
        lines = tuple(sorted(self.lines, key=lambda line: (round(line.box.y0, 2), line.box.x0)))
        context = "\n".join(line.text for line in lines)[:200]
        for relation in self.pictures:
            add_picture(self.package, relation, self.children, context)
        return Page(
            file,
            number,
            lines,
            tuple(self.tables),
            tuple(self.marks),
            "text",
            why=("幻灯片",),
            width=self.width / 12700,
            height=self.height / 12700,
            title=lines[0].text[:60] if lines else "",
        )

    def _shape(self, item: etree._Element) -> None:
        texts = list(_paragraphs(item))
        box = self._box(item)
        step = box.height / max(1, len(texts))
        for place, text in enumerate(texts):
            top = box.y0 + place * step
            self.lines.append(Line(text, Box(box.x0, top, box.x1, top + step)))
        if texts:
            self.marks.append(Mark("shape", box, "".join(texts)))

    def _frame(self, item: etree._Element) -> None:
        box = self._box(item)
        for table in item.iter(f"{_A}tbl"):
            rows = [
                ["\n".join(_paragraphs(cell)) for cell in row.findall(f"{_A}tc")]
                for row in table.findall(f"{_A}tr")
            ]
            self._table(rows, box)
        for diagram in item.iter(f"{_DGM}relIds"):
            for text in diagram_texts(self.package, self.relations.get(diagram.get(f"{_R}dm", ""))):
                self.lines.append(Line(text, box))
                self.marks.append(Mark("shape", box, text))

    def _table(self, rows: list[list[str]], box: Box) -> None:
        width = max((len(row) for row in rows), default=0)
        if not width:
            return
        across, down = box.width / width, box.height / len(rows)
        cells = []
        for number, row in enumerate(rows):
            top = box.y0 + number * down
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

    def _box(self, item: etree._Element) -> Box:
        """The shape's place; inside groups an approximation, placeholders without one the whole slide."""
        transform = next(item.iter(f"{_A}xfrm", f"{_P}xfrm"), None)
        if transform is None:
            return Box(0.0, 0.0, 1.0, 1.0)
        left, top = (_number(transform.find(f"{_A}off"), name) for name in ("x", "y"))
        width, height = (_number(transform.find(f"{_A}ext"), name) for name in ("cx", "cy"))
        edges = (
            left / self.width,
            top / self.height,
            (left + width) / self.width,
            (top + height) / self.height,
        )
        return Box(*(min(1.0, max(0.0, edge)) for edge in edges))


def _paragraphs(item: etree._Element) -> Iterator[str]:
    for paragraph in item.iter(f"{_A}p"):
        parts = []
        for part in paragraph.iter(f"{_A}t", f"{_A}br"):
            parts.append(" " if part.tag == f"{_A}br" else part.text or "")
        text = "".join(parts).strip()
        if text:
            yield text


def _number(item: etree._Element | None, name: str) -> float:
    try:
        return float(item.get(name, "0")) if item is not None else 0.0
    except ValueError:
        return 0.0
