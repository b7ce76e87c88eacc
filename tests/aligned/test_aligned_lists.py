"""Lists without ruled lines become tables; forms, licences and prose in columns do not."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from intake.aligned import aligned_tables, with_continued
from intake.model import Box, Line, Page
from intake.pipeline import check_case
from intake.scheme import load_scheme
from intake.settings import Settings
from intake.workers import ReadingPool
from tests.aligned.lists import COLUMNS, OUTLETS, drawn, pictured, plain, scanned
from tests.read.builders import pdf, read_path


def test_a_list_set_in_columns_becomes_a_table_with_its_empty_cells(tmp_path: Path) -> None:
    (page,) = read_path(pdf(tmp_path / "a.pdf", lambda canvas: drawn(canvas, OUTLETS, COLUMNS))).pages
    (table,) = page.tables
    assert table.texts() == [list(row) for row in OUTLETS]
    assert table.rows[1][2].box.x0 == pytest.approx(230 / 595, abs=0.01)
    assert table.rows[1][2].box.y0 == pytest.approx((842 - 740 + 24 - 12) / 842, abs=0.01)
    assert any("对齐" in reason for reason in page.why)


def test_the_same_list_on_a_scan(tmp_path: Path) -> None:
    page = scanned(tmp_path / "a.png", pictured(OUTLETS, COLUMNS))
    (table,) = page.tables
    assert plain(table.texts()) == [list(row) for row in OUTLETS]


def test_heads_may_stand_in_the_middle_over_their_columns(tmp_path: Path) -> None:
    def centred(canvas: Canvas) -> None:
        for x, text in zip((72, 158, 330, 490), OUTLETS[0], strict=True):
            canvas.drawCentredString(x, 764, text)
        drawn(canvas, OUTLETS[1:], COLUMNS)

    (page,) = read_path(pdf(tmp_path / "a.pdf", centred)).pages
    assert page.tables[0].texts() == [list(row) for row in OUTLETS]


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize("centred", [True, False])
def test_wrapped_cells_are_made_whole(tmp_path: Path, numbered: bool, centred: bool) -> None:
    """Whether the other cells stand at the first line or in the middle, with or without numbers."""

    def wrapped(canvas: Canvas) -> None:
        y = 760.0
        for cells in OUTLETS:
            address = [cells[2][start : start + 10] for start in range(0, len(cells[2]), 10)]
            middle = y - 8 * (len(address) - 1) if centred else y
            for number, text in enumerate(address):
                canvas.drawString(230, y - 16 * number, text)
            for x, text in zip((60, 100, 450), (cells[0], cells[1], cells[3]), strict=True):
                if numbered or x != 60:
                    canvas.drawString(x, middle, text)
            y -= 16 * len(address) + 12

    (page,) = read_path(pdf(tmp_path / "a.pdf", wrapped)).pages
    expected = [list(row) if numbered else list(row[1:]) for row in OUTLETS]
    assert plain(page.tables[0].texts()) == expected


def test_a_remark_below_and_a_title_above_are_no_rows(tmp_path: Path) -> None:
    def page_of(canvas: Canvas) -> None:
        canvas.drawString(220, 780, "售后服务网点清单")
        drawn(canvas, OUTLETS, COLUMNS)
        canvas.drawString(60, 590, "以上网点均由本公司直接管理，联系方式如有变更将及时通知。")

    (page,) = read_path(pdf(tmp_path / "a.pdf", page_of)).pages
    assert page.tables[0].texts() == [list(row) for row in OUTLETS]


def test_two_lists_on_a_page_are_two_tables(tmp_path: Path) -> None:
    standards = (
        ("标准编号", "标准名称"),
        ("GB/T 27922-2011", "商品售后服务评价体系"),
        ("GB/T 19001-2016", "质量管理体系 要求"),
        ("GB 4706.1-2005", "家用和类似用途电器的安全"),
    )

    def both(canvas: Canvas) -> None:
        drawn(canvas, OUTLETS, COLUMNS)
        drawn(canvas, standards, (60, 200), 560)

    (page,) = read_path(pdf(tmp_path / "a.pdf", both)).pages
    assert [len(table.rows) for table in page.tables] == [6, 4]
    assert page.tables[1].texts() == [list(row) for row in standards]


PROSE = (
    "本公司长期从事泵阀产品的研发生产销售工作，",
    "产品广泛用于石化电力冶金市政建筑等行业，",
    "各地设有常驻人员负责安装调试和维修保养，",
    "接到报修后两小时内响应四十八小时内到场，",
    "备件库常年备有易损件保证及时更换和供应，",
    "每年对全部用户回访一次并形成书面的记录，",
)


def test_prose_in_two_columns_stays_prose(tmp_path: Path) -> None:
    rows = (("产品名称", "服务内容"), *zip(PROSE, reversed(PROSE), strict=True))
    (page,) = read_path(pdf(tmp_path / "a.pdf", lambda canvas: drawn(canvas, rows, (60, 320)))).pages
    assert not page.tables
    assert not scanned(tmp_path / "a.png", pictured(rows, (60, 320))).tables


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        (  # a form, its labels with colons
            (
                ("企业名称：安徽某某科技有限公司", "联系人：王建国"),
                ("注册地址：合肥市长江路1号", "联系电话：0551-62001234"),
                ("经营范围：泵阀销售", "成立日期：2012年3月5日"),
                ("单位性质：有限责任公司", "员工数量：120"),
            ),
            (60, 340),
        ),
        (  # a licence: labels and values in turn
            (
                ("名称", "安徽某某科技有限公司", "注册资本", "伍佰万圆整"),
                ("类型", "有限责任公司", "成立日期", "2012年3月5日"),
                ("法定代表人", "王建国", "营业期限", "长期"),
                ("经营范围", "泵阀销售", "住所", "合肥市长江路1号"),
            ),
            (60, 150, 320, 410),
        ),
        (  # boxes of a chart
            (
                ("总经理", "副总经理", "财务负责人"),
                ("销售部", "客服部", "维修部"),
                ("张敏", "李伟", "王强"),
            ),
            (60, 250, 420),
        ),
    ],
)
def test_forms_licences_and_charts_are_no_tables(
    tmp_path: Path, rows: Sequence[Sequence[str]], columns: Sequence[int]
) -> None:
    (page,) = read_path(pdf(tmp_path / "a.pdf", lambda canvas: drawn(canvas, rows, columns))).pages
    assert not page.tables


def test_columns_that_do_not_align_are_left_alone() -> None:
    """Set with a few spaces in a proportional font: which cell is whose cannot be told."""
    rows = [
        ("序号 标准编号 标准名称", 0.4),
        ("1 GB/T 27922-2011 售后服务", 0.5),
        ("2 GB 4706 安全", 0.3),
    ] * 2
    lines = [
        Line(text, Box(0.1, 0.1 + 0.03 * row, width, 0.115 + 0.03 * row))
        for row, (text, width) in enumerate(rows)
    ]
    assert not aligned_tables(lines)


def test_many_rows_of_heads_take_no_time() -> None:
    lines = [
        Line(text, Box(x, row / 1200, x + 0.1, row / 1200 + 0.0005))
        for row in range(1200)
        for x, text in ((0.1, "名称"), (0.3, "地址"), (0.5, "电话"))
    ]
    assert not aligned_tables(lines)


def test_tabs_and_spaces_make_columns_in_text_that_flows(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("网点清单")
    for row in OUTLETS:
        document.add_paragraph("\t".join(row))
    document.save(str(tmp_path / "a.docx"))
    places = (
        ("序号", "名称", "地址", "电话"),
        ("甲", "合肥站", "长江路", "62001234"),
        ("乙", "芜湖服务站", "北京中路", "38001234"),
        ("丙", "蚌埠站", "淮河路", ""),
    )
    widths = (6, 24, 40, 0)
    text = "\n".join(
        "".join(cell + " " * max(2, width - 2 * len(cell)) for cell, width in zip(row, widths, strict=True))
        for row in places
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (word,) = read_path(tmp_path / "a.docx").pages
    assert word.tables[0].texts() == [list(row) for row in OUTLETS]
    (plain_text,) = read_path(tmp_path / "a.txt").pages
    assert plain_text.tables[0].texts() == [list(row) for row in places]


def test_outlets_are_taken_from_a_list_without_rules(tmp_path: Path) -> None:
    case = tmp_path / "案件"
    case.mkdir()

    def page_of(canvas: Canvas) -> None:
        canvas.drawString(220, 780, "售后服务网点清单")
        drawn(canvas, OUTLETS, COLUMNS)

    pdf(case / "7 网点.pdf", page_of)
    settings = Settings(as_of=date(2026, 11, 24), jobs=1)
    with ReadingPool(settings, cache=False) as pool:
        report = check_case(case, load_scheme("gbt27922"), settings, pool).report
    (fact,) = [fact for fact in report.facts if fact.name == "outlets"]
    assert [row["name"] for row in fact.row_dicts()] == [row[1] for row in OUTLETS[1:]]
    assert [row["phone"] for row in fact.row_dicts()] == [row[3] for row in OUTLETS[1:]]
    (missing,) = [item for item in report.findings if item.code == "outlet-incomplete"]
    assert "温州鹿城服务站" in missing.message


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["序号", "网点名称 地址", "电话", "1", "2", "合肥站", "长江路1号 62001234", "：", " "]
            ),
            st.integers(0, 12),
            st.integers(0, 20),
            st.integers(0, 6),
            st.integers(0, 4),
        ),
        max_size=40,
    )
)
def test_nothing_on_a_page_makes_it_fail(pieces: list[tuple[str, int, int, int, int]]) -> None:
    lines = tuple(
        Line(text, Box(x / 13, y / 21, (x + wide) / 13, (y + high) / 21))
        for text, x, y, wide, high in pieces
    )
    pages = [Page("a.pdf", number, lines, aligned_tables(lines)) for number in (1, 2, 3)]
    for page in with_continued(pages):
        assert all(len(row) == len(table.rows[0]) for table in page.tables for row in table.rows)
