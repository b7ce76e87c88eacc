"""Values by their printed labels: after it, in the next cell, beside it, below it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from intake.extract.candidate import Candidate
from intake.extract.labels import FoundLabel, LabelIndex, label_before
from intake.extract.neighbours import places
from intake.extract.page_labels import APART, page_labels
from intake.extract.typed import Typed, typed_value
from intake.model import Box, Cell, Line, Page, Table
from intake.scheme import Field
from intake.zh.placeholders import is_placeholder
from intake.zh.text import normalise, squeeze

_FIGURE = re.compile(r"\d[\d,，]{0,20}(?:\.\d{1,6})?")
_UNIT = re.compile(
    r"[ \t\u3000]{0,8}[(（/][ \t]{0,4}(?:单位[:：]?)?"
    r"((?:人民币)?(?:亿|千万|百万|万)?(?:元|美元|欧元|港元|日元|英镑))"
)
_UNIT_BELOW = re.compile(
    r"[ \t\u3000]{0,4}((?:亿|千万|百万|万)?(?:元|美元|欧元|港元|日元|英镑)|[万亿](?=人民币))"
)
"""A unit that the page's width parted from its figure: 注册资金3180 / 万元，法定代表人…"""
_USUAL_UNIT = "元"
_UNIT_NOT_SAID = 0.7
"""How sure a figure without any unit is a sum of CNY: less than a deficiency rests on."""
_BLANK = re.compile(
    r"(?:[\s年月日元万号第至/\\\-—_＿*.。、，,:：…()（）]|盖章|公章|签章|签字|签名)*|无|略|N/A|n/a|[(（]?请?填写.{0,12}"
)
"""A form's blanks; all else says something."""
_ONE_CLAUSE = frozenset({"money", "number", "year"})
_CLAUSE_END = re.compile(r"[，。；;、](?!\d)|,(?!\d)")
"""Where a value inside a sentence ends: 注册资本1200万元，位于……"""

_ANY_LABEL = re.compile(r"^[\u4e00-\u9fff]{2,8}(?:[(（][^)）]{1,12}[)）])?[:：]")
_ANY_FIELD = re.compile(
    r"^[\u4e00-\u9fff]{0,6}(?:地址|日期|期限|方式|机关|部门|编号|姓名|电话|代表人|负责人|场所|资本|名称)[:：]"
)
"""A word and a colon: a field, even if this kind has no such field; inside long texts only what is clearly
one (a business scope holds 许可项目：)."""
_SIGNATURE = re.compile(
    r"^[\u4e00-\u9fff（）()]{3,30}(?:公司|中心|局|厅|委员会)$|^[\u4e00-\u9fff]{0,6}(?:授权签[名字]|签[名字章]|盖章)$|^(?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日$"
)
"""Who signs a paper, or when: no further line of the value above."""
_LIST_SIGNS = tuple("，,；;、")
_COLUMN_HEAD = re.compile(
    r"^[\u4e00-\u9fff/、（）()]{0,6}(?:项目|名称|类别|参数|备注|序号|编号|等级|日期|地址|内容|页次|页码|页数)$"
)
"""A cell that heads a column: the value of the cell beside it stands below, not there."""
_BETWEEN = " \t/／|:："
"""Signs between a label and its repetition in another language."""
_CENTRED = 0.03
"""Share of the page's width by which the middles of a label and of the value under it may differ."""
_INDENT = 0.13
"""How far right of a value's estimated beginning its further lines may begin: a label printed wide
(住　　所) makes the estimate too far left."""
_A_LIST = 2
"""Filled cells in a row under a label from which they are a list's column."""

_AFTER, _BESIDE, _BELOW, _CELL = 0.98, 0.96, 0.88, 0.97


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text that may be a value, where it stands, how well it was read, how surely it is the label's."""

    text: str
    box: Box
    confidence: float
    way: str
    unit: str = ""
    """What the label says its figure counts: 注册资本（万元）."""


def labelled(field: Field, pages: Sequence[Page], labels: LabelIndex) -> list[Candidate]:
    """Every value that stands with one of the field's labels and has the form of the field's type."""
    found = []
    order = 0
    for page in pages:
        for piece in (*_in_tables(field, page, labels), *_in_lines(field, page, labels)):
            order += 1
            raw = _raw(field, piece)
            typed = _typed(field, piece, raw, by_ocr=page.method != "text")
            if typed is None:
                continue
            value, certainty = typed
            confidence = piece.confidence * certainty
            found.append(
                Candidate(value, raw, page.number, piece.box.rounded(), confidence, piece.way, order)
            )
    return found


def _raw(field: Field, piece: _Piece) -> str:
    """The text that may be the value: inside a sentence, its clause."""
    return _CLAUSE_END.split(piece.text)[0] if field.type in _ONE_CLAUSE else piece.text


