"""Whoever answers an item inside another paper, under a heading of their own, is not told that it lacks."""

import pytest

from intake.model import CaseReport
from tests.assign.pages import text_page
from tests.check.whole_case import found, report

COMPANY = "东阳市云桥信息技术有限公司"
PROFILE = (
    f"{COMPANY}成立于2017年3月，注册资本500万元，位于东阳市吴宁街道中山路19号，员工38人。\n"
    "公司做软件开发和计算机运维服务，2025年营业收入1260万元，荣获多项荣誉。"
)
SERVICES = (
    "计算机及网络运维：全天热线，城区两小时到场，每月巡检一次。\n"
    "软件维护：缺陷修复、升级、数据备份恢复，响应分金、银、铜三级。\n驻场：派驻工程师一至三名。"
)
SALES = (
    "公司的业务大多来自政府和学校的公开招标，中标以后签订合同。\n"
    "也有老客户介绍来的，由业务员直接洽谈签约。不设代理商，也没有网上销售。"
)
OUTLETS = (
    "总部在东阳市中山路19号，联系人楼晓峰，电话0579-86001234。\n"
    "金华点在金华市解放路8号，联系人王一，电话0579-82001234。\n"
    "义乌点在义乌市稠州路6号，联系人李二，电话0579-85001234。"
)
MISSING = ("submission-missing", "submission-incomplete")


def profile_with(heading: str, text: str, *, flowing: bool = True) -> CaseReport:
    return report(
        text_page(f"{COMPANY}简介\n{PROFILE}\n{heading}\n{text}", file="公司介绍.docx", flowing=flowing)
    )


@pytest.mark.parametrize(
    ("submission", "heading", "text"),
    [
        ("product_introduction", "一、我们的服务项目（服务介绍）", SERVICES),
        ("product_introduction", "服务内容介绍", SERVICES),
        ("product_introduction", "二、主要业务", SERVICES),
        ("product_introduction", "服务项目及价格", SERVICES),
        ("product_introduction", "我们能为您做什么", SERVICES),
        ("product_introduction", "二、业务范围", SERVICES),
        ("sales_mode", "我们的业务怎么来", SALES),
        ("sales_mode", "承接业务的方式", SALES),
        ("sales_mode", "销售与服务模式", SALES),
        ("sales_mode", "销售及服务模式", SALES),
        ("service_network", "我们在哪里", OUTLETS),
        ("service_network", "二、各地服务点", OUTLETS),
        ("service_network", "联系我们", OUTLETS),
    ],
)
def test_a_section_under_the_writers_own_heading_is_no_certain_absence(
    submission: str, heading: str, text: str
) -> None:
    case = profile_with(heading, text)
    for finding in found(case, submission, *MISSING):
        assert finding.severity == "doubt"
        assert heading in [place.text for place in finding.evidence]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("二、企业文化", "公司坚持诚信为本的经营理念，以人为本，服务社会，追求卓越，永续经营。"),
        ("发展历程", "2017年公司成立，2019年通过高新技术企业认定，2023年搬入新址办公。"),
        ("三、公司荣誉", "公司荣获东阳市优秀企业称号，连续三年被评为守合同重信用单位。"),
    ],
)
def test_what_a_text_says_of_itself_is_no_other_item(heading: str, text: str) -> None:
    case = profile_with(heading, text)
    for submission in ("sales_mode", "service_network", "applicable_standards"):
        (finding,) = found(case, submission, *MISSING)
        assert finding.severity == "deficiency", submission


REPORT = (
    "检验报告\n报告编号：FJ26-0415-01\n产品名称：实木餐桌\n检验依据：GB/T 3324-2017\n检验结论：合格\n"
    "签发日期：2026年4月15日"
)


def test_beside_its_inspection_report_an_item_is_there_in_part() -> None:
    (finding,) = found(report(text_page(REPORT)), "product_introduction", *MISSING)
    assert (finding.code, finding.severity) == ("submission-incomplete", "deficiency")
    assert "检验报告" in finding.message
    assert finding.message.endswith("未见产品/服务介绍。")
    assert "FJ26-0415-01" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "我们把每一位来访者都当作家人。\n上门之前先打电话约定时间；进门穿鞋套。离开之前打扫干净。",
        "这张桌子选用老料。榫卯相接，不用一钉。\n漆面打磨七遍，手感温润。",
        "本品采自高山。晾晒三日，再以文火慢焙。\n开汤清亮，回味甘甜。",
    ],
)
def test_a_text_that_nothing_is_known_of_may_be_what_lacks(text: str) -> None:
    case = report(text_page(REPORT), text_page(text, file="新建文档.docx", flowing=True))
    (finding,) = found(case, "product_introduction", *MISSING)
    assert finding.severity == "doubt"
    assert "新建文档.docx" in {place.file for place in finding.evidence}


def test_a_text_is_no_list_unless_it_speaks_of_one() -> None:
    menu = "十一月食堂菜谱\n周一红烧肉、青菜。周二鱼香肉丝、豆腐。\n周三土豆牛肉、番茄汤。"
    case = report(text_page(menu, file="附29.docx", flowing=True))
    (finding,) = found(case, "applicable_standards", *MISSING)
    assert finding.severity == "deficiency"


@pytest.mark.parametrize(
    ("title", "severity"), [("销售服务网点清单", "deficiency"), ("主营产品和网点", "doubt")]
)
def test_a_title_that_is_part_of_a_longer_one_hides_nothing(title: str, severity: str) -> None:
    """销售服务 may head what is sold; in 销售服务网点清单 it does not."""
    page = text_page(f"{title}\n{OUTLETS}", file="网点.docx", flowing=True)
    missing = [item for item in report(page).findings if item.submission == "product_introduction"]
    assert [item.severity for item in missing] == [severity]


@pytest.mark.parametrize(("heading", "severity"), [("文件夹", "deficiency"), ("文件目录", "doubt")])
def test_goods_called_folders_are_no_documents(heading: str, severity: str) -> None:
    text = "PP片材，双强力夹，可容纳150页，边角圆滑。\n自购买之日起三年内免费更换。"
    page = text_page(
        f"产品介绍\n型号YB-1，规格齐全，性能稳定，用途广泛。\n{heading}\n{text}",
        file="产品.docx",
        flowing=True,
    )
    missing = [item for item in report(page).findings if item.submission == "management_documents"]
    assert [item.severity for item in missing] == [severity]
