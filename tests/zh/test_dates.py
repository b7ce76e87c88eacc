"""Dates and terms in every form Chinese documents write them."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.zh.dates import end_after_years, find_dates, find_term, parse_date, term_years

DAY = date(2024, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "2024年3月5日",
        "2024 年 03 月 05 日",
        "2024年03月05",
        "2024-03-05",
        "2024-3-5",
        "2024.3.5",
        "2024/03/05",
        "2024．03．05",
        "20240305",
        "二〇二四年三月五日",
        "二○二四年三月五日",
        "二零二四年三月五日",
        "二O二四年三月五日",
        "贰零贰肆年叁月伍日",
        "Mar 5, 2024",
        "March 05 2024",
        "05 March 2024",
        "MAR.05,2024",
        "2O24年3月5日",
        "发证日期：2024年3月5日",
    ],
)
def test_one_day_in_many_forms(text: str) -> None:
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    "text", ["2024年13月5日", "2024年2月30日", "1.2.3", "GB/T 19001-2016", "电话 20241305", "2024"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    found = parse_date(text)
    assert found is None or found.day == 1


@pytest.mark.parametrize(
    ("text", "last"),
    [("2024年2月", date(2024, 2, 29)), ("2023-02", date(2023, 2, 28)), ("2024年", date(2024, 12, 31))],
)
def test_a_month_or_year_holds_to_its_last_day(text: str, last: date) -> None:
    assert find_dates(text)[0].last_day == last


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2016年03月18日至2036年03月17日", date(2016, 3, 18), date(2036, 3, 17)),
        ("自2016年3月18日至2036年3月17日止", date(2016, 3, 18), date(2036, 3, 17)),
        ("2024年3月5日—2027年3月4日", DAY, date(2027, 3, 4)),
        ("2024-03-05 ~ 2027-03-04", DAY, date(2027, 3, 4)),
        ("2024.03.05-2027.03.04", DAY, date(2027, 3, 4)),
        ("自2016年3月18日至长期", date(2016, 3, 18), "long_term"),
        ("2016年3月18日至无固定期限", date(2016, 3, 18), "long_term"),
        ("长期", None, "long_term"),
        ("永久", None, "long_term"),
        ("2018年9月21日至水久", date(2018, 9, 21), "long_term"),
        ("******", None, "long_term"),
        ("有效期至2027年3月4日", None, date(2027, 3, 4)),
        ("有效期至：2027年3月", None, date(2027, 3, 31)),
        ("Valid until: 2027-03-04", None, date(2027, 3, 4)),
    ],
)
def test_terms(text: str, start: date | None, end: object) -> None:
    term = find_term(text)
    assert term is not None
    assert (term.start, term.end) == (start, end)


def test_a_day_alone_is_no_term() -> None:
    assert find_term("成立日期 2016年3月18日") is None
    assert find_term("2016年3月18日至久远") is None


@pytest.mark.parametrize(
    ("text", "years"), [("有效期三年", 3), ("有效期：5年", 5), ("有效期限为叁年", 3), ("质保三年", None)]
)
def test_years_of_validity(text: str, years: int | None) -> None:
    assert term_years(text) == years


def test_three_years_end_the_day_before_the_anniversary() -> None:
    assert end_after_years(DAY, 3) == date(2027, 3, 4)
    assert end_after_years(date(2024, 2, 29), 3) == date(2027, 2, 28)


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_back_from_its_usual_forms(day: date) -> None:
    for text in (
        f"{day.year}年{day.month}月{day.day}日",
        day.isoformat(),
        f"{day:%Y.%m.%d}",
        f"{day:%Y%m%d}",
    ):
        assert parse_date(text) == day


@given(st.text(alphabet="0123456789年月日至—-./ 长期二〇零一十廿有效JanFeb：自", max_size=60))
def test_any_text_is_survived_and_places_are_true(text: str) -> None:
    found = find_dates(text)
    assert all(text[item.start : item.end] == item.text for item in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    find_term(text)
    term_years(text)


@pytest.mark.parametrize(
    "text", ["2024年00月05日", "2024年3月00日", "2024年00月", "2024-00-05", "2024-03-00"]
)
def test_a_month_or_day_of_nought_is_no_date(text: str) -> None:
    assert find_dates(text) == []
