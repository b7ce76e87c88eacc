"""Papers as born-digital PDFs, in several looks; and as scans of them."""

import io
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter
from reportlab.graphics.shapes import Circle, Drawing, Line, Rect, String
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from benchmarks.packs.blocks import Block, Paper
from benchmarks.packs.written import outlet_rows

FONTS = {
    "song": "/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf",
    "kai": "/usr/share/fonts/truetype/arphic-gkai00mp/gkai00mp.ttf",
    "hei": "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "micro": "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "wenkai": "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
    "uming": "/usr/share/fonts/truetype/arphic/uming.ttc",
}


def fonts() -> list[str]:
    """Names of the fonts that are there, registered."""
    found = [name for name, path in FONTS.items() if Path(path).exists()]
    for name in found:
        pdfmetrics.registerFont(TTFont(name, FONTS[name]))
    if not found:
        raise SystemExit("benchmarks need Chinese TrueType fonts: arphic, wqy or lxgw-wenkai")
    return found


class Look:
    """Fonts, sizes and habits of one company's papers."""

    def __init__(self, chance: random.Random, company: str) -> None:
        names = fonts()
        self.body, self.head = chance.choice(names), chance.choice(names)
        self.size = chance.choice((10.5, 12, 12, 14))
        self.lead = chance.choice((1.4, 1.6, 1.9))
        self.company = company
        self.header = chance.random() < 0.4
        self.footer = chance.choice(("", "第{n}页", "- {n} -", "{n}"))
        self.grid = chance.choice((colors.black, colors.grey))
        self.indent = chance.choice((0, 2))

    def style(self, **more: object) -> ParagraphStyle:
        given = {
            "fontName": self.body,
            "fontSize": self.size,
            "leading": self.size * self.lead,
            "wordWrap": "CJK",
            **more,
        }
        return ParagraphStyle("s", **given)

    def on_page(self, canvas: Canvas, template: SimpleDocTemplate) -> None:
        canvas.saveState()
        canvas.setFont(self.body, 8)
        width, height = template.pagesize
        if self.header:
            canvas.drawString(20 * mm, height - 12 * mm, self.company)
        if self.footer:
            canvas.drawCentredString(width / 2, 10 * mm, self.footer.format(n=canvas.getPageNumber()))
        canvas.restoreState()


def pdf_bytes(paper: Paper, look: Look) -> bytes:
    """The paper as a PDF."""
    out = io.BytesIO()
    size = landscape(A4) if paper.wide else A4
    template = SimpleDocTemplate(out, pagesize=size, leftMargin=22 * mm, rightMargin=22 * mm, topMargin=20 * mm, bottomMargin=18 * mm,
                                 title="", author="")  # fmt: skip
    story: list[Flowable] = []
    for block in paper.blocks:
        story += _flow(block, look, size[0] - 46 * mm)
    hook = look.on_page if not paper.official else (lambda *_: None)
    template.build(story, onFirstPage=hook, onLaterPages=hook)
    return out.getvalue()


def _flow(block: Block, look: Look, width: float) -> list[Flowable]:
    kind, value = block.kind, block.value
    if kind == "title":
        return [
            Paragraph(
                value,
                look.style(fontName=look.head, fontSize=20, leading=30, alignment=TA_CENTER, spaceAfter=12),
            )
        ]
    if kind == "heading":
        more = 3 if block.style == "chapter" else 1
        size = look.size + more
        style = look.style(
            fontName=look.head, fontSize=size, leading=1.4 * size, spaceBefore=6 * more, spaceAfter=3
        )
        return [Paragraph(value, style)]
    if kind == "text":
        return [Paragraph(value, look.style(firstLineIndent=look.indent * look.size))] if value else []
    if kind in ("centre", "right"):
        return [
            Paragraph(
                value,
                look.style(
                    alignment=TA_CENTER if kind == "centre" else TA_RIGHT, spaceBefore=6, spaceAfter=6
                ),
            )
        ]
    if kind == "small":
        return [Spacer(1, 12), Paragraph(value, look.style(fontSize=8, leading=11))]
    if kind == "break":
        return [PageBreak()]
    if kind == "seal":
        return [_seal(value, look)]
    if kind == "chart":
        return [_chart(value, look, width), Spacer(1, 16)]
    if kind == "pairs":
        return _pairs(value, block.style, look, width)
    rows = outlet_rows(*value) if kind == "outlets" else value
    return [_grid(rows, look, width), Spacer(1, 8)]


