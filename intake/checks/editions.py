"""Standards that have a newer edition."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import zip_longest
from typing import Any, NamedTuple

from intake.checks.certainty import UNSURE, sureness
from intake.checks.describe import document_name, evidence_of
from intake.checks.outlived import is_outlived
from intake.checks.shapes import (
    DATA,
    KINDS,
    SEVERITY,
    Codes,
    code_giving,
    column_of,
    fact_of,
    parameters,
    record,
)
from intake.checks.trades import in_force
from intake.checks.types import Case, Problem
from intake.model import Box, Document, Evidence, Fact, Page, Value
from intake.model.value import Several, Text, stated
from intake.zh.expressions import compiled
from intake.zh.numbers import parse_chinese_number
from intake.zh.standards import find_standards, parse_standard
from intake.zh.text import squeeze

NAME = "editions"
CODES: Codes = {
    "superseded": ("document", "value", "current", "since", "data_as_of"),
}
_DIFFER = ("document", "value", "reference", "current")
PARAMS = parameters(
    CODES,
    ("kinds",),
    newer=record(("code", "kinds"), code=code_giving(_DIFFER), kinds=KINDS),
    kinds=KINDS,
    fact=fact_of("kinds"),
    rows=record(("fact", "column"), fact=fact_of("kinds"), column=column_of("kinds")),
    in_text={"type": "boolean"},
    certificates={"enum": ["from_transition", "transition_stated"]},
    issued=fact_of("kinds"),
    valid_until=fact_of("kinds"),
    laws={"type": "boolean"},
    severity=SEVERITY,
    data=DATA,
)

_UNKNOWN = "unknown"
"""Where data knows no end of a transition."""

_TITLE = r"(?:(?<![\u4e00-\u9fff])|中华人民共和国){title}(?![\u4e00-\u9fff])"
"""A law's whole title: 合同法, but not 劳动合同法 and not 合同法解释."""

_TITLE_OF_ORDER = (
    r"(?:(?<![\u4e00-\u9fff])|中华人民共和国){title}(?!的|实施|施行|细则|解释|释义|若干|补充|配套)"
)
"""The same where who issued it may follow without a space: …管理办法 质检总局令第5号."""

_GONE = re.compile(r"废止|失效|停用|作废|(?:已|现)[被由].{0,24}(?:代替|取代|替代)")

_ORDER = re.compile(
    r"令[（(]?(?P<year>20\d\d年|〔20\d\d〕)?第?(?P<number>\d{1,3}|[一二三四五六七八九十百]{1,6})号"
    r"|(?P<year_before>20\d\d年)?第(?P<number_before>\d{1,3}|[一二三四五六七八九十百]{1,6})号令"
)
"""An order's number: 令第7号, 第七号令, 令2013年第1号."""


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """Standards stated in a ``fact``, in a column of ``rows`` or anywhere ``in_text``, against the data
    file (``data``, default ``standards``): number → its replacement, in force ``since`` a day.

    Only an edition that is listed as replaced, from the day its replacement is in force, is spoken of;
    an edition newer than the data knows never is. Of ``certificates`` it is from the end of the transition
    (``transition_stated``: only where the data knows one). A document with a day of issue (``issued``) is
    held against the editions of that day; of one that has run out (``valid_until``) nothing is said, for
    that is told. With ``laws``, laws that have been repealed are spoken of, too.
    All that one document states is one finding; a line that says itself what is gone is left out. So are
    orders of which the data knows that a regulation of the same title was issued anew under another.

    ``newer``: where the data knows nothing of an edition and documents of ``kinds`` state a newer one of
    the same number, as GB or as GB/T (numbers are given once), a person looks which is in force.
    """
    data = case.scheme.data[params.get("data", "standards")]
    for document in case.of_kind(*params["kinds"]):
        if "valid_until" in params and is_outlived(case, document, params["valid_until"]):
            continue
        day = _day(case, document, params)
        found = [*_editions(case, document, params, data, day)]
        if params.get("laws"):
            found += [*_laws(case, document, data, day), *_orders(case, document, data, day)]
        gone = tuple({item.name: item for item in reversed(found)}.values())[::-1]
        if gone:
            yield _problem(case, params, document, gone, stated(str(data["as_of"])))
        if "newer" in params:
            yield from _newer(case, params, document, frozenset(item.name for item in gone))


