"""Are the rows of a list complete, different from each other, and plausible?"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any

from intake.checks.certainty import UNSURE, page_confidence, read_by_ocr, sureness
from intake.checks.describe import document_name, evidence_of, fact_title
from intake.checks.row_names import row_names, row_places
from intake.checks.shapes import (
    EXPRESSION,
    FACT_OF_KIND,
    KINDS,
    WORDING,
    Codes,
    column_of,
    fact_of,
    parameters,
    record,
    several,
)
from intake.checks.types import Case, Problem
from intake.model import (
    SIDE_BY_SIDE,
    WHOLE_PAGE,
    Box,
    Cell,
    Document,
    Evidence,
    Fact,
    Page,
    RowPlace,
    Value,
)
from intake.model.value import Number, Row, Several, Term, Text, Title, texts
from intake.zh.phones import find_phones, is_possible_phone
from intake.zh.text import squeeze

NAME = "rows"
CODES: Codes = {
    "incomplete": ("document", "row", "name", "field"),
    "duplicate": ("document", "row", "name", "first"),
    "phone": ("document", "row", "name", "value"),
    "count": ("document", "field", "value", "list", "found"),
}
_COLUMN = column_of("kinds")
PARAMS = parameters(
    CODES,
    ("kinds", "fact", "columns"),
    kinds=KINDS,
    fact=fact_of("kinds"),
    columns={"type": "object", "propertyNames": _COLUMN, "additionalProperties": WORDING},
    instead={"type": "object", "propertyNames": _COLUMN, "additionalProperties": several(_COLUMN)},
    empty=EXPRESSION,
    vague=several(
        record(
            ("column", "value", "title"), column=_COLUMN, value=EXPRESSION, unsure=EXPRESSION, title=WORDING
        )
    ),
    not_demanded=several(record(("row", "columns"), row=EXPRESSION, columns=several(_COLUMN))),
    same=several(_COLUMN),
    apart_by=several(_COLUMN),
    phone=_COLUMN,
    count=FACT_OF_KIND,
)

_SURE_PAGE = 0.95

_PHONES_OF_ROWS = 0.5
"""Telephone numbers for each row from which a list is taken to have a column of them."""
_AREA_ALONE = re.compile(r"0\d{2,3}\s?[-—－]")
"""An area's code and the dash behind it: the number goes on where the row was cut, by a cell or a page."""
_PHONE_CHARACTERS = re.compile(r"[\d\-—－()（）+/、,，;； 转]+")

_MOBILE_MISCOUNTED = re.compile(r"1[3-9]\d{7,8}|1[3-9]\d{10,11}")

_MOST_TOLD, _MOST_NAMED = 30, 3
"""Rows that a finding tells by number, and by name; its evidence has them all."""

_A_LIST, _NEARLY_ALL = 3, 0.8
"""Rows of a list, and share of the shorter one's, from which two lists that hold the same are one."""

_MOST_SEARCHED = 1_000
"""Rows or lines of a page that are gone through for a row whose number is not known."""


_Key = tuple[str, ...]
"""What a row says in the columns by which rows are told apart."""


@dataclass(frozen=True, slots=True)
class _Row:
    document: Document
    fact: Fact
    name: Row
    cells: Mapping[str, str]
    certainty: float
    place: RowPlace
    repeat: int
    """How many rows before it say the same."""

    @property
    def text(self) -> str:
        return " ".join(value for value in self.cells.values() if value)


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """``columns`` maps each demanded column to its title; a list without one of them does with those that
    stand for it (``instead``), where each row has one. A cell that matches ``empty`` is empty; one
    that is all ``vague`` (贵州省 for an address), or ``unsure`` so, lacks what ``title`` calls; rows
    matching a ``not_demanded`` expression may leave its columns out. Rows alike in all columns of
    ``same`` are duplicates unless a column of ``apart_by`` tells them apart. ``phone`` is the column of
    telephone numbers; ``count`` the fact of another document that states how many rows there are.
    """
    rows = [row for document in case.of_kind(*params["kinds"]) for row in _rows(case, document, params)]
    yield from _incomplete(case, params, rows)
    yield from _vague(case, params, rows)
    yield from _duplicates(case, params, rows)
    yield from _phones(case, params, rows)
    yield from _count(case, params, rows)


