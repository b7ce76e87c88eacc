"""Who signs a paper: names of organizations that stand by themselves above the day at its foot."""

from dataclasses import replace

import pytest

from intake.extract.by_signature import signature, signed, unsigned
from intake.extract.candidate import Candidate
from intake.model import Box, Mark, Page
from intake.scheme import Field
from tests.extract.pages import flowing, page

ISSUED_BY = Field("issued_by", "name", signs=True)
CENTRE, DAY = "绍兴市消费者协会", "2026年3月15日"
HEAD = (0.4, 0.05, "荣誉证书")


def signers(*pieces: tuple[float, float, str], marks: tuple[Mark, ...] = ()) -> list[str]:
    return [line.text for line in signature(page(HEAD, *pieces, marks=marks))]


def test_a_name_above_the_day_at_the_foot_signs() -> None:
    assert signers((0.6, 0.8, CENTRE), (0.6, 0.83, DAY)) == [CENTRE]
    assert signers((0.6, 0.8, CENTRE)) == [], "without a day nobody does"
    assert signers((0.6, 0.83, DAY), (0.6, 0.86, CENTRE)) == [], "nor who stands below it"
    assert signers((0.6, 0.8, "兹证明"), (0.6, 0.83, DAY)) == []
    assert signature(Page("甲.pdf", 1)) == ()


def test_several_may_sign_in_rows_close_to_each_other() -> None:
    other = "绍兴市质量协会"
    assert signers((0.2, 0.8, CENTRE), (0.6, 0.8, other), (0.6, 0.83, DAY)) == [CENTRE, other]
    assert signers((0.6, 0.77, CENTRE), (0.6, 0.8, other), (0.6, 0.83, DAY)) == [CENTRE, other]
    # Three times the day's height is as far as a row may stand above the next: 0.06.
    assert signers((0.6, 0.771, CENTRE), (0.6, 0.83, DAY)) == [CENTRE]
    assert signers((0.6, 0.769, CENTRE), (0.6, 0.83, DAY)) == []
    assert signers((0.6, 0.7, CENTRE), (0.6, 0.76, "（盖章）"), (0.6, 0.81, DAY)) == [], (
        "counted from names"
    )


@pytest.mark.parametrize(
    ("day", "so"),
    [
        ("2026年3月15日", True),
        ("2026年3月", True),
        ("二〇二六年三月", True),
        ("于2026年3月15日", True),
        ("日期：2026年3月15日", False),
        ("2026年3月15日至2027年", False),
        ("有效期至2027年3月", False),
        ("本证书于2026年3月颁", False),
    ],
)
def test_the_day_stands_alone_on_its_line(day: str, so: bool) -> None:
    assert bool(signers((0.6, 0.8, CENTRE), (0.6, 0.83, day))) is so


def test_the_day_stands_in_the_lower_part_of_what_is_printed() -> None:
    # From 0.05 to 0.95: below 0.455, 0.45 of the way down.
    foot = (0.1, 0.93, "编号 1")
    assert signers((0.6, 0.42, CENTRE), (0.6, 0.45, DAY), foot) == [CENTRE]
    assert signers((0.6, 0.41, CENTRE), (0.6, 0.44, DAY), foot) == []
    assert signers((0.6, 0.5, CENTRE), (0.6, 0.53, DAY), (0.6, 0.8, "2026年4月1日")) == [], (
        "the last of them"
    )


@pytest.mark.parametrize(
    "text", ["诚信经营示范企业", "兹授予：绍兴市消费者协会", "绍兴市消费者协会，特发此证", "张三"]
)
def test_titles_sentences_and_persons_sign_nothing(text: str) -> None:
    assert signers((0.1, 0.8, text), (0.6, 0.83, DAY)) == []


def test_a_seals_own_words_are_no_signature() -> None:
    seal = Mark("seal", Box(0.55, 0.75, 0.95, 0.9))
    assert signers((0.6, 0.8, CENTRE), (0.6, 0.83, DAY), marks=(seal,)) == []
    beside = replace(seal, box=Box(0.7, 0.75, 0.95, 0.9))
    assert signers((0.6, 0.8, CENTRE), (0.6, 0.83, DAY), marks=(beside,)) == [CENTRE], "under a part of it"
    picture = replace(seal, kind="picture")
    assert signers((0.6, 0.8, CENTRE), (0.6, 0.83, DAY), marks=(picture,)) == [CENTRE]


