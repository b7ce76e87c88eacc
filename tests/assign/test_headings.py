"""Which lines of a page stand as headings, how prominent they are, and what a heading says without its form."""

import re
from dataclasses import replace

import pytest

from intake.assign.headings import (
    Heading,
    headings,
    is_contents,
    listed,
    plainly,
    prominence,
    running_heads,
    share,
    without_brackets,
)
from intake.model import Box, Cell, Line, Page, Table

BODY = "各部门按职责执行，售后服务部负责监督检查；记录保存三年。"


def line(text: str, top: float, *, height: float = 0.02, left: float = 0.1, width: float = 0.3) -> Line:
    return Line(text, Box(left, top, left + width, top + height))


def page(*lines: Line | str, flowing: bool = False, **more: object) -> Page:
    made = tuple(
        one if isinstance(one, Line) else line(one, 0.05 + 0.03 * at) for at, one in enumerate(lines)
    )
    return replace(Page("甲.pdf", 1, made, flowing=flowing), **more)  # type: ignore[arg-type]


def texts(made: Page, own: str = "") -> list[str]:
    """Headings of one line each: those of two lines joined hold both."""
    lines = {one.text.strip() for one in made.lines} | {made.title}
    return [one.text for one in headings(made, own=own) if one.raw in lines]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("投诉处理程序", "投诉处理程序"),
        ("一、投诉处理程序", "投诉处理程序"),
        ("第三章 投诉处理程序", "投诉处理程序"),
        ("（2）投诉处理程序", "投诉处理程序"),
        ("5.1.2 投诉处理程序", "投诉处理程序"),
        ("附件三：投诉处理程序", "投诉处理程序"),
        ("《投诉处理程序》", "投诉处理程序"),
        ("QX-SH-07投诉处理程序", "投诉处理程序"),
        ("投诉处理程序受控", "投诉处理程序"),
        ("检验报告 编号 FJYX(2024)-D1173", "检验报告"),
        ("检验报告 编号 待定事项", "检验报告编号待定事项"),
        ("甲", None),
        ("甲乙", "甲乙"),
        ("甲" * 42, "甲" * 42),
        ("甲" * 43, None),
        ("接到投诉后两小时内答复。", None),
        ("甲公司，乙公司，丙公司", None),
        ("受理时间：每日上午九时", None),
        ("受理时间：每日九时", "受理时间：每日九时"),
    ],
)
def test_a_heading_is_short_no_sentence_and_told_without_its_form(text: str, heading: str | None) -> None:
    assert texts(page(text)) == ([] if heading is None else [heading])


def test_items_behind_dots_are_none_but_one_alone_is() -> None:
    assert texts(page("• 投诉", "• 回访")) == []
    assert texts(page("• 投诉", BODY)) == ["•投诉"]
    assert texts(page(BODY, "• 投诉", BODY, "• 回访")) == ["•投诉", "•回访"]


def test_lines_that_share_their_row_with_two_others_are_a_tables_head() -> None:
    row = [
        line(text, 0.1, left=0.1 + 0.3 * at, width=0.2) for at, text in enumerate(("网点", "地址", "电话"))
    ]
    assert texts(page(*row)) == []
    assert texts(page(*row[:2])) == ["网点", "地址"]
    small = [replace(one, box=Box(one.box.x0, 0.1, one.box.x1, 0.11)) for one in row[1:]]
    assert "投诉处理程序" in texts(page(line("投诉处理程序", 0.095, height=0.03), *small))


def test_of_a_text_that_flows_a_row_of_words_is_a_tables() -> None:
    assert texts(page("网点  地址  电话", flowing=True)) == []
    assert texts(page("网点  地址", flowing=True)) == ["网点地址"]
    assert texts(page("投  诉  处  理", flowing=True)) == ["投诉处理"]


def table(rows: int, *cells: str) -> Table:
    return Table(
        tuple(
            tuple(
                Cell(text, Box(0.1 + 0.4 * at, 0.3 + 0.05 * row, 0.5 + 0.4 * at, 0.35 + 0.05 * row))
                for at, text in enumerate(cells)
            )
            for row in range(rows)
        ),
        Box(0.1, 0.3, 0.9, 0.3 + 0.05 * rows),
    )


def test_what_a_long_list_names_is_no_heading_of_the_page() -> None:
    inside = line("投诉处理程序", 0.4)
    head = line("文件名称", 0.31)
    made = page(head, inside)
    assert texts(replace(made, tables=(table(7, "甲", "乙"),))) == ["文件名称"]
    assert texts(replace(made, tables=(table(6, "甲", "乙"),))) == ["文件名称", "投诉处理程序"]
    assert texts(replace(made, tables=(table(7, "甲", ""),))) == ["文件名称", "投诉处理程序"]
    assert texts(replace(made, tables=(table(7, "甲", BODY),))) == ["文件名称", "投诉处理程序"]


