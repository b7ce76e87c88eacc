"""A row is called as whoever opens the file finds it: by its 序号, else by its row on the sheet or page."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl

from intake.extract import extract
from intake.model import Document
from tests.check.builders import Pack, complete
from tests.read.builders import read_path

HEAD = ("网点名称", "地址", "联系电话")
FIRST = ("一店", "杭州市文一路1号", "0571-88001234")
LACKING = ("二店", "宁波市中山路2号", "")


def pack_of(folder: Path, *sheets: Sequence[Sequence[str]], language: str = "zh") -> Pack:
    """A case whose network list is a workbook, read as it lies there."""
    path, book = folder / "网点.xlsx", openpyxl.Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"表{number + 1}") if number else book.active
        assert sheet is not None
        sheet.title = f"表{number + 1}"
        for row in rows:
            sheet.append(row)
    book.save(path)
    pages = {(page.file, page.number): page for page in read_path(path).pages}
    numbers = tuple(number for _, number in pages)
    document = Document("list", path.name, numbers, "outlet_list", "service_network", 0.97)
    pack = complete().without("outlet_list")
    pack.language = language
    pack.facts += extract([document], pages, pack.scheme)
    pack.documents.append(document)
    pack.pages |= pages
    return pack.file(path.name)


def test_by_the_lists_own_numbers(tmp_path: Path) -> None:
    rows = [("序号", *HEAD), ("1", *FIRST), ("2", *LACKING)]
    (finding,) = pack_of(tmp_path, rows).found("outlet-incomplete")
    assert finding.message == "《网点清单》序号2（二店）缺少联系电话。"
    (finding,) = pack_of(tmp_path, rows, language="en").found("outlet-incomplete")
    assert finding.message == "In “List of outlets”, No. 2 (二店) lacks: telephone."


def test_without_numbers_by_the_row_on_the_sheet_headings_and_empty_rows_counted(tmp_path: Path) -> None:
    rows = [("网点一览表",), (), HEAD, FIRST, LACKING]
    (finding,) = pack_of(tmp_path, rows).found("outlet-incomplete")
    assert finding.message == "《网点清单》第5行（二店）缺少联系电话。"


def test_numbers_that_are_given_twice_name_nothing(tmp_path: Path) -> None:
    rows = [("序号", *HEAD), ("1", *FIRST), ("1", *LACKING)]
    (finding,) = pack_of(tmp_path, rows).found("outlet-incomplete")
    assert "第3行（二店）" in finding.message


def test_lists_that_begin_anew_for_each_kind_keep_their_numbers_where_no_other_row_has_them(
    tmp_path: Path,
) -> None:
    sales = [
        (str(number), f"{number}店", f"杭州市文一路{number}号", "0571-88001234") for number in (1, 2, 3)
    ]
    rows = [("序号", *HEAD), *sales[:2], ("3", *LACKING), ("1", *FIRST)]
    (finding,) = pack_of(tmp_path, rows).found("outlet-incomplete")
    assert "序号3（二店）" in finding.message


def test_with_several_sheets_the_sheet_is_named_and_is_the_place(tmp_path: Path) -> None:
    (finding,) = pack_of(tmp_path, [HEAD, FIRST], [HEAD, LACKING]).found("outlet-incomplete")
    assert "工作表“表2”第2行（二店）" in finding.message
    assert finding.evidence[0].page == 2


def test_a_repeated_row_names_the_one_before(tmp_path: Path) -> None:
    (finding,) = pack_of(tmp_path, [HEAD, FIRST, FIRST]).found("outlet-duplicate")
    assert finding.message == "《网点清单》第3行（一店）与第2行重复。"
