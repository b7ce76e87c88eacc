"""Which texts answer an item that nothing was told to answer, and what they are cut out of.

A scheme by hand: `a=1.3;` in a text says 1.3 for the kind `a`, `a:1.0;` in a heading 1.0, and two lines
that begin with `a~` have a form of it, which says 0.5.
"""

from dataclasses import replace

import pytest

from intake.assign.left_over import InFile, with_left_over
from intake.assign.patterns import compiled
from intake.assign.segment import NAMED_ONLY, Segment
from intake.model import Box, Cell, Line, Page, Part, Table
from intake.scheme import Kind, Lines, Pattern, Scheme, Words
from intake.scheme.types import Recognition
from tests.assign.pages import SCHEME, source

WEIGHTS = (
    -9.0,
    -2.0,
    -1.0,
    -0.5,
    0.1,
    0.2,
    0.3,
    0.4,
    0.5,
    0.6,
    0.7,
    1.0,
    1.2,
    1.3,
    1.4,
    1.5,
    2.0,
    2.4,
    2.5,
    3.0,
)


def kind(id: str, *layout: str, **more: object) -> Kind:
    told = Recognition(
        titles=(Pattern(id, f"^{id}的规定$"),),
        words=tuple(Words(weight, (f"{id}={weight};",)) for weight in WEIGHTS),
        headings=tuple(Words(weight, (f"{id}:{weight};",)) for weight in WEIGHTS),
        lines=(Lines(Pattern(id, f"^{id}~"), 0.5, 2),),
        layout=layout or ("text",),
    )
    return replace(SCHEME.kinds["cover"], id=id, recognition=replace(told, **more))  # type: ignore[arg-type]


def scheme(*kinds: Kind, **asked: tuple[str, ...]) -> Scheme:
    """`asked`: by item the kinds that satisfy it; each must always be there."""
    first = SCHEME.submissions[0]
    items = tuple(
        replace(first, id=id, number=number, required="always", satisfied_by=by, accepts=(), names=())
        for number, (id, by) in enumerate(asked.items(), 1)
    )
    return replace(SCHEME, kinds={one.id: one for one in kinds}, submissions=items)


RULES = kind("rules", holds=("list",))
MADE = scheme(
    kind("a"),
    kind("b"),
    RULES,
    kind("chart", "chart"),
    kind("paper", "certificate"),
    kind("list", "table"),
    kind("front", front=True),
    one=("a",),
    two=("b",),
    three=("rules",),
    four=("chart",),
    five=("paper",),
)
BODY = "字" * 15


def part(
    *lines: str, heading: str = "怎么做", level: int = 0, sheet: str = "", tables: tuple[Table, ...] = ()
) -> Part:
    texts = (heading, *lines) if heading else lines
    placed = tuple(Line(text, Box(0.1, 0.1, 0.9, 0.12)) for text in texts)
    page = Page("甲.docx", 1, placed, tables, title=sheet, flowing=True)
    return Part(page, page, heading=heading, level=level)


def says(text: str, **more: object) -> Part:
    return part(f"{text}{BODY}", **more)  # type: ignore[arg-type]


def segment(kind: str | None, *parts: Part) -> Segment:
    return Segment(parts, kind, 0.9, ("原因",), (), (1,), (2,))


ALL = tuple(segment(id, part(BODY)) for id in ("b", "rules", "chart", "paper"))
"""What answers every item but the first."""


def files(*segments: Segment, name: str = "", others: tuple[Segment, ...] = ALL) -> list[InFile]:
    parts = tuple(one for each in segments for one in each.parts)
    asked = InFile(parts, segments, source(name) if name else None)
    rest = InFile(tuple(one for each in others for one in each.parts), others, None)
    return [asked, rest]


def left_over(*segments: Segment, of: Scheme = MADE, **more: object) -> list[tuple[str | None, int]]:
    """Of the first file the kind of each document, and its parts."""
    found = with_left_over(files(*segments, **more), of, compiled(of))  # type: ignore[arg-type]
    return [(one.kind, len(one.parts)) for one in found[0].segments]


def answers(*lines: str, **more: object) -> bool:
    """Whether a text of no kind answers the first item."""
    return left_over(segment(None, part(*lines, **more)))[0][0] == "a"  # type: ignore[arg-type]


