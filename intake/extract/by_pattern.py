"""Values by their form: a field's regular expressions over lines, then over the running text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from intake.extract.candidate import Candidate
from intake.extract.labels import LabelIndex, label_before
from intake.extract.typed import choice_in, is_organization, typed_value
from intake.model import Box, Cell, Line, Page
from intake.scheme import Field, Pattern
from intake.zh.text import normalise, squeeze

_DATES = frozenset({"date", "date_end", "date_start"})
_ONE_DIGIT = re.compile(r"(?<!\d)\d\s*日?$")
"""A day of one digit: before further digits its second one may be lost."""
_CALLED = re.compile(r"(?:样品|试样|设备|仪器|器具|出厂|生产|批次|产品|批)(?:编号|号码|号)[:：]?$")
"""Words before a number of a thing, which is none of the paper's."""

_WORD = re.compile(r"[A-Za-z0-9]{2}")
_IN_LINE, _ACROSS = 0.93, 0.88
_END_OF_TITLE = 6
"""Characters of which a title's last line has no more, where it goes on from the line above."""
_TITLE_BEGUN = re.compile(r"(?!.{0,14}(?:证书|奖状|评为|授予|认定))[\u4e00-\u9fff·]{4,16}")
_CENTRED = 0.06
"""Share of the page's width by which the middles of a title's lines may differ."""
_AS_LARGE = 0.4
"""Of the last line's height: the height of the one above at least."""
_FOOT = 0.6
"""Share of the height of the page's text below which a value stands at its foot."""


def matched(field: Field, pages: Sequence[Page], labels: LabelIndex) -> list[Candidate]:
    """Every match of the field's patterns (or choices) that has the form of its type."""
    found: list[Candidate] = []
    for page in pages:
        if field.choices:
            found += _by_choice(field, page, len(found))
        for pattern in field.patterns:
            found += _matches(field, page, pattern, labels)
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


def _matches(field: Field, page: Page, pattern: Pattern, labels: LabelIndex) -> Iterator[Candidate]:
    hits = 0
    own = field.type == "name" or field.at_foot
    text = _text_of(page)
    # A number or title in a table of its own is one of a list.
    cells = () if field.type in {"code", "text"} else text.cells
    somewhere = pattern.may_match(text.all_folded)
    for piece in (*text.lines, *cells) if somewhere else ():
        for match in pattern.compiled.finditer(piece.text) if pattern.may_match(piece.folded) else ():
            line = piece.line
            confidence = line.confidence * _IN_LINE
            candidate = _candidate(field, page, match, line.box, confidence, len(piece.text))
            if candidate and field.type == "text" and field.lines > 1 and match.group() == piece.text:
                candidate = _with_line_above(candidate, line, page)
            # What stands beside another field's label, or is called another number, is no value of this.
            otherwise = field.type == "code" and _is_of_another(field, page, piece, match.start())
            hits += otherwise
            if candidate and not otherwise and not (own and label_before(page, line, labels)):
                hits += 1
                yield candidate
    if hits == 0 and pattern.may_match(text.folded):
        yield from _across_lines(field, page, pattern)


def _is_of_another(field: Field, page: Page, piece: "_Piece", start: int) -> bool:
    """Whether what stands before a number in its line, or to the left of it, calls it another one: 设备编号
    201805230017 is no CMA number."""
    before = squeeze(piece.text[:start])
    if not before and not page.flowing:
        box = piece.line.box
        left = (line for line in page.lines if line.box.x1 <= box.x0 and line.box.same_row(box))
        nearest = max(left, key=lambda line: line.box.x1, default=None)
        before = squeeze(nearest.text) if nearest else ""
    called = _CALLED.search(before)
    return called is not None and not any(squeeze(label) in before for label in field.labels)


