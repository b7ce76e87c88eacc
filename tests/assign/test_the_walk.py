"""Where a file is divided: what a page must say to begin a paper, to go on with one, to belong to none.

What the pages say is given in log-odds (see `by_hand`); the bounds are those that `path` and `borders` state.
"""

from dataclasses import replace

import pytest

from intake.assign.borders import PRIOR, SWITCH
from intake.assign.names import MOST
from intake.assign.patterns import KindPatterns
from tests.assign.by_hand import HINT, NOWHERE, TITLE, Leaf, Says, kind, leaf, walk

TEXT, OTHER, THIRD, FOURTH = (kind(id, number) for number, id in enumerate(("a", "b", "c", "d"), 1))
PAPER, LICENCE = (
    kind(id, number, layout=frozenset({"certificate"}), one_page=True)
    for number, id in ((5, "paper"), (6, "licence"))
)
REPORT = kind("report", 7, layout=frozenset({"picture", "table"}))
LIST = kind("list", 8, layout=frozenset({"table"}))
KINDS = (TEXT, OTHER, THIRD, FOURTH, PAPER, LICENCE, REPORT, LIST)

MUCH, LITTLE = 61, 60
SILENT = leaf(Says(length=MUCH))


def title(of: KindPatterns, words: float = 3.0, weight: float = TITLE, **more: object) -> Says:
    """A paper's own title, and below it what such papers say."""
    return Says({of.id: words}, {of.id: weight}, **more)  # type: ignore[arg-type]


def words(of: KindPatterns, weight: float, **more: object) -> Says:
    return Says({of.id: weight}, **more)  # type: ignore[arg-type]


def kinds(*leaves: Leaf, names: dict[str, float] | None = None) -> list[str | None]:
    """Of each part its kind."""
    return [one for one, _ in walk(KINDS, *leaves, names=names)]


def begins(*leaves: Leaf) -> list[int]:
    """The parts that begin a document."""
    return [at for at, (_, how) in enumerate(walk(KINDS, *leaves)) if how in {"begins", "inside", "beside"}]


def test_a_files_first_page_is_of_a_kind_once_what_it_says_outweighs_that_it_may_be_none() -> None:
    assert kinds(leaf(words(TEXT, PRIOR))) == [None]
    assert kinds(leaf(words(TEXT, PRIOR + 0.1))) == ["a"]
    assert kinds(leaf(title(TEXT, 0.0))) == ["a"]
    assert kinds(leaf(title(TEXT, 0.0, PRIOR))) == [None]
    assert kinds(leaf(Says()), names={"a": PRIOR + 0.1}) == ["a"]
    assert kinds(leaf(words(TEXT, 3.0), words(OTHER, 3.4))) == ["b", "b"]


def test_a_page_that_lacks_what_such_papers_have_is_none_whatever_its_file_is_called() -> None:
    lacking = Says(title={"a": TITLE}, impossible=frozenset({"a"}))
    assert kinds(leaf(lacking), names={"a": MOST}) == [None]
    assert kinds(leaf(replace(lacking, impossible=frozenset())), names={"a": MOST}) == ["a"]
    # Log-odds of 1.5 against it: only a name beyond all names could outweigh them.
    assert kinds(leaf(lacking), names={"a": PRIOR + 1.6}) == ["a"]
    assert kinds(leaf(lacking), names={"a": PRIOR + 1.5}) == [None]


def test_a_first_headings_words_count_as_far_as_the_text_bears_them_out() -> None:
    heading = f"{HINT}a"
    assert kinds(leaf(words(TEXT, 1.4, heading=heading))) == ["a"]
    assert kinds(leaf(words(TEXT, 1.2, heading=heading))) == [None]
    assert kinds(leaf(words(TEXT, 1.4, heading="别的"))) == [None]
    assert kinds(leaf(words(TEXT, 0.5, heading=heading)), names={"a": 1.2}) == [None], "0.5 of the 1.0"
    assert kinds(leaf(words(TEXT, 0.7, heading=heading)), names={"a": 1.0}) == ["a"]
    assert kinds(leaf(words(TEXT, 2.4, heading="不写a"))) == ["a"], "and what they deny does not"


