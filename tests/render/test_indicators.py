"""The reviewers' sheet: clauses with their evidence, points that add up, formulas that hold."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from intake.errors import UsageError
from intake.model import Box, CaseReport, ClauseCoverage, Evidence, IndicatorSet
from intake.model.finding import ClauseState
from intake.model.value import Title, texts
from intake.render.indicators_xlsx import write_indicators
from intake.scheme import load_scheme
from tests.render.builders import typical

SCHEME = load_scheme("gbt27922")
PLACE = Evidence("9服务体系/说明.docx", 2, Box(0.1, 0.1, 0.9, 0.2), "=1+1 公司设有售后服务部")
CLAUSE, TITLE, POINTS, SAID, WHERE, TEXT, SCORE, APPLIES = range(1, 9)


def covered(state: ClauseState = "covered", *sets: str) -> CaseReport:
    """A report whose every clause has that state, of those sets, the first of them followed."""
    wanted = sets or ("gbt27922_2011",)
    found = tuple(
        IndicatorSet(
            Title(one["id"], texts(one["title"])),
            tuple(
                ClauseCoverage(str(item["id"]), Title(str(item["id"]), texts(item["title"])), state, PLACE)
                for item in one["clauses"]
            ),
            followed=one["id"] == wanted[0],
        )
        for one in SCHEME.data["clauses"]["sets"]
        if one["id"] in wanted
    )
    return replace(typical(SCHEME), indicators=found)


def sheets(report: CaseReport, tmp_path: Path) -> list[Worksheet]:
    write_indicators(report, SCHEME, tmp_path / "i.xlsx")
    return load_workbook(tmp_path / "i.xlsx").worksheets


def clause_rows(sheet: Worksheet) -> list[int]:
    return [
        row for row in range(1, sheet.max_row + 1) if str(sheet.cell(row, CLAUSE).value).count(".") == 2
    ]


def test_every_clause_stands_with_its_place_and_words(tmp_path: Path) -> None:
    (sheet,) = sheets(covered(), tmp_path)
    rows = clause_rows(sheet)
    assert [sheet.cell(row, CLAUSE).value for row in rows] == [
        item["id"] for item in SCHEME.data["clauses"]["sets"][0]["clauses"]
    ]
    assert sheet.cell(rows[0], WHERE).value == "9服务体系/说明.docx 第 2 页"
    assert sheet.cell(rows[0], TEXT).data_type == "s"


def test_points_of_each_group_add_up_to_the_standards(tmp_path: Path) -> None:
    (sheet,) = sheets(covered(), tmp_path)
    sums: dict[str, float] = {}
    for row in clause_rows(sheet):
        group = str(sheet.cell(row, CLAUSE).value)[:3]
        sums[group] = sums.get(group, 0) + float(str(sheet.cell(row, POINTS).value))
    assert {group: round(points, 6) for group, points in sums.items()} == {"5.1": 40, "5.2": 35, "5.3": 25}


def test_an_excluded_clause_is_marked_as_not_applying(tmp_path: Path) -> None:
    (sheet,) = sheets(covered("excluded"), tmp_path)
    assert {sheet.cell(row, APPLIES).value for row in clause_rows(sheet)} == {"否"}


def test_the_set_that_is_followed_comes_first_and_a_replaced_one_says_so(tmp_path: Path) -> None:
    first, second = sheets(covered("missing", "sales_indicators", "gbt27922_2011"), tmp_path)
    assert "23项" in str(first.cell(1, 1).value)
    assert "已于2012-02-01被代替" in str(first.cell(5, 1).value)
    assert second.cell(5, 1).value in {None, "条款"}


def test_a_report_without_the_table_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有条款覆盖表"):
        write_indicators(replace(covered(), indicators=()), SCHEME, tmp_path / "i.xlsx")


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_indicators(covered(), SCHEME, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice reckons the formulas")
@pytest.mark.parametrize(
    ("share", "left_out", "specials", "score", "level"),
    [
        (0.0, 0, 0, 0, "未达标"),
        (0.7, 0, 0, 70, "达标"),
        (0.95, 0, 0, 95, "五星"),
        (1.0, 1, 0, 100, "五星"),
        (1.0, 0, 4, 96, "五星"),
        (1.0, 0, 5, 95, "未达标"),
    ],
)
def test_the_score_and_the_level_as_a_program_reckons_them(
    tmp_path: Path, share: float, left_out: int, specials: int, score: float, level: str
) -> None:
    (sheet,) = sheets(covered(), tmp_path)
    rows = clause_rows(sheet)
    for row in rows[left_out:]:
        sheet.cell(row, SCORE).value = float(str(sheet.cell(row, POINTS).value)) * share
    for row in rows[:left_out]:
        sheet.cell(row, APPLIES).value = "否"
    special = next(
        row for row in range(1, sheet.max_row) if "特别扣分" in str(sheet.cell(row, TITLE).value)
    )
    if specials:
        sheet.cell(special, SCORE).value = specials
    sheet.parent.save(tmp_path / "filled.xlsx")
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/lo"]
    subprocess.run(
        [*command, "--convert-to", "xlsx", "--outdir", tmp_path / "reckoned", tmp_path / "filled.xlsx"],
        check=True,
        capture_output=True,
    )
    (done,) = load_workbook(tmp_path / "reckoned" / "filled.xlsx", data_only=True).worksheets
    by_title = {str(done.cell(row, TITLE).value): row for row in range(1, done.max_row + 1)}
    assert done.cell(by_title["适用满分 / 得分（百分制）"], SCORE).value == pytest.approx(score, abs=0.01)
    assert done.cell(by_title["等级"], SCORE).value == level