def _with_line_above(candidate: Candidate, line: Line, page: Page) -> Candidate:
    """The reading of a few characters in large print with the line that they end: 全省电商 / 示范企业."""
    if page.flowing or len(squeeze(str(candidate.value))) > _END_OF_TITLE:
        return candidate
    middle = (line.box.x0 + line.box.x1) / 2
    above = max(
        (other for other in page.lines if other.box.y1 <= line.box.y0 + 0.2 * line.box.height),
        key=lambda other: other.box.y1,
        default=None,
    )
    if above is None or not _TITLE_BEGUN.fullmatch(normalise(above.text)):
        return candidate
    centred = abs((above.box.x0 + above.box.x1) / 2 - middle) < _CENTRED
    near = line.box.y0 - above.box.y1 < line.box.height
    if not (centred and near and above.box.height > _AS_LARGE * line.box.height):
        return candidate
    if is_organization(normalise(above.text)):
        return candidate
    text = normalise(above.text) + candidate.text
    return replace(
        candidate,
        value=normalise(above.text) + str(candidate.value),
        text=text,
        box=Box.around((above.box, candidate.box)).rounded(),
        confidence=min(candidate.confidence, above.confidence * _IN_LINE),
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line or cell as patterns look at it: normalised, and with its case folded."""

    line: Line
    text: str
    folded: str


@dataclass(frozen=True, slots=True)
class _Text:
    """A page as patterns look at it. ``cells``: those whose text stands in no line (tables of Word and
    Excel). ``rows``: of tables, each with a space between its cells. ``running``: its lines as one text,
    each beginning at one of ``starts``. ``all_folded``: every line and cell."""

    lines: tuple[_Piece, ...]
    cells: tuple[_Piece, ...]
    rows: tuple[_Piece, ...]
    running: str
    folded: str
    all_folded: str
    starts: tuple[int, ...]


@lru_cache(maxsize=512)
def _text_of(page: Page) -> _Text:
    """Every field of a kind, and every pattern of a field, looks at the same pages, one after the other."""
    lines = tuple(_piece(line) for line in page.lines)
    known = {piece.text for piece in lines}
    cells = (cell for table in page.tables for row in table.rows for cell in row)
    apart = (
        _piece(Line(part, cell.box, cell.confidence))
        for cell in cells
        for part in cell.text.split("\n")
        if part.strip()
    )
    starts = accumulate((len(piece.text) for piece in lines), initial=0)
    running = "".join(piece.text for piece in lines)
    cells_apart = tuple(piece for piece in apart if piece.text not in known)
    return _Text(
        lines,
        cells_apart,
        tuple(_row(row) for table in page.tables for row in table.rows if row),
        running,
        running.casefold(),
        "\n".join(piece.folded for piece in (*lines, *cells_apart)),
        tuple(starts)[:-1],
    )


def _piece(line: Line) -> _Piece:
    text = normalise(line.text)
    return _Piece(line, text, text.casefold())


def _row(row: Sequence[Cell]) -> _Piece:
    text = " ".join(" ".join(cell.text.split()) for cell in row if cell.text.strip())
    return _piece(Line(text, Box.around(cell.box for cell in row), min(cell.confidence for cell in row)))


def _across_lines(field: Field, page: Page, pattern: Pattern) -> Iterator[Candidate]:
    """Matches that begin in one line and end in another: paragraphs broken by the page's width."""
    text = _text_of(page)
    for match in pattern.compiled.finditer(text.running):
        begin, end = _span(match)
        first, behind = bisect_right(text.starts, begin) - 1, bisect_left(text.starts, end)
        touched = [piece.line for piece in text.lines[max(0, first) : behind] if piece.text]
        if not touched or _glued(text, begin, end):
            continue
        confidence = min(line.confidence for line in touched) * _ACROSS
        candidate = _candidate(field, page, match, Box.around(line.box for line in touched), confidence, 0)
        if candidate:
            yield candidate


def _glued(text: _Text, begin: int, end: int) -> bool:
    """Whether digits or letters of two lines meet in it: no number runs on from the end of one."""
    meeting = text.starts[bisect_right(text.starts, begin) : bisect_left(text.starts, end)]
    return any(_WORD.match(text.running[start - 1 : start + 1]) for start in meeting if start)


def _candidate(
    field: Field, page: Page, match: re.Match[str], box: Box, confidence: float, length: int
) -> Candidate | None:
    begin, end = _span(match)
    raw = match.string[begin:end]
    by_ocr = page.method != "text"
    typed = typed_value(field, raw, by_ocr=by_ocr)
    behind = match.string[end : end + 1]
    if typed is None or (by_ocr and behind.isdigit() and _ONE_DIGIT.search(raw) and field.type in _DATES):
        return None
    value, certainty = typed
    place = box.slice(begin, end, length) if length else box
    return Candidate(value, raw, page.number, place.rounded(), confidence * certainty, "pattern")


def _span(match: re.Match[str]) -> tuple[int, int]:
    return match.span("value") if "value" in match.re.groupindex else match.span()


def _by_choice(field: Field, page: Page, order: int) -> Iterator[Candidate]:
    """The first choice, in the choices' order, that a line, cell or row of the page makes."""
    text = _text_of(page)
    rank = {value: number for number, (_, value) in reversed(list(enumerate(field.choices)))}
    made = [
        (value, match.group(), piece.line)
        for piece in (*text.lines, *text.cells, *text.rows)
        if (found := choice_in(field, piece.text, piece.folded))
        for value, match in (found,)
    ]
    if made:
        value, said, line = min(made, key=lambda one: rank[one[0]])
        sure = line.confidence * _ACROSS
        yield Candidate(value, said, page.number, line.box.rounded(), sure, "pattern", order)
