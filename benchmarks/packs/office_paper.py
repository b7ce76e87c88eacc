"""Papers as Word and Excel files."""

import io
import random
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from openpyxl import Workbook
from openpyxl.styles import Font
from PIL import Image, ImageDraw, ImageFont

from benchmarks.packs.blocks import Block, Paper
from benchmarks.packs.pdf_paper import FONTS
from benchmarks.packs.written import outlet_rows


class WordFile:
    """One Word file holding one or more papers."""

    def __init__(self, chance: random.Random, company: str) -> None:
        self._document = Document()
        normal = self._document.styles["Normal"]
        face = chance.choice(("宋体", "仿宋", "微软雅黑", "等线"))
        normal.font.name, normal.font.size = face, Pt(chance.choice((10.5, 12, 14)))
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), face)
        self._styled = chance.random() < 0.6
        self._picture_charts = chance.random() < 0.3
        if chance.random() < 0.4:
            self._document.sections[0].header.paragraphs[0].text = company
        self._first = True

    def add(self, paper: Paper) -> None:
        if not self._first:
            self._document.add_page_break()
        self._first = False
        for block in paper.blocks:
            self._add(block)

    def save(self, path: Path) -> None:
        self._document.save(str(path))

    def _add(self, block: Block) -> None:
        kind, value = block.kind, block.value
        if kind == "title" and self._styled:
            self._document.add_heading(value, 0 if self._first else 1)
        elif kind == "heading" and self._styled:
            self._document.add_heading(value, 2)
        elif kind in ("title", "heading", "text", "centre", "right", "small"):
            paragraph = self._document.add_paragraph()
            run = paragraph.add_run(value)
            run.bold = kind in ("title", "heading")
            if kind == "title":
                run.font.size = Pt(18)
            if kind in ("title", "centre"):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            if kind == "right":
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        elif kind == "break":
            self._document.add_page_break()
        elif kind == "chart":
            self._chart(value)
        elif kind == "pairs" and block.style != "grid":
            for label, text in value:
                self._document.add_paragraph(f"{label}：{text}")
        elif kind in ("table", "pairs", "outlets"):
            rows = outlet_rows(*value) if kind == "outlets" else [list(row) for row in value]
            table = self._document.add_table(len(rows), len(rows[0]), style="Table Grid")
            for row, texts in zip(table.rows, rows, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text

    def _chart(self, value: tuple[str, str, list[str]]) -> None:
        top, middle, units = value
        if self._picture_charts:
            self._document.add_picture(io.BytesIO(chart_picture(value)), width=Cm(15))
            return
        table = self._document.add_table(3, len(units), style="Table Grid")
        for row, name in ((0, top), (1, middle)):
            table.cell(row, 0).merge(table.cell(row, len(units) - 1)).text = name
        for place, unit in enumerate(units):
            table.cell(2, place).text = unit


def chart_picture(value: tuple[str, str, list[str]]) -> bytes:
    """The chart as a PNG, drawn as people export it from a drawing program."""
    top, middle, units = value
    image = Image.new("RGB", (240 * len(units), 620), "white")
    draw = ImageDraw.Draw(image)
    face = ImageFont.truetype(next(path for path in FONTS.values() if Path(path).exists()), 32)
    centre = image.width // 2
    for y, name in ((40, top), (200, middle)):
        draw.rounded_rectangle((centre - 150, y, centre + 150, y + 80), 12, outline="navy", width=3)
        draw.text((centre, y + 40), name, font=face, fill="black", anchor="mm")
    draw.line((centre, 120, centre, 200), fill="navy", width=3)
    draw.line((centre, 280, centre, 340), fill="navy", width=3)
    draw.line((120, 340, image.width - 120, 340), fill="navy", width=3)
    for place, unit in enumerate(units):
        x = 240 * place + 120
        draw.line((x, 340, x, 400), fill="navy", width=3)
        draw.rectangle((x - 110, 400, x + 110, 480), outline="navy", width=3)
        draw.text((x, 440), unit, font=face, fill="black", anchor="mm")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def write_sheet(paper: Paper, path: Path) -> None:
    """The paper's tables as one sheet, its title in the first row."""
    book = Workbook()
    sheet = book.create_sheet(index=0)
    book.remove(book.worksheets[1])
    sheet.title = paper.name[:20]
    for block in paper.blocks:
        if block.kind == "title":
            sheet.append([block.value])
            sheet.cell(1, 1).font = Font(bold=True, size=16)
        elif block.kind in ("table", "outlets"):
            for row in outlet_rows(*block.value) if block.kind == "outlets" else block.value:
                sheet.append(row)
        elif block.kind in ("text", "right"):
            sheet.append([block.value])
    width = max(len(row) for row in sheet.iter_rows(values_only=True))
    if width > 1:
        sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=width)
    book.save(path)
