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


OUTLETS = (
    ("序号", "门店", "地址", "电话", "负责人"),
    ("1", "鼓楼体验店", "福州市鼓楼区五四路88号", "0591-87521133", "林芳"),
    ("2", "仓山服务站", "福州市仓山区上三路12号", "0591-83471122", "陈志强"),
    ("3", "马尾经营部", "福州市马尾区君竹路33号", "13905912233", "黄敏"),
    ("4", "长乐服务点", "福州市长乐区会堂路6号", "0591-28811900", "郑凯"),
)
STANDARDS = (
    ("序号", "名称", "编号"),
    ("1", "消费者权益保护法", "2013年修正"),
    ("2", "产品质量法", "2018年修正"),
    ("3", "商品售后服务评价体系", "GB/T 27922-2011"),
    ("4", "质量管理体系 要求", "GB/T 19001-2016"),
)
BEHIND = {
    "设施": (
        ("售后服务设施一览",),
        ("名称", "规格", "数量", "位置", "状态"),
        ("接待室", "36㎡", "1", "总部一层", "在用"),
        ("维修工具箱", "电工、管工两类", "6套", "维修岗", "在用"),
        ("查损车", "五菱荣光", "2辆", "总部", "在用"),
    ),
    "经费": (
        ("2026年度售后服务经费（元）",),
        ("科目", "预算", "1—10月实际", "说明"),
        ("人员工资", "468000", "388600", "6人"),
        ("备件", "200000", "63150", "专户"),
        ("合计", "668000", "451750", ""),
    ),
    "年度预算": (
        ("2026年服务资金安排表", ""),
        ("项目", "万元"),
        ("外出服务差旅", "12"),
        ("备件", "18"),
        ("培训及检定", "3.5"),
    ),
}
ALONE = {
    "培训": (
        ("课程", "讲师", "课时", "考核方式", "参加对象"),
        ("接待礼仪", "外聘老师", "4", "笔试", "全体接待人员"),
        ("故障判断", "技术组长", "8", "实际操作", "维修岗位"),
        ("沟通技巧", "外聘老师", "6", "当面问答", "全体员工"),
    ),
    "检定": (
        ("仪器", "制造厂", "检定周期", "检定单位"),
        ("兆欧表", "上海第六电表厂", "一年", "省计量科学研究院，证书齐全"),
        ("钳形电流表", "优利德科技", "一年", "省计量科学研究院，证书齐全"),
        ("压力表", "红旗仪表", "半年", "省计量科学研究院，证书齐全"),
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


@pytest.mark.parametrize("title", BEHIND)
@pytest.mark.parametrize("before", ["outlets", "standards"])
def test_sheets_of_facilities_and_funds_behind_a_list_are_the_service_s(title: str, before: str) -> None:
    rows = {"outlets": ("网点", OUTLETS), "standards": ("法规标准", STANDARDS)}[before]
    kind = {"outlets": "outlet_list", "standards": "standards_list"}[before]
    found = kinds(sheet(1, *rows), sheet(2, title, BEHIND[title]))
    assert found == {1: kind, 2: "service_system"}


@pytest.mark.parametrize("title", ALONE)
def test_a_sheet_behind_a_list_that_says_nothing_of_it_is_none_of_it(title: str) -> None:
    found = kinds(sheet(1, "网点", OUTLETS), sheet(2, "法规标准", STANDARDS), sheet(3, title, ALONE[title]))
    assert found[1] == "outlet_list"
    assert found[3] != "standards_list"


@pytest.mark.parametrize("name", ["经销商", "网点（2）", "Sheet2"])
def test_a_sheet_with_more_rows_of_a_list_goes_on_with_it(name: str) -> None:
    more = (
        OUTLETS[0],
        *(
            (str(at), f"连江服务站{at}", f"福州市连江县玉荷路{at}号", f"0591-2622200{at}", "王磊")
            for at in range(5, 9)
        ),
    )
    (document,) = documents(sheet(1, "网点", OUTLETS), sheet(2, name, more))
    assert (document.kind, document.pages) == ("outlet_list", (1, 2))


def test_a_sheet_s_title_tells_it_from_the_sheet_before_though_its_words_are_of_that() -> None:
    power = (
        ("授权委托书",),
        ("事项", "内容"),
        ("授权人", "曲洪海（法定代表人）"),
        ("被授权人", "董嘉，身份证 210204********3324"),
        ("期限", "2026年11月1日至2027年10月31日"),
    )
    contents = (
        ("提交资料目录",),
        ("序号", "要求", "所在文件"),
        ("1", "营业执照及年检证明", "执照.pdf"),
        ("2", "法律法规标准清单", "资料.xlsx"),
        ("3", "检验报告", "检验.pdf"),
        ("4", "售后服务体系", "综合.docx；设施、经费、条款适用"),
        ("5", "管理文件及清单", "制度.xlsx"),
    )
    found = kinds(sheet(1, "授权书", power), sheet(2, "资料目录", contents))
    assert found == {1: "other_paper", 2: "cover"}


def test_lists_below_one_another_on_a_sheet_are_papers_of_their_own() -> None:
    page = sheet(1, "附表", (("销售网点",), *OUTLETS, (), *BEHIND["设施"], (), *BEHIND["年度预算"]))
    assert [len(table.rows) for table in page.tables] == [6, 5, 5]
    first, second = documents(page)
    assert (first.kind, second.kind) == ("outlet_list", "service_system")


def test_an_empty_row_amid_a_list_parts_no_table() -> None:
    rows = (*OUTLETS[:3], (), ("马尾片区",), *OUTLETS[3:])
    (table,) = sheet(1, "网点", rows).tables
    assert len(table.rows) == 6


RULES = ("报修接待制度", "维修作业制度", "投诉处置办法", "旧机回收规定", "员工培训制度", "电话回访制度")


@pytest.mark.parametrize(("number", "kind"), [(6, "management_document_list"), (0, "management_document")])
def test_a_sheet_of_numbered_titles_is_a_list_and_a_sheet_of_a_rule_is_one(number: int, kind: str) -> None:
    rows = [(f"SY-0{at} {title}", "客服部", "2025.3.1") for at, title in enumerate(RULES[:number], 1)]
    text = [("第一条 为规范报修接待，特制定本制度。",), ("第二条 职责：客服部负责登记、派工和回访。",)]
    head = ("制度", "归谁", "从哪天起") if rows else ("报修接待制度",)
    assert kinds(sheet(1, "制度", (head, *rows, *([] if rows else text)))) == {1: kind}
