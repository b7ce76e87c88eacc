"""Families' own rules, beyond the code each raises."""

from dataclasses import replace
from datetime import date

import pytest

from intake.checks import judge, validate_checks
from intake.checks.keywords import (
    days_before,
    fact_validator,
    is_valid_either,
    is_valid_inner,
    is_valid_outer,
    months_before,
    years_before,
)
from intake.checks.periodic_proof import year_due
from intake.errors import SchemeError
from intake.model import Mark
from intake.model.geometry import Box
from intake.scheme import CheckSpec
from intake.scheme.fact_schemas import OWN_FORMATS, OWN_KEYWORDS
from intake.zh.product_names import alike, split_names
from intake.zh.standards import parse_standard
from tests.check.builders import (
    CODE,
    NAME,
    OUTLETS,
    SCHEME,
    Pack,
    complete,
    with_fact,
    with_text,
    without_fact,
)


def products(names: str) -> list[dict[str, str]]:
    return [{"name": name} for name in names.split("、")]


@pytest.mark.parametrize(
    ("as_of", "year"),
    [("2026-11-24", 2025), ("2026-07-01", 2025), ("2026-06-30", 2024), ("2027-01-01", 2025)],
)
def test_the_year_due(as_of: str, year: int) -> None:
    assert year_due(date.fromisoformat(as_of), "06-30") == year


def test_a_company_founded_this_year_owes_no_report() -> None:
    pack = with_fact(
        complete().without("annual_report"), "business_licence", "established_on", "2026-03-01"
    )
    assert pack.found("annual-report-missing") == []
    last_year = with_fact(pack, "business_licence", "established_on", "2025-12-30")
    assert last_year.severities("annual-report-missing") == ["deficiency"]


def test_an_unknown_founding_makes_it_a_doubt() -> None:
    pack = without_fact(complete().without("annual_report"), "business_licence", "established_on")
    assert pack.severities("annual-report-missing") == ["doubt"]


def test_an_old_inspection_stamp_is_outdated_proof() -> None:
    pack = with_fact(complete().without("annual_report"), "business_licence", "inspection_year", 2012)
    assert pack.severities("annual-report-outdated") == ["deficiency"]
    assert pack.found("annual-report-missing") == []


def test_a_trade_only_in_the_scope_is_a_doubt() -> None:
    pack = with_fact(
        complete(), "business_licence", "business_scope", "电风扇制造；食品生产（依法须经批准的项目除外）"
    )
    assert pack.severities("permit-required") == ["doubt"]


def test_a_mention_of_general_trades_is_nothing() -> None:
    scope = "电风扇制造；道路货物运输；建设工程施工；货物进出口；餐饮设备销售"
    assert with_fact(complete(), "business_licence", "business_scope", scope).found("permit-required") == []


def test_a_transporter_needs_its_licence_and_shows_it() -> None:
    pack = with_fact(complete(), "business_licence", "business_scope", "道路货物运输（不含危险货物）")
    pack = with_fact(pack, "product_introduction", "product_names", products("道路货物运输"))
    assert pack.severities("permit-required") == ["doubt"], "light lorries need none"
    pack.add(
        "permit", "道路运输经营许可证 交运管许可浙字330600123456号 道路普通货物运输", organization_name=NAME
    )
    assert pack.found("permit-required") == []
    assert next(item for item in pack.judge().submissions if item.id == "permits").status == "satisfied"


def test_services_need_no_inspection_report() -> None:
    pack = with_fact(
        complete().without("inspection_report"),
        "product_introduction",
        "product_names",
        products("物业管理服务"),
    )
    pack = with_text(pack, "product_introduction", "物业管理服务介绍")
    assert pack.found("inspection-report-missing") == []


def test_a_product_without_its_report_is_a_doubt_beside_others() -> None:
    pack = with_fact(complete(), "product_introduction", "product_names", products("落地电风扇、挂烫机"))
    (finding,) = pack.found("inspection-report-missing")
    assert finding.severity == "doubt"
    assert "挂烫机" in finding.message


