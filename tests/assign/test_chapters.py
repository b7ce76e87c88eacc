"""Which headings divide a file into papers, and which of these answer the item whose number they bear."""

from dataclasses import replace

import pytest

from intake.assign.books import chapters_of, told
from intake.assign.order import items_of
from tests.assign.by_hand import HINT, TITLE, Leaf, Says, kind, leaf, made, walk

KINDS = (
    *(kind(id, number) for number, id in enumerate(("a", "b", "c", "d"), 1)),
    kind("cover"),
    kind("list", 5, layout=frozenset({"table"})),
    kind("two", numbers=(6, 7), title_weight=2.0),
)


def headed(of: str, words: float = 2.0, **more: object) -> Says:
    """What stands under a numbered heading of the outermost series, of that kind by its words."""
    return Says({of: words}, **{"heading": "甲", "number": 1, "series": 1} | more)  # type: ignore[arg-type]


def titled(of: str, **more: object) -> Says:
    return replace(headed(of, 0.0, **more), title={of: TITLE})


def chapters(*leaves: Leaf) -> dict[tuple[int, int], bool]:
    """The places at which chapters begin, and whether that is certain."""
    return dict(chapters_of(*made(KINDS, *leaves)))


ABC = [leaf(headed(id, number=at)) for at, id in enumerate("abc", 1)]


def test_headings_of_one_series_over_papers_for_three_items_divide_a_book() -> None:
    assert chapters(*ABC) == {(0, 0): True, (1, 0): True, (2, 0): True}
    assert chapters(*ABC[:2]) == {}
    assert chapters(*ABC[:2], leaf(headed("a"))) == {}, "two items, though three chapters"
    assert chapters(*ABC[:2], leaf(headed("cover"))) == {}, "a cover answers no item"
    assert chapters(ABC[0], leaf(headed("two"))) == {}, "one that serves two items is one paper"
    assert chapters(*ABC[:2], leaf(headed("c", series=2))) == {}, "of another series"
    assert chapters(*ABC[:2], leaf(headed("c", heading=""))) == {}, "under no heading"


def test_all_chapters_on_one_page_are_told_by_their_places() -> None:
    page = leaf(Says(), *(headed(id, number=at) for at, id in enumerate("abc", 1)))
    assert chapters(page) == {(0, 1): True, (0, 2): True, (0, 3): True}


def test_a_heading_that_is_neither_numbered_nor_set_as_one_only_may_begin_a_chapter() -> None:
    found = chapters(
        leaf(headed("a", number=None)), leaf(headed("b", number=None, styled=True)), leaf(headed("c"))
    )
    assert found == {(0, 0): False, (1, 0): True, (2, 0): True}


def test_a_number_shown_again_over_the_next_slide_begins_nothing() -> None:
    assert chapters(*ABC, leaf(headed("c", number=3)), leaf(headed("d", number=4))).keys() == {
        (0, 0),
        (1, 0),
        (2, 0),
        (4, 0),
    }
    unnumbered = [leaf(headed(id, number=None, styled=True)) for id in "abc"]
    assert len(chapters(*unnumbered)) == 3, "headings without numbers are no repetitions"


def test_what_stands_under_a_heading_is_told_by_its_title_or_else_by_enough_words() -> None:
    def kind_of(says: Says) -> str | None:
        steps, patterns = made(KINDS, leaf(says))
        found = told(steps[0], 0, patterns)
        return found and found.id

    assert kind_of(headed("a", 2.0)) == "a"
    assert kind_of(headed("a", 1.9)) is None
    assert kind_of(headed("a", 1.0, heading=f"{HINT}a")) == "a", "its heading's words count"
    assert kind_of(headed("a", 0.9, heading=f"{HINT}a")) is None
    assert kind_of(Says(heading=f"{HINT}a")) is None, "which say 1.0"
    assert kind_of(Says(heading="甲", length=9)) is None, (
        "no title is none of a kind whose title says little"
    )
    assert kind_of(replace(headed("a", 3.5), title={"b": 0.5 * TITLE})) == "b"
    assert kind_of(replace(headed("a", 3.5), title={"b": 0.5 * TITLE - 0.1})) == "a"
    both = Says({"b": 1.0}, {"a": TITLE, "b": TITLE}, heading="甲")
    assert kind_of(both) == "b", "of two titles that which more speaks for"


@pytest.mark.parametrize(
    ("first", "divides"),
    [
        (titled("a", series=9, level=0), False),
        (replace(titled("a", series=9), title={"a": 0.4 * TITLE}), True),
        (titled("cover", series=9), True),
        (titled("list", series=9), True),
        (headed("a", series=9, number=None), True),
    ],
)
def test_a_series_inside_a_paper_that_has_a_title_divides_nothing(first: Says, divides: bool) -> None:
    deeper = [leaf(headed(id, number=at, level=1)) for at, id in enumerate("abc", 1)]
    assert bool(chapters(leaf(first), *deeper)) is divides


