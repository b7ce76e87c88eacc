"""What is worth a person's look: classes of packs by other hands, each inside and outside its bound."""

from dataclasses import replace

import pytest

from tests.check.builders import NAME, OUTLETS, Pack, complete, with_fact, with_text, without_fact


@pytest.mark.parametrize(
    ("said", "severity"),
    [
        ("公司通过了ISO9001质量管理体系认证。", "doubt"),
        ("2024年荣获省名牌产品称号。", "doubt"),
        ("没有取得管理体系认证证书。", "note"),
        ("公司坚持直销。", "note"),
    ],
)
def test_certificates_are_asked_for_where_a_text_claims_them(said: str, severity: str) -> None:
    pack = with_text(complete().without("system_certificate"), "sales_mode", f"直销和经销。{said}")
    pack = with_text(pack, "organization_profile", f"{NAME}成立于2003年，员工60人，主营电风扇。")
    assert pack.severities("submission-not-held") == [severity]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("五份文件：接单派工办法、机修作业办法、退换货办法，见文件夹。", False),
        ("规程清单：01 工单受理规程、02 现场支持规程、03 投诉处理规程。", False),
        ("文件有投诉处理规定，其余见文件夹。", True),
    ],
)
def test_a_sentence_lists_documents_too(said: str, told: bool) -> None:
    pack = with_text(complete().without("management_document_list"), "service_system", said)
    assert bool(pack.found("document-list-missing")) is told


@pytest.mark.parametrize(("staff", "told"), [(97, True), (130, False), (150, False), (118, True)])
def test_staff_may_grow_but_not_by_a_third(staff: int, told: bool) -> None:
    pack = with_fact(complete(), "organization_profile", "employees", 160)
    pack = with_fact(pack, "annual_report", "employees", staff)
    assert ("员工人数" in "".join(str(one.message) for one in pack.found("detail-mismatch"))) is told


def test_a_few_people_more_are_no_matter() -> None:
    pack = with_fact(complete(), "organization_profile", "employees", 12)
    assert with_fact(pack, "annual_report", "employees", 5).found("detail-mismatch") == []


@pytest.mark.parametrize(
    ("fact", "value", "told"),
    [
        ("registered_address", "合肥市瑶海区胜利路88号元一时代广场B座1106室", True),
        ("legal_representative", "李四光", True),
        ("address", "合肥市瑶海区胜利路88号元一时代广场B座1106室", False),
    ],
)
def test_an_own_permit_bears_the_licences_details(fact: str, value: str, told: bool) -> None:
    facts = {"certificate_type": "食品经营许可证", "organization_name": NAME, fact: value}
    pack = complete().add("permit", "食品经营许可证", valid_until="2029-03-06", **facts)
    assert (pack.severities("detail-mismatch") == ["doubt"]) is told
    branch = complete().add(
        "permit", "许可证", valid_until="2029-03-06", **facts | {"organization_name": f"{NAME}分公司"}
    )
    assert branch.found("detail-mismatch") == []


@pytest.mark.parametrize(
    ("before", "told"), [("原注册证编号：", False), ("延续前证号：", False), ("证书编号：", True)]
)
def test_a_former_number_contradicts_nothing(before: str, told: bool) -> None:
    text = f"医疗器械注册证\n注册证编号：国械注进20162191852\n{before}国械注进20162461852"
    pack = seller_permit(text)
    assert bool(pack.found("readings-contradict")) is told


def seller_permit(text: str) -> Pack:
    pack = complete().add(
        "permit",
        text,
        certificate_type="医疗器械注册证",
        organization_name=NAME,
        certificate_number="国械注进20162191852",
    )
    document = next(item for item in pack.documents if item.kind == "permit")
    first = next(
        fact for fact in pack.facts if fact.name == "certificate_number" and fact.document == document.id
    )
    pack.facts.append(replace(first, value="国械注进20162461852", confidence=0.5))
    return pack


CHART = "组织机构图\n总经理\n销售部\n售后服务部\n财务部"


@pytest.mark.parametrize(
    ("below", "told"),
    [
        ("售后服务部的班组设置见附图3《售后服务部组织机构图》。", True),
        ("售后服务机构及岗位详见图6-2《售后服务组织机构图》", True),
        ("售后服务组织机构图", False),
        ("售后服务部4个小组：接单1人、机修5人、配送3人、回访1人。", False),
        ("售后服务机构：\n热线与投诉\n退换货与召回\n冷链与网点协调", False),
        ("售后服务部内部：\n调度热线组（4人）\n影像组（14人）", False),
        ("售后服务部36人。", True),
    ],
)
def test_a_chart_that_is_only_referred_to_is_none(below: str, told: bool) -> None:
    pack = with_text(complete(), "organization_chart", f"{CHART}\n{below}")
    assert bool(pack.found("content-missing")) is told


def test_a_unit_that_is_only_referred_to_is_looked_for() -> None:
    pack = with_text(
        complete(),
        "organization_chart",
        "组织机构图\n总经理\n财务部\n市场部\n说明：售后服务组织机构见图6-2《售后服务组织机构图》。",
    )
    assert pack.severities("after-sales-organization-missing") == ["doubt"]


def test_shops_listed_by_street_need_no_names() -> None:
    rows = [{"address": row["address"], "phone": row["phone"]} for row in OUTLETS]
    pack = without_fact(complete(), "organization_profile", "outlet_count")
    assert with_fact(pack, "outlet_list", "outlets", rows).found("outlet-incomplete") == []
    nowhere = [{"kind": "直营", "phone": row["phone"]} for row in OUTLETS]
    assert with_fact(pack, "outlet_list", "outlets", nowhere).found("outlet-incomplete") != []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("服务网点一览\n名称、地址、联系人、电话见附件五《服务网点一览表》。", True),
        ("服务网点\n杭州服务部，解放路12号，0571-88881234", False),
        ("服务网点\n公司未另设外地网点，全部服务由总部承担。", False),
    ],
)
def test_a_heading_over_a_reference_is_no_list_of_outlets(text: str, told: bool) -> None:
    pack = without_fact(with_text(complete(), "outlet_list", text), "outlet_list", "outlets")
    assert (
        bool([one for one in pack.found("content-missing") if one.submission == "service_network"]) is told
    )


@pytest.mark.parametrize(("said", "told"), [("5.2.1～5.2.6 适用", False), ("5.2.1至5.2.2 适用", True)])
def test_a_range_of_clauses_speaks_of_each(said: str, told: bool) -> None:
    text = "售后服务体系说明\n配备服务车辆，经费预算120万元。专人处理投诉并回访。"
    pack = Pack().add("service_system", f"{text}\n{said}")
    assert ("5.2.3" in "".join(str(one.message) for one in pack.found("clause-not-covered"))) is told