def test_an_edition_newer_than_known_is_nothing() -> None:
    pack = with_fact(complete(), "system_certificate", "standard", "GB/T 19001-2029")
    assert pack.found("standard-superseded") == []


def test_what_a_list_names_and_is_no_longer_in_force_is_one_doubt() -> None:
    rows = [
        {"number": "GB/T 19001-2008", "title": "质量管理体系 要求"},
        {"number": "GB/T 28001-2011", "title": "职业健康安全管理体系 规范"},
        {"number": "GB/T 19001-2016", "title": "质量管理体系 要求"},
    ]
    (finding,) = with_fact(complete(), "standards_list", "standards", rows).found("standard-superseded")
    assert finding.severity == "doubt"
    assert "GB/T 19001-2008、GB/T 28001-2011" in finding.message


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3 中华人民共和国合同法\n4 中华人民共和国产品质量法", True),
        ("GB/T 28001-2011 职业健康安全管理体系", True),
        ("GB/T 28001-2011已由GB/T 45001-2020代替，本公司不再引用", False),
        ("GB 18584-2001（已停用）", False),
        ("中华人民共和国劳动合同法", False),
    ],
)
def test_a_line_that_says_what_is_gone_lists_it_not(text: str, told: bool) -> None:
    pack = with_text(complete(), "standards_list", f"法律法规及标准清单\n{text}")
    assert bool(pack.found("standard-superseded")) is told


def test_a_shop_online_needs_no_address() -> None:
    rows = [*OUTLETS, {"name": "清溪天猫旗舰店", "address": "", "phone": ""}]
    pack = without_fact(complete(), "organization_profile", "outlet_count")
    assert with_fact(pack, "outlet_list", "outlets", rows).judge().verdict == "complete"


@pytest.mark.parametrize(
    ("name", "address", "told"),
    [
        ("清溪官方旗舰店", "", False),
        ("清溪旗舰店", "", False),
        ("清溪南京旗舰店", "江苏省南京市栖霞区青年路349号一层", True),
    ],
)
def test_a_flagship_store_in_a_street_has_a_telephone(name: str, address: str, told: bool) -> None:
    rows = [*OUTLETS, {"name": name, "address": address, "phone": ""}]
    pack = without_fact(complete(), "organization_profile", "outlet_count")
    assert bool(with_fact(pack, "outlet_list", "outlets", rows).found("outlet-incomplete")) is told


def test_a_column_that_is_nowhere_is_said_once() -> None:
    rows = [row | {"phone": ""} for row in OUTLETS]
    (finding,) = with_fact(complete(), "outlet_list", "outlets", rows).found("outlet-incomplete")
    assert "各行（共2行）" in finding.message


def test_a_column_of_phones_under_an_unknown_head_is_not_said_to_be_missing() -> None:
    rows = [row | {"phone": ""} for row in OUTLETS]
    pack = with_fact(complete(), "outlet_list", "outlets", rows)
    assert pack.severities("outlet-incomplete") == ["deficiency"]
    shown = "\n".join(f"{row['name']} {row['address']} 找老王 {row['phone']}" for row in OUTLETS)
    assert with_text(pack, "outlet_list", shown).severities("outlet-incomplete") == ["doubt"]


def test_the_same_place_for_sales_and_for_service_is_no_duplicate() -> None:
    rows = [*OUTLETS, OUTLETS[0] | {"kind": "销售"}]
    pack = without_fact(complete(), "organization_profile", "outlet_count")
    assert with_fact(pack, "outlet_list", "outlets", rows).judge().verdict == "complete"


