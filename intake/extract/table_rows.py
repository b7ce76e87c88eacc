"""The rows of lists in tables: below their heads, or where values alone tell the columns."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from intake.extract.cell_values import values_of_cell
from intake.extract.column_values import MOSTLY, is_telling, share_holding, share_of
from intake.extract.listed_row import ListedRow, in_order, is_row
from intake.extract.rows_across import rows_across
from intake.extract.table_columns import Columns, column_named, columns_by_values, columns_under
from intake.extract.table_heads import heads_at
from intake.model import SIDE_BY_SIDE, Box, Cell, Page, RowPlace, Table
from intake.scheme import Column, Field
from intake.zh.column_heads import could_be_head, is_known_head
from intake.zh.text import squeeze

_HEADER_ROWS = 5
_SAME_PLACE = 0.6
"""Of a column's width that it must share with one of the page before to be that one."""

_LEAST_ROWS = 3
"""Of a table without heads that name anything."""

_KEY = re.compile(
    r"(?:名称|类别|单位|企业|日期|地址|型号|编号|规格|期限|有效期|机构|标准|结论|电话|联系人|备注|范围)$"
)
_FIGURE = re.compile(r"\d")
_SERIAL = re.compile(r"[0-9A-Za-z-]{1,8}")


@dataclass(frozen=True, slots=True)
class _Known:
    """A table's columns, where they stand, how many it has, and the page it stands on."""

    groups: tuple[Columns, ...]
    places: Mapping[int, Box]
    width: int
    page: int


def rows_in_tables(field: Field, pages: Sequence[Page]) -> Iterator[ListedRow]:
    """Rows below a header; a table without one continues the table before it when its columns are those."""
    before: _Known | None = None
    for page in pages:
        for table in page.tables:
            if not table.rows:
                continue
            across = list(rows_across(field, table, page))
            if across:
                yield from across
                continue
            start, groups = _header(field, table)
            if not groups and before is not None:
                groups = _continued(field, table, page, before)
                start = 0
            if not groups:
                start, groups = _without_header(field, table)
            if not groups:
                continue
            places = _places(table, _named(groups)) if start or before is None else before.places
            before = _Known(groups, places, len(table.rows[0]), page.number)
            for columns in groups:
                yield from _rows_of(field, table, start, columns, page)


def _named(groups: Sequence[Columns]) -> list[int]:
    return [place for columns in groups for place in columns.at]


def _header(field: Field, table: Table) -> tuple[int, tuple[Columns, ...]]:
    """The first row after the heads, and which column is which; none when there are no heads."""
    needed = min(2, len(field.columns))
    for number in range(min(_HEADER_ROWS, len(table.rows))):
        if _is_within(table, number):
            break
        heads = heads_at(table, number, needed, lambda text: column_named(field, text) is not None)
        if heads is None:
            continue
        groups = columns_under(field, table, heads)
        if not groups:
            continue
        columns = groups[0]
        told = columns.told >= needed or (
            columns.told and len(columns.names) >= needed and _are_heads(field, table, number)
        )
        # One column named to the letter is a header too, when it heads a list: 法律法规名称 | 发布机关.
        alone = columns.exact and columns.told == 1 and number == 0 and not _of_keys(table, columns)
        if (told or alone) and not _is_of_pairs(field, table.rows[number]):
            return _below_heads(field, table, heads.end, columns), groups
    return 0, ()


def _is_within(table: Table, number: int) -> bool:
    """Whether a row stands below one that fills as many columns, and all columns: no title, nor a group of
    heads, stands above so."""
    filled = [sum(bool(cell.text.strip()) for cell in row) for row in table.rows[: number + 1]]
    return number > 0 and any(count == len(table.rows[0]) >= filled[number] for count in filled[:number])


def _below_heads(field: Field, table: Table, start: int, columns: Columns) -> int:
    """The first row that is no further one of heads in words that are not known."""
    last = min(start + _HEADER_ROWS, len(table.rows) - 1)
    return next(
        (number for number in range(start, last) if not _heads_values(field, columns, table.rows[number])),
        start,
    )


def _are_heads(field: Field, table: Table, number: int) -> bool:
    """Whether the row is one of heads, not of values."""
    texts = [cell.text for cell in table.rows[number] if cell.text.strip()]
    return all(could_be_head(squeeze(text)) for text in texts) and not any(
        share_of(column, [text, text]) for column in field.columns if is_telling(column) for text in texts
    )


