"""Where a printed word is a field's label, and where it is a word in a sentence; halves made whole."""

from dataclasses import replace

import pytest

from intake.extract.labels import AfterLabel, LabelIndex, after_label
from intake.extract.layout import with_joined_words
from intake.model import Box, Line, Page
from tests.extract.pages import SCHEME, flowing

FIELD = replace(SCHEME.kinds["business_licence"].fields[0], type="text")


def index(*labels: str) -> LabelIndex:
    return LabelIndex(tuple(replace(FIELD, name=label, labels=(label,)) for label in labels))


LABELS = index("住", "名称", "有效期", "法定代表人", "检验日期", "company name")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("名称：清溪", [("名称", "清溪")]),
        ("名称清溪", [("名称", "清溪")]),
        ("名 称 清溪", [("名称", "清溪")]),
        ("甲 名称清溪", [("名称", "清溪")]),
        ("甲,名称：清溪", [("名称", "清溪")]),
        ("甲名称清溪", []),
        ("甲名称：清溪", []),
        ("甲有效期：三年", [("有效期", "三年")]),  # of three characters the colon is enough
        ("名称：甲公司有效期：三年", [("名称", "甲公司有效期：三年"), ("有效期", "三年")]),
        ("名称甲公司法定代表人张三", [("名称", "甲公司法定代表人张三"), ("法定代表人", "张三")]),
        ("名称甲公司有效期三年", [("名称", "甲公司有效期三年")]),
        ("名称甲公司 有效期三年", [("名称", "甲公司 有效期三年"), ("有效期", "三年")]),
        ("类型：甲公司名称：乙", [("名称", "乙")]),
        ("住绍兴", [("住", "绍兴")]),
        ("甲 住：绍兴", [("住", "绍兴")]),
        ("甲住：绍兴", []),
        ("名称 甲 住绍兴", [("名称", "甲 住绍兴")]),
        ("名称的要求", []),
        ("法定代表人必须签字", []),
        ("检验日期：2024", [("检验日期", "2024")]),
        ("下次检验日期：2024", []),
        ("上一周期检验日期：2024", []),
        ("Company name: Acme", [("company name", "Acme")]),
        ("the company named below", []),
    ],
)
def test_a_label_begins_something(text: str, found: list[tuple[str, str]]) -> None:
    assert [(one.fields[0], text[one.value_start :]) for one in LABELS.find(text)] == found
    assert LABELS.starts_with_label(text) is bool(found and text.startswith((found[0][0][0], "Company")))


@pytest.mark.parametrize(
    ("text", "length", "colon", "plausible"),
    [
        ("：甲", 1, True, True),
        (" ： 甲", 3, True, True),
        ("（签字）：甲", 5, True, True),
        ("地址：甲", 3, True, True),
        ("如下：甲", 3, True, True),
        (" Certificate No.：甲", 17, True, True),
        ("____甲", 4, False, True),
        ("；甲", 1, False, True),
        ("甲", 0, False, True),
        ("的甲", 0, False, False),
        ("", 0, False, True),
    ],
)
def test_what_stands_between_a_label_and_its_value(
    text: str, length: int, colon: bool, plausible: bool
) -> None:
    assert after_label(text) == AfterLabel(length, colon, plausible)
    assert after_label(f"名称{text}", 2) == AfterLabel(length, colon, plausible)


def test_one_label_may_serve_two_fields_and_the_longest_is_taken() -> None:
    fields = (
        replace(FIELD, name="from", labels=("有效期",)),
        replace(FIELD, name="to", labels=("期", "有效期")),
    )
    found = LabelIndex(fields)
    assert [one.fields for one in found.find("有效期：三年")] == [("from", "to")]
    assert found.rank == {"有效期": 0, "期": 0}
    assert [one.fields for one in found.find("期：三年")] == [("to",)]


def test_the_next_label_is_found_however_far_it_stands() -> None:
    for length in (10, 79, 80, 81, 158, 160, 400):
        text = "名称：" + "甲" * length + " 有效期：三年"
        following = LABELS.next_in(text, 3)
        assert following is not None
        assert (following.fields, following.start) == (("有效期",), length + 1)
    assert LABELS.next_in("名称：甲", 3) is None


def test_a_text_of_more_labels_than_any_form_has_is_read_no_further() -> None:
    assert len(LABELS.find("名称：甲 " * 24)) == 24
    assert len(LABELS.find("名称：甲 " * 25)) == 24


def lines(*pieces: tuple[float, str], height: float = 0.02, drop: float = 0.0) -> Page:
    """Pieces of one row, by their left edges; of Chinese print as wide as high. The second stands lower."""
    made = tuple(
        Line(text, Box(x, 0.1 + drop * at, x + 0.02 * len(text), 0.1 + drop * at + height))
        for at, (x, text) in enumerate(pieces)
    )
    return Page("照片.jpg", 1, made, method="ocr")


def joined(page: Page, *labels: str) -> list[str]:
    return [line.text for line in with_joined_words([page], labels)[0].lines]


@pytest.mark.parametrize(
    ("first", "gap", "second", "whole"),
    [
        ("名", 0.08, "称 清溪公司", "名称 清溪公司"),
        ("名", 0.08, "称", "名称"),
        ("名", 0.10, "称 清溪公司", None),
        ("名", -0.01, "称 清溪公司", None),
        ("住", 0.08, "所郑州市", "住所郑州市"),
        ("住", 0.08, "处郑州市", None),
        ("名字", 0.08, "称 清溪公司", None),
        ("2024", 0.03, "年07月23日", "2024年07月23日"),
        ("2024年07", 0.03, "月23日", "2024年07月23日"),
        ("2024", 0.05, "年07月23日", None),
        ("2024", 0.03, "共三页", None),
        ("共2024页", 0.03, "月报", None),
    ],
)
def test_what_a_wide_print_parted_in_a_row_is_one(
    first: str, gap: float, second: str, whole: str | None
) -> None:
    page = lines((0.1, first), (0.1 + 0.02 * len(first) + gap, second))
    assert joined(page, "住所") == ([first, second] if whole is None else [whole])
    lower = lines((0.1, first), (0.1 + 0.02 * len(first) + gap, second), drop=0.05)
    assert joined(lower, "住所") == [first, second]


@pytest.mark.parametrize(
    ("first", "left", "drop", "second", "whole"),
    [
        ("绍兴清溪物流供", 0.10, 0.03, "应链有限公司", True),
        ("名称：绍兴清溪物流供", 0.16, 0.03, "应链有限公司", True),
        ("绍兴清溪物流供", 0.11, 0.03, "应链有限公司", True),  # centred: the middles agree
        ("绍兴清溪物流供", 0.14, 0.03, "应链有限公司", False),
        ("绍兴清溪物流供", 0.10, 0.05, "应链有限公司", False),
        ("绍兴清溪物流公司", 0.10, 0.03, "有限责任公司", False),
        ("绍兴清溪物流供", 0.10, 0.03, "应链业务", False),
        ("甲乙丙", 0.10, 0.03, "有限公司", False),
    ],
)
def test_a_name_on_two_lines_is_one(first: str, left: float, drop: float, second: str, whole: bool) -> None:
    page = lines((0.1, first), (left, second), drop=drop)
    assert joined(page) == ([first + second] if whole else [first, second])


def test_of_a_word_file_every_line_stays() -> None:
    assert joined(flowing("名", "称 清溪公司")) == ["名", "称 清溪公司"]
