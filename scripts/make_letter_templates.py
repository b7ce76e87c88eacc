"""Builds the Word templates of letters in schemas/<scheme>/: run it after changing the layout here.

    python scripts/make_letter_templates.py [schemas/gbt27922]

A body edits the resulting .docx in Word or WPS, or passes its own with --template; fields are documented
in docs/letter-template.md. The same input gives the same bytes.
"""

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from letter_texts import ACCEPTANCE, NOTICE, QUOTATION, REJECTION, REMINDER, TEXTS, Line

from intake.render.stable_zip import stable_zip

# Widths of GB/T 9704 letters' type area, a little wider: tables need it.
PAGE_WIDTH, MARGIN_LEFT, MARGIN_RIGHT = Cm(21.0), Cm(2.2), Cm(2.0)
TEXT_WIDTH = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT
BODY, SMALL, TITLE = Pt(12), Pt(10.5), Pt(22)
LINE = Pt(18)
NO_SPACE, CELL_LINE, CELL_PAD = Pt(0), Pt(15), Pt(1)
STAMP = datetime(2026, 1, 1, tzinfo=UTC)

# Office knows each face under both names; where x because the text is marked as Chinese.
FACES = {
    "仿宋": "FangSong",
    "宋体": "SimSun",
    "黑体": "SimHei",
}
BODY_FACE, TITLE_FACE, HEAD_FACE, LATIN_FACE = "仿宋", "宋体", "黑体", "Times New Roman"


def main(folder: Path) -> None:
    """Writes every kind of letter in every language."""
    for language, texts in TEXTS.items():
        for name, layout in (
            ("letter", NOTICE),
            ("accept", ACCEPTANCE),
            ("remind", REMINDER),
            ("reject", REJECTION),
            ("quote", QUOTATION),
        ):
            content = Letter(language, texts).build([line(texts) for line in layout])
            (folder / f"{name}.{language}.docx").write_bytes(content)


