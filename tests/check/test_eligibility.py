"""Who may apply: each condition shown, shown nowhere, or one to look at; never a finding."""

from dataclasses import replace

import pytest

from intake.checks.eligibility import conditions
from intake.model import Condition
from tests.check.builders import NAME, SCHEME, Pack


def rows(pack: Pack) -> dict[str, Condition]:
    return {item.title.key: item for item in conditions(pack.case())}


@pytest.mark.parametrize(
    ("organization_type", "state"),
    [
        ("有限责任公司（自然人投资或控股）", "met"),
        ("股份有限公司(上市)", "met"),
        ("农民专业合作社", "met"),
        ("事业单位法人", "met"),
        ("有限责任公司分公司（自然人投资或控股）", "look"),
        ("个体工商户", "look"),
        ("个人独资企业", "look"),
        ("有限合伙企业", "look"),
        ("其他", "not_shown"),
    ],
)
def test_a_legal_person(organization_type: str, state: str) -> None:
    pack = Pack().add("business_licence", organization_name=NAME, organization_type=organization_type)
    assert rows(pack)["legal_person"].state == state


def test_a_branch_beside_its_company_is_looked_at() -> None:
    pack = Pack().add("business_licence", organization_type="有限责任公司")
    pack = pack.add("business_licence", file="分公司.jpg", organization_type="有限责任公司分公司")
    row = rows(pack)["legal_person"]
    assert (row.state, row.places[0].file) == ("look", "分公司.jpg")


@pytest.mark.parametrize(
    ("capital", "state"), [(1_000_000.0, "met"), (999_999.99, "look"), (None, "not_shown")]
)
def test_the_floor_of_the_capital(capital: float | None, state: str) -> None:
    facts = {} if capital is None else {"registered_capital": capital}
    assert rows(Pack().add("business_licence", **facts))["registered_capital"].state == state


def test_the_capital_a_profile_tells_shows_it_where_the_licence_is_silent() -> None:
    pack = Pack().add("business_licence").add("organization_profile", registered_capital=5_000_000.0)
    row = rows(pack)["registered_capital"]
    assert (row.state, row.places[0].file) == ("met", "02.pdf")


@pytest.mark.parametrize(
    ("condition", "text", "state"),
    [
        ("premises", "公司租用办公面积560平方米", "met"),
        ("premises", "我们面向全市提供服务", "not_shown"),
        ("after_sales_unit", "总经理下设售后服务部", "met"),
        ("after_sales_unit", "服务部分客户", "not_shown"),
        ("no_accident", "近三年未发生重大质量事故和投诉", "met"),
        ("no_accident", "2024年曾发生质量事故一起，已整改", "look"),
        ("no_accident", "重大事故应急预案", "not_shown"),
        ("credit", "无严重违法失信记录", "met"),
        ("credit", "失信惩戒管理办法", "not_shown"),
        ("tax", "公司连续三年为纳税信用A级企业", "met"),
        ("tax", "纳税人识别号91330100799655058B", "not_shown"),
    ],
)
def test_what_the_applicant_says(condition: str, text: str, state: str) -> None:
    assert rows(Pack().add("service_system", text))[condition].state == state


def test_the_place_is_the_line_that_says_it() -> None:
    row = rows(Pack().add("service_system", "一、概述\n本公司近三年无重大安全事故。"))["no_accident"]
    assert row.places[0].text == "本公司近三年无重大安全事故。"


def test_the_table_refuses_nobody() -> None:
    pack = Pack().add("business_licence", organization_type="个体工商户", registered_capital=50_000.0)
    assert not {item.code for item in pack.judge().findings} & {"legal_person", "registered_capital"}
    assert len(pack.judge().eligibility) == len(SCHEME.data["eligibility"]["conditions"])


def test_a_scheme_without_the_data_has_no_table() -> None:
    data = {name: value for name, value in SCHEME.data.items() if name != "eligibility"}
    assert conditions(Pack(scheme=replace(SCHEME, data=data)).add("business_licence").case()) == ()


def test_kinds_and_facts_named_there_exist() -> None:
    for item in SCHEME.data["eligibility"]["conditions"]:
        for sign in (*item["look"], *item["met"]):
            kinds = [SCHEME.kinds[name] for name in sign.get("kinds", ())]
            if "fact" in sign:
                assert all(sign["fact"] in {field.name for field in kind.fields} for kind in kinds)
            if "floor" in sign:
                assert "floor" in item
