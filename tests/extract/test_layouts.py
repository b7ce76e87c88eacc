"""Facts from layouts and wordings as papers of all years, places and bodies have them.

Each case is written by hand after real kinds of paper, none after a generator of ours.
"""

import pytest

from tests.extract.pages import facts_of, flowing, page, table, values_of

CODE = "91440300708461136T"


def shown(kind: str, wanted: dict[str, object], *lines: str) -> None:
    values = values_of(kind, flowing(*lines))
    assert {name: values.get(name) for name in wanted} == wanted


def test_an_individual_business_with_wide_labels_in_two_columns() -> None:
    values = values_of(
        "business_licence",
        page(
            (0.08, 0.13, "统一社会信用代码"),
            (0.08, 0.17, CODE),
            (0.40, 0.22, "营业执照"),
            (0.08, 0.38, "名　　称"),
            (0.20, 0.38, "芜湖市镜湖区老王五金店"),
            (0.55, 0.38, "组成形式"),
            (0.68, 0.38, "个人经营"),
            (0.08, 0.42, "类　　型"),
            (0.20, 0.42, "个体工商户"),
            (0.55, 0.42, "注册日期"),
            (0.68, 0.42, "2015年06月03日"),
            (0.08, 0.46, "经 营 者"),
            (0.20, 0.46, "王大力"),
            (0.55, 0.46, "经营场所"),
            (0.68, 0.46, "安徽省芜湖市镜湖区中山路8"),
            (0.68, 0.49, "号门面"),
            (0.08, 0.50, "资金数额"),
            (0.20, 0.50, "10万元"),
        ),
    )
    assert values["organization_type"] == "个体工商户"
    assert values["legal_representative"] == "王大力"
    assert values["address"] == "安徽省芜湖市镜湖区中山路8号门面"
    assert values["established_on"] == "2015-06-03"
    assert values["registered_capital"] == 100_000


def test_the_second_line_of_an_address_beside_a_long_scope() -> None:
    values = values_of(
        "business_licence",
        page(
            (0.07, 0.48, "经 营 范 围 电梯的安装、改造、维修"),
            (0.54, 0.48, "住"),
            (0.61, 0.48, "所 石家庄市新华区泰华街246号"),
            (0.17, 0.505, "、保养；电梯及配件的销售"),
            (0.65, 0.51, "1704室"),
        ),
    )
    assert values["address"] == "石家庄市新华区泰华街246号1704室"
    assert values["business_scope"] == "电梯的安装、改造、维修、保养；电梯及配件的销售"


def test_a_branch() -> None:
    shown(
        "business_licence",
        {
            "organization_name": "深圳晨星电器有限公司广州分公司",
            "organization_type": "有限责任公司分公司",
            "legal_representative": "陈丽",
            "address": "广州市天河区体育东路1号",
            "valid_until": "long_term",
        },
        "名 称 深圳晨星电器有限公司广州分公司",
        "类 型 有限责任公司分公司",
        "营业场所 广州市天河区体育东路1号",
        "负 责 人 陈丽",
        "营业期限 2018年01月09日 至 长期",
    )


def test_a_farmers_cooperative() -> None:
    shown(
        "business_licence",
        {
            "organization_name": "赣州章贡丰禾蔬菜种植专业合作社",
            "legal_representative": "刘根生",
            "registered_capital": 2_000_000,
            "established_on": "2013-04-02",
            "business_scope": "组织成员种植、销售蔬菜。",
        },
        "农民专业合作社法人营业执照",
        "名    称： 赣州章贡丰禾蔬菜种植专业合作社",
        "法定代表人： 刘根生",
        "成员出资总额： 贰佰万元整",
        "成 立 日 期： 2013年04月02日",
        "业 务 范 围： 组织成员种植、销售蔬菜。",
    )


def test_a_partnership_led_by_an_organization() -> None:
    shown(
        "business_licence",
        {
            "organization_name": "襄阳恒信企业管理合伙企业（有限合伙）",
            "legal_representative": "襄阳恒信投资有限公司",
            "registered_capital": 10_000_000,
            "valid_from": "2020-01-02",
            "valid_until": "2040-01-01",
        },
        "名称 襄阳恒信企业管理合伙企业（有限合伙）",
        "出资额 壹仟万圆整",
        "执行事务合伙人 襄阳恒信投资有限公司（委派代表：李明）",
        "合伙期限 2020年01月02日至2040年01月01日",
    )