def test_under_a_heading_titles_further_down_are_those_of_sections() -> None:
    below = Says({"a": 1.0}, {"a": TITLE}, begins={})
    assert kinds(leaf(below)) == ["a"]
    assert kinds(leaf(replace(below, heading="别的"))) == [None]


@pytest.mark.parametrize(("of", "least"), [(OTHER, 3.0), (PAPER, 2.0)])
def test_words_without_a_title_begin_another_paper_from_so_much_on(of: KindPatterns, least: float) -> None:
    first = leaf(title(LICENCE))
    assert kinds(first, leaf(words(of, least))) == ["licence", of.id]
    assert kinds(first, leaf(words(of, least - 0.1)))[1] is None


def test_a_title_begins_one_once_it_surely_is_a_title() -> None:
    first = leaf(title(LICENCE))
    assert kinds(first, leaf(title(OTHER, 1.0, 1.0)))[1] == "b"
    assert kinds(first, leaf(title(OTHER, 1.0, 0.99)))[1] is None
    assert kinds(leaf(title(TEXT)), leaf(title(OTHER, 0.8))) == ["a", "b"]
    assert kinds(leaf(title(TEXT)), leaf(title(OTHER, 0.6))) == ["a", "a"], f"beginning costs {SWITCH}"
    denied = Says({"a": -0.5}, {"a": 4.0})
    assert kinds(SILENT, leaf(denied)) == [None, "a"], "behind what is of no kind, whatever words deny"
    lacking = Says({"b": 3.0}, {"b": 4.0}, impossible=frozenset({"b"}))
    assert kinds(leaf(title(TEXT)), leaf(lacking)) == ["a", "a"], (
        "never where such papers have what it lacks"
    )


def test_another_paper_of_the_same_kind_goes_on_with_it_for_now_and_beginning_it_costs_no_more() -> None:
    assert walk(KINDS, leaf(words(TEXT, 2.5)), leaf(title(TEXT, 3.5))) == [
        ("a", "begins"),
        ("a", "goes on"),
    ]
    found = walk(KINDS, word(BODY, section(OTHER, 3.0)), leaf(title(OTHER, 3.5)))
    assert found[1:] == [("b", "inside"), ("b", "begins")], "behind a section it is no part of that"


def test_twice_that_must_be_brought_where_the_page_shows_that_it_goes_on() -> None:
    on = replace(NOWHERE, annex=True)
    for place, least in ((NOWHERE, SWITCH), (on, 2 * SWITCH)):
        for more, so in ((0.1, ["a", "b"]), (-0.1, ["a", "a"])):
            page = leaf(title(OTHER, 3.0, least + more - 3.0), place=place)
            assert kinds(leaf(title(TEXT)), page) == so


def test_a_paper_of_a_page_has_no_further_page_of_much_text_that_does_not_speak_of_it() -> None:
    first = leaf(title(LICENCE, 3.5))
    assert kinds(first, SILENT) == ["licence", None]
    assert kinds(first, leaf(Says(length=LITTLE))) == ["licence", "licence"]
    assert kinds(first, leaf(words(LICENCE, 0.1, length=MUCH))) == ["licence", "licence"]
    assert kinds(first, leaf(Says(length=MUCH), place=replace(NOWHERE, annex=True))) == ["licence"] * 2
    assert kinds(leaf(title(TEXT)), SILENT) == ["a", "a"], "a text has pages that say nothing of it"


def test_no_page_that_speaks_of_the_paper_before_it_is_of_no_kind() -> None:
    first = leaf(title(LICENCE, 3.5))
    for said, of in ((0.1, "licence"), (0.0, None)):
        page = Says({"licence": said}, length=MUCH, heading="别的")
        below = Says(length=MUCH, heading="其他")
        assert kinds(first, leaf(page, below)) == ["licence", of, of]


def test_a_further_page_that_lacks_what_every_such_page_has_counts_against_it() -> None:
    lacking = leaf(Says(impossible=frozenset({"a"})))
    assert kinds(leaf(title(TEXT, 1.5)), lacking) == ["a", "a"]
    assert kinds(leaf(title(TEXT, 1.2)), lacking) == [None, None]
    assert kinds(leaf(title(TEXT, 1.2)), leaf(Says())) == ["a", "a"]


