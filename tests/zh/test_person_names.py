"""Cells that hold the names of persons, told by their surnames."""

import pytest

from intake.zh.person_names import is_person


@pytest.mark.parametrize(
    "text",
    [
        "王建国",
        "王洋",
        "欧阳明",
        "欧阳明月",
        "上官婉儿",
        "诸葛亮",
        "司徒经理",
        "李女士",
        "张经理",
        "王建国 李明",
        "王一、李二，张三/赵四",
        "王*国",
    ],
)
def test_names_are_persons(text: str) -> None:
    assert is_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "、",
        "杭州店",
        "江苏",
        "金华",
        "王一、江苏",
        "王",
        "王建国的",
        "王一、李二、张三、赵四、钱五",
        "13800001111",
    ],
)
def test_places_firms_and_more_than_four_are_none(text: str) -> None:
    assert not is_person(text)