def _rows(case: Case, document: Document, params: Mapping[str, Any]) -> Iterator[_Row]:
    facts = {fact.value: fact for fact in case.facts_of(document) if fact.name == params["fact"]}
    empty = re.compile(params.get("empty", r"$^"))
    said: Counter[str] = Counter()
    for fact in facts.values():
        certainty = sureness(document, fact)
        if read_by_ocr(case, document, [fact.page]):
            well = min(fact.confidence, page_confidence(case, document)) >= _SURE_PAGE
            certainty = certainty if well else min(certainty, UNSURE)
        names, places = row_names(case, document, fact), row_places(fact)
        for name, place, cells in zip(names, places, fact.row_dicts(), strict=True):
            kept = {column: _kept(text, empty) for column, text in cells.items()}
            if any(kept.values()):
                key = _plain("|".join(kept.values()))
                yield _Row(document, fact, name, kept, certainty, place, said[key])
                said[key] += 1


def _kept(text: str, empty: "re.Pattern[str]") -> str:
    return "" if empty.fullmatch(squeeze(text)) else text.strip()


def _incomplete(case: Case, params: Mapping[str, Any], rows: Sequence[_Row]) -> Iterator[Problem]:
    demanded = list(params["columns"])
    nowhere = [name for name in demanded if rows and not any(_filled(row, name) for row in rows)]
    for name in list(nowhere):
        others = params.get("instead", {}).get(name, ())
        if others and all(any(_filled(row, other) for other in others) for row in rows):
            nowhere.remove(name)
            demanded.remove(name)
    if nowhere:
        first = rows[0]
        values = _values(case, first) | {
            "row": Term("every_row"),
            "field": _titles(params, nowhere),
            "name": Term("rows_in_all", len(rows)),
        }
        certainty = min(row.certainty for row in rows)
        if any(row.fact.unknown_heads for row in rows) or (
            params.get("phone") in nowhere and _shows_phones(case, rows)
        ):
            certainty = min(certainty, UNSURE)
        yield Problem(
            params["codes"]["incomplete"],
            first.document.submission,
            values,
            evidence_of(case, first.fact),
            certainty,
        )
    alike: dict[tuple[str, tuple[str, ...], float], list[_Row]] = {}
    for row in rows:
        missing = tuple(
            name
            for name in demanded
            if name not in nowhere and not _filled(row, name) and name not in _not_demanded(params, row)
        )
        if missing:
            # A row with one filled cell may be a heading between rows (a region's name), and one of a table
            # that has no such columns, beside one that has, no row of the list.
            alone = sum(bool(text.strip()) for text in row.cells.values()) <= 1
            of_another = row.cells.keys().isdisjoint(missing)
            sure = UNSURE if alone or of_another else row.certainty
            alike.setdefault((row.document.id, missing, sure), []).append(row)
    for (_, missing, sure), lacking in alike.items():
        yield Problem(
            params["codes"]["incomplete"],
            lacking[0].document.submission,
            _values(case, *lacking) | {"field": _titles(params, missing)},
            tuple(_place(case, row, missing[0]) for row in lacking),
            sure,
        )


def _vague(case: Case, params: Mapping[str, Any], rows: Sequence[_Row]) -> Iterator[Problem]:
    """Cells that say too little to be what their column demands: of a list in one problem. Where most rows
    of a list say no more, it may be meant so."""
    for rule in params.get("vague", ()):
        column, unsure = rule["column"], rule.get("unsure", "(?!)")
        by_list: dict[str, list[tuple[_Row, bool]]] = {}
        for row in rows:
            text = squeeze(row.cells.get(column, ""))
            sure = re.fullmatch(rule["value"], text) is not None
            if (sure or re.fullmatch(unsure, text)) and column not in _not_demanded(params, row):
                by_list.setdefault(row.document.id, []).append((row, sure))
        for listed, lacking in by_list.items():
            few = len(lacking) * 2 < sum(row.document.id == listed for row in rows)
            for certain in (True, False):
                told = [row for row, sure in lacking if (sure and few) is certain]
                if told:
                    yield Problem(
                        params["codes"]["incomplete"],
                        told[0].document.submission,
                        _values(case, *told) | {"field": Title(column, texts(rule["title"]))},
                        tuple(_place(case, row, column) for row in told),
                        min(row.certainty for row in told) if certain else UNSURE,
                    )