def test_of_a_contents_page_only_its_own_headings_count() -> None:
    entries = [f"{n} 投诉处理程序 …… {n}" for n in range(1, 5)]
    assert is_contents(page("目录", *entries))
    assert texts(page("目录", *entries))[:1] == ["目录"]
    assert len(texts(page("目录", *entries))) <= 2
    assert not is_contents(page("目录", *entries[:3])), "three lines are no list"
    assert is_contents(page("目录", *entries, *[BODY] * 5))
    assert not is_contents(page("目录", *entries, *[BODY] * 6)), "two in five lines are its"
    assert not is_contents(replace(page("目录", *entries), tables=(table(3, "甲", "乙"),)))
    assert [one.text for one in listed(page("1 投诉处理程序 …… 3", "甲", "乙" * 43))] == ["投诉处理程序"]


def rank(at: int, *lines: Line, flowing: bool = False) -> float:
    (found,) = [one for one in headings(page(*lines, flowing=flowing)) if one.raw == lines[at].text]
    return found.rank


def test_what_a_reader_sees_first_is_most_prominent() -> None:
    """Large, at the top, centred: each counts, and nothing counts more than all."""
    body = [line(BODY, 0.4 + 0.03 * at) for at in range(6)]
    low = line("投诉处理程序", 0.8)
    plain = rank(6, *body, low)
    at_top = rank(0, line("投诉处理程序", 0.05), *body)
    large = rank(6, *body, line("投诉处理程序", 0.8, height=0.03))
    centred = rank(6, *body, line("投诉处理程序", 0.8, left=0.35))
    everything = rank(0, line("投诉处理程序", 0.05, height=0.03, left=0.35), *body)
    assert 0 < plain < centred < large < at_top < everything == 1
    assert rank(6, *body, line("投诉处理程序", 0.8, height=0.025)) == plain
    assert rank(6, *body, line("投诉处理程序", 0.29)) == at_top
    assert rank(6, *body, line("投诉处理程序", 0.31)) == plain
    assert rank(3, *body[:3], line("投诉处理程序", 0.8)) == at_top, "of few lines the fourth is at the top"
    assert rank(6, *body, line("投诉处理程序", 0.8, left=0.1, width=0.8)) == plain, "as wide as the text"
    assert rank(6, *body, line("投诉处理程序", 0.8, left=0.27)) == centred
    assert rank(6, *body, line("投诉处理程序", 0.8, left=0.25)) == plain


def test_small_print_beside_large_is_no_title() -> None:
    large = line("投诉处理程序", 0.05, height=0.06)
    assert rank(1, large, line("回访制度", 0.12, height=0.031)) > rank(
        1, large, line("回访制度", 0.12, height=0.029)
    )
    letterhead = line("绍兴清溪电机有限公司", 0.05, height=0.06)
    assert rank(1, letterhead, line("回访制度", 0.12, height=0.029)) == rank(
        1, letterhead, line("回访制度", 0.12, height=0.031)
    ), "a letterhead is no title that others are small beside"


def test_of_a_text_that_flows_the_first_lines_stand_first() -> None:
    lines = [line(f"{name}程序", 0.1 * at) for at, name in enumerate("甲乙丙丁")]
    ranks = [rank(at, *lines, flowing=True) for at in range(4)]
    assert ranks[0] == ranks[1] == ranks[2] == 1
    assert 0.5 < ranks[3] < 1


def at_top(made: Page, own: str = "") -> list[str]:
    return [
        one.raw for one in headings(made, own=own) if one.top and one.raw in {x.text for x in made.lines}
    ]


def test_a_papers_own_title_stands_at_the_top() -> None:
    lines = [line(f"{name}程序", 0.36 + 0.02 * at) for at, name in enumerate("甲乙丙丁戊己庚")]
    assert at_top(page(*lines)) == [one.text for one in lines[:6]]
    higher = [replace(one, box=Box(0.1, one.box.y0 - 0.3, 0.4, one.box.y1 - 0.3)) for one in lines]
    assert at_top(page(*higher)) == [one.text for one in lines]
    assert at_top(page(*higher, flowing=True)) == [one.text for one in lines[:6]]


def test_below_a_numbered_section_stand_sections_and_no_titles() -> None:
    assert at_top(page("1 投诉处理", "2 回访", "3 维修")) == ["1 投诉处理", "2 回访"]
    assert at_top(page("1", "2 回访", "3 维修")) == ["2 回访", "3 维修"]