def test_a_text_answers_from_so_much_on_its_heading_counted() -> None:
    assert answers(f"a=1.3;{BODY}")
    assert not answers(f"a=1.2;{BODY}")
    assert answers(f"a=0.4;{BODY}", heading="a:1.0;")
    assert not answers(f"a=0.3;{BODY}", heading="a:1.0;"), "a heading over nothing answers nothing"
    assert answers(f"a=0.4;{BODY}", heading="题", sheet="a:1.0;"), "a sheet's name is a heading"
    assert answers("a:1.0;", f"a=0.4;{BODY}", heading="题"), "and the second line, if it is short"
    assert answers("a:1.0;" + "字" * 8, f"a=0.4;{BODY}", heading="题")
    assert not answers("a:1.0;" + "字" * 9, f"a=0.4;{BODY}", heading="题")
    assert not answers("字", "a:1.0;", f"a=0.4;{BODY}", heading="题"), "the third is none"
    assert not answers(f"a=0.5;{BODY}", "a:1.0;", heading="a:0.7;" + "字" * 9), "nor a long one as a line"


def test_a_headings_words_count_once_wherever_it_stands() -> None:
    assert not answers(f"a=0.7;{BODY}", heading="a:0.5;", sheet="a:0.5;")


def test_a_few_characters_below_a_heading_are_no_text() -> None:
    assert answers("a=2.0;" + "字" * 8)
    assert not answers("a=2.0;" + "字" * 7)


def test_forms_of_lines_count_as_words_do() -> None:
    assert answers(f"a=1.0;{BODY}", "a~1", "a~2")
    assert not answers(f"a=1.0;{BODY}", "a~1")


def test_what_speaks_against_a_kind_counts_no_more_than_so_much() -> None:
    assert not answers(f"a=3.0;a=0.7;a=-9.0;{BODY}")
    assert answers(f"a=3.0;a=1.0;a=-9.0;{BODY}"), "2.5 at most"
    assert answers(f"a=2.4;a=-1.0;{BODY}")
    assert not answers(f"a=2.0;a=-1.0;{BODY}")


def test_what_more_speaks_of_something_else_answers_nothing_though_that_is_answered() -> None:
    assert answers(f"a=1.4;b=2.0;{BODY}")
    assert not answers(f"a=1.3;b=2.0;{BODY}")
    assert answers(f"a=1.3;paper=3.0;{BODY}"), "but for what others issue"
    assert answers(f"a=1.3;list=3.0;{BODY}"), "and what answers no item"


def test_a_files_name_counts_where_it_holds_this_text_alone() -> None:
    text = says("a=0.4;")
    assert left_over(segment(None, text), name="a:1.0;.docx") == [("a", 1)]
    assert left_over(segment(None, text), name="a:3.0;.docx") == [("a", 1)]
    assert left_over(segment(None, says("a=0.2;a=0.1;")), name="a:3.0;.docx") == [(None, 1)], "1.0 at most"
    assert left_over(segment(None, says("b=1.0;a=0.4;")), name="a:3.0;.docx") == [("a", 1)]
    assert left_over(segment(None, text, says("")), name="a:1.0;.docx") == [(None, 2)]
    assert left_over(segment(None, text), segment("b", says("")), name="a:1.0;.docx")[0] == (None, 1)


def test_the_names_words_count_with_what_else_names_tell() -> None:
    named = replace(MADE.kinds["a"].recognition, names=("甲某",))
    of = replace(MADE, kinds=MADE.kinds | {"a": replace(MADE.kinds["a"], recognition=named)})
    assert left_over(segment(None, says("a=0.4;")), of=of, name="甲某.docx") == [("a", 1)]


def test_of_several_texts_that_which_says_most_answers() -> None:
    parts = [says("a=1.3;"), says("a=1.5;"), says("a=1.4;")]
    assert left_over(segment(None, *parts)) == [(None, 2), ("a", 1)]


def test_only_what_is_always_asked_for_and_answered_by_nothing_is_looked_for() -> None:
    text = segment(None, says("a=3.0;"))
    assert left_over(text, others=(*ALL, segment("a", says("")))) == [(None, 1)]
    also = replace(segment("b", says("")), also=("a",))
    assert left_over(text, others=(*ALL, also)) == [(None, 1)]
    first, *rest = MADE.submissions
    optional = replace(MADE, submissions=(replace(first, required="optional"), *rest))
    assert left_over(text, of=optional) == [(None, 1)]
    assert left_over(segment(None, says("paper=3.0;")), others=ALL[:3]) == [(None, 1)], "others issue it"


def test_a_list_stands_beside_what_it_lists() -> None:
    of = scheme(*MADE.kinds.values(), one=("rules", "list"), two=("a", "b"))
    rules, a = segment("rules", says("")), segment("a", says(""))
    listed = segment(None, says("list=3.0;"))
    assert left_over(listed, of=of, others=(rules, a)) == [("list", 1)]
    assert left_over(segment(None, says("b=3.0;")), of=of, others=(rules, a)) == [(None, 1)], "any will do"


