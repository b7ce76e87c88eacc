"""What rests on doubtful reading is a doubt; what could still be there is not called missing."""

from dataclasses import replace

import pytest

from intake.model import Box, EmptyPlace
from tests.check.builders import (
    CODE,
    NAME,
    OTHER_CODE,
    OUTLETS,
    SCHEME,
    SERVICE_SYSTEM,
    Pack,
    complete,
    with_fact,
    with_text,
    without_fact,
)


def status(pack: Pack, submission: str) -> str:
    return next(item.status for item in pack.judge().submissions if item.id == submission)


def test_expiry_read_with_little_confidence_is_a_doubt() -> None:
    pack = with_fact(complete(), "system_certificate", "valid_until", "2024-03-04", sure=0.6)
    assert pack.severities("certificate-expired") == ["doubt"]
    assert pack.judge().verdict == "needs_review"


@pytest.mark.parametrize(("empty", "severity"), [(True, "deficiency"), (False, "doubt")])
def test_a_field_is_missing_on_a_scan_only_where_its_label_stands_beside_an_empty_place(
    empty: bool, severity: str
) -> None:
    """The pages were read very well, and all else was found: that says nothing of what was not read."""
    pack = without_fact(complete(), "business_licence", "unified_social_credit_code")
    document = next(item for item in pack.documents if item.kind == "business_licence")
    page = pack.pages[document.file, 1]
    label = Box(0.1, 0.3, 0.3, 0.32)
    scanned = replace(
        pack,
        pages=pack.pages | {(document.file, 1): replace(page, method="ocr")},
        empty=[EmptyPlace(document.id, "unified_social_credit_code", 1, label)] if empty else [],
    )
    (finding,) = scanned.found("required-field-missing")
    assert finding.severity == severity
    assert (finding.evidence[0].box == label) == empty


@pytest.mark.parametrize(("sure", "asked"), [(0.48, []), (0.8, ["doubt"])])
def test_a_paper_that_may_be_another_lacks_nothing_beside_a_sure_one(sure: float, asked: list[str]) -> None:
    """A list of certificates beside the certificate: only whether it is one could be asked."""
    pack = complete().add(
        "system_certificate", "证书一览", certificate_number="00124Q30011R0S", organization_name=NAME
    )
    documents = [
        replace(item, confidence=sure) if item is pack.documents[-1] else item for item in pack.documents
    ]
    found = replace(pack, documents=documents).found("required-field-missing")
    assert [finding.severity for finding in found] == asked


def test_what_is_proved_missing_is_said_apart_from_what_was_only_not_read() -> None:
    pack = without_fact(complete(), "business_licence", "unified_social_credit_code", "organization_name")
    document = next(item for item in pack.documents if item.kind == "business_licence")
    page = pack.pages[document.file, 1]
    scanned = replace(
        pack,
        pages=pack.pages | {(document.file, 1): replace(page, method="ocr")},
        empty=[EmptyPlace(document.id, "organization_name", 1, Box(0.1, 0.3, 0.3, 0.32))],
    )
    found = {finding.severity: finding.message for finding in scanned.found("required-field-missing")}
    assert found.keys() == {"deficiency", "doubt"}
    assert "名称" in found["deficiency"]
    assert "统一社会信用代码" in found["doubt"]


def test_a_doubt_says_what_staff_should_look_at_and_a_deficiency_what_to_send() -> None:
    (doubt,) = with_fact(complete(), "system_certificate", "valid_until", "2024-03-04", sure=0.6).found(
        "certificate-expired"
    )
    (deficiency,) = with_fact(complete(), "system_certificate", "valid_until", "2024-03-04").found(
        "certificate-expired"
    )
    assert doubt.remedy is not None
    assert "对照原件" in doubt.remedy
    assert "请提交" not in doubt.remedy
    assert deficiency.remedy is not None
    assert deficiency.remedy.startswith("请提交")


def test_every_code_that_may_be_a_doubt_says_what_to_look_at() -> None:
    notes = {"page-blank", "file-duplicate", "file-unrecognised", "decision-lapsed", "event-lapsed"}
    notes |= {"document-control-incomplete", "inspection-body-unclear", "certificate-lookup", "data-old"}
    for code, rule in complete().scheme.findings.items():
        assert (code in notes) != bool(rule.look.texts), code


