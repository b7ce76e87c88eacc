"""Papers of one kind one behind the other: where the next begins, and how sure each is of what it is."""

from dataclasses import replace

import pytest

from intake.assign.borders import PRIOR
from intake.assign.segment import NAMED_ONLY, Segment
from tests.assign.by_hand import HINT, NOWHERE, Leaf, Says, kind, leaf, papers

TITLE = 2.0
TEXT = kind("a", 1, title_weight=TITLE)
PAPER = kind("paper", 2, layout=frozenset({"certificate"}), one_page=True, title_weight=TITLE)
REPORT = kind("report", 3, layout=frozenset({"picture", "table"}), title_weight=TITLE)
LIST = kind("list", 4, layout=frozenset({"table"}), title_weight=TITLE)
FRONT = kind("front", front=True)
KINDS = (TEXT, PAPER, REPORT, LIST, FRONT)


def page(
    of: str, words: float = 3.0, title: float = 1.0, *, flowing: bool = False, **place: object
) -> Leaf:
    """A page of that kind; `title`: what of a title's weight it begins with; `place`: what it states of its
    place (its number and that of its paper, say)."""
    numbers = {name: frozenset(place.pop(name, ())) for name in ("papers", "stated")}  # type: ignore[call-overload]
    stated = replace(NOWHERE, **numbers, **place)  # type: ignore[arg-type]
    return leaf(Says({of: words}, {of: title * TITLE}), flowing=flowing, place=stated)


def cut(*leaves: Leaf) -> list[tuple[int, ...]]:
    """The pages of each document."""
    return [tuple(dict.fromkeys(part.page.number for part in one.parts)) for one in papers(KINDS, *leaves)]


def apart(first: Leaf, second: Leaf) -> bool:
    """Whether the second page begins a paper of its own."""
    return cut(first, second) == [(1,), (2,)]


def test_another_paper_of_several_pages_begins_with_a_whole_title() -> None:
    first = page("report")
    assert apart(first, page("report", title=0.85))
    assert not apart(first, page("report", title=0.84))
    assert apart(first, page("report", title=0.5, number=1)), "half of one where the page is a first one"
    assert not apart(first, page("report", title=0.49, number=1))
    assert not apart(first, page("report", title=0.84, number=2))
    assert not apart(first, page("report", number=2)), "a second page begins none"
    assert not apart(first, page("report", annex=True))


def test_another_paper_of_one_page_begins_with_half_a_title_or_a_whole_papers_words() -> None:
    first = page("paper")
    assert apart(first, page("paper", 0.1, 0.5))
    assert not apart(first, page("paper", 0.1, 0.49))
    assert apart(first, page("paper", 2.0, 0.0))
    assert not apart(first, page("paper", 1.9, 0.0))
    assert not apart(first, leaf(Says(title={"paper": 0.1})))
    halves = leaf(Says({"paper": 1.0}), Says({"paper": 1.0}))
    assert cut(first, halves) == [(1,), (2,)], "all of its page counts"
    assert not apart(first, page("paper", annex=True))
    assert not apart(first, page("paper", number=2))
    assert apart(first, page("paper", number=1))


def test_pages_that_bear_one_number_are_one_paper() -> None:
    assert not apart(page("report", papers="A"), page("report", papers="A"))
    assert apart(page("report", papers="A"), page("report", papers="B"))
    assert not apart(page("paper", papers="A"), page("paper", papers="A"))
    # Of two certificates each bears its own number, and that of what they are bound in.
    assert apart(page("paper", papers="AX"), page("paper", papers="BX"))
    assert not apart(page("paper", papers="AX"), page("paper", papers="X"))
    assert not apart(page("paper", papers="X"), page("paper", papers="BX"))
    assert not apart(page("report", papers="AX"), page("report", papers="BX"))
    third = [page("report", papers=one) for one in ["A", "AB", "B"]]
    assert cut(*third) == [(1, 2, 3)], "as any page of it before"


