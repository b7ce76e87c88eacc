"""Walks a Word document from beginning to end and fills pages."""

from collections.abc import Iterator

from docx.document import Document
from docx.enum.section import WD_SECTION_START
from docx.oxml.ns import qn
from docx.shared import StoryChild
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml import etree

from intake.read.flowing import FlowingPage
from intake.read.word.chapters import cut, is_chapter, is_long
from intake.read.word.flat import Flat, blocks
from intake.read.word.headings import Headings
from intake.read.word.inside import Inside
from intake.read.word.margins import margins
from intake.read.word.pasted import Pasted

_ON_PAGE = {WD_SECTION_START.CONTINUOUS, WD_SECTION_START.NEW_COLUMN}
_SHORT_BOX = 40
"""Characters up to which a text box is one line: a box of a chart."""


_LONGEST_CELL = 5_000
"""Characters of a cell that holds values; a table with longer ones lays out pages."""


class Story:
    """The pages of one document."""

    def __init__(self, document: Document, flat: Flat, pasted: Pasted) -> None:
        self._document = document
        self._flat = flat
        self._pasted = pasted
        self._headed = Headings(document)
        self._sections = [section.start_type for section in document.sections]
        self._filled: list[FlowingPage] = [FlowingPage()]
        self._headings: list[set[int]] = [set()]  # by page: the numbers of lines where a chapter begins
        self._broken = False

    @property
    def why(self) -> str:
        return "Word 文档，按分页符分页" if self._broken else "Word 文档，按标题和篇幅分页"

    def read(self) -> None:
        """Reads the whole document."""
        self._filled[0].lines.extend(margins(self._document, "header", self._flat))
        self._blocks(self._document.element.body, self._document._body)
        for line in margins(self._document, "footer", self._flat):
            self._filled[-1].add_text(line)

    def pages(self) -> Iterator[FlowingPage]:
        """The pages that hold something. What stands between two page breaks may be many pages' text."""
        for page, headings in zip(self._filled, self._headings, strict=True):
            parts = cut(page, headings) if not self._broken or is_long(page) else (page,)
            yield from (part for part in parts if not part.empty)

    def _blocks(self, holder: etree._Element, parent: StoryChild) -> None:
        for block in blocks(holder, parent):
            if isinstance(block, Paragraph):
                self._paragraph(block)
            else:
                self._table(block)

    def _paragraph(self, paragraph: Paragraph) -> None:
        found = self._flat.inside(paragraph)
        if found.break_before or paragraph.paragraph_format.page_break_before:
            self._break()
        self._write(paragraph, found)
        if found.break_after or self._ends_section(paragraph):
            self._break()

    def _ends_section(self, paragraph: Paragraph) -> bool:
        """Whether a section ends with it, and the next one begins on a page of its own."""
        properties = paragraph._p.pPr
        if properties is None or properties.find(qn("w:sectPr")) is None:
            return False
        self._sections.pop(0)
        return bool(self._sections) and self._sections[0] not in _ON_PAGE

    def _write(self, paragraph: Paragraph, found: Inside) -> None:
        page, text = self._filled[-1], found.all_text.strip()
        if text:
            self._pasted.read(text)
            level = self._headed.level(paragraph)
            if level == 1:
                self._pasted.heading = text
            if level == 1 or is_chapter(text):
                self._headings[-1].add(len(page.lines))
            page.add_text(found.all_text, level)
        self._flat.paste(found)
        for shape in found.shapes:
            page.add_shape(shape)
        for chart in found.charts:
            page.add_chart(chart)
        for box in found.boxes:
            self._text_box(box, paragraph)
        for note in found.notes:
            page.add_text(note)

    def _text_box(self, box: etree._Element, parent: Paragraph) -> None:
        """A text box: one line when it is short (a chart's box), else block by block."""
        if box.find(qn("w:tbl")) is not None:
            self._blocks(box, parent)
            return
        texts = self._flat.parts(box, parent)
        if sum(map(len, texts)) <= _SHORT_BOX:
            self._filled[-1].add_shape("".join(texts))
        else:
            for text in texts:
                self._filled[-1].add_text(text)

    def _break(self) -> None:
        self._broken = True
        if not self._filled[-1].empty:
            self._filled.append(FlowingPage())
            self._headings.append(set())

    def _table(self, table: Table) -> None:
        """A table; of one that only lays out the page, what stands in its cells, one after the other."""
        if _is_frame(table):
            self._unframe(table)
            return
        rows = list(self._flat.rows(table))
        self._filled[-1].add_table(rows, above=self._flat.above(table))
        if rows:
            self._pasted.last = " ".join(cell for cell in rows[-1] if cell)

    def _unframe(self, table: Table) -> None:
        for row in table.rows:
            for item in row._tr.tc_lst:
                if item.vMerge != "continue":
                    self._blocks(item, _Cell(item, table))


def _is_frame(table: Table) -> bool:
    """Whether it has one cell, or one with more text than a table's cell has."""
    cells = [item for row in table.rows for item in row._tr.tc_lst]
    return len(cells) == 1 or any(_length(item) > _LONGEST_CELL for item in cells)


def _length(holder: etree._Element) -> int:
    return sum(len(item.text or "") for item in holder.iter(qn("w:t")))
