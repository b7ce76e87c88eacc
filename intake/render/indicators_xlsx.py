"""The indicator sheet for the reviewers who come next: what the material shows of each clause, and columns
to score it in, with the sums and the level as formulas."""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from intake.atomic import write_atomically
from intake.errors import UsageError
from intake.model import CaseReport, IndicatorSet
from intake.render.clauses import clause_row
from intake.render.say import say
from intake.render.stable_zip import stable_zip
from intake.render.words import Words, words
from intake.render.workbook_cells import cell_at, fit_to_width, lines_needed, put_link, put_value
from intake.scheme import Scheme, Wording

_COLUMNS = {"clause": 9, "title": 24, "points": 8, "said": 12, "place": 34, "text": 50, "score": 9}
_COLUMNS |= {"applies": 9, "remark": 30}
_AT = {name: get_column_letter(place) for place, name in enumerate(_COLUMNS, 1)}
_STAMP = datetime(2000, 1, 1)
_HEAD = PatternFill("solid", start_color="1F4E9E")
_GROUP = PatternFill("solid", start_color="DCE6F4")
_TO_FILL = PatternFill("solid", start_color="FFF9E5")
_LINE = Border(bottom=Side(style="hair", color="999999"))
_LINE_HEIGHT, _MOST_LINES = 16.5, 8
_CENT = Decimal("0.01")


def write_indicators(report: CaseReport, scheme: Scheme, out: Path, language: str = "zh") -> None:
    """Writes a sheet for every set of the scheme that fits the applicant, the one followed first. The same
    report gives the same bytes.

    Raises:
        UsageError: the report has no table of clauses (nothing describes the service system, or the scheme
            asks for none).
    """
    if not report.indicators:
        raise UsageError(
            "报告中没有条款覆盖表：材料中未见须按条款核对的文件，或方案没有条款数据；"
            "请补充后重新运行 intake check。"
        )
    said = words(language)
    data = scheme.data["clauses"]
    book = Workbook()
    book.remove(book.worksheets[0])
    sets = {str(one["id"]): one for one in data["sets"]}
    for item in sorted(report.indicators, key=lambda one: not one.followed):
        if item.title.key in sets:
            sheet = book.create_sheet(_sheet_name(item, language))
            _fill(sheet, _Sheet(item, sets[item.title.key], data["scoring"], report, said, language))
    buffer = io.BytesIO()
    book.save(buffer)
    write_atomically(out, stable_zip(buffer.getvalue(), _STAMP))


class _Sheet:
    """What one sheet is made of."""

    def __init__(
        self,
        item: IndicatorSet,
        rules: Mapping[str, Any],
        scoring: Mapping[str, Any],
        report: CaseReport,
        said: Words,
        language: str,
    ) -> None:
        self.item, self.rules, self.scoring = item, rules, scoring
        self.report, self.said, self.language = report, said, language

    def word(self, texts: Mapping[str, str]) -> str:
        return Wording(texts).in_language(self.language)


def _fill(sheet: Worksheet, made: _Sheet) -> None:
    for name, width in _COLUMNS.items():
        sheet.column_dimensions[_AT[name]].width = width
    _above(sheet, made)
    row = sheet.max_row + 1
    for name in _COLUMNS:
        _write(sheet, row, name, made.said[f"indicator_{name}"], head=True)
    sheet.freeze_panes = f"C{row + 1}"
    sheet.print_title_rows = f"{row}:{row}"
    groups: list[tuple[int, int]] = []
    for group in made.rules["groups"]:
        row += 1
        head, first = row, row + 1
        for clause, points in _with_points(made, group):
            row += 1
            _clause(sheet, row, made, clause, points)
        _group(sheet, head, made, group, (first, row))
        groups.append((first, row))
    _choices(sheet, made, groups)
    _total(sheet, row + 2, made, groups)
    fit_to_width(sheet)


