"""Annual reports differ by the kind of body: by which day, how, and how sure a demand is."""

from dataclasses import replace
from datetime import date

import pytest

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