ABOUT_OURSELVES = {"case-not-judged", "own-finding", "wording-conflict"}


@pytest.mark.parametrize("code", [code for code, rule in SCHEME.findings.items() if rule.look.texts])
def test_a_doubt_says_what_follows_from_yes_and_from_no(code: str) -> None:
    if code in ABOUT_OURSELVES:
        return
    look = SCHEME.findings[code].look.texts
    assert "确认" in look["zh"] and "不成立" in look["zh"]
    assert "onfirm" in look["en"] and "ismiss" in look["en"]


def test_only_what_was_scanned_may_have_been_misread() -> None:
    pack = complete().add("honour", "荣誉证书", organization_name="绍兴清溪集团有限公司")
    (finding,) = pack.found("name-mismatch")
    assert finding.severity == "doubt"
    assert "识别误差" not in finding.message
    assert "载明的名称为“绍兴清溪集团有限公司”" in finding.message
    scanned = complete().add("honour", "荣誉证书", ocr=0.97, organization_name="绍兴清溪集团有限公司")
    (finding,) = scanned.found("name-mismatch")
    assert "识别误差" in finding.message


def test_missing_submission_may_be_an_illegible_page() -> None:
    pack = complete().without("sales_mode").page("扫描件0007.pdf", problem_code="page-illegible")
    (finding,) = pack.found("submission-missing")
    assert finding.severity == "doubt"
    assert finding.evidence[0].file == "扫描件0007.pdf"
    assert status(pack, "sales_mode") == "needs_review"


def test_a_missing_submission_may_be_bound_into_another_document() -> None:
    profile = "示例厂家概况\n我厂成立于2011年，注册资金3180万元，现有职工58人，主营水泵的研发、生产和销售。"
    pack = complete().without("organization_profile")
    assert pack.severities("submission-missing") == ["deficiency"]
    (finding,) = pack.add("sales_mode", profile, file="文字材料.pdf").found("submission-missing")
    assert finding.severity == "doubt"
    assert finding.evidence[0].file == "文字材料.pdf"


def test_a_missing_submission_may_be_text_that_a_cover_swallowed() -> None:
    text = "我们把每一位来访者都当作家人。\n上门之前先打电话约定时间；进门穿鞋套。\n离开之前打扫干净。"
    bare = complete().without("product_introduction", "inspection_report")
    front = replace(bare, documents=[*bare.documents], pages=dict(bare.pages), files=[*bare.files])
    pack = bare.add("cover", text, file="全套.docx")
    (finding,) = pack.found("submission-missing")
    assert (finding.severity, finding.evidence[0].file) == ("doubt", "全套.docx")
    front.add("cover", "申报材料\n绍兴清溪电器有限公司")
    assert front.severities("submission-missing") == ["deficiency"]


def test_a_missing_submission_may_be_a_part_headed_in_the_writers_own_words() -> None:
    parts = (
        "一、公司简介\n我公司坐落在绍兴市清溪街道，今年是第十五个年头。\n"
        "二、售后服务网点\n绍兴总部和杭州分部各设一处，周末也有人值守。\n"
        "三、我们怎么卖\n由业务员上门洽谈，谈妥以后在办公室签字盖章。"
    )
    pack = complete().without("sales_mode").add("outlet_list", parts, file="汇总.docx")
    (finding,) = pack.found("submission-missing")
    assert (finding.severity, finding.evidence[0].text) == ("doubt", "三、我们怎么卖")
    steps = "一、接待来访\n二、登记内容\n三、转交处理\n四、定期回看"
    issued = complete().without("annual_report").add("outlet_list", parts)
    assert issued.severities("annual-report-missing") == ["deficiency"]
    manual = complete().without("sales_mode").add("management_document", steps)
    assert manual.severities("submission-missing") == ["deficiency"]


