"""Where a page bears a kind's labels: looked up once for all of the kind's fields."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from intake.extract.labels import FoundLabel, LabelIndex
from intake.model import Cell, Page, Table
from intake.zh.text import normalise

APART = " | "
"""What stands for a wide gap before a further label of a line."""

_FURTHER_LABEL = re.compile(
    r"(?:[ \t]{2,}|[ \t]{0,8}\u3000[ \t\u3000]{0,80})"
    r"(?=[\u4e00-\u9fff]{2,8}(?:[(（][^)）]{1,12}[)）])?[ \t]{0,80}[:：])"
)

_LONGEST_CELL = 400
"""Characters of a table's cell in which a label is looked for."""


@dataclass(frozen=True, slots=True)
class InLine:
    """A label in a line: the line's number, its text as labels are looked for in it."""

    number: int
    text: str
    label: FoundLabel


@dataclass(frozen=True, slots=True)
class InCell:
    """A label at the beginning of a table's cell, and the cell's text on one line."""

    table: Table
    row: int
    column: int
    cell: Cell
    text: str
    label: FoundLabel


@dataclass(frozen=True, slots=True)
class PageLabels:
    """A page's labels by the fields they serve, in the order of their places."""

    in_lines: Mapping[str, tuple[InLine, ...]]
    in_cells: Mapping[str, tuple[InCell, ...]]


@lru_cache(maxsize=512)
def page_labels(page: Page, labels: LabelIndex) -> PageLabels:
    """The labels of a kind on a page."""
    in_lines: dict[str, list[InLine]] = {}
    for number, line in enumerate(page.lines):
        text = normalise(_FURTHER_LABEL.sub(APART, line.text))
        for label in labels.find(text):
            for field in label.fields:
                in_lines.setdefault(field, []).append(InLine(number, text, label))
    in_cells: dict[str, list[InCell]] = {}
    for table in page.tables:
        for row, cells in enumerate(table.rows):
            for column, cell in enumerate(cells):
                text = normalise(cell.text).replace("\n", "")
                if not text or len(text) > _LONGEST_CELL:
                    continue
                for label in labels.find(text):
                    for field in label.fields if label.start == 0 else ():
                        found = InCell(table, row, column, cell, text, label)
                        in_cells.setdefault(field, []).append(found)
    return PageLabels(
        {field: tuple(found) for field, found in in_lines.items()},
        {field: tuple(found) for field, found in in_cells.items()},
    )
