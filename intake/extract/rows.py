"""Lists: from tables by their header, from aligned columns, from lines by pattern."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from intake.extract.candidate import Candidate
from intake.model import Box, Line, Page, RowPlace, Table
from intake.scheme import Column, Field
from intake.zh.column_heads import is_known_head
from intake.zh.phones import as_dialled
from intake.zh.text import normalise, squeeze

_HEADER_ROWS = 5
_SAME_PLACE = 0.6
"""Of a column's width that it must share with one of the page before to be that one."""

_NO_ROW = re.compile(r"^(?:合计|小计|总计|备注|注[:：]|说明[:：]|填表|制表|审核|批准|编制)")
_KEY = re.compile(
    r"(?:名称|类别|单位|企业|日期|地址|型号|编号|规格|期限|有效期|机构|标准|结论|电话|联系人|备注|范围)$"
)
_SERIAL_HEADS = frozenset({"序号", "编号", "序", "项次", "NO", "NO.", "No", "No.", "№"})
_SERIAL = re.compile(r"[0-9A-Za-z-]{1,8}")
_Row = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Listed:
    row: _Row
    place: RowPlace
    box: Box
    confidence: float

    @property
    def page(self) -> int:
        return self.place.page


def listed(field: Field, pages: Sequence[Page]) -> list[Candidate]:
    """The list as one candidate whose value is its rows, or none.

    Tables first; where there are none with a header, columns by alignment; else the field's patterns,
    whose named groups are columns, line by line. With a ``heading`` only pages that bear it count.
    """
    pages = _headed(field, pages)
    found = list(_from_tables(field, pages))
    way = "table"
    if not found:
        found, way = list(_from_alignment(field, pages)), "aligned"
    if not found:
        found, way = list(_from_patterns(field, pages)), "pattern"
    if not found:
        return []
    first = found[0].page
    boxes = [item.box for item in found if item.page == first]
    confidence = sum(item.confidence for item in found) / len(found)
    certainty = {"table": 0.98, "aligned": 0.9, "pattern": 0.9}[way]
    text = f"{len(found)} 行"
    rows = tuple(item.row for item in found)
    places = tuple(item.place for item in found)
    box = Box.around(boxes).rounded()
    return [Candidate(rows, text, first, box, confidence * certainty, way, row_places=places)]


def _headed(field: Field, pages: Sequence[Page]) -> Sequence[Page]:
    if not field.heading:
        return pages
    heading = field.heading
    return [page for page in pages if any(heading.search(squeeze(line.text)) for line in page.lines)]


@dataclass(frozen=True, slots=True)
class _Heads:
    """A table's columns by name, where they stand, how many it has, and the page it stands on."""

    columns: dict[int, str]
    places: dict[int, Box]
    width: int
    page: int


def _from_tables(field: Field, pages: Sequence[Page]) -> Iterator[_Listed]:
    """Rows below a header; a table without one continues the table before it when its columns are those."""
    before: _Heads | None = None
    serial: int | None = None
    for page in pages:
        for table in page.tables:
            if not table.rows:
                continue
            start, columns = _header(field, table)
            if columns is None and before is not None:
                start, columns = 0, _continued(table, page, before)
            if columns is None:
                continue
            places = _places(table, columns) if start or before is None else before.places
            if start:
                serial = _serial_column(table, start, columns)
            elif before and len(table.rows[0]) != before.width:
                serial = None
            before = _Heads(columns, places, len(table.rows[0]), page.number)
            yield from _rows_of(field, table, start, columns, page, serial)


def _continued(table: Table, page: Page, before: _Heads) -> dict[int, str] | None:
    """The columns of a table without a header that stands under the last one or on the page after it: by
    their number, else (a scan may show one more or less) by their place."""
    if page.number - before.page > 1 or _has_other_heads(table):
        return None
    if len(table.rows[0]) == before.width:
        return before.columns
    found: dict[int, str] = {}
    own = _places(table, range(len(table.rows[0])))
    for place, name in before.columns.items():
        shares = {at: _shared(box, before.places[place]) for at, box in own.items() if at not in found}
        best = max(shares, key=lambda at: shares[at], default=None)
        if best is None or shares[best] < _SAME_PLACE:
            return None
        found[best] = name
    return found


def _has_other_heads(table: Table) -> bool:
    """Whether its first row heads a list of another kind."""
    first = [squeeze(cell.text) for cell in table.rows[0] if cell.text.strip()]
    known = sum(is_known_head(text) for text in first)
    return known >= 2 and 2 * known > len(first)


def _places(table: Table, columns: Iterable[int]) -> dict[int, Box]:
    """Where columns stand: the narrowest of their cells, for a merged one spans its neighbours."""
    return {
        place: min((row[place].box for row in table.rows), key=lambda box: box.width) for place in columns
    }


def _shared(one: Box, other: Box) -> float:
    """How much of the narrower's width both share."""
    return (min(one.x1, other.x1) - max(one.x0, other.x0)) / max(1e-6, min(one.width, other.width))


def _header(field: Field, table: Table) -> tuple[int, dict[int, str] | None]:
    """The first row after the header, and which column is which; None when there is no header."""
    needed = min(2, len(field.columns))
    for number, row in enumerate(table.rows[:_HEADER_ROWS]):
        columns: dict[int, str] = {}
        exact = False
        for place, cell in enumerate(row):
            column = _column_named(field, cell.text)
            if column and column.name not in columns.values():
                columns[place] = column.name
                exact = exact or squeeze(cell.text) in column.labels
        # One column named to the letter is a header too, when it heads a list: 法律法规名称 | 发布机关.
        alone = exact and len(columns) == 1 and sum(bool(cell.text.strip()) for cell in row) >= 2
        if len(columns) >= needed or (alone and number == 0 and not _of_keys(table, columns)):
            return number + 1, columns
    return 0, None