def test_every_superseded_edition_says_since_when_and_where_that_stands() -> None:
    rows = SCHEME.data["standards"]["superseded"]
    for row in rows:
        assert parse_standard(row["number"]) and parse_standard(row["replaced_by"]), row
        rows_after = [
            other for other in rows if other["number"] == row["number"] and other["since"] > row["since"]
        ]
        assert not rows_after or row.get("until"), f"two rows speak of {row['number']} on the same day"
        newer = [other for other in rows if other["number"] == row["replaced_by"]]
        assert all(
            "unknown" in (row["since"], other["since"]) or row["since"] < other["since"] for other in newer
        )
        for day in (row["since"], row.get("transition", row["since"])):
            assert day == "unknown" or date.fromisoformat(day), row


@pytest.mark.parametrize(
    ("standard", "day", "severities"),
    [
        ("GB/T 29490-2013", date(2025, 6, 1), []),
        ("GB/T 29490-2013", date(2026, 1, 1), ["doubt"]),
        ("GB/T 22080-2016", date(2026, 6, 1), []),
    ],
)
def test_certificates_are_spoken_of_when_their_transition_is_over(
    standard: str, day: date, severities: list[str]
) -> None:
    pack = with_fact(complete(), "system_certificate", "standard", standard)
    pack = with_fact(pack, "system_certificate", "valid_until", "2028-01-01")
    assert replace(pack, as_of=day).severities("standard-superseded") == severities


@pytest.mark.parametrize(
    ("chart", "said"),
    [
        ("总经理\n生产部\n销售部\n售后服务部", ["content-missing"]),
        ("总经理\n生产部\n销售部\n客户服务中心", ["content-missing"]),
        ("总经理\n生产部\n销售部\n财务部", ["after-sales-organization-missing"]),
        ("总经理\n销售部\n售后服务部\n投诉受理组\n上门服务组", []),
        ("总经理\n销售部\n客服部\n维修班\n呼叫中心", []),
        ("总经理\n销售部\n售后服务部\n售后服务组织机构图", []),
    ],
)
def test_a_chart_shows_how_the_after_sales_unit_is_organized_or_people_decide(
    chart: str, said: list[str]
) -> None:
    findings = with_text(complete(), "organization_chart", chart).judge().findings
    assert [item.code for item in findings if item.submission == "organization_chart"] == said


def test_what_money_is_spent_on_describes_no_facilities() -> None:
    text = "售后服务体系\n经费120万元，其中车辆及培训占两成，工具费用占一成。"
    (finding,) = with_text(complete(), "service_system", text).found("facilities-missing")
    assert (finding.severity, finding.evidence[0].text[:7]) == ("doubt", "经费120万元")
    text += "\n配有服务车辆5台。"
    assert with_text(complete(), "service_system", text).found("facilities-missing") == []


def test_a_manual_that_holds_the_listed_procedures_suffices() -> None:
    pack = complete().without("management_document")
    pack.add(
        "management_document",
        "售后服务管理手册 QX-SH-01\n第五章 投诉处理程序 QX-SH-02\n维修 退换货 培训 监督考核",
    )
    assert pack.found("listed-document-missing") == []


@pytest.mark.parametrize("name", ["11/售后服务管理手册.pdf", "11/QX-SH-01（加密）.pdf"])
def test_a_listed_manual_that_is_locked_is_spoken_of_once(name: str) -> None:
    pack = complete().without("management_document").file(name, problem_code="file-encrypted")
    pack.add("management_document", "投诉处理程序\nQX-SH-02\n维修 退换货 培训 监督考核")
    assert pack.severities("file-encrypted") == ["doubt"]
    assert pack.found("listed-document-missing") == []


def test_listed_forms_need_not_be_sent() -> None:
    rows = [
        {"number": "QX-SH-01", "title": "售后服务管理手册"},
        {"number": "QX-JL-01", "title": "客户回访记录表"},
    ]
    pack = with_fact(complete(), "management_document_list", "document_list", rows)
    assert pack.found("listed-document-missing") == []


