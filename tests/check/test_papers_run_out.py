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


@pytest.mark.parametrize(("until", "severity"), [(VALID, "note"), (GONE, "deficiency")])
def test_the_same_number_in_force_renews_it_for_another_name(until: str, severity: str) -> None:
    """Who changes the name keeps the permit's number."""
    pack = food().add(
        "permit",
        "食品生产许可证 SC11033060200123 饼干",
        certificate_number="SC11033060200123",
        organization_name="绍兴老字号饼干厂",
        valid_until=GONE,
    )
    assert permit(pack, "食品生产许可证", until).severities("permit-expired")[0] == severity


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


def approvals(gone: str, valid: str) -> Pack:
    """Two approvals of the maker's that a seller encloses, the first of them run out."""
    pack = complete()
    for number, (goods, until) in enumerate(((gone, GONE), (valid, VALID))):
        pack = pack.add(
            "permit",
            f"涉及饮用水卫生安全产品卫生许可批件 {goods}",
            certificate_number=f"（浙）卫水字（2022）第S041{number}号",
            certificate_type="涉及饮用水卫生安全产品卫生许可批件",
            organization_name=NAME,
            permit_scope=goods,
            valid_until=until,
        )
    return pack


@pytest.mark.parametrize(
    ("gone", "valid"),
    [
        ("涟泉牌LQ-RO600反渗透净水机", "涟泉牌LQ-UF1000超滤净水机"),
        ("无创呼吸机 YH-780", "无创呼吸机 YH-300"),
        ("电动轮椅车", "医用分子筛制氧机"),
        ("耳背式助听器", "耳内式助听器"),
    ],
)
def test_an_approval_of_other_goods_is_no_renewal(gone: str, valid: str) -> None:
    assert approvals(gone, valid).severities("permit-expired") == ["doubt"]


@pytest.mark.parametrize(
    ("gone", "valid"),
    [
        ("涟泉牌LQ-RO600反渗透净水机", "涟泉牌LQ-RO600型反渗透净水机"),
        ("糕点（热加工糕点）、饼干", "烘烤类糕点、饼干、速冻食品"),
        ("建筑装修装饰工程专业承包贰级", "建筑装修装饰工程专业承包壹级"),
        ("道路普通货物运输", "普通货运"),
    ],
)
def test_a_new_paper_for_the_same_is_one(gone: str, valid: str) -> None:
    assert approvals(gone, valid).severities("permit-expired") == ["note"]


def certificates(holder: str, *, ocr: float | None = None) -> list[str]:
    """The applicant's certificate has run out; one to the same standard is in force."""
    pack = complete().without("system_certificate")
    for name, until in ((NAME, GONE), (holder, VALID)):
        pack.add(
            "system_certificate",
            "质量管理体系认证证书",
            ocr=ocr,
            standard="GB/T 19001-2016",
            organization_name=name,
            issued_on="2024-11-25",
            certificate_number=f"016ZB23Q3124{len(until + name) % 7}R2M",
            valid_until=until,
        )
    return pack.severities("certificate-expired")


def test_another_holder_s_certificate_renews_none() -> None:
    assert certificates("杭州清溪电器销售有限公司") == ["deficiency"]


@pytest.mark.parametrize("holder", [NAME, NAME.replace("清", "青")])
def test_its_own_does_though_a_letter_was_misread(holder: str) -> None:
    assert certificates(holder, ocr=0.97) == ["note"]


def test_a_report_on_another_model_is_no_newer_one() -> None:
    pack = complete().without("inspection_report")
    for model, day in (("RO600", "2021-08-30"), ("UF1000", "2026-05-14")):
        pack.add(
            "inspection_report", "检验报告", product_name="家用净水机", model=model, conclusion="pass",
            issued_on=day, report_number=f"YJ-{model}", issued_by="浙江检测中心", client=NAME,
        )  # fmt: skip
    assert pack.severities("inspection-expired") == ["doubt"]