def _shows_phones(case: Case, rows: Sequence[_Row]) -> bool:
    """Whether telephone numbers stand on the lists' pages all the same: under a head that was not known."""
    documents = {row.document.id: row.document for row in rows}.values()
    texts = (page.text for document in documents for page in case.pages_of(document))
    return sum(len(find_phones(text)) for text in texts) >= _PHONES_OF_ROWS * len(rows)


def _duplicates(case: Case, params: Mapping[str, Any], rows: Sequence[_Row]) -> Iterator[Problem]:
    columns, apart = params.get("same", ()), params.get("apart_by", ())
    keyed = list(_keyed(rows, columns))
    repeated = _sent_twice(keyed)
    first: dict[_Key, _Row] = {}
    in_list: dict[tuple[Fact, _Key], _Row] = {}
    for key, row in keyed:
        # In its own list first: a list sent anew repeats the old one, and may repeat itself besides.
        before = in_list.setdefault((row.fact, key), row)
        before = first.setdefault(key, row) if before is row else before
        if (
            before is row
            or frozenset((before.fact, row.fact)) in repeated
            or any(_plain(before.cells.get(name, "")) != _plain(row.cells.get(name, "")) for name in apart)
        ):
            continue
        # Two tables may list the same place for two purposes, sales and service.
        sure = min(row.certainty, before.certainty) if before.fact is row.fact else UNSURE
        values = _values(case, row) | {"first": before.name}
        places = (_place(case, before), _place(case, row))
        yield Problem(params["codes"]["duplicate"], row.document.submission, values, places, sure)


def _keyed(rows: Sequence[_Row], columns: Sequence[str]) -> Iterator[tuple[_Key, _Row]]:
    """The rows that have all of the columns, each with what it says there."""
    for row in rows if columns else ():
        key = tuple(_plain(row.cells.get(name, "")) for name in columns)
        if all(key):
            yield key, row


def _sent_twice(keyed: Sequence[tuple[_Key, _Row]]) -> set[frozenset[Fact]]:
    """The pairs of lists of which nearly all rows of the one stand in the other: one list in two forms (a
    table, and slides that show it), not places listed twice."""
    held: dict[Fact, list[_Key]] = {}
    for key, row in keyed:
        held.setdefault(row.fact, []).append(key)
    return {
        frozenset((one, other))
        for one, other in combinations(held, 2)
        if (shorter := min(len(held[one]), len(held[other]))) >= _A_LIST
        and len(set(held[one]) & set(held[other])) >= _NEARLY_ALL * shorter
    }


def _phones(case: Case, params: Mapping[str, Any], rows: Sequence[_Row]) -> Iterator[Problem]:
    """Numbers that cannot be dialled: of a list in one problem."""
    column = str(params.get("phone", ""))
    wrong: dict[str, list[tuple[_Row, str, int]]] = {}
    for row in rows if column else ():
        for place, text in enumerate(row.cells.get(column, "").split(SIDE_BY_SIDE)):
            for number in _impossible(text.strip()):
                wrong.setdefault(row.document.id, []).append((row, number, place))
    for found in wrong.values():
        numbers = [Text(number) for _, number, _ in found]
        of_rows = list({id(row): row for row, _, _ in found}.values())
        values = _values(case, *of_rows) | {"value": Several(tuple(numbers[:_MOST_TOLD]))}
        places = tuple(_place(case, row, column, place) for row, _, place in found)
        certainty = min(row.certainty for row in of_rows)
        yield Problem(params["codes"]["phone"], of_rows[0].document.submission, values, places, certainty)


def _impossible(text: str) -> Iterator[str]:
    """What is written as a number and cannot be dialled: all of the text, where neither it nor a part of it
    can be, or a part with the beginning of a mobile number and too few or too many digits."""
    if not text or not _PHONE_CHARACTERS.fullmatch(text) or _AREA_ALONE.fullmatch(text):
        return
    parts = [part.strip() for part in re.split(r"[/、,，;；]+", text) if part.strip()]
    if not is_possible_phone(text) and not any(map(is_possible_phone, parts)):
        yield text
    else:
        yield from (part for part in parts if _MOBILE_MISCOUNTED.fullmatch(part))


