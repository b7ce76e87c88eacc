"""What a person entered in the look-up sheet, read back as decisions to make."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from intake.audit.lookup import LookupRow, lookup_data
from intake.errors import UsageError
from intake.model import Action
from intake.render.lookup_xlsx import COLUMNS, SHEET, SHEET_BEFORE
from intake.render.words import words
from intake.scheme import Scheme

_MOST_LINES = 10_000


@dataclass(frozen=True, slots=True)
class LookupResult:
    """One line that was filled: ``row`` its number on the sheet, ``action`` ``None`` where it decides
    nothing, ``findings`` the ids it decides on, ``why`` the reason that is kept with the decision."""

    row: int
    paper: LookupRow
    result: str
    action: Action | None
    findings: tuple[str, ...]
    why: str
    who: str


def read_results(path: Path, papers: Sequence[LookupRow], scheme: Scheme) -> tuple[LookupResult, ...]:
    """The lines with a result, each of the paper whose number it bears (the order may have changed).

    A valid paper's notes need no decision; what is not valid is confirmed, notes included.

    Raises:
        UsageError: this is no look-up sheet, a result is none of the scheme's, or the sheet was made for
            another state of the case; the message names the line.
    """
    return tuple(_results(path, papers, scheme))


def _results(path: Path, papers: Sequence[LookupRow], scheme: Scheme) -> Iterator[LookupResult]:
    decisions = {
        title: item["decision"]
        for item in lookup_data(scheme)["results"]
        for title in item["title"].values()
    }
    left = list(papers)
    for place, line in _lines(path):
        paper = next((one for one in left if line["lookup_number"] in _names(one)), None)
        if paper is None:
            raise UsageError(
                f"{path} 第{place}行：案件中没有编号为“{line['lookup_number']}”的证书，"
                "请重新运行 intake lookup 生成查询表。"
            )
        left.remove(paper)
        result = line["lookup_result"]
        if not result:
            continue
        if result not in decisions:
            raise UsageError(
                f"{path} 第{place}行：查询结果“{result}”不在可选范围内（{'、'.join(decisions)}）。"
            )
        action: Action | None = None if decisions[result] == "none" else decisions[result]
        where = paper.where.in_language("zh").split("→")[0].strip()
        day = line["lookup_day"] and f"查询日期{line['lookup_day']}"
        reasons = (f"{where}查询结果：{result}", day, line["lookup_remark"])
        why = "；".join(part for part in reasons if part)
        yield LookupResult(place, paper, result, action, _decided(paper, action), why, line["lookup_who"])


def _names(paper: LookupRow) -> tuple[str, ...]:
    """What stands in the number's column for that paper."""
    return (paper.number,) if paper.number else tuple(words(one)["lookup_unread"] for one in ("zh", "en"))


def _decided(paper: LookupRow, action: Action | None) -> tuple[str, ...]:
    """The findings that the decision changes anything on, and that nobody has decided on."""
    unchanged = {"dismiss": "note", "confirm": "deficiency"}.get(action or "")
    return tuple(
        finding.id
        for finding in paper.findings
        if action and finding.decision is None and finding.severity != unchanged
    )


def _lines(path: Path) -> list[tuple[int, dict[str, str]]]:
    """The sheet's lines that hold anything: their numbers, and their texts by column."""
    try:
        book = load_workbook(path, read_only=True, data_only=True)
        sheet = book[SHEET_BEFORE if SHEET_BEFORE in book.sheetnames else SHEET]
        rows = list(sheet.iter_rows(max_row=_MOST_LINES, values_only=True))
        book.close()
    except Exception as error:
        # openpyxl raises whatever the damage leads to: zip, XML, key and value errors.
        raise UsageError(f"{path} 不是能读的证书查询表（{error}）。请用 intake lookup 生成。") from error
    heads = [_text(value) for value in rows[0]] if rows else []
    places = {
        name: heads.index(one)
        for name in COLUMNS
        for one in (words("zh")[name], words("en")[name])
        if one in heads
    }
    missing = [words("zh")[name] for name in COLUMNS if name not in places]
    if missing:
        raise UsageError(f"{path} 缺少列：{'、'.join(missing)}。请用 intake lookup 重新生成。")
    return [
        (number, {name: _text(row[place]) for name, place in places.items()})
        for number, row in enumerate(rows[1:], 2)
        if any(_text(value) for value in row)
    ]


def _text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()[:10]
    return str(value).strip() if value is not None else ""
