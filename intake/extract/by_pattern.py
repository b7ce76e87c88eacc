"""Values by their form: a field's regular expressions over lines, then over the running text."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from intake.extract.candidate import Candidate
from intake.extract.labels import LabelIndex, label_before
from intake.extract.typed import typed_value
from intake.model import Box, Line, Page
from intake.scheme import Field
from intake.zh.text import normalise

_IN_LINE, _ACROSS = 0.93, 0.88
_FOOT = 0.6
"""Share of the height of the page's text below which a value stands at its foot."""


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def matched(field: Field, pages: Sequence[Page], labels: LabelIndex) -> list[Candidate]:
    """Every match of the field's patterns (or choices) that has the form of its type."""
    found: list[Candidate] = []
    for page in pages:
        if field.choices:
            found += _by_choice(field, page, len(found))
        for pattern in field.patterns:
            found += _matches(field, page, _compiled(pattern), labels)
    if field.at_foot:
        feet = {page.number: _foot(page) for page in pages}
        found = [item for item in found if item.box.y0 > feet[item.page]]
        found = [max(found, key=lambda item: (item.page, item.box.y0))] if found else []
    return [
        Candidate(item.value, item.text, item.page, item.box, item.confidence, item.way, number)
        for number, item in enumerate(found)
    ]


def _foot(page: Page) -> float:
    if page.flowing or not page.lines:
        return -1.0
    top, bottom = min(line.box.y0 for line in page.lines), max(line.box.y1 for line in page.lines)
    return top + _FOOT * (bottom - top)


def _matches(field: Field, page: Page, pattern: re.Pattern[str], labels: LabelIndex) -> Iterator[Candidate]:
    hits = 0
    own = field.type == "name" or field.at_foot
    # A number or title in a table of its own is one of a list.
    cells = [] if field.type in {"code", "text"} else _cells_alone(page)
    for line in (*page.lines, *cells):
        text = normalise(line.text)
        for match in pattern.finditer(text):
            candidate = _candidate(field, page, match, line.box, line.confidence * _IN_LINE, len(text))
            # A name or date beside another field's label is that field's.
            if candidate and not (own and label_before(page, line, labels)):
                hits += 1
                yield candidate
    if hits == 0:
        yield from _across_lines(field, page, pattern)


def _cells_alone(page: Page) -> list[Line]:
    """Cells whose text stands in no line (tables of Word and Excel files), as lines."""
    known = {normalise(line.text) for line in page.lines}
    cells = (cell for table in page.tables for row in table.rows for cell in row)
    return [
        Line(part, cell.box, cell.confidence)
        for cell in cells
        for part in cell.text.split("\n")
        if part.strip() and normalise(part) not in known
    ]


def _across_lines(field: Field, page: Page, pattern: re.Pattern[str]) -> Iterator[Candidate]:
    """Matches that begin in one line and end in another: paragraphs broken by the page's width."""
    text = ""
    starts: list[tuple[int, Line]] = []
    for line in page.lines:
        starts.append((len(text), line))
        text += normalise(line.text)
    for match in pattern.finditer(text):
        begin, end = _span(match)
        touched = [
            line for place, line in starts if place < end and place + len(normalise(line.text)) > begin
        ]
        if not touched:
            continue
        confidence = min(line.confidence for line in touched) * _ACROSS
        candidate = _candidate(field, page, match, Box.around(line.box for line in touched), confidence, 0)
        if candidate:
            yield candidate


def _candidate(
    field: Field, page: Page, match: re.Match[str], box: Box, confidence: float, length: int
) -> Candidate | None:
    begin, end = _span(match)
    raw = match.string[begin:end]
    typed = typed_value(field, raw, by_ocr=page.method != "text")
    if typed is None:
        return None
    value, certainty = typed
    place = box.slice(begin, end, length) if length else box
    return Candidate(value, raw, page.number, place.rounded(), confidence * certainty, "pattern")


def _span(match: re.Match[str]) -> tuple[int, int]:
    return match.span("value") if "value" in match.re.groupindex else match.span()


def _by_choice(field: Field, page: Page, order: int) -> Iterator[Candidate]:
    """The first choice whose pattern stands on the page, in the choices' order."""
    for pattern, value in field.choices:
        for line in (*page.lines, *_cells_alone(page)):
            match = _compiled(pattern).search(normalise(line.text))
            if match:
                box = line.box.rounded()
                yield Candidate(
                    value, match.group(), page.number, box, line.confidence * _ACROSS, "pattern", order
                )
                return
