"""Whose particulars a paper's are compared with: those of the body that it names, else the applicant's."""

import pytest

from tests.check.builders import CODE, NAME, OTHER_CODE, Pack, complete, with_fact

BRANCH = f"{NAME}杭州分公司"


def with_branch(pack: Pack) -> Pack:
    return pack.add(
        "business_licence", "营业执照", organization_name=BRANCH, unified_social_credit_code=OTHER_CODE,
        legal_representative="章晓峰", established_on="2018-11-15", address="杭州市西湖区文三路18号",
    )  # fmt: skip


def profile(representative: str) -> Pack:
    return with_fact(
        with_branch(complete()), "organization_profile", "legal_representative", representative
    )


def told(pack: Pack) -> list[str]:
    return [str(one.message) for one in pack.found("detail-mismatch")]


@pytest.mark.parametrize("representative", ["陆振华", "章晓峰"])
def test_a_profile_is_compared_with_the_applicants_own_licence(representative: str) -> None:
    (message,) = told(profile(representative))
    assert representative in message
    assert "王澜" in message
    assert told(profile("王澜")) == []


def test_a_paper_of_the_branch_is_compared_with_the_branchs_licence() -> None:
    def permit(representative: str) -> list[str]:
        facts = {"certificate_type": "食品经营许可证", "organization_name": BRANCH}
        pack = with_branch(complete())
        return told(pack.add("permit", "许可证", legal_representative=representative, **facts))

    assert permit("章晓峰") == []
    (message,) = permit("王澜")
    assert "章晓峰" in message


def test_a_paper_that_names_nobody_is_the_applicants() -> None:
    pack = with_branch(complete()).add(
        "application_form", "认证申请表", legal_representative="章晓峰", applied_scope="落地电风扇"
    )
    (message,) = told(pack)
    assert "王澜" in message


def test_where_the_named_bodys_licence_is_missing_any_may_agree() -> None:
    pack = with_branch(complete().without("business_licence"))
    pack = with_fact(pack, "organization_profile", "legal_representative", "章晓峰")
    assert told(pack) == []


@pytest.mark.parametrize(
    "title", ["医疗器械生产许可证", "食品生产许可证", "道路运输经营许可证", "饲料生产许可证"]
)
def test_an_own_permit_names_the_representative_of_the_licence(title: str) -> None:
    facts = {"certificate_type": title, "organization_name": NAME, "valid_until": "2029-05-19"}
    (message,) = told(complete().add("permit", title, legal_representative="郭永江", **facts))
    assert "郭永江" in message
    assert told(complete().add("permit", title, legal_representative="王澜", **facts)) == []
    recorded = f"{title}\n变更记录：2026年5月8日 法定代表人由郭永江变更为王澜"
    assert told(complete().add("permit", recorded, legal_representative="郭永江", **facts)) == []
    makers = facts | {"organization_name": "宁波海天医疗器械有限公司"}
    assert told(complete().add("permit", title, legal_representative="郭永江", **makers)) == []


SUBSIDIARY = "绍兴清溪电器铸件有限公司"
"""A name so like the applicant's that it might be a slip."""


def reports(*held: tuple[str, str]) -> Pack:
    pack = complete().without("annual_report")
    for name, code in held:
        pack = pack.add(
            "annual_report", "年度报告", organization_name=name, unified_social_credit_code=code,
            annual_report_year=2025,
        )  # fmt: skip
    return pack


def accused(pack: Pack) -> set[str]:
    return {code for code in ("name-mismatch", "credit-code-mismatch") if list(pack.found(code))}


def test_a_subsidiarys_annual_report_beside_the_applicants_own_is_no_fault() -> None:
    assert accused(reports((NAME, CODE), (SUBSIDIARY, OTHER_CODE))) == set()


@pytest.mark.parametrize(
    "held",
    [
        [(SUBSIDIARY, OTHER_CODE)],  # no own report
        [(SUBSIDIARY, OTHER_CODE), (NAME, "91370200264574251E")],  # an own name, but not the code
        [(NAME, CODE), (SUBSIDIARY, "91440300708461136X")],  # a code that is nobody's: a slip
    ],
)
def test_without_an_own_report_beside_it_another_name_is_told(held: list[tuple[str, str]]) -> None:
    assert accused(reports(*held))