def test_a_licence_of_before_2014_with_dates_in_chinese_numerals() -> None:
    shown(
        "business_licence",
        {
            "legal_representative": "胡志强",
            "registered_capital": 8_000_000,
            "paid_in_capital": 8_000_000,
            "established_on": "2001-07-20",
            "valid_until": "2031-07-19",
        },
        "企业法人营业执照",
        "法定代表人姓名：胡志强",
        "注册资本：捌佰万元人民币",
        "实收资本：捌佰万元人民币",
        "成立日期：二〇〇一年七月二十日",
        "营业期限：自二〇〇一年七月二十日至二〇三一年七月十九日",
    )


@pytest.mark.parametrize(
    ("term", "end"),
    [
        ("长期", "long_term"),
        ("永久", "long_term"),
        ("无固定期限", "long_term"),
        ("******", "long_term"),
        ("2016年03月18日至 ******", "long_term"),
        ("2016年3月18日-无固定期限", "long_term"),
        ("2016年03月18日至不约定期限", "long_term"),
        ("自2016年03月18日至2046年03月17日", "2046-03-17"),
        ("2016-03-18 至 2046-03-17", "2046-03-17"),
        ("2016.03.18-2046.03.17", "2046-03-17"),
        ("20160318-20460317", "2046-03-17"),
        ("2014年10月22日至*", "long_term"),
        ("2014年10月22日至/", "long_term"),
        ("2014年10月22日至", None),
        ("2014年10月22日至　　年　月　日", None),
        ("/", None),
    ],
)
def test_terms(term: str, end: str | None) -> None:
    shown("business_licence", {"valid_until": end}, f"营业期限：{term}", "住所：某市某区1号路")


@pytest.mark.parametrize(
    ("capital", "value"),
    [
        ("500万元人民币", 5_000_000),
        ("人民币5000.000000万元", 50_000_000),
        ("伍佰万圆整", 5_000_000),
        ("壹仟零捌拾捌万捌仟元整", 10_888_000),
        ("￥500万", 5_000_000),
        ("500 (万元)", 5_000_000),
        ("２００万元", 2_000_000),
        ("壹亿贰仟万元整", 120_000_000),
        ("(人民币)伍佰万元", 5_000_000),
        ("1,000万美元", "10000000 USD"),
        ("100万港元", "1000000 HKD"),
    ],
)
def test_capitals(capital: str, value: object) -> None:
    shown("business_licence", {"registered_capital": value}, f"注册资本：{capital}")


@pytest.mark.parametrize(
    ("stamp", "year"),
    [
        ("2012年度检验 合格", 2012),
        ("已通过2011年度年检", 2011),
        ("二〇一三年度年检合格", 2013),
    ],
)
def test_inspection_stamps_of_before_2014(stamp: str, year: int) -> None:
    shown("business_licence", {"inspection_year": year}, "名称：甲乙丙有限公司", stamp)


def test_the_public_systems_list_of_reports_shows_the_newest_year() -> None:
    rows = [("序号", "报送年度", "公示日期", "详情")]
    rows += [(str(n), f"{2022 + n}年度报告", f"{2023 + n}年6月2日", "查看") for n in (1, 2, 3)]
    values = values_of(
        "annual_report",
        page(
            (0.1, 0.10, "国家企业信用信息公示系统"),
            (0.1, 0.15, "安徽皖南电气有限公司　存续（在营、开业、在册）"),
            (0.1, 0.18, f"统一社会信用代码：{CODE}"),
            tables=(table(*rows),),
        ),
    )
    assert values["annual_report_year"] == 2025
    assert values["organization_name"] == "安徽皖南电气有限公司"


@pytest.mark.parametrize("line", ["（2013年度）", "报送年度：2013年", "2013 年度报告", "二〇一三年度报告"])
def test_years_of_annual_reports(line: str) -> None:
    shown("annual_report", {"annual_report_year": 2013}, "企业年度报告书", line, "企业名称：甲乙丙有限公司")


def test_words_of_an_annual_report_are_no_names() -> None:
    values = values_of(
        "annual_report", flowing("2025年度报告", "企业是否有投资信", "息或购买其他公司", "股权")
    )
    assert "organization_name" not in values


