"""The head that a controlled document's pages bear: a small table of its name, number, edition and page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from intake.extract.candidate import Candidate
from intake.extract.labels import LabelIndex
from intake.extract.typed import named_organization, typed_value
from intake.model import Cell, Page, Table
from intake.scheme import Field
from intake.zh.text import normalise, squeeze

_AT_TOP = 0.25
"""Share of the page's height within which a head begins."""

_MOST_ROWS = 6
_IN_HEAD = 0.97

_PAGE_WORD = re.compile(r"^(?:页[次码数]?|page)[:：]?", re.IGNORECASE)
_PAGE_COUNT = re.compile(
    r"(?:第?\d{1,3}页?[/／,，]?共?\d{1,3}页?|第\d{1,3}页|共\d{1,3}页[,，/]?第\d{1,3}页)", re.IGNORECASE
)

_OUTLINE = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,3}[ .、]\s*")
"""A chapter's number before its name."""


@dataclass(frozen=True, slots=True)
class PageHead:
    """The table, and its cells that no label explains: whose paper it is, what it is called."""

    table: Table
    names: tuple[Cell, ...]


@lru_cache(maxsize=256)
def page_head(page: Page, labels: LabelIndex) -> PageHead | None:
    """The table at the page's top that counts its pages and bears another of the kind's labels."""
    table = min(page.tables, key=lambda one: one.box.y0, default=None)
    if table is None or len(table.rows) > _MOST_ROWS:
        return None
    if table.box.y0 > _AT_TOP and not page.flowing:
        return None
    texts = [squeeze(normalise(cell.text)) for row in table.rows for cell in row]
    counts = any(_PAGE_WORD.match(text) or _PAGE_COUNT.fullmatch(text) for text in texts)
    if not counts or not any(labels.starts_with_label(text) for text in texts if text):
        return None
    return PageHead(table, tuple(_names(table, labels)))


def in_head(field: Field, pages: Sequence[Page], labels: LabelIndex) -> list[Candidate]:
    """What the first page's head calls the paper: the last of its names that is not its owner's."""
    if not field.in_head or not pages:
        return []
    head = page_head(pages[0], labels)
    if head is None:
        return []
    named = [(cell, _OUTLINE.sub("", normalise(cell.text).replace("\n", ""))) for cell in head.names]
    own = [(cell, text, named_organization(text)) for cell, text in named]
    alone = [(cell, text) for cell, text, owner in own if owner is None]
    behind = [(cell, text[len(owner) :].strip()) for cell, text, owner in own if owner is not None]
    for cell, text in reversed([*behind, *alone]):
        typed = typed_value(field, text, by_ocr=pages[0].method != "text") if text else None
        if typed is not None:
            sure = cell.confidence * typed[1] * _IN_HEAD
            return [Candidate(typed[0], text, pages[0].number, cell.box.rounded(), sure, "label")]
    return []


def without_head(page: Page, labels: LabelIndex) -> Page:
    """The page without its head: what it lists stands below."""
    head = page_head(page, labels)
    if head is None:
        return page
    tables = tuple(table for table in page.tables if table is not head.table)
    lines = page.lines
    if not page.flowing:
        lines = tuple(line for line in lines if not head.table.box.holds_middle_of(line.box))
    return replace(page, lines=lines, tables=tables)


def _names(table: Table, labels: LabelIndex) -> Iterator[Cell]:
    """The cells that are neither label nor value nor the count of pages, in reading order."""
    for number, row in enumerate(table.rows):
        before: Cell | None = None
        for column, cell in enumerate(row):
            text = squeeze(normalise(cell.text))
            if not text:
                continue
            above = table.rows[number - 1][column] if number else None
            value = (before is not None and _labels(before, labels)) or (
                above is not None and _labels(above, labels) and _heads(table, number - 1, column, labels)
            )
            if not value and not _is_label(text, labels) and not _PAGE_COUNT.fullmatch(text):
                yield cell
            before = cell


def _heads(table: Table, number: int, column: int, labels: LabelIndex) -> bool:
    """Whether a label's value stands below it: beside it stands nothing, or another label."""
    beside = next((cell for cell in table.rows[number][column + 1 :] if cell.text.strip()), None)
    return beside is None or _is_label(squeeze(normalise(beside.text)), labels)


def _is_label(text: str, labels: LabelIndex) -> bool:
    return bool(_PAGE_WORD.match(text)) or labels.starts_with_label(text)


def _labels(cell: Cell, labels: LabelIndex) -> bool:
    """Whether a cell is a label alone, its value elsewhere."""
    text = squeeze(normalise(cell.text))
    word = _PAGE_WORD.match(text)
    if word is not None:
        return word.end() == len(text)
    found = labels.find(text)
    return bool(found) and found[0].start == 0 and found[0].value_start >= len(text)
