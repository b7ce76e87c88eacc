"""What no title tells is told by elimination: texts under headings of their writers' own."""

from dataclasses import replace

import pytest

from intake.assign import assign
from intake.cut import cut
from intake.model import Box, Line
from tests.assign.pages import SCHEME, source, text_page

PROFILE = "公司简介\n绍兴清溪电器有限公司成立于2003年，注册资本500万元，现有员工120人，位于绍兴市，主要从事电风扇的生产和销售。"


def kinds(*papers: tuple[str, str]) -> list[str]:
    pages = [text_page(text, 1, file, flowing=True) for file, text in papers]
    return [item.kind for item in assign(cut(tuple(pages)), (), SCHEME)]


@pytest.mark.parametrize(
    ("kind", "file", "text"),
    [
        (
            "sales_mode",
            "H.txt",
            "怎么签单\n一是物业公司直接找我们签维保合同；二是参加政府招标；三是厂家委托我们。没有经销商，也不在网上卖。",
        ),
        (
            "sales_mode",
            "二.docx",
            "客人从哪里来\n周边散客自己开来的占45%，保险公司送修的占40%，单位车队签年度定点维修合同。价格公示，单位月结。",
        ),
        (
            "sales_mode",
            "三.docx",
            "货是怎么走的\n一半靠门店零售，三成跟装修公司合作团购，剩下的在抖音上接单，没有加盟商。",
        ),
        (
            "organization_profile",
            "E.docx",
            "固安捷2006年从六个人的小队干起，今天有九十四个人。总部自建楼2100㎡。2025年营业收入三千二百万元。",
        ),
        (
            "organization_profile",
            "我们.docx",
            "咱们是谁\n2017年3月在武昌开的店，注册资金300万元，一共22个人，2025年收入1480万元。",
        ),
        (
            "product_introduction",
            "C.docx",
            "干什么活\n申报的是：乘客电梯的维护保养。半月、季度、年度四级保养，服务内容按附件逐项做。",
        ),
        (
            "product_introduction",
            "琴.docx",
            "卖的什么琴\n申报的就是立式钢琴，型号YX-121和YX-125，音板用云杉，保修十年。",
        ),
    ],
)
def test_an_item_that_nothing_answers_is_answered_in_own_words(kind: str, file: str, text: str) -> None:
    assert kinds((file, text)) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "怎么经营\n（待补：小程写好后放这里）",
        "补充几句\n资料分两份，证件都是手机拍的，有问题请打电话，辛苦各位老师帮忙看一看。",
        "2026年产品价格表\n型号 规格 含税单价（元）\nBC-50 流量15m³/h 1280\n以上报价含运费，有效期三十日。",
    ],
)
def test_a_heading_over_nothing_and_what_speaks_of_nothing_answer_nothing(text: str) -> None:
    assert set(kinds(("附件.docx", text))) <= {"unknown", "other_paper", "cover"}


def test_what_is_answered_already_is_not_looked_for() -> None:
    text = "2017年在武昌开的，一共22个人，位于民主路。"
    assert kinds(("E.docx", text)) == ["organization_profile"]
    assert kinds(("E.docx", text), ("5.docx", PROFILE)) == ["unknown", "organization_profile"]


def test_a_section_of_a_paper_that_can_spare_it_is_taken_out_of_it() -> None:
    text = f"{PROFILE}\n我们提供的服务\n申报认证的内容是：电梯维护保养。服务内容：半月保养、年度检查、急修救援，适用于乘客电梯。"
    assert kinds(("公司介绍.docx", text)) == ["organization_profile", "product_introduction"]
    assert kinds(("公司介绍.docx", f"{PROFILE}\n售后承诺\n二十四小时内上门，保修三年，终身维护。"))[0] == (
        "organization_profile"
    )


def test_an_item_of_a_list_behind_its_dot_heads_nothing() -> None:
    text = "用到的法规标准\n· 《中华人民共和国民法典》\n· 《生活饮用水卫生监督管理办法》\n· GB 5749-2022 生活饮用水卫生标准\n· GB/T 27922-2011 商品售后服务评价体系"
    assert kinds(("清单.docx", text)) == ["standards_list"]


