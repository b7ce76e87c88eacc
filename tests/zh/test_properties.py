"""What holds of every date, sum, code, telephone and name, whatever it is."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from intake.extract.typed import typed_value
from intake.scheme import Field
from intake.zh.codes import credit_code_problem, is_valid_credit_code, repair_credit_code
from intake.zh.dates import end_after_years, find_dates, find_term, parse_date
from intake.zh.money import parse_money
from intake.zh.numbers import parse_chinese_number
from intake.zh.phones import is_possible_phone
from intake.zh.text import normalise, same_organization, squeeze

DAYS = st.dates(min_value=date(1980, 1, 1), max_value=date(2099, 12, 31))
HAN = "〇一二三四五六七八九"
CAPITAL = "零壹贰叁肆伍陆柒捌玖"
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
TYPES = (
    *("text", "long_text", "name", "person", "address", "credit_code", "code", "date", "date_end"),
    *("date_start", "money", "year", "number", "standard"),
)
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def small(number: int, digits: str, ten: str) -> str:
    """1-99 as it is spoken: 十五, 二十."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ten if tens == 1 else digits[tens] + ten
    return head + (digits[ones] if ones else "")


def financial(number: int) -> str:
    """壹仟零捌拾万, as licences print sums (up to 9999亿)."""

    def section(value: int) -> str:
        text, gap = "", False
        for unit, name in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
            digit, value = divmod(value, unit)
            if digit:
                text += ("零" if gap and text else "") + CAPITAL[digit] + name
                gap = False
            else:
                gap = True
        return text

    parts = []
    for unit, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        value, number = divmod(number, unit)
        if value:
            parts.append(section(value) + name)
    return "".join(parts)


@given(DAYS)
def test_every_day_is_read_however_it_is_written(day: date) -> None:
    year = "".join(HAN[int(digit)] for digit in str(day.year))
    forms = (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year} 年 {day.month:02d} 月 {day.day:02d} 日",
        f"{day.year}年{day.month}月{day.day}日".translate(WIDE),
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}.{day.month:02d}.{day.day:02d}",
        f"{day:%Y%m%d}",
        f"{year}年{small(day.month, HAN, '十')}月{small(day.day, HAN, '十')}日",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%b} {day.year}",
    )
    assert [parse_date(normalise(form)) for form in forms] == [day] * len(forms)


@given(DAYS, st.integers(0, 9000), st.sampled_from(["至", "—", "-", " 至 ", "到", "~", "－"]))
def test_every_term_has_both_its_ends(start: date, length: int, joint: str) -> None:
    end = min(start + timedelta(days=length), date(2099, 12, 31))
    for first, last in (
        (f"{start:%Y年%m月%d日}", f"{end:%Y年%m月%d日}"),
        (f"{start:%Y.%m.%d}", f"{end:%Y.%m.%d}"),
    ):
        term = find_term(normalise(f"{first}{joint}{last}"))
        assert term is not None
        assert (term.start, term.end) == (start, end)


@given(DAYS, st.integers(1, 20))
def test_a_term_of_years_ends_the_day_before_its_anniversary(start: date, years: int) -> None:
    end = end_after_years(start, years)
    assert (end + timedelta(days=1)).year == start.year + years
    assert (end + timedelta(days=1)).replace(year=2000).timetuple().tm_yday >= start.replace(
        year=2000
    ).timetuple().tm_yday


@given(st.text(alphabet="0123456789年月日至—-./ 长期二〇零一十廿有效：自截止", max_size=60))
def test_dates_lie_in_their_text_in_order_and_apart(text: str) -> None:
    end = 0
    for found in find_dates(text):
        assert found.start >= end
        assert text[found.start : found.end] == found.text
        assert found.value <= found.last_day
        end = found.end


@given(st.integers(1, 9_999_9999))
def test_every_sum_is_read_in_words(amount: int) -> None:
    assert parse_chinese_number(financial(amount)) == amount


@given(st.integers(1, 99_999))
def test_every_capital_is_read_in_figures_and_words(ten_thousands: int) -> None:
    forms = (
        f"{ten_thousands}万元",
        f"人民币{ten_thousands}.000000万元",
        f"{ten_thousands:,}万元人民币",
        f"{ten_thousands}（万元）",
        f"{financial(ten_thousands * 10_000)}元整",
        f"{financial(ten_thousands * 10_000)}圆整",
    )
    values = [parse_money(form) for form in forms]
    assert [money and int(money.amount) for money in values] == [ten_thousands * 10_000] * len(forms)


def valid_code(organization: str) -> str | None:
    """A code around eight characters; None when their own check character is one that no place can hold."""
    candidates = (f"91350100{organization}{check}{last}" for check in ALPHABET for last in ALPHABET)
    return next((code for code in candidates if credit_code_problem(code) is None), None)


@given(st.text(alphabet=ALPHABET, min_size=8, max_size=8), st.sampled_from(["0O", "1I", "2Z", "5S", "8B"]))
def test_what_is_repaired_is_valid(organization: str, pair: str) -> None:
    code = valid_code(organization)
    if code is not None:
        repaired = repair_credit_code(code.replace(pair[0], pair[1]))
        assert repaired is None or is_valid_credit_code(repaired)


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_every_mobile_is_possible(number: str) -> None:
    assert is_possible_phone(number)
    assert is_possible_phone(f"{number[:3]} {number[3:7]} {number[7:]}")
    assert is_possible_phone(f"{number[:3]}-{number[3:7]}-{number[7:]}")


@given(st.text(alphabet="安徽皖南电气有限公司（）()　 ·ABC", min_size=1, max_size=24))
def test_width_spaces_and_brackets_do_not_make_another_name(name: str) -> None:
    other = name.replace("（", "(").replace("）", ")").replace("　", " ")
    assert same_organization(name, other) == same_organization(other, name)
    if same_organization(name, name):
        assert same_organization(name, other)
    assert squeeze(squeeze(name)) == squeeze(name)


@given(
    st.sampled_from(TYPES),
    st.text(max_size=120),
    st.booleans(),
)
def test_any_text_gives_a_value_or_none(kind: str, text: str, by_ocr: bool) -> None:
    typed = typed_value(Field("fact", kind), text, by_ocr=by_ocr)  # type: ignore[arg-type]
    if typed is not None:
        value, certainty = typed
        assert 0 < certainty <= 1
        assert str(value).strip()
