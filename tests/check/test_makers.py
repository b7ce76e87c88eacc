"""Texts of the applicant's own making that name another company as their maker."""

import pytest

from tests.check.builders import NAME, Pack, complete

OTHER = "上海康泉环保科技有限公司"
CODE = "text-of-another"


def with_text(text: str, kind: str = "management_document", **more: object) -> Pack:
    return complete().add(kind, text, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        f"{OTHER}\n客户回访管理制度\n第一条 每次服务后三日内回访。",
        f"{OTHER}客户回访管理制度\n第一条 每次服务后三日内回访。",
        f"客户回访管理制度\n第一条 为加强{OTHER}（以下简称“康泉公司”）与客户的联系，制定本制度。",
        f"客户回访管理制度\n一、范围\n本制度适用于{OTHER}全体服务人员。",
        f"客户回访管理制度\n{OTHER}（以下简称公司）设客服部。",
        f"客户回访管理制度\n九、本制度由{OTHER}客服部负责解释。",
        f"客户回访管理制度\n编制单位：{OTHER}\n一、总则",
        f"客户回访管理制度\n一、总则\n{OTHER}2024年3月1日发布",
        f"客户回访管理制度\n一、略。\n二、略。\n三、略。\n{OTHER}\n2025年3月1日",
        f"{OTHER}文件\n客户回访管理制度\n一、略。",
        f"第一章 总则\n第一条 略。\n第二条 略。\n第三条 略。\n{OTHER}\n客户投诉处理规定\n第一条 略。",
    ],
    ids=[
        "above",
        "before",
        "purpose",
        "extent",
        "called",
        "explains",
        "label",
        "issued",
        "signed",
        "letterhead",
        "inside",
    ],
)
def test_a_text_that_names_another_maker_is_told(text: str) -> None:
    (finding,) = with_text(text).found(CODE)
    assert finding.severity == "deficiency"
    assert OTHER in finding.message
    assert NAME in finding.message
    assert any(OTHER in place.text for place in finding.evidence)


def test_the_table_at_a_page_s_head_names_the_maker() -> None:
    head = [[OTHER, "客户回访管理制度"], ["文件编号", "KQ-06"]]
    assert with_text("一、目的\n二、范围", table=head).severities(CODE) == ["deficiency"]


def test_rows_of_a_long_table_name_nobody_s_maker() -> None:
    rows = [[OTHER, "杭州市文三路1号"] for _ in range(7)]
    assert with_text("一、目的\n二、范围", table=rows).found(CODE) == []


def test_six_texts_of_one_company_are_one_finding() -> None:
    pack = complete()
    for number in range(6):
        pack.add(
            "management_document", f"{OTHER}\n第{number}号管理规定\n略。", title=f"第{number}号管理规定"
        )
    (finding,) = pack.found(CODE)
    assert all(f"第{number}号管理规定" in finding.message for number in range(6))
    assert len({place.file for place in finding.evidence}) == 7  # the licence, too


def test_an_article_s_number_is_no_part_of_the_name() -> None:
    text = f"{OTHER}\n客户投诉处理制度\n第二条{OTHER}客服部负责受理投诉。"
    (finding,) = with_text(text).found(CODE)
    assert "第二条" not in finding.message


@pytest.mark.parametrize(
    "kind", ["organization_chart", "sales_mode", "outlet_list", "management_document_list"]
)
def test_other_own_texts_are_compared_as_well(kind: str) -> None:
    assert with_text(f"{OTHER}组织机构图\n总经理\n售后服务部", kind).severities(CODE) == ["deficiency"]


@pytest.mark.parametrize(
    "text",
    [
        f"客户回访管理制度\n一、{OTHER}须每车提供车厢清洁记录。",
        f"客户回访管理制度\n一、我司为{OTHER}提供驻场服务。",
        f"客户回访管理制度\n一、与{OTHER}签订年度合同，由其承运。",
        f"客户回访管理制度\n一、委托{OTHER}呼叫中心负责夜间接听。",
        f"客户回访管理制度\n一、适用于与{OTHER}的全部合同。",
        f"客户回访管理制度\n一、略。\n二、略。\n三、略。\n客户名录\n{OTHER}\n2025年3月签约",
        f"{NAME}\n客户回访管理制度\n本制度适用于{NAME}全体员工。",
        f"{NAME}嘉兴分公司\n客户回访管理制度\n略。",
    ],
    ids=["carrier", "customer", "partner", "outsourced", "contract", "listed", "own", "branch"],
)
def test_who_is_named_in_passing_is_no_maker(text: str) -> None:
    assert with_text(text).found(CODE) == []


def test_a_unit_that_acts_is_looked_at() -> None:
    text = f"投诉处理程序\n2 职责：{OTHER}市场部负责投诉受理与登记。"
    assert with_text(text).severities(CODE) == ["doubt"]


def test_a_text_that_names_the_applicant_besides_is_looked_at() -> None:
    text = f"{NAME}投诉处理程序\n本程序由{OTHER}质量部负责解释。"
    assert with_text(text).severities(CODE) == ["doubt"]


def test_a_body_that_another_paper_names_too_is_looked_at() -> None:
    pack = complete().add("organization_profile", f"{NAME}是{OTHER}的全资子公司。")
    assert pack.add("management_document", f"{OTHER}\n售后服务管理制度\n略。").severities(CODE) == ["doubt"]


