"""Procedures written one behind the other in one file are documents with titles of their own."""

from dataclasses import replace

import pytest

from intake.model import Box, CaseReport, Line, Page
from intake.render.report_html import report_page
from tests.assign.pages import SCHEME, documents, text_page
from tests.check.whole_case import report

TITLES = ("售后服务管理手册", "投诉处理程序", "维修服务管理制度", "备件管理办法")
BODY = (
    "为规范售后服务工作，特制定本文件。\n一是目的：明确责任，提高效率。\n二是范围：适用于公司售后服务部。\n"
    "三是职责：售后服务部负责实施，总经理负责批准。\n接到报修后两小时内响应，三日内办结并回访，记录保存三年。"
)
LIST = "售后服务管理文件清单\n序号 文件编号 文件名称 版本\n" + "\n".join(
    f"{number} QX-0{number} {title} A/0" for number, title in enumerate(TITLES, 1)
)
HEADS = {
    "numbers": "{title}\n文件编号：QX-0{number}",
    "titles alone": "{title}",
    "items": "{han}、{title}",
    "chapters": "第{han}章 {title}",
    "decimals": "{number} {title}\n文件编号：QX-0{number}",
}


def procedures(head: str, titles: tuple[str, ...] = TITLES) -> str:
    return "\n".join(
        head.format(title=title, number=number, han="一二三四五"[number - 1]) + "\n" + BODY
        for number, title in enumerate(titles, 1)
    )


def titles(case: CaseReport) -> list[str]:
    return [str(fact.value) for fact in case.facts if fact.name == "title"]


def told(case: CaseReport) -> set[str]:
    return {
        finding.code
        for finding in case.findings
        if finding.code in {"listed-document-missing", "unlisted-document"} and finding.severity != "note"
    }


def word(text: str, number: int = 1, file: str = "体系文件.docx") -> Page:
    return text_page(text, number, file, flowing=True)


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_each_procedure_of_a_file_is_called_by_its_own_title(head: str) -> None:
    assert titles(report(word(procedures(head)))) == list(TITLES)


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_listed_documents_that_begin_on_their_lists_page_are_there(head: str) -> None:
    case = report(word(f"{LIST}\n{procedures(head)}"))
    assert told(case) == set()
    assert "management_document_list" in {document.kind for document in case.documents}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_a_listed_document_that_is_not_there_is_told(head: str) -> None:
    case = report(word(f"{LIST}\n{procedures(head, TITLES[:3])}"))
    assert told(case) == {"listed-document-missing"}


@pytest.mark.parametrize("volume", ["售后服务制度汇编", "管理制度汇编", "程序文件汇编"])
def test_a_volume_is_no_document_that_its_own_list_leaves_out(volume: str) -> None:
    pages = (word(LIST, 1, "清单.docx"), word(f"{volume}\n{procedures('{title}')}", 1, f"{volume}.docx"))
    assert told(report(*pages)) == set()


@pytest.mark.parametrize(
    "chapters",
    [
        "第一章 总则\n{0}\n第二章 投诉处理\n{0}\n第三章 人员培训管理制度\n{0}",
        "1 目的\n{0}\n2 职责\n{0}\n3 投诉处理程序\n{0}",
        "一、总则\n{0}\n二、服务规范\n{0}\n三、考核办法\n{0}",
    ],
)
def test_chapters_of_one_manual_are_no_documents_of_their_own(chapters: str) -> None:
    case = report(word(f"售后服务管理手册\n文件编号：QX-01\n{BODY}\n" + chapters.format(BODY)))
    assert titles(case) == ["售后服务管理手册"]


def test_the_report_lists_them_by_their_titles() -> None:
    page = report_page(report(word(procedures("{title}"))), SCHEME, {}).decode("utf-8")
    for title in TITLES:
        assert f"管理体系文件《{title}》" in page


def test_the_end_of_a_procedure_atop_a_page_belongs_to_it() -> None:
    first = text_page(f"{TITLES[0]}\n{BODY}", 1, "a.pdf")
    second = text_page(f"{TITLES[1]}\n{BODY}", 2, "a.pdf")
    end = Line("本手册由售后服务部负责解释，自二〇二六年三月一日起施行。", Box(0.12, 0.1, 0.8, 0.118))
    lower = [
        replace(line, box=Box(line.box.x0, line.box.y0 + 0.1, line.box.x1, line.box.y1 + 0.1))
        for line in second.lines
    ]
    below = replace(second, lines=(end, *lower))
    assert titles(report(first, below)) == list(TITLES[:2])
    assert [document.pages for document in documents(first, below)] == [(1, 2), (2,)]