def test_what_further_pages_say_of_the_paper_counts_a_part_and_no_more_than_so_much() -> None:
    # 2.3 is asked for: the first page lacks 0.8, each further page gives 0.4 of its words, of 2.0 at most.
    assert kinds(leaf(words(TEXT, 1.5)), leaf(words(TEXT, 2.0))) == [None, None]
    assert kinds(leaf(words(TEXT, 1.6)), leaf(words(TEXT, 2.0))) == ["a", "a"]
    assert kinds(leaf(words(TEXT, 1.6)), leaf(words(TEXT, 1.7))) == [None, None]
    assert kinds(leaf(words(TEXT, 1.4)), leaf(words(TEXT, 3.0))) == [None, None]


def test_the_running_head_keeps_a_page_with_the_paper_that_it_names() -> None:
    page = title(OTHER, 3.0, 3.0)
    assert kinds(leaf(title(TEXT)), leaf(page)) == ["a", "b"]
    assert kinds(leaf(title(TEXT)), leaf(replace(page, headed=frozenset({"a"})))) == ["a", "a"]
    unserved = kind("front")
    walked = walk(
        (unserved, OTHER), leaf(title(unserved)), leaf(replace(page, headed=frozenset({"front"})))
    )
    assert [one for one, _ in walked] == ["front", "b"], "a front page runs through nothing"
    lacking = Says(impossible=frozenset({"a"}), headed=frozenset({"a"}))
    assert kinds(leaf(words(TEXT, 1.0)), leaf(lacking)) == ["a", "a"], "3.0 for it outweigh 1.5 against"
    assert kinds(leaf(words(TEXT, 0.7)), leaf(lacking)) == [None, None]


def test_of_forty_kinds_that_it_may_be_the_likeliest_is_followed() -> None:
    many = tuple(kind(f"k{at}", at) for at in range(1, 41))
    said = {one.id: 2.4 + at / 100 for at, one in enumerate(many)}
    assert walk(many, leaf(Says(said)), leaf(Says({"k40": 1.0}))) == [("k40", "begins"), ("k40", "goes on")]


def test_nothing_goes_on_with_what_is_no_paper() -> None:
    assert begins(SILENT, SILENT) == [0]
    assert kinds(SILENT, leaf(title(TEXT))) == [None, "a"]
    assert kinds(SILENT, leaf(words(TEXT, 2.9))) == [None, None]
    assert kinds(SILENT, leaf(words(TEXT, 3.3))) == [None, "a"]


def word(*parts: Says) -> Leaf:
    """A page of a file that flows."""
    return leaf(*parts, flowing=True)


BODY = title(TEXT, heading="甲", styled=True)


def inside(*parts: Says, of: tuple[KindPatterns, ...] = KINDS) -> list[tuple[str | None, str]]:
    """What becomes of parts below a text's title."""
    return walk(of, word(BODY, *parts))[1:]


def section(of: KindPatterns, weight: float, **more: object) -> Says:
    """A section under a heading of its writer's words for that kind."""
    return words(of, weight, **{"heading": f"{HINT}{of.id}", "level": 1, "series": 1} | more)


def test_a_section_of_a_text_is_a_paper_inside_it_where_heading_and_words_outweigh_beginning_one() -> None:
    # 3.8 are asked for, 0.6 more than of a page: the heading counts 1.0, and saves 1.0.
    assert inside(section(OTHER, 1.9)) == [("b", "inside")]
    assert inside(section(OTHER, 1.7)) == [("a", "goes on")]
    assert inside(section(OTHER, 2.8, heading="所言b")) == [("a", "goes on")], (
        "0.9 say too little to save any"
    )
    assert inside(section(OTHER, 3.0, heading="所言b")) == [("b", "inside")]
    assert inside(section(OTHER, 3.5, heading="别的")) == [("a", "goes on")], "words alone make none"
    assert inside(section(REPORT, 3.5)) == [("a", "goes on")], "nor is what others issue a section"
    page = leaf(title(TEXT, heading="甲"), section(REPORT, 3.5))
    assert [one for one, _ in walk(KINDS, page)] == ["a", "a"], "on a page as such, too"


