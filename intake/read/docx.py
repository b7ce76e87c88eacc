"""Word documents (.docx, .docm): the text as it reads on paper, and the pictures pasted into it.

Tracked changes are read as accepted; of alternative drawings the newer one is read.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from intake.errors import ReadError
from intake.model import Page, SourceFile
from intake.read.children import Children
from intake.read.docx_numbering import Numbering, W
from intake.read.flowing import LINES_A_PAGE, FlowingPage, make_page
from intake.read.office_parts import add_embedded, add_picture, diagram_texts
from intake.read.ooxml import Package, Relation
from intake.read.symbols import readable_symbols, symbol
from intake.read.types import ReadOptions, ReadResult

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_NOT_SEEN = {
    f"{W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "pPr", "rPr", "sdtPr", "rt")
}
_NOT_SEEN.add(f"{_MC}Fallback")
_HEADING = re.compile(r"^(heading|标题|title)\s*1?$", re.I)
_TEXT = {f"{W}t", f"{_A}t", f"{_M}t"}
_REFERENCES = {
    f"{W}footnoteReference",
    f"{W}endnoteReference",
    f"{_DGM}relIds",
    f"{W}object",
    f"{_A}blip",
    f"{_V}imagedata",
}
_SIGNS = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def read(source: SourceFile, options: ReadOptions) -> ReadResult:
    """The document in pages, pictures and embedded files as children. Raises ReadError when damaged."""
    with Package(source, options.limits) as package:
        main = _main_part(package)
        root = package.xml(main)
        if root is None:
            raise ReadError(
                "file-unreadable", "Word 文档内容损坏，无法读取，请重新保存后提交。", reason="damaged"
            )
        children = Children(source, options)
        story = _Story(package, main, children)
        story.body(root)
        pages = tuple(
            make_page(source.path, number, filled, (story.why,))
            for number, filled in enumerate(story.pages(), 1)
        )
        story.hand_over_pictures()
    if options.on_page:
        options.on_page()
    if not pages and not children.files():
        pages = (_blank(source),)
    return ReadResult(children.noted(source), pages, children.files())


def _blank(source: SourceFile) -> Page:
    return Page(
        source.path,
        1,
        method="none",
        why=("文档没有内容",),
        flowing=True,
        problem="空白文档。",
        problem_code="page-blank",
    )


def _main_part(package: Package) -> str:
    for relation in package.relations("").values():
        if relation.kind == "officeDocument" and not relation.outside:
            return relation.target
    return "word/document.xml"


@dataclass(slots=True)
class _Pasted:
    """A picture and the text around it."""

    relation: Relation
    before: str
    after: str = ""


@dataclass(slots=True)
class _Paragraph:
    """What one paragraph holds, in order of reading."""

    text: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    break_before: bool = False
    break_after: bool = False


class _Story:
    """Walks the main part and fills pages."""

    def __init__(self, package: Package, main: str, children: Children) -> None:
        self._package = package
        self._relations = package.relations(main)
        self._children = children
        by_kind = {relation.kind: relation.target for relation in self._relations.values()}
        styles = package.xml(by_kind.get("styles", ""))
        self._numbering = Numbering(package.xml(by_kind.get("numbering", "")), styles)
        self._heading_styles = _heading_styles(styles)
        self._notes = _notes(package, by_kind)
        self._filled: list[FlowingPage] = [FlowingPage()]
        self._headings: list[set[int]] = [set()]  # by page: the numbers of lines where a chapter begins
        self._broken = False
        self._heading = ""
        self._last = ""
        self._pasted: list[_Pasted] = []
        self._embedded: set[str] = set()

    @property
    def why(self) -> str:
        return "Word 文档，按分页符分页" if self._broken else "Word 文档，按标题和篇幅分页"

    def body(self, root: etree._Element) -> None:
        """Reads the whole document."""
        body = root.find(f"{W}body")
        self._filled[0].lines.extend(self._margin("header"))
        self._blocks(body if body is not None else root)
        for line in self._margin("footer"):
            self._filled[-1].add_text(line)

    def pages(self) -> Iterator[FlowingPage]:
        """The pages that hold something. What stands between two page breaks may be many pages' text."""
        for page, headings in zip(self._filled, self._headings, strict=True):
            long = not self._broken or len(page.lines) > LINES_A_PAGE or _length(page.lines) > _LONG_PAGE
            yield from (part for part in (_cut(page, headings) if long else (page,)) if not part.empty)

    def hand_over_pictures(self) -> None:
        """Makes the pictures files of their own, with the text around them."""
        for pasted in self._pasted:
            add_picture(
                self._package, pasted.relation, self._children, f"{pasted.before}\n{pasted.after}".strip()
            )

    def _blocks(self, parent: etree._Element) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag in {
                f"{W}sdt",
                f"{W}sdtContent",
                f"{W}ins",
                f"{W}moveTo",
                f"{W}customXml",
                f"{W}smartTag",
            }:
                self._blocks(child)
            elif child.tag == f"{_MC}AlternateContent":
                for choice in child.findall(f"{_MC}Choice")[:1]:
                    self._blocks(choice)
            elif child.tag == f"{W}altChunk":  # a whole document that Word would merge on opening
                relation = self._relations.get(child.get(f"{_R}id", ""))
                if relation:
                    add_embedded(self._package, relation, self._children, self._last[-80:])

    def _paragraph(self, item: etree._Element) -> None:
        properties = item.find(f"{W}pPr")
        found = _Paragraph()
        self._runs(item, found)
        if properties is not None and _on(properties.find(f"{W}pageBreakBefore")):
            found.break_before = True
        if found.break_before:
            self._break()
        text = self._numbering.label(properties) + "".join(found.text)
        self._write(text, found, self._is_heading(properties))
        section = properties.find(f"{W}sectPr") if properties is not None else None
        if found.break_after or (section is not None and _new_page(section)):
            self._break()

    def _write(self, text: str, found: _Paragraph, heading: bool) -> None:
        page = self._filled[-1]
        if text.strip():
            for pasted in reversed(self._pasted):
                if pasted.after:
                    break
                pasted.after = text.strip()[:80]
            if heading:
                self._heading = text.strip()
            if heading or _CHAPTER.match(text.strip()):
                self._headings[-1].add(len(page.lines))
            page.add_text(text)
            self._last = text.strip()
        for identifier in found.pictures:
            relation = self._relations.get(identifier)
            if relation:
                before = "\n".join(
                    dict.fromkeys(part for part in (self._heading, self._last[-80:]) if part)
                )
                self._pasted.append(_Pasted(relation, before))
        for shape in found.shapes:
            page.add_shape(shape)
        for box in found.boxes:
            self._text_box(box)
        for note in found.notes:
            page.add_text(note)

    def _text_box(self, box: etree._Element) -> None:
        """A text box: one line when it is short (a chart's box), else paragraph by paragraph."""
        texts = [text for text in (self._plain(item) for item in box.iter(f"{W}p")) if text.strip()]
        if sum(map(len, texts)) <= 40:
            self._filled[-1].add_shape("".join(texts))
        else:
            for text in texts:
                self._filled[-1].add_text(text)

    def _plain(self, item: etree._Element) -> str:
        found = _Paragraph()
        self._runs(item, found)
        for identifier in found.pictures:
            relation = self._relations.get(identifier)
            if relation:
                self._pasted.append(_Pasted(relation, self._heading or self._last[-80:]))
        label = self._numbering.label(item.find(f"{W}pPr"))
        extra = [self._box_text(box) for box in found.boxes] + found.shapes + found.notes
        return "\n".join(part for part in (label + "".join(found.text), *extra) if part.strip())

    def _box_text(self, box: etree._Element) -> str:
        return "".join(self._plain(item) for item in box.iter(f"{W}p"))

    def _runs(self, item: etree._Element, found: _Paragraph) -> None:
        for child in item:
            tag = child.tag
            if tag in _NOT_SEEN or not isinstance(tag, str) or (tag == f"{W}r" and _is_hidden(child)):
                continue
            if tag in _TEXT:
                found.text.append(readable_symbols(child.text or ""))
            elif tag in _SIGNS:
                found.text.append(_SIGNS[tag])
            elif tag in _REFERENCES:
                self._reference(child, found)
            elif tag == f"{W}br":
                self._line_break(child, found)
            elif tag in _WRITTEN_OUT:
                found.text.append(_WRITTEN_OUT[tag](child))
            elif tag == f"{_V}textpath":  # WordArt
                found.shapes.append(child.get("string", ""))
            elif tag == f"{W}lastRenderedPageBreak":
                self._page_break(found)
            elif tag == f"{W}txbxContent":
                found.boxes.append(child)
            else:
                self._runs(child, found)

    def _reference(self, item: etree._Element, found: _Paragraph) -> None:
        """What stands elsewhere in the package: notes, pictures, diagrams, embedded files."""
        if item.tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
            note = self._notes.get((item.tag, item.get(f"{W}id", "")))
            if note:
                found.notes.append(note)
        elif item.tag == f"{_DGM}relIds":
            found.shapes += diagram_texts(self._package, self._relations.get(item.get(f"{_R}dm", "")))
        elif item.tag == f"{W}object":
            self._object(item, found)
        else:
            found.pictures.append(item.get(f"{_R}embed") or item.get(f"{_R}id") or "")

    def _object(self, item: etree._Element, found: _Paragraph) -> None:
        """An embedded file; when it is none we read (a formula, a drawing), its picture instead."""
        for linked in item.iter(f"{_O}OLEObject"):
            relation = self._relations.get(linked.get(f"{_R}id", ""))
            if relation is None or relation.target in self._embedded:
                continue
            self._embedded.add(relation.target)
            if add_embedded(self._package, relation, self._children, self._last[-80:]):
                return
        for shape in item:
            self._runs(shape, found)

    def _line_break(self, item: etree._Element, found: _Paragraph) -> None:
        if item.get(f"{W}type") == "page":
            self._page_break(found)
        elif item.get(f"{W}type") != "column":
            found.text.append("\n")

    @staticmethod
    def _page_break(found: _Paragraph) -> None:
        if "".join(found.text).strip() or found.pictures or found.boxes:
            found.break_after = True
        else:
            found.break_before = True

    def _break(self) -> None:
        self._broken = True
        if not self._filled[-1].empty:
            self._filled.append(FlowingPage())
            self._headings.append(set())

    def _table(self, table: etree._Element) -> None:
        rows = self._rows(table)
        if len(rows) == 1 and len(rows[0]) == 1:  # a frame round text
            self._filled[-1].add_text(rows[0][0])
            return
        self._filled[-1].add_table(rows)
        self._last = " ".join(cell for cell in rows[-1] if cell)[:80] if rows else self._last

    def _rows(self, table: etree._Element) -> list[list[str]]:
        rows = []
        for row in _children(table, "tr"):
            row_properties = row.find(f"{W}trPr")
            if row_properties is not None and row_properties.find(f"{W}del") is not None:
                continue  # a deletion that counts as accepted
            cells = [""] * _number(row_properties, "gridBefore", 0)
            for cell in _children(row, "tc"):
                properties = cell.find(f"{W}tcPr")
                merge = properties.find(f"{W}vMerge") if properties is not None else None
                continued = merge is not None and merge.get(f"{W}val") != "restart"
                cells.append("" if continued else self._cell(cell))
                cells += [""] * (_span(properties) - 1)
            rows.append(cells)
        return rows

    def _cell(self, cell: etree._Element) -> str:
        parts = []
        for child in _children(cell, "p", "tbl"):
            if child.tag == f"{W}p":
                parts.append(self._plain(child))
            else:
                parts += ["  ".join(part for part in row if part) for row in self._rows(child)]
        return "\n".join(part for part in parts if part.strip())

    def _margin(self, kind: str) -> list[str]:
        """Headers' or footers' distinct lines, page numbers' fields left out."""
        seen: dict[str, None] = {}
        for relation in self._relations.values():
            root = self._package.xml(relation.target) if relation.kind == kind else None
            if root is None:
                continue
            for item in root.iter(f"{W}p"):
                found = _Paragraph()
                self._runs(item, found)
                text = "".join(found.text).strip()
                if len(text) > 3:
                    seen[text] = None
        return list(seen)

    def _is_heading(self, properties: etree._Element | None) -> bool:
        if properties is None:
            return False
        style = properties.find(f"{W}pStyle")
        level = properties.find(f"{W}outlineLvl")
        return (style is not None and style.get(f"{W}val") in self._heading_styles) or (
            level is not None and level.get(f"{W}val") == "0"
        )