SEALED = {"codes": {"missing": "seal-missing"}}
OUTLETS_ASKED = next(spec.params for spec in SCHEME.checks if spec.check == "rows")


def test_seals_where_a_scheme_demands_them() -> None:
    checks = (CheckSpec("seals", SEALED | {"kinds": ["business_licence"], "severity": "deficiency"}),)
    pack = Pack(scheme=replace(SCHEME, checks=checks)).add("business_licence")
    assert pack.severities("seal-missing") == ["deficiency"]
    sealed = Pack(scheme=replace(SCHEME, checks=checks)).add(
        "business_licence", marks=[Mark("seal", Box(0.6, 0.6, 0.8, 0.8))]
    )
    assert sealed.found("seal-missing") == []


@pytest.mark.parametrize(
    "text",
    [
        "［请填写公司名称］本公司采用直销",
        "联系人：【填写姓名】 经销",
        "某某有限公司采用直销方式",
        "直销 {{ name }}",
    ],
)
def test_templates_are_seen(text: str) -> None:
    assert with_text(complete(), "sales_mode", text.replace("［", "[").replace("］", "]")).found(
        "placeholder-text"
    )


@pytest.mark.parametrize("text", ["直销。客户签字：____", "型号XX-200经销商供货", "直销 13XXXXXXXXX 脱敏"])
def test_blanks_and_models_are_no_templates(text: str) -> None:
    assert with_text(complete(), "sales_mode", text).severities("placeholder-text") in ([], ["doubt"])


FORM = "产成品检验记录\n检验日期\n检验结论\n检验员"


def test_a_paper_in_which_nothing_is_filled_in_is_a_doubt() -> None:
    empty = complete().add("inspection_report", FORM)
    assert empty.severities("placeholder-text") == ["doubt"]
    assert "检验结论" in empty.found("placeholder-text")[0].message


def test_a_paper_that_tells_whose_it_is_or_whose_values_a_picture_may_hide_is_none() -> None:
    filled = complete().add("inspection_report", FORM, report_number="QX2024-018")
    assert not filled.found("placeholder-text")
    assert not complete().add("inspection_report", FORM, ocr=0.9).found("placeholder-text")


def test_a_specimen_of_a_paper_is_a_doubt() -> None:
    specimen = complete().add("business_licence", "营业执照\n名称：某某市某某机械有限公司", ocr=0.95)
    assert specimen.severities("placeholder-text") == ["doubt"]


def test_broken_checks_are_named() -> None:
    for spec, word in (
        (CheckSpec("magic", {}), "magic"),
        (CheckSpec("seals", {}), "codes"),
        (CheckSpec("seals", SEALED), "kinds"),
        (
            CheckSpec("rows", OUTLETS_ASKED | {"colour": 1}),
            "colour",
        ),
    ):
        with pytest.raises(SchemeError, match=word):
            validate_checks(replace(SCHEME, checks=(spec,)))
    with pytest.raises(SchemeError, match="seal-missing"):
        validate_checks(replace(SCHEME, findings={}, checks=(CheckSpec("seals", SEALED | {"kinds": []}),)))


def test_an_empty_case_is_judged() -> None:
    assert judge(Pack().case()).verdict == "unreadable"


def test_formats() -> None:
    assert is_valid_outer(CODE) and is_valid_either(CODE) and is_valid_inner(CODE)
    assert not is_valid_outer(CODE[:-1] + "C")
    assert not is_valid_either("33010000000001")


def test_a_leap_day_some_years_ago() -> None:
    assert years_before(date(2028, 2, 29), 2) == date(2026, 2, 28)
    assert months_before(date(2026, 8, 31), 6) == date(2026, 2, 28)
    assert months_before(date(2026, 1, 15), 1) == date(2025, 12, 15)
    assert days_before(date(2026, 3, 1), 30) == date(2026, 1, 30)


