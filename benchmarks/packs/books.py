"""The third family of packs: one content laid out as files, as a Word book, its PDF, its scan, and under the
writer's own headings. Chapters follow each other without page breaks."""

import io
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pikepdf
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from benchmarks.packs.blocks import Block, Paper
from benchmarks.packs.free_headings import CONVENTIONAL, headings
from benchmarks.packs.office_paper import WordFile
from benchmarks.packs.packing import picture_pdf
from benchmarks.packs.pdf_paper import Look, pdf_bytes, scans
from benchmarks.packs.plant import Draft
from benchmarks.packs.written import outlet_rows

LAYOUTS = ("files", "word", "pdf", "scan", "free")
_DIGITS = "一二三四五六七八九十"
_STYLES = ("styled", "bold", "plain")
_INNER = (
    (re.compile(r"^([一二三四五六七八九十]{1,3})、"), r"（\1）"),
    (re.compile(r"^（([一二三四五六七八九十]{1,3})）"), None),
)
_PROBE = 8
"""Characters by which a line of a chapter is found again."""


@dataclass(frozen=True)
class Chapter:
    """A chapter of a book: the papers under it, all of one kind, and lines by which each is found again."""

    papers: tuple[Paper, ...]
    heading: str

    @property
    def kind(self) -> str:
        return self.papers[0].kind

    @property
    def submissions(self) -> tuple[str, ...]:
        return self.papers[0].submissions


@dataclass
class Book:
    """A pack in one layout. ``chapters``: what its text files hold, in order."""

    layout: str
    path: Path
    chapters: list[Chapter] = field(default_factory=list)


def write_books(
    pack: Draft, root: Path, seed: int, *, layouts: Sequence[str], held_out: bool
) -> Iterator[Book]:
    """The pack in each layout, in folders below `root`."""
    written = [paper for paper in pack.papers if not paper.official and paper.submissions]
    official = [paper for paper in pack.papers if paper not in written]
    for layout in layouts:
        chance = random.Random(f"{seed}-{pack.number}")
        folder = root / f"{pack.number:02d}-{layout}"
        folder.mkdir(parents=True)
        look = Look(chance, pack.company.name)
        _official(official, folder / "证照.pdf", look)
        free = layout == "free"
        chapters = _chapters(pack, written, chance, free=free, held_out=held_out)
        book = Book(layout, folder, chapters)
        style = _STYLES[pack.number % len(_STYLES)]
        if layout == "files":
            for paper in written:
                file = WordFile(chance, pack.company.name)
                file.add(paper)
                file.save(folder / f"{paper.name}.docx".replace("/", "_"))
        elif layout in {"word", "free"}:
            _word(chapters, folder / "申报资料.docx", style, chance, breaks=2 if free else 0)
        else:
            data = pdf_bytes(Paper("book", "", (), "", _blocks(chapters)), look)
            if layout == "scan":
                data = picture_pdf(scans(data, chance))
            (folder / "申报资料.pdf").write_bytes(data)
        yield book


def probes(chapter: Chapter) -> list[str]:
    """Pieces of a chapter's text by which it is found again, white space left out."""
    texts: list[str] = []
    names: list[str] = []
    for paper in chapter.papers:
        for block in paper.blocks:
            if block.kind == "text":
                texts.append(block.value)
            elif block.kind in {"table", "pairs", "outlets"}:
                rows = outlet_rows(*block.value) if block.kind == "outlets" else block.value
                texts += [cell for row in rows[1:] for cell in row]
            elif block.kind == "chart":
                names += [*block.value[:2], *block.value[2]]
    squeezed = ("".join(text.split()) for text in texts)
    found = [text[:_PROBE] for text in squeezed if len(text) >= _PROBE]
    return found or names


def _chapters(
    pack: Draft, written: Sequence[Paper], chance: random.Random, *, free: bool, held_out: bool
) -> list[Chapter]:
    groups: dict[str, list[Paper]] = {}
    for paper in written:
        groups.setdefault(paper.kind, []).append(paper)
    numbered = not free or pack.number % 2 == 0
    chapters = []
    for number, (kind, papers) in enumerate(groups.items(), 1):
        words = CONVENTIONAL.get(kind, "管理体系文件")
        if free and kind in CONVENTIONAL:
            words = chance.choice(headings(kind, service=pack.company.trade.service, held_out=held_out))
        sign = f"{_DIGITS[number - 1]}、" if numbered else ""
        chapters.append(Chapter(tuple(papers), f"{sign}{words}"))
    return chapters


def _blocks(chapters: Sequence[Chapter]) -> list[Block]:
    """All chapters' blocks one after the other: a chapter's heading stands for its paper's title."""
    blocks: list[Block] = []
    for chapter in chapters:
        blocks.append(Block("heading", chapter.heading, "chapter"))
        several = len(chapter.papers) > 1
        for paper in chapter.papers:
            for place, block in enumerate(paper.blocks):
                if block.kind == "break" or (block.kind == "title" and place == 0 and not several):
                    continue
                blocks.append(_inner(block))
    return blocks


def _inner(block: Block) -> Block:
    """A heading inside a chapter, numbered one step further in; a title there is a centred line."""
    if block.kind == "heading":
        for pattern, shifted in _INNER:
            if pattern.match(block.value) and shifted:
                return replace(block, value=pattern.sub(shifted, block.value, count=1))
    return block


def _word(
    chapters: Sequence[Chapter], path: Path, style: str, chance: random.Random, *, breaks: int
) -> None:
    """A Word file: chapters by style, in bold, or as plain lines; some begin after a page break."""
    document = Document()
    face = chance.choice(("宋体", "仿宋", "微软雅黑"))
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = face, Pt(12)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), face)
    broken = set(chance.sample(range(1, len(chapters)), min(breaks, len(chapters) - 1)))
    starts = {id(chapters[at]) for at in broken}
    for chapter in chapters:
        if id(chapter) in starts:
            document.add_page_break()
        for block in _blocks([chapter]):
            _add(document, block, style)
    document.save(str(path))


def _add(document: WordDocument, block: Block, style: str) -> None:
    kind, value = block.kind, block.value
    if kind in {"title", "heading"} and style == "styled":
        document.add_heading(value, 1 if block.style == "chapter" else 2)
    elif kind in {"title", "heading", "text", "centre", "right", "small"}:
        paragraph = document.add_paragraph()
        run = paragraph.add_run(value)
        run.bold = (style == "bold" and kind in {"title", "heading"}) or None
        if kind in {"title", "centre"}:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if kind == "right":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    elif kind == "chart":
        top, middle, units = value
        _table(document, [[top, *[""] * (len(units) - 1)], [middle, *[""] * (len(units) - 1)], units])
    elif kind == "pairs" and block.style != "grid":
        for label, text in value:
            document.add_paragraph(f"{label}：{text}")
    elif kind in {"table", "pairs", "outlets"}:
        _table(document, outlet_rows(*value) if kind == "outlets" else [list(row) for row in value])


def _table(document: WordDocument, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def _official(papers: Sequence[Paper], path: Path, look: Look) -> None:
    out = pikepdf.Pdf.new()
    for paper in papers:
        with pikepdf.open(io.BytesIO(pdf_bytes(paper, look))) as part:
            out.pages.extend(part.pages)
    out.save(path)