def _serial_column(table: Table, start: int, columns: dict[int, str]) -> int | None:
    """Which column numbers the rows, when the header names one that is none of the list's own."""
    heads = [squeeze(cell.text) for cell in table.rows[start - 1]]
    return next(
        (place for place, head in enumerate(heads) if head in _SERIAL_HEADS and place not in columns), None
    )


def _of_keys(table: Table, columns: dict[int, str]) -> bool:
    """Whether the column holds labels with their values beside them, and no list."""
    (place,) = columns
    cells = [squeeze(row[place].text) for row in table.rows[1:] if row[place].text.strip()]
    return sum(bool(_KEY.search(text)) for text in cells) * 2 >= max(1, len(cells))


def _column_named(field: Field, text: str) -> Column | None:
    """The column a header cell names: by an equal label first, then by the longest that it holds."""
    name = squeeze(text)
    if not name or len(name) > 24:
        return None
    best: tuple[int, Column] | None = None
    for column in field.columns:
        for label in column.labels:
            if name == label:
                return column
            if label in name and (best is None or len(label) > best[0]):
                best = len(label), column
    return best[1] if best else None


def _rows_of(
    field: Field, table: Table, start: int, columns: dict[int, str], page: Page, serial: int | None
) -> Iterator[_Listed]:
    for number, row in enumerate(table.rows[start:], start):
        cells = {name: row[place] for place, name in columns.items() if place < len(row)}
        texts = {name: _value_text(field, name, cell.text) for name, cell in cells.items()}
        if not _is_row(field, [cell.text for cell in row], texts):
            continue
        confidence = min((cell.confidence for cell in cells.values() if cell.text.strip()), default=1.0)
        printed = squeeze(row[serial].text) if serial is not None and serial < len(row) else ""
        yield _Listed(
            _in_order(field, texts),
            RowPlace(printed if _SERIAL.fullmatch(printed) else "", table.row_number(number), page.number),
            Box.around(cell.box for cell in row),
            confidence,
        )


def _is_row(field: Field, cells: Sequence[str], texts: dict[str, str]) -> bool:
    """Not empty, not a total or remark, not the header again, not one merged line across."""
    first = next((squeeze(text) for text in cells if text.strip()), "")
    if not first or _NO_ROW.match(first) or not any(texts.values()):
        return False
    again = sum(_column_named(field, text) is not None for text in texts.values() if len(text) <= 8)
    if again >= max(2, len(texts) - 1):
        return False
    filled = {squeeze(text) for text in cells if text.strip()}
    return len(filled) > 1 or len(texts) == 1


def _from_alignment(field: Field, pages: Sequence[Page]) -> Iterator[_Listed]:
    """Columns without rules: each piece of a row belongs to the header it stands under."""
    heads: list[tuple[Column, Box]] = []
    for page in pages:
        if page.flowing:
            continue
        rows = _rows_by_place(page.lines)
        for row in rows:
            named = [(column, line.box) for line in row if (column := _column_named(field, line.text))]
            if len({column.name for column, _ in named}) >= min(2, len(field.columns)) and len(named) >= 2:
                heads = named
                continue
            if not heads:
                continue
            texts: dict[str, str] = {}
            for line in row:
                column = _under(line, heads)
                if column:
                    texts[column.name] = (texts.get(column.name, "") + " " + normalise(line.text)).strip()
            if len(texts) >= 2 and _is_row(field, [line.text for line in row], texts):
                box = Box.around(line.box for line in row)
                confidence = min(line.confidence for line in row)
                yield _Listed(_in_order(field, texts), RowPlace("", 0, page.number), box, confidence)


def _rows_by_place(lines: Sequence[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in lines:
        if rows and rows[-1][-1].box.same_row(line.box):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _under(line: Line, heads: Sequence[tuple[Column, Box]]) -> Column | None:
    """The header with which a piece shares most width, or whose middle lies nearest to its own."""
    shared = [(min(line.box.x1, box.x1) - max(line.box.x0, box.x0), column) for column, box in heads]
    best = max(shared, key=lambda item: item[0])
    if best[0] > 0:
        return best[1]
    middle = (line.box.x0 + line.box.x1) / 2
    gap, column = min(
        ((abs((box.x0 + box.x1) / 2 - middle), column) for column, box in heads), key=lambda item: item[0]
    )
    return column if gap < 0.12 else None


def _from_patterns(field: Field, pages: Sequence[Page]) -> Iterator[_Listed]:
    names = {column.name for column in field.columns}
    for page in pages:
        for line in page.lines:
            text = normalise(line.text)
            folded = text.casefold()
            for pattern in field.patterns:
                found = list(pattern.compiled.finditer(text)) if pattern.may_match(folded) else []
                for match in found:
                    texts = {name: (value or "").strip() for name, value in match.groupdict().items()}
                    if any(texts.values()) and texts.keys() <= names:
                        row = _in_order(field, texts)
                        yield _Listed(row, RowPlace("", 0, page.number), line.box, line.confidence)
                if found:
                    break


def _value_text(field: Field, column: str, text: str) -> str:
    """What a cell says in that column."""
    known = next(one for one in field.columns if one.name == column)
    return as_dialled(_cell_text(text)) if known.type == "phone" else _cell_text(text)


def _cell_text(text: str) -> str:
    """A cell's text on one line: breaks inside Chinese words vanish, between words become a space."""
    joined = re.sub(r"(?<=[\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef])", "", text)
    return normalise(joined.replace("\n", " "))


def _in_order(field: Field, texts: dict[str, str]) -> _Row:
    return tuple((column.name, texts[column.name]) for column in field.columns if column.name in texts)
