"""Values told by their form: in a line, over two lines, at the foot, by a choice of words."""

from dataclasses import replace

import pytest

from intake.extract.by_pattern import matched
from intake.extract.labels import LabelIndex
from intake.model import Box, Line, Page
from intake.scheme import Field, Pattern
from tests.extract.pages import flowing, page, table

NUMBER = Pattern("number", r"[A-Z]{2}\d{4,8}")
CODE = Field("number", "code", labels=("证书编号",), patterns=(NUMBER,))
DATE = Field("issued_on", "date", patterns=(Pattern("day", r"\d{4}年\d{1,2}月\d{1,2}日?"),))
TITLE = Field("title", "text", patterns=(Pattern("title", r"[\u4e00-\u9fff]{0,8}示范企业"),), lines=2)
LABELS = LabelIndex((CODE, Field("body", "name", labels=("发证机关",))))


def read(field: Field, *pages: Page) -> list[tuple[object, int, float]]:
    return [(one.value, one.page, round(one.confidence, 4)) for one in matched(field, pages, LABELS)]


def values(field: Field, *pages: Page) -> list[object]:
    return [value for value, *_ in read(field, *pages)]


def test_every_match_in_a_line_is_a_reading_where_it_stands() -> None:
    first = page((0.1, 0.2, "编号AB1234和CD5678"), confidence=0.9)
    found = matched(CODE, [first, page((0.1, 0.3, "EF9012"), number=2)], LABELS)
    assert [(one.value, one.text, one.page, one.order, one.way) for one in found] == [
        ("AB1234", "AB1234", 1, 0, "pattern"),
        ("CD5678", "CD5678", 1, 1, "pattern"),
        ("EF9012", "EF9012", 2, 2, "pattern"),
    ]
    assert found[0].confidence == pytest.approx(0.9 * 0.93)
    line = first.lines[0].box
    assert (found[0].box.y0, found[0].box.y1) == (line.y0, line.y1)
    assert (
        line.x0 < found[0].box.x0 < found[0].box.x1 < found[1].box.x0 < found[1].box.x1 <= line.x1 + 0.001
    )


@pytest.mark.parametrize(
    ("before", "read_"),
    [
        ("", True),
        ("设备编号：", False),
        ("样品号", False),
        ("产品批号:", False),
        ("产品", True),
        ("证书编号及设备编号", True),  # what its own label stands in is its own
    ],
)
def test_a_number_that_is_called_another_one_is_none_of_this(before: str, read_: bool) -> None:
    assert bool(values(CODE, page((0.1, 0.2, f"{before}AB1234")))) is read_
    beside = page((0.1, 0.2, before), (0.5, 0.2, "AB1234")) if before else page((0.5, 0.2, "AB1234"))
    assert bool(values(CODE, beside)) is read_
    above = page((0.1, 0.1, before), (0.5, 0.2, "AB1234"))
    assert values(CODE, above) == ["AB1234"], "only what stands in its row"
    further = page((0.1, 0.2, "设备编号"), (0.35, 0.2, "见下"), (0.5, 0.2, "AB1234"))
    assert values(CODE, further) == ["AB1234"], "and next to it"


def test_a_line_broken_by_the_width_is_read_over_it_where_no_line_gives_one() -> None:
    broken = page((0.1, 0.2, "颁发日期为2026年3月"), (0.1, 0.23, "15日，特此证明"))
    ((value, number, sure),) = read(DATE, broken)
    assert (value, number, sure) == ("2026-03-15", 1, 0.88)
    (found,) = matched(DATE, [broken], LABELS)
    assert found.box == Box.around(line.box for line in broken.lines).rounded()
    whole = page((0.1, 0.2, "2026年3月1日"), (0.1, 0.23, "2026年3月"), (0.1, 0.26, "15日"))
    assert values(DATE, whole) == ["2026-03-01"]
    unsure = replace(broken, lines=(broken.lines[0], replace(broken.lines[1], confidence=0.5)))
    assert read(DATE, unsure)[0][2] == 0.44


def test_digits_and_letters_of_two_lines_that_meet_are_no_number() -> None:
    assert values(CODE, page((0.1, 0.2, "编号AB12"), (0.1, 0.23, "3456"))) == []
    two = page((0.1, 0.2, "AB12"), (0.1, 0.23, "34和编号"), (0.1, 0.26, "CD5678"))
    assert values(CODE, two) == ["CD5678"]


def test_a_day_of_one_digit_before_another_digit_is_misread_on_a_picture() -> None:
    scanned = page((0.1, 0.2, "2026年3月1 5日"))
    field = replace(DATE, patterns=(Pattern("day", r"\d{4}年\d{1,2}月\d"),))
    assert values(field, page((0.1, 0.2, "2026年3月15日"))) == []
    typed = replace(page((0.1, 0.2, "2026年3月15日")), method="text")
    assert values(field, typed) == ["2026-03-01"]
    assert len(values(field, scanned)) <= 1


