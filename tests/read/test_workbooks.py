"""Workbooks as strangers' programs write them: formats without words, styles that no library takes."""

import shutil
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference

from intake.read import calamine_sheets, workbook_again
from intake.read.calamine_sheets import BY_CALAMINE
from intake.read.second_reader import SAVED_ANEW
from intake.read.sheet_values import shown
from tests.read.builders import read_path
from tests.read.old_workbook import excel, excel_4, name_with_broken_formula
from tests.read.test_office_details import repacked

CELLS = {(0, 0): "名称", (0, 1): "电话", (1, 0): "合肥站", (1, 1): "0551-65432100"}
ROWS = "名称  电话\n合肥站  0551-65432100"
NEEDS_OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")


def workbook(path: Path, *rows: tuple[object, ...], number_format: str = "General") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.number_format = number_format
    book.save(path)
    return path


def under_format(tmp_path: Path, number: int, value: float) -> str:
    """What is read of a number under the built-in format of that number."""
    path = workbook(tmp_path / "a.xlsx", (value,), number_format="0.00E+00")  # 11, given no words either
    return read_path(repacked(path, {}, ((b'numFmtId="11"', b'numFmtId="%d"' % number),))).pages[0].text


@pytest.mark.parametrize("number", [28, 29, 30, 31, 51, 53, 54, 58])
def test_built_in_formats_of_chinese_excel_are_dates(tmp_path: Path, number: int) -> None:
    assert under_format(tmp_path, number, 45962) == "2025-11-01"


@pytest.mark.parametrize("number", [27, 36, 50, 52, 57])
def test_those_of_a_month_are_months(tmp_path: Path, number: int) -> None:
    assert under_format(tmp_path, number, 45962) == "2025年11月"


@pytest.mark.parametrize(("number", "read"), [(32, "18:00"), (33, "18:00"), (55, "18:00"), (56, "18:00")])
def test_those_of_a_time_are_times(tmp_path: Path, number: int, read: str) -> None:
    assert under_format(tmp_path, number, 0.75) == read


@pytest.mark.parametrize("number", [0, 1, 26, 37, 48, 49, 59])
def test_numbers_beside_them_stay_numbers(tmp_path: Path, number: int) -> None:
    assert under_format(tmp_path, number, 45962) == "45962"


@pytest.mark.parametrize(
    ("value", "number_format", "read"),
    [
        (datetime(2025, 11, 1), 'yyyy"年"m"月"', "2025年11月"),
        (datetime(2025, 11, 1), "mmm-yy", "2025年11月"),
        (datetime(2025, 11, 1), 'yyyy"年"m"月"d"日"', "2025-11-01"),
        (datetime(2025, 11, 1, 9, 30), "yyyy-mm-dd hh:mm", "2025-11-01 09:30"),
        (date(2025, 11, 1), "General", "2025-11-01"),
        (time(9, 30), "h:mm", "09:30"),
        (float("inf"), "General", ""),
    ],
)
def test_values_are_shown_as_people_see_them(value: object, number_format: str, read: str) -> None:
    assert shown(value, number_format) == read


@pytest.mark.parametrize(
    ("year", "stream"), [(95, "Book"), (95, "BOOK"), (97, "Workbook"), (97, "workbook")]
)
def test_old_workbooks_are_known_whatever_case_their_stream_is_named_in(
    tmp_path: Path, year: int, stream: str
) -> None:
    (tmp_path / "a.xls").write_bytes(excel(CELLS, 95 if year == 95 else 97, stream))
    (page,) = read_path(tmp_path / "a.xls").pages
    assert (page.title, page.text) == ("清单", ROWS)


def test_workbooks_from_before_compound_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(excel_4(CELLS))
    assert read_path(tmp_path / "a.xls").pages[0].text == ROWS


