"""Pages by hand: pieces of text at places, as a scan's reader gives them."""

from intake.extract import extract
from intake.model import Box, Cell, Document, Fact, Line, Mark, Page, Table
from intake.scheme import load_scheme

SCHEME = load_scheme("gbt27922")
Piece = tuple[float, float, str]


def page(
    *pieces: Piece,
    number: int = 1,
    tables: tuple[Table, ...] = (),
    marks: tuple[Mark, ...] = (),
    confidence: float = 1.0,
) -> Page:
    """Each piece: x, y of its upper left corner (fractions), text; a character is 0.02 wide, 0.02 high."""
    lines = tuple(
        Line(text, Box(x, y, min(1.0, x + 0.02 * len(text)), y + 0.02), confidence) for x, y, text in pieces
    )
    return Page("案件.pdf", number, lines, tables, marks, "ocr")


def photographed(*pieces: tuple[float, float, float, float, str], confidence: float = 0.99) -> Page:
    """A photograph as the engine gives it: boxes (fractions, x0 y0 x1 y1) and texts."""
    lines = tuple(Line(text, Box(x0, y0, x1, y1), confidence) for x0, y0, x1, y1, text in pieces)
    return Page("照片.jpg", 1, lines, method="ocr", width=1200, height=1600)


def flowing(*texts: str) -> Page:
    """A Word page: lines one below the other, without places."""
    step = 1.0 / max(1, len(texts))
    lines = tuple(Line(text, Box(0, step * row, 1, step * (row + 1))) for row, text in enumerate(texts))
    return Page("案件.docx", 1, lines, flowing=True)


def table(*rows: tuple[str, ...]) -> Table:
    height = 0.6 / len(rows)
    return Table(
        tuple(
            tuple(
                Cell(
                    text,
                    Box(
                        column / len(row),
                        0.2 + height * index,
                        (column + 1) / len(row),
                        0.2 + height * (index + 1),
                    ),
                )
                for column, text in enumerate(row)
            )
            for index, row in enumerate(rows)
        ),
        Box(0, 0.2, 1, 0.8),
    )


def facts_of(kind: str, *pages: Page) -> dict[str, Fact]:
    """The surest fact of each name that is read from such a document."""
    document = Document("d1", pages[0].file, tuple(one.number for one in pages), kind, None, 1.0)
    found = extract([document], {(one.file, one.number): one for one in pages}, SCHEME)
    surest: dict[str, Fact] = {}
    for fact in found:
        if fact.name not in surest or fact.confidence > surest[fact.name].confidence:
            surest[fact.name] = fact
    return surest


def values_of(kind: str, *pages: Page) -> dict[str, object]:
    return {name: fact.value for name, fact in facts_of(kind, *pages).items()}