def test_a_number_of_its_own_tells_another_paper_whatever_counts_the_pages() -> None:
    first = page("report", stated="A")
    assert apart(first, page("report", stated="B", number=2))
    assert not apart(first, page("report", stated="A", number=2))
    assert not apart(first, page("report", number=2)), "it states none"
    assert not apart(page("report"), page("report", stated="B", number=2)), "nor did the one before"
    assert not apart(first, page("report", stated="B", number=2, annex=True))
    assert apart(first, page("report", title=0.5, stated="B", number=2))
    assert not apart(first, page("report", title=0.49, stated="B", number=2))
    headed = replace(page("report", title=0.0, stated="B", number=1), parts=())
    said = Says({"report": 3.0}, headed=frozenset({"report"}))
    assert apart(first, replace(headed, parts=(said,))), "its title runs over all pages"
    second = replace(headed.place, number=2)
    assert not apart(first, replace(headed, parts=(said,), place=second))
    assert cut(first, page("report", stated="AB", number=2), page("report", stated="B", number=3)) == [
        (1, 2, 3)
    ]


def test_behind_a_front_page_all_belongs_to_it_that_bears_no_other_number() -> None:
    front = page("a", front=True)
    assert not apart(front, page("a"))
    assert apart(front, page("a", front=True)), "another front page"
    assert apart(front, page("a", number=1)), "a first page"
    assert apart(page("a", front=True, papers="A"), page("a", papers="B"))
    assert not apart(page("a", front=True, papers="A"), page("a"))
    assert not apart(front, page("a", papers="B"))
    assert apart(page("a"), page("a"))
    assert apart(page("paper", front=True), page("paper")), "a paper of a page has no front page"


def test_a_chapters_title_begins_no_paper() -> None:
    assert not apart(page("a"), page("a", chapter=True))
    assert apart(page("a"), page("a", chapter=True, papers="A")), "with a number of its own it does"
    assert apart(page("paper"), page("paper", chapter=True))
    # The paper's own pages bear its number: one without is a chapter of it, unless it counts as a first page.
    assert not apart(page("a", papers="A"), page("a"))
    assert apart(page("a", papers="A"), page("a", number=1))
    assert cut(page("a", papers="A"), page("a"), page("a")) == [(1, 2, 3)]


def test_in_a_file_that_flows_a_page_begins_a_paper_only_by_a_number_of_its_own() -> None:
    assert not apart(page("a", flowing=True), page("a", flowing=True))
    assert apart(page("a", flowing=True, papers="A"), page("a", flowing=True, papers="B"))
    assert not apart(page("a", flowing=True), page("a", flowing=True, papers="B"))
    assert not apart(page("a", flowing=True, papers="A"), page("a", flowing=True))


def amid(of: str, words: float = 3.0, title: float = 1.0, *lines: str, **more: object) -> Says:
    """A paper amid a page under a heading, which states in those lines what number it bears."""
    body = (*lines, "字" * 30, "字" * 30)
    return Says({of: words}, {of: title * TITLE}, lines=body, **{"heading": "甲"} | more)  # type: ignore[arg-type]


def places(*parts: Says, method: str = "text") -> list[int]:
    """How many parts of one page each document has."""
    return [len(one.parts) for one in papers(KINDS, leaf(*parts, method=method))]


A, B = "证书编号：AB-2024-001", "证书编号：AB-2024-002"


def test_amid_a_page_a_title_with_another_number_begins_a_paper() -> None:
    first = amid("paper", 3.0, 1.0, A)
    assert places(first, amid("paper", 0.1, 0.5, B)) == [1, 1]
    assert places(first, amid("paper", 3.0, 0.49, B)) == [2], "no title"
    assert places(first, amid("paper", 3.0, 1.0, A)) == [2], "the same number"
    assert places(first, amid("paper", 3.0, 1.0)) == [2], "none: it goes on below large print"
    assert places(first, amid("paper", 3.0, 1.0, B, heading="GB/T 19001-2016")) == [2], "a standard"
    assert places(first, amid("paper", 3.0, 1.0, B, heading="GB/T 19001-2016 ")) == [2]
    assert places(first, amid("paper", 3.0, 1.0, B, heading="GB/T 19001-2016 认证")) == [1, 1]
    assert places(first, amid("paper", 3.0, 1.0, B, heading="符合GB/T 19001-2016")) == [1, 1]
    report = amid("report", 3.0, 1.0, A)
    assert places(report, amid("report", 0.1, 1.0, B)) == [1, 1]
    assert places(report, amid("report", 0.1, 1.0, B, heading="GB/T 19001-2016")) == [1, 1]
    assert places(first, amid("paper", 0.1, 0.0, B), amid("paper", 3.0, 1.0, B)) == [3], (
        "numbers above count"
    )


