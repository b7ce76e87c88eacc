"""Whether charts show how the after-sales unit is organized: one box in the company's chart does not."""

from dataclasses import replace

import pytest

from intake.model import Box, Line, Mark, Page
from tests.check.builders import Pack, complete, with_text

CODES = {"content-missing", "after-sales-organization-missing"}
Row = tuple[float, tuple[tuple[float, str], ...]]

COMPANY: Row = (0.2, ((0.4, "总经理"),))
DEPARTMENTS: Row = (0.4, ((0.1, "生产车间"), (0.3, "销售"), (0.55, "售后"), (0.8, "财务")))


def drawn(*rows: Row, title: str = "公司组织机构图") -> Pack:
    """The case with a chart whose boxes stand in rows, each box from so far left."""
    pack = complete()
    chart = next(item for item in pack.documents if item.kind == "organization_chart")
    lines = [Line(title, Box(0.3, 0.05, 0.7, 0.09))] if title else []
    lines += [Line(text, Box(x, y, x + 0.1, y + 0.04)) for y, boxes in rows for x, text in boxes]
    return replace(pack, pages=pack.pages | {(chart.file, 1): Page(chart.file, 1, tuple(lines))})


def said(pack: Pack) -> list[str]:
    found = (item for item in pack.judge().findings if item.submission == "organization_chart")
    return [item.code for item in found if item.code in CODES]


@pytest.mark.parametrize("teams", [("甲队", "乙队"), ("服务台", "一线", "二线"), ("接待", "救援")])
def test_boxes_below_the_units_box_are_its_teams(teams: tuple[str, ...]) -> None:
    below = (0.55, tuple((0.48 + 0.08 * place, team) for place, team in enumerate(teams)))
    assert said(drawn(COMPANY, DEPARTMENTS, below)) == []


@pytest.mark.parametrize(
    "below",
    [
        (),
        ((0.55, "接待"),),  # one alone
        ((0.05, "一车间"), (0.13, "二车间"), (0.28, "内销"), (0.36, "外销")),  # others'
        ((0.5, "采购部"), (0.6, "仓储部")),  # departments in a second row
    ],
)
def test_without_its_teams_a_person_looks(below: tuple[tuple[float, str], ...]) -> None:
    assert said(drawn(COMPANY, DEPARTMENTS, (0.55, below))) == ["content-missing"]


@pytest.mark.parametrize("far", [(0.71, []), (0.75, ["content-missing"])])
def test_what_stands_far_below_hangs_from_another_box(far: tuple[float, list[str]]) -> None:
    y, codes = far
    assert said(drawn(COMPANY, DEPARTMENTS, (y, ((0.5, "甲队"), (0.6, "乙队"))))) == codes


@pytest.mark.parametrize(
    "title",
    ["售后服务部内部分工", "售后服务部架构", "客服部经理 李清", "客户成功中心", "售后服务组织机构图"],
)
def test_a_chart_headed_by_the_unit_is_its_own(title: str) -> None:
    assert said(drawn((0.3, ((0.2, "热线"), (0.6, "现场"))), title=title)) == []


@pytest.mark.parametrize("box", ["网点", "办事处", "华东片区", "售后服务站", "服务主管"])
def test_one_word_of_service_in_a_company_chart_is_no_chart_of_the_service(box: str) -> None:
    chart = f"总经理\n生产部\n销售部\n售后服务部\n{box}"
    assert said(with_text(complete(), "organization_chart", chart)) == ["content-missing"]


def test_two_posts_of_service_are() -> None:
    chart = "总经理\n生产部\n销售部\n售后服务部\n接待组\n救援队"
    assert said(with_text(complete(), "organization_chart", chart)) == []


DRAWN = Mark("picture", Box(0.1, 0.5, 0.9, 0.9))


@pytest.mark.parametrize(
    ("caption", "marks", "codes"),
    [
        ("售后服务组织机构图见下：", (), ["content-missing"]),
        ("售后服务部架构如下图所示", (), ["content-missing"]),
        ("客服中心组织结构图\n组织结构如下：\n8", (), ["content-missing"]),  # a page number is no chart
        ("客服中心组织结构图见下", (DRAWN,), []),
        ("客服中心组织结构图", (), []),  # a title may have been read behind its chart
        ("售后服务组织机构图：\n服务台　甲队　乙队", (), []),
    ],
)
def test_a_caption_over_nothing_shows_no_chart(
    caption: str, marks: tuple[Mark, ...], codes: list[str]
) -> None:
    pack = with_text(
        complete(), "organization_chart", f"组织机构图\n总经理\n生产部\n销售部\n售后部\n{caption}"
    )
    chart = next(item for item in pack.documents if item.kind == "organization_chart")
    page = replace(pack.pages[chart.file, 1], marks=marks)
    assert said(replace(pack, pages=pack.pages | {(chart.file, 1): page})) == codes


