"""Who applies: whom the other papers name; a head office before its branch; else a person decides."""

import pytest

from intake.checks.applicant import candidates_of
from tests.check.builders import CODE, NAME, OTHER_CODE, Pack

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