def test_a_table_with_a_lists_columns_may_be_the_list_of_documents() -> None:
    pack = complete().without("management_document_list")
    assert pack.severities("document-list-missing") == ["deficiency"]
    head = [["文件名称", "投诉处理程序"], ["文件编号", "QX-SH-02"], ["版本", "A/0"]]
    pack.add("management_document", "投诉处理程序", table=head)
    assert pack.severities("document-list-missing") == ["deficiency"]
    table = [["序号", "名称", "编号"], ["1", "投诉处理程序", "QX-SH-02"], ["2", "退换货规定", "QX-SH-03"]]
    pack.add("management_document", "第九章 管理文件", table=table)
    assert pack.severities("document-list-missing") == ["doubt"]


def test_an_illegible_page_named_for_another_submission_is_not_it() -> None:
    pack = complete().without("sales_mode").page("营业执照.pdf", problem_code="page-illegible")
    assert pack.severities("submission-missing") == ["deficiency"]
    assert status(pack, "sales_mode") == "missing"


def test_an_empty_file_could_not_be_it() -> None:
    pack = complete().without("sales_mode").file("x.pdf", status="unreadable", problem_code="file-empty")
    assert pack.severities("submission-missing") == ["deficiency"]


@pytest.mark.parametrize(
    ("name", "severity"),
    [
        ("新建文本文档.txt", "note"),
        ("资料/新建 Microsoft Word 文档.docx", "note"),
        ("资料.zip!/无标题.txt", "note"),
        ("新产品说明.txt", "doubt"),
        ("扫描0001.pdf", "deficiency"),
    ],
)
def test_an_empty_file_that_nobody_has_named_is_only_noted(name: str, severity: str) -> None:
    pack = complete().without("sales_mode").file(name, status="unreadable", problem_code="file-empty")
    assert pack.severities("file-empty") == [severity]


def test_an_unknown_document_with_the_files_name_may_be_it() -> None:
    pack = (
        complete()
        .without("business_licence")
        .add("unknown", "难以归类", file="营业执照.jpg", submission=None)
    )
    assert pack.severities("submission-incomplete") == ["doubt"]


def test_a_locked_file_is_a_deficiency_only_while_something_is_missing() -> None:
    locked = {"status": "unreadable", "problem_code": "file-encrypted"}
    assert complete().file("营业执照.pdf", **locked).severities("file-encrypted") == ["doubt"]
    pack = complete().without("business_licence").file("营业执照.pdf", **locked)
    assert pack.severities("file-encrypted") == ["deficiency"]
    assert pack.found("file-encrypted")[0].submission == "business_licence"
    assert pack.severities("submission-incomplete") == ["doubt"]


def test_a_wrong_check_digit_on_a_scan_is_a_doubt() -> None:
    pack = with_fact(complete(), "business_licence", "unified_social_credit_code", CODE[:-1] + "C")
    assert pack.severities("credit-code-invalid") == ["deficiency"]
    scanned = with_text(pack, "business_licence", "营业执照", ocr=0.99)
    assert scanned.severities("credit-code-invalid") == ["doubt"]


def test_the_organization_code_inside_is_at_most_a_doubt() -> None:
    pack = with_fact(complete(), "business_licence", "unified_social_credit_code", "91350100M000100Y43")
    assert pack.found("credit-code-invalid") == []


def test_a_field_missing_on_a_scan_is_a_doubt() -> None:
    pack = without_fact(complete(), "business_licence", "unified_social_credit_code")
    assert with_text(pack, "business_licence", "营业执照", ocr=0.8).severities(
        "required-field-missing"
    ) == ["doubt"]


def test_a_name_one_character_off_on_a_scan_is_a_doubt() -> None:
    near = NAME.replace("溪", "奚")
    pack = with_fact(complete(), "system_certificate", "organization_name", near)
    assert pack.severities("name-mismatch") == ["deficiency"]
    assert with_text(pack, "system_certificate", near, ocr=0.97).severities("name-mismatch") == ["doubt"]


@pytest.mark.parametrize(
    "name", [NAME + "上海分公司", NAME.replace("有限公司", ""), "绍兴清溪电器有限公司 "]
)
def test_a_branch_or_short_name_contradicts_nothing(name: str) -> None:
    assert (
        with_fact(complete(), "system_certificate", "organization_name", name).found("name-mismatch") == []
    )


