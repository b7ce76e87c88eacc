"""What strangers' packs taught: papers that are others' by right, texts that are certain, terms by law."""

import pytest

from tests.check.builders import (
    CLAUSES,
    CODE,
    NAME,
    OTHER_CODE,
    SERVICE_SYSTEM,
    Pack,
    complete,
    with_fact,
    with_text,
    without_fact,
)

MAKER = "深圳澜图医疗设备股份有限公司"


def seller() -> Pack:
    return with_fact(complete(), "business_licence", "business_scope", "第二类医疗器械销售；医疗设备维修")


@pytest.mark.parametrize(
    ("certificate", "severity"),
    [
        ("医疗器械注册证", []),
        ("食品生产许可证", []),
        ("医疗器械经营许可证", ["deficiency"]),
        ("道路运输经营许可证", ["deficiency"]),
    ],
)
def test_a_sellers_products_bear_their_makers_permits(certificate: str, severity: list[str]) -> None:
    pack = seller().add("permit", certificate, certificate_type=certificate, organization_name=MAKER)
    assert pack.severities("name-mismatch") == severity


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


def test_running_words_that_lack_a_clauses_words_are_doubted() -> None:
    text = SERVICE_SYSTEM.replace("，回收废旧产品", "")
    assert with_text(complete(), "service_system", text).severities("clause-not-covered") == ["doubt"]
    short = "售后服务体系建设情况\n配备服务车辆和检测设备，2026年售后服务经费预算120万元，服务人员30名。"
    assert "doubt" in with_text(complete(), "service_system", short).severities("clause-not-covered")


def test_a_word_that_may_belong_to_another_matter_covers_no_clause_by_itself() -> None:
    said = "，修理换下的旧件交客户查看"
    once = SERVICE_SYSTEM.replace("，回收废旧产品", said)
    assert with_text(complete(), "service_system", once).severities("clause-not-covered") == ["doubt"]
    twice = SERVICE_SYSTEM.replace("，回收废旧产品", said + "，报废的由公司统一处理")
    assert with_text(complete(), "service_system", twice).found("clause-not-covered") == []


def test_a_table_of_clauses_that_leaves_one_to_the_manual_is_doubted() -> None:
    text = CLAUSES.replace("\n5.3.2", "\n5.9.9").replace("投诉", "意见")
    pack = with_text(complete(), "service_system", text)
    assert pack.severities("clause-not-covered") == ["doubt"]


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


def test_what_only_a_branch_may_do_asks_the_applicant_for_nothing() -> None:
    scope = "物业管理；电梯维护（限分支机构经营）（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）"
    assert with_fact(complete(), "business_licence", "business_scope", scope).found("permit-required") == []


def test_one_sentence_that_excludes_two_clauses_is_said_once() -> None:
    text = CLAUSES.replace("5.2.3 配送：由物流送货上门。\n", "").replace(
        "5.2.6 废弃商品回收：回收废旧产品。", "5.2.3、5.2.6不适用。"
    )
    (finding,) = with_text(complete(), "service_system", text).found("exclusion-reason-missing")
    assert "5.2.3" in finding.message
    assert "5.2.6" in finding.message


def test_a_clause_called_by_its_number_is_spoken_of() -> None:
    text = CLAUSES.replace("5.1.7 服务文化：服务理念为客户至上。", "5.1.7 我们相信真诚。")
    assert with_text(complete(), "service_system", text).found("clause-not-covered") == []


def test_who_describes_services_alone_needs_no_inspection_report() -> None:
    text = "服务项目说明\n服务内容：驻场运维。服务对象为本地企事业单位，服务质量承诺见后。"
    pack = with_text(
        without_fact(seller(), "product_introduction", "product_names"), "product_introduction", text
    ).without("inspection_report")
    assert pack.found("inspection-report-missing") == []


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("SC10133010012345", 0),
        ("SC1013301001234", 1),
        ("JY13301060012345", 0),
        ("（浙）XK06-001-00001", 0),
        ("XK06-01-0001", 1),
        ("TS3313H27-2026", 0),
        ("QS330106010001", 1),
        ("D334012345", 0),
        ("交运管许可浙字330106001234号", 0),
    ],
)
def test_forms_of_permit_numbers(number: str, found: int) -> None:
    pack = complete().add("permit", "许可证", certificate_number=number, valid_until="2027-01-31")
    assert len(pack.found("number-malformed")) == found


def test_a_compulsory_certificates_number_has_sixteen_digits() -> None:
    for number, found in (("2023010703123456", 0), ("202301070312345", 1)):
        pack = complete().add(
            "product_certificate",
            "证书",
            certificate_type="中国国家强制性产品认证证书",
            certificate_number=number,
            valid_until="2027-01-31",
        )
        assert len(pack.found("number-malformed")) == found


def test_a_maker_without_any_inspection_report_lacks_it() -> None:
    text = "产品介绍\nHG70系统窗采用多腔断桥型材，HG85为被动式门窗。"
    pack = with_text(
        without_fact(complete(), "product_introduction", "product_names"), "product_introduction", text
    ).without("inspection_report")
    assert pack.severities("inspection-report-missing") == ["deficiency"]


def test_products_that_no_report_names_are_asked_about_together() -> None:
    names = [{"name": name} for name in ("落地电风扇", "头水紫菜", "速冻虾仁")]
    pack = with_fact(complete(), "product_introduction", "product_names", names)
    (finding,) = pack.found("inspection-report-missing")
    assert finding.severity == "doubt"
    assert "头水紫菜、速冻虾仁" in finding.message


def test_a_head_offices_code_on_its_branchs_certificate_is_no_mismatch() -> None:
    pack = with_fact(complete(), "business_licence", "organization_name", f"{NAME}西安分公司").add(
        "system_certificate",
        f"认证证书 {NAME} 本证书覆盖的分场所：{NAME}西安分公司",
        certificate_type="认证证书",
        organization_name=NAME,
        unified_social_credit_code=OTHER_CODE,
        valid_until="2027-03-04",
    )
    assert pack.found("credit-code-mismatch") == []


def test_what_the_applicant_says_elsewhere_needs_no_second_word_in_running_text() -> None:
    text = SERVICE_SYSTEM.replace("，回收废旧产品", "")
    profile = "组织简介\n公司员工60人，主营挂烫机，荣获多项荣誉。用户换下的旧机由公司回收处理。"
    pack = with_text(complete(), "service_system", text)
    assert pack.severities("clause-not-covered") == ["doubt"]
    assert with_text(pack, "organization_profile", profile).found("clause-not-covered") == []


@pytest.mark.parametrize(
    ("said", "severities"),
    [
        ("服务理念为客户至上。", []),
        ("我们对顾客的承诺是三天内给结果，今年的目标是回访满意率97%。", []),
        ("坚持自主创新。", ["deficiency"]),  # a word that may be of another matter
        ("主营挂烫机。", ["deficiency"]),
    ],
)
def test_what_a_description_clause_by_clause_leaves_out_may_clearly_stand_in_the_profile(
    said: str, severities: list[str]
) -> None:
    text = CLAUSES.replace("\n5.1.7 服务文化：服务理念为客户至上。", "")
    profile = f"组织简介\n公司员工60人，荣获多项荣誉。{said}"
    pack = with_text(with_text(complete(), "service_system", text), "organization_profile", profile)
    assert pack.severities("clause-not-covered") == severities