def test_a_picture_that_a_flowing_text_holds_may_stand_under_its_caption() -> None:
    text = "组织机构图\n总经理\n生产部\n售后部\n售后服务组织机构图见下："
    pack = with_text(complete(), "organization_chart", text)
    chart = next(item for item in pack.documents if item.kind == "organization_chart")
    assert said(pack.page(f"{chart.file}!/image1.png", text="客服组")) == []


@pytest.mark.parametrize(
    ("outline", "codes"),
    [
        (
            ("销售部", "├─ 渠道组", "└─ 售后组", "售后组由2名客服人员组成，处理退换货。"),
            ["content-missing"],
        ),
        (("售后部", "├─ 维修组", "└─ 回访组"), []),
        (("售后部", "售后部现有维修人员4人、回访人员2人。"), []),
    ],
)
def test_an_outline_with_the_unit_for_one_line_shows_no_teams(
    outline: tuple[str, ...], codes: list[str]
) -> None:
    text = "\n".join(("组织机构图", "总经理", "├─ 生产部", *outline))
    assert said(with_text(complete(), "organization_chart", text)) == codes


@pytest.mark.parametrize("below", ["（见附图）", "详见附图3", "见后附图表。"])
def test_a_heading_over_a_mere_reference_shows_no_chart(below: str) -> None:
    chart = "公司组织机构图\n总经理 生产部 品牌部\n2.2 售后服务组织机构图"
    chart = f"{chart}\n{below}\n2.3 部门职责\n生产部负责收购。"
    assert said(with_text(complete(), "organization_chart", chart)) != []
    drawing = Mark("drawing", Box(0.2, 0.4, 0.8, 0.7))
    pack = with_text(complete(), "organization_chart", chart)
    document = next(item for item in pack.documents if item.kind == "organization_chart")
    page = replace(pack.pages[document.file, 1], marks=(drawing,))
    assert said(replace(pack, pages=pack.pages | {(document.file, 1): page})) == []


@pytest.mark.parametrize(
    ("profile", "codes"),
    [
        ("三、售后服务部机构图\n客服一组（线上）5人\n客服二组（400）3人\n退换与赔付1人", []),
        ("三、售后服务部机构图\n客服一组（线上）5人", ["content-missing"]),  # one box
        ("公司有客服一组、客服二组和维修班。", ["content-missing"]),  # no chart
        ("售后服务部机构图见附图2。\n客服一组、客服二组", ["content-missing"]),
    ],
)
def test_the_services_chart_may_stand_in_the_profile(profile: str, codes: list[str]) -> None:
    pack = with_text(complete(), "organization_chart", "公司组织机构图\n总经理\n生产部\n售后服务部\n财务部")
    text = f"公司简介\n公司成立于2003年，主营电风扇，员工328人。\n{profile}"
    assert said(with_text(pack, "organization_profile", text)) == codes


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("客服5　安装指导2　投诉专员1", []),
        ("维修寄修2人 热线3人", []),
        ("客服5", ["content-missing"]),  # one alone
        ("维修3次 安装2024年", ["content-missing"]),
    ],
)
def test_posts_with_their_numbers_in_one_box_are_the_units_parts(cell: str, codes: list[str]) -> None:
    chart = f"总经理\n生产部\n销售部\n售后服务部\n{cell}"
    assert said(with_text(complete(), "organization_chart", chart)) == codes


@pytest.mark.parametrize("unit", ["客户保障中心", "车主关怀部", "会员服务中心"])
def test_a_unit_that_cares_for_customers_is_one_of_after_sales(unit: str) -> None:
    posts = f"{unit}岗位设置图\n受理台\n外勤队\n备件柜台"
    assert said(with_text(complete(), "organization_chart", f"总经理\n生产部\n{unit}\n{posts}")) == []
    assert said(with_text(complete(), "organization_chart", f"总经理\n生产部\n{unit}")) == [
        "content-missing"
    ]
