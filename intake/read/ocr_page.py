"""Reads a picture of a page through OCR and says honestly when nothing could be read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PIL import Image

from intake.aligned import aligned_tables, with_aligned
from intake.model import Box, Line, Mark, Page, Table
from intake.ocr.layout import by_rows
from intake.ocr.types import OcrPage, PageOcr
from intake.read.ink import is_blank, shows_only_rules, shows_only_shapes
from intake.read.pictures import looks_like_paper

NO_ENGINE = "未安装文字识别引擎，此页需要识别，未能读取。"
_BLANK = "空白页。"
_ILLEGIBLE = "页面有内容但无法辨认，请重新扫描（建议 300 dpi、端正、清晰）后提交。"

_SMALL = 800
"""Longest side, in pixels, of a picture made for a web page: its small print is a few pixels high."""

_SURELY_READ = 0.85
"""Confidence of a line from which its characters are what was printed: of small print that was read wrong
engines are less sure."""

_LEAST_READ = 8
"""Characters surely read below which nothing of a pasted paper was: of 256 pages of strangers' pictures
none that shows a paper had fewer than 23."""

_MOST_UNSURE = 0.2
"""Share of a small picture's characters that may be unsure: of 75 pictures of strangers with sides to 1000
pixels those that could be read had less, those that could not more."""

_A_WORD = 4
"""Characters of a line that counts: logos and seals give shorter ones."""

_LEGIBLE_CONFIDENCE = 0.5
"""Mean confidence below which recognised text is noise: neither engine gives less on a text it read."""

_PASTED_PAPER = 0.15
"""Share of the page from which a picture may be a paper pasted into it, and no emblem, seal or drawing."""


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Which page it is, and its size."""

    file: str
    number: int
    width: float
    height: float
    title: str = ""


def read_picture(
    image: Image.Image,
    place: PagePlace,
    ocr: PageOcr | None,
    why: tuple[str, ...],
    dpi: float | None = None,
) -> Page:
    """The page that a whole picture shows."""
    if is_blank(image):
        return _page(place, why=(*why, "画面上没有墨迹"), problem=_BLANK, code="page-blank")
    if ocr is None:
        return _page(place, why=(*why, "没有可用的识别引擎"), problem=NO_ENGINE, code="page-illegible")
    seen = ocr.read(image, dpi)
    return with_aligned(_judged(place, seen, image, why))


def read_regions(
    image: Image.Image, regions: Sequence[Box], ocr: PageOcr, dpi: float | None = None
) -> tuple[tuple[Line, ...], tuple[Table, ...], tuple[Mark, ...], str]:
    """Lines, tables and marks of parts of a page's picture, placed on the page; and the engine's name.

    A large part that looks like a paper of which nothing could be read is a mark that hides what it says.
    """
    lines: list[Line] = []
    tables: list[Table] = []
    marks: list[Mark] = []
    engine = ocr.engine_name
    for region in regions:
        part = image.crop(
            (
                round(region.x0 * image.width),
                round(region.y0 * image.height),
                round(region.x1 * image.width),
                round(region.y1 * image.height),
            )
        )
        if min(part.size) < 16 or is_blank(part):
            continue
        seen = ocr.read(part, dpi)
        engine = seen.engine or engine
        lines += [Line(line.text, line.box.within(region), line.confidence) for line in seen.lines]
        known = (*seen.tables, *aligned_tables(seen.lines, seen.tables))
        tables += [place_table(table, region) for table in known]
        marks += [replace(mark, box=mark.box.within(region)) for mark in seen.marks]
        if region.area >= _PASTED_PAPER and _surely_read(seen.lines) < _LEAST_READ:
            paper = looks_like_paper(part) and not shows_only_shapes(part)
            marks += [Mark("picture", region, hides=True)] if paper else []
    return tuple(lines), tuple(tables), tuple(marks), engine


def with_regions(
    page: Page, image: Image.Image, regions: Sequence[Box], ocr: PageOcr, dpi: float | None = None
) -> Page:
    """The page with what parts of its picture show beside its own lines, row by row."""
    found, tables, marks, engine = read_regions(image, regions, ocr, dpi)
    merged = with_lines(replace(page, lines=tuple(found)), page.lines)
    return replace(
        merged,
        tables=(*page.tables, *tables),
        marks=(*page.marks, *marks),
        method="text+ocr",
        engine=engine,
    )


def with_lines(page: Page, known: Sequence[Line]) -> Page:
    """The page with lines that are known for sure, in the places of those that were recognised there."""
    new = [line for line in page.lines if not _already(line, known)]
    lines = tuple(by_rows([*known, *new])) if new else tuple(known)
    return replace(page, lines=lines, method="text+ocr" if known and page.method == "ocr" else page.method)


def _already(line: Line, known: Sequence[Line]) -> bool:
    """Whether a known line stands at that place."""
    return any(line.box.overlap(one.box) > 0.4 * min(line.box.area, one.box.area) for one in known)


def place_table(table: Table, region: Box) -> Table:
    """A region's table on the page."""
    rows = tuple(tuple(replace(cell, box=cell.box.within(region)) for cell in row) for row in table.rows)
    return Table(rows, table.box.within(region))


def _judged(place: PagePlace, seen: OcrPage, image: Image.Image, why: tuple[str, ...]) -> Page:
    reasons = (*why, *seen.why)
    problem = code = None
    if _sureness(seen.lines) < _LEGIBLE_CONFIDENCE:
        # Only where nothing was read: dense small print may look like rules, pale print like nothing.
        if shows_only_rules(image):
            reasons = (*reasons, "画面上只有线条、边框或极淡的痕迹，没有文字")
            problem, code = _BLANK, "page-blank"
        elif looks_like_paper(image) and not shows_only_shapes(image):
            problem, code = _ILLEGIBLE, "page-illegible"
        elif not seen.lines:
            reasons = (*reasons, "像是照片，画面上没有可读的文字")
    elif _is_too_small(image, seen.lines):
        problem, code = f"图片太小（{image.width}×{image.height} 像素），小字认不清。", "page-too-small"
    return Page(
        place.file,
        place.number,
        seen.lines,
        seen.tables,
        seen.marks,
        "ocr",
        seen.engine,
        reasons,
        place.width,
        place.height,
        seen.rotation,
        seen.mirrored,
        place.title,
        problem=problem,
        problem_code=code,
        unread=seen.unread,
    )


def _sureness(lines: Sequence[Line]) -> float:
    """The mean confidence of the lines, by their length; 0 where there is none but single characters."""
    words = [line for line in lines if len(line.text) > 1]
    length = sum(len(line.text) for line in words)
    return sum(line.confidence * len(line.text) for line in words) / length if length else 0.0


def _surely_read(lines: Sequence[Line]) -> int:
    """How many characters in words were surely read."""
    return sum(len(line.text) for line in lines if len(line.text) > 1 and line.confidence >= _SURELY_READ)


def _is_too_small(image: Image.Image, lines: Sequence[Line]) -> bool:
    """Whether too much of a small picture's print was not surely read: it was larger once."""
    words = [line for line in lines if len(line.text) >= _A_WORD]
    unsure = sum(len(line.text) for line in words if line.confidence < _SURELY_READ)
    return max(image.size) <= _SMALL and unsure >= _MOST_UNSURE * sum(len(line.text) for line in words) > 0


def _page(place: PagePlace, *, why: tuple[str, ...], problem: str, code: str) -> Page:
    return Page(
        place.file,
        place.number,
        method="none",
        why=why,
        width=place.width,
        height=place.height,
        title=place.title,
        problem=problem,
        problem_code=code,
    )