def _above(sheet: Worksheet, made: _Sheet) -> None:
    title = cell_at(sheet, 1, 1)
    put_value(title, say(made.item.title, made.language))
    title.font = Font(bold=True, size=14)
    applicant = made.report.applicant or made.said["unknown"]
    put_value(cell_at(sheet, 2, 1), f"{made.said['applicant']}：{applicant}")
    put_value(cell_at(sheet, 3, 1), f"{made.said['as_of']}：{made.report.as_of}")
    put_value(cell_at(sheet, 4, 1), made.said["indicator_how"])
    if "withdrawn" in made.rules:
        note = made.said["indicator_withdrawn"].format(
            standard=made.rules["standard"], day=made.rules["withdrawn"]
        )
        put_value(cell_at(sheet, 5, 1), note)
        cell_at(sheet, 5, 1).font = Font(bold=True, color="C00000")


def _with_points(made: _Sheet, group: Mapping[str, Any]) -> list[tuple[Mapping[str, Any], Decimal | None]]:
    """The group's clauses with their points: their own, else an even share of what is left of the group's;
    none where the set has none. The last takes what rounding left."""
    own = [one for one in made.rules["clauses"] if str(one["id"]).startswith(f"{group['id']}.")]
    if "points" not in group:
        return [(one, _number(one["points"]) if "points" in one else None) for one in own]
    given = {one["id"]: _number(one["points"]) for one in own if "points" in one}
    rest = _number(group["points"]) - sum(given.values(), Decimal())
    sharing = [one["id"] for one in own if one["id"] not in given]
    for one in sharing:
        share = (rest / len(sharing)).quantize(_CENT, ROUND_HALF_UP)
        given[one] = share if one != sharing[-1] else rest - share * (len(sharing) - 1)
    return [(one, given[one["id"]]) for one in own]


def _clause(
    sheet: Worksheet, row: int, made: _Sheet, clause: Mapping[str, Any], points: Decimal | None
) -> None:
    covered = next(one for one in made.item.rows if one.clause == str(clause["id"]))
    shown = clause_row(covered, made.language)
    _write(sheet, row, "clause", shown["clause"])
    _write(sheet, row, "title", shown["title"])
    if points is not None:
        sheet[f"{_AT['points']}{row}"].value = float(points)
    _write(sheet, row, "said", shown["said"])
    if shown["file"]:
        page = made.said["page"].format(page=shown["page"]) if shown["page"] else ""
        _write(sheet, row, "place", f"{shown['file']} {page}".strip())
        put_link(cell_at(sheet, row, list(_COLUMNS).index("place") + 1), "report.html")
    _write(sheet, row, "text", shown["text"])
    if covered.state == "excluded":
        _write(sheet, row, "applies", made.said["indicator_no"])
    for name in ("score", "applies", "remark"):
        sheet[f"{_AT[name]}{row}"].fill = _TO_FILL
    for name in _COLUMNS:
        cell = sheet[f"{_AT[name]}{row}"]
        cell.border, cell.alignment = _LINE, Alignment(wrap_text=True, vertical="top")


def _group(
    sheet: Worksheet, row: int, made: _Sheet, group: Mapping[str, Any], lines: tuple[int, int]
) -> None:
    _write(sheet, row, "clause", str(group["id"]))
    _write(sheet, row, "title", made.word(group["title"]))
    for name in ("points", "score"):
        sheet[f"{_AT[name]}{row}"].value = f"={_applicable(made, name, [lines])}"
    for name in _COLUMNS:
        sheet[f"{_AT[name]}{row}"].fill = _GROUP
        sheet[f"{_AT[name]}{row}"].font = Font(bold=True)


def _applicable(made: _Sheet, name: str, groups: Sequence[tuple[int, int]]) -> str:
    """A formula's text: the sum of a column over the clauses that apply."""
    no = made.said["indicator_no"]
    return "+".join(
        f'SUMPRODUCT(({_AT["applies"]}{first}:{_AT["applies"]}{last}<>"{no}")*{_AT[name]}{first}:{_AT[name]}{last})'
        for first, last in groups
    )


