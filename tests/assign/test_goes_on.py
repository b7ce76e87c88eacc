"""What a page states of its place within its paper, and what shows that it goes on with the one before."""

from dataclasses import replace

import pytest

from intake.assign.continuation import Place, goes_on, place_of, places_of
from intake.model import Box, Cell, Line, Page, Table
from tests.assign.pages import text_page

NOWHERE = place_of(text_page("这是一页正文，没有编号。"))


def page(*texts: str, number: int = 1) -> Page:
    lines = tuple(
        Line(text, Box(0.1, 0.08 + 0.02 * at, 0.9, 0.1 + 0.02 * at)) for at, text in enumerate(texts)
    )
    return Page("甲.pdf", number, lines)


def place(*texts: str) -> Place:
    return place_of(page(*texts))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("第2页 共3页", 2),
        ("第 2 页，共 3 页", 2),
        ("共3页 第2页", 2),
        ("Page 2 of 3", 2),
        ("页次：2/3", 2),
        ("页码 第2/3", 2),
        ("2/3", 2),
        ("- 2 / 3 -", 2),
        ("3/2", None),
        ("0/2", None),
        ("2/3 甲", None),
    ],
)
def test_a_page_bears_its_number(text: str, number: int | None) -> None:
    for texts in ((text, "甲", "乙", "丙"), ("甲", "乙", "丙", text)):
        assert places_of([page(*texts)], [frozenset()])[0].number == number


def test_a_bare_number_counts_at_the_edges_only() -> None:
    (found,) = places_of([page("甲", "乙", "2/3", "丙", "丁")], [frozenset()])
    assert found.number is None
    (found,) = places_of([page("甲", "2/3", "乙", "丙", "丁")], [frozenset()])
    assert found.number == 2
    (found,) = places_of([page("甲", "乙", "丙", "2/3", "丁")], [frozenset()])
    assert found.number == 2


def numbers(*heads: str) -> list[int | None]:
    pages = [page(head, "正文", number=at) for at, head in enumerate(heads, 1)]
    return [found.number for found in places_of(pages, [frozenset()] * len(pages))]


def test_numbers_that_run_through_the_whole_file_are_no_papers_own() -> None:
    assert numbers(*(f"第{n}页 共4页" for n in range(1, 5))) == [None] * 4
    assert numbers(*(f"第{n}页 共3页" for n in range(1, 4))) == [1, 2, 3], "of a short file they are"
    assert numbers(*(f"第{n}页 共9页" for n in range(3, 8))) == [None] * 5, "a part of a longer one"
    assert numbers("封面", *(f"第{n}页 共4页" for n in range(1, 5))) == [None, 1, 2, 3, 4]
    assert numbers(*(f"第{n}页 共6页 第{n % 2 + 1}页 共2页" for n in range(1, 7))) == [2, 1, 2, 1, 2, 1]
    assert numbers(*(f"第{n}页 共9页" for n in range(1, 5)), *["甲"] * 2) == [None] * 6
    assert numbers(*(f"第{n}页 共9页" for n in range(1, 5)), *["甲"] * 3) == [1, 2, 3, 4, *[None] * 3]


def test_what_runs_in_heads_and_feet_is_no_statement() -> None:
    made = page("证书编号：AB-2024-001", "三、投诉处理")
    assert place_of(made).papers == {"AB-2024-001"}
    assert place_of(made).item is None
    without = place_of(made, running=frozenset({"证书编号：AB-2024-001"}))
    assert (without.papers, without.item) == (frozenset(), 3)


@pytest.mark.parametrize(
    ("texts", "papers", "stated"),
    [
        (("编号：AB-2024-001",), {"AB-2024-001"}, set()),
        (("证书编号：ab-2024-001",), {"AB-2024-001"}, {"AB-2024-001"}),
        (("报告编号", "AB-2024-001"), {"AB-2024-001"}, {"AB-2024-001"}),
        (("检验报告 No. AB-2024-001",), {"AB-2024-001"}, {"AB-2024-001"}),
        (("Certificate No.：AB-2024-001",), {"AB-2024-001"}, {"AB-2024-001"}),
        (("证书编号 Certificate No.：AB-2024-001",), {"AB-2024-001"}, {"AB-2024-001"}),
        (("编号：ABCDEFGH",), set(), set()),
        (("编号：A1",), set(), set()),
        (tuple(f"编号：AB-2024-00{n}" for n in range(3)), {f"AB-2024-00{n}" for n in range(3)}, set()),
        (tuple(f"编号：AB-2024-00{n}" for n in range(4)), set(), set()),
    ],
)
def test_a_paper_states_its_number_at_its_edges(
    texts: tuple[str, ...], papers: set[str], stated: set[str]
) -> None:
    assert (place(*texts).papers, place(*texts).stated) == (papers, stated)


def test_a_number_amid_a_long_page_is_another_papers() -> None:
    def with_number_at(at: int, count: int) -> frozenset[str]:
        return place(*("编号：AB-2024-001" if row == at else "正文" for row in range(count))).papers

    assert with_number_at(9, 40)
    assert not with_number_at(10, 40)
    assert not with_number_at(34, 40)
    assert with_number_at(35, 40)
    assert with_number_at(10, 20), "of twenty lines all are edges"


