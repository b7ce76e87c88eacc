"""Rows told item by item, each in a line or a few: 3、西安办事处，地址：…，联系人：…，电话：…。"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from intake.extract.column_values import is_telling, spans_in
from intake.extract.listed_row import ListedRow, in_order, is_remark
from intake.extract.told_values import (
    PLACED,
    by_value,
    has_shape,
    is_label,
    labelled,
    may_be_named,
    pieces,
    placed,
    value_of,
)
from intake.model import Box, Line, Page, RowPlace
from intake.scheme import Field
from intake.zh.numbering import numbering
from intake.zh.text import normalise, squeeze

_LEAST_ITEMS = 3
"""Items from which they are a list."""

_LONGEST_ITEM = 300

_BULLET = re.compile(r"[•·●◆◇■□▪○☆★►▶√➢*–—-]\s*(?=\S)")
_ENDS = ("。", "；", ";", "！")
_GAP = re.compile(r"\t+|\u3000+| {2,}")
_SENTENCES = re.compile("[。；;]")
_NAME = re.compile(r"[^，,。；;：:（()）—|｜\s]{2,30}")
_STANDS_AT = re.compile(rf"(?P<name>.{{2,20}}?){PLACED}(?P<place>.+)")

_ENDING = 3
"""Characters that names of one kind (南京分公司, 济南分公司) end in alike."""

_LONGEST_ALONE = 16
_ALL_OF_THEM = ("各", "全", "本", "该", "我", "每", "所")


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
    name first, then values of the list's columns, told by their labels or by what they are; and one for
    each name beside them that ends as theirs do (a chart's box). None at all where an item was not
    understood that says less than the others and of which not all words are known."""
    if not any(column.essential for column in listed.columns) or not placed(listed):
        return []
    found: list[ListedRow] = []
    told = ((item, one) for item in _items(listed, pages) for one in _all_told(listed, item.text))
    for run in _runs((item, one) for item, one in told if _says(listed, one)):
        if any(one.of_two or (one.leaves and not _is_whole(listed, one)) for _, one in run):
            return []
        if len(run) >= _LEAST_ITEMS and any(_is_whole(listed, one) for _, one in run):
            found += [_row(listed, item, one) for item, one in run]
    return [*found, *_named_alone(listed, pages, found)]


def _all_told(listed: Field, text: str) -> Iterator[_Told]:
    """What an item tells: of one place, or of one in each of its sentences."""
    whole = _told(listed, text)
    if whole.of_two:
        yield from (_told(listed, one) for one in _SENTENCES.split(text) if one)
    else:
        yield whole


def _items(listed: Field, pages: Sequence[Page]) -> Iterator[_Item]:
    """The pages' lines as items: a mark begins one; values alone, and what a line broken by the page's
    width runs on into, belong to the one before, unless that is whole."""
    current: _Item | None = None
    for page in pages:
        for line in page.lines:
            text = normalise(_GAP.sub("，", line.text.strip()))
            mark, rest = _marked(text)
            if current is not None and mark is None and current.page is page:
                values = _is_of_values(listed, text)
                whole = _is_whole(listed, _told(listed, current.text))
                if len(current.text) < _LONGEST_ITEM and (values or (_runs_on(current) and not whole)):
                    current.text += f"，{text}" if values else text
                    current.lines.append(line)
                    continue
                if whole and current.number == 0:
                    mark = current.style, 0  # its own mark was lost
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


def _is_of_values(listed: Field, text: str) -> bool:
    """Whether a line says values of the columns and nothing else; one by its label whatever it is."""
    if labelled(listed, text, parted=True):
        return True
    words = [piece for piece in pieces(text) if not is_label(listed, piece)]
    found = [labelled(listed, piece) or by_value(listed, piece, 0) for piece in words]
    return bool(found) and all(one is not None and is_telling(one[0]) for one in found)


def _runs(told: Iterable[tuple[_Item, _Told]]) -> Iterator[list[tuple[_Item, _Told]]]:
    """Items marked alike: numbered on from each other, or side by side."""
    run: list[tuple[_Item, _Told]] = []
    for item, one in told:
        if run and not _follows(run[-1][0], item):
            yield run
            run = []
        run.append((item, one))
    if run:
        yield run


def _follows(last: _Item, item: _Item) -> bool:
    numbered_on = item is last or item.number == 0 or item.number > last.number
    return last.style == item.style and numbered_on


def _told(listed: Field, text: str) -> _Told:
    begins = _NAME.match(text)
    if begins is None or is_remark(text):
        return _Told({})
    name, rest = begins[0], text[begins.end() :].lstrip("：:")
    at = _STANDS_AT.fullmatch(name)
    if at and by_value(listed, at["place"]):
        name, rest = at["name"], f"{at['place']}，{rest}"
    if not may_be_named(listed, name):
        return _Told({})
    told = _with_values(listed, name, rest)
    # A place within what should be a name: the words are put otherwise than we know.
    swallowed = any(spans_in(column, name) for column in placed(listed))
    return replace(told, of_two=True) if swallowed and not _is_whole(listed, told) else told


def _with_values(listed: Field, name: str, rest: str) -> _Told:
    texts = {column.name: name for column in listed.columns if column.essential}
    leaves = of_two = False
    for piece in pieces(rest):
        found = value_of(listed, piece)
        if found is None or not found[1]:
            leaves = leaves or not is_label(listed, piece)
        elif found[0].name not in texts:
            texts[found[0].name] = found[1]
        elif found[0].type == "phone":
            texts[found[0].name] += f" / {found[1]}"
        else:
            of_two = of_two or is_telling(found[0])
    return _Told(texts, leaves, of_two)


def _says(listed: Field, told: _Told) -> bool:
    return any(column.name in told.texts for column in placed(listed))


def _is_whole(listed: Field, told: _Told) -> bool:
    return all(column.name in told.texts for column in placed(listed))


def _row(listed: Field, item: _Item, told: _Told) -> ListedRow:
    boxes = tuple((column.name, item.box) for column in listed.columns if column.name in told.texts)
    place = RowPlace(str(item.number or ""), 0, item.page.number, boxes)
    confidence = min(line.confidence for line in item.lines)
    texts = {column.name: "" for column in placed(listed)} | dict(told.texts)
    return ListedRow(in_order(listed, texts), place, item.box, confidence)


def _named_alone(listed: Field, pages: Sequence[Page], rows: Sequence[ListedRow]) -> Iterator[ListedRow]:
    """Names that stand alone on their lines, end as the rows' names do, and are none of them."""
    essential = next(column.name for column in listed.columns if column.essential)
    known = {dict(row.row).get(essential, "") for row in rows}
    endings = [name[-_ENDING:] for name in known]
    for page in pages:
        for line in page.lines:
            name = squeeze(_marked(normalise(line.text))[1])
            alike = endings.count(name[-_ENDING:]) >= _LEAST_ITEMS and has_shape(listed, name)
            own = _ENDING < len(name) <= _LONGEST_ALONE and not name.startswith(_ALL_OF_THEM)
            if alike and own and name not in known and _NAME.fullmatch(name):
                known.add(name)
                place = RowPlace("", 0, page.number, ((essential, line.box),))
                yield ListedRow(((essential, name),), place, line.box, line.confidence)
