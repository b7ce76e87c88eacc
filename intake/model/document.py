"""Parts of pages that belong together, and what was read from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from intake.model.geometry import WHOLE_PAGE, Box
from intake.model.page import Page

IRRELEVANT = "irrelevant"
"""The kind of what a person has found to be no material of the application: nothing looks at it."""

SIDE_BY_SIDE = " / "
"""Between what a row says of one column in several cells: fixed and mobile telephone."""


@dataclass(frozen=True, slots=True)
class RowPlace:
    """Where a list's row stands: its own 序号 as printed (``""``: none), its page, and its row on the sheet
    or in the page's table, headings counted (0: in no table). ``boxes``: the cell of each column; of one at
    several places those that say something, in the order of what they say (`SIDE_BY_SIDE`)."""

    serial: str
    row: int
    page: int
    boxes: tuple[tuple[str, Box], ...] = ()


Rows = tuple[tuple[tuple[str, str], ...], ...]
"""Rows of a list as ordered (column, text) pairs: hashable, and stable in the report."""

FactValue = str | float | int | Rows


@dataclass(frozen=True, slots=True)
class Span:
    """Where a document stands: a page, and what of it."""

    page: int
    box: Box = WHOLE_PAGE


@dataclass(frozen=True, slots=True)
class Document:
    """What belongs together in one file: pages one after the other, or parts of them.

    ``spans`` are its places in the order of reading, none of them another document's; empty: its
    ``pages`` as wholes. ``inside`` is the id of the document amid which it stands as a section.

    ``kind`` is a document kind of the scheme (``business_licence``), ``unknown`` or ``irrelevant``.
    ``submission`` is the first submission it serves (``None``: none), ``also`` the further ones. ``why``
    lists the evidence for that, in words for the user. ``confidence`` is 0-1, calibrated: of documents
    given 0.9 about nine in ten are right, or better.
    """

    id: str
    file: str
    pages: tuple[int, ...]
    kind: str
    submission: str | None
    confidence: float
    why: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    inside: str | None = None

    @property
    def places(self) -> tuple[Span, ...]:
        """Its spans, or its pages as such."""
        return self.spans or tuple(Span(page) for page in self.pages)

    def content(self, pages: Mapping[tuple[str, int], Page]) -> tuple[Page, ...]:
        """Its pages, each as far as it belongs to it. `pages`: the case's, by file and number."""
        by_page = groupby(self.places, key=lambda place: place.page)
        return tuple(
            pages[self.file, page].within(*(place.box for place in places))
            for page, places in by_page
            if (self.file, page) in pages
        )

    @property
    def submissions(self) -> tuple[str, ...]:
        """Every submission it serves."""
        return ((self.submission,) if self.submission else ()) + self.also


@dataclass(frozen=True, slots=True)
class Fact:
    """A typed value read from a document, with the text it was read from and where.

    ``value``: dates ISO 8601 strings, codes half-width capitals, money a number in CNY, lists ``Rows``,
    with the place of each row in ``row_places``, and in ``unknown_heads`` the heads of columns that were
    not understood (neither in the report).
    """

    document: str
    name: str
    value: FactValue
    text: str
    page: int
    box: Box
    confidence: float
    row_places: tuple[RowPlace, ...] = ()
    unknown_heads: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """By whose and which it is: a list of ten thousand rows must not be gone through each time."""
        return hash((self.document, self.name, self.page))

    def row_dicts(self) -> list[dict[str, str]]:
        """A list's rows as dictionaries; empty for other facts."""
        if isinstance(self.value, tuple):
            return [dict(row) for row in self.value]
        return []


@dataclass(frozen=True, slots=True)
class EmptyPlace:
    """A field of a scanned form whose label was read whole, and beside and below which nothing stands: no
    text, no ink, no seal. With `text`: a field that must be there, whose label stands beside words that
    are no such value (检验日期: 见第二页)."""

    document: str
    name: str
    page: int
    box: Box
    text: str = ""
