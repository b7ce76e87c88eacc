"""A workbook with a sheet a topic: a sheet is a paper of its own, and its name heads it."""

import pytest

from intake.model import Page
from intake.read.sheets import Sheet, sheet_page
from tests.assign.pages import documents

REPORT = (
    ("国家企业信用信息公示系统（广东）— 2025年度报告（已公示）",),
    ("栏目", "内容", "栏目", "内容"),
    ("企业名称", "中山市甲乙厨电有限公司", "统一社会信用代码", "91330100799655058B"),
    ("公示日期", "2026年5月27日", "通信地址", "中山市黄圃镇康盛路52号"),
    ("从业人数", "143人", "经营状态", "开业"),
    ("行政处罚", "无", "经营异常名录", "未列入"),
)
PRODUCTS = {
    "产品": (
        ("申报产品、3C 与检测对应表",),
        ("产品", "型号", "产品说明", "强制性认证", "检测报告", "服务内容"),
        (
            "嵌入式双眼灶",
            "JZT-B6",
            "天然气12T；二级能效；钢化玻璃",
            "2023162401008816",
            "LN-0391",
            "全国联保",
        ),
        ("集成灶", "JZT-C9", "天然气12T；下排烟；双5.0kW", "", "（资料未齐）", "整机保修3年"),
    ),
    "产品一览": (
        ("品名", "规格型号", "执行标准", "功率", "适用范围"),
        ("螺杆空压机", "KY-37", "GB/T 13279", "37kW", "车间供气"),
        ("螺杆空压机", "KY-55", "GB/T 13279", "55kW", "车间供气，噪声低"),
    ),
    "我们做什么产品": (
        ("序号", "商品名称", "材质", "规格", "保质期", "用途"),
        ("1", "牛皮纸袋", "牛皮纸", "20×30cm", "24个月", "食品包装"),
        ("2", "淋膜纸碗", "纸、PE膜", "500ml", "24个月", "外卖"),
    ),
}


def sheet(number: int, title: str, rows: tuple[tuple[str, ...], ...]) -> Page:
    filled = Sheet(title)
    for row in rows:
        filled.add(list(row), 10_000)
    return sheet_page("资料汇总.xlsx", number, filled)


def kinds(*pages: Page) -> dict[int, str]:
    return {number: item.kind for item in documents(*pages) for number in item.pages}


@pytest.mark.parametrize("title", PRODUCTS)
def test_a_sheet_of_products_behind_an_annual_report_is_none_of_it(title: str) -> None:
    found = kinds(sheet(1, "年报", REPORT), sheet(2, title, PRODUCTS[title]))
    assert found == {1: "annual_report", 2: "product_introduction"}


def test_a_sheet_that_speaks_of_the_report_goes_on_with_it() -> None:
    more = (
        ("股东及出资信息", "", ""),
        ("股东", "认缴出资额", "实缴出资额"),
        ("何杰", "300万元", "300万元，基本养老保险参保，企业联系电话0760-23227719"),
    )
    assert kinds(sheet(1, "年报", REPORT), sheet(2, "年报（续）", more))[2] == "annual_report"
