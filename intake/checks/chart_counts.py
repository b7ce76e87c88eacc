"""How many people an organization chart, or a table of departments, counts in all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from intake.model import Box, Cell, Line, Page, Table
from intake.zh.text import squeeze

_LEAST_UNITS = 4
"""Departments beside one another from which they are the whole organization's, not one's own teams."""

_NEARLY_ALL = 0.8
_HEAD_ROWS = 3

_GAP = re.compile(r"\s{2,}|\t")
_TOTAL = re.compile(r"^(?:合计|总计|共计|总数|总人数|合计人数)")
_PEOPLE = re.compile(r"\d[人名]")
_COUNT = re.compile(r"^(\d{1,5})\s*[人名]?$")
_HEAD = re.compile(
    r"^(?:人数|定员|编制|编制人数|在岗人数|现有人数|人员数量?|员工人数)(?:[(（].{1,4}[)）])?$"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of people, what is counted, and where on the page."""

    number: int
    text: str
    box: Box


@lru_cache(maxsize=256)
def people_counted(page: Page, unit: str) -> Counted | None:
    """The people of the uppermost row of boxes with four units or more, each with its number (`unit`: an
    expression with a group ``value``), or of a table's column headed 人数: its total, else the sum."""
    for table in page.tables:
        found = _in_column(table, unit) or _in_rows(table, unit)
        if found is not None:
            return found
    free = [
        line for line in page.lines if not any(one.box.holds_middle_of(line.box) for one in page.tables)
    ]
    for row in _rows(free, flowing=page.flowing):
        found = _summed(row, unit)
        if found is not None:
            return found
    return None


def _in_rows(table: Table, unit: str) -> Counted | None:
    rows = ([(squeeze(cell.text), cell.box) for cell in row] for row in table.rows)
    return next((found for row in rows if (found := _summed(row, unit)) is not None), None)


def _in_column(table: Table, unit: str) -> Counted | None:
    """The sum of a column of figures under 人数 beside units, or the total that stands at its foot."""
    for number, row in enumerate(table.rows[:_HEAD_ROWS]):
        place = next((at for at, cell in enumerate(row) if _HEAD.match(squeeze(cell.text))), None)
        if place is not None:
            return _column_sum(table.rows[number + 1 :], place, unit)
    return None


def _column_sum(rows: Sequence[Sequence[Cell]], place: int, unit: str) -> Counted | None:
    """Of rows each for another unit; where units stand under others, some would count twice."""
    counted = [row for row in rows if _COUNT.match(squeeze(row[place].text)) and not row[place].above]
    total = next((row for row in counted if _TOTAL.match(_words(row[:place])[:4])), None)
    units = [row for row in counted if row is not total]
    numbers = [int(re.sub(r"\D", "", row[place].text)) for row in units]
    named = any(
        all(
            re.fullmatch(unit, f"{squeeze(row[at].text)}{number}")
            for row, number in zip(units, numbers, strict=True)
        )
        and len({squeeze(row[at].text) for row in units}) == len(units)
        for at in range(place)
    )
    if len(units) < _LEAST_UNITS or not named:
        return None
    if total is not None:
        text = f"{_words(total[:place])}{squeeze(total[place].text)}"
        return Counted(int(re.sub(r"\D", "", total[place].text)), text, total[place].box)
    shown = f"{'+'.join(map(str, numbers))}={sum(numbers)}"
    return Counted(sum(numbers), shown, Box.around(row[place].box for row in units))


def _words(row: Sequence[Cell]) -> str:
    return squeeze("".join(cell.text for cell in row))


def _rows(lines: Sequence[Line], *, flowing: bool) -> Iterator[list[tuple[str, Box]]]:
    """The boxes of each row: the pieces of a line of a text that flows, else lines of one height."""
    if flowing:
        for line in lines:
            yield [(squeeze(piece), line.box) for piece in _GAP.split(line.text) if piece.strip()]
        return
    left = list(lines)
    while left:
        first = left[0]
        row = [line for line in left if line.box.same_row(first.box)]
        left = [line for line in left if line not in row]
        yield [(squeeze(line.text), line.box) for line in row]


def _summed(boxes: Sequence[tuple[str, Box]], unit: str) -> Counted | None:
    """The sum of a row of which every box with a number of people is a unit, and nearly every box is."""
    matches = [(text, re.fullmatch(unit, text), box) for text, box in boxes if text]
    found = [(int(match["value"]), match[0], box) for _, match, box in matches if match]
    if any(match is None and _PEOPLE.search(text) for text, match, _ in matches):
        return None
    if len(found) < _LEAST_UNITS or len(found) < _NEARLY_ALL * len(matches):
        return None
    total = sum(number for number, _, _ in found)
    shown = "、".join(text for _, text, _ in found)
    return Counted(total, f"{shown}（合计{total}人）", Box.around(box for _, _, box in found))
