"""Rows told in running text: 海口店在…路9号，店长林雨；三亚店（…路3号，139…）与文昌店（…）…"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intake.extract.column_values import spans_in
from intake.extract.listed_row import ListedRow, Row, in_order
from intake.extract.paragraphs import paragraphs
from intake.extract.told_values import PLACED, by_value, has_shape, labelled, pieces, placed
from intake.model import Page, RowPlace
from intake.scheme import Column, Field
from intake.zh.text import normalise

_LEAST_PLACES, _LEAST_WHOLE = 3, 0.5
"""Places from which a text lists them, and the part of them of which it must tell everything."""

_NAME_BEFORE = re.compile(
    rf"(?P<name>[^，,。；;：:、（()）\s]{{2,20}}?)[，,：:（(]?(?:地址[:：为]?)?{PLACED}?[：:]?$"
)
_NAME_BEHIND = re.compile(
    r"(?:，|,)?(?:我们|公司|本公司|我司|我公司|又|还|另){0,2}(?:开设|设立|设置|设有|建有|建立|建成|开办|成立|布设)(?:了|有)?(?:一[家个处])?"
    r"(?P<name>[^，,。；;：:、（()）\s]{2,20})"
)
"""在…路9号，我们开设了海口店: the name follows its place."""

_HOTLINE = re.compile(r"(?<!\d)[48]00[-—]?\d{3,4}")
_LINKED = re.compile("^(?:此外|另外|其中|另有|还有|以及|和|与|及)")


@dataclass(frozen=True, slots=True)
class _Place:
    """A name with its address before or behind it: where both begin, and where they end."""

    name: str
    address: str
    start: int
    end: int


def rows_in_prose(listed: Field, pages: Sequence[Page]) -> list[ListedRow]:
    """A row for each name of the list's shape with its address behind or before it, and what the text says
    up to the next one or the end of the sentence. None where an address or a telephone is left that is no
    row's."""
    if len(placed(listed)) < 2 or not any(column.values for column in listed.columns if column.essential):
        return []
    found: list[ListedRow] = []
    for page in pages:
        for line in paragraphs(page):
            text = normalise(line.text)
            if not _is_of_hotlines(listed, text) and any(
                spans_in(column, text) for column in placed(listed)
            ):
                rows = list(_rows(listed, text))
                if _leaves_some(listed, text, rows):
                    return []
                boxes = tuple((column.name, line.box) for column in listed.columns)
                place = RowPlace("", 0, page.number, boxes)
                found += [ListedRow(row, place, line.box, line.confidence) for row in rows]
    whole = [row for row in found if all(dict(row.row).get(column.name) for column in placed(listed))]
    return found if len(found) >= _LEAST_PLACES and len(whole) >= _LEAST_WHOLE * len(found) else []


def _rows(listed: Field, text: str) -> Iterator[Row]:
    essential = next(column for column in listed.columns if column.essential)
    address = next(column for column in placed(listed) if column.type == "address")
    places = list(_places(listed, address, text))
    for at, place in enumerate(places):
        end = places[at + 1].start if at + 1 < len(places) else len(text)
        texts = {essential.name: place.name, address.name: place.address}
        for piece in pieces(text[place.end : end].split("。", 1)[0]):
            value = labelled(listed, piece) or by_value(listed, piece)
            if value and value[1]:
                texts.setdefault(value[0].name, value[1])
        yield in_order(listed, texts)


def _places(listed: Field, address: Column, text: str) -> Iterator[_Place]:
    """The places in their order; an address seems to begin in the name before 位于."""
    at = 0
    while spans := spans_in(address, text[at:]):
        start, end = (at + place for place in spans[0])
        inside = next(re.finditer(PLACED, text[start:end]), None)
        start = start + inside.end() if inside else start
        name = _NAME_BEFORE.search(text[at:start])
        bare = _LINKED.sub("", name["name"]) if name else ""
        if has_shape(listed, bare):
            yield _Place(bare, text[start:end], start - (len(name[0]) if name else 0), end)
        elif (behind := _NAME_BEHIND.match(text, end)) and has_shape(listed, behind["name"]):
            yield _Place(behind["name"], text[start:end], start, behind.end())
            end = behind.end()
        at = end


def _is_of_hotlines(listed: Field, text: str) -> bool:
    """Whether a line tells no more of the list's than a number for all the country (400-…)."""
    others = (column for column in placed(listed) if column.type != "phone")
    phones = [
        text[start:end]
        for column in placed(listed)
        if column.type == "phone"
        for start, end in spans_in(column, text)
    ]
    return (
        bool(phones) and all(map(_HOTLINE.match, phones)) and not any(spans_in(one, text) for one in others)
    )


def _leaves_some(listed: Field, text: str, rows: Sequence[Row]) -> bool:
    told = [dict(row) for row in rows]
    return any(
        _count(column, text) > sum(bool(row.get(column.name)) for row in told) for column in placed(listed)
    )


def _count(column: Column, text: str) -> int:
    """How many such values the text holds: addresses with a number, for 市区九区九县 is none."""
    if column.type == "phone":
        return len(spans_in(column, text))
    count = at = 0
    while spans := spans_in(column, text[at:]):
        count += any(map(str.isdecimal, text[at + spans[0][0] : at + spans[0][1]]))
        at += spans[0][1]
    return count
