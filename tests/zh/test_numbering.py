"""Headings are numbered in many ways; amounts, dates and codes are no numbering."""

import pytest

from intake.zh.numbering import goes_further, numbering


@pytest.mark.parametrize(
    ("text", "style", "number", "rest"),
    [
        ("第三章 产品介绍", "chapter", 3, "产品介绍"),
        ("第二部分　公司概况", "volume", 2, "公司概况"),
        ("一、企业基本情况", "han", 1, "企业基本情况"),
        ("十二．附件", "han", 12, "附件"),
        ("（一）体系建设", "han_bracket", 1, "体系建设"),
        ("3 组织架构", "decimal1", 3, "组织架构"),
        ("3组织架构", "decimal1", 3, "组织架构"),
        ("4.2 维修服务", "decimal2", 2, "维修服务"),
        ("5.2.3.2安装", "decimal4", 2, "安装"),
        ("5.1.2 人员配置", "decimal3", 2, "人员配置"),
        ("(3)登记", "bracket", 3, "登记"),
        ("附件2 服务网点清单", "annex", 2, "服务网点清单"),
        ("B 产品与标准", "latin", 2, "产品与标准"),
        ("C.4 服务设施", "latin_part", 4, "服务设施"),
        ("E-12、荣誉", "latin_part", 12, "荣誉"),
        ("5．2 商品服务", "decimal2", 2, "商品服务"),
    ],
)
def test_numbering_is_parted_from_what_is_numbered(text: str, style: str, number: int, rest: str) -> None:
    assert numbering(text) == (style, number, rest)


@pytest.mark.parametrize(
    "text",
    [
        "24小时热线",
        "A.客服登记",
        "A、客服登记",
        "A级企业",
        "A4纸打印",
        "X 射线",
        "B.1",
        "2023年3月",
        "3名工程师",
        "1.7L",
        "7×24小时服务",
        "60227 IEC",
        "第一条 为规范工作",
        "三包服务",
        "一般项目",
        "5%",
    ],
)
def test_amounts_days_and_codes_number_nothing(text: str) -> None:
    assert numbering(text) is None


@pytest.mark.parametrize(
    ("heading", "so"),
    [
        ("网点（2/2）", True),
        ("网点（1/2）", False),
        ("网点 （ 二 ）", True),
        ("网点(3)", True),
        ("网点（2 / 2）", True),
        ("网点（一）", False),
        ("网点（1）", False),
        ("清单（续）", True),
        ("清单（续表）", True),
        ("清单（续2）", True),
        ("清单续", True),
        ("清单续表", True),
        ("续签合同", False),
        ("清单（下）", True),
        ("清单（上）", False),
        ("清单", False),
    ],
)
def test_a_heading_says_that_it_heads_more_of_what_an_earlier_one_did(heading: str, so: bool) -> None:
    assert goes_further(heading) is so