def test_a_paper_of_another_kind_spares_a_text_where_enough_of_it_is_left() -> None:
    text = says("a=2.0;b=0.5;")
    rest = says("b=1.3;")
    assert left_over(segment("b", rest, text)) == [("b", 1), ("a", 1)]
    assert left_over(segment("b", says("b=1.2;"), text)) == [("b", 2)]
    assert left_over(segment("b", text), segment("b", rest)) == [("a", 1), ("b", 1)], "or stands elsewhere"
    assert left_over(segment("b", says("b=2.0;"), says("b=-1.0;"), text)) == [("b", 2), ("a", 1)]
    assert left_over(segment("b", rest, says("a=2.0;b=-2.0;"))) == [("b", 1), ("a", 1)]
    assert left_over(segment("front", text)) == [("a", 1)], "a front page spares anything"
    assert left_over(segment("paper", rest, text)) == [("paper", 2)], "a paper that others issue nothing"


def test_it_must_say_more_of_what_is_wanted_than_of_the_paper_it_lies_in() -> None:
    rest = says("b=3.0;")
    assert left_over(segment("b", rest, says("a=1.5;b=1.0;")))[1:] == [("a", 1)]
    assert left_over(segment("b", rest, says("a=1.5;b=1.2;"))) == [("b", 2)]
    assert left_over(segment("b", rest, says("a=1.0;b=1.2;", heading="a:0.7;")))[1:] == [("a", 1)]
    assert left_over(segment("b", rest, says("a=1.5;b=1.0;", heading="b:0.5;")))[1:] == [("a", 1)]


def test_a_manuals_chapter_answers_nothing_but_what_it_may_hold_or_what_leads_its_file() -> None:
    rest = says("rules=3.0;")
    holding = scheme(*MADE.kinds.values(), one=("list",), two=("a",))
    others = (segment("a", says("")),)
    listed = part("list~1", "list~2", f"list=1.0;{BODY}")
    assert left_over(segment("rules", rest, listed), of=holding, others=others) == [
        ("rules", 1),
        ("list", 1),
    ]
    unlike = says("list=2.0;")
    assert left_over(segment("rules", rest, unlike), of=holding, others=others) == [("rules", 2)], "no form"
    leading = segment("rules", says("a=2.5;"), rest)
    assert left_over(leading) == [("a", 1), ("rules", 1)]
    assert left_over(segment("rules", says("a=2.4;"), rest)) == [("rules", 2)]
    assert left_over(segment("rules", rest, says("a=2.5;"))) == [("rules", 2)]
    assert left_over(segment("b", says("b=3.0;")), leading)[1:] == [("rules", 2)], (
        "of the file, not of itself"
    )
    titled = segment("rules", says("a=2.5;", heading="一、rules的规定"), rest)
    assert left_over(titled) == [("rules", 2)], "under such a title it is the manual"


def test_a_file_that_is_called_a_rule_and_bears_no_mark_of_one_is_what_it_speaks_of() -> None:
    def alone(text: str) -> list[tuple[str | None, int]]:
        heading = "rules的规定"
        others = (*ALL, segment("rules", says("rules=2.0;")))
        return left_over(segment("rules", says(text, heading=heading)), name="甲.docx", others=others)

    assert alone("a=1.5;rules=0.5;") == [("a", 1)]
    assert alone("a=1.4;rules=0.5;") == [("rules", 1)]
    assert alone("a=1.5;rules=0.6;") == [("rules", 1)]
    two = segment("rules", says("a=1.5;", heading="rules的规定"), says("rules=3.0;"))
    assert left_over(two) == [("rules", 2)]


def test_no_running_text_is_a_chart() -> None:
    others = ALL[:2] + ALL[3:] + (segment("a", says("")),)
    assert left_over(segment(None, says("chart=2.0;")), others=others) == [("chart", 1)]
    assert left_over(segment(None, says("chart=2.0;。")), others=others) == [(None, 1)]
    assert answers(f"a=2.0;。{BODY}"), "a text has sentences"


@pytest.mark.parametrize("place", ["品名：____", "品名：", "品名：   数量", "    年  月  日"])
def test_a_form_that_nobody_filled_in_answers_nothing(place: str) -> None:
    assert not answers(f"a=2.0;{BODY}", *[place] * 4)
    assert answers(f"a=2.0;{BODY}", *[place] * 3)
    assert answers(f"a=2.0;{BODY}。", *[place] * 4), "a sentence makes it a text"


