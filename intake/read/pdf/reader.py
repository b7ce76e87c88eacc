"""PDF: text layer and ruled tables through pdfium, pictures of text through OCR.

Pages are read one after the other and freed at once: memory does not grow with their number.
"""

import os
import re
from dataclasses import dataclass, replace
from mmap import ACCESS_READ, mmap
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from intake.aligned import BY_ALIGNMENT, aligned_tables, may_hold_heads
from intake.errors import ReadError
from intake.model import Box, Line, Mark, Page, SourceFile, Table
from intake.model.page import Method
from intake.ocr.scale import page_length
from intake.read.decide import Decision, decide, is_plain_prose
from intake.read.hidden_text import CONFIDENCE, differs_from_picture
from intake.read.ink import print_beside
from intake.read.ocr_page import NO_ENGINE, PagePlace, read_picture, with_regions
from intake.read.pdf.actions import action_notes
from intake.read.pdf.extras import attachments, on_page, with_values
from intake.read.pdf.frame import Frame
from intake.read.pdf.layers import may_have_layers, without_hidden_layers
from intake.read.pdf.objects import PageObjects, scan_objects
from intake.read.pdf.opening import open_pdf
from intake.read.pdf.text import TextLayer
from intake.read.pdf.unread import struck_out, take_off
from intake.read.pdf.walk import holds_only_text
from intake.read.pictures import without
from intake.read.text_quality import TextQuality, agree, assess
from intake.read.types import ReadOptions, ReadResult
from intake.read.unreadable import holds_unreadable, read_from_pictures, strip_of

_DRAWING = re.compile(rb"/Subtype\s*/(?:Image|Form)\b")
_OCR_DPI = 200
_LONGEST_SIDE = 3400
"""Pixels handed to OCR at most: A4 at 290 dpi; posters are shrunk to it. Of a long screenshot laid on one
page, every piece as long as a page may have so many."""

_MOST_PIXELS = 60_000_000
"""Of one page: 180 MB in memory, a screenshot of thirteen screens at full size."""

_CHINESE = 0.3
"""Share of Chinese characters from which the quality of the characters alone tells garbage."""

_UNEXPLAINED = 0.3
"""Share of characters without a meaning in their font from which the text layer is worthless."""

_AGREEING, _EVERY = 3, 8
"""Pages whose hidden text must agree with their pictures before only every so many is looked at."""

_SHORTEST_LONG_SIDE = 1400
"""Pixels a small page is enlarged to: cards and cut-outs have small print."""


def read(source: SourceFile, options: ReadOptions) -> ReadResult:
    """All pages, and the attachments as children. Raises ReadError when it cannot be opened."""
    return read_pages(source, options, None)


def count(source: SourceFile) -> int:
    """Its number of pages; 0 when it needs a repair first."""
    with pdfium.PdfDocument(source.location) as document:
        return len(document)


def read_pages(source: SourceFile, options: ReadOptions, numbers: range | None) -> ReadResult:
    """Pages of those numbers (from 1), all for None; attachments come with page 1."""
    stem = f"{os.getpid()}-{source.sha256[:16]}.pdf"
    repaired, layered = options.workdir / f"repaired-{stem}", options.workdir / f"layered-{stem}"
    shown = source
    places = range(options.limits.pdf_pages) if numbers is None else [number - 1 for number in numbers]
    if may_have_layers(source.location) and without_hidden_layers(source.location, layered, places):
        shown = replace(source, location=layered)
    with open_pdf(shown, repaired) as document:
        total = len(document)
        limit = options.limits.pdf_pages
        if total > limit:
            raise ReadError(
                "file-too-large",
                f"PDF 共 {total} 页，超过上限 {limit}（pdf_pages），请拆分后提交。",
                limit="pdf_pages",
                value=str(limit),
            )
        wanted = numbers or range(1, total + 1)
        document.init_forms()
        path = repaired if repaired.exists() else shown.location
        reader = _PageReader(document, source, options, path)
        pages = tuple(reader.page(number - 1) for number in wanted if 1 <= number <= total)
        children = attachments(document, source, options) if wanted.start <= 1 else ()
    repaired.unlink(missing_ok=True)
    layered.unlink(missing_ok=True)
    if shown is not source:
        pages = tuple(replace(page, why=(*page.why, "关闭的图层不在页面上，未读")) for page in pages)
    if wanted.start <= 1:
        source = replace(source, notes=(*source.notes, *action_notes(source.location)))
    return ReadResult(source, pages, children)


def picture(source: SourceFile, number: int, max_side: int) -> Image.Image:
    """A page as it is seen, its longer side `max_side` pixels."""
    with pdfium.PdfDocument(source.location) as document:
        document.init_forms()
        page = document[number - 1]
        try:
            return _render(page, max_side / max(1.0, *page.get_size()))
        finally:
            page.close()


