"""What strangers' packs taught: papers that are others' by right, texts that are certain, terms by law."""

import pytest

from tests.check.builders import (
    CLAUSES,
    CODE,
    NAME,
    SERVICE_SYSTEM,
    Pack,
    complete,
    with_fact,
    with_text,
)

MAKER = "深圳澜图医疗设备股份有限公司"


def seller() -> Pack:
    return with_fact(complete(), "business_licence", "business_scope", "第二类医疗器械销售；医疗设备维修")


@pytest.mark.parametrize(
    ("certificate", "severity"),
    [
        ("医疗器械注册证", "doubt"),
        ("食品生产许可证", "doubt"),
        ("医疗器械经营许可证", "deficiency"),
        ("道路运输经营许可证", "deficiency"),
    ],
)
def test_a_sellers_products_bear_their_makers_permits(certificate: str, severity: str) -> None:
    pack = seller().add("permit", certificate, certificate_type=certificate, organization_name=MAKER)
    assert pack.severities("name-mismatch") == [severity]


def test_a_makers_own_production_permit_must_be_its_own() -> None:
    pack = complete().add("permit", "许可证", certificate_type="食品生产许可证", organization_name=MAKER)
    assert pack.severities("name-mismatch") == ["deficiency"]


@pytest.mark.parametrize(("ocr", "severity"), [(None, "deficiency"), (0.97, "doubt")])
def test_a_name_two_characters_off_is_certain_in_a_text_layer(ocr: float | None, severity: str) -> None:
    near = NAME.replace("清溪", "青奚")
    pack = complete().add(
        "system_certificate",
        near,
        ocr=ocr,
        certificate_type="认证证书",
        organization_name=near,
        valid_until="2027-03-04",
    )
    assert pack.severities("name-mismatch") == [severity]


@pytest.mark.parametrize(("certificate", "noted"), [("第二类医疗器械经营备案凭证", 0), ("经营许可证", 1)])
def test_a_record_has_no_end_of_validity(certificate: str, noted: int) -> None:
    pack = complete().add("permit", certificate, certificate_type=certificate, organization_name=NAME)
    assert len(pack.found("required-field-missing")) == noted


def test_a_certificate_valid_to_the_day_of_review_is_in_force() -> None:
    assert (
        with_fact(complete(), "system_certificate", "valid_until", "2026-11-24").found(
            "certificate-expired"
        )
        == []
    )
    assert (
        with_fact(complete(), "business_licence", "valid_until", "2026-11-24").found("licence-expired")
        == []
    )


def test_running_words_that_lack_a_clauses_words_are_a_doubt() -> None:
    text = SERVICE_SYSTEM.replace("，回收废旧产品", "")
    assert with_text(complete(), "service_system", text).severities("clause-not-covered") == ["doubt"]


def test_a_table_of_clauses_that_leaves_one_out_lacks_it() -> None:
    text = CLAUSES.replace("\n5.1.7 服务文化：服务理念为客户至上。", "")
    assert with_text(complete(), "service_system", text).severities("clause-not-covered") == ["deficiency"]
    assert with_text(complete(), "service_system", CLAUSES).judge().verdict == "complete"


def test_permits_that_are_not_always_required_satisfy_when_they_are_there() -> None:
    pack = complete().add(
        "product_certificate",
        "中国国家强制性产品认证证书",
        submission="permits",
        organization_name=NAME,
        unified_social_credit_code=CODE,
        valid_until="2028-01-01",
    )
    states = {item.id: item.status for item in pack.judge().submissions}
    assert states["permits"] == "satisfied"


@pytest.mark.parametrize(
    "text",
    [
        "我们是专业的医学影像与监护设备经销服务商，员工60人，荣获多项荣誉。",
        "公司专注于安防系统集成，现有员工45人，坚持客户至上的理念。",
    ],
)
def test_a_profile_that_says_what_the_company_does(text: str) -> None:
    assert with_text(complete(), "organization_profile", text).found("content-missing") == []