def _choices(sheet: Worksheet, made: _Sheet, groups: Sequence[tuple[int, int]]) -> None:
    """Scores lie between nothing and the clause's points; whether it applies is yes or no."""
    yes_no = DataValidation(
        type="list",
        formula1=f'"{made.said["indicator_yes"]},{made.said["indicator_no"]}"',
        allow_blank=True,
    )
    sheet.add_data_validation(yes_no)
    for first, last in groups:
        yes_no.add(f"{_AT['applies']}{first}:{_AT['applies']}{last}")
        most = f"IF(N({_AT['points']}{first})=0,100,{_AT['points']}{first})"
        score = DataValidation(
            type="decimal",
            operator="between",
            formula1="0",
            formula2=most,
            allow_blank=True,
            showErrorMessage=True,
        )
        score.add(f"{_AT['score']}{first}:{_AT['score']}{last}")
        sheet.add_data_validation(score)


def _total(sheet: Worksheet, row: int, made: _Sheet, groups: Sequence[tuple[int, int]]) -> None:
    """Special deductions and additions, the score out of a hundred, and the level."""
    said, scoring, score = made.said, made.scoring, _AT["score"]
    first_special = row
    for kind in scoring["special_kinds"]:
        _to_fill(sheet, row, f"{said['indicator_special']}：{made.word(kind)}")
        row += 1
    specials = f"SUM({score}{first_special}:{score}{row - 1})"
    _to_fill(sheet, row, said["indicator_addition"].format(most=scoring["special_additions"]))
    addition = f"MIN(N({score}{row}),{scoring['special_additions']})"
    row += 1
    _write(sheet, row, "title", said["indicator_result"])
    applicable = f"{_AT['points']}{row}"
    sheet[applicable].value = f"={_applicable(made, 'points', groups)}"
    obtained = _applicable(made, "score", groups)
    scored = "+".join(f"COUNT({score}{first}:{score}{last})" for first, last in groups)
    sheet[f"{score}{row}"].value = (
        f'=IF(OR({applicable}=0,{scored}=0),"",ROUND({scoring["full"]}*({obtained})/{applicable},2)'
        f"-{scoring['special_deduction']}*{specials}+{scoring['special_addition']}*{addition})"
    )
    _write(sheet, row + 1, "title", said["indicator_level"])
    below = said["indicator_below"]
    level = f'"{below}"'
    for one in sorted(scoring["levels"], key=lambda item: float(item["from"])):
        level = f'IF({score}{row}>={one["from"]},"{made.word(one["title"])}",{level})'
    sheet[
        f"{score}{row + 1}"
    ].value = f'=IF({score}{row}="","",IF({specials}>={scoring["special_limit"]},"{below}",{level}))'
    for line in (row, row + 1):
        sheet[f"{_AT['title']}{line}"].font = sheet[f"{score}{line}"].font = Font(bold=True)


def _to_fill(sheet: Worksheet, row: int, text: str) -> None:
    _write(sheet, row, "title", text)
    sheet[f"{_AT['score']}{row}"].fill = _TO_FILL


def _write(sheet: Worksheet, row: int, column: str, text: str, *, head: bool = False) -> None:
    cell = cell_at(sheet, row, list(_COLUMNS).index(column) + 1)
    put_value(cell, text)
    cell.alignment = Alignment(wrap_text=True, vertical="center" if head else "top")
    # Not every program fits a row's height to wrapped text of its own accord.
    height = _LINE_HEIGHT * min(lines_needed(text, _COLUMNS[column]), _MOST_LINES)
    sheet.row_dimensions[row].height = max(sheet.row_dimensions[row].height or 0, height)
    if head:
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), _HEAD


def _number(value: float | str) -> Decimal:
    return Decimal(str(value))


def _sheet_name(item: IndicatorSet, language: str) -> str:
    """Excel allows 31 characters and no signs of paths."""
    text = say(item.title, language)
    return "".join(sign for sign in text if sign not in r"[]:*?/\\")[:24].strip() or item.title.key[:24]