@dataclass(frozen=True, slots=True)
class _Look:
    """A page's text layer with what it says, what else the page is made of, and what lies on it: values of
    its form and notes, seals. ``reasons``: what was taken off it."""

    layer: TextLayer
    frame: Frame
    lines: tuple[Line, ...]
    quality: TextQuality
    objects: PageObjects
    values: tuple[Line, ...]
    seals: tuple[Mark, ...]
    reasons: tuple[str, ...]


class _PageReader:
    """Reads single pages of one open document."""

    def __init__(
        self, document: pdfium.PdfDocument, source: SourceFile, options: ReadOptions, path: Path
    ) -> None:
        self._document = document
        self._source = source
        self._options = options
        self._path = path
        self._drawings: bool | None = None
        self._agreeing = 0

    def page(self, index: int) -> Page:
        """The page; one that fails is a page with a problem, not an error."""
        try:
            page = self._document[index]
            try:
                return self._read(page, index)
            finally:
                page.close()
        except (pdfium.PdfiumError, OSError, ValueError, MemoryError, OverflowError) as error:
            why = (f"页面解析失败（{type(error).__name__}）",)
            problem = "此页已损坏，无法读取。"
            return Page(
                self._source.path,
                index + 1,
                method="none",
                why=why,
                problem=problem,
                problem_code="file-unreadable",
            )
        finally:
            if self._options.on_page:
                self._options.on_page()

    def _has_drawings(self) -> bool:
        """Whether the file holds any picture or form: streams' dictionaries are never compressed."""
        if self._drawings is None:
            with self._path.open("rb") as stream, mmap(stream.fileno(), 0, access=ACCESS_READ) as data:
                self._drawings = _DRAWING.search(data) is not None
        return self._drawings

    def _read(self, page: pdfium.PdfPage, index: int) -> Page:
        look = self._look(page)
        try:
            facing = look.layer.facing()
            if facing == look.frame.turn:
                return self._read_with(look, page, index)
        finally:
            look.layer.close()
        return self._read_turned(page, index, facing, (facing - look.frame.turn) % 360)

    def _read_turned(self, page: pdfium.PdfPage, index: int, facing: int, turn: int) -> Page:
        """A page whose text lies on its side, read as if it had been turned clockwise by `turn`."""
        page.set_rotation(facing)
        look = self._look(page)
        try:
            found = self._read_with(look, page, index)
        finally:
            look.layer.close()
        why = (*found.why, f"文字方向不正，旋转{turn}°后读取")
        return replace(found, rotation=(found.rotation + turn) % 360, why=why)

    def _look(self, page: pdfium.PdfPage) -> "_Look":
        """What the page is made of, with what is no text of the paper taken off it. Close its layer."""
        frame = Frame.of(page)
        extra, stamps, seals = on_page(page, frame, self._document)
        layer = TextLayer(page, frame)
        lines = layer.lines()
        # Text that lies beside the page is seen by nobody.
        quality = self._quality(layer) if lines else assess("")
        objects = self._objects(page, frame, quality, lines, layer.gaps, stamps)
        reasons: tuple[str, ...] = ()
        if layer.strange or struck_out(lines, objects.rules):
            reasons = take_off(page, layer.raw, frame).reasons()
        if reasons:
            layer.close()
            layer = TextLayer(page, frame)
            lines = layer.lines()
            quality = self._quality(layer) if lines else assess("")
            objects = scan_objects(page, frame, taken_off=True)
            objects.pictures += stamps
        return _Look(layer, frame, lines, quality, objects, extra, seals, reasons)

    def _read_with(self, look: "_Look", page: pdfium.PdfPage, index: int) -> Page:
        lines, quality, extra = look.lines, look.quality, look.values
        decision = decide(quality, lines, look.objects)
        drawn = _Drawn(page)
        if decision.hidden:
            decision = self._compared(lines, drawn, decision)
            lines = tuple(replace(line, confidence=CONFIDENCE) for line in lines)
        place = PagePlace(self._source.path, index + 1, *look.frame.size)
        if decision.how == "blank" and extra:
            decision = Decision("text", "只有表单或批注内容")
        if decision.how == "blank":
            return _blank(place, decision)
        found = None
        if decision.how == "ocr":
            found = self._recognised(page, drawn, place, decision)
            if quality.problem and agree("".join(line.text for line in lines), found.text):
                decision = Decision("text", f"{quality.problem}，但与识别结果一致，采用文字层")
        if decision.how == "ocr" and found:
            found = _with_lines(found, extra) if extra else found
        else:
            found = self._with_text(page, drawn, look, place, with_values(lines, extra), decision)
        return replace(found, marks=(*found.marks, *look.seals), why=(*found.why, *look.reasons))

    def _compared(self, lines: tuple[Line, ...], drawn: "_Drawn", decision: Decision) -> Decision:
        """The decision to believe a hidden text, unless a few of its lines read otherwise in the picture.

        Where the first pages of a file agree, one program made all: then only every eighth is looked at.
        """
        ocr = self._options.ocr
        self._agreeing += 1
        if ocr is None or (self._agreeing > _AGREEING and self._agreeing % _EVERY):
            return decision
        if not differs_from_picture(lines, drawn.image, ocr):
            return decision
        self._agreeing = 0
        return Decision("ocr", "图像下的隐藏文字与画面不符，改用识别")

    def _quality(self, layer: TextLayer) -> TextQuality:
        quality = assess(layer.text[: self._options.limits.page_characters])
        if quality.length and not quality.problem and quality.chinese < _CHINESE:
            unexplained = layer.unexplained()
            if unexplained > _UNEXPLAINED:
                return replace(quality, problem=f"有 {unexplained:.0%} 的字符字体没有说明是什么字")
        return quality

    def _objects(
        self,
        page: pdfium.PdfPage,
        frame: Frame,
        quality: TextQuality,
        lines: tuple[Line, ...],
        gaps: bool,
        stamps: list[Box],
    ) -> PageObjects:
        """What the page is made of; not looked for where one column of text is all there can be."""
        prose = not stamps and is_plain_prose(quality, lines, gaps) and not self._has_drawings()
        if prose and holds_only_text(page):
            return PageObjects(texts=1, prose=True)
        objects = scan_objects(page, frame)
        objects.pictures += stamps
        return objects

    def _recognised(
        self, page: pdfium.PdfPage, drawn: "_Drawn", place: PagePlace, decision: Decision
    ) -> Page:
        # Without an engine the picture only tells whether the page is blank.
        if self._options.ocr is None:
            return read_picture(_render(page, _small(page)), place, None, (decision.why,))
        return read_picture(drawn.image(), place, self._options.ocr, (decision.why,), drawn.dpi)

    def _with_text(
        self,
        page: pdfium.PdfPage,
        drawn: "_Drawn",
        look: "_Look",
        place: PagePlace,
        lines: tuple[Line, ...],
        decision: Decision,
    ) -> Page:
        layer, objects = look.layer, look.objects
        tables: tuple[Table, ...] = ()
        if objects.has_ruled_table:
            from intake.read.pdf.tables import ruled_tables  # pdfplumber is slow to load

            tables = ruled_tables(page, layer, look.frame, self._options.limits.table_cells)
        # Cells stand closer than columns of text do: where heads show, the lines are cut anew.
        listed = not objects.prose and may_hold_heads(lines)
        aligned = aligned_tables(layer.pieces(), tables) if listed else ()
        result = Page(
            place.file,
            place.number,
            lines,
            (*tables, *aligned),
            method="text",
            why=(decision.why, BY_ALIGNMENT) if aligned else (decision.why,),
            width=place.width,
            height=place.height,
        )
        ocr = self._options.ocr
        if ocr is not None and any(holds_unreadable(line.text) for line in lines):
            result = read_from_pictures(result, lambda line: strip_of(drawn.image(), line.box), ocr)
        if ocr is not None:
            forms = [box for box in decision.backgrounds if print_beside(drawn.image(), lines, box)]
            if forms:
                image = without(drawn.image(), lines)
                result = with_regions(result, image, forms, ocr, drawn.dpi)
                result = replace(result, why=(*result.why, "底图上另有文字，一并识别"))
        if decision.how == "text":
            return result
        if ocr is None:
            scanned = len("".join(line.text for line in result.lines)) < 50
            return replace(
                result,
                why=(*result.why, "没有可用的识别引擎，图片未读"),
                problem=NO_ENGINE if scanned else None,
                problem_code="page-illegible" if scanned else None,
            )
        return with_regions(result, drawn.image(), decision.regions, ocr, drawn.dpi)


