"""Where days, terms, codes, sums and numbers begin and end to be such: just inside and just outside."""

from datetime import date
from decimal import Decimal

import pytest

from intake.zh.addresses import is_address
from intake.zh.codes import (
    credit_code_problem,
    find_credit_codes,
    is_valid_credit_code,
    is_valid_identity_number,
    repair_credit_code,
)
from intake.zh.dates import find_dates, find_term, months_after, parse_date, term_years
from intake.zh.filler import without_filler
from intake.zh.masking import mask_private
from intake.zh.money import Money, amount_in_words, parse_money
from intake.zh.numbering import numbering
from intake.zh.numbers import parse_chinese_number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1900年1月1日", date(1900, 1, 1)),
        ("一八九九年十二月三十一日", None),
        ("二一〇〇年一月一日", date(2100, 1, 1)),
        ("二一〇一年一月一日", None),
        ("2024年13月1日", None),
        ("2023年2月29日", None),
        ("2024年5月", date(2024, 5, 1)),
        ("2024年", date(2024, 1, 1)),
        ("2024年，2025年3月2日", date(2025, 3, 2)),  # a whole day before a year
    ],
)
def test_a_day_is_one_of_the_calendar_between_1900_and_2100(text: str, day: date | None) -> None:
    assert parse_date(text) == day


def test_days_are_found_with_their_words_and_how_exact_they_are() -> None:
    found = find_dates("自2024年13月1日、2024年5月6日至2025年6月")
    assert [(one.text, one.precision) for one in found] == [("2024年5月6日", "day"), ("2025年6月", "month")]


@pytest.mark.parametrize(
    ("text", "start", "end", "words"),
    [
        ("2020年1月2日至长期", "2020-01-02", "long_term", "2020年1月2日至长期"),
        ("营业期限：长期", None, "long_term", "长期"),
        ("有效期至2027年5月6日", None, "2027-05-06", "2027年5月6日"),
        ("自2021年3月4日", "2021-03-04", None, "2021年3月4日"),
        ("2021年3月4日至2024年3月3日", "2021-03-04", "2024-03-03", "2021年3月4日至2024年3月3日"),
    ],
)
def test_a_term_has_a_start_an_end_and_the_words_that_say_so(
    text: str, start: str | None, end: str | None, words: str
) -> None:
    term = find_term(text)
    assert term is not None
    assert [None if one is None else str(one) for one in (term.start, term.end)] == [start, end]
    assert term.text == words


