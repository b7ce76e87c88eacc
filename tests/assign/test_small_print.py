"""A tall title decides, whatever small print stands beside it; a table's heads are still no titles."""

import pytest

from intake.model import Box, Line, Page
from tests.assign.pages import documents

HINT = (
    ("扫描二维码登录", 0.095),
    ("“国家企业信用", 0.116),
    ("信息公示系统”", 0.135),
    ("了解更多登记、", 0.156),
    ("备案、许可、监", 0.176),
    ("管信息。", 0.198),
)


def line(text: str, left: float, top: float, height: float = 0.02) -> Line:
    return Line(text, Box(left, top, min(0.98, left + 0.7 * height * len(text)), top + height))


def licence(*rows: tuple[str, str], hint: tuple[tuple[str, float], ...] = HINT) -> Page:
    """A landscape licence: code left, title amid, the code's hint right, all at one height."""
    beside = [line(text, 0.88, top, 0.019) for text, top in hint]
    head = [line("统一社会信用代码", 0.06, 0.165), line("92331082MA2DQ6L47P", 0.06, 0.204)]
    title = Line("营业执照", Box(0.34, 0.178, 0.66, 0.275))
    fields = []
    for row, (label, value) in enumerate(rows):
        fields += [line(label, 0.05, 0.35 + 0.05 * row), line(value, 0.17, 0.35 + 0.05 * row)]
    lines = sorted([*beside, *head, title], key=lambda one: one.box.y0)
    return Page("扫描.jpg", 1, (*lines, *fields), method="ocr", width=1600, height=1130)


COMPANY = [
    ("名称", "成都快蚁搬家服务有限公司"),
    ("类型", "有限责任公司（自然人独资）"),
    ("法定代表人", "蒲建国"),
    ("经营范围", "一般项目：装卸搬运；家政服务。"),
    ("登记机关", "2021年12月20日"),
]
INDIVIDUAL = [
    ("名称", "临海市古城老周家电维修部"),
    ("类型", "个体工商户"),
    ("经营者", "周国庆"),
    ("组成形式", "个人经营"),
    ("经营范围", "一般项目：日用电器修理。"),
]
ELECTRONIC = (
    ("电子营业执照文件仅供信", 0.239),
    ("息参考，具体信息请登录", 0.261),
    ("公示系统查验或用电子营", 0.282),
    ("业执照软件扫码查验。", 0.304),
)


@pytest.mark.parametrize(
    "page",
    [licence(*COMPANY), licence(*INDIVIDUAL), licence(*COMPANY, hint=ELECTRONIC)],
    ids=["company", "individual", "electronic"],
)
def test_a_licence_with_code_and_hint_beside_its_title_is_a_licence(page: Page) -> None:
    (document,) = documents(page)
    assert document.kind == "business_licence"
    assert document.confidence >= 0.9


def test_a_permit_with_small_print_beside_its_title_is_a_permit() -> None:
    lines = (
        line("许可证编号", 0.06, 0.12, 0.018),
        line("食品经营许可证", 0.3, 0.1, 0.06),
        line("国家市场监督管理总局", 0.8, 0.11, 0.014),
        line("检验报告查询", 0.8, 0.13, 0.014),
        line("经营者名称　临海市古城周记小吃店", 0.08, 0.3),
        line("主体业态　餐饮服务经营者", 0.08, 0.36),
        line("经营项目　热食类食品制售", 0.08, 0.42),
        line("发证机关　临海市市场监督管理局", 0.08, 0.5),
        line("有效期至　2028年5月6日", 0.08, 0.56),
    )
    (document,) = documents(Page("扫描.jpg", 1, lines, method="ocr"))
    assert document.kind == "permit"
    assert document.confidence >= 0.9


def test_heads_of_a_table_are_no_titles() -> None:
    heads = [line(text, 0.1 + 0.25 * at, 0.3) for at, text in enumerate(["营业执照", "许可证", "检验报告"])]
    row = [line(text, 0.1 + 0.25 * at, 0.34) for at, text in enumerate(["有", "无", "有"])]
    page = Page("表.pdf", 1, (line("材料齐备情况", 0.4, 0.2), *heads, *row))
    (document,) = documents(page)
    assert document.submission is None or document.confidence < 0.8
