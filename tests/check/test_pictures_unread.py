"""A picture of a paper below its readable title that could not be read: one question, and no absence."""

from dataclasses import replace

import pytest

from intake.model import Box, Mark
from tests.check.builders import Pack, complete

CODE = "picture-illegible"
UNREAD = Mark("picture", Box(0.1, 0.3, 0.9, 0.9), hides=True)


def below(kind: str, text: str, mark: Mark = UNREAD, **facts: str) -> Pack:
    return complete().add(kind, text, marks=[mark], **facts)


@pytest.mark.parametrize(
    ("kind", "text", "facts"),
    [
        (
            "inspection_report",
            "检验报告 编号 J2026-02\n结果及结论页扫描如下：",
            {"report_number": "J2026-02"},
        ),
        ("permit", "3.2 食品生产许可证", {"certificate_type": "食品生产许可证"}),
        ("system_certificate", "附件二 质量管理体系认证证书", {"certificate_type": "质量管理体系认证证书"}),
        ("product_introduction", "产品介绍\n检验报告扫描件如下：", {}),
    ],
)
def test_it_is_one_question_whatever_it_might_say(kind: str, text: str, facts: dict[str, str]) -> None:
    pack = below(kind, text, **facts)
    before = [(item.code, item.severity) for item in complete().judge().findings]
    told = [(item.code, item.severity) for item in pack.judge().findings if item.severity != "note"]
    assert [one for one in told if one not in before] == [(CODE, "doubt")]
    (finding,) = pack.found(CODE)
    assert [(place.page, place.box) for place in finding.evidence] == [(1, UNREAD.box)]
    assert all(value in finding.message for name, value in facts.items() if name == "report_number")


@pytest.mark.parametrize(
    ("kind", "text", "mark"),
    [
        ("product_introduction", "产品介绍\n落地电风扇外观", UNREAD),  # a photograph of goods
        ("organization_profile", "公司简介\n办公楼一角", UNREAD),
        ("permit", "食品生产许可证", Mark("picture", UNREAD.box)),  # read, or no paper
        ("permit", "食品生产许可证", Mark("seal", UNREAD.box, hides=True)),
    ],
)
def test_illustrations_and_seals_are_none(kind: str, text: str, mark: Mark) -> None:
    assert below(kind, text, mark).found(CODE) == []


def pasted(context: str, text: str) -> Pack:
    """A text with a picture pasted into it that could not be read, and what stands around the picture."""
    pack = complete().add("inspection_report", text, file="报告.docx", report_number="J2026-02")
    pack.page("报告.docx!/image1.png", problem_code="page-illegible")
    pack.files[-1] = replace(pack.files[-1], context=context)
    return pack


def test_a_picture_pasted_into_a_text_belongs_to_the_paper_it_stands_in() -> None:
    around = "检验报告 编号 J2026-02\n结果及结论页扫描如下："
    pack = pasted(around, around)
    (finding,) = pack.found(CODE)
    assert finding.submission == "product_introduction" and "J2026-02" in finding.message
    assert [place.file for place in finding.evidence] == ["报告.docx!/image1.png"]
    assert pack.found("page-illegible") == []
    assert pack.found("required-field-missing") == []


def test_a_picture_of_which_nobody_knows_where_it_stands_is_a_page() -> None:
    pack = pasted("", "检验报告 编号 J2026-02")
    assert pack.found(CODE) == [] and len(pack.found("page-illegible")) == 1


def test_what_lacks_besides_is_another_question() -> None:
    pack = below("inspection_report", "检验报告 编号 J2026-02", report_number="J2026-02")
    document = pack.documents[-1]
    pack.documents[-1] = replace(document, confidence=0.55)
    assert len(pack.without("product_introduction").found(CODE)) == 1


def test_a_picture_of_a_seal_put_into_a_text_is_no_paper() -> None:
    for size, told in ((0.35, True), (0.45, False)):
        pack = pasted("特此说明", "检验报告 编号 J2026-02\n特此说明")
        place = ("报告.docx!/image1.png", 1)
        seal = Mark("seal", Box(0.4, 0.2, 0.4 + size, 0.2 + size))
        pack.pages[place] = replace(pack.pages[place], marks=(seal,))
        assert bool(pack.found(CODE)) is told
