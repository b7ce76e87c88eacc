"""Sums in the characters of cheques."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.zh.money import amount_in_words, parse_money


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("53000", "伍万叁仟元整"),
        ("18500", "壹万捌仟伍佰元整"),
        ("0", "零元整"),
        ("10", "壹拾元整"),
        ("20305", "贰万零叁佰零伍元整"),
        ("305000", "叁拾万伍仟元整"),
        ("90000300", "玖仟万零叁佰元整"),
        ("100010001", "壹亿零壹万零壹元整"),
        ("100002000", "壹亿零贰仟元整"),
        ("1000050000", "壹拾亿零伍万元整"),
        ("0.05", "伍分"),
        ("1.01", "壹元零壹分"),
        ("1200.50", "壹仟贰佰元伍角"),
        ("1234567890.12", "壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分"),
    ],
)
def test_sums_are_written_as_banks_write_them(amount: str, words: str) -> None:
    assert amount_in_words(Decimal(amount)) == words


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_what_is_written_is_read_again(number: int) -> None:
    read = parse_money("人民币" + amount_in_words(Decimal(number)).removesuffix("整"))
    assert number < 10 or (read is not None and read.amount == number)


@pytest.mark.parametrize("amount", ["-1", "10000000000000000"])
def test_other_sums_are_refused(amount: str) -> None:
    with pytest.raises(ValueError, match="no such sum"):
        amount_in_words(Decimal(amount))