def test_what_the_first_reader_refuses_the_second_reads(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(excel(CELLS, names=name_with_broken_formula()))
    (page,) = read_path(tmp_path / "a.xls").pages
    assert page.text == ROWS
    assert BY_CALAMINE in page.why


@NEEDS_OFFICE
def test_what_both_refuse_libreoffice_reads(tmp_path: Path) -> None:
    # Chinese in Excel 95's code page is no text to calamine.
    (tmp_path / "a.xls").write_bytes(excel(CELLS, 95, "Book", names=name_with_broken_formula(95)))
    (page,) = read_path(tmp_path / "a.xls").pages
    assert page.text == ROWS
    assert page.why[0] == SAVED_ANEW


def test_what_nobody_here_reads_is_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_again, "find_office", lambda: None)
    (tmp_path / "a.xls").write_bytes(excel(CELLS, 95, "Book", names=name_with_broken_formula(95)))
    assert read_path(tmp_path / "a.xls").source.problem_code == "file-not-read"


STYLES = {
    "a style without a name": (b'<cellStyle name="Normal"', b"<cellStyle"),
    "an attribute of another program": (b"<cellStyle ", b'<cellStyle XX_count="1" '),
    "a fill of no known pattern": (b'patternType="gray125"', b'patternType="sparkling"'),
    "two ways to say a style": (
        b"<cellStyles",
        b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"/><cellStyles',
    ),
    "a colour that is none": (
        b'<font><name val="Calibri"/>',
        b'<font><color rgb="blue"/><name val="Calibri"/>',
    ),
}


@pytest.mark.parametrize("oddity", STYLES)
def test_styles_that_the_library_refuses_cost_neither_values_nor_formats(
    tmp_path: Path, oddity: str
) -> None:
    path = workbook(tmp_path / "a.xlsx", ("满意率", 0.85), number_format="0%")
    before, after = STYLES[oddity]
    with zipfile.ZipFile(path) as package:
        assert before in package.read("xl/styles.xml")
    (page,) = read_path(repacked(path, {}, ((before, after),))).pages
    assert page.text == "满意率  85%"
    assert BY_CALAMINE not in page.why


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("docProps/core.xml", b"<odd/>"),
        ("docProps/custom.xml", b"<<<"),
        ("xl/theme/theme1.xml", b"no xml"),
        ("xl/externalLinks/externalLink1.xml", b"<odd/>"),
    ],
)
def test_parts_without_cells_cost_no_cells(tmp_path: Path, part: str, content: bytes) -> None:
    path = workbook(tmp_path / "a.xlsx", ("满意率", 0.85), number_format="0%")
    assert read_path(repacked(path, {part: content})).pages[0].text == "满意率  85%"


def test_cells_in_a_dialect_that_the_library_does_not_know_are_not_called_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_again, "find_office", lambda: None)
    path = workbook(tmp_path / "a.xlsx", ("名称", 12))
    odd = repacked(path, {}, ((b"spreadsheetml/2006/main", b"spreadsheetml/2006/7/main"),))
    monkeypatch.setattr(calamine_sheets, "_pages", lambda *_: ())
    assert read_path(odd).source.problem_code == "file-not-read"


def test_entities_are_an_attack_and_go_no_further(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ("名称",))
    with zipfile.ZipFile(path) as package:
        sheet = package.read("xl/worksheets/sheet1.xml")
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + sheet
    result = read_path(repacked(path, {"xl/worksheets/sheet1.xml": bomb}))
    assert dict(result.source.problem_params) == {"reason": "entities"}


def test_one_long_text_in_many_cells_is_cut_and_says_so(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", *[("甲" * 30_000,)] * 400)
    (page,) = read_path(path, page_characters=20_000_000, archive_ratio=100_000).pages
    assert page.problem_code == "file-too-large"
    assert 300 <= len(page.tables[0].rows) < 400


def charted(path: Path, *, alone: bool) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("站", "满意度"), ("临州站", 98.2), ("云州站", 97.1)):
        sheet.append(row)
    chart = BarChart()
    chart.title = "用户满意度统计"
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    if alone:
        book.create_chartsheet("图表").add_chart(chart)
    else:
        sheet.add_chart(chart, "D2")
    book.save(path)
    return path


@pytest.mark.parametrize("alone", [False, True])
def test_charts_on_sheets_and_sheets_that_are_charts_say_their_title(tmp_path: Path, alone: bool) -> None:
    pages = read_path(charted(tmp_path / "a.xlsx", alone=alone)).pages
    assert [page.title for page in pages] == (["Sheet", "图表"] if alone else ["Sheet"])
    assert "用户满意度统计" in [line.text for line in pages[-1].lines]
