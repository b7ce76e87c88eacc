"""A row of a list, however the list was found."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from intake.extract.table_columns import column_named
from intake.model import Box, RowPlace
from intake.scheme import Field
from intake.zh.text import squeeze

Row = tuple[tuple[str, str], ...]

_NO_ROW = re.compile(r"^(?:合计|小计|总计|备注|注[:：]|说明[:：]|填表|制表|审核|批准|编制)")
_LONGEST_HEAD = 8


@dataclass(frozen=True, slots=True)
class ListedRow:
    """Its columns, its place, and how sure they were read. ``unknown``: heads of its list that were not
    understood."""

    row: Row
    place: RowPlace
    box: Box
    confidence: float
    unknown: tuple[str, ...] = ()


def is_row(field: Field, cells: Sequence[str], texts: Mapping[str, str]) -> bool:
    """Not empty, not a total or remark, not the header again, not one merged line across."""
    first = next((squeeze(text) for text in cells if text.strip()), "")
    if not first or is_remark(first) or not any(texts.values()):
        return False
    again = sum(
        column_named(field, text) is not None for text in texts.values() if len(text) <= _LONGEST_HEAD
    )
    if again >= max(2, len(texts) - 1):
        return False
    filled = {squeeze(text) for text in cells if text.strip()}
    return len(filled) > 1 or len(texts) == 1


def is_remark(text: str) -> bool:
    """Whether what begins so is no row: a total, a remark, who made the list."""
    return _NO_ROW.match(squeeze(text)) is not None


def in_order(field: Field, texts: Mapping[str, str]) -> Row:
    """The columns in the order of the field's."""
    return tuple((column.name, texts[column.name]) for column in field.columns if column.name in texts)