def test_a_construction_qualification() -> None:
    shown(
        "permit",
        {
            "certificate_number": "D334012345",
            "organization_name": "安徽宏建工程有限公司",
            "valid_until": "2028-12-31",
            "issued_by": "安徽省住房和城乡建设厅",
        },
        "建筑业企业资质证书",
        "企业名称：安徽宏建工程有限公司",
        "证书编号：D334012345",
        "有效期：2028年12月31日",
        "资质类别及等级：",
        "机电工程施工总承包贰级",
        "发证机关：安徽省住房和城乡建设厅",
    )


def test_a_permit_whose_holder_no_label_names() -> None:
    shown(
        "permit",
        {
            "certificate_number": "（皖）XK06-001-01234",
            "organization_name": "安徽皖南线缆有限公司",
            "valid_until": "2029-03-01",
            "issued_on": "2024-03-02",
        },
        "全国工业产品生产许可证",
        "安徽皖南线缆有限公司",
        "产品名称：电线电缆",
        "证书编号：(皖)XK06-001-01234",
        "有效期至：2029年03月01日",
        "安徽省市场监督管理局",
        "2024年03月02日",
    )


def test_a_medical_permit_with_a_term_of_two_ends_and_a_store() -> None:
    shown(
        "permit",
        {
            "certificate_number": "皖食药监械经营许20230012号",
            "permit_scope": "Ⅲ类：6821，6854".replace("Ⅲ", "III"),
            "valid_until": "2028-05-20",
        },
        "医疗器械经营许可证",
        "许可证编号：皖食药监械经营许20230012号",
        "经营方式：批零兼营",
        "经营范围：Ⅲ类：6821，6854",
        "库房地址：芜湖市",
        "有效期限：自 2023 年 05 月 21 日至 2028 年 05 月 20 日",
    )


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("有效期至：见附页", None),
        ("有效期：三年", "2027-03-04"),
        ("本证书自发证之日起三年内有效", "2027-03-04"),
        ("有效期至：2027年3月", "2027-03-31"),
        ("有效期至：二〇二八年九月十二日", "2028-09-12"),
        ("有效期：2024年3月5日—2027年3月4日", "2027-03-04"),
    ],
)
def test_ends_of_validity(words: str, end: str | None) -> None:
    lines = ("资质证书", "单位名称：甲乙丙有限公司", "发证日期：2024年3月5日", words)
    shown("permit", {"valid_until": end}, *lines)


def test_labels_in_two_languages() -> None:
    shown(
        "system_certificate",
        {
            "certificate_number": "04924Q10234R2M",
            "organization_name": "安徽皖南电气有限公司",
            "issued_on": "2024-03-28",
            "valid_until": "2027-04-01",
        },
        "证书号 Certificate No.：04924Q10234R2M",
        "获证组织 Organization：安徽皖南电气有限公司",
        "颁证日期 Date of issue：2024-03-28",
        "有效期至 Valid until：2027-04-01",
    )


def test_a_certificate_in_english_alone() -> None:
    shown(
        "system_certificate",
        {"certificate_number": "CN23/00012345", "standard": "ISO 9001:2015", "valid_until": "2026-05-01"},
        "CERTIFICATE",
        "Certificate No. CN23/00012345",
        "has been assessed and certified as meeting the requirements of",
        "ISO 9001:2015",
        "Valid from 2 May 2023 until 1 May 2026",
    )


def test_sentences_on_a_certificate_are_no_fields() -> None:
    values = values_of(
        "system_certificate",
        flowing(
            "获证组织必须定期接受监督审核并经审核合格此证书方继续有效",
            "证书有效期内本证书的有效性依据发证机构的定期监督获得保持",
            "兹证明",
            "安徽皖南电气有限公司",
            "通过认证范围如下：电热水壶的生产",
            "杭州中评认证有限公司",
        ),
    )
    assert values["organization_name"] == "安徽皖南电气有限公司"
    assert values["issued_by"] == "杭州中评认证有限公司"
    assert values["scope"] == "电热水壶的生产"


def test_a_compulsory_certificates_long_labels() -> None:
    shown(
        "product_certificate",
        {"certificate_number": "2023010703123456", "organization_name": "安徽皖南电气有限公司"},
        "中国国家强制性产品认证证书",
        "证书编号：2023010703123456",
        "委托人名称、地址",
        "安徽皖南电气有限公司",
        "芜湖市弋江区",
    )


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("检验结论：所检项目全部合格，未发现不合格项。", "pass"),
        ("检验结论：导体电阻项目不合格，综合判定不合格。", "fail"),
        ("检测结论：本次检测所检项目的检测结果均符合标准要求。", "pass"),
        ("检验结论：所检项目中有1项不符合标准要求。", "fail"),
    ],
)
def test_conclusions(words: str, value: str) -> None:
    shown("inspection_report", {"conclusion": value}, "检验报告", "样品名称：电缆", words)