def test_product_names() -> None:
    assert split_names("空调、冰箱和洗衣机的销售") == ["空调", "冰箱", "洗衣机"]
    assert alike("酥性饼干", "饼干（酥性）")
    assert alike("家用净水机", "反渗透净水机")
    assert alike("滚筒洗衣机", "洗衣机")
    assert not alike("挂烫机", "落地电风扇")
    assert not alike("架空绝缘电缆", "电力电缆")
    assert not alike("云枢设备物联平台V2.1", "云枢工单管理系统V3.0")


def with_products(*products: dict[str, str]) -> Pack:
    return with_fact(complete(), "product_introduction", "product_names", list(products))


def test_the_report_that_the_list_of_products_tells_must_be_there() -> None:
    fan = {"name": "落地电风扇", "model": "FS-40"}
    assert with_products(fan | {"report": "J2026-01"}).found("inspection-report-missing") == []
    other = with_products(fan | {"report": "J2026-09"})
    assert other.found("inspection-report-missing") == []
    assert other.severities("detail-mismatch") == ["doubt"]
    assert with_products(fan | {"report": "见附件"}).found("inspection-report-missing") == []


def test_a_second_products_missing_report_does_not_hide_behind_the_first() -> None:
    products = ({"name": "落地电风扇", "model": "FS-40"}, {"name": "挂烫机", "model": "GT-1"})
    (finding,) = with_products(*products).found("inspection-report-missing")
    assert "挂烫机" in finding.message and "落地电风扇" not in finding.message
    unnamed = with_products(*products).add("inspection_report", "检验报告 合格", report_number="J2026-02")
    assert unnamed.found("inspection-report-missing") == []
    more = with_products(*products, {"name": "加湿器", "model": "JS-1"})
    more = more.add("inspection_report", "检验报告 合格", report_number="J2026-02")
    assert more.severities("inspection-report-missing") == ["doubt"]


def test_a_list_sent_anew_that_repeats_itself_is_seen_beside_the_old_one() -> None:
    pack = complete().add("outlet_list", "网点清单", outlets=[*OUTLETS, OUTLETS[0]])
    assert pack.severities("outlet-duplicate").count("deficiency") == 1


def test_the_keywords_and_formats_that_schemes_may_use_are_those_there_are() -> None:
    validator = fact_validator({}, date(2026, 11, 24))
    assert set(OWN_KEYWORDS) <= set(validator.VALIDATORS)
    assert set(OWN_FORMATS) == set(validator.format_checker.checkers)


@pytest.mark.parametrize(
    ("said", "severity"),
    [
        ("法定代表人XXX", "deficiency"),
        ("本制度自20XX年XX月起实施", "deficiency"),
        ("联系人：×××", "deficiency"),
        ("由XXX负责回访", "doubt"),
        ("公司位于XX市", "deficiency"),
        ("公司总部在XX省XX市", "deficiency"),
        ("由（姓名）担任部长", "deficiency"),
        ("负责人（姓名）对本说明的真实性负责", "deficiency"),
        ("公司始建于201X年", "deficiency"),
        ("已设网点N个", "deficiency"),
        ("总经理张某某负责渠道", "deficiency"),
        ("由______有限公司统一销售", "deficiency"),
        ("经销商设在××区××路", "doubt"),
        ("由□□□负责", "doubt"),
        ("主要销售XX产品", "doubt"),
        ("请拨打****热线", "doubt"),
        ("手机1××××××××××", "doubt"),
        ("2026年客户满意率XX%", "deficiency"),
        ("专项经费预算为XX万元", "deficiency"),
        ("现有服务人员××名", "deficiency"),
        ("服务热线400-XXX-XXXX", "doubt"),
    ],
)
def test_a_blank_that_was_never_filled(said: str, severity: str) -> None:
    text = f"商品销售方式\n公司通过门店零售和工程直销。{said}。"
    assert with_text(complete(), "sales_mode", text).severities("placeholder-text") == [severity]


