"""The labelled papers beside this file: their texts as pages, clean or as a bad scan is read.

`papers/` served while the rules were made; of `unseen/`, written apart from them, every second paper did
too (`seen=True`), the others never. A paper's pages are divided by ``----``, papers by ``====``; ``|``
divides cells; a first line ``@…`` says how it is laid out.
"""

import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from intake.assign import assign
from intake.cut import cut
from intake.model import Box, Cell, Document, Line, Mark, Page, SourceFile, Table
from intake.scheme import load_scheme

HERE = Path(__file__).parent
SCHEME = load_scheme("gbt27922")

FILE = "扫描件0001.pdf"
LIKE = {
    "日": "曰目",
    "口": "囗日",
    "人": "入八",
    "己": "已巳",
    "末": "未",
    "大": "太犬",
    "土": "士",
    "0": "O",
    "1": "l",
}
ANY = "日口十人一工土己巳未末。、·1lI"


@dataclass(frozen=True)
class Paper:
    """One labelled paper. ``layout``: ``""`` (a large title), flat, chart, shapes, slide, sheet:NAME."""

    kind: str
    number: int
    layout: str
    texts: tuple[str, ...]
    seen: bool

    @property
    def name(self) -> str:
        return f"{self.kind}-{self.number}"


@cache
def papers(folder: str) -> tuple[Paper, ...]:
    """All labelled papers of a folder beside this file, those of `unseen/` alternately seen."""
    found = []
    for path in sorted((HERE / folder).glob("*.txt")):
        for number, text in enumerate(path.read_text(encoding="utf-8").split("\n====\n"), 1):
            layout, _, rest = text.partition("\n") if text.startswith("@") else ("", "", text)
            pages = tuple(page.strip("\n") for page in rest.split("\n----\n"))
            seen = folder != "unseen" or number % 2 == 1
            found.append(Paper(path.stem, number, layout.removeprefix("@"), pages, seen))
    return tuple(found)


def pages_of(paper: Paper, *, flat: bool = False, damage: float = 0.0, seed: int = 0) -> list[Page]:
    """The paper's pages; ``flat``: no line is larger than another; ``damage``: share of characters that
    OCR loses or mistakes."""
    chance = random.Random(f"{paper.name}{seed}")
    layout = "flat" if flat and not paper.layout else paper.layout
    return [
        _page(damaged(text, damage, chance) if damage else text, number, layout, scanned=damage > 0)
        for number, text in enumerate(paper.texts, 1)
    ]


def damaged(text: str, share: float, chance: random.Random) -> str:
    """As a bad scan is read: characters lost, mistaken for like ones, spaces put in."""
    result = []
    for character in text:
        if character not in "\n|" and chance.random() < share:
            kind = chance.random()
            if kind < 0.35:
                continue
            if kind < 0.45:
                result.append(character + " ")
                continue
            result.append(chance.choice(LIKE.get(character, ANY)))
        else:
            result.append(character)
    return "".join(result)


def judge(pages: list[Page], path: str = FILE) -> tuple[Document, ...]:
    """The documents of one file."""
    return assign(cut(pages), [SourceFile(path, Path(), "0" * 64, "application/pdf", 1)], SCHEME)


def _page(text: str, number: int, layout: str, *, scanned: bool) -> Page:
    rows = [row.strip() for row in text.split("\n") if row.strip()]
    title = layout.removeprefix("sheet:") if layout.startswith("sheet:") else ""
    if layout in {"chart", "shapes"}:
        return _chart(rows, number, scanned=scanned)
    lines: list[Line] = []
    cells: list[list[str]] = []
    for index, row in enumerate(rows):
        top = 0.06 + 0.88 * index / max(len(rows), 40)
        parts = [part.strip() for part in row.split("|")]
        if len(parts) > 1:
            cells.append(parts)
        if title:
            lines.append(Line("  ".join(parts), Box(0, top, 1, top + 0.02)))
        elif len(parts) > 1:
            width = 0.8 / len(parts)
            lines += [
                Line(part, Box(0.1 + width * at, top, 0.1 + width * at + 0.9 * width, top + 0.016))
                for at, part in enumerate(parts)
                if part
            ]
        else:
            lines.append(_line(row, top, large=index == 0 and layout != "flat"))
    return Page(FILE, number, tuple(lines), _table(cells), method="ocr" if scanned else "text", title=title)


def _line(row: str, top: float, *, large: bool) -> Line:
    height = 0.034 if large else 0.017
    width = min(0.85, len(row) * height * 0.7)
    left = 0.5 - width / 2 if large else 0.12
    return Line(row, Box(left, top, left + width, top + height))


def _table(cells: list[list[str]]) -> tuple[Table, ...]:
    if len(cells) < 2:
        return ()
    wide = max(len(row) for row in cells)
    rows = tuple(tuple(Cell(text) for text in row + [""] * (wide - len(row))) for row in cells)
    return (Table(rows),)


def _chart(rows: list[str], number: int, *, scanned: bool) -> Page:
    lines = []
    for index, row in enumerate(rows):
        left, top = 0.1 + 0.2 * (index % 4), 0.1 + 0.8 * index / max(10, len(rows))
        lines.append(Line(row, Box(left, top, left + 0.16, top + 0.025)))
    marks = () if scanned else tuple(Mark("shape", line.box, line.text) for line in lines)
    return Page(FILE, number, tuple(lines), marks=marks, method="ocr" if scanned else "text")