@pytest.mark.parametrize(
    ("texts", "what", "value"),
    [
        (("附件",), "annex", True),
        (("认证证书附件(一)",), "annex", True),
        (("甲", "乙", "续 表"), "annex", True),
        (("甲", "乙", "丙", "附件"), "annex", False),
        (("附件清单",), "annex", False),
        (("第三章 职责",), "chapter", True),
        (("5.2 投诉",), "chapter", True),
        (("5.2", "第三章 职责"), "chapter", True),
        (("甲", "第三章 职责"), "chapter", False),
        (("3 职责", "3.1 甲", "4 乙"), "section", 3),
        (("3.1 职责",), "section", None),
        (("甲", "3 职责"), "section", None),
        (("3 职责", "3.1 甲", "4 乙"), "sections", {3, 4}),
        (("3 职责", "4 乙"), "alone", {3}),
        (("3 职责", "3.1 甲"), "alone", set()),
        (("三、职责", "四、培训", "五．甲"), "item", 3),
        (("三、职责", "四、培训", "五．甲"), "items", {4, 5}),
        (("目 录",), "contents", True),
        (("甲", "乙", "CONTENTS"), "contents", True),
        (("甲", "乙", "丙", "目次"), "contents", False),
        (("售后服务管理手册", "2025年1月"), "front", True),
        (("售后服务管理手册", "1 总则"), "front", False),
        (("售后服务管理手册", "为规范服务，制定本手册。"), "front", False),
        (("第三条 职责",), "front", False),
        (("甲" * 249,), "front", True),
        (("甲" * 250,), "front", False),
    ],
)
def test_what_a_pages_lines_say_of_its_place(texts: tuple[str, ...], what: str, value: object) -> None:
    assert getattr(place(*texts), what) == value


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("年报（续）", True),
        ("网点清单 (续2)", True),
        ("年报（续表） ", True),
        ("续约", False),
        ("年报", False),
        ("（续签）", False),
    ],
)
def test_a_sheet_or_slide_says_by_its_name_that_it_is_anothers_rest(name: str, rest: bool) -> None:
    assert place_of(replace(page("甲"), title=name)).annex is rest


def at(**what: object) -> Place:
    return replace(NOWHERE, **what)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "page", "so"),
    [
        (at(), at(), False),
        (at(), at(annex=True), True),
        (at(), at(chapter=True), True),
        (at(papers=frozenset({"A", "B"})), at(papers=frozenset({"B"})), True),
        (at(papers=frozenset({"A"})), at(papers=frozenset({"B"})), False),
        (at(number=1), at(number=2), True),
        (at(), at(number=2), True),
        (at(), at(number=1), False),
        (at(number=1), at(number=3), False),
        (at(front=True), at(contents=True), True),
        (at(), at(contents=True), False),
        (at(contents=True), at(section=1), True),
        (at(contents=True), at(section=2), False),
        (at(items=frozenset({2})), at(item=3), True),
        (at(items=frozenset({2})), at(item=2), False),
        (at(items=frozenset({3})), at(item=3), False),
        (at(section=6, sections=frozenset({6, 7})), at(section=8), True),
        (at(section=6, sections=frozenset({6, 7})), at(section=7), True),
        (at(section=6, sections=frozenset({6, 7})), at(section=9), False),
        (at(section=7, sections=frozenset({7}), alone=frozenset({7})), at(section=8), False),
        (at(section=7, sections=frozenset({7})), at(section=8), True),
        (at(ends_with=(0.1, 0.4)), at(begins_with=(0.11, 0.39)), True),
        (at(ends_with=(0.1, 0.4)), at(begins_with=(0.13, 0.4)), False),
        (at(ends_with=(0.1, 0.4)), at(begins_with=(0.1, 0.4, 0.7)), False),
    ],
)
def test_what_shows_that_a_page_goes_on(before: Place, page: Place, so: bool) -> None:
    assert goes_on(before, page) is so


def with_table(top: float, foot: float, *lines: float, left: float = 0.1, flowing: bool = False) -> Page:
    cells = tuple(Cell("甲", Box(x, top, x + 0.3, foot)) for x in (left, left + 0.3))
    table = Table((cells,), Box(left, top, left + 0.6, foot))
    made = tuple(Line("正文", Box(0.2, y - 0.01, 0.4, y + 0.01)) for y in lines)
    return Page("甲.pdf", 1, made, (table,), flowing=flowing)


@pytest.mark.parametrize(
    ("made", "begins", "ends"),
    [
        (with_table(0.1, 0.9, 0.5), True, True),
        (with_table(0.2, 0.8, 0.1, 0.5), False, True),
        (with_table(0.2, 0.8, 0.5, 0.9), True, False),
        (with_table(0.2, 0.8, 0.06, 0.5, 0.94), True, True),  # heads and feet are no text
        (with_table(0.1, 0.9, 0.5, left=0.0), False, False),  # the edges are not known
        (with_table(0.1, 0.9, 0.5, flowing=True), False, False),
    ],
)
def test_a_table_at_a_pages_edge_is_known_by_its_columns(made: Page, begins: bool, ends: bool) -> None:
    found = place_of(made)
    edges = pytest.approx((0.1, 0.4))
    assert found.begins_with == (edges if begins else ())
    assert found.ends_with == (edges if ends else ())


def test_a_single_column_is_no_tables_mark() -> None:
    made = with_table(0.1, 0.9, 0.5)
    (row,) = made.tables[0].rows
    assert place_of(replace(made, tables=(Table((row[:1],), made.tables[0].box),))).begins_with == ()