def test_amid_a_page_without_numbers_both_must_be_whole_papers_of_a_page() -> None:
    first = amid("paper")
    assert places(first, amid("paper", 2.0)) == [1, 1]
    assert places(first, amid("paper", 1.9)) == [2]
    assert places(amid("paper", 1.9), amid("paper", 2.0)) == [2]
    assert places(amid("paper", 2.0), amid("paper", 2.0)) == [1, 1]
    assert places(amid("paper", 3.5, 0.49), amid("paper", 2.0)) == [2], "the one before bears no title"
    assert places(first, amid("paper", 0.0)) == [2]
    assert places(amid("paper", 0.0), amid("paper", 2.0)) == [2]
    assert places(amid("report"), amid("report")) == [2]
    assert places(first, amid("paper"), method="ocr") == [2], "on a picture numbers tell"
    assert places(amid("paper", 3.0, 1.0, A), amid("paper", 3.0, 1.0, B), method="ocr") == [1, 1]
    assert places(first, amid("paper", 3.0, 1.0, B)) == [1, 1]


def test_a_paper_copied_beside_another_is_one_as_soon_as_anything_speaks_for_it() -> None:
    first = amid("paper", 3.0, 1.0, A)
    assert places(first, amid("paper", 0.1, 0.0, copied=True)) == [1, 1]
    assert places(first, amid("paper", 0.0, 0.0, copied=True)) == [2]
    assert places(first, amid("paper", 0.1, 0.0, A, copied=True)) == [2], "the same number"
    assert places(first, amid("paper", 0.1, 0.0, heading="GB/T 19001-2016", copied=True)) == [1, 1]
    assert places(amid("report"), amid("report", 0.1, 0.0, copied=True)) == [2], "of one page"


def test_the_first_part_of_a_page_states_the_pages_place_and_its_own_numbers() -> None:
    first = page("report", stated=("AB-2024-001",), papers=("AB-2024-001",))
    rest = Says({"report": 0.1})

    def second(title: float, *lines: str, **place: object) -> Leaf:
        return leaf(amid("report", 3.0, title, *lines), rest, place=replace(NOWHERE, **place))  # type: ignore[arg-type]

    assert cut(first, second(1.0, number=2)) == [(1, 2)]
    assert cut(first, second(1.0, number=1)) == [(1,), (2,)]
    further = second(1.0, number=1, papers=frozenset({"AB-2024-001"}))
    assert cut(first, further) == [(1,), (2,)], "stated further down"
    assert cut(first, second(0.5, "报告编号：AB-2024-002")) == [(1,), (2,)]
    assert cut(first, second(0.5, "报告编号：AB-2024-001")) == [(1, 2)]
    assert cut(first, second(1.0, A, papers=frozenset())) == [(1, 2)]


def test_parts_of_one_page_are_judged_as_one() -> None:
    both = told(leaf(Says({"a": 1.5}, {"a": TITLE}), Says({"a": 1.5})))
    assert both.confidence == pytest.approx(share(3.0 + TITLE - PRIOR, -PRIOR))


