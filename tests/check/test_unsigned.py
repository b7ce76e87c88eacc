"""A commitment, an order of issue, an appointment: signed, sealed and dated, or a person looks."""

import pytest

from intake.model import WHOLE_PAGE, Mark
from tests.check.builders import SERVICE_SYSTEM, Pack, complete, with_text

CODE = "placeholder-text"


def declared(text: str, marks: tuple[Mark, ...] = ()) -> Pack:
    return complete().add("management_document", text, marks=marks)


@pytest.mark.parametrize(
    "text",
    [
        "颁布令\n编制了管理文件，现予以颁布。\n总经理（签字）：\n日期:\n编制：蒋雪松\n审核：",
        "关于售后服务负责人的任命书\n任命丁卫东为售后服务负责人。\n法定代表人：\n　　年　月　日",
        "授权委托书\n授权丁卫东办理认证。\n授权人（盖章）\n法定代表人签字：\n日期：____年__月__日",
    ],
)
def test_a_declaration_that_nobody_signed_is_asked_about(text: str) -> None:
    (finding,) = declared(text).found(CODE)
    assert finding.severity == "doubt" and len(finding.evidence) >= 2


@pytest.mark.parametrize(
    "text",
    [
        "颁布令\n现予以颁布。\n总经理（签字）：周锦云\n日期：2026年3月1日",
        "颁布令\n现予以颁布。\n总经理（签字）：\n2026年3月1日",  # who signed may not have been read
        "服务承诺书（样式）\n承诺单位（盖章）：\n日期：",
        "回访记录表\n客户（签字）：\n日期：",
    ],
)
def test_what_is_signed_and_a_form_are_not(text: str) -> None:
    assert declared(text).found(CODE) == []


def test_a_seal_on_the_page_may_be_what_stands_there() -> None:
    text = "颁布令\n现予以颁布。\n总经理（签字）：\n日期："
    assert declared(text).severities(CODE) == ["doubt"]
    assert declared(text, (Mark("seal", WHOLE_PAGE),)).found(CODE) == []


def test_a_commitment_at_the_end_of_a_description() -> None:
    places = "承诺单位（盖章）：\n法定代表人（签字）：\n年 月 日"
    text = f"{SERVICE_SYSTEM}\n售后服务承诺书\n整机质保24个月。\n{places}"
    (finding,) = with_text(complete(), "service_system", text).found(CODE)
    assert finding.severity == "doubt" and [place.text for place in finding.evidence] == [
        "承诺单位（盖章）：",
        "法定代表人（签字）：",
        "年月日",
    ]
