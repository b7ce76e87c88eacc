"""Blocks and drawn pages to PDF, and PDFs joined."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pikepdf
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    Image,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from samples._generator.blocks import Block, Break, Grid, Heading, Para, Picture, Sign, Title
from samples._generator.fonts import font
from samples._generator.seal import seal

Draw = Callable[[Canvas, float, float], None]
"""Draws one page on a canvas of a given width and height."""

_ALIGN = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT}


@dataclass(frozen=True)
class Look:
    """How a company's papers look in print."""

    title: str = "hei"
    head: str = "hei"
    body: str = "song"
    size: float = 12
    leading: float = 1.75
    tint: tuple[float, float, float] = (0.9, 0.9, 0.9)
    header: str = ""
    footer: str = "第 {page} 页"
    margin: float = 72
    indent: bool = True


def drawn(draw: Draw, *, wide: bool = False, size: tuple[float, float] | None = None) -> bytes:
    """A one-page PDF made by a drawing function."""
    width, height = size or (landscape(A4) if wide else A4)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(width, height), invariant=1, pageCompression=1)
    draw(canvas, width, height)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def join(parts: Sequence[bytes | tuple[bytes, int, int]]) -> bytes:
    """One PDF of all pages, in order; a part may be a range (data, first, last) of pages from 1."""
    target = pikepdf.new()
    opened: dict[int, pikepdf.Pdf] = {}
    for part in parts:
        data, first, last = part if isinstance(part, tuple) else (part, 1, 0)
        source = opened.setdefault(id(data), pikepdf.open(io.BytesIO(data)))  # once: its fonts are shared
        target.pages.extend(source.pages[first - 1 : last or len(source.pages)])
    buffer = io.BytesIO()
    target.save(buffer, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return buffer.getvalue()


def page_count(data: bytes) -> int:
    """How many pages a PDF has."""
    with pikepdf.open(io.BytesIO(data)) as source:
        return len(source.pages)


def encrypted(data: bytes, password: str) -> bytes:
    """The same PDF behind a password. RC4, as old programs do: AES gives other bytes each run."""
    with pikepdf.open(io.BytesIO(data)) as source:
        buffer = io.BytesIO()
        source.save(
            buffer,
            static_id=True,
            encryption=pikepdf.Encryption(user=password, owner=password, R=3, aes=False, metadata=False),
        )
        return buffer.getvalue()


class _Signature(Flowable):
    def __init__(self, block: Sign, look: Look) -> None:
        super().__init__()
        self.block, self.look, self.height = block, look, 110

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        return width, self.height

    def draw(self) -> None:
        middle = self.width - 130
        self.canv.setFont(font(self.look.body), self.look.size)
        self.canv.drawCentredString(middle, 62, self.block.name)
        self.canv.drawCentredString(middle, 38, self.block.day)
        if self.block.seal:
            seal(self.canv, middle + 12, 50, self.block.name, radius=52, turn=7)


def from_blocks(blocks: Sequence[Block], look: Look, *, wide: bool = False) -> bytes:
    """A text document as PDF."""
    width, height = landscape(A4) if wide else A4
    buffer = io.BytesIO()

    def decorate(canvas: Canvas, _document: BaseDocTemplate) -> None:
        canvas.saveState()
        canvas.setFont(font(look.body), 9)
        if look.header:
            canvas.drawString(look.margin, height - 42, look.header)
            canvas.setLineWidth(0.5)
            canvas.line(look.margin, height - 47, width - look.margin, height - 47)
        if look.footer:
            canvas.drawCentredString(width / 2, 32, look.footer.format(page=canvas.getPageNumber()))
        canvas.restoreState()

    document = BaseDocTemplate(buffer, pagesize=(width, height), invariant=1, pageCompression=1)
    frame = Frame(look.margin, 54, width - 2 * look.margin, height - 112, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=decorate))
    flow = [item for block in blocks for item in _flowables(block, look, width - 2 * look.margin)]
    document.build(flow)
    return buffer.getvalue()


def compiled(papers: Sequence[Sequence[Block]], look: Look) -> tuple[bytes, list[int]]:
    """Several papers in one PDF with one set of fonts, and how many pages each takes."""
    counts = [page_count(from_blocks(paper, look)) for paper in papers]
    flow = [block for paper in papers for block in (Break(), *paper)][1:]
    return from_blocks(flow, look), counts


def _style(
    look: Look,
    *,
    face: str,
    size: float,
    align: int = TA_JUSTIFY,
    indent: float = 0,
    before: float = 0,
    after: float = 0,
    leading: float | None = None,
) -> ParagraphStyle:
    return ParagraphStyle(
        "x",
        fontName=font(face),
        fontSize=size,
        leading=size * (leading or look.leading),
        alignment=align,
        firstLineIndent=indent,
        spaceBefore=before,
        spaceAfter=after,
        wordWrap="CJK",
    )


def _flowables(block: Block, look: Look, width: float) -> list[Flowable]:
    size = look.size
    match block:
        case Title(text):
            return [
                Paragraph(text, _style(look, face=look.title, size=size + 8, align=TA_CENTER, after=14))
            ]
        case Heading(level, text):
            style = _style(
                look, face=look.head, size=size + (3 if level == 1 else 1), align=TA_LEFT, before=8, after=4
            )
            style.keepWithNext = 1
            return [Paragraph(text, style)]
        case Para(""):
            return [Spacer(1, size * 3)]
        case Para(text, align):
            indent = 2 * size if look.indent and align == "left" else 0
            kind = TA_JUSTIFY if align == "left" else _ALIGN[align]
            return [Paragraph(text, _style(look, face=look.body, size=size, align=kind, indent=indent))]
        case Grid():
            return [_table(block, look, width), Spacer(1, 8)]
        case Break():
            return [PageBreak()]
        case Picture(data, share):
            reader = ImageReader(io.BytesIO(data))
            across, down = reader.getSize()
            wide = width * share
            return [Image(io.BytesIO(data), wide, wide * down / across)]
        case Sign():
            return [KeepTogether([Spacer(1, 10), _Signature(block, look)])]


def _table(block: Grid, look: Look, width: float) -> Table:
    size = look.size - 2
    cell = _style(look, face=look.body, size=size, align=TA_LEFT, leading=1.4)
    head = _style(look, face=look.head, size=size, align=TA_CENTER, leading=1.4)
    rows = [
        [Paragraph(text, head if block.head and number == 0 else cell) for text in row]
        for number, row in enumerate(block.rows)
    ]
    shares = block.widths or _shares(block.rows)
    table = Table(rows, [width * share for share in shares], repeatRows=1 if block.head else 0)
    style = [
        ("GRID", (0, 0), (-1, -1), 0.6, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
    if block.head:
        style.append(("BACKGROUND", (0, 0), (-1, 0), colors.Color(*look.tint)))
    table.setStyle(TableStyle(style))
    return table


def _shares(rows: Sequence[Sequence[str]]) -> list[float]:
    """Column widths by the longest text of each, within reason."""
    longest = [max(3.5, min(26, max(len(row[place]) for row in rows))) for place in range(len(rows[0]))]
    return [value / sum(longest) for value in longest]
