"""What a reader gives: pages with lines, tables and marks, each with its place."""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from intake.model.geometry import WHOLE_PAGE, Box

Method = Literal["text", "ocr", "text+ocr", "none"]
MarkKind = Literal["seal", "qr", "barcode", "picture", "shape"]


BOLD = 9
"""The level of a line that is no heading by its style, and printed like one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text as a person sees it. ``confidence`` is 1.0 for a text layer. ``level``: the file
    itself sets it as a heading, 1 outermost, `BOLD` where it only stands out; 0: the file says nothing."""

    text: str
    box: Box
    confidence: float = 1.0
    level: int = 0

    def joined(self, other: "Line") -> "Line":
        """Both as one line, as sure as the less sure of them."""
        box = Box.around((self.box, other.box))
        return Line(self.text + other.text, box, min(self.confidence, other.confidence))


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell; a merged cell's text stands in its first place, the rest are empty. ``above``: it is
    one of the rest, and belongs to the cell above it."""

    text: str
    box: Box = WHOLE_PAGE
    confidence: float = 1.0
    above: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all rows equally long. ``row_numbers``: of a sheet whose empty rows were left out,
    each row's number on it; else rows count from 1."""

    rows: tuple[tuple[Cell, ...], ...]
    box: Box = WHOLE_PAGE
    row_numbers: tuple[int, ...] = ()

    def row_number(self, place: int) -> int:
        """The number of the row at that place (from 0), as people count."""
        return self.row_numbers[place] if self.row_numbers else place + 1

    def texts(self) -> list[list[str]]:
        """The cells' texts, row by row."""
        return [[cell.text for cell in row] for row in self.rows]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on a page that is not running text: a seal, a code, a picture, a drawing's shapes.

    ``text`` is a seal's ring text or a code's content (``""`` when it could not be read). ``hides``: print
    may stand under it that cannot be read.
    """

    kind: MarkKind
    box: Box
    text: str = ""
    hides: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page of one file, in reading order.

    ``why`` says how it was read and on what grounds (for people); ``engine`` names the OCR engine used.
    ``width``/``height`` are in PDF points, or pixels for pictures: only their ratio is relied on.
    A page inside another document (a picture pasted into Word) has its own file name
    (``profile.docx!/image3.png``). ``problem_code`` is a finding code (as
    ``page-illegible``, ``page-blank``), in words in ``problem``. ``title``: a sheet's or slide's name.
    ``flowing`` pages (.docx sections, .txt) have no fixed places: their boxes are line positions only.
    ``rotation``: degrees by which its picture was turned clockwise to be read, ``mirrored``: it was turned
    over then; boxes are those of the picture so turned. ``unread``: where a picture shows ink that no line
    or mark accounts for.
    """

    file: str
    number: int
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    marks: tuple[Mark, ...] = ()
    method: Method = "text"
    engine: str | None = None
    why: tuple[str, ...] = ()
    width: float = 595.0
    height: float = 842.0
    rotation: int = 0
    mirrored: bool = False
    title: str = ""
    flowing: bool = False
    problem: str | None = None
    problem_code: str | None = None
    unread: tuple[Box, ...] = ()
    text: str = field(init=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", "\n".join(line.text for line in self.lines))

    def __hash__(self) -> int:
        """By its place and beginning alone: what is remembered of a page is asked for again and again; a
        sheet of a hundred thousand cells must not be gone through each time."""
        return hash((self.file, self.number, len(self.lines), self.lines[:1]))

    def within(self, *boxes: Box) -> "Page":
        """The page as far as it lies in the boxes: lines, tables and marks whose middle does. The page
        itself where a box is the whole of it."""
        return self if WHOLE_PAGE in boxes else _within(self, boxes)

    @property
    def confidence(self) -> float:
        """Mean confidence of its lines, weighted by length; 0 when there is no text."""
        total = sum(len(line.text) for line in self.lines)
        if not total:
            return 0.0
        return sum(line.confidence * len(line.text) for line in self.lines) / total


@lru_cache(maxsize=4096)
def _within(page: Page, boxes: tuple[Box, ...]) -> Page:
    """Remembered: every check asks for the same documents' pages."""

    def lies_in(box: Box) -> bool:
        return any(one.holds_middle_of(box) for one in boxes)

    return replace(
        page,
        lines=tuple(line for line in page.lines if lies_in(line.box)),
        tables=tuple(table for table in page.tables if lies_in(table.box)),
        marks=tuple(mark for mark in page.marks if lies_in(mark.box)),
    )