def test_a_former_name_contradicts_nothing() -> None:
    former = "绍兴清溪风扇有限公司"
    pack = complete().add("change_notice", "略", former_name=former, organization_name=NAME)
    assert pack.add("management_document", f"{former}\n售后服务管理制度\n略。").found(CODE) == []


def test_a_misread_letter_of_its_own_name_is_looked_at() -> None:
    near = NAME.replace("清", "青")
    assert with_text(f"{near}\n售后服务管理制度\n略。", ocr=0.93).severities(CODE) == ["doubt"]
    assert with_text(f"{near}\n售后服务管理制度\n略。").severities(CODE) == ["deficiency"]


@pytest.mark.parametrize("kind", ["organization_profile", "application_form"])
def test_another_legal_representative_than_the_licence_s_is_looked_at(kind: str) -> None:
    pack = complete().without(kind).add(kind, "正文", legal_representative="王涛")
    (finding,) = pack.found("detail-mismatch")
    assert "王涛" in finding.message
    same = complete().without(kind).add(kind, "正文", legal_representative="王澜（董事长）")
    assert same.found("detail-mismatch") == []


@pytest.mark.parametrize(
    "text",
    [
        f"客户投诉处理程序\n4.3 决定：较大投诉须经批准。{OTHER}对因自身责任造成的损失承担赔偿责任。",
        f"三包服务细则\n第五条 略。\n{OTHER}承诺对质保期内的产品免费维修。",
        f"退换货规定\n一、{OTHER}应当在七日内为顾客退换。",
    ],
)
def test_who_promises_in_an_own_text_is_asked_about(text: str) -> None:
    (finding,) = with_text(text).found(CODE)
    assert finding.severity == "doubt"
    assert OTHER in finding.message


@pytest.mark.parametrize(
    "text",
    [
        f"配送管理规定\n承运商{OTHER}对运输途中的损坏承担赔偿责任。",
        f"配送管理规定\n送货由{OTHER}承担。",
        f"投诉处理程序\n{OTHER}的客户反映送货迟延，公司免费上门更换。",
    ],
)
def test_who_carries_or_buys_promises_nothing_of_the_applicant_s(text: str) -> None:
    assert with_text(text).found(CODE) == []


@pytest.mark.parametrize(
    ("name", "ocr", "told"),
    [("绍兴清淡电器有限公司", 0.97, False), ("绍兴清淡电器有限公司", None, True), (OTHER, 0.97, True)],
)
def test_a_scanned_signature_a_character_off_was_misread(name: str, ocr: float | None, told: bool) -> None:
    text = f"客户回访管理制度\n一、略。\n二、略。\n三、略。\n{name}\n2025年3月1日"
    assert bool(with_text(text, ocr=ocr).found(CODE)) is told


@pytest.mark.parametrize(
    "text",
    [
        f"公司简介\n公司成立于2003年。{OTHER}始终把安全放在售后工作的第一位。",
        f"售后理念\n“灶上无小事”。{OTHER}秉承客户至上的理念。",
        f"企业文化\n{OTHER}的服务宗旨是：用户第一。",
    ],
)
def test_what_a_profile_says_of_another_as_of_itself_is_asked_about(text: str) -> None:
    (finding,) = complete().add("organization_profile", text).found(CODE)
    assert finding.severity == "doubt" and OTHER in finding.message


@pytest.mark.parametrize(
    "text",
    [
        f"公司简介\n公司与{OTHER}始终保持合作。",
        f"公司简介\n{OTHER}是我公司的供应商。",
        f"公司简介\n{NAME}始终把安全放在第一位。",
    ],
)
def test_whom_a_profile_names_in_passing_is_none(text: str) -> None:
    assert complete().add("organization_profile", text).found(CODE) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{OTHER}\n文件变更控制程序\n{NAME}各部门的文件经批准后方可变更。", True),
        (f"{OTHER}\n客户回访管理制度\n{'一、每次服务后三日内回访。' * 6}名称变更的，由{NAME}报告。", True),
        (f"{OTHER}\n客户回访管理制度\n注：{OTHER}2025年3月更名为{NAME}，本制度继续有效。", False),
        (f"{OTHER}\n客户回访管理制度\n（变更前名称，现为{NAME}）", False),
    ],
    ids=["documents change", "far away", "renamed", "before the change"],
)
def test_a_former_name_stands_near_the_word_of_its_change(text: str, told: bool) -> None:
    assert bool(with_text(text).found(CODE)) is told


@pytest.mark.parametrize(("letters", "severity"), [(3, "deficiency"), (2, "doubt")])
def test_a_letterhead_says_whose_paper_it_is_not_who_made_the_text(letters: int, severity: str) -> None:
    """The applicant's name that heads several files is no word of the text below it."""
    pack = complete()
    for number in range(letters - 1):
        pack.add("management_document", f"{NAME}\n第{number + 7}号规定\n第一条 略。")
    pack.add("management_document", f"{NAME}\n{OTHER}\n客户回访管理制度\n第一条 每次服务后三日内回访。")
    assert pack.severities(CODE) == [severity]