def _is_of_pairs(field: Field, row: Sequence[Cell]) -> bool:
    """Whether each label of the row has its value beside it (文件号 | QX-SH-01 | 版次 | 第三版): a form."""
    texts = [squeeze(cell.text) for cell in row]
    labels = [at for at, text in enumerate(texts) if _is_label(field, text)]
    beside = [texts[at + 1] if at + 1 < len(texts) else "" for at in labels]
    return (
        bool(labels)
        and all(text and not is_known_head(text) and not column_named(field, text) for text in beside)
        and any(not could_be_head(text) for text in beside)
    )


def _is_label(field: Field, text: str) -> bool:
    """Whether a text names a column and is no value of it: 服务站, and not 江东服务站."""
    found = column_named(field, text)
    return found is not None and (found[1] or share_of(found[0], [text, text]) < MOSTLY)


def _of_keys(table: Table, columns: Columns) -> bool:
    """Whether the column holds labels with their values beside them, and no list."""
    place = next(iter(columns.at))
    cells = [squeeze(row[place].text) for row in table.rows[1:] if row[place].text.strip()]
    return sum(bool(_KEY.search(text)) for text in cells) * 2 >= max(1, len(cells))


def _without_header(field: Field, table: Table) -> tuple[int, tuple[Columns, ...]]:
    """The columns that their values tell, two at least, or one beside the rows' own numbers, in a table
    that heads no other list; the first row whose cells are such values."""
    if len(table.rows) < _LEAST_ROWS or _has_other_heads(table):
        return 0, ()
    columns = columns_by_values(field, table)
    telling = {column.name for column in field.columns if is_telling(column)}
    shaped = {column.name for column in field.columns if column.values}
    numbered = len(columns.names & shaped) == 1 and _is_numbered(table)
    if not numbered and (
        len(columns.names) < 2 or (columns.names.isdisjoint(telling) and len(columns.names & shaped) < 2)
    ):
        return 0, ()
    by_name = {column.name: column for column in field.columns}
    for number, row in enumerate(table.rows):
        fitting = [
            share_of(by_name[name], [row[at].text] * 2) >= MOSTLY for at, (name, *_) in columns.at.items()
        ]
        if 2 * sum(fitting) >= len(fitting) and not _heads_values(field, columns, row):
            return number, (columns,)
    return 0, ()


def _heads_values(field: Field, columns: Columns, row: Sequence[Cell]) -> bool:
    """Whether a row of a table heads it in words that are not known: short words, and none of them a value
    where the column's values tell what they are (店（管事的） | 怎么找到我们)."""
    texts = [squeeze(cell.text) for cell in row if cell.text.strip()]
    telling = {column.name: column for column in field.columns if is_telling(column)}
    told = [
        share_holding(telling[name], [row[at].text] * 2) >= MOSTLY
        or share_of(telling[name], [row[at].text] * 2) >= MOSTLY
        for at, names in columns.at.items()
        for name in names
        if name in telling and row[at].text.strip()
    ]
    return bool(told) and not any(told) and all(could_be_head(text) for text in texts)


def _is_numbered(table: Table) -> bool:
    """Whether its first column counts the rows: 1, 2, 3, below a head or not."""
    first = [squeeze(row[0].text).rstrip(".、．") for row in table.rows]
    counted = [text for text in first if text.isdecimal()]
    return len(counted) >= len(first) - 1 and counted == [str(at + 1) for at in range(len(counted))]


def _continued(field: Field, table: Table, page: Page, before: _Known) -> tuple[Columns, ...]:
    """The columns of a table without a header that stands under the last one or on the page after it: by
    their number, else (a scan may show one more or less) by their place."""
    of_another = (
        _has_other_heads(table) or _has_own_heads(field, table) or _is_of_pairs(field, table.rows[0])
    )
    if page.number - before.page > 1 or of_another:
        return ()
    if len(table.rows[0]) == before.width:
        return before.groups
    moved: dict[int, int] = {}
    own = _places(table, range(len(table.rows[0])))
    for place in _named(before.groups):
        shares = {
            at: _shared(box, before.places[place]) for at, box in own.items() if at not in moved.values()
        }
        best = max(shares, key=lambda at: shares[at], default=None)
        if best is None or shares[best] < _SAME_PLACE:
            return ()
        moved[place] = best
    return tuple(columns.moved(moved) for columns in before.groups)


def _has_other_heads(table: Table) -> bool:
    """Whether its first row heads a list of another kind."""
    first = [squeeze(cell.text) for cell in table.rows[0] if cell.text.strip()]
    known = sum(is_known_head(text) for text in first)
    return known >= 2 and 2 * known > len(first)