def test_what_is_numbered_below_its_own_heading_is_a_section_of_it() -> None:
    made = page("投诉处理", "1 回访", "5.1 维修", "2 配送", "备件管理")
    assert at_top(made, own="投诉处理") == ["投诉处理", "1 回访", "备件管理"]
    assert at_top(page("投诉处理", "5.1 维修"), own="投诉处理") == ["投诉处理"]


def test_a_heading_cut_into_two_lines_counts_as_one_too() -> None:
    made = page("绍兴清溪电机有限公司", "投诉处理程序", BODY)
    (joined,) = [one for one in headings(made) if one.raw == "绍兴清溪电机有限公司 投诉处理程序"]
    assert joined.text == "绍兴清溪电机有限公司投诉处理程序"
    assert joined.rank <= 0.6
    assert "甲" * 21 + "乙" * 21 in [one.text for one in headings(page("甲" * 21, "乙" * 21))]
    assert "甲" * 21 + "乙" * 22 not in [one.text for one in headings(page("甲" * 21, "乙" * 22))]
    many = [f"{name}程序" for name in "甲乙丙丁戊"]
    assert [one.text for one in headings(page(*many))][5:] == [
        "甲程序乙程序",
        "乙程序丙程序",
        "丙程序丁程序",
    ]


def test_the_title_that_a_file_states_is_a_heading() -> None:
    assert [(one.text, one.top) for one in headings(page(title="一、投诉处理"))] == [("投诉处理", True)]
    assert headings(page(title="甲" * 43)) == []
    assert headings(page(title=" ")) == []


@pytest.mark.parametrize(
    ("text", "found", "covered"),
    [
        ("投诉处理程序", "投诉处理程序", 1.0),
        ("绍兴清溪电机有限公司投诉处理程序", "投诉处理程序", 1.0),
        ("投诉处理程序（2025年版）", "投诉处理程序", 1.0),
        ("老桥投诉处理程序", "投诉处理程序", 6 / 7),
        ("投诉处理程序说明", "投诉处理程序", 6 / 8),
        ("投诉处理程序的各项说明", "投诉处理程序", 6 / 11),
        ("投诉处理程序的各项规定说明", "投诉处理程序", 0.0),
        ("投诉各项说明", "投诉", 0.0),
        ("投诉说明", "投诉", 0.5),
    ],
)
def test_a_title_is_most_of_its_heading(text: str, found: str, covered: float) -> None:
    match = re.search(found, text)
    assert match is not None
    assert share(text, match) == pytest.approx(covered)


def test_a_heading_among_others_counts_less_and_never_nothing() -> None:
    ranks = [prominence(Heading("甲", "甲", rank)) for rank in (0.0, 0.3, 1.0)]
    assert 0 < ranks[0] < ranks[1] < ranks[2] == 1


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("关于我公司售后服务情况的说明", "售后服务情况说明"),
        ("关于服务情况的专项报告", "服务情况专项报告"),
        ("产品的说明书", "产品的说明书"),
        ("售后服务情况说明", "售后服务情况说明"),
    ],
)
def test_an_official_subject_is_told_without_its_form(text: str, plain: str) -> None:
    assert plainly(text) == plain


def test_brackets_and_letterheads() -> None:
    assert without_brackets("产品（服务）说明书(含图)") == "产品说明书"
    assert Heading("绍兴清溪电机有限公司", "", 1).is_name
    assert not Heading("绍兴清溪电机有限公司简介", "", 1).is_name


def running(*pages: tuple[str, ...]) -> list[set[str]]:
    made = [page(*lines, number=at) for at, lines in enumerate(pages, 1)]
    return [set(found) for found in running_heads(made)]


def test_what_runs_at_the_edge_of_most_pages_is_a_title_once() -> None:
    body = ("正文一", "正文二")
    with_head = [("售后手册", *body, f"第{n}页甲") for n in range(3)]
    assert running(*with_head)[0] == set()
    assert all("售后手册" in found for found in running(*with_head)[1:])
    assert running(*with_head[:2]) == [set(), set()], "twice is no habit"
    amid = [(f"甲{n}", f"乙{n}", "售后手册", f"丙{n}", f"丁{n}") for n in range(4)]
    assert running(*amid) == [set()] * 4, "only the edges run"
    seldom = [
        ("售后手册", "一", "二", f"页{n}") if n < 3 else (f"甲{n}", f"乙{n}", f"丙{n}", f"丁{n}")
        for n in range(6)
    ]
    assert all("售后手册" not in found for found in running(*seldom)), "three pages of six are not most"
    assert "售后手册" in running(*seldom[:5])[1]