def _newer(
    case: Case, params: Mapping[str, Any], document: Document, known: frozenset[str]
) -> Iterator[Problem]:
    """Editions of which another document states a newer one, together."""
    listed = {number: place for number, place, _ in _stated(case, document, params)}
    own = _latest(listed)
    there: dict[_Number, tuple[int, str, Document, Evidence]] = {}
    for other in case.of_kind(*params["newer"]["kinds"]):
        if other.id != document.id:
            for number, place, _ in _in_text(case, other):
                key, year = _family(number)
                if key and year > there.get(key, (0,))[0]:
                    there[key] = (year, number, other, place)
    old = [
        (number, place, there[key])
        for number, place in listed.items()
        for key, year in (_family(number),)
        if key and year and number not in known and year == own[key] and year < there.get(key, (0,))[0]
    ]
    if not old:
        return
    values: dict[str, Value] = {
        "document": document_name(case, document),
        "value": _together([Text(number) for number, _, _ in old]),
        "reference": _together(list(dict.fromkeys(document_name(case, one[2]) for _, _, one in old))),
        "current": _together([Text(one[1]) for _, _, one in old]),
    }
    places = tuple(place for _, own_place, one in old for place in (own_place, one[3]))
    yield Problem(params["newer"]["code"], document.submission, values, places, UNSURE, "doubt")


_Number = tuple[str, str]
"""A standard's number without its edition: prefix and digits."""


def _latest(numbers: Iterable[str]) -> dict[_Number | None, int]:
    found: dict[_Number | None, int] = {}
    for number in numbers:
        key, year = _family(number)
        found[key] = max(year, found.get(key, 0))
    return found


def _family(number: str) -> tuple[_Number | None, int]:
    """What all editions of a number share, and this one's year (0: not stated)."""
    prefix, digits, year = _key(number)
    return ((prefix.removesuffix("/T"), digits), int(year or 0)) if prefix else (None, 0)


def _problem(
    case: Case, params: Mapping[str, Any], document: Document, gone: Sequence["_Found"], data_as_of: Value
) -> Problem:
    """What one document states of what is no longer in force, as one question."""
    values: dict[str, Value] = {
        "document": document_name(case, document),
        "value": _together([Text(item.name) for item in gone]),
        "current": _together([Text(str(item.row["replaced_by"])) for item in gone]),
        "since": _together([stated(str(item.row["since"])) for item in gone]),
        "data_as_of": data_as_of,
    }
    places = tuple(dict.fromkeys(item.place for item in gone))
    certainty = min(item.certainty for item in gone)
    code = params["codes"]["superseded"]
    return Problem(code, document.submission, values, places, certainty, params.get("severity"))


def _together(values: Sequence[Value]) -> Value:
    return values[0] if len(values) == 1 else Several(tuple(values))


def _day(case: Case, document: Document, params: Mapping[str, Any]) -> date:
    """The day whose editions count: that of issue where it was read, else that of review."""
    fact = case.fact(document, params["issued"]) if "issued" in params else None
    try:
        return min(case.as_of, date.fromisoformat(str(fact.value))) if fact else case.as_of
    except ValueError:
        return case.as_of


class _Found(NamedTuple):
    """What is no longer in force: its name, its row, where it stands, how sure it was read."""

    name: str
    row: Mapping[str, Any]
    place: Evidence
    certainty: float


def _editions(
    case: Case, document: Document, params: Mapping[str, Any], data: Mapping[str, Any], day: date
) -> Iterator[_Found]:
    rows: dict[tuple[str, str, str], list[Mapping[str, Any]]] = {}
    for row in data["superseded"]:
        rows.setdefault(_key(row["number"]), []).append(row)
    for number, place, certainty in _stated(case, document, params):
        over = (
            row
            for row in rows.get(_key(number), ())
            if _over(row, day, certificates=params.get("certificates"))
        )
        row = next(over, None)
        if row is not None:
            yield _Found(str(row["number"]), row, place, certainty)


def _laws(case: Case, document: Document, data: Mapping[str, Any], day: date) -> Iterator[_Found]:
    """Laws that a list names by their whole title, but for lines that say themselves that they are gone."""
    repealed = [
        (row, row["title"], compiled(_TITLE.format(title=re.escape(row["title"]))))
        for row in data.get("superseded_laws", ())
        if in_force(row, day)
    ]
    for page in case.pages_of(document):
        texts = [(line.text, line.box, line.confidence) for line in page.lines]
        texts += [(cell.text, cell.box, 1.0) for table in page.tables for row in table.rows for cell in row]
        gone = _rows_said_gone(page)
        for text, box, confidence in texts:
            if any(row.holds_middle_of(box) for row in gone):
                continue
            plain = squeeze(text)
            named = [item for item in repealed if item[1] in plain]
            if not named or _GONE.search(plain):
                continue
            for row, title, whole_title in named:
                if whole_title.search(plain):
                    place = Evidence(page.file, page.number, box, text)
                    yield _Found(f"《{title}》", row, place, min(document.confidence, confidence))


def _rows_said_gone(page: Page) -> tuple[Box, ...]:
    """The rows of tables of which a cell says that what they list is no longer in force."""
    return tuple(
        Box.around(cell.box for cell in row)
        for table in page.tables
        for row in table.rows
        if any(_GONE.search(squeeze(cell.text)) for cell in row)
    )


