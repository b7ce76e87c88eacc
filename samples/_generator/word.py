"""Blocks to .docx, with pictures pasted in as applicants do."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime

from docx import Document as new_document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from samples._generator.blocks import Block, Break, Grid, Heading, Para, Picture, Sign, Title

_FIXED = (2026, 11, 2, 9, 30, 0)
_BALLAST = ("docProps/thumbnail.jpeg", "word/stylesWithEffects.xml")
"""Parts of python-docx's template that no program needs and that weigh half of a small file."""
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.JUSTIFY,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def from_blocks(
    blocks: Sequence[Block],
    *,
    body: str = "宋体",
    head: str = "黑体",
    size: float = 12,
    header: str = "",
    real_headings: bool = True,
) -> bytes:
    """A .docx; ``real_headings`` uses Word's heading styles, else only bold text, as many people do."""
    document = new_document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.8)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = body, Pt(size)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), body)
    if header:
        section.header.paragraphs[0].text = header
    for block in blocks:
        _add(document, block, head, size, real_headings)
    properties = document.core_properties
    properties.created = properties.modified = datetime(*_FIXED)
    properties.author, properties.title, properties.comments = "综合办", "", ""
    buffer = io.BytesIO()
    document.save(buffer)
    return rezip(buffer.getvalue())


def _run(paragraph, text: str, face: str, size: float, bold: bool) -> None:
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.bold = face, Pt(size), bold
    run.font.element.rPr.rFonts.set(qn("w:eastAsia"), face)


def _add(document, block: Block, head: str, size: float, real_headings: bool) -> None:
    match block:
        case Title(text):
            paragraph = document.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            _run(paragraph, text, head, size + 8, bold=True)
        case Heading(level, text):
            paragraph = document.add_heading(level=level) if real_headings else document.add_paragraph()
            _run(paragraph, text, head, size + 3 - level, bold=True)
        case Para(text, align):
            paragraph = document.add_paragraph(text)
            paragraph.alignment = _ALIGN[align]
            if align == "left":
                paragraph.paragraph_format.first_line_indent = Pt(2 * size)
            paragraph.paragraph_format.line_spacing = 1.5
        case Grid(rows, headed):
            _table(document, rows, headed, size)
        case Break():
            document.add_page_break()
        case Picture(data, share):
            document.add_picture(io.BytesIO(data), width=Cm(15.4 * share))
        case Sign(name, day):
            for text in (name, day):
                document.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _table(document, rows: Sequence[Sequence[str]], headed: bool, size: float) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for row_number, row in enumerate(rows):
        cells = table.rows[row_number].cells
        for column, text in enumerate(row):
            paragraph = cells[column].paragraphs[0]
            run = paragraph.add_run(text)
            run.font.size = Pt(size - 1.5)
            run.bold = headed and row_number == 0
    document.add_paragraph()


def rezip(data: bytes) -> bytes:
    """The same package with fixed times, so that a rerun gives the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name in _BALLAST:
                continue
            for ballast in _BALLAST:
                tail = ballast.rsplit("/", 1)[-1].encode()
                if name.endswith((".rels", "[Content_Types].xml")):
                    content = re.sub(rb"<(Relationship|Override) [^>]*" + tail + rb'"[^>]*/>', b"", content)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-11-02T09:30:00Z", content)
            entry = zipfile.ZipInfo(name, _FIXED)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            target.writestr(entry, content, compresslevel=9)
    return buffer.getvalue()
