"""The text of what cannot be taken apart further: paragraphs in cells, boxes in boxes, tables in cells."""

from collections.abc import Iterator

from docx.oxml.table import CT_Tbl
from docx.oxml.text.paragraph import CT_P
from docx.shared import StoryChild
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml import etree

from intake.read.ooxml import Relation
from intake.read.word.inside import Inside, InsideReader
from intake.read.word.numbering import Numbering
from intake.read.word.pasted import Pasted


def blocks(holder: etree._Element, parent: StoryChild) -> Iterator[Paragraph | Table]:
    """The paragraphs and tables directly in a body, a cell or a text box."""
    for item in holder:
        if isinstance(item, CT_P):
            yield Paragraph(item, parent)
        elif isinstance(item, CT_Tbl):
            yield Table(item, parent)


class Flat:
    """Gives texts, each read once; pictures among them go to `pasted`."""

    def __init__(
        self, reader: InsideReader, numbering: Numbering, relations: dict[str, Relation], pasted: Pasted
    ) -> None:
        self._reader = reader
        self._numbering = numbering
        self._relations = relations
        self._pasted = pasted

    def inside(self, paragraph: Paragraph) -> Inside:
        """What stands in it, its number in front."""
        found = self._reader.read(paragraph._p)
        found.text.insert(0, self._numbering.label(paragraph._p.pPr))
        return found

    def paste(self, found: Inside) -> None:
        """Hands on the pictures of a paragraph."""
        for identifier, crop in found.pictures:
            relation = self._relations.get(identifier)
            if relation is not None:
                self._pasted.add(relation, crop)

    def paragraph(self, paragraph: Paragraph) -> str:
        """All text of a paragraph, of its boxes, drawings and notes."""
        found = self.inside(paragraph)
        self.paste(found)
        boxes = ["".join(self.parts(box, paragraph)) for box in found.boxes]
        charts = ["\n".join(chart.lines) for chart in found.charts]
        extra = [*boxes, *charts, *found.shapes, *found.notes]
        return "\n".join(part for part in (found.all_text, *extra) if part.strip())

    def parts(self, holder: etree._Element, parent: StoryChild) -> list[str]:
        """The texts of the paragraphs, and of the rows of tables, in a cell or a box."""
        texts: list[str] = []
        for block in blocks(holder, parent):
            if isinstance(block, Paragraph):
                texts.append(self.paragraph(block))
            else:
                texts += ["  ".join(part for part in row if part) for row in self.rows(block)]
        return [text for text in texts if text.strip()]

    def above(self, table: Table) -> set[tuple[int, int]]:
        """The places (row, column) of cells that go on from above."""
        places = set()
        for number, row in enumerate(table.rows):
            column = row.grid_cols_before
            for item in row._tr.tc_lst:
                if item.vMerge == "continue":
                    places.add((number, column))
                column += item.grid_span
        return places

    def rows(self, table: Table) -> list[list[str]]:
        """The texts of a table's cells; `""` where a cell goes on from above or from the left."""
        rows = []
        for row in table.rows:
            texts = [""] * row.grid_cols_before
            for item in row._tr.tc_lst:
                cell = _Cell(item, table)
                text = "" if item.vMerge == "continue" else "\n".join(self.parts(item, cell))
                texts += [text, *[""] * (item.grid_span - 1)]
            rows.append(texts)
        return rows
