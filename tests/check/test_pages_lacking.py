"""Papers that count their pages, and of which pages are not there."""

from dataclasses import replace

import pytest

from intake.model import Box, Document, Line, Page
from tests.check.builders import Pack, complete


def paper(
    *pages: str,
    file: str = "报告.pdf",
    ocr: bool = False,
    flowing: bool = False,
    kind: str = "inspection_report",
    pack: Pack | None = None,
) -> Pack:
    """A case with one paper of those pages more."""
    pack = pack or complete()
    pack.file(file)
    for number, text in enumerate(pages, 1):
        lines = tuple(
            Line(part, Box(0.1, 0.1 + 0.05 * at, 0.9, 0.13 + 0.05 * at), 0.98 if ocr else 1.0)
            for at, part in enumerate(text.split("\n"))
        )
        page = Page(file, number, lines, method="ocr" if ocr else "text", flowing=flowing)
        pack.pages[file, number] = page
    numbers = tuple(range(1, len(pages) + 1))
    document = Document(f"d{len(pack.documents) + 1}", file, numbers, kind, "product_introduction", 0.97)
    pack.documents.append(document)
    return pack


def told(pack: Pack) -> list[tuple[str, str]]:
    return [
        (item.severity, item.message.partition("标明")[2].rstrip("。，请核对"))
        for item in pack.found("pages-lacking")
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("报告编号：ZSJ-2026 共 4 页 第 1 页", "报告编号：ZSJ-2026 共 4 页 第 2 页"),
        ("第1页，共4页", "第2页，共4页"),
        ("Page 1 of 4", "Page 2 of 4"),
        ("页次：1/4", "页次：2/4"),
        ("检验报告\n共4页\n第1页", "检验报告\n共4页\n第2页"),
    ],
)
def test_pages_that_a_report_counts_and_that_are_nowhere_are_told(first: str, second: str) -> None:
    assert told(paper(first, second)) == [("deficiency", "共4页，仅见第1、2页，缺第3、4页")]
    assert told(paper(first, second, ocr=True)) == [("deficiency", "共4页，仅见第1、2页，缺第3、4页")]


@pytest.mark.parametrize(
    "pages",
    [
        ("第1页 共2页", "第2页 共2页"),
        ("检验报告封面", "共2页 第1页", "共2页 第2页"),
        ("第1页共1页",),
        # Of a page that bears no number nobody knows which it is.
        ("第1页 共2页", "检验结果"),
        # Its first page alone: what a cover says stands behind it, too.
        ("第2页 共2页",),
        # Two papers in one.
        ("第1页 共2页", "第1页 共2页"),
        ("第1页 共2页", "第1页 共3页"),
        ("第5页 共2页",),
        ("三份检验报告共12页，见附件。",),
        ("共2页", "检验结果"),
    ],
)
def test_where_all_may_be_there_nothing_is_told(pages: tuple[str, ...]) -> None:
    assert told(paper(*pages)) == []


def test_one_scanned_page_may_have_been_misread() -> None:
    assert told(paper("第1页 共3页", ocr=True)) == [("doubt", "共3页，仅识别到第1页，未见第2、3页")]
    assert told(paper("第1页 共3页")) == [("deficiency", "共3页，仅见第1页，缺第2、3页")]


def test_a_total_alone_is_held_against_the_pages() -> None:
    assert told(paper("检验报告 共4页", "检验结果")) == [("doubt", "共4页，仅识别到第1、2页，未见第3、4页")]


def test_the_rest_may_lie_in_a_file_of_its_own() -> None:
    pack = paper("第1页 共2页", file="报告1.jpg", ocr=True)
    assert len(told(pack)) == 1
    assert told(paper("第2页 共2页", file="报告2.jpg", ocr=True, pack=pack)) == []


def test_another_whole_report_holds_no_spare_pages() -> None:
    whole = paper("第1页 共3页", "第2页 共3页", "第3页 共3页", file="报告1.pdf")
    assert len(told(paper("第1页 共3页", "第2页 共3页", file="报告2.pdf", pack=whole))) == 1


def test_beside_a_page_of_its_file_that_nobody_knows_it_is_a_question() -> None:
    pack = paper("第1页 共3页", "第2页 共3页")
    pack.pages["报告.pdf", 3] = replace(pack.pages["报告.pdf", 2], number=3, lines=())
    assert [severity for severity, _ in told(pack)] == ["doubt"]


def test_a_text_that_flows_has_no_pages_and_other_kinds_are_not_asked() -> None:
    assert told(paper("第1页 共3页", "第2页 共3页", flowing=True)) == []
    assert told(paper("第1页 共3页", "第2页 共3页", kind="sales_mode")) == []


def bound(*counts: str) -> Pack:
    """Papers of a page each, bound in one file."""
    pack = paper(*counts, file="合订.pdf")
    whole = pack.documents.pop()
    for number in whole.pages:
        pack.documents.append(replace(whole, id=f"d{len(pack.documents) + 1}", pages=(number,)))
    return pack


def test_a_count_that_runs_over_several_papers_is_that_of_what_binds_them() -> None:
    assert told(bound("第 7 页 共 37 页", "第 8 页 共 37 页", "第 9 页 共 37 页")) == []


def test_papers_that_each_count_their_own_pages_are_not_bound_by_that() -> None:
    assert len(told(bound("第1页 共4页", "第1页 共4页"))) == 2


@pytest.mark.parametrize(
    ("numbers", "missing"),
    [
        ({1: 1, 4: 4, 5: 5, 7: 6}, "未见第6页"),  # 2 and 3 bear no number that was read, and are there
        ({4: 4, 5: 5, 7: 6}, "未见第6页"),
        ({1: 1, 4: 3, 5: 4, 7: 5}, "未见第2、3、6页"),  # one lies between 1 and 4 where two should
    ],
)
def test_pages_between_that_bear_no_number_are_there(numbers: dict[int, int], missing: str) -> None:
    """A bound file of 7 pages, whose pictures were numbered by nobody: page 6 is out of it."""
    texts = [""] * max(numbers.values())
    for number, page in numbers.items():
        texts[page - 1] = f"第{number}页 共7页"
    pack = paper(*texts)
    bound = pack.documents[-1]
    pack.documents[-1] = replace(bound, pages=tuple(sorted(numbers.values())))
    (found,) = told(pack)
    assert missing in found[1]
