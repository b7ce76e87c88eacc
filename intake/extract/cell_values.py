"""What a cell says: of one column, or of two that stand in it together."""

import re
from collections.abc import Sequence

from intake.extract.column_values import is_telling, spans_in
from intake.scheme import Column, Field
from intake.zh.person_names import is_person
from intake.zh.phones import as_dialled
from intake.zh.text import normalise

_BETWEEN_HAN = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef])")
_BREAK_IN_CODE = re.compile(
    r"(?<=[A-Za-z0-9][-/])\s*\n\s*(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])\s*\n\s*(?=[-/][A-Za-z0-9])"
)
_BREAK_IN_STANDARD = re.compile(
    rf"{_BREAK_IN_CODE.pattern}|(?<=\d)\s*\n\s*(?=\d)|(?<=\d[.．])\s+(?=\d)|(?<=\d)\s+(?=[.．]\d)"
)
_MISCOUNTED = re.compile(r"1[3-9]\d{7,8}|1[3-9]\d{10}")
"""A mobile number with a digit or two too few, or one too many: one number all the same."""
_MARKS = " \t\n:：,，、;；/／|-—"
_EMPTY = re.compile(r"[（(]\s*[)）]")
"""Brackets from which a value was taken out."""
_LABEL = re.compile(r"(?:地址|店址|住址|电话|手机|联系电话|联系方式|座机|Tel|TEL)[:：.]?$")


def values_of_cell(field: Field, names: Sequence[str], text: str) -> dict[str, str]:
    """The text by column. Of several columns each takes its values out, and what is left belongs to the one
    whose values tell nothing by themselves, or to the persons' where it is one."""
    by_name = {column.name: column for column in field.columns}
    if len(names) == 1:
        return {names[0]: one_line(by_name[names[0]], text)}
    found: dict[str, str] = {}
    rest = normalise(text)
    for name in sorted(names, key=lambda name: not is_telling(by_name[name])):
        if is_telling(by_name[name]):
            found[name], rest = _taken(by_name[name], rest)
        else:
            found[name], rest = _joined(_EMPTY.sub("", rest).strip(_MARKS)), ""
    persons = next((column.name for column in field.columns if column.type == "person"), None)
    left = _joined(_EMPTY.sub("", rest).strip(_MARKS))
    if persons and persons not in found and is_person(left):
        found[persons] = left
    return found


def one_line(column: Column, text: str) -> str:
    """A cell's text on one line: breaks inside Chinese words and numbers vanish, between words become a
    space."""
    if column.type == "phone":
        whole = re.sub(r"\s", "", text)
        return whole if _MISCOUNTED.fullmatch(whole) and "\n" in text else as_dialled(_joined(text))
    return _joined(_in_number(column).sub("", text))


def _in_number(column: Column) -> "re.Pattern[str]":
    """Where a cell's width broke a number: at its hyphen or stroke; of a standard's between digits, too."""
    return _BREAK_IN_STANDARD if column.type == "standard" else _BREAK_IN_CODE


def _taken(column: Column, text: str) -> tuple[str, str]:
    """Such values, and what is left without them and their labels."""
    values, rest = [], []
    for line in text.split("\n"):
        end = 0
        for start, stop in spans_in(column, line):
            values.append(line[start:stop])
            rest.append(_LABEL.sub("", line[end:start]))
            end = stop
        rest += [line[end:], "\n"]
    return "、".join(values), "".join(rest)


def _joined(text: str) -> str:
    return normalise(_BETWEEN_HAN.sub("", text.strip()).replace("\n", " "))