def test_a_title_counts_for_less_amid_a_text_and_saves_where_it_bears_no_number() -> None:
    def titled(more: float, **of: object) -> Says:
        return Says({"b": 2.3 + more}, {"b": TITLE}, heading="乙", level=1, series=1, **of)  # type: ignore[arg-type]

    # 0.6 of 2.5 are 1.5; with the words 3.8 are asked for.
    assert inside(titled(0.1, number=2)) == [("b", "inside")]
    assert inside(titled(-0.1, number=2)) == [("a", "goes on")]
    assert inside(titled(-0.9)) == [("b", "inside")], "saves 1.0"
    assert inside(titled(-1.1)) == [("a", "goes on")]
    alone = Says({}, {"b": 5.0}, heading="乙", level=1, series=1, length=LITTLE)
    assert inside(alone) == [("a", "goes on")], "over nothing that is of its kind it saves nothing"
    assert inside(replace(alone, words={"b": 0.1})) == [("b", "inside")]


def test_a_text_holds_what_its_kind_may_hold() -> None:
    of = (replace(TEXT, holds=("c",)), *KINDS[1:])
    assert inside(section(THIRD, 3.0), of=of) == [("c", "inside")]
    assert inside(section(OTHER, 3.0), of=of) == [("a", "goes on")]
    both = (replace(TEXT, holds=("b", "c")), replace(OTHER, holds=()), *KINDS[2:])
    found = inside(section(OTHER, 3.0), section(THIRD, 3.0), of=both)
    assert found == [("b", "inside"), ("c", "beside")], "beside a section it is the text that holds"
    front = (replace(TEXT, holds=("c",), front=True), *KINDS[1:])
    assert inside(section(OTHER, 3.0), of=front) == [("b", "inside")], "a front page holds anything"


def test_lists_and_certificates_hold_no_sections_and_what_stands_below_them_is_beside_them() -> None:
    pages = word(title(LIST, heading="甲"), section(OTHER, 3.0)), word(words(OTHER, 0.1))
    assert walk(KINDS, *pages) == [("list", "begins"), ("b", "begins"), ("b", "goes on")]
    of = (*KINDS[:-1], replace(LIST, holds=()))
    assert walk(of, *pages)[1] == ("list", "goes on"), "nor what they may not hold"


def test_a_section_ends_at_a_heading_like_its_own_or_further_out() -> None:
    inner = section(OTHER, 3.5)
    for level, series, so in ((2, 2, "b"), (1, 1, "a"), (0, 0, "a"), (1, 2, "b"), (2, 1, "a")):
        (_, kind_and_how) = inside(inner, Says(heading="丙", level=level, series=series))
        assert kind_and_how == (so, "goes on" if so == "b" else "goes back")
        assert walk(KINDS, word(BODY, inner), word(Says(heading="丙", level=level, series=series)))[2] == (
            kind_and_how
        ), "on the next page, too"
    assert inside(inner, Says(level=0, series=1))[1] == ("b", "goes on"), "without a heading nothing ends"


def test_over_such_a_heading_it_is_what_it_says_that_goes_on_or_back() -> None:
    # 1.5 against going on, 0.3 against going back; words count 0.4.
    def over(said: dict[str, float], **more: object) -> str | None:
        page = word(Says(said, heading="丙", level=1, series=1, **more))  # type: ignore[arg-type]
        return walk(KINDS, word(BODY, section(OTHER, 3.5)), page)[2][0]

    assert over({"a": -1.5, "b": 1.0}) == "a"
    assert over({"a": -2.5, "b": 1.0}) == "b"
    assert over({"a": 1.0}, headed=frozenset({"b"})) == "b", "a running head says 3.0"
    assert over({"a": 1.0}, headed=frozenset({"a", "b"})) == "a"


def test_behind_a_section_of_a_section_all_goes_back_to_the_text() -> None:
    back = Says(heading="丙", level=1, series=1)
    found = inside(section(OTHER, 3.0), section(THIRD, 3.0), back)
    assert found == [("b", "inside"), ("c", "beside"), ("a", "goes back")]
    page = word(words(TEXT, 0.1))
    found = walk(KINDS, word(BODY, section(OTHER, 3.0), back), page)
    assert found[-2:] == [("a", "goes back"), ("a", "goes on")]


