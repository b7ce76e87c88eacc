"""What words weigh for a kind, which headings are titles, and what a page says by both."""

from dataclasses import replace

import pytest

from intake.assign.evidence import PageEvidence, joined, page_evidence
from intake.assign.headings import Heading
from intake.assign.patterns import SHORTEST_TYPICAL, compiled
from intake.assign.said import (
    MOST_FROM_HEADING,
    MOST_FROM_WORDS,
    Said,
    Text,
    hints,
    said_in,
    shown,
    together,
    weight,
)
from intake.assign.titles import best_titles, likest_title, shares
from intake.assign.urgency import urgency
from intake.model import Page
from intake.scheme import Lines, Pattern, Words
from intake.zh.searchable import Vocabulary
from tests.assign.labelled import KINDS
from tests.assign.pages import SCHEME, documents, source, text_page

PATTERNS = compiled(SCHEME)
KIND = replace(
    PATTERNS.kinds[0],
    words=(
        Words(1.0, ("投诉", "申诉")),
        Words(2.0, (), (Pattern("days", r"\d+日内"),)),
        Words(-0.5, ("营业执照",)),
    ),
    lines=(Lines(Pattern("row", r"^\d+[^\n]*店"), 1.5, 2), Lines(Pattern("no", "无"), -1.0, 1)),
)
VOCABULARY = Vocabulary(word for words in KIND.words for word in words.vocabulary())


def said(*lines: str, shaped: bool = False, among: Said | None = None) -> Said:
    return said_in(KIND, Text.of(lines, VOCABULARY), shaped=shaped, among=among)


def test_each_word_counts_once_and_lines_once_they_are_enough() -> None:
    assert weight(KIND, said("投诉与投诉，申诉")) == 1.0
    assert weight(KIND, said("投诉在3日内答复")) == 3.0
    assert weight(KIND, said("投诉", "营业执照")) == 0.5
    assert weight(KIND, said("1 甲店")) == 0.0
    assert weight(KIND, said("1 甲店", "2 乙店")) == 1.5
    assert weight(KIND, said("1 甲店", "2 乙店", "3 丙店", "无")) == 0.5
    assert weight(KIND, said("1 甲店 2 乙店")) == 0.0, "one line is one"
    assert weight(KIND, said("1 甲店  2 乙店")) == 1.5, "a wide gap parts cells"


def test_words_never_weigh_more_than_so_much_either_way() -> None:
    heavy = replace(KIND, words=(Words(MOST_FROM_WORDS + 1, ("投诉",)), Words(-9.0, ("申诉",))))
    text = Text.of(["投诉"], VOCABULARY)
    assert weight(heavy, said_in(heavy, text, shaped=False)) == MOST_FROM_WORDS
    against = Text.of(["投诉申诉"], VOCABULARY)
    assert weight(heavy, said_in(heavy, against, shaped=False)) == pytest.approx(MOST_FROM_WORDS + 1 - 9)
    assert weight(replace(heavy, words=heavy.words[1:]), Said(((0, "申诉"),))) == -MOST_FROM_WORDS


def test_the_layout_adds_to_words_and_says_nothing_alone() -> None:
    assert weight(KIND, said("投诉", shaped=True)) == 1.5
    assert weight(KIND, said("甲", shaped=True)) == 0.0
    assert weight(KIND, said("投诉", shaped=False)) == 1.0


def test_of_a_part_only_words_of_its_page_are_looked_for() -> None:
    page = said("投诉")
    assert said("投诉在3日内答复", among=page).words == ((0, "投诉"),)
    assert said("甲", among=page).words == ()


def test_what_speaks_for_a_kind_is_told_and_what_speaks_against_it_is_not() -> None:
    assert shown(KIND, said("申诉在3日内答复", "营业执照", "1 甲店", "2 乙店", "无")) == [
        "申诉",
        "3日内",
        "1甲店",
    ]
    assert shown(KIND, said("1 甲店")) == []


def test_parts_say_together_what_each_says() -> None:
    one, other = said("投诉", "1 甲店"), said("申诉在3日内", "2 乙店", shaped=True)
    both = together(one, other)
    assert both == Said(((0, "投诉"), (1, "3日内")), ((2, "1甲店"), (0, "")), True)
    assert weight(KIND, both) == 1.0 + 2.0 + 1.5 + 0.5
    assert together(other, one).words == ((0, "申诉"), (1, "3日内"))
    assert together(said("甲"), said("2 乙店")).lines[0] == (1, "2乙店")


