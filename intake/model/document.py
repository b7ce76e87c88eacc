"""Pages that belong together, and what was read from them."""

from dataclasses import dataclass

from intake.model.geometry import Box


@dataclass(frozen=True, slots=True)
class RowPlace:
    """Where a list's row stands: its own 序号 as printed (``""``: none), its page, and its row on the sheet
    or in the page's table, headings counted (0: in no table)."""

    serial: str
    row: int
    page: int


Rows = tuple[tuple[tuple[str, str], ...], ...]
"""Rows of a list as ordered (column, text) pairs: hashable, and stable in the report."""

FactValue = str | float | int | Rows


@dataclass(frozen=True, slots=True)
class Document:
    """Consecutive pages of one file that belong together.

    ``kind`` is a document kind of the scheme (``business_licence``) or ``unknown``. ``submission`` is
    the first submission it serves (``None``: none), ``also`` the further ones. ``why`` lists the
    evidence for that, in words for the user. ``confidence`` is 0-1, calibrated: of documents given
    0.9 about nine in ten are right, or better.
    """

    id: str
    file: str
    pages: tuple[int, ...]
    kind: str
    submission: str | None
    confidence: float
    why: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def submissions(self) -> tuple[str, ...]:
        """Every submission it serves."""
        return ((self.submission,) if self.submission else ()) + self.also


@dataclass(frozen=True, slots=True)
class Fact:
    """A typed value read from a document, with the text it was read from and where.

    ``value``: dates ISO 8601 strings, codes half-width capitals, money a number in CNY, lists ``Rows``,
    with the place of each row in ``row_places`` (not in the report).
    """

    document: str
    name: str
    value: FactValue
    text: str
    page: int
    box: Box
    confidence: float
    row_places: tuple[RowPlace, ...] = ()

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
    text, no ink, no seal."""

    document: str
    name: str
    page: int
    box: Box