def _typed(field: Field, piece: _Piece, raw: str, *, by_ocr: bool) -> Typed | None:
    """The value; a mere figure where a sum should stand counts what its label says, or CNY, unsurely."""
    typed = typed_value(field, raw, by_ocr=by_ocr)
    if (
        typed is not None
        or field.type != "money"
        or piece.way == "below"
        or not _FIGURE.fullmatch(raw.strip())
    ):
        return typed
    counted = typed_value(field, raw + (piece.unit or _USUAL_UNIT), by_ocr=by_ocr)
    return counted if counted is None or piece.unit else (counted[0], counted[1] * _UNIT_NOT_SAID)


def not_readable(field: Field, pages: Sequence[Page], labels: LabelIndex) -> tuple[int, Box, str] | None:
    """Where something stands with a label of the field and none of it is such a value: page, box, text.
    Nothing, a stroke, a form's blanks and what a specimen bears are nothing."""
    found = None
    for page in pages:
        for piece in (*_in_tables(field, page, labels), *_in_lines(field, page, labels)):
            if _typed(field, piece, _raw(field, piece), by_ocr=page.method != "text") is not None:
                return None
            text = piece.text.strip()
            if (
                found is None
                and piece.way != "below"
                and not _BLANK.fullmatch(text)
                and not is_placeholder(text)
            ):
                found = (page.number, piece.box.rounded(), text)
    return found


def _unit(text: str, label: FoundLabel) -> str:
    """What a label's bracket, or the stroke behind it, says its figure counts."""
    said = _UNIT.match(text[label.end : label.value_start])
    return said[1] if said else ""


def _unit_below(page: Page, number: int) -> str:
    """The unit with which the line below begins."""
    below = page.lines[number + 1 : number + 2]
    said = _UNIT_BELOW.match(normalise(below[0].text)) if below and not page.flowing else None
    return said[1] if said else ""


def _in_tables(field: Field, page: Page, labels: LabelIndex) -> Iterator[_Piece]:
    for found in page_labels(page, labels).in_cells.get(field.name, ()):
        cell, row = found.cell, found.table.rows[found.row]
        inside = _until_next(found.text, found.label.value_start, labels, field.name)
        unit = _unit(found.text, found.label)
        if inside:
            yield _Piece(inside, cell.box, cell.confidence * _CELL, "table", unit)
            continue
        beside = next((other for other in row[found.column + 1 :] if other.text.strip()), None)
        if beside is not None and not _is_label(beside.text, labels):
            yield replace(_from_cell(beside, _CELL), unit=unit)
        elif (below := _below_cell(field, found.table, found.row, found.column, labels)) is not None:
            yield _from_cell(below, _BELOW)


def _is_label(text: str, labels: LabelIndex) -> bool:
    return labels.starts_with_label(text) or bool(_COLUMN_HEAD.match(squeeze(text)))


def _below_cell(field: Field, table: Table, row: int, column: int, labels: LabelIndex) -> Cell | None:
    """The cell under a label, unless it is the first of a list's many: then it is no single value."""
    under = [cells[column] for cells in table.rows[row + 1 : row + 1 + _A_LIST]]
    if not under or not under[0].text.strip() or labels.starts_with_label(under[0].text):
        return None
    values = list(
        takewhile(lambda cell: cell.text.strip() and not labels.starts_with_label(cell.text), under)
    )
    return under[0] if len(values) < _A_LIST or field.type == "long_text" else None


def _from_cell(cell: Cell, certainty: float) -> _Piece:
    return _Piece(normalise(cell.text), cell.box, cell.confidence * certainty, "table")


def _in_lines(field: Field, page: Page, labels: LabelIndex) -> Iterator[_Piece]:
    known = page_labels(page, labels)
    # Of a text's table each row is told as a line, too: its cells say where a value ends.
    rows = _rows_of(page) if page.flowing and field.name in known.in_cells else frozenset()
    for found in known.in_lines.get(field.name, ()):
        line, text, label = page.lines[found.number], found.text, found.label
        if squeeze(line.text) in rows:
            continue
        unit = _unit(text, label)
        value = _until_next(text, label.value_start, labels, field.name)
        if value:
            start = text.find(value, label.value_start)
            value += _list_sign(field, text, start + len(value))
            box = line.box.slice(start, start + len(value), len(text))
            unit = unit or (_unit_below(page, found.number) if text.rstrip().endswith(value) else "")
            first = _Piece(value, box, line.confidence * _AFTER, "label", unit)
        else:
            alone = label.start == 0 and _ends_there(text, label.value_start, labels, field.name)
            first_or_none = _beside(field, page, line, labels) or (
                # Beside other words it heads a column.
                _below(page, found.number, labels) if alone else None
            )
            if first_or_none is None:
                continue
            first = replace(first_or_none, unit=unit)
        yield _continued(field, page, found.number, first, labels) if _runs_on(field) else first


def _until_next(text: str, start: int, labels: LabelIndex, name: str = "") -> str:
    """The value from `start` to where the next label begins; a second label of the same field is skipped
    (报告编号：No. 25J…; Scope/认证范围)."""
    following = labels.next_in(text, start)
    if following and _repeats(following, text[start : start + following.start], name):
        return _until_next(text, start + following.value_start, labels)
    # What begins with a label at once has no value of its own.
    end = start + following.start if following else len(text)
    apart = text.find(APART.strip(), start, end)
    return text[start : apart if apart >= 0 else end].strip(" \t,，;；|：:")