def _grid(rows: Sequence[Sequence[str]], look: Look, width: float) -> Table:
    cell = look.style(fontSize=9, leading=12)
    weights = [max(3, min(26, max(len(row[n]) for row in rows))) for n in range(len(rows[0]))]
    table = Table(
        [[Paragraph(text, cell) for text in row] for row in rows],
        [width * weight / sum(weights) for weight in weights],
        repeatRows=1,
    )
    table.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.5, look.grid),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("BACKGROUND", (0, 0), (-1, 0), colors.whitesmoke),
            ]
        )
    )
    return table


def _pairs(items: list[tuple[str, str]], style: str, look: Look, width: float) -> list[Flowable]:
    text = look.style()
    if style == "colon":
        return [Paragraph(f"{label}：{value}", text) for label, value in items] + [Spacer(1, 8)]
    if style == "wide":
        half = (len(items) + 1) // 2
        rows = []
        for n in range(half):
            right = items[n + half] if n + half < len(items) else ("", "")
            rows.append([Paragraph(part, text) for part in (*items[n], *right)])
        table = Table(rows, [width * 0.13, width * 0.37, width * 0.13, width * 0.37])
    else:
        table = Table(
            [[Paragraph(label, text), Paragraph(value, text)] for label, value in items],
            [width * 0.24, width * 0.76],
        )
    lines: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    if style == "grid":
        lines.append(("GRID", (0, 0), (-1, -1), 0.5, look.grid))
    table.setStyle(TableStyle(lines))
    return [table, Spacer(1, 8)]


def _seal(name: str, look: Look) -> Drawing:
    drawing = Drawing(110, 80, hAlign="RIGHT")
    drawing.add(Circle(55, 30, 42, strokeColor=colors.red, strokeWidth=2, fillColor=None))
    drawing.add(
        String(55, 26, name[-6:], fontName=look.body, fontSize=8, fillColor=colors.red, textAnchor="middle")
    )
    return drawing


def _chart(value: tuple[str, str, list[str]], look: Look, width: float) -> Drawing:
    top, middle, units = value
    drawing = Drawing(width, 240)
    tall = max(len(unit) for unit in units) * 15 + 12

    def box(x: float, y: float, w: float, h: float) -> None:
        drawing.add(Rect(x, y, w, h, strokeColor=colors.black, fillColor=None))

    for y, name in ((205, top), (160, middle)):
        box(width / 2 - 55, y, 110, 24)
        drawing.add(String(width / 2, y + 8, name, fontName=look.head, fontSize=11, textAnchor="middle"))
    drawing.add(Line(width / 2, 205, width / 2, 184))
    drawing.add(Line(width / 2, 160, width / 2, 140))
    step = width / len(units)
    drawing.add(Line(step / 2, 140, width - step / 2, 140))
    across = step > 75
    for n, unit in enumerate(units):
        x = step * n + step / 2
        drawing.add(Line(x, 140, x, 125))
        if across:
            box(x - step / 2 + 4, 100, step - 8, 25)
            drawing.add(String(x, 109, unit, fontName=look.body, fontSize=9.5, textAnchor="middle"))
            continue
        box(x - 12, 125 - tall, 24, tall)
        for place, sign in enumerate(unit):
            drawing.add(
                String(x, 125 - 16 - place * 15, sign, fontName=look.body, fontSize=11, textAnchor="middle")
            )
    return drawing


def scans(pdf: bytes, chance: random.Random) -> list[Image.Image]:
    """The pages as a scanner gives them: a little turned, blurred, noisy."""
    dpi = chance.choice((150, 200, 200))
    pictures = []
    for page in pypdfium2.PdfDocument(pdf):
        image = page.render(scale=dpi / 72).to_pil().convert("RGB")
        image = image.rotate(
            chance.uniform(-1.2, 1.2), fillcolor="white", resample=Image.Resampling.BICUBIC
        )
        if chance.random() < 0.5:
            image = image.filter(ImageFilter.GaussianBlur(0.5))
        grain = np.random.default_rng(chance.randrange(2**32)).normal(
            0, chance.uniform(2, 7), (image.height, image.width, 1)
        )
        tone = np.clip(np.asarray(image, dtype=np.float32) * chance.uniform(0.93, 1.0) + grain, 0, 255)
        pictures.append(Image.fromarray(tone.astype(np.uint8)))
    return pictures