def _orders(case: Case, document: Document, data: Mapping[str, Any], day: date) -> Iterator[_Found]:
    """Regulations that a line, or a row of a table, names by their whole title beside the order that issued
    an earlier one of that title, and not beside that in force."""
    renewed = [
        (row, compiled(_TITLE_OF_ORDER.format(title=re.escape(row["title"]))))
        for row in data.get("superseded_orders", ())
        if in_force(row, day)
    ]
    for page in case.pages_of(document):
        for text, box, confidence in _entries(page):
            plain = squeeze(text)
            said = _orders_in(plain)
            for row, title in renewed if said and not _GONE.search(plain) else ():
                old = [one for one in map(str, row["orders"]) if one in said]
                if old and title.search(plain) and not said & _orders_in(str(row["replaced_by"])):
                    place = Evidence(page.file, page.number, box, text[:160])
                    name = f"《{row['title']}》（令第{old[0]}号）"
                    yield _Found(name, row, place, min(document.confidence, confidence))


def _entries(page: Page) -> Iterator[tuple[str, Box, float]]:
    """A page's lines, each with the next one where that begins no entry, and the rows of its tables."""
    for line, after in zip_longest(page.lines, page.lines[1:]):
        goes_on = after is not None and not _ENTRY.match(squeeze(after.text))
        yield line.text + (after.text if goes_on else ""), line.box, line.confidence
    for table in page.tables:
        for row in table.rows:
            yield " ".join(cell.text for cell in row), Box.around(cell.box for cell in row), 1.0


_ENTRY = re.compile(
    r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）、.．]|.{0,8}《|\d{1,3}[\u4e00-\u9fff]"
)
"""What an entry of a list of regulations begins with."""


def _orders_in(text: str) -> frozenset[str]:
    """The orders whose numbers a text states: 7, 2013年第1."""
    found = set()
    for match in _ORDER.finditer(text):
        year = re.sub(r"\D", "", match["year"] or match["year_before"] or "")
        number = match["number"] or match["number_before"]
        figure = number if number.isdecimal() else str(parse_chinese_number(number))
        found.add(f"{year}年第{figure}" if year else figure)
    return frozenset(found)


def _over(item: Mapping[str, Any], day: date, *, certificates: str | None) -> bool:
    """Whether the edition is over on that day: for certificates, at the end of their transition."""
    over = item["since"]
    if certificates == "transition_stated":
        over = item.get("transition", _UNKNOWN)
    elif certificates:
        over = item.get("transition", over)
    until = item.get("until")
    return (
        over != _UNKNOWN
        and date.fromisoformat(str(over)) <= day
        and (until is None or day <= date.fromisoformat(str(until)))
    )


def _stated(
    case: Case, document: Document, params: Mapping[str, Any]
) -> Iterator[tuple[str, Evidence, float]]:
    """Every standard number stated, with its place and how sure it was read."""
    for fact in case.facts_of(document):
        if fact.name == params.get("fact") and isinstance(fact.value, str):
            for number in _numbers(fact.value):
                yield number, evidence_of(case, fact)[0], sureness(document, fact)
        rows = params.get("rows")
        if rows and fact.name == rows["fact"]:
            yield from _in_rows(case, document, fact, rows["column"])
    if params.get("in_text"):
        yield from _in_text(case, document)


def _in_text(case: Case, document: Document) -> Iterator[tuple[str, Evidence, float]]:
    for page in case.pages_of(document):
        gone = _rows_said_gone(page)
        for line in page.lines:
            said = _GONE.search(squeeze(line.text)) or any(row.holds_middle_of(line.box) for row in gone)
            for found in () if said else find_standards(line.text):
                place = Evidence(page.file, page.number, line.box, line.text)
                yield found.number, place, min(document.confidence, line.confidence)


def _in_rows(
    case: Case, document: Document, fact: Fact, column: str
) -> Iterator[tuple[str, Evidence, float]]:
    gone = {page.number: _rows_said_gone(page) for page in case.pages_of(document)}
    for row, at in zip_longest(fact.row_dicts(), fact.row_places):
        said = at is not None and any(
            one.holds_middle_of(box) for _, box in at.boxes for one in gone.get(at.page, ())
        )
        for number in () if said or row is None else _numbers(row.get(column, "")):
            place = Evidence(document.file, fact.page, fact.box, " ".join(row.values()))
            yield number, place, sureness(document, fact)


def _numbers(text: str) -> list[str]:
    return [found.number for found in find_standards(text)] or ([text] if text.strip() else [])


def _key(number: str) -> tuple[str, str, str]:
    """Prefix, number and year, however they are spaced; a number that is none is its own key."""
    parsed = parse_standard(str(number))
    if parsed is None:
        return ("", squeeze(str(number)).upper(), "")
    prefix, digits, year = parsed
    return (re.sub(r"\s", "", str(prefix)).upper(), str(digits), str(year or ""))