def test_a_writers_own_heading_hints_at_a_kind_and_no_more() -> None:
    found = hints(PATTERNS.headings, "服务 网点的分布")
    assert 0 < max(found.values()) <= MOST_FROM_HEADING
    assert all(abs(value) <= MOST_FROM_HEADING for value in found.values())


def heading(text: str, rank: float = 1.0) -> Heading:
    return Heading(text, text, rank)


def test_of_several_headings_the_one_that_is_most_a_title_counts() -> None:
    weak, strong = heading("营业执照", 0.3), heading("营业执照", 0.9)
    assert best_titles([weak, strong], PATTERNS)["business_licence"][0] is strong
    assert best_titles([strong, weak], PATTERNS)["business_licence"][0] is strong
    assert best_titles([heading("今天的天气")], PATTERNS) == {}
    (_, plain), (_, among_others) = (
        best_titles([one], PATTERNS)["organization_chart"]
        for one in (heading("组织机构图"), heading("老桥组织机构图"))
    )
    assert among_others < plain == 1.0


def test_brackets_and_an_official_form_do_not_hide_a_title() -> None:
    assert shares(PATTERNS, "组织机构图（含售后服务）").get("organization_chart") == 1.0
    assert shares(PATTERNS, "（副本）许可证").get("permit") == 1.0
    assert shares(PATTERNS, "关于我公司售后服务情况的说明").get("service_system") == 1.0
    assert "business_licence" not in shares(PATTERNS, "（营业执照）表")


def test_a_damaged_title_is_told_by_its_likeness_where_it_is_prominent() -> None:
    kind = next(one for one in PATTERNS.kinds if one.id == "business_licence")
    spoilt = heading("营业执昭", 0.6)
    assert likest_title(kind, [heading("今天的天气"), spoilt, heading("营业执昭", 0.59)])[0] is spoilt  # type: ignore[index]
    assert likest_title(kind, [heading("营业执昭", 0.59)]) is None
    better = heading("营业执昭", 0.9)
    assert likest_title(kind, [better, spoilt])[0] is better  # type: ignore[index]
    assert likest_title(kind, [heading("今天的天气")]) is None
    assert all(len(name) >= SHORTEST_TYPICAL for one in PATTERNS.kinds for name in one.typical)
    assert "营业执照" in kind.typical


LICENCE = KINDS["business_licence"][0]


def evidence(text: str, **more: object) -> PageEvidence:
    return page_evidence(text_page(text), PATTERNS, frozenset(), **more)  # type: ignore[arg-type]


def test_a_page_says_by_title_and_words_what_it_is_and_why() -> None:
    found = evidence(LICENCE)
    title = next(one for one in PATTERNS.kinds if one.id == "business_licence").title_weight
    assert found.titles["business_licence"] == found.begins["business_licence"]
    assert 0 < found.titles["business_licence"] <= title
    assert (
        found.content("business_licence")
        == found.titles["business_licence"] + found.words["business_licence"]
    )
    assert found.content("honour") == found.words.get("honour", 0.0)
    assert found.why["business_licence"][0] == "标题“营业执照”（第1页）"
    assert any(
        one.startswith("正文含“") and one.endswith("”（第1页）") for one in found.why["business_licence"]
    )
    assert found.length == len(text_page(LICENCE).text)


def test_a_page_of_a_few_characters_says_nothing() -> None:
    assert evidence("三。") == PageEvidence(text_page("三。"), 2)
    assert page_evidence(Page("甲.pdf", 1, ()), PATTERNS, frozenset()).words == {}


def test_what_runs_in_the_heads_is_no_pages_own_title_but_names_what_it_stands_in() -> None:
    text = KINDS["service_system"][0]
    title = text.split("\n", 1)[0]
    running = page_evidence(text_page(text), PATTERNS, frozenset({title}))
    assert "service_system" in running.headed
    assert running.titles.get("service_system", 0) < evidence(text).titles["service_system"]
    licence = page_evidence(text_page(LICENCE), PATTERNS, frozenset({"营业执照"}))
    assert licence.titles["business_licence"] == evidence(LICENCE).titles["business_licence"]