def test_a_former_name_stated_in_a_change_notice_is_accepted() -> None:
    former = "绍兴华光风扇厂"
    pack = with_fact(complete(), "system_certificate", "organization_name", former)
    assert pack.severities("name-mismatch") == ["deficiency"]
    pack.add("unknown", f"准予变更登记通知书\n原企业名称：{former}\n变更后：{NAME}", submission=None)
    assert pack.found("name-mismatch") == []


def test_names_changed_step_by_step_are_former_names() -> None:
    first, second = "绍兴华光风扇厂", "绍兴华光电器有限公司"
    pack = with_fact(complete(), "system_certificate", "organization_name", first)
    pack.add("change_notice", former_name=first, organization_name=second)
    assert pack.severities("name-mismatch") == ["deficiency"]
    pack.add("change_notice", former_name=second, organization_name=NAME)
    assert pack.found("name-mismatch") == []
    assert "business_licence" in pack.documents[-1].submissions
    table = [
        {"item": "名称", "former": first, "current": NAME},
        {"item": "法定代表人", "former": "王明", "current": "李强"},
    ]
    listed = with_fact(complete(), "system_certificate", "organization_name", first)
    assert listed.add("change_notice", changes=table).found("name-mismatch") == []


def test_without_a_licence_disagreement_is_a_doubt() -> None:
    pack = with_fact(complete(), "system_certificate", "organization_name", "宁波海岳机械有限公司")
    assert set(pack.without("business_licence").severities("name-mismatch")) == {"doubt"}


def test_no_end_of_term_is_no_defect() -> None:
    assert without_fact(complete(), "business_licence", "valid_until").judge().verdict == "complete"


def test_a_row_lacking_a_cell_on_a_scan_is_a_doubt() -> None:
    rows = [OUTLETS[0], OUTLETS[1] | {"phone": "/"}]
    pack = with_fact(complete(), "outlet_list", "outlets", rows)
    assert pack.severities("outlet-incomplete") == ["deficiency"]
    assert with_text(pack, "outlet_list", "网点清单", ocr=0.9).severities("outlet-incomplete") == ["doubt"]


def test_rows_that_lack_the_same_are_one_finding_with_a_place_for_each() -> None:
    rows = [row | {"phone": ""} for row in OUTLETS] + [OUTLETS[0] | {"name": "嘉兴站"}]
    (found,) = with_fact(complete(), "outlet_list", "outlets", rows).found("outlet-incomplete")
    assert "第1行、第2行（" in found.message
    assert len(found.evidence) == 2
    rows[1] = rows[1] | {"address": ""}
    assert len(with_fact(complete(), "outlet_list", "outlets", rows).found("outlet-incomplete")) == 2


def test_of_many_such_rows_their_number_is_told() -> None:
    rows = [row | {"phone": ""} for row in OUTLETS] + [OUTLETS[0] | {"name": "嘉兴站"}]
    rows += [OUTLETS[0] | {"name": f"嘉兴{at}站", "phone": "1385861"} for at in range(40)]
    pack = with_fact(complete(), "outlet_list", "outlets", rows)
    (found,) = pack.found("phone-impossible")
    assert "第33行（共40行）" in found.message
    assert len(found.evidence) == 40


def test_a_column_that_is_nowhere_is_a_doubt_beside_heads_that_say_nothing() -> None:
    pack = with_fact(complete(), "outlet_list", "outlets", [row | {"address": ""} for row in OUTLETS])
    assert pack.severities("outlet-incomplete") == ["deficiency"]
    pack.facts = [replace(fact, unknown_heads=("怎么走",)) for fact in pack.facts]
    assert pack.severities("outlet-incomplete") == ["doubt"]


def test_a_clause_covered_only_in_the_manual_shows_in_the_table() -> None:
    text = SERVICE_SYSTEM.replace("，投诉处理不超过三天", "").replace("设投诉热线", "设热线")
    pack = with_text(complete(), "service_system", text)
    assert pack.found("clause-not-covered") == []
    assert [row.clause for row in pack.judge().coverage if row.state == "elsewhere"] == ["5.3.2"]


def test_all_missing_fields_are_said_together() -> None:
    pack = without_fact(complete(), "business_licence", "unified_social_credit_code", "organization_name")
    (finding,) = pack.found("required-field-missing")
    assert "名称、统一社会信用代码" in finding.message