def test_two_days_of_which_the_later_stands_first_are_no_term() -> None:
    term = find_term("2024年3月3日至2021年3月4日")
    assert term is None or not (term.start and term.end)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 12, 15), 1, date(2025, 1, 15)),
        (date(2024, 6, 15), 12, date(2025, 6, 15)),
        (date(2024, 6, 30), 6, date(2024, 12, 30)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
        (date(2024, 5, 6), 0, date(2024, 5, 6)),
    ],
)
def test_months_are_counted_to_the_same_day_or_the_months_last(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then


@pytest.mark.parametrize(
    ("text", "years"), [("有效期1年", 1), ("有效期：50年", 50), ("有效期51年", None), ("有效期0年", None)]
)
def test_a_term_of_years_is_one_to_fifty(text: str, years: int | None) -> None:
    assert term_years(text) == years


@pytest.mark.parametrize(
    ("number", "valid"),
    [
        ("11010519491231002X", True),
        ("11010519491231002x", True),
        ("110105194912310021", False),  # another check character
        ("11010518991231001X", False),
        ("110105194913310020", False),  # month 13
        ("110105194900310024", False),
        ("110105194912320022", False),  # day 32
        ("1101051949123100", False),
        ("1101051949123100２X", False),
    ],
)
def test_an_identity_number_holds_a_birthday_and_its_check(number: str, *, valid: bool) -> None:
    assert is_valid_identity_number(number) is valid


@pytest.mark.parametrize("first", range(1, 13))
@pytest.mark.parametrize("last", ["01", "28", "31"])
def test_every_month_and_day_of_a_birthday_is_one(first: int, last: str) -> None:
    body = f"1101051949{first:02d}{last}002"
    assert sum(is_valid_identity_number(body + check) for check in "0123456789X") == 1


@pytest.mark.parametrize(
    "code",
    [
        "91110108MA00000075",  # the organization's check is 0 … 9
        "91350100M000100Y43",
    ],
)
def test_a_credit_code_is_told_by_what_fails_in_it(code: str) -> None:
    region = code[:2] + "A" + code[3:]
    assert credit_code_problem(region) == "characters"


def test_a_code_whose_organization_part_alone_fails_is_still_a_code() -> None:
    """Codes of before 2015's merger do not always follow GB 11714; the credit code's own check decides."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    body = "91350100M000100Z4".replace("Z", "W")
    codes = [body + check for check in alphabet]
    problems = {credit_code_problem(code) for code in codes}
    assert problems == {"check_digit", "organization_check"}
    (whole,) = [code for code in codes if credit_code_problem(code) == "organization_check"]
    assert is_valid_credit_code(whole)


def test_organization_checks_ten_and_eleven_are_x_and_0() -> None:
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    for check in "X0":
        bodies = [f"91350100{number:08d}{check}" for number in range(1, 60)]
        assert any(credit_code_problem(body + last) is None for body in bodies for last in alphabet), check


def test_a_code_is_found_across_blanks_and_needs_eight_digits() -> None:
    assert find_credit_codes("代码 91440300 708461136T。") == [("91440300708461136T", 3, 22)]
    assert [code for code, *_ in find_credit_codes("12345678ABCDEFGHJK")] == ["12345678ABCDEFGHJK"]
    assert find_credit_codes("1234567ABCDEFGHJKL") == []


@pytest.mark.parametrize("text", ["9144O3OO1922O3821", "9144O3OO1922O3821！", "９１44O3OO1922O38216"])
def test_what_is_not_18_letters_and_digits_is_not_repaired(text: str) -> None:
    assert repair_credit_code(text) is None


@pytest.mark.parametrize(
    ("text", "sum_"),
    [
        ("注册资本：500万元", Money(Decimal(5_000_000), "CNY")),
        ("1,200.50元", Money(Decimal("1200.5"), "CNY")),
        ("2024 投入 30万", Money(Decimal(300_000), "CNY")),  # a number alone is passed over
        ("伍佰万元整", Money(Decimal(5_000_000), "CNY")),
        ("壹佰万美元", Money(Decimal(1_000_000), "USD")),
        ("usd 200万", Money(Decimal(2_000_000), "USD")),
        ("二〇二四", None),
        ("30 台", None),
    ],
)
def test_a_sum_needs_a_scale_or_a_currency(text: str, sum_: Money | None) -> None:
    assert parse_money(text) == sum_


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "零元整"),
        ("0.005", "壹分"),
        ("0.30", "叁角"),
        ("10000", "壹万元整"),
        ("1001", "壹仟零壹元整"),
        ("1010", "壹仟零壹拾元整"),
        ("11000", "壹万壹仟元整"),
        ("10999", "壹万零玖佰玖拾玖元整"),
        ("100000001", "壹亿零壹元整"),
        ("100010000", "壹亿零壹万元整"),
        ("1200.05", "壹仟贰佰元零伍分"),
    ],
)
def test_sums_are_written_as_on_cheques(amount: str, words: str) -> None:
    assert amount_in_words(Decimal(amount)) == words


@pytest.mark.parametrize(("text", "number"), [("附录A 概况", 1), ("附件C 名录", 3), ("附件十 证书", 10)])
def test_letters_count_as_numbers_of_annexes(text: str, number: int) -> None:
    found = numbering(text)
    assert found is not None
    assert found.number == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("廿三", 23),
        ("一百零五", 105),
        ("三千二百", 3200),
        ("两亿三千万", 230_000_000),
        ("一百廿", 120),
        ("一" * 30, int("1" * 30)),
        ("一" * 31, None),
    ],
)
def test_numbers_in_characters(text: str, number: int | None) -> None:
    assert parse_chinese_number(text) == number


@pytest.mark.parametrize(
    ("cell", "is_one"),
    [
        ("北京市朝阳区建国路88号", True),
        ("（北京市朝阳区建国路88号）", True),
        ("地址在：北京市朝阳区建国路88号", False),
        ("北京市朝阳区建国路88号，占地三千平方米，有员工一百二十人", False),
    ],
)
def test_a_cell_is_an_address_when_it_says_little_else(cell: str, *, is_one: bool) -> None:
    assert is_address(cell) is is_one


def test_bank_accounts_in_groups_keep_their_ends_alone() -> None:
    masked = mask_private("账号 6222 0211 1111 1111 234")
    assert "1111" not in masked
    assert masked.endswith("234")


def test_filler_is_taken_out_whole() -> None:
    assert without_filler("姓名：____") == without_filler("姓名：")
