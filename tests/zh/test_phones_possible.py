"""What can be a telephone number in a cell of its own."""

import pytest

from intake.zh.phones import find_phones, is_possible_phone


@pytest.mark.parametrize(
    "text",
    [
        "0571-8888 8888",
        "021-6888 1234 转 8",
        "95588",
        "96315",
        "12315",
        "10108888",
        "+852 2345 6789",
        "00852-23456789",
    ],
)
def test_a_hotline_a_spaced_and_a_foreign_number_can_be_dialled(text: str) -> None:
    assert is_possible_phone(text)


@pytest.mark.parametrize(
    "text", ["95", "955", "961234567890", "12", "123456", "+86 1390", "转 8", "2024-01-05"]
)
def test_just_beside_them_nothing_can(text: str) -> None:
    assert not is_possible_phone(text)


@pytest.mark.parametrize("text", ["单价12800元", "共95588件", "编号12315"])
def test_in_running_text_few_digits_are_no_number(text: str) -> None:
    assert find_phones(text) == []