def test_at_the_foot_only_the_last_value_in_the_lower_part_counts() -> None:
    field = replace(DATE, at_foot=True)
    head, end = (0.1, 0.1, "证书"), (0.1, 0.9, "编号")
    # From 0.1 to 0.92: below 0.592.
    assert values(field, page(head, (0.5, 0.6, "2026年3月15日"), end)) == ["2026-03-15"]
    assert values(field, page(head, (0.5, 0.58, "2026年3月15日"), end)) == []
    several = page(head, (0.5, 0.8, "2026年3月16日"), (0.5, 0.7, "2026年3月15日"), end)
    assert values(field, several) == ["2026-03-16"]
    second = page(head, (0.5, 0.7, "2026年3月17日"), end, number=2)
    assert values(field, several, second) == ["2026-03-17"]
    assert values(field, flowing("2026年3月15日", "甲", "乙", "丙")) == ["2026-03-15"], "it has no places"


def large(*lines: tuple[str, float, float, float, float]) -> Page:
    """Texts in boxes: x0, y0, x1, y1."""
    made = tuple(Line(text, Box(x0, y0, x1, y1)) for text, x0, y0, x1, y1 in lines)
    return Page("奖牌.jpg", 1, made, method="ocr")


END = ("示范企业", 0.3, 0.5, 0.7, 0.6)


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (("全省电商", 0.3, 0.38, 0.7, 0.48), "全省电商示范企业"),
        (("全省电商", 0.3, 0.3, 0.7, 0.41), "全省电商示范企业"),  # nearer than the line's own height
        (("全省电商", 0.3, 0.29, 0.7, 0.39), "示范企业"),
        (("全省电商", 0.3, 0.44, 0.7, 0.48), "示范企业"),  # of two fifths of its height and no more
        (("全省电商", 0.3, 0.43, 0.7, 0.48), "全省电商示范企业"),
        (("全省电商", 0.35, 0.38, 0.75, 0.48), "全省电商示范企业"),  # as good as centred over it
        (("全省电商", 0.37, 0.38, 0.77, 0.48), "示范企业"),
        (("被评为优秀", 0.3, 0.38, 0.7, 0.48), "示范企业"),
        (("绍兴清溪公司", 0.3, 0.38, 0.7, 0.48), "示范企业"),  # whom it honours
        (("二〇二六", 0.3, 0.62, 0.7, 0.72), "示范企业"),
        (("甲乙丙", 0.3, 0.38, 0.7, 0.48), "示范企业"),  # too short for a title's first line
    ],
)
def test_a_title_in_large_print_begins_on_the_line_above(
    above: tuple[str, float, float, float, float], title: str
) -> None:
    (found,) = matched(TITLE, [large(above, END)], LABELS)
    assert found.value == title
    if title != "示范企业":
        assert found.text == title
        assert found.box == Box.around((Box(*above[1:]), Box(*END[1:]))).rounded()


def test_a_title_that_is_long_enough_begins_where_it_stands() -> None:
    above = ("全省电商", 0.3, 0.38, 0.7, 0.48)
    for text, begun in (("电商示范企业", True), ("的电商示范企业", False)):
        (found,) = matched(TITLE, [large(above, (text, *END[1:]))], LABELS)
        assert str(found.value).startswith("全省") is begun
    (one,) = matched(replace(TITLE, lines=1), [large(above, END)], LABELS)
    assert one.value == "示范企业"
    (amid,) = matched(TITLE, [large(above, ("示范企业证书", *END[1:]))], LABELS)
    assert amid.value == "示范企业", "only a line that is no more than that"
    faint = replace(
        large(above, END), lines=(Line(above[0], Box(*above[1:]), 0.5), Line(END[0], Box(*END[1:])))
    )
    assert matched(TITLE, [faint], LABELS)[0].confidence == pytest.approx(0.5 * 0.93)


PASS = Field(
    "conclusion",
    "choice",
    choices=((Pattern("failed", "不合格"), "fail"), (Pattern("passed", "合格"), "pass")),
)


def test_of_choices_the_first_that_the_page_makes_counts_once() -> None:
    both = page((0.1, 0.2, "单项合格"), (0.1, 0.3, "结论：不合格"), confidence=0.9)
    (found,) = matched(PASS, [both], LABELS)
    assert (found.value, found.text, found.page, found.order) == ("fail", "不合格", 1, 0)
    assert found.box == both.lines[1].box.rounded()
    assert found.confidence == pytest.approx(0.9 * 0.88)
    pages = [page((0.1, 0.2, "合格")), page((0.1, 0.2, "无")), page((0.1, 0.2, "不合格"), number=3)]
    assert values(PASS, *pages) == ["pass", "fail"]
    in_cell = page((0.1, 0.1, "甲"), tables=(table(("结论", "合格"), ("甲", "乙")),))
    assert values(PASS, in_cell) == ["pass"]
    over_cells = replace(PASS, choices=((Pattern("row", "结论 ?合格"), "pass"),))
    assert values(over_cells, in_cell) == ["pass"], "a row of a table is read as one"


def test_numbers_and_titles_in_cells_are_those_of_a_list() -> None:
    listed = page((0.1, 0.1, "清单"), tables=(table(("AB1234", "2026年3月15日"), ("甲", "乙")),))
    assert values(CODE, listed) == []
    assert values(DATE, listed) == ["2026-03-15"]
    twice = page((0.1, 0.1, "2026年3月15日"), tables=(table(("甲", "2026年3月15日"), ("甲", "乙")),))
    assert values(DATE, twice) == ["2026-03-15"], "what stands in a line is read there"
    lines = page((0.1, 0.1, "清单"), tables=(table(("甲", "2026年3月15日\n2026年3月16日"), ("甲", "乙")),))
    assert values(DATE, lines) == ["2026-03-15", "2026-03-16"]
