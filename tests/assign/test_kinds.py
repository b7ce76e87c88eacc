"""What a page is: many wordings, traps, damaged text, and how sure is sure."""

import random

import pytest

from tests.assign.labelled import KINDS, NONE_OF_THEM
from tests.assign.pages import kind_of

EACH = [(kind, text) for kind, texts in KINDS.items() for text in texts]
ids = [f"{kind}-{number}" for kind, texts in KINDS.items() for number in range(1, len(texts) + 1)]


@pytest.mark.parametrize(("kind", "text"), EACH, ids=ids)
def test_every_wording_is_told_by_its_content_alone(kind: str, text: str) -> None:
    assert kind_of(text)[0] == kind


@pytest.mark.parametrize("text", NONE_OF_THEM)
def test_papers_nobody_asked_for_are_not_forced_into_the_list(text: str) -> None:
    kind, confidence = kind_of(text)
    assert kind in {"unknown", "other_paper"} or confidence < 0.8


def damaged(text: str, chance: random.Random) -> str:
    """As a bad scan is read: one character in 33 lost or wrong."""
    result = []
    for character in text:
        if character != "\n" and chance.random() < 0.03:
            if chance.random() < 0.5:
                continue
            character = chance.choice("日口十人一工土己巳未末")  # noqa: PLW2901
        result.append(character)
    return "".join(result)


def test_damaged_text_is_still_told_and_what_is_sure_is_right() -> None:
    chance = random.Random(27922)
    judged = [(kind, *kind_of(damaged(text, chance))) for kind, text in EACH for _ in range(6)]
    right = sum(kind == found for kind, found, _ in judged)
    assert right >= 0.95 * len(judged)
    sure = [(kind, found) for kind, found, confidence in judged if confidence >= 0.9]
    assert sum(kind == found for kind, found in sure) >= 0.98 * len(sure)


MATRIX = (
    "{}\n职能部门 总经理 管理者代表 售后服务部 行政部 采购部\n条款\n4.1 总要求 ■ △ △ △ △\n5.1 管理承诺 ■ △ △ △ △\n"
    "7.2 与顾客有关的过程 △ △ ▲ △ △\n8.3 不合格控制程序 △ △ ▲ △ △\n6.2 培训管理制度 △ △ △ ▲ △\n▲ 主控 △ 配合"
)


@pytest.mark.parametrize(
    "title",
    ["附录5 质量管理体系职责分配表", "质量职能分配表", "售后服务体系职能分配矩阵", "部门权责对照表"],
)
def test_a_matrix_of_duties_is_a_document_and_no_list_of_documents(title: str) -> None:
    assert kind_of(MATRIX.format(title))[0] == "management_document"


def test_a_chart_with_its_duties_beside_it_stays_a_chart() -> None:
    text = "组织机构图及职能分配表\n总经理\n副总经理\n售后服务部 销售部 技术部 质检部\n维修组 安装组 客服组"
    assert kind_of(text)[0] == "organization_chart"


def test_a_name_alone_never_decides() -> None:
    kind, confidence = kind_of("（图像无法辨认）", file="营业执照.jpg")
    assert kind in {"business_licence", "unknown"}
    assert confidence < 0.6


def test_content_outweighs_a_wrong_name() -> None:
    assert kind_of(KINDS["honour"][0], file="营业执照.jpg")[0] == "honour"
    assert kind_of(KINDS["permit"][0], file="10荣誉证书/荣誉.jpg")[0] == "permit"


@pytest.mark.parametrize("title", ["服务处通讯录（第二版）", "特约维修点联络表", "经营部通信录"])
def test_a_directory_of_outlets_is_a_list_of_them_and_one_of_staff_is_none(title: str) -> None:
    rows = "\n".join(
        f"{at}　武汉第{at}服务处　江汉区发展大道{at}2号　王涛　1364113340{at}" for at in range(1, 6)
    )
    assert kind_of(f"{title}\n序号　全称　办公地点　负责人　电话\n{rows}")[0] == "outlet_list"
    assert (
        kind_of("员工通讯录\n姓名　部门　分机　邮箱\n王涛　客服部　801　wang@example.com")[0]
        == "other_paper"
    )