def test_documents_know_what_they_stand_in() -> None:
    def section(of: str, heading: str = "") -> Says:
        return Says({of: 3.0}, heading=heading or f"{HINT}{of}", level=1, series=1)

    of = (*KINDS, kind("b", 5), kind("c", 6))

    def cut_into(*leaves: Leaf) -> list[tuple[str | None, int | None, int]]:
        return [(one.kind, one.inside, len(one.parts)) for one in papers(of, *leaves)]

    text = Says({"a": 3.0}, {"a": TITLE}, heading="甲")
    assert cut_into(word(text, section("b"), section("c"))) == [("a", None, 1), ("b", 0, 1), ("c", 0, 1)]
    assert cut_into(word(text, section("b")), word(Says({"b": 1.0}))) == [("a", None, 1), ("b", 0, 2)]
    back = Says(heading="丙", level=1, series=1)
    assert cut_into(word(text, section("b"), back)) == [("a", None, 2), ("b", 0, 1)]
    first = leaf(Says({"paper": 3.5}, {"paper": TITLE}))
    assert cut_into(first, word(text, section("b"))) == [("paper", None, 1), ("a", None, 1), ("b", 1, 1)]


def word(*parts: Says) -> Leaf:
    return leaf(*parts, flowing=True)


def rule(words: float = 2.0, title: float = 1.0, **more: object) -> Says:
    """A paper of a series in one file, or what stands in it."""
    return amid("a", words, title, **{"series": 1} | more)


def test_papers_of_a_text_in_one_file_stand_under_titles_of_one_series() -> None:
    assert places(rule(), rule(), rule()) == [1, 1, 1]
    assert places(rule(), rule(2.0, 0.85)) == [1, 1]
    assert places(rule(), rule(2.0, 0.84)) == [2]
    assert places(rule(), rule(1.9)) == [2], "below it stands no whole paper"
    assert places(rule(1.9), rule()) == [2], "nor above it"
    assert places(rule(), rule(1.0), Says({"a": 1.0})) == [1, 2], "what stands further down is its own"
    assert places(rule(), rule(1.0), Says({"a": 0.9})) == [3]
    assert places(rule(), Says({"a": -1.0}), rule(2.0)) == [2, 1], "what speaks against it takes nothing"
    assert places(rule(), rule(level=1)) == [2], "chapters stand deeper than the paper's title"
    assert places(amid("list"), amid("list")) == [2], "lists are no texts"
    assert places(rule(), rule(heading="")) == [2]


def test_nearly_all_headings_of_the_series_must_be_titles() -> None:
    plain = rule(2.0, 0.0)
    assert places(rule(), rule(), rule(), rule(), plain, rule()) == [1, 1, 1, 2, 1], "four of five"
    assert places(rule(), rule(), rule(), plain, rule()) == [5], "three of four"
    other = [rule(series=2), rule(2.0, 0.0, series=3)]
    assert places(rule(series=9), *other) == [1, 2], "another series says nothing of it"


def test_a_series_goes_through_pages_that_flow() -> None:
    assert cut(word(rule()), word(rule()), word(rule())) == [(1,), (2,), (3,)]
    stated = [
        tuple(part.page.number for part in one.parts)
        for one in papers(KINDS, leaf(rule()), leaf(rule(0.1)))
    ]
    assert stated == [(1,), (2,)], "on pages as such a title is enough"
    assert cut(word(rule(), Says({"a": 1.0})), word(Says({"a": 1.0}), rule())) == [(1, 2), (2,)]


def test_a_heading_that_heads_more_of_what_an_earlier_one_did_begins_nothing() -> None:
    first = leaf(amid("report", 3.0, 1.0))
    assert cut(first, leaf(amid("report", heading="报告（2/2）"))) == [(1, 2)]
    assert cut(first, leaf(amid("report", heading="报告（续）"))) == [(1, 2)]
    assert cut(first, leaf(amid("report", heading="报告"))) == [(1,), (2,)]


def test_the_title_of_a_text_below_the_end_of_another_heads_what_stands_there() -> None:
    end, begun = Says({"a": 0.5}), amid("a", 3.0, 1.0, "编号：AB-2024-002")
    first = leaf(amid("a", 3.0, 1.0, "编号：AB-2024-001"))
    assert [len(one.parts) for one in papers(KINDS, first, leaf(end, begun))] == [2, 1]
    # Of a report the page as a whole says what begins there.
    over, below = Says({"report": 0.5}), amid("report", 3.0, 1.0, begins={})
    whole = leaf(replace(over, begins={"report": TITLE}), below)
    assert [len(one.parts) for one in papers(KINDS, leaf(amid("report")), whole)] == [1, 2]