def _children(parent: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Children of those names, looking through content controls and accepted changes."""
    for child in parent:
        if child.tag in {f"{W}{name}" for name in names}:
            yield child
        elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}moveTo"}:
            yield from _children(child, *names)


def _span(properties: etree._Element | None) -> int:
    return max(1, _number(properties, "gridSpan", 1))


def _number(properties: etree._Element | None, name: str, default: int) -> int:
    item = properties.find(f"{W}{name}") if properties is not None else None
    value = item.get(f"{W}val", "") if item is not None else ""
    return min(200, int(value)) if value.isdecimal() else default


def _is_hidden(run: etree._Element) -> bool:
    properties = run.find(f"{W}rPr")
    return properties is not None and _on(properties.find(f"{W}vanish"))


def _form_value(field: etree._Element) -> str:
    """What an old form's check box or drop-down shows; text fields hold their value as text."""
    box = field.find(f"{W}checkBox")
    if box is not None:
        checked = box.find(f"{W}checked")
        return "☑" if _on(checked if checked is not None else box.find(f"{W}default")) else "☐"
    choices = field.find(f"{W}ddList")
    if choices is None:
        return ""
    entries = [entry.get(f"{W}val", "") for entry in choices.findall(f"{W}listEntry")]
    chosen = _number(choices, "result", _number(choices, "default", 0))
    return entries[chosen] if chosen < len(entries) else ""


_WRITTEN_OUT: dict[str, Callable[[etree._Element], str]] = {
    f"{W}sym": lambda item: symbol(item.get(f"{W}font", ""), item.get(f"{W}char", "")),
    f"{W}ffData": _form_value,
}
"""Elements whose text is not written in them."""


def _on(item: etree._Element | None) -> bool:
    return item is not None and item.get(f"{W}val") not in {"0", "false", "off"}


def _new_page(section: etree._Element) -> bool:
    kind = section.find(f"{W}type")
    return kind is None or kind.get(f"{W}val") != "continuous"


def _heading_styles(styles: etree._Element | None) -> set[str]:
    if styles is None:
        return set()
    found = set()
    for style in styles.iter(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None and _HEADING.match(name.get(f"{W}val", "")):
            found.add(style.get(f"{W}styleId", ""))
    return found


def _notes(package: Package, by_kind: dict[str, str]) -> dict[tuple[str, str], str]:
    """Foot- and endnotes by kind of reference and id."""
    found = {}
    for kind, name in (("footnotes", "footnote"), ("endnotes", "endnote")):
        root = package.xml(by_kind.get(kind, ""))
        if root is None:
            continue
        for note in root.iter(f"{W}{name}"):
            text = "".join(item.text or "" for item in note.iter(f"{W}t")).strip()
            if text:
                found[f"{W}{name}Reference", note.get(f"{W}id", "")] = text
    return found


_CHAPTER_LINES, _CHAPTER_LENGTH = 8, 250
"""A chapter begins a page when what stands before it has so many lines, or characters: a procedure's
`1 目的` and `2 范围` of one sentence each stay together."""


_PART_LINES, _PART_LENGTH = 2, 60
"""The same for what is numbered 一、: parts of an application are papers of their own, however short."""

_LONG_PAGE = 1_500
"""Characters of more than a printed page."""

_CHAPTER = re.compile(
    r"^(?:第[一二三四五六七八九十]{1,3}(?:章|部分|篇)|[一二三四五六七八九十]{1,3}、)[^，。；：:]{2,24}$"
)
"""A chapter's heading by its words, in documents whose writers use no styles."""

_PART = re.compile(r"^第[一二三四五六七八九十]{1,3}(?:章|部分|篇)")
"""What is numbered so begins a page however short the chapter before it is."""


def _length(lines: list[str]) -> int:
    return sum(map(len, lines))


def _cut(whole: FlowingPage, headings: set[int]) -> Iterator[FlowingPage]:
    """One long page cut before chapters, and after about forty lines where no table stands."""
    closed = {line for start, end, *_ in whole.tables for line in range(start + 1, end)}
    cuts = [0]
    for place in range(1, len(whole.lines)):
        if place in closed:
            continue
        since = whole.lines[cuts[-1] : place]
        chapter = place in headings and (
            (len(since) > 1 and _PART.match(whole.lines[place]))
            or (
                _CHAPTER.match(whole.lines[place])
                and len(since) >= _PART_LINES
                and _length(since) >= _PART_LENGTH
            )
            or len(since) >= _CHAPTER_LINES
            or _length(since) >= _CHAPTER_LENGTH
        )
        if chapter or len(since) >= LINES_A_PAGE:
            cuts.append(place)
    for start, end in zip(cuts, [*cuts[1:], len(whole.lines)], strict=True):
        yield FlowingPage(
            whole.lines[start:end],
            [
                (first - start, last - start, rows, numbers)
                for first, last, rows, numbers in whole.tables
                if start <= first < end
            ],
            [(place - start, text) for place, text in whole.shapes if start <= place < end],
        )
