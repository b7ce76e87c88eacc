"""Codes with check digits: published codes hold, damaged ones are repaired only with proof."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.zh.codes import (
    code_before_copy_number,
    credit_code_problem,
    find_credit_codes,
    is_valid_credit_code,
    is_valid_identity_number,
    is_valid_registration_number,
    repair_credit_code,
)

# Listed companies' published codes, and the worked example of GB 32100-2015.
PUBLISHED = (
    "914403001922038216",
    "91440300708461136T",
    "91330100799655058B",
    "91110000802100433B",
    "91370200264574251E",
    "91350100M000100Y43",
)
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@pytest.mark.parametrize("code", PUBLISHED)
def test_published_codes_are_valid(code: str) -> None:
    assert credit_code_problem(code) is None
    assert is_valid_credit_code(code)


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("91350100M000100Y4Z", "characters"),
        ("9135010OM000100Y43", "characters"),
        ("91350100M000100Y44", "check_digit"),
        ("91350100M000100Y4", "length"),
        ("", "length"),
    ],
)
def test_what_is_wrong_is_named(code: str, problem: str) -> None:
    assert credit_code_problem(code) == problem
    assert not is_valid_credit_code(code)


@pytest.mark.parametrize("code", PUBLISHED)
@given(place=st.integers(0, 17), other=st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_noticed(code: str, place: int, other: str) -> None:
    damaged = code[:place] + other + code[place + 1 :]
    assert (credit_code_problem(damaged) is None) == (damaged == code)


def test_look_alikes_are_repaired_when_both_check_digits_prove_it() -> None:
    assert repair_credit_code("9144O3OO1922O38216") == "914403001922038216"
    assert repair_credit_code("91440300708461I36T") == "91440300708461136T"
    assert repair_credit_code("9144 0300 7084 6113 6T") == "91440300708461136T"


def test_what_no_look_alike_explains_is_not_repaired() -> None:
    assert repair_credit_code("914403001922038999") is None
    assert repair_credit_code("not a code") is None


@pytest.mark.parametrize(
    ("damaged", "possible"),
    [
        ("91990951454T527T6Q", {"91990951454T527T6D", "91990951454752776Q"}),
        ("9186039547G2D0753H", {"9186039547G2DQ753H", "91860395476200753H"}),
        ("91590458AT4452906R", {"91590458474452906R", "91590458ATAA52906R"}),
    ],
)
def test_of_two_possible_codes_none_is_picked(damaged: str, possible: set[str]) -> None:
    assert all(credit_code_problem(code) is None for code in possible)
    assert repair_credit_code(damaged) is None


@given(st.text(max_size=24))
def test_a_repair_is_valid_or_there_is_none(text: str) -> None:
    repaired = repair_credit_code(text)
    assert repaired is None or credit_code_problem(repaired) is None


def test_codes_are_found_in_running_text_and_wrong_ones_too() -> None:
    text = "统一社会信用代码：91440300708461136T，另见 91350100M000100Y44。"
    assert [code for code, _, _ in find_credit_codes(text)] == ["91440300708461136T", "91350100M000100Y44"]
    assert all(text[start:end].upper() == code for code, start, end in find_credit_codes(text))


def test_an_identity_number_is_no_credit_code() -> None:
    assert find_credit_codes("身份证 11010519491231002X") == []
    assert is_valid_identity_number("11010519491231002X")
    assert not is_valid_identity_number("110105194912310021")


@pytest.mark.parametrize(
    ("born", "possible"),
    [
        ("19000101", True),
        ("20991231", True),
        ("18991231", False),
        ("21000101", False),
        ("19490031", False),
        ("19491301", False),
        ("19490100", False),
        ("19490132", False),
        ("19490112", True),
        ("19491201", True),
    ],
)
def test_an_identity_numbers_birth_date_is_possible_whatever_its_check_digit(
    born: str, possible: bool
) -> None:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    digits = f"110105{born}002"
    check = "10X98765432"[sum(int(one) * weight for one, weight in zip(digits, weights, strict=True)) % 11]
    assert is_valid_identity_number(digits + check) is possible


def test_registration_numbers_of_before_2015() -> None:
    assert is_valid_registration_number("110108000000016")
    assert not is_valid_registration_number("110108000000017")
    assert not is_valid_registration_number("1101080000000")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("3301000000123421-1", "330100000012342"),
        ("91330100799655058B1/1", "91330100799655058B"),
        ("91330100799655058b 1-1", None),
        ("3301000000123461-1", None),
        ("3301000000123421", None),
        ("3301000000123421A-1", None),
    ],
)
def test_a_copy_number_read_to_a_code_is_none_of_it_where_check_digits_say_so(
    text: str, code: str | None
) -> None:
    assert code_before_copy_number(text) == code