def told(*leaves: Leaf, names: dict[str, float] | None = None) -> Segment:
    (found,) = papers(KINDS, *leaves, names=names)
    return found


def share(own: float, other: float = 0.0) -> float:
    """The share of a kind of these log-odds beside another's and 'none of them'; the rest lie at the prior
    below nothing."""
    from math import exp

    kinds = [own, other, *[-PRIOR] * (len(KINDS) - 2)]
    return exp(own) / (sum(map(exp, kinds)) + 1.0)


def test_a_papers_kind_is_as_sure_as_its_title_and_words_outweigh_all_others() -> None:
    assert told(page("a", 3.0)).confidence == pytest.approx(share(3.0 + TITLE - PRIOR, -PRIOR))
    assert told(page("a", 3.0, 0.0)).confidence == pytest.approx(share(3.0 - PRIOR, -PRIOR))
    titled = Says({"a": 3.0}, {"a": TITLE, "report": 1.0})
    assert told(leaf(titled)).confidence == pytest.approx(share(3.0 + TITLE - PRIOR, 1.0 - PRIOR))
    said = Says({"a": 3.0, "report": 2.0}, {"a": TITLE})
    assert told(leaf(said)).confidence == pytest.approx(share(3.0 + TITLE - PRIOR, 2.0 - PRIOR))
    hinted = replace(said, heading=f"{HINT}report", begins={})
    assert told(leaf(hinted)).confidence == pytest.approx(share(3.0 + TITLE - PRIOR, 3.0 - PRIOR))
    assert told(page("a"), names={"a": 1.0}).confidence == pytest.approx(share(4.0 + TITLE - PRIOR, -PRIOR))


def test_of_its_own_kind_the_best_pages_count_of_others_all_on_the_average() -> None:
    pages = [
        leaf(Says({"a": 3.0}, {"a": TITLE})),
        leaf(Says({"a": 1.0, "report": 2.0})),
        leaf(Says({"a": 2.0}, {"a": 0.5})),
        leaf(Says({"a": 1.0})),
        leaf(Says({"a": 0.5})),
    ]
    own = 3.0 + 0.3 * (2.0 + 1.0 + 1.0) + TITLE - PRIOR
    assert told(*pages).confidence == pytest.approx(share(own, 2.0 / 5 - PRIOR))


def test_what_lacks_what_every_such_paper_has_is_hardly_sure() -> None:
    lacking = Says({"a": 3.0}, {"a": TITLE}, impossible=frozenset({"a"}))
    found = told(leaf(lacking), names={"a": 4.0})
    assert found.confidence == pytest.approx(share(3.0 + TITLE + 4.0 - PRIOR - 6.0, -PRIOR))
    sound = leaf(replace(lacking, impossible=frozenset()))
    assert told(sound, leaf(replace(lacking, title={}))).confidence > 0.9, "one page has it"


def test_what_pages_do_not_say_a_name_tells_and_never_surely() -> None:
    empty = leaf(Says(length=0))
    found = told(empty, names={"a": 3.6, "report": 1.0})
    assert (found.kind, found.confidence) == ("a", NAMED_ONLY)
    assert found.why == ("名称", "内容无法确认，仅凭名称推断")
    assert (found.filed, found.numbered) == ((2,), (3,))
    at_bound = told(empty, names={"a": 2.0})
    assert at_bound.kind == "a" and at_bound.confidence < NAMED_ONLY
    nameless = told(empty, names={"a": 1.9})
    assert (nameless.kind, nameless.why, nameless.silent) == (None, ("未读出任何内容",), True)
    assert (nameless.confidence, nameless.filed, nameless.numbered) == (0.0, (2,), (3,))
    strange = told(leaf(Says({"report": 0.4})), names={"a": 2.2})
    assert (strange.kind, strange.why, strange.silent) == (None, ("内容与任何一项都不相符",), False)


def test_half_a_word_confirms_no_name() -> None:
    for said, sure in ((0.5, False), (0.6, True)):
        found = told(leaf(Says({"a": said})), names={"a": 3.6})
        assert (found.confidence > NAMED_ONLY) is sure
        assert ("内容无法确认，仅凭名称推断" in found.why) is not sure


