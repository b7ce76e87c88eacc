"""What words tell by a list's columns: labelled values, and values that say by themselves what they are."""

import re
from collections.abc import Iterator

from intake.extract.column_values import is_telling, spans_in
from intake.extract.table_columns import column_named
from intake.scheme import Column, Field
from intake.zh.column_heads import is_known_head
from intake.zh.person_names import is_person
from intake.zh.phones import find_phones

PLACED = r"(?:就?[在是]|位于|坐落[于在]?|地处|设[于在])"
"""What stands between a name and where that is."""

_PIECES = re.compile(r"[，,；;。、（）()—|｜☎☏\s]+")
_JOINS = re.compile(rf"^(?:[：:为是由]|{PLACED})+")
_LIKE_A_NAME = re.compile("[\u4e00-\u9fff]{2,3}")
_BEFORE_A_VALUE = 8
"""Characters (门店位于, 24小时值守) that may stand before a value in its piece."""


def pieces(text: str) -> Iterator[str]:
    """The words between marks; a telephone number stands alone, spaces and all."""
    end = 0
    for phone in find_phones(text):
        yield from filter(None, _PIECES.split(text[end : phone.start]))
        yield phone.text
        end = phone.end
    yield from filter(None, _PIECES.split(text[end:]))


def value_of(listed: Field, piece: str) -> tuple[Column, str] | None:
    """The column that a piece belongs to, by its label or by what it is, and the value."""
    return labelled(listed, piece) or by_value(listed, piece)


def labelled(listed: Field, piece: str, *, parted: bool = False) -> tuple[Column, str] | None:
    """The column whose label the piece begins with, and what stands behind it: after a colon anything, else
    (not where it must be `parted`) a value of the column."""
    labels = [(label, column) for column in listed.columns for label in column.labels]
    for label, column in sorted(labels, key=lambda one: -len(one[0])):
        if piece.startswith(label):
            rest = piece[len(label) :]
            value = _JOINS.sub("", rest).strip()
            if rest[:1] in {"：", ":"} or (not parted and _holds(listed, column, value)):
                return column, value
    return None


def _holds(listed: Field, column: Column, value: str) -> bool:
    if column.type == "person":
        of_words = is_known_head(value) or column_named(listed, value) is not None
        return is_person(value) or (_LIKE_A_NAME.fullmatch(value) is not None and not of_words)
    return is_telling(column) and bool(spans_in(column, value))


def by_value(listed: Field, piece: str, before: int = _BEFORE_A_VALUE) -> tuple[Column, str] | None:
    """The column that the piece is a value of, whatever it is called; so many characters may stand
    `before` it."""
    value = _JOINS.sub("", piece)
    for column in filter(is_telling, listed.columns):
        if column.type == "person" and is_person(value):
            return column, value
        for found, end in spans_in(column, value)[:1]:
            start = _begins(value, found, end)
            if start <= before and 2 * (end - start) >= len(value) - start:
                return column, value[start:]
    return None


def _begins(text: str, start: int, end: int) -> int:
    """Where a value begins: behind 位于, which an address may seem to begin before."""
    at = next(re.finditer(PLACED, text[max(0, start - 1) : end]), None)
    return max(0, start - 1) + at.end() if at else start


def is_label(listed: Field, piece: str) -> bool:
    """Whether a piece ends in a label of such a column, its value in the next: 24小时值班电话."""
    bare = piece.rstrip("：:为是")
    labels = (label for column in placed(listed) for label in column.labels)
    return any(bare.endswith(label) for label in labels)


def placed(listed: Field) -> list[Column]:
    """The columns that tell where somebody is, or is reached: persons are anywhere."""
    return [column for column in listed.columns if is_telling(column) and column.type != "person"]


def has_shape(listed: Field, name: str) -> bool:
    """Whether it ends as names of what the list has do: 服务站, 经营部."""
    return any(one.search(name) for column in listed.columns if column.essential for one in column.values)


def may_be_named(listed: Field, name: str) -> bool:
    """Whether it may name what the list has: no person (岳阳站 looks like one), no label (服务热线)."""
    label = column_named(listed, name)
    return (has_shape(listed, name) or not is_person(name)) and not (
        label is not None and is_telling(label[0])
    )