def test_a_chapter_ends_what_goes_back() -> None:
    section_of = section(OTHER, 3.0, series=5)
    back = Says(heading="丙", level=1, series=5)
    page = leaf(title(FOURTH, heading="甲", series=1, styled=True), section_of, back, chapter(THIRD, 3.0))
    assert book(page) == [("d", "begins"), ("b", "inside"), ("d", "goes back"), ("c", "begins")]
    deeper = Says(heading="己", level=2, series=6)
    maybe = leaf(title(FOURTH, heading="甲", series=1, styled=False), section_of, back, deeper)
    assert book(maybe, styled=False)[2:] == [("d", "goes back")] * 2


def test_chapters_on_one_page_are_papers_of_their_own() -> None:
    page = leaf(*(title(of, heading="甲", series=1, styled=True) for of in (TEXT, OTHER, THIRD)))
    assert walk(KINDS, page) == [("a", "begins"), ("b", "begins"), ("c", "begins")]
    assert book(leaf(chapter(FOURTH, 2.4), chapter(TEXT, 2.4))) == [("d", "begins"), ("a", "begins")]


def test_each_heading_that_may_begin_a_chapter_counts_against_going_on_over_it() -> None:
    def last(weight: float) -> str | None:
        empty = Says(heading="丁", series=1, length=LITTLE)
        page = leaf(empty, empty, chapter(FOURTH, weight, styled=False, length=LITTLE, heading="别的"))
        return book(page, styled=False)[-1][0]

    assert last(2.6) == "d", "0.3 for each: 2.8 are asked for, going on costs 0.3"
    assert last(2.4) == "c"


def test_beside_a_section_another_may_begin() -> None:
    found = inside(section(OTHER, 3.0), section(THIRD, 3.0))
    assert found == [("b", "inside"), ("c", "beside")]
    deeper = section(THIRD, 3.0, level=2, series=2)
    assert inside(section(OTHER, 3.0), deeper) == [("b", "inside"), ("c", "inside")]


def book(*more: Leaf, styled: bool = True) -> list[tuple[str | None, str]]:
    """Three chapters of a page each, and what becomes of what follows them."""
    chapters = [leaf(title(of, heading="甲", series=1, styled=styled)) for of in (TEXT, OTHER, THIRD)]
    return walk(KINDS, *chapters, *more)[3:]


def chapter(of: KindPatterns, weight: float, **more: object) -> Says:
    return words(of, weight, **{"heading": "丁", "series": 1, "styled": True} | more)


def test_a_certain_chapter_begins_a_paper_whatever_it_says_and_of_a_kind_as_a_first_page_does() -> None:
    assert book(leaf(chapter(FOURTH, PRIOR + 0.1))) == [("d", "begins")]
    assert book(leaf(chapter(FOURTH, PRIOR))) == [(None, "begins")]
    assert book(leaf(chapter(FOURTH, 1.4, heading=f"{HINT}d"))) == [("d", "begins")]
    assert book(leaf(chapter(THIRD, 2.5))) == [("c", "begins")], "of the same kind as the one before, too"
    assert book(leaf(chapter(REPORT, 2.4))) == [("report", "begins")], (
        "and what others issue needs no title"
    )


def test_only_a_running_head_and_words_keep_a_certain_chapter_with_the_paper_before() -> None:
    # 4.0 against going on; a running head gives 3.0, and words 0.4 of what they say, of 2.0 at most.
    headed = Says({"c": 2.6, "d": 2.4}, heading="丁", series=1, styled=True, headed=frozenset({"c"}))
    assert book(leaf(headed)) == [("c", "begins")]


def test_where_a_heading_only_may_begin_a_chapter_what_it_says_must_bring_more() -> None:
    # Beginning costs 2.3 + 0.5; going on 0.3, and 1.2 more where much text says nothing of the paper.
    def maybe(weight: float, heading: str = "别的", **more: object) -> tuple[str | None, str]:
        (found,) = book(leaf(chapter(FOURTH, weight, styled=False, heading=heading, **more)), styled=False)
        return found

    assert maybe(1.5) == ("d", "begins")
    assert maybe(1.4) == ("c", "goes on"), "too few words"
    own = f"{HINT}d"
    assert maybe(0.5, own) == ("d", "begins")
    assert maybe(0.4, own) == ("c", "goes on"), "the heading counts, and saves nothing"
    assert maybe(2.4, length=LITTLE) == ("c", "goes on"), "going on over little text costs 0.3"
    assert maybe(2.6, length=LITTLE) == ("d", "begins")