def test_nor_does_a_table_whose_cells_are_empty() -> None:
    def table(*texts: str) -> tuple[Table, ...]:
        return (Table((tuple(Cell(text) for text in texts),)),)

    assert not answers(f"a=2.0;{BODY}", tables=table(*["甲"] * 4, *[" "] * 4))
    assert answers(f"a=2.0;{BODY}", tables=table(*["甲"] * 5, *[" "] * 4))
    assert answers(f"a=2.0;{BODY}", tables=table(*["甲"] * 3, *[" "] * 3)), "of four places at least"


def test_deeper_headings_below_it_go_with_it_as_far_as_they_speak_of_nothing_else() -> None:
    best = says("a=2.0;")
    deeper = says("a=0.5;", level=1)

    def following(*parts: Part) -> list[tuple[str | None, int]]:
        return left_over(segment(None, best, *parts))

    assert following(deeper, replace(deeper)) == [("a", 3)]
    assert following(says("a=0.5;")) == [("a", 1), (None, 1)], "one as far out does not"
    assert following(deeper, says(""), replace(deeper)) == [("a", 2), (None, 2)], (
        "nor what stands behind it"
    )
    assert following(says("a=0.5;b=1.0;", level=1)) == [("a", 2)]
    assert following(says("a=0.5;b=1.2;", level=1)) == [("a", 1), (None, 1)]
    assert following(says("a=-1.0;b=0.6;", level=1)) == [("a", 2)]
    assert following(says("a=-1.0;b=0.7;", level=1)) == [("a", 1), (None, 1)]
    assert following(says("paper=3.0;", level=1)) == [("a", 2)], "what others issue is not written there"
    before = left_over(segment(None, deeper, best))
    assert before == [(None, 1), ("a", 1)]


def test_what_has_no_heading_goes_on_with_what_stands_before_it_save_for_sheets() -> None:
    loose = part(f"a=1.0;{BODY}", heading="")
    assert left_over(segment(None, says("a=0.3;"), loose)) == [("a", 2)]
    sheet = part(f"a=1.3;{BODY}", heading="", sheet="乙")
    assert left_over(segment(None, says("a=0.3;"), sheet)) == [(None, 1), ("a", 1)]


def test_documents_stay_in_the_order_in_which_they_begin_and_know_what_they_stand_in() -> None:
    host = segment("b", says("b=3.0;"), says("a=2.0;"), says("b=1.5;"))
    inner = replace(segment("list", says("")), inside=0)
    before = segment("list", says(""))
    made = [before, replace(host, inside=None), replace(inner, inside=1)]
    parts = (before.parts[0], *host.parts[:2], host.parts[2], inner.parts[0])
    found, _ = with_left_over(
        [InFile(parts, tuple(made), None), InFile((), ALL, None)], MADE, compiled(MADE)
    )
    assert [(one.kind, one.inside) for one in found.segments] == [
        ("list", None),
        ("b", None),
        ("a", None),
        ("list", 1),
    ]
    first = segment("b", says("a=2.0;"), says("b=3.0;"))
    inner = replace(segment("list", says("")), inside=0)
    found, _ = with_left_over(
        [InFile((*first.parts, *inner.parts), (first, inner), None), InFile((), ALL, None)],
        MADE,
        compiled(MADE),
    )
    assert [(one.kind, one.inside) for one in found.segments] == [("a", None), ("b", None), ("list", 1)]


def test_it_says_why_and_is_never_sure() -> None:
    whole = replace(segment(None, says("a=2.0;")), inside=3)
    found, _ = with_left_over(files(whole), MADE, compiled(MADE))
    (one,) = found.segments
    assert (one.kind, one.confidence, one.inside) == ("a", NAMED_ONLY, 3)
    assert (one.filed, one.numbered, one.also) == ((1,), (2,), ())
    assert one.why == ("其他材料均不是该项，此处内容与之最相符（“怎么做”）",)
    long = segment(None, says("a=2.0;", heading="字" * 30))
    found, _ = with_left_over(files(long), MADE, compiled(MADE))
    assert f"“{'字' * 20}”" in found.segments[0].why[0]


def test_several_items_are_answered_by_several_texts() -> None:
    found = left_over(segment(None, says("a=2.0;"), says("b=2.0;")), others=ALL[1:])
    assert found == [("a", 1), ("b", 1)]
    both = segment(None, says("a=2.0;b=1.5;"))
    assert left_over(both, others=ALL[1:]) == [("a", 1)]