def test_reasons_are_told_once_and_no_more_than_six_of_them() -> None:
    pages = [page("a", 3.0), *(page("a", 1.0, 0.0) for _ in range(8))]
    assert told(*pages, names={"a": 1.0}).why == (*(f"a{at}" for at in range(6)), "名称")


@pytest.mark.parametrize(
    ("lines", "alone"),
    [
        (("字" * 20, "字" * 10, "字" * 10), True),
        (("字" * 20, "字" * 10, "字" * 11), False),
        (("字" * 10,) * 4, False),
        (("营业执照", "", "绍兴清溪电机有限公司", "2026年11月", "2026-11-26"), True),
        (("营业执照", "绍兴清溪电机有限公司", "绍兴市家电行业协会", "2026年11月"), False),
        (("字" * 12, "字" * 12, "绍兴清溪电机有限公司", "2026年11月"), True),
        (("字" * 12, "字" * 13, "绍兴清溪电机有限公司", "2026年11月"), False),
        (("字" * 8, "字" * 8, "字" * 8, "绍兴清溪电机有限公司"), False),
        (("字" * 8, "编号：", "1:", "绍兴清溪电机有限公司"), False),
    ],
)
def test_a_title_beside_a_name_and_a_day_is_a_dividing_page(lines: tuple[str, ...], alone: bool) -> None:
    said = Says({"a": 3.0}, {"a": TITLE}, lines=lines)
    found = told(leaf(said))
    assert ("只有标题，未见正文" in found.why) is alone
    assert (found.confidence == NAMED_ONLY) is alone


def test_a_scan_of_a_few_lines_is_no_dividing_page() -> None:
    lines = ("营业执照", "", "绍兴清溪电机有限公司", "2026年11月", "2026-11-26")
    said = Says({"a": 3.0}, {"a": TITLE}, lines=lines)
    assert "只有标题，未见正文" not in told(leaf(said, method="ocr")).why


def test_a_paper_serves_what_else_it_has_a_title_and_words_for() -> None:
    def also(title: float, words: float, holds: tuple[str, ...] | None = None) -> tuple[str, ...]:
        said = Says({"a": 3.5, "report": words}, {"a": TITLE + 2.0, "report": title})
        of = (replace(TEXT, holds=holds), *KINDS[1:])
        (found,) = papers(of, leaf(said))
        return found.also

    assert also(2.6, 1.2) == ("report",)
    assert also(2.5, 1.2) == ()
    assert also(2.6, 1.1) == ()
    assert also(2.6, 1.2, ("report",)) == ("report",)
    assert also(2.6, 1.2, ("list",)) == ()
    apart = [leaf(Says({"a": 3.5}, {"a": 4.5, "report": 2.6})), leaf(Says({"a": 1.0, "report": 1.2}))]
    assert told(*apart).also == (), "on one page"
    behind = (
        leaf(Says({"a": 3.5}, {"a": 4.5})),
        leaf(Says({"a": 1.0, "report": 1.2}, {"report": 2.6}, begins={})),
    )
    assert told(*behind).also == ("report",), "whichever that is"


def test_the_rest_of_a_paper_that_another_interrupts_is_nearly_as_sure_as_its_beginning() -> None:
    def rest(words: float, *, title: float = 0.0) -> list[Segment]:
        return papers(KINDS, page("a", 3.5), page("paper", 3.5), leaf(Says({"a": words}, {"a": title})))

    first, _, last = rest(3.3)
    assert last.confidence == 0.9 * first.confidence
    assert last.why[-1] == "接续第1页开始的文件"
    _, _, titled = rest(3.3, title=1.0)
    assert "接续" not in titled.why[-1]
    _, _, sure = papers(KINDS, page("a", 3.5), page("paper", 3.5), leaf(Says({"a": 4.4})), names={"a": 3.0})
    assert "接续" not in sure.why[-1], "as sure by itself"
    _, other = papers(KINDS, page("paper", 3.5), leaf(Says({"a": 3.3})))
    assert "接续" not in other.why[-1], "it has no beginning"