def _with_lines(page: Page, extra: tuple[Line, ...]) -> Page:
    method: Method = "text+ocr" if page.lines else "text"
    return replace(page, lines=with_values(page.lines, extra), method=method)


def _blank(place: PagePlace, decision: Decision) -> Page:
    return Page(
        place.file,
        place.number,
        method="none",
        why=(decision.why,),
        width=place.width,
        height=place.height,
        problem="空白页。",
        problem_code="page-blank",
    )


class _Drawn:
    """A page's picture for OCR, drawn when it is first needed, and its resolution."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        width, height = (max(1.0, side) for side in page.get_size())
        longest = page_length((width, height))
        scale = max(_OCR_DPI / 72, _SHORTEST_LONG_SIDE / longest)
        self._scale: float = min(scale, _LONGEST_SIDE / longest, (_MOST_PIXELS / (width * height)) ** 0.5)
        self._page = page
        self._image: Image.Image | None = None

    @property
    def dpi(self) -> float:
        return self._scale * 72

    def image(self) -> Image.Image:
        if self._image is None:
            self._image = _render(self._page, self._scale)
        return self._image


def _small(page: pdfium.PdfPage) -> float:
    """The scale of a picture that need only show whether anything is on the page."""
    return min(1.0, _SHORTEST_LONG_SIDE / max(1.0, *map(float, page.get_size())))


def _render(page: pdfium.PdfPage, scale: float) -> Image.Image:
    bitmap = page.render(scale=scale, rev_byteorder=True)
    try:
        image: Image.Image = bitmap.to_pil().convert("RGB")
        return image
    finally:
        bitmap.close()
