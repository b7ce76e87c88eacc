"""OFD pages: text with its places, what pictures and curves show recognised in place, marks and seals.

What is hidden is not read; a watermark's text is told, and is no text of the page. Nothing outside the
package is looked at.
"""

import posixpath
from collections.abc import Sequence
from dataclasses import replace

from PIL import Image

from intake.aligned import with_aligned
from intake.errors import ReadError
from intake.model import Box, Mark, Page, SourceFile, Table
from intake.ocr.codes import find_codes
from intake.ocr.tables import ruled_tables
from intake.read.children import Children
from intake.read.decide import decide
from intake.read.ink import print_beside
from intake.read.ocr_page import NO_ENGINE, PagePlace, read_picture, with_lines, with_regions
from intake.read.ofd.content import Path, Text, content_of
from intake.read.ofd.drawing import Sheet as Drawing
from intake.read.ofd.drawing import fonts_for, opened
from intake.read.ofd.lines import Piece, joined, line_of, pieces_of, upright_rules
from intake.read.ofd.matrix import Matrix
from intake.read.ofd.package import Area, Sheet, documents
from intake.read.ooxml import Package
from intake.read.pdf.objects import PageObjects
from intake.read.pictures import flat
from intake.read.text_quality import assess
from intake.read.types import ReadOptions, ReadResult
from intake.read.unreadable import holds_unreadable, read_from_pictures

_WHY = "OFD 版式文件"
_LONGEST = 2400
"""Pixels of a page drawn for recognition: A4 at 205 dpi."""

_STRIP = 48
"""Pixels a line is drawn high to be read by itself."""

_LEAST_SEGMENTS, _CHARACTER, _LEAST_CHARACTER = 6, 17.0, 1.0
"""Segments and sides (millimetres) of a figure that may be a character turned into curves."""

_SMALL = 0.06
"""Share of the page below which a picture is a mark: a code, a logo, a signature."""

_LEAST_RULES, _RULES_SIDE = 5, 1600
"""Paths of which there must be so many for a table, drawn so large (pixels) to find it."""


def read(source: SourceFile, options: ReadOptions) -> ReadResult:
    """The pages; attached files as children. Raises ReadError when damaged."""
    children = Children(source, options)
    pages: list[Page] = []
    with Package(source, options.limits) as package:
        for document in documents(package):
            for sheet in document.sheets():
                reader = _PageReader(package, sheet, options)
                pages.append(reader.page(source.path, len(pages) + 1))
                if options.on_page:
                    options.on_page()
                if len(pages) >= options.limits.pdf_pages:
                    break
            for name in document.attachments():
                children.add(posixpath.basename(name), package.read(name))
    if not pages:
        raise ReadError("file-unreadable", "OFD 文件已损坏，无法读取，请改交 PDF。", reason="damaged")
    return ReadResult(source, tuple(pages), children.files())


