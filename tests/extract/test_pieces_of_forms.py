"""A form's lines as pieces, and the values that stand in the places of its labels."""

from dataclasses import replace

import pytest

from intake.extract.by_form import placed, settled
from intake.extract.form import Form, form_of
from intake.extract.form.pieces import Piece, pieces_of
from intake.extract.labels import LabelIndex
from intake.model import Box, Line, Page
from intake.scheme import Field
from tests.extract.pages import page

NAME = Field("name", "name", labels=("名称", "企业名称"))
STAFF = Field("employees", "number", labels=("人数",))
PERSON = Field("person", "person", labels=("法定代表人",))
BEGUN = Field("valid_from", "date_start", labels=("营业期限",))
UNTIL = Field("valid_until", "date_end", labels=("营业期限", "有效期至"))
LABELS = LabelIndex((NAME, STAFF, PERSON, BEGUN, UNTIL))


def texts(*lines: Line, **more: object) -> list[str]:
    return [one.text for one in pieces_of(Page("甲.jpg", 1, lines, method="ocr", **more), LABELS)]  # type: ignore[arg-type]


def line(text: str, x0: float = 0.1, x1: float = 0.5, y0: float = 0.1, y1: float = 0.12) -> Line:
    return Line(text, Box(x0, y0, x1, y1), 0.9)


def test_a_label_within_a_line_begins_a_piece_of_its_own() -> None:
    assert texts(line("名称：清溪公司 法定代表人：王澜")) == ["名称：清溪公司", "法定代表人：王澜"]
    assert texts(line("清溪公司")) == ["清溪公司"]
    assert texts(line("  "), line("甲")) == ["甲"]


def test_a_piece_takes_its_share_of_the_line_without_the_white_space_round_it() -> None:
    first, second = pieces_of(Page("甲.jpg", 1, (line("名称：AB 人数：120"),), method="ocr"), LABELS)
    assert (first.text, second.text) == ("名称：AB", "人数：120")
    assert (first.box.x0, first.box.y0, first.box.y1, first.confidence) == (0.1, 0.1, 0.12, 0.9)
    assert second.box.x1 == pytest.approx(0.5)
    # Six wide characters, and six narrow ones of 0.55 widths, the space one of them.
    unit = 0.4 / (6 + 6 * 0.55)
    assert first.box.x1 == pytest.approx(0.1 + (3 + 2 * 0.55) * unit)
    assert second.box.x0 == pytest.approx(0.1 + (3 + 3 * 0.55) * unit)
    (whole,) = pieces_of(Page("甲.jpg", 1, (line("甲公司"),)), LABELS)
    assert whole == Piece("甲公司", Box(0.1, 0.1, 0.5, 0.12), 0.9)
    assert whole.em == pytest.approx(0.4 / 3)


def test_characters_of_labels_one_below_the_other_are_a_piece_each() -> None:
    down = line("名称", 0.1, 0.12, 0.1, 0.2)
    found = pieces_of(Page("甲.jpg", 1, (down,), width=100, height=100), LABELS)
    assert [(one.text, one.run, one.confidence) for one in found] == [
        ("名", down.box, 0.9),
        ("称", down.box, 0.9),
    ]
    (upper, lower), middle = (one.box for one in found), pytest.approx(0.15)
    assert (upper.x0, upper.y0, upper.x1, upper.y1) == (0.1, 0.1, 0.12, middle)
    assert (lower.x0, lower.y0, lower.x1, lower.y1) == (0.1, middle, 0.12, pytest.approx(0.2))
    assert texts(line("甲乙", 0.1, 0.12, 0.1, 0.2), width=100, height=100) == ["甲乙"], "of no label"
    assert texts(line("名称", 0.1, 0.2, 0.1, 0.12), width=100, height=100) == ["名称"], "side by side"
    assert texts(line("名", 0.1, 0.12, 0.1, 0.2), width=100, height=100) == ["名"]


@pytest.mark.parametrize(("rotation", "pieces"), [(0, 2), (180, 2), (90, 1), (270, 1)])
def test_of_a_page_turned_on_its_side_width_and_height_change_places(rotation: int, pieces: int) -> None:
    # Three times as high as wide on a page twice as high as wide; on its side less than once.
    upright = line("名称", 0.1, 0.12, 0.1, 0.13)
    of_page = Page("甲.jpg", 1, (upright,), width=100, height=200, rotation=rotation)
    assert len(pieces_of(of_page, LABELS)) == pieces


def form(*pieces: tuple[float, float, str], **more: object) -> Form:
    found = form_of(page(*pieces, **more), LABELS)  # type: ignore[arg-type]
    assert found is not None
    return found


HEADS = ((0.1, 0.1, "名称"), (0.1, 0.15, "法定代表人"), (0.1, 0.2, "人数"), (0.1, 0.25, "营业期限"))


def test_a_value_beside_its_label_is_read_with_its_page_and_place() -> None:
    made = form(*HEADS, (0.4, 0.1, "绍兴清溪电器有限公司"), (0.4, 0.15, "王澜"), number=2, confidence=0.9)
    (found,) = placed(NAME, [made])
    assert (found.value, found.text, found.page, found.way, found.order) == (
        "绍兴清溪电器有限公司",
        "绍兴清溪电器有限公司",
        2,
        "label",
        0,
    )
    assert (found.box.x0, found.box.y0) == (0.4, 0.1)
    assert 0.8 < found.confidence < 0.9
    assert [one.value for one in placed(PERSON, [made])] == ["王澜"]
    assert placed(STAFF, [made]) == []


def test_of_a_field_that_need_not_be_certain_one_reading_is_enough() -> None:
    first = form(*HEADS, (0.4, 0.1, "绍兴清溪电器有限公司"))
    second = form(*HEADS, (0.4, 0.1, "宁波海岳机械有限公司"), number=2)
    assert [one.value for one in placed(NAME, [first, second])] == ["绍兴清溪电器有限公司"]
    critical = placed(replace(NAME, critical=True), [first, second])
    assert [(one.value, one.order) for one in critical] == [
        ("绍兴清溪电器有限公司", 0),
        ("宁波海岳机械有限公司", 1),
    ]


def test_an_end_alone_behind_a_label_of_whole_terms_may_be_the_beginning() -> None:
    alone = form(*HEADS, (0.4, 0.25, "2030年3月5日"))
    whole = form(*HEADS, (0.4, 0.25, "2020年3月6日至2030年3月5日"))
    (unsure,), (sure,) = placed(UNTIL, [alone]), placed(UNTIL, [whole])
    assert (unsure.value, sure.value) == ("2030-03-05", "2030-03-05")
    assert unsure.confidence < 0.8 < sure.confidence
    own = form(
        (0.1, 0.1, "名称"), (0.1, 0.15, "法定代表人"), (0.1, 0.2, "有效期至"), (0.4, 0.2, "2030年3月5日")
    )
    assert placed(UNTIL, [own])[0].confidence > 0.8, "of an end alone it is its own"


def test_a_place_with_more_than_words_of_a_term_settles_it() -> None:
    assert settled(UNTIL, [form(*HEADS, (0.4, 0.25, "2020年3月6日"))])
    assert not settled(UNTIL, [form(*HEADS, (0.4, 0.25, "至"))])
    assert not settled(UNTIL, [form(*HEADS, (0.4, 0.1, "绍兴清溪电器有限公司"))])
    assert not settled(NAME, [form(*HEADS, (0.4, 0.1, "绍兴清溪电器有限公司"))]), "only terms are settled"
