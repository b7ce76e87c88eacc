"""Rows told item by item, each in a line or a few: 3、西安办事处，地址：…，联系人：…，电话：…。"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from intake.extract.column_values import is_telling, spans_in
from intake.extract.listed_row import ListedRow, in_order, is_remark
from intake.extract.table_columns import column_named
from intake.model import Box, Line, Page, RowPlace
from intake.scheme import Column, Field
from intake.zh.numbering import numbering
from intake.zh.person_names import is_person
from intake.zh.text import normalise

_LEAST_ITEMS = 3
"""Items from which they are a list."""

_LONGEST_ITEM = 300

_BULLET = re.compile(r"[•·●◆◇■□▪○☆★►▶√➢*–—-]\s*(?=\S)")
_ENDS = ("。", "；", ";", "！")
_GAP = re.compile(r"\t+|\u3000+| {2,}")
_NAME = re.compile(r"[^，,。；;：:（()）—|｜\s]{2,30}")
_STANDS_AT = re.compile(r"(?P<name>.{2,20}?)(?:就?在|位于|坐落[于在]?|地处|设[于在])(?P<place>.+)")
_SENTENCES = re.compile("[。；;]")
_PIECES = re.compile(r"[，,；;。（）()—|｜\s]+")
_JOINS = re.compile(r"^(?:[：:为是]|就?在|位于|坐落[于在]?|地处|设[于在])+")
_BEFORE_A_VALUE = 8
"""Characters (门店位于, 24小时值守) that may stand before a value in its piece."""


@dataclass(slots=True)
class _Item:
    """An item's lines on its page, how it is marked (a style of numbering, a bullet, or not at all), its
    number, and its text without that."""

    style: str
    number: int
    text: str
    page: Page
    lines: list[Line] = field(default_factory=list)

    @property
    def box(self) -> Box:
        return Box.around(line.box for line in self.lines)


@dataclass(frozen=True, slots=True)
class _Told:
    """What an item says by column; whether words of it fell to none; whether it tells of two places."""

    texts: Mapping[str, str]
    leaves: bool = False
    of_two: bool = False


def rows_in_items(listed: Field, pages: Sequence[Page]) -> list[ListedRow]:
    """A row for each of three items or more that are marked alike (or all not) and follow each other: a
    name first, then values of the list's columns, told by their labels or by what they are. None at all
    where an item was not understood that says less than the others and of which not all words are known."""
    if not any(column.essential for column in listed.columns) or not _placed(listed):
        return []
    found: list[ListedRow] = []
    for run in _runs(_items(listed, pages)):
        told = [(item, one) for item in run for one in _all_told(listed, item.text) if _says(listed, one)]
        if any(one.of_two or (one.leaves and not _is_whole(listed, one)) for _, one in told):
            return []
        if len(told) >= _LEAST_ITEMS and any(_is_whole(listed, one) for _, one in told):
            found += [_row(listed, item, one) for item, one in told]
    return found


def _all_told(listed: Field, text: str) -> Iterator[_Told]:
    """What an item tells: of one place, or of one in each of its sentences."""
    whole = _told(listed, text)
    if whole.of_two:
        yield from (_told(listed, one) for one in _SENTENCES.split(text) if one)
    else:
        yield whole


def _items(listed: Field, pages: Sequence[Page]) -> Iterator[_Item]:
    """The pages' lines as items: a mark begins one; a labelled value, or what a line broken by the page's
    width runs on into, belongs to the one before."""
    current: _Item | None = None
    for page in pages:
        for line in page.lines:
            text = normalise(_GAP.sub("，", line.text.strip()))
            mark, rest = _marked(text)
            if current is not None and mark is None and current.page is page:
                labelled = _labelled(listed, text, parted=True) is not None
                if len(current.text) < _LONGEST_ITEM and (labelled or _runs_on(current)):
                    current.text += f"，{text}" if labelled else text
                    current.lines.append(line)
                    continue
            if current is not None:
                yield current
            style, number = mark or ("", 0)
            current = _Item(style, number, rest, page, [line])
    if current is not None:
        yield current


def _marked(text: str) -> tuple[tuple[str, int] | None, str]:
    bullet = _BULLET.match(text)
    if bullet:
        return (text[0], 0), text[bullet.end() :].lstrip("，")
    number = numbering(text)
    return ((number.style, number.number), number.rest.lstrip("，")) if number else (None, text)


def _runs_on(item: _Item) -> bool:
    return not item.page.flowing and bool(item.style) and not item.text.endswith(_ENDS)


def _runs(items: Iterator[_Item]) -> Iterator[list[_Item]]:
    """Items marked alike: numbered on from each other, or side by side."""
    run: list[_Item] = []
    for item in items:
        follows = bool(run) and run[-1].style == item.style and item.number in (0, run[-1].number + 1)
        if run and not follows:
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _told(listed: Field, text: str) -> _Told:
    begins = _NAME.match(text)
    if begins is None or is_remark(text):
        return _Told({})
    name, rest = begins[0], text[begins.end() :].lstrip("：:")
    at = _STANDS_AT.fullmatch(name)
    if at and _by_value(listed, at["place"]):
        name, rest = at["name"], f"{at['place']}，{rest}"
    return _with_values(listed, name, rest) if _may_be_named(listed, name) else _Told({})


def _may_be_named(listed: Field, name: str) -> bool:
    """Whether it may name what the list has: no person (岳阳站 looks like one), no label (服务热线)."""
    shaped = any(one.search(name) for column in listed.columns if column.essential for one in column.values)
    label = column_named(listed, name)
    return (shaped or not is_person(name)) and not (label is not None and is_telling(label[0]))


def _with_values(listed: Field, name: str, rest: str) -> _Told:
    texts = {column.name: name for column in listed.columns if column.essential}
    leaves = of_two = False
    for piece in filter(None, _PIECES.split(rest)):
        found = _labelled(listed, piece) or _by_value(listed, piece)
        if found is None:
            leaves = True
        elif found[0].name not in texts:
            texts[found[0].name] = found[1]
        elif found[0].type == "phone":
            texts[found[0].name] += f" / {found[1]}"
        else:
            of_two = of_two or is_telling(found[0])
    return _Told(texts, leaves, of_two)


def _labelled(listed: Field, piece: str, *, parted: bool = False) -> tuple[Column, str] | None:
    """The column whose label the piece begins with, and what stands behind it: after a colon anything, else
    (not where it must be `parted`) a value of the column."""
    labels = [(label, column) for column in listed.columns for label in column.labels]
    for label, column in sorted(labels, key=lambda one: -len(one[0])):
        if piece.startswith(label):
            rest = piece[len(label) :]
            value = _JOINS.sub("", rest).strip()
            if rest[:1] in {"：", ":"} or (not parted and _holds(column, value)):
                return column, value
    return None


def _holds(column: Column, value: str) -> bool:
    if column.type == "person":
        return is_person(value)
    return is_telling(column) and bool(spans_in(column, value))


def _by_value(listed: Field, piece: str) -> tuple[Column, str] | None:
    """The column that the piece is a value of, whatever it is called."""
    for column in filter(is_telling, listed.columns):
        value = _JOINS.sub("", piece)
        if column.type == "person" and is_person(value):
            return column, value
        for start, end in spans_in(column, value)[:1]:
            if start <= _BEFORE_A_VALUE and 2 * (end - start) >= len(value) - start:
                return column, value[start:]
    return None


def _placed(listed: Field) -> list[Column]:
    """The columns that tell where somebody is, or is reached: persons are anywhere."""
    return [column for column in listed.columns if is_telling(column) and column.type != "person"]


def _says(listed: Field, told: _Told) -> bool:
    return any(column.name in told.texts for column in _placed(listed))


def _is_whole(listed: Field, told: _Told) -> bool:
    return all(column.name in told.texts for column in _placed(listed))


def _row(listed: Field, item: _Item, told: _Told) -> ListedRow:
    boxes = tuple((column.name, item.box) for column in listed.columns if column.name in told.texts)
    place = RowPlace(str(item.number or ""), 0, item.page.number, boxes)
    confidence = min(line.confidence for line in item.lines)
    return ListedRow(in_order(listed, told.texts), place, item.box, confidence)
