"""Pages by hand for the tests of assignment."""

from intake.assign import assign
from intake.cut import cut
from intake.model import Box, Document, Line, Mark, Page, SourceFile
from intake.scheme import load_scheme

SCHEME = load_scheme("gbt27922")


def text_page(text: str, number: int = 1, file: str = "文件.pdf", *, flowing: bool = False) -> Page:
    """A page of a heading and lines as typed: the first line large and centred, the rest below."""
    texts = [line for line in text.strip("\n").split("\n") if line.strip()]
    lines = []
    for row, line in enumerate(texts):
        height = 0.035 if row == 0 and not flowing else 0.018
        width = min(0.85, len(line.strip()) * height * 0.7)
        left = 0.5 - width / 2 if row == 0 else 0.12
        top = 0.08 + 0.9 * row / max(len(texts), 40) - (0.02 if row == 0 else 0.0)
        lines.append(Line(line.strip(), Box(left, top, left + width, top + height)))
    return Page(file, number, tuple(lines), flowing=flowing)


def chart_page(*boxes: str, number: int = 1, file: str = "文件.pdf") -> Page:
    """Short texts scattered over the page, a shape around each."""
    lines = tuple(
        Line(
            text,
            Box(0.1 + 0.2 * (index % 4), 0.1 + 0.1 * index, 0.2 + 0.2 * (index % 4), 0.13 + 0.1 * index),
        )
        for index, text in enumerate(boxes)
    )
    marks = tuple(Mark("shape", line.box, line.text) for line in lines)
    return Page(file, number, lines, marks=marks)


def source(path: str) -> SourceFile:
    from pathlib import Path

    return SourceFile(path, Path(), "0" * 64, "application/pdf", 1)


def documents(*pages: Page) -> tuple[Document, ...]:
    paths = dict.fromkeys(page.file for page in pages)
    return assign(cut(pages), [source(path) for path in paths], SCHEME)


def kind_of(text: str, file: str = "扫描件0001.pdf") -> tuple[str, float]:
    (document,) = documents(text_page(text, file=file))
    return document.kind, document.confidence