class Letter:
    """One template being built."""

    def __init__(self, language: str, texts: dict[str, str]) -> None:
        self._language = language
        self._texts = texts
        # Latin lines set justified tear open where a blank or a long word breaks.
        self._body_align = ALIGN.JUSTIFY if language == "zh" else ALIGN.LEFT
        self._word: WordDocument = Document()
        self._place: WordDocument | _Cell = self._word
        self._set_up_page()
        self._set_up_faces()

    def build(self, lines: list[Line]) -> bytes:
        body = self._word.element.body
        for line in lines:
            getattr(self, f"_{line.kind}")(line)
        # Word wants a paragraph after a table at the end; make it take no room.
        last = body.findall(qn("w:tbl"))
        if last and last[-1].getnext() is body.sectPr:
            self._paragraph("", size=Pt(1), line=Pt(1))
        self._page_numbers()
        buffer = io.BytesIO()
        self._word.core_properties.author = ""
        self._word.core_properties.title = self._texts["title_notice"]
        self._word.core_properties.comments = ""
        self._word.save(buffer)
        return stable_zip(buffer.getvalue(), STAMP)

    # --- kinds of lines -------------------------------------------------------------------------

    def _letterhead(self, line: Line) -> None:
        self._paragraph("{%p if body.letterhead %}")
        self._paragraph(
            line.text, size=Pt(18), face=TITLE_FACE, align=ALIGN.CENTER, bold=True, line=Pt(28), keep=True
        )
        self._paragraph("{%p endif %}")

    def _title(self, line: Line) -> None:
        self._paragraph(
            line.text,
            size=TITLE,
            face=TITLE_FACE,
            align=ALIGN.CENTER,
            bold=True,
            line=Pt(32),
            before=Pt(4),
            keep=True,
        )

    def _number(self, line: Line) -> None:
        self._paragraph(line.text, align=ALIGN.RIGHT, after=Pt(4), keep=True)

    def _facts(self, line: Line) -> None:
        """The head's table: label, value, label, value."""
        rows = [row.split("|") for row in line.text.split("\n")]
        shares = (0.12, 0.38, 0.2, 0.3) if self._language == "zh" else (0.16, 0.35, 0.17, 0.32)
        table = self._table(len(rows), shares)
        for row, texts in zip(table.rows, rows, strict=True):
            for place, text in enumerate(texts):
                self._cell(
                    row.cells[place],
                    text,
                    center=place % 2 == 0,
                    face=HEAD_FACE if place % 2 == 0 else None,
                )
        self._gap()

    def _salutation(self, line: Line) -> None:
        self._paragraph(line.text, keep=True)

    def _text(self, line: Line) -> None:
        self._paragraph(line.text, indent=True, align=self._body_align)

    def _last_text(self, line: Line) -> None:
        """The end of a letter's text: its signature never stands alone on a page."""
        self._paragraph(line.text, indent=True, align=self._body_align, keep=True)

    def _contact(self, line: Line) -> None:
        # Never justified: addresses and numbers would be torn apart.
        self._paragraph(line.text, indent=True, keep=True)

    def _together(self, _line: Line) -> None:
        """What follows stays on one page: a row of a table without lines. Programs keep paragraphs with
        the next one differently; none splits such a row."""
        table = self._table(1, (1.0,))
        table.style = "Normal Table"
        properties = table._tbl.tblPr
        margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))
        properties.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{margins}</w:tblCellMar>"))
        self._place = table.rows[0].cells[0]

    def _apart(self, _line: Line) -> None:
        first = self._place.paragraphs[0]._p
        first.getparent().remove(first)
        self._place = self._word

    def _tag(self, line: Line) -> None:
        self._paragraph(line.text)

    def _heading(self, line: Line) -> None:
        self._paragraph(line.text, face=HEAD_FACE, indent=True, keep=True, before=Pt(3), size=BODY)

    def _group(self, line: Line) -> None:
        self._paragraph(line.text, indent=True, keep=True, bold=True, before=Pt(2))

    def _tight_heading(self, line: Line) -> None:
        self._paragraph(
            line.text, face=HEAD_FACE, indent=True, keep=True, before=Pt(1), size=SMALL, line=Pt(15)
        )

    def _tight_group(self, line: Line) -> None:
        self._paragraph(line.text, indent=True, keep=True, bold=True, size=SMALL, line=Pt(14))

    def _item(self, line: Line, size: Pt = BODY, height: Pt = LINE) -> None:
        paragraph = self._paragraph("", indent=True, keep=True, align=self._body_align, line=height)
        lead, _, rest = line.text.partition("|")
        self._run(paragraph, lead, bold=True, size=size)
        self._run(paragraph, rest, size=size)

    def _tight_item(self, line: Line) -> None:
        """A request above its table, in a letter with dozens of them."""
        self._item(line, SMALL, Pt(14))

    def _tight(self, line: Line, *, keep: bool = False) -> None:
        """A whole request in one paragraph, small: for letters with dozens of them."""
        paragraph = self._paragraph("", indent=True, align=self._body_align, line=Pt(11.2), keep=keep)
        parts = line.text.split("|")
        for place, text in enumerate(parts):
            self._run(paragraph, text, size=Pt(8.5), bold=place % 2 == 0 and len(parts) > 1)

    def _last_tight(self, line: Line) -> None:
        self._tight(line, keep=True)

    def _request(self, line: Line, size: Pt = BODY, height: Pt = LINE) -> None:
        paragraph = self._paragraph("", indent=True, align=self._body_align, line=height)
        lead, _, rest = line.text.partition("|")
        self._run(paragraph, lead, bold=True, size=size)
        self._run(paragraph, rest, size=size)

    def _tight_request(self, line: Line) -> None:
        self._request(line, SMALL, Pt(14))

    def _rows(self, line: Line) -> None:
        heads, *cells = line.text.split("\n")
        shares = (0.07, 0.26, 0.67)
        table = self._table(4, shares)
        self._header_row(table, heads.split("|"))
        self._tag_row(table.rows[1], "{%tr for row in item.rows %}")
        for place, text in enumerate(cells[0].split("|")):
            self._cell(
                table.rows[2].cells[place],
                text,
                center=place == 0,
                size=Pt(9),
                line=Pt(12),
                pad=Pt(0.5),
            )
        self._tag_row(table.rows[3], "{%tr endfor %}")

    def _checklist(self, line: Line) -> None:
        heads, cells = line.text.split("\n")
        shares = (0.07, 0.64, 0.12, 0.17) if self._language == "zh" else (0.06, 0.59, 0.16, 0.19)
        table = self._table(4, shares)
        self._header_row(table, heads.split("|"))
        self._tag_row(table.rows[1], "{%tr for row in checklist %}")
        for place, text in enumerate(cells.split("|")):
            self._cell(
                table.rows[2].cells[place],
                text,
                center=place in (0, 2),
                size=Pt(9),
                line=Pt(12.5),
                pad=Pt(0.5),
                keep=True,
            )
        self._tag_row(table.rows[3], "{%tr endfor %}")

    def _quote_lines(self, line: Line) -> None:
        heads, cells = line.text.split("\n")
        table = self._table(4, (0.08, 0.42, 0.14, 0.18, 0.18))
        self._header_row(table, heads.split("|"))
        self._tag_row(table.rows[1], "{%tr for line in quote.lines %}")
        for place, text in enumerate(cells.split("|")):
            self._cell(table.rows[2].cells[place], text, center=place != 1)
        self._tag_row(table.rows[3], "{%tr endfor %}")
        self._gap()

    def _caption(self, line: Line) -> None:
        self._paragraph(line.text, face=HEAD_FACE, size=SMALL, keep=True, before=Pt(8), after=Pt(2))

    def _signature(self, line: Line) -> None:
        for place, text in enumerate(line.text.split("\n")):
            self._paragraph(
                text, align=ALIGN.RIGHT, before=Pt(16) if place == 0 else Pt(2), keep=place == 0
            )

    def _cut(self, line: Line) -> None:
        paragraph = self._paragraph(line.text, align=ALIGN.CENTER, size=Pt(9), before=Pt(10), keep=True)
        border = parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:top w:val="dashed" w:sz="6" w:space="4" w:color="808080"/></w:pBdr>'
        )
        paragraph._p.get_or_add_pPr().append(border)

    def _slip_title(self, line: Line) -> None:
        self._paragraph(
            line.text, size=Pt(15), face=TITLE_FACE, align=ALIGN.CENTER, bold=True, line=Pt(22), keep=True
        )

    def _slip(self, line: Line) -> None:
        self._paragraph(line.text, indent=True, keep=True, size=SMALL, line=Pt(16))

    def _slip_end(self, line: Line) -> None:
        first, last = line.text.split("\n")
        self._paragraph(first, align=ALIGN.RIGHT, before=Pt(4), keep=True)
        self._paragraph(last, align=ALIGN.RIGHT)

    def _small(self, line: Line) -> None:
        self._paragraph(line.text, size=SMALL, before=Pt(6), line=Pt(15))

    def _if(self, line: Line) -> None:
        self._paragraph(f"{{%p if {line.text} %}}")

    def _for(self, line: Line) -> None:
        self._paragraph(f"{{%p for {line.text} %}}")

    def _else(self, _line: Line) -> None:
        self._paragraph("{%p else %}")

    def _endif(self, _line: Line) -> None:
        self._paragraph("{%p endif %}")

    def _endfor(self, _line: Line) -> None:
        self._paragraph("{%p endfor %}")

    # --- the parts they are made of ---------------------------------------------------------------

    def _paragraph(
        self,
        text: str,
        *,
        size: Pt = BODY,
        face: str = BODY_FACE,
        align: ALIGN = ALIGN.LEFT,
        bold: bool = False,
        indent: bool = False,
        line: Pt = LINE,
        before: Pt = NO_SPACE,
        after: Pt = NO_SPACE,
        keep: bool = False,
    ) -> Paragraph:
        paragraph = self._place.add_paragraph()
        form = paragraph.paragraph_format
        form.alignment, form.space_before, form.space_after = align, before, after
        form.line_spacing = line
        form.keep_with_next = keep or None
        form.widow_control = True
        if indent and self._language == "zh":
            form.first_line_indent = size * 2
        if text:
            self._run(paragraph, text, size=size, face=face, bold=bold)
        return paragraph

    def _run(
        self, paragraph: Paragraph, text: str, *, size: Pt = BODY, face: str = BODY_FACE, bold: bool = False
    ) -> None:
        run = paragraph.add_run(text)
        run.font.size, run.font.bold = size, bold or None
        run.font.color.rgb = RGBColor(0, 0, 0)
        fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:eastAsia"), face)
        for name in ("w:ascii", "w:hAnsi", "w:cs"):
            fonts.set(qn(name), LATIN_FACE)
        # Quotation marks and dashes are Chinese in a Chinese letter, not narrow Latin ones.
        fonts.set(qn("w:hint"), "eastAsia" if self._language == "zh" else "default")

    def _table(self, rows: int, shares: tuple[float, ...]) -> Table:
        table = self._word.add_table(rows=rows, cols=len(shares))
        table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for row in table.rows:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for cell, share in zip(row.cells, shares, strict=True):
                cell.width = int(TEXT_WIDTH * share)
        for column, share in zip(table.columns, shares, strict=True):
            column.width = int(TEXT_WIDTH * share)
        return table

    def _header_row(self, table: Table, heads: list[str]) -> None:
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell, text in zip(table.rows[0].cells, heads, strict=True):
            self._cell(cell, text, center=True, face=HEAD_FACE, size=Pt(9.5), line=Pt(13), keep=True)

    def _tag_row(self, row: object, tag: str) -> None:
        row.cells[0].paragraphs[0].add_run(tag)  # type: ignore[attr-defined]

    def _cell(
        self,
        cell: _Cell,
        text: str,
        *,
        center: bool = False,
        face: str | None = None,
        size: Pt = SMALL,
        line: Pt = CELL_LINE,
        keep: bool = False,
        pad: Pt = CELL_PAD,
    ) -> None:
        paragraph = cell.paragraphs[0]
        form = paragraph.paragraph_format
        form.alignment = ALIGN.CENTER if center else ALIGN.LEFT
        form.line_spacing, form.space_before, form.space_after = line, pad, pad
        form.keep_with_next = keep or None
        self._run(paragraph, text, size=size, face=face or BODY_FACE)
        cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:vAlign {nsdecls("w")} w:val="center"/>'))

    def _gap(self) -> None:
        self._paragraph("", line=Pt(6), size=Pt(4))

    def _set_up_page(self) -> None:
        section = self._word.sections[0]
        section.start_type = WD_SECTION.NEW_PAGE
        section.page_width, section.page_height = PAGE_WIDTH, Cm(29.7)
        section.left_margin, section.right_margin = MARGIN_LEFT, MARGIN_RIGHT
        section.top_margin, section.bottom_margin = Cm(2.0), Cm(1.8)
        section.footer_distance = Cm(1.0)

    def _set_up_faces(self) -> None:
        normal = self._word.styles["Normal"]
        normal.font.name, normal.font.size = LATIN_FACE, BODY
        normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), BODY_FACE)
        language = parse_xml(f'<w:lang {nsdecls("w")} w:val="en-US" w:eastAsia="zh-CN"/>')
        normal.element.get_or_add_rPr().append(language)
        fonts = next(
            part for part in self._word.part.package.iter_parts() if part.partname == "/word/fontTable.xml"
        )
        entries = "".join(
            f'<w:font w:name="{face}"><w:altName w:val="{other}"/><w:charset w:val="86"/>'
            '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
            for face, other in FACES.items()
        )
        fonts._blob = fonts.blob.replace(b"</w:fonts>", entries.encode() + b"</w:fonts>")

    def _page_numbers(self) -> None:
        paragraph = self._word.sections[0].footer.paragraphs[0]
        paragraph.alignment = ALIGN.CENTER
        for part in self._texts["page_number"].split("|"):
            if part in ("PAGE", "NUMPAGES"):
                for kind, code in (("begin", ""), ("", part), ("separate", ""), ("text", "1"), ("end", "")):
                    run = paragraph.add_run()
                    run.font.size = Pt(9)
                    if kind == "text":
                        run.text = code
                    elif kind:
                        field = OxmlElement("w:fldChar")
                        field.set(qn("w:fldCharType"), kind)
                        run._r.append(field)
                    else:
                        instruction = OxmlElement("w:instrText")
                        instruction.set(qn("xml:space"), "preserve")
                        instruction.text = f" {code} "
                        run._r.append(instruction)
            else:
                self._run(paragraph, part, size=Pt(9))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "schemas" / "gbt27922")