def _has_own_heads(field: Field, table: Table) -> bool:
    """Whether its first row, or the one below its title, has a word over most columns that none of the
    list's values is, and figures stand below: it is another list's, whatever its heads are."""
    titled = sum(bool(cell.text.strip()) for cell in table.rows[0]) == 1 and len(table.rows) > 1
    row, below = table.rows[titled], table.rows[titled + 1 :]
    filled = [(at, text) for at, cell in enumerate(row) if (text := squeeze(cell.text))]
    if len(filled) < 2 or 2 * len(filled) <= len(row):
        return False
    # Many a word might be somebody's name (余额): no value is known by that.
    telling = [column for column in field.columns if column.values or column.type not in {"text", "person"}]
    if any(not could_be_head(text) or _is_value(telling, text) for _, text in filled):
        return False
    return any(_FIGURE.search(one[at].text) for one in below for at, _ in filled)


def _is_value(columns: Sequence[Column], text: str) -> bool:
    return any(share_of(column, [text, text]) for column in columns)


def _places(table: Table, columns: Iterable[int]) -> dict[int, Box]:
    """Where columns stand: the narrowest of their cells, for a merged one spans its neighbours."""
    return {
        place: min((row[place].box for row in table.rows), key=lambda box: box.width) for place in columns
    }


def _shared(one: Box, other: Box) -> float:
    """How much of the narrower's width both share."""
    return (min(one.x1, other.x1) - max(one.x0, other.x0)) / max(1e-6, min(one.width, other.width))


def _rows_of(field: Field, table: Table, start: int, columns: Columns, page: Page) -> Iterator[ListedRow]:
    above: Sequence[Cell] = ()
    for number, cells_of_row in enumerate(table.rows[start:], start):
        row = _with_merged(cells_of_row, above)
        above = row
        texts, boxes = _values(field, columns, row)
        own = [row[at] for at in columns.places if at < len(row)] or list(row)
        if not is_row(field, [cell.text for cell in own], texts):
            continue
        cells = [row[place] for place in columns.at if place < len(row)]
        confidence = min((cell.confidence for cell in cells if cell.text.strip()), default=1.0)
        place = RowPlace(_serial(columns, row), table.row_number(number), page.number, boxes)
        yield ListedRow(
            in_order(field, texts), place, Box.around(cell.box for cell in own), confidence, columns.unknown
        )


def _with_merged(row: Sequence[Cell], above: Sequence[Cell]) -> tuple[Cell, ...]:
    """The row, where a merged cell reaches down into it with what that says."""
    return tuple(
        replace(cell, text=above[at].text) if cell.above and at < len(above) else cell
        for at, cell in enumerate(row)
    )


def _values(
    field: Field, columns: Columns, row: Sequence[Cell]
) -> tuple[dict[str, str], tuple[tuple[str, Box], ...]]:
    """What the row says in each column, and where; of a column at several places, all it says, place by
    place."""
    texts: dict[str, str] = {}
    boxes: list[tuple[str, Box]] = []
    for place, names in columns.at.items():
        if place >= len(row):
            continue
        for name, text in values_of_cell(field, names, row[place].text).items():
            if not texts.get(name):
                texts[name] = text
                boxes = [one for one in boxes if one[0] != name]
            elif text:
                texts[name] += f"{SIDE_BY_SIDE}{text}"
            if text or name not in dict(boxes):
                boxes.append((name, row[place].box))
    return _parted(field, texts, boxes)


def _parted(
    field: Field, texts: dict[str, str], boxes: list[tuple[str, Box]]
) -> tuple[dict[str, str], tuple[tuple[str, Box], ...]]:
    """The row, where a cell holds all that one of the list's patterns tells of, and the rest of that has
    no cell of its own: number and title of a document under one head."""
    known = {column.name for column in field.columns}
    for name, text in list(texts.items()):
        for pattern in field.patterns:
            match = pattern.compiled.fullmatch(text) if pattern.may_match(text.casefold()) else None
            parts = (
                {one: (value or "").strip() for one, value in match.groupdict().items()} if match else {}
            )
            if (
                name in parts
                and parts.keys() <= known
                and not any(texts.get(one) for one in parts if one != name)
            ):
                where = dict(boxes)[name]
                further = [(one, where) for one in parts if one != name]
                return texts | parts, (*(box for box in boxes if box[0] not in dict(further)), *further)
    return texts, tuple(boxes)


def _serial(columns: Columns, row: Sequence[Cell]) -> str:
    """The row's own number, as printed."""
    if columns.serial is None or columns.serial >= len(row):
        return ""
    printed = squeeze(row[columns.serial].text)
    return printed if _SERIAL.fullmatch(printed) else ""