def test_in_a_text_that_flows_the_four_lines_above_the_day_count() -> None:
    lines = [CENTRE, "一", "二", "三", DAY]
    assert [line.text for line in signature(flowing("证明", *lines))] == [CENTRE]
    assert signature(flowing("证明", CENTRE, "零", *lines[1:])) == ()
    assert [line.text for line in signature(flowing(CENTRE, DAY))] == [CENTRE]


def given(*pages: Page, field: Field = ISSUED_BY) -> list[tuple[object, int, float, str]]:
    return [(one.value, one.page, round(one.confidence, 3), one.way) for one in signed(field, pages)]


def foot(*names: str, number: int = 1, confidence: float = 1.0, head: str = "荣誉证书") -> Page:
    pieces = [(0.4, 0.05, head), *((0.6, 0.8 - 0.03 * at, one) for at, one in enumerate(reversed(names)))]
    return page(
        *sorted(pieces, key=lambda one: one[1]), (0.6, 0.83, DAY), number=number, confidence=confidence
    )


def test_all_who_sign_are_told_as_one_name() -> None:
    assert given(foot(CENTRE)) == [(CENTRE, 1, 0.92, "pattern")]
    assert given(foot("绍兴市质量协会", CENTRE)) == [(f"绍兴市质量协会、{CENTRE}", 1, 0.92, "pattern")]
    assert given(foot(CENTRE, confidence=0.5)) == [(CENTRE, 1, 0.46, "pattern")]
    assert given(foot(CENTRE), field=replace(ISSUED_BY, signs=False)) == []


def test_the_last_page_that_bears_a_signature_counts() -> None:
    second = foot("绍兴市质量协会", number=2)
    assert given(foot(CENTRE), second)[0][:2] == ("绍兴市质量协会", 2)
    assert given(foot(CENTRE), foot(number=2))[0][:2] == (CENTRE, 1)
    assert given(foot()) == []


FIRM = "绍兴清溪电器有限公司"


def test_a_firm_that_is_alone_on_the_page_may_be_the_holder_and_signs_nothing() -> None:
    assert given(foot(FIRM)) == []
    assert [value for value, *_ in given(foot(FIRM, CENTRE))] == [CENTRE], (
        "above an authority it is honoured"
    )
    assert [value for value, *_ in given(foot(FIRM, head="宁波海岳机械有限公司"))] == [FIRM]
    assert [value for value, *_ in given(foot(FIRM, head="申请人：绍兴市服务中心"))] == [FIRM]
    assert given(foot(FIRM, head="绍兴市服务中心")) == [], "without a label it is no holder"
    assert given(foot(FIRM, head="诚信经营示范企业")) == [], "a title is nobody"


def test_readings_of_a_form_where_only_others_sign_are_left_out() -> None:
    of_page = foot(CENTRE)
    line = of_page.lines[1]

    def reading(box: Box, way: str = "pattern", number: int = 1) -> Candidate:
        return Candidate(CENTRE, CENTRE, number, box, 0.9, way)

    signing, beside = reading(line.box), reading(Box(0.1, 0.3, 0.5, 0.32))
    labelled, elsewhere = reading(line.box, "label"), reading(line.box, number=2)
    assert unsigned([signing, beside, labelled, elsewhere], [of_page]) == [beside, labelled, elsewhere]
    sealed = replace(foot(), lines=(*foot().lines, replace(line, box=Box(0.1, 0.3, 0.5, 0.32))))
    sealed = replace(sealed, marks=(Mark("seal", Box(0.05, 0.25, 0.55, 0.4)),))
    assert unsigned([beside], [sealed]) == [], "what a seal says is its owner's"
    holder = foot(FIRM)
    assert unsigned([reading(holder.lines[1].box)], [holder]) == [reading(holder.lines[1].box)]
