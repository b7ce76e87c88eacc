"""Chapters that are numbered as the list of submissions is answer its items, whatever they are called."""

import pytest

from tests.assign.pages import documents, text_page
from tests.assign.test_parts import OUTLETS, PROFILE, SALES, SERVICE

LAWS = "GB/T 27922-2011 商品售后服务评价体系\nGB 7718-2011 预包装食品标签通则\n中华人民共和国食品安全法"
CAKES = "这次申报的是绿豆糕和桂花糕。绿豆糕每盒十二块，净含量300克，保质期60天。\n桂花糕有大小两种规格。"
PEOPLE = "售后部里一共九个人，经理一人，接电话的三人，上门的五人，都归总经理管。\n财务和仓库在边上配合。"


def book(*chapters: tuple[str, str]) -> list[tuple[str, tuple[int, ...]]]:
    pages = [
        text_page(f"{heading}\n{text}", at, "申报书.docx", flowing=True)
        for at, (heading, text) in enumerate(chapters, 1)
    ]
    return [(document.kind, document.pages) for document in documents(*pages)]


@pytest.mark.parametrize("style", ["第{}篇　", "第{}章　", "{}、"])
def test_a_chapter_answers_the_item_whose_number_it_bears(style: str) -> None:
    chapters = [
        (style.format("三") + "做些什么点心", CAKES),
        (style.format("四") + "法律法规和标准清单", LAWS),
        (style.format("五") + "公司简介", PROFILE),
        (style.format("六") + "人是怎么排兵布阵的", PEOPLE),
        (style.format("七") + "服务网点清单", OUTLETS),
        (style.format("八") + "销售方式", SALES),
        (style.format("九") + "卖出去之后", SERVICE),
    ]
    kinds = [kind for kind, _ in book(*chapters)]
    assert kinds[0] == "product_introduction"
    assert kinds[3] == "organization_chart"
    assert kinds[6] == "service_system"


def test_a_book_with_numbers_of_its_own_says_nothing_by_them() -> None:
    chapters = [
        ("第一章　公司简介", PROFILE),
        ("第二章　法律法规和标准清单", LAWS),
        ("第三章　服务网点清单", OUTLETS),
        ("第四章　销售方式", SALES),
        (
            "第五章　大家的日常",
            "每天早晨先开十分钟的短会，说说昨天的事。\n傍晚把桌面收拾干净再走，灯和门都要关好。",
        ),
    ]
    assert book(*chapters)[4][0] != "organization_profile"


@pytest.mark.parametrize(
    "text",
    [
        "一、营业执照\n营业执照副本（原件存办公室），复印件见下图，2023年换发。",
        "产品认证证书说明\n我公司产品不在强制性产品认证目录内，无需办理该证书。",
        "生产许可证\n我公司已取得生产许可证，原件在总部保管，可到现场查看。",
        "荣誉证书\n公司历来重视质量，奖牌挂在前台墙上，欢迎查看。",
    ],
)
def test_a_sentence_about_a_paper_is_not_the_paper(text: str) -> None:
    issued = {"business_licence", "permit", "product_certificate", "system_certificate", "honour"}
    for document in documents(text_page(text, file="材料.docx", flowing=True)):
        assert document.kind not in issued or document.confidence < 0.8


@pytest.mark.parametrize(
    ("first", "second"), [("（1/2）", "（2/2）"), ("（一）", "（二）"), ("", "（续）")]
)
def test_a_chapter_over_two_slides_is_one_and_divides_nothing_behind_it(first: str, second: str) -> None:
    half, rest = OUTLETS.split("\n", 1)[0], OUTLETS
    slides = [
        ("05 公司简介", PROFILE),
        ("06 销售方式", SALES),
        (f"07 服务网点清单{first}", f"{half}\n{rest}"),
        (f"07 服务网点清单{second}", rest),
        (f"08 售后服务体系建设{first}", SERVICE),
        (
            f"08 售后服务体系建设{second}",
            "经费：2026年预算120万元，专款专用。\n热线每天值守，24小时内上门。",
        ),
        ("09 法律法规和标准清单", LAWS),
    ]
    pages = [
        text_page(f"{heading}\n{text}", at, "汇报.pptx") for at, (heading, text) in enumerate(slides, 1)
    ]
    found = [(document.kind, document.pages) for document in documents(*pages)]
    assert found[2:4] == [("outlet_list", (3, 4)), ("service_system", (5, 6))]