def test_what_speaks_of_the_paper_before_goes_on_over_what_only_may_be_a_chapter() -> None:
    both = Says({"c": 0.1, "d": 2.4}, heading="丁", series=1)
    assert book(leaf(both), styled=False) == [("c", "goes on")]
    assert book(leaf(replace(both, words={"c": 0.1, "d": 2.6})), styled=False) == [("d", "begins")]
    hinted = replace(both, words={"d": 2.4}, heading=f"{HINT}c")
    assert book(leaf(hinted), styled=False) == [("c", "goes on")], "its heading does"


def sheets(second: Says, name: str, first: Says | None = None) -> list[str | None]:
    before = leaf(first or title(TEXT), flowing=True, sheet="甲")
    return kinds(before, leaf(second, flowing=True, sheet=name))


def test_a_page_under_a_heading_or_name_of_its_writers_own_needs_fewer_words() -> None:
    slide = leaf(words(OTHER, 2.3), sheet=f"{HINT}b")
    assert kinds(leaf(title(TEXT)), slide) == ["a", "b"], "1.0 of its name and 2.3 outweigh 3.2"
    assert kinds(leaf(title(TEXT)), leaf(words(OTHER, 2.3), sheet="别的")) == ["a", "a"]
    assert kinds(leaf(title(TEXT)), leaf(words(OTHER, 2.3, heading=f"{HINT}b"))) == ["a", "b"]
    assert kinds(leaf(title(TEXT)), leaf(words(OTHER, 2.3, heading=f"{HINT}b", number=2))) == ["a", "a"]
    assert kinds(leaf(title(TEXT)), leaf(words(OTHER, 2.4), sheet="所言b")) == ["a", "a"], (
        "0.9 are no telling"
    )
    assert kinds(leaf(title(LICENCE)), leaf(words(OTHER, 0.5), sheet=f"{HINT}b")) == ["licence", "b"]
    assert kinds(leaf(title(LICENCE)), leaf(words(OTHER, 0.4), sheet=f"{HINT}b"))[1] is None


def test_such_a_page_begins_another_paper_though_it_speaks_of_the_one_before() -> None:
    def after(said: float) -> str | None:
        second = Says({"a": said, "b": 3.0})
        return kinds(leaf(title(TEXT)), leaf(second, sheet=f"{HINT}b"))[1]

    assert after(2.0) == "b", "0.8 for going on"
    assert after(2.6) == "a", "as much of both, nearly"
    assert after(2.5) == "b"


def test_a_typed_text_that_only_speaks_of_a_paper_is_not_that_paper() -> None:
    paper = title(REPORT, 3.0, heading="")
    for said, is_one in (
        (paper, True),
        (replace(paper, words={}), False),
        (replace(paper, title={}), False),
        (replace(paper, words={"report": -0.5}), False),
    ):
        named = {"report": 3.0}
        assert (kinds(word(said), names=named) == ["report"]) is is_one
        assert kinds(leaf(said), names=named) == ["report"], "what was not typed may be one"
        assert (sheets(said, "乙")[1] == "report") is is_one
    assert sheets(Says(title={"report": 4.0}), "乙")[1] is None, "whatever the title weighs"
    assert kinds(word(replace(paper, words={"report": 0.1}))) == ["report"], "anything that it says"


def test_a_sheet_of_a_workbook_may_be_a_paper_of_its_own() -> None:
    # Beginning costs 2.3 + 0.5, going on 0.3, over much text that says nothing of the paper 1.2 more.
    assert sheets(words(OTHER, 3.0), "乙") == ["a", "b"]
    assert sheets(Says({"a": 0.1, "b": 3.0}), "乙") == ["a", "b"], "0.2 more than for going on"
    assert sheets(Says({"a": 1.0, "b": 2.9}), "乙") == ["a", "a"]
    assert sheets(words(OTHER, 3.0), "甲（续）") == ["a", "a"], "under a name that says it goes on"
    assert sheets(Says(length=MUCH), "乙") == ["a", None], "belonging nowhere costs 1.5"
    assert sheets(Says(length=LITTLE), "乙") == ["a", "a"]
    assert sheets(words(TEXT, 0.1, length=MUCH), "乙") == ["a", "a"]