def test_licences_of_two_companies_are_a_doubt_said_once() -> None:
    pack = complete().add(
        "business_licence", "营业执照", organization_name="宁波海岳机械有限公司",
        unified_social_credit_code=OTHER_CODE,
        legal_representative="俞山", address="宁波市", business_scope="机械销售",
    )  # fmt: skip
    assert pack.severities("name-mismatch") == ["doubt"]


@pytest.mark.parametrize(
    "sentence",
    [
        "5.2.6 废弃商品回收不适用，因本公司仅提供软件产品。",
        "5.2.6废弃商品回收条款不适用。本公司产品为一次性安装件，不产生废弃商品。",
        "不涉及条款：无。",
        "本公司无不适用条款。",
        "不涉及条款说明\n5.2.6 废弃商品回收：旧机由公司统一回收处理。",
    ],
)
def test_an_exclusion_with_its_reason_is_accepted(sentence: str) -> None:
    pack = with_text(complete(), "service_system", f"{SERVICE_SYSTEM}\n{sentence}")
    assert pack.found("exclusion-reason-missing") == []


def test_the_title_of_the_submission_excludes_nothing() -> None:
    title = "售后服务体系建设情况、服务提供方式、不涉及条款说明、设施投入、经费保证"
    pack = with_text(complete(), "service_system", f"{title}\n{SERVICE_SYSTEM}")
    assert pack.judge().verdict == "complete"


def test_nothing_readable_is_unreadable() -> None:
    pack = Pack().page("a.jpg", problem_code="page-illegible")
    judgement = pack.judge()
    assert judgement.verdict == "unreadable"
    assert [item.code for item in judgement.findings if item.severity == "doubt"] == ["page-illegible"]
    assert {item.status for item in judgement.submissions if item.id in BARE} == {"needs_review"}


BARE = ("business_licence", "organization_profile", "sales_mode", "service_network")


def test_ids_follow_the_lists_order() -> None:
    pack = complete().without("sales_mode", "annual_report")
    assert [(item.id, item.submission) for item in pack.judge().findings] == [
        ("f1", "business_licence"),
        ("f2", "sales_mode"),
        ("f3", "certificates_and_honours"),
    ]
    assert pack.judge() == pack.judge()


def test_a_message_reads_like_a_letter() -> None:
    (finding,) = with_fact(complete(), "system_certificate", "valid_until", "2024-03-04").found(
        "certificate-expired"
    )
    assert finding.message == (
        f"《质量管理体系认证证书》（编号016ZB24Q31248R2M，持有人{NAME}）有效期至2024年3月4日，在审查日2026年11月24日已届满。"
    )


def test_an_expired_certificate_beside_its_renewal_is_a_note() -> None:
    pack = complete().add(
        "system_certificate",
        "认证证书",
        organization_name=NAME,
        standard="GB/T 19001-2016",
        valid_until="2024-03-04",
    )
    assert pack.severities("certificate-expired") == ["note"]
    other = complete().add(
        "system_certificate",
        "认证证书",
        organization_name=NAME,
        standard="GB/T 24001-2016",
        valid_until="2024-03-04",
    )
    assert other.severities("certificate-expired") == ["deficiency"]


@pytest.mark.parametrize(("confidence", "severities"), [(0.08, []), (0.07, ["doubt"])])
def test_how_sure_the_only_paper_of_an_item_must_be(confidence: float, severities: list[str]) -> None:
    pack = complete().without("sales_mode").add("sales_mode", "本公司直销为主", confidence=confidence)
    assert pack.severities("submission-uncertain") == severities


@pytest.mark.parametrize(("name", "told"), [(NAME, False), (f"{NAME}杭州分公司", True)])
def test_what_the_scan_of_a_licence_states_is_not_asked_of_its_typed_copy(name: str, told: bool) -> None:
    """A branch's licence is no copy of the company's."""
    text = f"营业执照\n名称：{name}\n成立日期：2009年4月17日"
    typed = complete().add("business_licence", text, organization_name=name)
    assert any("营业执照" in one.message for one in typed.found("required-field-missing")) is told