def test_notes_to_a_report_are_no_conclusion() -> None:
    shown(
        "inspection_report",
        {"conclusion": "pass", "report_number": "25J943644", "tested_on": None},
        "报告编号：No.25J943644　　第1页 共2页",
        "声明：检验结论仅对来样负责，不合格样品另行处理。",
        "检验结论：合格",
        "下次检验日期：2027年4月",
    )


@pytest.mark.parametrize(
    "lines",
    [
        ("授予　吉林弘毅电器（集团）有限公司　“重合同守信用企业”称号。",),
        ("吉林弘毅电器（集团）有限公司：", "在2024年度工作中成绩突出，被评为“先进单位”。"),
        ("重合同守信用企业", "授予：吉林弘毅电器（集团）有限公司"),
    ],
)
def test_whom_an_honour_names(lines: tuple[str, ...]) -> None:
    shown("honour", {"organization_name": "吉林弘毅电器（集团）有限公司"}, *lines)


def test_a_capital_named_after_its_sum() -> None:
    shown(
        "organization_profile",
        {"registered_capital": 50_000_000},
        "全公司在册320名员工，5000万元注册资本，上一年度营业收入突破10000万元。",
    )


def test_a_bound_volumes_own_list() -> None:
    values = values_of(
        "management_document",
        page(
            (0.4, 0.1, "文件清单"),
            tables=(table(("编号", "文件名称"), ("XY-01", "投诉处理制度"), ("XY-02", "回访制度")),),
        ),
    )
    assert values["document_list"] == (
        (("number", "XY-01"), ("title", "投诉处理制度")),
        (("number", "XY-02"), ("title", "回访制度")),
    )
    assert "document_number" not in values


def test_spread_labels_whose_half_is_run_into_the_value() -> None:
    values = values_of(
        "business_licence",
        page(
            (0.08, 0.38, "名"),
            (0.13, 0.38, "称郑州众驰汽车销售有限公司"),
            (0.08, 0.42, "类"),
            (0.13, 0.42, "型有限责任公司"),
            (0.08, 0.46, "住"),
            (0.13, 0.46, "所郑州市中牟县文博路1号"),
        ),
    )
    assert values["organization_name"] == "郑州众驰汽车销售有限公司"
    assert values["organization_type"] == "有限责任公司"
    assert values["address"] == "郑州市中牟县文博路1号"


def test_an_end_that_is_the_founding_day_is_unsure() -> None:
    facts = facts_of("business_licence", flowing("成立日期：2014年10月22日", "营业期限：2014年10月22日"))
    assert "valid_until" not in facts or facts["valid_until"].confidence < 0.8


def test_a_table_of_labels_and_values_is_no_list_of_products() -> None:
    rows = (("产品名称", "净水器"), ("产品类别", "反渗透"), ("申请单位", "甲公司"), ("规格型号", "A1"))
    assert "product_names" not in values_of("product_introduction", page(tables=(table(*rows),)))


@pytest.mark.parametrize("heading", ["售后服务管理制度及清单", "附：制度清单", "体系文件目录"])
def test_headings_of_a_volumes_list(heading: str) -> None:
    rows = (("序号", "制度名称"), ("1", "投诉处理制度"), ("2", "回访制度"))
    values = values_of("management_document", page((0.4, 0.1, heading), tables=(table(*rows),)))
    assert values["document_list"] == ((("title", "投诉处理制度"),), (("title", "回访制度"),))


def test_an_honour_whose_title_runs_on_into_the_next_line() -> None:
    lines = ("荣誉证书", "经评审，被评为2025年度苏州市建筑门窗幕墙行业优秀企", "业。", "特发此证。")
    shown("honour", {"title": "2025年度苏州市建筑门窗幕墙行业优秀企业"}, *lines)


@pytest.mark.parametrize(
    "line",
    [
        "2025年度企业年报（公示件）",
        "2025年度工商年报",
        "企业年报公示（2025年度）",
        "2025年度 / 2026年6月11日",
    ],
)
def test_the_year_of_a_report_in_other_words(line: str) -> None:
    shown("annual_report", {"annual_report_year": 2025}, line, "企业名称：甲乙丙有限公司")