def test_before_an_outermost_series_it_is_the_first_heading_and_before_an_inner_one_the_last_above_it() -> (
    None
):
    other = titled("cover", series=8)
    paper = titled("a", series=9)
    assert chapters(leaf(paper), leaf(other), *ABC) == {}
    assert chapters(leaf(other), leaf(paper), *ABC) != {}
    inner = [leaf(headed(id, number=at, level=1)) for at, id in enumerate("abc", 1)]
    assert chapters(leaf(other), leaf(paper), *inner) == {}
    assert chapters(leaf(paper), leaf(other), *inner) != {}
    first = headed("a", 0.0, series=7, level=1)
    assert chapters(leaf(first), leaf(paper), *inner) == {}, "not the first heading, but the one above it"
    beside = titled("a", series=9, level=1)
    assert chapters(leaf(beside), *inner) != {}, "none stands over it"
    assert chapters(leaf(replace(paper, heading="")), *ABC) != {}, "no heading, no title over it"


def numbered(*numbers: int | None, kinds: str = "abcd") -> dict[tuple[int, int], int]:
    """The items that chapters on pages of their own answer by their numbers."""
    steps, patterns = made(
        KINDS, *(leaf(headed(id, number=at)) for at, id in zip(numbers, kinds, strict=False))
    )
    return dict(items_of(steps, chapters_of(steps, patterns), patterns))


def test_chapters_answer_items_by_number_where_three_of_them_surely_do() -> None:
    assert numbered(1, 2, 3) == {(0, 0): 1, (1, 0): 2, (2, 0): 3}
    assert numbered(1, 2, 4) == {}
    assert numbered(2, 3, 4, 5) == {}
    assert numbered(1, 2, 3, 5) == {(0, 0): 1, (1, 0): 2, (2, 0): 3, (3, 0): 5}, "a quarter may differ"
    assert numbered(2, 3, 3, 4, kinds="abcd") == {}
    silent = [leaf(headed("a", 0.0, number=at)) for at in (5, 6)]
    steps, patterns = made(KINDS, *ABC, *silent)
    assert items_of(steps, chapters_of(steps, patterns), patterns) == {
        (at, 0): at + 1 for at in range(3)
    } | {
        (3, 0): 5,
        (4, 0): 6,
    }, "what tells nothing disagrees with nothing"


def test_a_third_of_the_chapters_may_bear_another_number_and_no_more() -> None:
    more = (*KINDS, *(kind(f"k{at}", at) for at in range(11, 20)))

    def follows(agree: int, otherwise: int) -> bool:
        right = [leaf(headed(f"k{at}", number=at)) for at in range(11, 11 + agree)]
        wrong = [leaf(headed("a", number=at)) for at in range(30, 30 + otherwise)]
        steps, patterns = made(more, *right, *wrong)
        return bool(items_of(steps, chapters_of(steps, patterns), patterns))

    assert follows(4, 2) and follows(6, 3)
    assert not follows(3, 2) and not follows(5, 3)


def test_only_certain_chapters_with_numbers_answer_by_them() -> None:
    styled = leaf(headed("d", number=None, styled=True))
    steps, patterns = made(KINDS, *ABC, styled)
    assert items_of(steps, {(at, 0): True for at in range(4)}, patterns).keys() == {(0, 0), (1, 0), (2, 0)}
    assert items_of(steps, {(at, 0): at > 0 for at in range(4)}, patterns) == {}
    other = leaf(headed("d", number=4, series=2))
    steps, patterns = made(KINDS, *ABC[:2], other)
    assert items_of(steps, {(at, 0): True for at in range(3)}, patterns) == {}, "each series by itself"
    front = (leaf(headed("cover", number=7)), *ABC)
    steps, patterns = made(KINDS, *front)
    assert len(items_of(steps, {(at, 0): True for at in range(4)}, patterns)) == 4, (
        "a cover counts neither way"
    )


def test_a_chapters_number_tells_a_paper_that_says_nothing_of_its_kind() -> None:
    silent = Says({}, heading="丁", number=4, series=1)
    assert walk(KINDS, *ABC, leaf(silent))[3] == ("d", "begins")
    assert walk(KINDS, *ABC, leaf(replace(silent, number=9)))[3][0] is None
    first = [leaf(replace(silent, number=4)), *ABC]
    assert walk(KINDS, *first)[0] == ("d", "begins"), "on the file's first page too"