@pytest.mark.parametrize(
    "said",
    [
        "客户电话138XXXX1234",
        "型号XXL-01的产品",
        "客户地址：绍兴市××小区",
        "联系人（姓名）：俞山",
        "登记负责人（姓名）和电话",
        "□是 □否",
        "客户张某投诉案",
        "由JJ-XX产品代替",
        "每N个月一次",
        "身份证131003********2421",
        "尺码XXXL",
        "编号规则为ZG-YYYY-XXX",
        "通知单编号ZG/XXX，XXX为三位流水号",
        "满意率98%，型号AXX万元店专供",
    ],
)
def test_what_was_masked_or_is_a_label_is_no_blank(said: str) -> None:
    text = f"商品销售方式\n公司通过门店零售和工程直销。{said}。"
    assert with_text(complete(), "sales_mode", text).found("placeholder-text") == []


@pytest.mark.parametrize(
    ("said", "severities"),
    [
        ("授权书写明：负责人（姓名）负责签字。", ["doubt"]),
        ("地址写成XX省XX市。", ["doubt"]),
        ("档案按20XX年分册。", []),
        ("例：客户张某某来电。", []),
    ],
)
def test_rules_hold_examples_and_rules_for_names(said: str, severities: list[str]) -> None:
    text = f"售后服务管理手册\n文件编号：QX-SH-01\n维修、退换货、培训、监督考核、投诉。\n{said}"
    assert with_text(complete(), "management_document", text).severities("placeholder-text") == severities


def test_a_row_of_a_table_without_such_columns_is_a_question_beside_one_that_has_them() -> None:
    for row in ({"name": "自营门店", "region": "个人用户"}, {"name": "售后接待室", "address": "总部一层"}):
        pack = with_fact(complete(), "outlet_list", "outlets", [*OUTLETS, row])
        assert pack.severities("outlet-incomplete") == ["doubt"]
    blank = [*OUTLETS, {"name": "自营门店", "address": "", "phone": "", "region": "个人用户"}]
    pack = with_fact(complete(), "outlet_list", "outlets", blank)
    assert pack.severities("outlet-incomplete") == ["deficiency"]


def test_all_blanks_of_a_paper_are_told_together() -> None:
    text = "商品销售方式\n公司通过门店零售。法定代表人XXX。\n自20XX年XX月起由XXX负责。"
    (finding,) = with_text(complete(), "sales_mode", text).found("placeholder-text")
    assert "“法定代表人XXX”、“20XX年XX月”、“XXX”" in finding.message


@pytest.mark.parametrize(
    ("kind", "text", "severities"),
    [
        ("service_system", "SXX/SH-02 服务承诺及目标\n满意度不低于98%", []),  # filed as something else
        ("cover", "目录\n服务承诺及目标", ["deficiency"]),  # a cover names what it does not hold
        (
            "organization_profile",
            "公司公开了服务承诺及目标，多年来深受好评并得到客户的信任",
            ["deficiency"],
        ),
    ],
)
def test_what_is_listed_may_have_been_filed_as_something_else(
    kind: str, text: str, severities: list[str]
) -> None:
    rows = [{"number": "", "title": "服务承诺及目标"}]
    pack = with_fact(complete(), "management_document_list", "document_list", rows)
    assert pack.add(kind, text).severities("listed-document-missing") == severities


THREE = [*OUTLETS, *({"name": f"第{n}店", "address": f"杭州市解放路{n}号"} for n in range(3))]


@pytest.mark.parametrize(("shown", "told"), [(THREE, 0), (THREE[:3], 0), (THREE[:2], 2), (OUTLETS[:1], 1)])
def test_a_list_shown_again_on_slides_repeats_no_outlet(shown: list[dict[str, str]], told: int) -> None:
    pack = with_fact(complete(), "outlet_list", "outlets", THREE)
    pack = pack.add("outlet_list", "网点清单", outlets=shown)
    assert len(pack.found("outlet-duplicate")) == told
