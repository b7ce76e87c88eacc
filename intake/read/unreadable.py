"""Characters that no one can tell among good text: private-use codes and glyphs without a code.

A maker's font gives them their shapes, so they are read from their picture where there is one; a line in
which some are left counts as unsure, or a name would 'differ' from itself in another paper.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TypeVar

from PIL import Image

from intake.model import Box, Cell, Line, Page, Table
from intake.ocr.types import PageOcr

UNSURE = 0.4
"""Confidence of what holds a character that could not be told."""

_UNREADABLE = re.compile("[\ue000-\uefff\uf100-\uf8ff\ufffd-\uffff\U000f0000-\U0010ffff]")
"""Private use beside the symbol fonts' U+F000-F0FF, the replacement character, what is no character."""

_SURELY = 0.8
"""Confidence of a line's picture from which its characters are believed."""

_MOST = 60
"""Lines of a page whose picture is looked at."""

Strip = Callable[[Line], Image.Image | None]
"""The picture of a line, when there is one."""


def holds_unreadable(text: str) -> bool:
    """Whether a character stands in it that no one can tell."""
    return _UNREADABLE.search(text) is not None


def read_from_pictures(page: Page, strip: Strip, ocr: PageOcr) -> Page:
    """The page with such characters read from the pictures of their lines, as far as the rest of the line
    agrees; a code that always reads as one character is that character in the tables, too."""
    broken = [line for line in page.lines if holds_unreadable(line.text)][:_MOST]
    pictures = [(line, picture) for line in broken if (picture := strip(line)) is not None]
    if not pictures:
        return page
    read = ocr.read_strips([picture for _, picture in pictures])
    repaired: dict[Line, Line] = {}
    meanings: dict[str, set[str]] = {}
    for (line, _), (text, sure) in zip(pictures, read, strict=True):
        found = _filled(line.text, text) if sure >= _SURELY else line.text
        for code, sign in zip(line.text, found, strict=True):
            if code != sign:
                meanings.setdefault(code, set()).add(sign)
        if found != line.text:
            repaired[line] = Line(found, line.box, min(line.confidence, sure))
    if not repaired:
        return page
    told = str.maketrans({code: next(iter(signs)) for code, signs in meanings.items() if len(signs) == 1})
    lines = (repaired.get(line, line) for line in page.lines)
    why = "个别字符编码无法解读，按字形识别"
    return replace(
        page,
        lines=tuple(replace(line, text=line.text.translate(told)) for line in lines),
        tables=tuple(_translated(table, told) for table in page.tables),
        engine=page.engine or ocr.engine_name,
        why=(*page.why, why),
    )


def doubted(page: Page) -> Page:
    """The page with what holds such characters counted as unsure."""
    if not holds_unreadable(page.text) and not any(
        holds_unreadable(cell.text) for table in page.tables for row in table.rows for cell in row
    ):
        return page
    return replace(
        page,
        lines=tuple(_doubted(line) for line in page.lines),
        tables=tuple(
            replace(table, rows=tuple(tuple(_doubted(cell) for cell in row) for row in table.rows))
            for table in page.tables
        ),
    )


def strip_of(image: Image.Image, box: Box) -> Image.Image | None:
    """The picture of a line on its page's picture, with some paper around; None when it is too small."""
    height = box.height * image.height
    margin = 0.15 * height
    left, right = box.x0 * image.width - margin, box.x1 * image.width + margin
    top, bottom = box.y0 * image.height - margin, box.y1 * image.height + margin
    if height < 6 or right - left < 6:
        return None
    edges = (
        max(0, round(left)),
        max(0, round(top)),
        min(image.width, round(right)),
        min(image.height, round(bottom)),
    )
    return image.crop(edges)


def _filled(text: str, seen: str) -> str:
    """The text with its unreadable characters taken from what was seen at their places: between what both
    have in common, as many characters of one as of the other."""
    known = _wide(text)
    signs = list(text)
    for kind, begin, end, first, last in SequenceMatcher(
        None, known, _wide(seen), autojunk=False
    ).get_opcodes():
        if kind == "replace" and end - begin == last - first:
            for place, sign in zip(range(begin, end), seen[first:last], strict=True):
                if holds_unreadable(text[place]) and not sign.isspace():
                    signs[place] = sign
    return "".join(signs)


def _wide(text: str) -> str:
    """Colons and brackets of either width as one, character for character."""
    return text.translate(str.maketrans("：（），；", ":(),;"))


def _translated(table: Table, told: dict[int, str]) -> Table:
    rows = tuple(tuple(replace(cell, text=cell.text.translate(told)) for cell in row) for row in table.rows)
    return replace(table, rows=rows)


T = TypeVar("T", Line, Cell)


def _doubted(item: T) -> T:
    if item.confidence <= UNSURE or not holds_unreadable(item.text):
        return item
    return replace(item, confidence=UNSURE)
