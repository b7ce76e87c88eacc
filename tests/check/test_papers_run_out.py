"""A permit that has run out: whose renewal law demands, whose is asked about, whose is no matter."""

import pytest

from tests.check.builders import NAME, Pack, complete, with_fact

GONE, VALID = "2026-11-23", "2027-11-23"


def food(scope: str = "许可项目：食品生产；食品销售") -> Pack:
    pack = with_fact(complete(), "business_licence", "business_scope", scope)
    return with_fact(pack, "product_introduction", "product_names", [{"name": "酥性饼干"}])


def permit(pack: Pack, text: str, until: str, number: str = "SC11033060200123") -> Pack:
    return pack.add(
        "permit",
        f"{text} {number} 饼干",
        certificate_number=number,
        organization_name=NAME,
        valid_until=until,
    )


def test_what_a_declared_trade_needs_is_demanded_anew() -> None:
    assert permit(food(), "食品生产许可证", GONE).severities("permit-expired") == ["deficiency"]


def test_the_last_day_counts() -> None:
    assert permit(food(), "食品生产许可证", "2026-11-24").severities("permit-expired") == []


def test_beside_one_in_force_it_is_a_note() -> None:
    pack = permit(permit(food(), "食品生产许可证", GONE), "食品生产许可证", VALID, "SC11033060200456")
    assert pack.severities("permit-expired") == ["note"]


def test_a_permit_of_another_type_is_no_renewal() -> None:
    """Who sells what he makes holds both; the one to make food has run out."""
    pack = with_fact(complete(), "business_licence", "business_scope", "许可项目：食品生产；食品销售")
    pack = permit(pack, "食品生产许可证", GONE)
    pack = pack.add(
        "permit",
        "食品经营许可证 JY13306010012345",
        certificate_number="JY13306010012345",
        certificate_type="食品经营许可证",
        organization_name=NAME,
        valid_until=VALID,
    )
    pack = with_fact(pack, "permit", "certificate_type", "食品生产许可证")
    assert pack.severities("permit-expired") == ["doubt"]


def test_what_nothing_declared_needs_is_a_doubt() -> None:
    pack = permit(complete(), "道路运输经营许可证", GONE, "交运管许可浙字330600123456号")
    assert pack.severities("permit-expired") == ["doubt"]


@pytest.mark.parametrize(
    "paper",
    [
        "制造计量器具许可证",
        "组织机构代码证",
        "物业服务企业资质证书",
        "计算机信息系统安全专用产品销售许可证",
        "对外贸易经营者备案登记表",
        "食品流通许可证",
    ],
)
def test_papers_that_no_authority_issues_any_more_are_a_note(paper: str) -> None:
    assert permit(complete(), paper, "2016-05-01", "浙制00000001号").severities("permit-expired") == [
        "note"
    ]


def test_a_trade_that_only_may_need_it_is_asked_about() -> None:
    pack = with_fact(complete(), "business_licence", "business_scope", "道路货物运输（不含危险货物）")
    pack = with_fact(pack, "product_introduction", "product_names", [{"name": "道路货物运输"}])
    pack = permit(pack, "道路运输经营许可证 道路普通货物运输", GONE, "交运管许可浙字330600123456号")
    assert pack.severities("permit-expired") == ["doubt"], "light lorries need none"