def _count(case: Case, params: Mapping[str, Any], rows: Sequence[_Row]) -> Iterator[Problem]:
    count = params.get("count")
    for document in case.of_kind(count["kind"]) if count and rows else ():
        fact = case.fact(document, count["fact"]) if count else None
        if fact is None or not isinstance(fact.value, int | float) or int(fact.value) == len(rows):
            continue
        values = {
            "document": document_name(case, document),
            "field": fact_title(case, document, fact.name),
            "value": Number(int(fact.value)),
            "list": document_name(case, rows[0].document),
            "found": Number(len(rows)),
        }
        places = evidence_of(case, fact, rows[0].fact)
        yield Problem(params["codes"]["count"], rows[0].document.submission, values, places, UNSURE)


def _filled(row: _Row, column: str) -> bool:
    return bool(row.cells.get(column, "").strip())


def _not_demanded(params: Mapping[str, Any], row: _Row) -> set[str]:
    return {
        column
        for rule in params.get("not_demanded", ())
        if re.search(rule["row"], squeeze(row.text))
        for column in rule["columns"]
    }


def _plain(text: str) -> str:
    return squeeze(text).replace("（", "(").replace("）", ")")


def _titles(params: Mapping[str, Any], columns: Sequence[str]) -> Several:
    return Several(tuple(Title(column, texts(params["columns"][column])) for column in columns))


def _values(case: Case, *rows: _Row) -> dict[str, Value]:
    """The rows, and what they are called; of many only how many there are."""
    names = [Text(next((text for text in row.cells.values() if text.strip()), "")) for row in rows]
    several = len(rows) > 1
    return {
        "document": document_name(case, rows[0].document),
        "row": Several(tuple(row.name for row in rows[:_MOST_TOLD])) if several else rows[0].name,
        "name": names[0]
        if not several
        else Several(tuple(names))
        if len(names) <= _MOST_NAMED
        else Term("rows_in_all", len(rows)),
    }


def _place(case: Case, row: _Row, column: str = "", nth: int = 0) -> Evidence:
    """The place of that column's cell (of several the `nth`), else the row's own, on whichever page of its
    list it stands; the list's when it is not found."""
    own = [box for name, box in row.place.boxes if name == column]
    known = own[nth : nth + 1] or own or [box for _, box in row.place.boxes]
    if known and WHOLE_PAGE not in known:
        return Evidence(row.document.file, row.place.page, Box.around(known).rounded(), row.text)
    wanted = [_plain(text) for text in row.cells.values() if text.strip()]
    page = case.pages.get((row.document.file, row.place.page))
    numbered = _rows_by_number(page).get(row.place.row, ()) if page is not None and row.place.row else ()
    box = next(_holding(numbered, wanted), None)
    if page is not None and box is not None:
        return Evidence(row.document.file, page.number, box, row.text)
    pages = [page for page in case.pages_of(row.document) if page.number >= row.fact.page]
    found = [(page.number, box) for page in pages for box in _in_tables(page, wanted)]
    found = found or [(page.number, box) for page in pages for box in _in_lines(page, wanted)]
    number, box = found[min(row.repeat, len(found) - 1)] if found else (row.fact.page, row.fact.box)
    return Evidence(row.document.file, number, box, row.text)


@lru_cache(maxsize=256)
def _rows_by_number(page: Page) -> Mapping[int, tuple[tuple[Cell, ...], ...]]:
    """The rows of a page's tables by their numbers: of several tables, a row of each."""
    found: dict[int, tuple[tuple[Cell, ...], ...]] = {}
    for table in page.tables:
        for place, cells in enumerate(table.rows):
            number = table.row_number(place)
            found[number] = (*found.get(number, ()), cells)
    return found


def _holding(rows: Iterable[Sequence[Cell]], wanted: Sequence[str]) -> Iterator[Box]:
    """The rows that hold all of the texts, each by the cell with the first."""
    for cells in rows:
        row = [(_plain(cell.text), cell.box) for cell in cells]
        if wanted and all(any(one in text for text, _ in row) for one in wanted):
            box = next(box for text, box in row if wanted[0] in text)
            if box != WHOLE_PAGE:
                yield box


def _in_tables(page: Page, wanted: Sequence[str]) -> Iterator[Box]:
    if sum(len(table.rows) for table in page.tables) <= _MOST_SEARCHED:
        for table in page.tables:
            yield from _holding(table.rows, wanted)


def _in_lines(page: Page, wanted: Sequence[str]) -> Iterator[Box]:
    """The lines that hold the first of the texts."""
    for line in page.lines if wanted and len(page.lines) <= _MOST_SEARCHED else ():
        if wanted[0] in _plain(line.text) and line.box != WHOLE_PAGE:
            yield line.box