@pytest.mark.parametrize(
    "text",
    [
        "再说东西\n品名  规格  执行标准  保质期\n陈醋  500mL  GB/T 18187-2000  24个月\n酱油  800mL  GB/T 18186-2000  18个月\n"
        "醋是固态发酵，扫瓶身二维码能查到批次和检验结果。",
        "拿得出手的\n产品  型号  功率  执行标准\n落地扇  FS40  60W  GB/T 13380-2018\n台扇  FT30  40W  GB/T 13380-2018\n"
        "外壳是阻燃的，用途很广。",
    ],
)
def test_a_table_of_products_with_their_standards_is_no_list_of_standards(text: str) -> None:
    found = kinds(("A.docx", PROFILE), ("B.docx", text))
    assert "standards_list" not in found and "product_introduction" in found


@pytest.mark.parametrize(
    "form",
    [
        "产品交付确认单\nQYYT-D-8.2.4-05\n产品名称：____\n规格型号：____\n产品数量：____\n用途：____\n签收：____",
        "商品出库单\n规格：　　　　数量：\n收货：　　　　经办：\n日期：　　年　月　日",
        "产品保养记录\n用途：\n故障：\n处理：\n填写：",
    ],
)
def test_a_record_form_that_nobody_filled_in_answers_nothing(form: str) -> None:
    assert "product_introduction" not in kinds(("A.docx", PROFILE), ("B.docx", form))


def test_a_running_head_answers_nothing() -> None:
    """Of an opening part that the rest can spare, the head of what it is bound in says what it is not."""
    head = Line(
        "江苏恒凉空调设备有限公司 文件编号：HL-SH-2026 版本：A/0 受控文件", Box(0.1, 0.03, 0.8, 0.045)
    )
    product = "{}系公司主导产品之一，型号规格齐全，采用变频技术，主要用于家庭、办公，功率3kW，能效一级，工艺成熟。"
    texts = [
        f"荣誉证书\n授予江苏恒凉空调设备有限公司\n第{number}届名优产品\n浙江省行业协会"
        for number in (1, 2, 3)
    ]
    opening = (
        "第三章 产品介绍\n公司主要产品为空调，共分二个系列，本次申请的服务所涉及的商品如下，检验报告附后。"
    )
    texts.append(
        f"{opening}\n一、房间空气调节器\n{product.format('房间空气调节器')}\n二、单元式空调机\n{product.format('单元机')}"
    )
    pages = [text_page(text, number, "合订.pdf") for number, text in enumerate(texts, 1)]
    bound = tuple(replace(page, lines=(head, *page.lines)) for page in pages)
    assert "management_document" not in {item.kind for item in assign(cut(bound), (), SCHEME)}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # Of a paper that is what its file is called the sections are its own.
        ("9售后服务体系.docx", ["service_system"]),
        ("材料.docx", ["service_system", "sales_mode"]),
    ],
)
def test_a_section_stays_in_a_paper_that_is_called_what_it_is(name: str, expected: list[str]) -> None:
    text = (
        "售后服务体系建设情况\n公司设立售后服务部，现有服务人员12名，定期培训。服务设施投入：维修车辆3台，备件库200平方米。"
        "每年按销售额的2%提取服务经费，预算50万元。投诉两小时内响应，办结后回访。\n"
        "（二）怎么提供\n门店零售的由门店答复，网上订单由客服受理，公司统一提供退换。"
    )
    page = text_page(text, 1, name, flowing=True)
    assert [one.kind for one in assign(cut((page,)), (source(name),), SCHEME)] == expected


def test_but_not_where_its_heading_says_what_else_it_is() -> None:
    text = f"{PROFILE}\n我们的服务项目\n上门清洗电风扇，更换电机和开关，按次收费，价目表挂在店里，三天内修好送回，型号不限。"
    page = text_page(text, 1, "5公司简介.docx", flowing=True)
    found = [one.kind for one in assign(cut((page,)), (source("5公司简介.docx"),), SCHEME)]
    assert found == ["organization_profile", "product_introduction"]
