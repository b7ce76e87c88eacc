"""Finding words in the lines and cells of documents, white space left out, with the place of each hit."""

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import heapify, heappop, heappush

from intake.checks.types import Case
from intake.model import Box, Document, Evidence, Page
from intake.zh.expressions import Expression, expression
from intake.zh.searchable import Searchable
from intake.zh.text import as_printed, squeeze


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern found: where, the line it stands in, and how sure that line was read."""

    matched: str
    evidence: Evidence
    confidence: float
    after: str
    """What follows in the document, a few dozen characters: figures and reasons stand there."""
    before: str = ""
    """What stands before it, as much: whether it is declared or denied."""


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    printed: str
    box: Box
    confidence: float


_AROUND = 80

_FULL_LINE = 0.75
"""Share of the page's longest line from which a line may run on into the next."""

_SHORTEST_FULL = 12
"""Characters: a shorter line is no line of running text."""

_ENDS = ("。", "；", ";", "！", "？")


@dataclass(frozen=True, slots=True)
class _Read:
    """A page as words are looked for in it."""

    text: Searchable
    pieces: tuple[_Piece, ...]


@lru_cache(maxsize=4096)
def _read(page: Page) -> _Read:
    """The page's text, each line or cell without white space and a line of its own, save that a line broken
    by the page's width runs on into the next; and which stretch of it each is."""
    pieces: list[_Piece] = []
    texts: list[str] = []
    length = 0
    lines = [(line.text, line.box, line.confidence) for line in page.lines]
    known = {squeeze(text) for text, _, _ in lines}
    full = math.inf if page.flowing else max(_SHORTEST_FULL, _FULL_LINE * max(map(len, known), default=0))
    cells = [
        (cell.text, cell.box, cell.confidence)
        for table in page.tables
        for row in table.rows
        for cell in row
    ]
    marks = [(mark.text, mark.box, 1.0) for mark in page.marks]
    for text, box, confidence in [*lines, *cells, *marks]:
        short = squeeze(text)
        if not short or (len(pieces) >= len(lines) and short in known):
            continue
        pieces.append(_Piece(length, text, box, confidence))
        runs_on = len(pieces) < len(lines) and len(short) >= full and not short.endswith(_ENDS)
        texts.append(short if runs_on else f"{short}\n")
        length += len(texts[-1])
    return _Read(Searchable("".join(texts)), tuple(pieces))


def squeezed_text(case: Case, document: Document) -> str:
    """All of a document's text, tables included, without white space: does it hold a text?"""
    return text_lines(case, document).replace("\n", "")


def text_lines(case: Case, document: Document) -> str:
    """The same for searching expressions: a line for each line or cell."""
    return "".join(_read(page).text.text for page in case.pages_of(document))


def find_words(case: Case, document: Document, patterns: Sequence[str]) -> Iterator[Hit]:
    """Every match of the regular expressions (as data writes them), in page order, none overlapping."""
    expressions = [expression(pattern) for pattern in patterns]
    for page in case.pages_of(document):
        read = _read(page)
        for found in _matches(read.text, expressions):
            if found.end() > found.start():
                yield _hit(page, read.text.text, read.pieces, found)


def _matches(text: Searchable, expressions: Sequence[Expression]) -> Iterator["re.Match[str]"]:
    """The matches of any of the expressions in order of their place; of those at one place, the first's."""
    searching = [one.pattern.search for one in expressions if one.stands_in(text)]
    following = [
        (found.start(), order, found)
        for order, search in enumerate(searching)
        if (found := search(text.text))
    ]
    heapify(following)
    end = 0
    while following:
        start, order, found = heappop(following)
        if start >= end:
            yield found
            end = max(found.end(), start + 1)
        again = searching[order](text.text, end)
        if again:
            heappush(following, (again.start(), order, again))


def first_word(case: Case, documents: Iterable[Document], patterns: Sequence[str]) -> Hit | None:
    """The first match in the documents, in their order."""
    return next((hit for document in documents for hit in find_words(case, document, patterns)), None)


def _hit(page: Page, text: str, pieces: tuple[_Piece, ...], found: "re.Match[str]") -> Hit:
    piece = pieces[bisect_right(pieces, found.start(), key=lambda item: item.start) - 1]
    printed = "".join(as_printed(piece.printed).split())
    evidence = Evidence(page.file, page.number, piece.box, printed[:160])
    after = text[found.end() : found.end() + _AROUND].replace("\n", "")
    before = text[max(0, found.start() - _AROUND) : found.start()].replace("\n", "")
    return Hit(found[0].replace("\n", ""), evidence, piece.confidence, after, before)
