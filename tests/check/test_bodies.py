"""Annual reports differ by the kind of body: by which day, how, and how sure a demand is."""

from dataclasses import replace
from datetime import date

import pytest

from intake.checks.bodies import body_of
from tests.check.builders import CODE, Pack, complete, with_fact


def applicant(printed: str, code: str = CODE) -> Pack:
    pack = complete().without("annual_report")
    pack = with_fact(pack, "business_licence", "unified_social_credit_code", code)
    return with_fact(pack, "business_licence", "organization_type", printed)


@pytest.mark.parametrize(
    ("printed", "severity", "asked"),
    [
        ("有限责任公司（自然人独资）", "deficiency", "年度报告公示页面"),
        ("个体工商户", "doubt", "纸质年度报告"),
        ("农民专业合作社", "doubt", "年度报告公示页面"),
        ("事业单位", "doubt", "事业单位法人年度报告"),
        ("民办非企业单位（法人）", "doubt", "年度检查结论"),
        ("特殊普通合伙 律师事务所", "doubt", "年度考核"),
    ],
)
def test_each_kind_of_body_is_asked_for_its_own_proof(printed: str, severity: str, asked: str) -> None:
    (finding,) = applicant(printed).found("annual-report-missing")
    assert finding.severity == severity
    assert asked in str(finding.remedy if severity == "deficiency" else finding.values)


@pytest.mark.parametrize(
    ("day", "year"), [(date(2026, 3, 31), 2024), (date(2026, 4, 1), 2025), (date(2026, 6, 30), 2025)]
)
def test_an_institution_reports_by_the_end_of_march(day: date, year: int) -> None:
    (finding,) = replace(applicant("事业单位"), as_of=day).found("annual-report-missing")
    assert f"{year}年度" in finding.message


@pytest.mark.parametrize(("day", "year"), [(date(2026, 6, 30), 2024), (date(2026, 7, 1), 2025)])
def test_a_company_reports_by_the_end_of_june(day: date, year: int) -> None:
    (finding,) = replace(applicant("有限责任公司"), as_of=day).found("annual-report-missing")
    assert f"{year}年度" in finding.message


def test_the_code_tells_the_body_where_no_type_is_printed() -> None:
    pack = complete().without("annual_report")
    cooperative = with_fact(pack, "business_licence", "unified_social_credit_code", "93330100799655058H")
    assert cooperative.severities("annual-report-missing") == ["doubt"]
    assert pack.severities("annual-report-missing") == ["deficiency"]


def test_an_individual_business_may_have_no_name() -> None:
    named = with_fact(complete(), "business_licence", "organization_type", "个体工商户")
    ids = {item.id for item in named.documents if item.kind == "business_licence"}
    facts = [
        fact for fact in named.facts if not (fact.document in ids and fact.name == "organization_name")
    ]
    assert replace(named, facts=facts).severities("required-field-missing") == ["doubt"]


def test_a_body_is_told_by_the_type_printed_or_by_its_code_and_else_is_the_last() -> None:
    by_type, by_code, last = {"types": "个体", "name": "1"}, {"codes": ["12", "51"]}, {"name": "3"}
    bodies = [by_type, by_code, last]
    source = {"kind": "business_licence", "type": "organization_type", "code": "unified_social_credit_code"}

    def told(**facts: str) -> object:
        return body_of(Pack().add("business_licence", **facts).case(), source, bodies)

    assert told(organization_type="个 体工商户", unified_social_credit_code=CODE) is by_type
    assert told(organization_type="事业单位", unified_social_credit_code="12330100799655058B") is by_code
    assert told(unified_social_credit_code="51330100799655058B") is by_code
    assert told(organization_type="公司", unified_social_credit_code=CODE) is last
    assert told() is last
    assert body_of(Pack().case(), source, bodies) is last
    assert body_of(Pack().add("permit", organization_type="个体工商户").case(), source, bodies) is last