def test_a_sheet_of_much_text_that_does_not_speak_of_the_report_before_it_is_none_of_it() -> None:
    report = title(REPORT, 3.5)
    assert sheets(Says(length=MUCH), "乙", report) == ["report", None]
    assert sheets(Says(length=LITTLE), "乙", report) == ["report", "report"]
    assert sheets(words(REPORT, 0.1, length=MUCH), "乙", report) == ["report", "report"]
    assert sheets(Says(length=MUCH), "", report) == ["report", "report"], "of no sheet's name"
    assert kinds(leaf(report), leaf(Says(length=MUCH), sheet="乙")) == ["report", "report"], "a slide"


def test_a_title_over_a_text_that_is_all_of_something_else_is_half_a_title() -> None:
    first = Says({"b": 3.0}, {"a": 3.5}, length=MUCH)
    assert kinds(leaf(first)) == ["b"], "1.75 of the title against 3.0"
    assert kinds(leaf(first), names={"a": 1.5}) == ["a"], "and 1.5 of its file's name"
    assert kinds(leaf(replace(first, length=LITTLE))) == ["a"]
    assert kinds(leaf(replace(first, words={"b": 2.9}))) == ["a"]
    assert kinds(leaf(replace(first, words={"b": 3.0, "a": 0.1}))) == ["a"]
    assert kinds(leaf(replace(first, words={"report": 3.0}))) == ["a"], "what others issue is no such text"
    issued = Says({"b": 3.0}, {"report": 3.5}, length=MUCH)
    assert kinds(leaf(issued)) == ["report"], "and its title stays one"


def test_a_title_whose_text_is_on_the_matter_of_the_paper_before_is_a_chapters() -> None:
    def after(said: dict[str, float], length: int = MUCH) -> str | None:
        return kinds(leaf(title(TEXT)), leaf(Says(said, {"b": 3.5}, length=length)))[1]

    assert after({"b": 0.9, "a": 1.0}) == "a"
    assert after({"b": 1.0, "a": 2.0}) == "b", "1.0 of its own matter are enough"
    assert after({"b": 0.9, "a": 0.8}) == "b"
    assert after({"b": 0.9, "a": 1.0}, LITTLE) == "b", "over little text the title counts"


def test_a_text_ends_only_at_a_title_or_where_nothing_speaks_of_it_any_more() -> None:
    def after(first: KindPatterns, said: dict[str, float], begun: float = 0.0) -> str | None:
        return kinds(leaf(title(first)), leaf(Says(said, {"b": begun})))[1]

    assert after(TEXT, {"b": 3.5, "a": 0.1}) == "a"
    assert after(TEXT, {"b": 3.5}) == "b"
    assert after(TEXT, {"b": 3.5, "a": 0.1}, 1.0) == "b"
    assert after(TEXT, {"b": 3.5, "a": 0.1}, 0.99) == "a"
    assert after(LICENCE, {"b": 3.5, "licence": 0.1}) == "b", "a paper of a page ends with it"


def test_a_paper_that_others_issue_and_was_put_behind_a_text_is_no_section_of_it() -> None:
    holding = (replace(TEXT, holds=("b",)), *KINDS[1:])

    def behind(said: float, begun: float, *, page: bool = True) -> str | None:
        paper = Says({"report": said}, {"report": begun}, heading="报告", level=1, series=1)
        if page:
            return walk(holding, word(title(TEXT)), word(paper))[1][0]
        return walk(holding, word(title(TEXT, heading="甲"), paper))[1][0]

    assert behind(3.0, 3.0) == "report"
    assert behind(2.0, 3.5) == "report"
    assert behind(1.9, 3.5) == "a", "it says too little of what such papers say"
    assert behind(3.5, 1.6) == "a", "0.6 of a title amid a text are none"
    assert behind(3.5, 0.0) == "a"
    assert behind(3.5, 3.5, page=False) == "a", "amid a page it is a section, and none of this text's"
