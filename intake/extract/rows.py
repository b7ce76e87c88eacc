"""Lists: from tables by their header, from aligned columns, from items, from lines by pattern."""

from collections.abc import Iterator, Sequence

from intake.extract.candidate import Candidate
from intake.extract.column_values import spans_in
from intake.extract.listed_row import ListedRow, in_order, is_row
from intake.extract.rows_in_items import rows_in_items
from intake.extract.rows_in_prose import rows_in_prose
from intake.extract.table_columns import column_named
from intake.extract.table_rows import rows_in_tables
from intake.model import Box, Line, Page, RowPlace
from intake.scheme import Column, Field
from intake.zh.text import normalise, squeeze

_NEAREST_HEAD = 0.12
"""Of the page's width between a piece's middle and its head's."""


def listed(field: Field, pages: Sequence[Page]) -> list[Candidate]:
    """The list as one candidate whose value is its rows, or none.

    Tables first; where there are none with a header, columns by alignment; else items marked alike; else
    the field's patterns, whose named groups are columns, line by line. With a ``heading`` only pages that
    bear it count.
    """
    pages = _headed(field, pages)
    found = _of_the_list(field, list(rows_in_tables(field, pages)))
    way = "table"
    if not found:
        found, way = list(_from_alignment(field, pages)), "aligned"
    if not found:
        found, way = rows_in_items(field, pages), "items"
    if not found:
        found, way = rows_in_prose(field, pages), "prose"
    if not found:
        found, way = list(_from_patterns(field, pages)), "pattern"
        if _leaves_some(field, found, pages):
            found = []
    if not found:
        return []
    first = found[0].place.page
    boxes = [item.box for item in found if item.place.page == first]
    confidence = sum(item.confidence for item in found) / len(found)
    certainty = {"table": 0.98, "aligned": 0.9, "items": 0.9, "prose": 0.75, "pattern": 0.9}[way]
    return [
        Candidate(
            tuple(item.row for item in found),
            f"{len(found)} 行",
            first,
            Box.around(boxes).rounded(),
            confidence * certainty,
            way,
            row_places=tuple(item.place for item in found),
            unknown_heads=tuple(dict.fromkeys(head for item in found for head in item.unknown)),
        )
    ]


def _leaves_some(field: Field, found: Sequence[ListedRow], pages: Sequence[Page]) -> bool:
    """Whether running text has values of the list's that none of its rows took: sentences may be worded in
    any way, and a list of which some were not understood counts nothing."""
    telling = [column for column in field.columns if column.type == "phone"]
    lines = [normalise(line.text) for page in pages for line in page.lines]
    return any(
        sum(len(spans_in(column, text)) for text in lines)
        > sum(any(name == column.name and value for name, value in item.row) for item in found)
        for column in telling
    )


def _of_the_list(field: Field, rows: list[ListedRow]) -> list[ListedRow]:
    """Those of tables with the list's essential columns: beside a list of outlets a table of staff with
    their telephones is none. Where no table has those, those of tables with more than one column of it."""
    essential = {column.name for column in field.columns if column.essential}
    own = [item for item in rows if essential <= {name for name, _ in item.row}]
    if own:
        return own
    wide = {item.place.page for item in rows if len(item.row) > 1}
    return [item for item in rows if item.place.page in wide] or rows


def _headed(field: Field, pages: Sequence[Page]) -> Sequence[Page]:
    if not field.heading:
        return pages
    heading = field.heading
    return [page for page in pages if any(heading.search(squeeze(line.text)) for line in page.lines)]


def _from_alignment(field: Field, pages: Sequence[Page]) -> Iterator[ListedRow]:
    """Columns without rules: each piece of a row belongs to the header it stands under."""
    heads: list[tuple[Column, Box]] = []
    for page in pages:
        if page.flowing:
            continue
        rows = _rows_by_place(page.lines)
        for row in rows:
            named = [(found[0], line.box) for line in row if (found := column_named(field, line.text))]
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
            if len(texts) >= 2 and is_row(field, [line.text for line in row], texts):
                box = Box.around(line.box for line in row)
                confidence = min(line.confidence for line in row)
                yield ListedRow(in_order(field, texts), RowPlace("", 0, page.number), box, confidence)


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
    return column if gap < _NEAREST_HEAD else None


def _from_patterns(field: Field, pages: Sequence[Page]) -> Iterator[ListedRow]:
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
                        row = in_order(field, texts)
                        yield ListedRow(row, RowPlace("", 0, page.number), line.box, line.confidence)
                if found:
                    break
