"""A table that runs on over the next pages keeps its columns there."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from intake.aligned import with_continued
from intake.model import CaseReport, Page
from intake.pipeline import check_case
from intake.read import ReadOptions, read_file
from intake.scheme import load_scheme
from intake.settings import Settings
from intake.workers import ReadingPool
from tests.aligned.lists import COLUMNS, OUTLETS, drawn, engine, pictured, plain
from tests.read.builders import BODY, pdf, read_path, source_of

HEADS = OUTLETS[0]
CITIES = (
    "杭州",
    "宁波",
    "温州",
    "绍兴",
    "金华",
    "台州",
    "嘉兴",
    "湖州",
    "衢州",
    "丽水",
    "舟山",
    "合肥",
    "芜湖",
)


def outlets(first: int, last: int) -> list[tuple[str, str, str, str]]:
    return [
        (str(number), f"{city}售后服务站", f"{city}市人民路{number * 7}号", f"0571-8800{number:04d}")
        for number, city in ((number, CITIES[number % len(CITIES)]) for number in range(first, last + 1))
    ]


Draw = Callable[[Canvas], None]


def first_page(rows: Sequence[Sequence[str]], columns: Sequence[int] = COLUMNS) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(220, 790, "售后服务网点清单")
        drawn(canvas, rows, columns, 760)
        canvas.drawString(280, 30, "第 1 页")

    return draw


def next_page(rows: Sequence[Sequence[str]], columns: Sequence[int] = COLUMNS, below: str = "") -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(200, 810, "某某科技有限公司申报材料")
        drawn(canvas, rows, columns, 770)
        canvas.drawString(60, 740 - 24 * len(rows), below)
        canvas.drawString(280, 30, "第 2 页")

    return draw


def pages_of(path: Path, *draw: Draw) -> tuple[Page, ...]:
    return with_continued(read_path(pdf(path, *draw)).pages)


@pytest.mark.parametrize("numbered", [True, False])
def test_rows_of_the_next_pages_get_the_columns_of_the_first(tmp_path: Path, numbered: bool) -> None:
    rows = [row if numbered else row[1:] for row in (HEADS, *outlets(1, 70))]
    columns = COLUMNS if numbered else COLUMNS[1:]
    pages = pages_of(
        tmp_path / "a.pdf",
        first_page(rows[:29], columns),
        next_page(rows[29:59], columns),
        next_page(rows[59:], columns, "以上网点均由本公司直接管理，联系方式如有变更将及时通知。"),
    )
    assert [texts for page in pages for texts in page.tables[0].texts()] == [list(row) for row in rows]
    assert any("续接" in reason for reason in pages[1].why)


def test_heads_that_are_repeated_are_read_as_heads(tmp_path: Path) -> None:
    rows = outlets(1, 50)
    pages = pages_of(tmp_path / "a.pdf", first_page([HEADS, *rows[:28]]), next_page([HEADS, *rows[28:]]))
    assert [page.tables[0].texts()[0] for page in pages] == [list(HEADS)] * 2
    assert [len(page.tables) for page in pages] == [1, 1]


def test_one_row_left_for_the_last_page_is_known_by_its_number(tmp_path: Path) -> None:
    rows = outlets(1, 29)
    pages = pages_of(tmp_path / "a.pdf", first_page([HEADS, *rows[:28]]), next_page(rows[28:]))
    assert pages[1].tables[0].texts() == [list(rows[28])]


def test_what_else_follows_a_table_is_not_part_of_it(tmp_path: Path) -> None:
    def prose(canvas: Canvas) -> None:
        for number, text in enumerate(BODY * 3):
            canvas.drawString(60, 780 - number * 20, text)

    def form(canvas: Canvas) -> None:
        labels = (
            ("企业名称", "某某公司"),
            ("联系电话", "62001234"),
            ("企业地址", "合肥市"),
            ("联系人", "王五"),
        )
        drawn(canvas, labels, (60, 230))

    rows = [HEADS, *outlets(1, 28)]
    for other in (prose, form):
        pages = pages_of(tmp_path / "a.pdf", first_page(rows), other)
        assert not pages[1].tables


def test_a_table_with_text_below_it_has_ended(tmp_path: Path) -> None:
    def ended(canvas: Canvas) -> None:
        drawn(canvas, [HEADS, *outlets(1, 20)], COLUMNS, 760)
        canvas.drawString(60, 200, "本清单由客户服务部编制，每年更新一次。")

    pages = pages_of(
        tmp_path / "a.pdf", ended, next_page([row[1:] for row in outlets(21, 24)], COLUMNS[1:])
    )
    assert not pages[1].tables


def test_a_scan_of_two_pages(tmp_path: Path) -> None:
    rows = outlets(1, 40)
    pictures: list[Image.Image] = [pictured([HEADS, *rows[:24]], COLUMNS), pictured(rows[24:], COLUMNS)]
    pictures[0].save(tmp_path / "a.pdf", save_all=True, append_images=pictures[1:], resolution=150)
    options = ReadOptions(tmp_path / "work", engine())
    pages = with_continued(read_file(source_of(tmp_path / "a.pdf"), options).pages)
    read = [row for page in pages for table in page.tables for row in plain(table.texts())]
    assert read == [list(row) for row in (HEADS, *rows)]


def checked(case: Path) -> CaseReport:
    settings = Settings(as_of=date(2026, 11, 24), jobs=1)
    with ReadingPool(settings, cache=False) as pool:
        return check_case(case, load_scheme("gbt27922"), settings, pool).report


def test_all_rows_are_extracted_and_a_finding_points_to_the_page_of_its_row(tmp_path: Path) -> None:
    rows = outlets(1, 50)
    rows[40] = (*rows[40][:3], "")
    case = tmp_path / "案件"
    case.mkdir()
    pdf(case / "7 网点清单.pdf", first_page([HEADS, *rows[:28]]), next_page(rows[28:]))
    report = checked(case)
    (fact,) = [fact for fact in report.facts if fact.name == "outlets"]
    assert [row["address"] for row in fact.row_dicts()] == [row[2] for row in rows]
    (missing,) = [item for item in report.findings if item.code == "outlet-incomplete"]
    (place,) = missing.evidence
    assert place.page == 2
    assert place.box.y0 == pytest.approx((842 - 770 + 24 * 12 - 12) / 842, abs=0.01)