def _repeats(following: FoundLabel, between: str, name: str) -> bool:
    """Whether the next label is the field's own, said again."""
    return name in following.fields and not between.strip(_BETWEEN)


def _ends_there(text: str, start: int, labels: LabelIndex, name: str) -> bool:
    """Whether nothing stands behind a label, or only its repetition."""
    following = labels.next_in(text, start) if start < len(text) else None
    if following is None:
        return start >= len(text)
    again = _repeats(following, text[start : start + following.start], name)
    return again and start + following.value_start >= len(text)


def _list_sign(field: Field, text: str, end: int) -> str:
    """The sign behind a value that runs on: it parts it from what the next line begins with."""
    return text[end : end + 1] if _runs_on(field) and text[end : end + 1] in _LIST_SIGNS else ""


def _beside(field: Field, page: Page, label: Line, labels: LabelIndex) -> _Piece | None:
    """The nearest line to the right in the same row, unless it is a label itself."""
    if page.flowing:
        return None
    right = [line for line in places(page).in_row(label) if line.box.x0 >= label.box.x1 - 0.02]
    nearest = min(right, key=lambda line: line.box.x0, default=None)
    if nearest is None or nearest.box.x0 - label.box.x1 > 0.35 or _is_label(nearest.text, labels):
        return None
    text = normalise(nearest.text)
    value = _until_next(text, 0, labels).lstrip("：: ")
    value += _list_sign(field, text, text.find(value) + len(value))
    return _Piece(value, nearest.box, nearest.confidence * _BESIDE, "label") if value else None


def _below(page: Page, number: int, labels: LabelIndex) -> _Piece | None:
    """The line right below that of the number that begins about where it does, has its middle there, or
    stands under it where both are alone in their rows; unless it is a label."""
    if page.flowing:
        under = page.lines[number + 1] if number + 1 < len(page.lines) else None
    else:
        box = page.lines[number].box
        candidates = [
            line
            for line in places(page).between(box.y0 + 0.6 * box.height, box.y1 + 2.2 * box.height)
            if abs(line.box.x0 - box.x0) < 0.05
            or abs(line.box.middle_x - box.middle_x) < _CENTRED
            or (_alone(page, line) and _alone(page, page.lines[number]) and _over(box, line.box))
        ]
        under = min(candidates, key=lambda line: line.box.y0, default=None)
    if under is None or labels.starts_with_label(under.text):
        return None
    return _Piece(normalise(under.text), under.box, under.confidence * _BELOW, "below")


def _alone(page: Page, line: Line) -> bool:
    return not places(page).in_row(line)


def _over(label: Box, value: Box) -> bool:
    """Whether the whole label stands over the value."""
    return value.x0 <= label.x0 and label.x1 <= value.x1 + _CENTRED


def _runs_on(field: Field) -> bool:
    return field.lines > 1 or field.type == "long_text"


def _continued(field: Field, page: Page, index: int, first: _Piece, labels: LabelIndex) -> _Piece:
    """The value with the lines it runs on over: below it, aligned, no label, no gap."""
    most = field.lines if field.lines > 1 else 12
    parts, boxes, confidence = [first.text], [first.box], first.confidence
    last = first.box
    for number in range(index + 1, len(page.lines)):
        line = page.lines[number]
        if len(parts) >= most:
            break
        if line.box == first.box:
            continue
        if page.flowing:
            # A row of a table ends where it ends; its cells are no lines of each other.
            apart = _rows_of(page).isdisjoint({squeeze(page.lines[index].text), squeeze(line.text)})
            if _begins_another(field, line.text, labels) or not line.text.strip() or not apart:
                break
        else:
            if line.box.y0 < last.y1 - 0.6 * last.height or line.box.x1 <= first.box.x0:
                continue
            if line.box.y0 > last.y1 + 1.3 * max(last.height, line.box.height):
                break
            if line.box.x0 > min(first.box.x0 + _INDENT, first.box.x1):
                continue
            if _begins_another(field, line.text, labels) or label_before(page, line, labels):
                break
        text = normalise(line.text)
        inner = labels.find(text)
        parts.append(text[: inner[0].start].strip() if inner else text)
        boxes.append(line.box)
        confidence = min(confidence, line.confidence * _AFTER)
        last = line.box
        if inner:
            break
    return _Piece("".join(parts).rstrip("".join(_LIST_SIGNS)), Box.around(boxes), confidence, first.way)


@lru_cache(maxsize=256)
def _rows_of(page: Page) -> frozenset[str]:
    """The texts of the page's rows of several cells."""
    rows = (row for table in page.tables for row in table.rows)
    return frozenset(
        squeeze("".join(cell.text for cell in row))
        for row in rows
        if sum(bool(cell.text.strip()) for cell in row) > 1
    )


def _begins_another(field: Field, text: str, labels: LabelIndex) -> bool:
    """Whether a line begins a field of its own."""
    other = _ANY_FIELD if field.type == "long_text" else _ANY_LABEL
    plain = normalise(text)
    return labels.starts_with_label(text) or bool(other.match(plain) or _SIGNATURE.match(plain))
