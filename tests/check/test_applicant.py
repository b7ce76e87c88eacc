"""Who applies: whom the other papers name; a head office before its branch; else a person decides."""

import pytest

from intake.checks.applicant import candidates_of
from intake.model import Box, Fact
from tests.check.builders import CODE, NAME, OTHER_CODE, Pack, complete

OTHER = "宁波远帆电器有限公司"
BRANCH = f"{NAME}杭州分公司"


def pack(*licences: tuple[str, float], named: tuple[str, ...] = ()) -> Pack:
    """Licences of these names, read that surely, and profiles that name these."""
    made = Pack()
    for (name, sure), code in zip(licences, (CODE, OTHER_CODE, ""), strict=False):
        made.add("business_licence", "营业执照", confidence=sure, organization_name=name,
                 unified_social_credit_code=code)  # fmt: skip
    for name in named:
        made.add("organization_profile", "简介", organization_name=name)
    return made


def applicant(made: Pack) -> str:
    return str(candidates_of(made.case())[0].name.value)


@pytest.mark.parametrize("sure", [0.9, 0.999])
def test_the_applicant_is_whom_the_other_papers_name(sure: float) -> None:
    assert applicant(pack((NAME, 0.99), (OTHER, sure), named=(NAME,))) == NAME
    assert applicant(pack((NAME, 0.99), (OTHER, sure), named=(OTHER, OTHER, NAME))) == OTHER


@pytest.mark.parametrize("sure", [0.9, 0.999])
def test_a_branch_ranks_below_its_head_office_whatever_the_photographs_are_like(sure: float) -> None:
    made = pack((BRANCH, sure), (NAME, 0.99))
    assert applicant(made) == NAME
    assert made.found("applicant-uncertain") == []


def test_a_branch_that_the_papers_name_applies_itself() -> None:
    assert applicant(pack((NAME, 0.999), (BRANCH, 0.9), named=(BRANCH,))) == BRANCH


def test_two_copies_of_one_licence_are_one_body() -> None:
    made = pack((NAME, 0.99), (NAME, 0.98))
    assert len(candidates_of(made.case())) == 1
    assert made.found("applicant-uncertain") == []


@pytest.mark.parametrize("named", [(), (NAME, OTHER)])
def test_where_the_papers_do_not_decide_a_person_must(named: tuple[str, ...]) -> None:
    (finding,) = pack((NAME, 0.99), (OTHER, 0.98), named=named).found("applicant-uncertain")
    assert finding.severity == "doubt"
    assert NAME in finding.message
    assert OTHER in finding.message
    assert len(finding.evidence) == 2


def with_facts(made: Pack, **values: str) -> Pack:
    """The pack, its last document stating these."""
    document, box = made.documents[-1].id, Box(0.1, 0.1, 0.5, 0.12)
    made.facts += [Fact(document, name, value, value, 1, box, 0.98) for name, value in values.items()]
    return made


def annual_reports(*reports: tuple[str, str], licences: tuple[tuple[str, str], ...] = ()) -> list[str]:
    """A whole case whose annual reports for the year due bear these names and codes."""
    made = complete().without("annual_report")
    for name, code in licences:
        made.add("business_licence", "营业执照", organization_name=name, unified_social_credit_code=code)
    for name, code in reports:
        made.add("annual_report", "2025年度报告", annual_report_year=2025)
        if name:
            made = with_facts(made, organization_name=name)
        if code:
            made = with_facts(made, unified_social_credit_code=code)
    return made.severities("annual-report-missing")


@pytest.mark.parametrize("code", [OTHER_CODE, ""])
def test_a_branch_s_annual_report_is_not_its_head_office_s(code: str) -> None:
    assert annual_reports((BRANCH, code), licences=((BRANCH, OTHER_CODE),)) == ["deficiency"]
    assert annual_reports((BRANCH, code)) == ["deficiency"]


@pytest.mark.parametrize("report", [(OTHER, OTHER_CODE), (OTHER, ""), ("", OTHER_CODE)])
def test_a_subsidiary_s_annual_report_is_not_its_parent_s(report: tuple[str, str]) -> None:
    assert annual_reports(report, licences=((OTHER, OTHER_CODE),)) == ["deficiency"]


@pytest.mark.parametrize("own", [(NAME, CODE), (NAME, ""), ("", CODE), ("", "")])
def test_the_applicant_s_own_report_is_enough_beside_the_branch_s(own: tuple[str, str]) -> None:
    assert annual_reports((BRANCH, OTHER_CODE), own, licences=((BRANCH, OTHER_CODE),)) == []


def test_a_stranger_s_report_is_told_by_its_name_alone() -> None:
    assert annual_reports(("上海康泉环保科技有限公司", "")) == []