class _PageReader:
    """Reads one page."""

    def __init__(self, package: Package, sheet: Sheet, options: ReadOptions) -> None:
        self._package = package
        self._sheet = sheet
        self._options = options
        self._content = content_of(sheet.layers, sheet.resources.composites)
        self._watermarks: list[Text] = []
        self._seals = list(sheet.seals)
        self._unopened: set[str] = set()
        self._add_annotations()

    def page(self, file: str, number: int) -> Page:
        """The page with all that is seen on it."""
        area = self._sheet.area
        place = PagePlace(file, number, area[2], area[3])
        texts = self._seen_texts()
        rules = upright_rules(self._content.paths)
        grouped = joined(pieces_of(texts), rules)
        placed = [(line, pieces) for pieces in grouped if (line := line_of(pieces, area)) is not None]
        lines = tuple(line for line, _ in placed)
        quality = assess("\n".join(line.text for line in lines))
        objects = PageObjects(
            pictures=[self._box(picture.box) for picture in self._content.pictures],
            outlines=[self._box(path.box) for path in self._content.paths if _may_be_a_character(path)],
            texts=len(texts),
            paths=len(self._content.paths),
        )
        decision = decide(quality, lines, objects)
        page = Page(file, number, lines, why=(_WHY, *self._told()), width=place.width, height=place.height)
        ocr = self._options.ocr
        if decision.how == "blank":
            page = self._blank(page)
        elif quality.problem:
            page = self._by_shapes(page, quality.problem, texts, place)
        elif decision.how == "ocr":
            image = self._drawn(())
            page = read_picture(image, place, ocr, (*page.why, decision.why), _dpi(image, area))
        else:
            regions = decision.regions
            if ocr is not None and decision.backgrounds:
                image = self._drawn(())
                regions = (
                    *regions,
                    *(box for box in decision.backgrounds if print_beside(image, lines, box)),
                )
            page = self._with_pictures(page, regions)
            if ocr is not None:
                by_line = dict(placed)
                page = read_from_pictures(page, lambda line: self._strip(by_line.get(line, ())), ocr)
        if self._unopened and not page.lines:
            kinds = "、".join(sorted(self._unopened))
            told = f"页面是图片（{kinds}），此格式不能读取，请改交 PDF。"
            page = replace(page, method="none", problem=told, problem_code="page-illegible")
        marks = (*(Mark("seal", box) for box in self._seals), *self._small_pictures())
        page = replace(page, marks=(*page.marks, *marks), tables=(*page.tables, *self._ruled(page)))
        return with_aligned(page) if page.problem_code is None else page

    def _add_annotations(self) -> None:
        for note in self._sheet.annotations:
            placed = Matrix(e=note.area[0], f=note.area[1])
            look = content_of([note.appearance], self._sheet.resources.composites, placed)
            if note.kind == "Watermark":
                self._watermarks += look.texts
                continue
            self._content.texts += look.texts
            left, top, width, height = note.area
            if note.kind == "Stamp" and (look.pictures or look.paths) and width > 0 and height > 0:
                self._seals.append(self._box((left, top, left + width, top + height)))

    def _seen_texts(self) -> list[Text]:
        """What people see as the page's text: no watermarks, and no white letters on nothing."""
        grounds = [self._box(picture.box) for picture in self._content.pictures]
        grounds += [
            self._box(path.box) for path in self._content.paths if path.fill is not None and path.fill < 0.9
        ]
        seen = []
        for text in self._content.texts:
            box = self._box(text.box)
            if text.is_watermark:
                self._watermarks.append(text)
            elif not text.white or any(ground.overlap(box) > 0.5 * box.area for ground in grounds):
                seen.append(text)
        return seen

    def _told(self) -> tuple[str, ...]:
        """What the watermarks say, for people: none of it is the page's text."""
        said = dict.fromkeys(
            "".join(glyph.sign for glyph in text.glyphs).strip()[:40] for text in self._watermarks
        )
        shown = "”“".join([text for text in said if text][:3])
        return (f"页上水印“{shown}”不计入正文",) if shown else ()

    def _box(self, place: tuple[float, float, float, float]) -> Box:
        left, top, width, height = self._sheet.area
        edges = (
            (place[0] - left) / width, (place[1] - top) / height,
            (place[2] - left) / width, (place[3] - top) / height,
        )  # fmt: skip
        return Box(*(min(1.0, max(0.0, edge)) for edge in edges))

    def _drawn(self, texts: Sequence[Text]) -> Image.Image:
        """The page's pictures and paths, and some texts by their embedded shapes."""
        area = self._sheet.area
        sheet = Drawing(area, _LONGEST / max(area[2], area[3]))
        for picture in self._content.pictures:
            image = self._opened(picture.resource)
            if image is not None:
                sheet.lay(image, picture)
        for path in self._content.paths:
            sheet.draw(path)
        fonts = fonts_for(texts, self._programs(texts))
        for text in texts:
            if text.font in fonts:
                sheet.write(text, fonts[text.font])
        return sheet.image()

    def _programs(self, texts: Sequence[Text]) -> dict[str, bytes]:
        known = self._sheet.resources.fonts
        return {
            name: self._package.read(known[name]) for name in {text.font for text in texts} & set(known)
        }

    def _opened(self, resource: str) -> Image.Image | None:
        part = self._sheet.resources.pictures.get(resource)
        image = opened(self._package.read(part), self._options.limits) if part else None
        if image is None:
            self._unopened.add(posixpath.splitext(part or "")[1])
        return image

    def _by_shapes(self, page: Page, problem: str, texts: Sequence[Text], place: PagePlace) -> Page:
        """A page whose codes mean nothing: recognised by the shapes of its embedded fonts, or illegible."""
        unknown = [text for text in texts if holds_unreadable("".join(glyph.sign for glyph in text.glyphs))]
        fonts = fonts_for(unknown, self._programs(unknown))
        ocr = self._options.ocr
        if ocr is None or not fonts:
            told = "OFD 文件中的文字编码无法解读，请改交 PDF。"
            why = (*page.why, problem)
            return replace(
                page, lines=(), method="none", why=why, problem=told, problem_code="page-illegible"
            )
        image = self._drawn(unknown)
        known = tuple(line for line in page.lines if not holds_unreadable(line.text))
        read = read_picture(
            image,
            place,
            ocr,
            (*page.why, f"{problem}，按内嵌字体的字形识别"),
            _dpi(image, self._sheet.area),
        )
        return with_lines(read, known)

    def _with_pictures(self, page: Page, regions: tuple[Box, ...]) -> Page:
        if not regions:
            return page
        ocr = self._options.ocr
        if ocr is None:
            scanned = len("".join(line.text for line in page.lines)) < 50
            why = (*page.why, "没有可用的识别引擎，图片未读")
            return replace(
                page,
                why=why,
                problem=NO_ENGINE if scanned else None,
                problem_code="page-illegible" if scanned else None,
            )
        image = self._drawn(())
        read = with_regions(page, image, regions, ocr, _dpi(image, self._sheet.area))
        return replace(read, why=(*page.why, "文字之外的图片识别文字"))

    def _strip(self, pieces: Sequence[Piece]) -> Image.Image | None:
        """The picture of a line by the shapes of its embedded fonts."""
        texts = [piece.source for piece in pieces]
        fonts = fonts_for(texts, self._programs(texts))
        if not fonts or any(text.font not in fonts for text in texts):
            return None
        box = Box.around(piece.box for piece in pieces)
        margin = 0.2 * box.height
        around = (box.x0 - margin, box.y0 - margin, box.width + 2 * margin, box.height + 2 * margin)
        sheet = Drawing(around, min(_STRIP / around[3], _LONGEST / around[2]))
        for text in texts:
            sheet.write(text, fonts[text.font])
        return sheet.image()

    def _small_pictures(self) -> list[Mark]:
        """Pictures too small to be recognised: the codes among them read, the others told."""
        marks = []
        for picture in self._content.pictures:
            box = self._box(picture.box)
            image = self._opened(picture.resource) if 0 < box.area < _SMALL else None
            if image is not None:
                found = find_codes(flat(image))
                marks += [replace(mark, box=mark.box.within(box)) for mark in found] or [
                    Mark("picture", box)
                ]
        return marks

    def _ruled(self, page: Page) -> tuple[Table, ...]:
        """Tables whose cells are ruled, from the rules as they are drawn."""
        area = self._sheet.area
        if len(self._content.paths) < _LEAST_RULES or not page.lines:
            return ()
        sheet = Drawing(area, _RULES_SIDE / max(area[2], area[3]))
        for path in self._content.paths:
            sheet.draw(path)
        return ruled_tables(sheet.image(), page.lines)

    def _blank(self, page: Page) -> Page:
        return replace(page, method="none", problem="空白页。", problem_code="page-blank")


def _may_be_a_character(path: Path) -> bool:
    x0, y0, x1, y1 = path.box
    side = max(x1 - x0, y1 - y0)
    return (
        path.fill is not None
        and path.segments >= _LEAST_SEGMENTS
        and _LEAST_CHARACTER <= side <= _CHARACTER
    )


def _dpi(image: Image.Image, area: Area) -> float:
    return image.width / area[2] * 25.4