CONTENTS = "目 录\n营业执照 …… 1\n食品生产许可证 …… 2\n检验报告 …… 3\n组织简介 …… 4\n组织机构图 …… 5\n售后服务网点清单 …… 6"


def test_a_contents_page_is_what_its_own_heading_says() -> None:
    found = evidence(CONTENTS)
    assert set(found.titles) == set(found.words) == set(found.begins)
    assert "business_licence" not in found.titles
    assert found.chapters == frozenset(), "of a whole pack it lists papers, no chapters"
    manual = evidence("售后服务管理手册目录\n总则 …… 1\n职责 …… 2\n投诉受理 …… 3\n回访 …… 4")
    assert {"总则", "职责", "投诉受理", "回访"} <= manual.chapters
    assert all("列有多项材料名称" in why for reasons in manual.why.values() for why in reasons)


def test_short_lines_that_name_several_papers_are_a_list_of_them_and_a_text_is_none() -> None:
    names = "营业执照\n检验报告\n组织简介\n组织机构图\n售后服务网点清单"
    assert set(evidence(names).titles) == {"business_licence"}
    assert len(evidence(names, in_parts=True).titles) > 3
    long = "\n".join(
        ["上述各项材料均已按照清单要求备齐并加盖公章，随函一并寄送贵方查收为盼，请予受理审查"] * 3
    )
    assert len(evidence(f"{names}\n{long}").titles) > 3
    sentences = "\n".join(f"{one}。" for one in "甲乙丙丁戊己")
    assert len(evidence(f"{names}\n{sentences}").titles) > 3


def test_a_page_that_lacks_what_every_such_paper_has_is_none() -> None:
    needing = next(one for one in PATTERNS.kinds if one.needs)
    assert needing.id in evidence("今天的天气很好，大家都到公园里去了").impossible
    assert needing.id not in evidence(f"今天的天气很好，大家都到公园里去了\n{needing.needs[0]}").impossible


def test_parts_of_a_page_begin_with_the_first_ones_title_and_say_all_words_once() -> None:
    first, second = evidence(KINDS["service_system"][0]), evidence(KINDS["outlet_list"][0])
    both = joined([first, second], PATTERNS)
    assert both.begins == first.begins
    assert both.length == first.length + second.length
    assert both.titles["service_system"] == first.titles["service_system"]
    assert both.titles["outlet_list"] == max(
        first.titles.get("outlet_list", 0), second.titles["outlet_list"]
    )
    assert set(both.why) == set(first.why) | set(second.why)
    assert joined([first, first], PATTERNS).words == first.words
    assert both.impossible == first.impossible & second.impossible


def test_who_applies_is_read_first_then_papers_of_a_page_then_the_rest() -> None:
    order = [urgency(source(path), SCHEME) for path in ("营业执照.pdf", "荣誉证书.jpg", "组织简介.docx")]
    assert order == sorted(order, reverse=True)
    assert len(set(order)) == 3
    assert urgency(source("营业执照.pdf"), replace(SCHEME, applicant=None)) == order[1]


def test_a_title_alone_or_a_name_alone_is_never_enough() -> None:
    (divider,) = documents(text_page("营业执照", file="甲.pdf"))
    assert divider.kind == "business_licence"
    assert divider.confidence < SCHEME.doubt_below
    assert "只有标题，未见正文" in divider.why
    (named,) = documents(text_page("（图像无法辨认）", file="营业执照.jpg"))
    assert named.confidence < SCHEME.doubt_below
    assert {"内容无法确认，仅凭名称推断"} & set(named.why) or named.kind == "unknown"
    (silent,) = documents(Page("甲.pdf", 1, ()))
    assert (silent.kind, silent.submission, silent.confidence) == ("unknown", None, 0.0)
    assert silent.why == ("未读出任何内容",)
    (strange,) = documents(
        text_page("今天的天气很好，大家都到公园里去了。\n下午又下了一场雨。", file="甲.pdf")
    )
    assert (strange.kind, strange.why[0]) == ("unknown", "内容与任何一项都不相符")
