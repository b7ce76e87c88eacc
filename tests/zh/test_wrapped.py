"""Numbers that a cell breaks over lines, and telephone numbers that a spreadsheet made numbers of."""

import pytest

from intake.zh.phones import as_dialled
from intake.zh.wrapped import unwrapped


@pytest.mark.parametrize(
    ("wrapped", "whole"),
    [
        ("13902265\n683", "13902265683"),
        ("139022\n65683", "13902265683"),
        ("0551-\n65432100", "0551-65432100"),
        ("0551-6\n543210", "0551-6543210"),
        ("张三\n13902265\n683", "张三\n13902265683"),
        ("CQC2023010\n512345", "CQC2023010512345"),
        ("00126Q3\n00126Q3\n99R0M", "00126Q3\n00126Q3\n99R0M".replace("\n", "")),
    ],
)
def test_a_number_over_several_lines_is_one(wrapped: str, whole: str) -> None:
    assert unwrapped(wrapped) == whole


@pytest.mark.parametrize(
    "text",
    [
        "13902265683\n13800001111",  # two mobile telephones
        "0551-65432100\n13912345678",  # a landline and a mobile, the second shorter
        "65432100\n65432101",
        "2024\n2025",  # two years
        "123456\n8",  # too short to fill a line
        "QP-01\nQR-1",  # no digit behind the break
        "临州市1\n2号",
        "13902265683",
        "13902265683\n",
        "",
    ],
)
def test_what_stands_on_lines_of_its_own_stays_there(text: str) -> None:
    assert unwrapped(text) == text


@pytest.mark.parametrize(
    ("number", "known"),
    [
        ("55165432100", "0551-65432100"),
        ("5516543210", "0551-6543210"),
        ("2165432100", "021-65432100"),
        ("1065432100", "010-65432100"),
        (" 75588881234 ", "0755-88881234"),
    ],
)
def test_a_landline_gets_its_first_0_again(number: str, known: str) -> None:
    assert as_dialled(number) == known


@pytest.mark.parametrize(
    "number",
    [
        "13902265683",  # a mobile
        "4001234567", "8008101234",  # service numbers
        "65432100",  # without an area code
        "0551-65432100", "055165432100",
        "2112345678", "55115432100",  # no local number begins with 1
        "216543210", "555165432100",  # a digit too few, one too many
        "张三 55165432100",
    ],
)  # fmt: skip
def test_other_numbers_stay_as_they_are(number: str) -> None:
    assert as_dialled(number) == number


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("13902265 683", "13902265683"),
        ("1837252814 9", "18372528149"),
        ("0571-8800 1234", "0571-8800 1234"),
        ("400-800 1234", "400-800 1234"),  # can be dialled as it stands
        ("13902265 68", "13902265 68"),
        ("139022656831 2", "139022656831 2"),
    ],
)
def test_a_number_broken_by_a_narrow_cell_is_put_together_when_it_is_one(broken: str, whole: str) -> None:
    assert as_dialled(broken) == whole
