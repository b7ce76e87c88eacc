"""Text made comparable, sums, numbers, telephones, standards, masking."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.zh.masking import mask_private
from intake.zh.money import Money, parse_money
from intake.zh.numbers import parse_chinese_number
from intake.zh.phones import find_phones, is_possible_phone
from intake.zh.standards import find_standards, parse_standard
from intake.zh.text import normalise, same_organization, similarity, squeeze


def test_width_and_spaces_inside_words_do_not_matter() -> None:
    assert normalise("名　　称：ＡＢＣ１２３") == "名称：ABC123"
    assert squeeze("注 册 资 本 500 万元") == "注册资本500万元"
    assert normalise("GB/T 19001 质量") == "GB/T 19001 质量"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("临州⻘岚净⽔设备有限公司", "临州青岚净水设备有限公司"),  # radicals: supplement and Kangxi
        ("⻅证⼈⺠⻓江⻰⻔", "见证人民长江龙门"),
        ("\uf9dd\uf900樂", "利岂乐"),  # compatibility ideographs
        ("\U0002f81a有限公司", "\u51ac有限公司"),  # their supplement
        ("㈱ ㍿ ﹙甲﹚", "(株) 株式会社 (甲)"),
        ("㇐㇑", "一丨"),  # strokes
        ("青\ufe00岚\U000e0101", "青岚"),  # variation selectors
    ],
)
def test_characters_that_look_alike_are_one(written: str, meant: str) -> None:
    assert normalise(written) == meant


def test_characters_that_only_look_alike_stay_two() -> None:
    assert normalise("日曰") == "日曰"
    assert not same_organization("临州青岚有限公司", "临州清岚有限公司")


@given(st.text(max_size=80))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_one_organization_in_two_spellings() -> None:
    assert same_organization("安徽美尚（集团）有限公司", "安徽美尚(集团) 有限公司")
    assert not same_organization("安徽美尚有限公司", "安徽美商有限公司")
    assert not same_organization("", "")


@given(st.text(max_size=20), st.text(max_size=20))
def test_similarity_is_symmetric_and_between_0_and_1(one: str, other: str) -> None:
    assert 0.0 <= similarity(one, other) <= 1.0
    assert similarity(one, other) == pytest.approx(similarity(other, one))


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("伍佰万圆整", 5_000_000, "CNY"),
        ("500万元人民币", 5_000_000, "CNY"),
        ("人民币5000.000000万元", 50_000_000, "CNY"),
        ("5000.000000万人民币", 50_000_000, "CNY"),
        ("1,000万美元", 10_000_000, "USD"),
        ("壹仟贰佰万元整", 12_000_000, "CNY"),
        ("贰亿叁仟万元", 230_000_000, "CNY"),
        ("3亿元", 300_000_000, "CNY"),
        ("￥86,500.50元", Decimal("86500.5"), "CNY"),
    ],
)
def test_sums(text: str, amount: Decimal | int, currency: str) -> None:
    assert parse_money(text) == Money(Decimal(amount), currency)


def test_a_number_without_unit_is_no_sum() -> None:
    assert parse_money("共 35 人") is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("二〇二四", 2024),
        ("廿三", 23),
        ("十五", 15),
        ("一百零五", 105),
        ("叁拾", 30),
        ("两千", 2000),
        ("abc", None),
    ],
)
def test_chinese_numbers(text: str, number: int | None) -> None:
    assert parse_chinese_number(text) == number


def test_telephones_of_every_kind() -> None:
    text = "电话：0551-63661234转8012，手机13812345678，热线400-820-1234，本地87654321"
    found = find_phones(text)
    assert [phone.kind for phone in found] == ["landline", "mobile", "service", "landline"]
    assert all(text[phone.start : phone.end] == phone.text for phone in found)


@pytest.mark.parametrize("text", ["1234", "123456", "138123456", "无", "1381234567890123"])
def test_what_nobody_could_dial(text: str) -> None:
    assert not is_possible_phone(text)


def test_private_numbers_are_masked_public_ones_stay() -> None:
    masked = mask_private(
        "张三 340104199001011234 13812345678 0551-63661234 6222021302012345678 "
        "400-820-1234 91440300708461136T"
    )
    assert masked.startswith("张三 340***********1234 138****5678 0551-****1234 622")
    assert "400-820-1234" in masked
    assert "91440300708461136T" in masked
    assert "2012345678" not in masked
    assert mask_private("账号 6222 0213 0201 2345 678") == "账号 6222********678"
    assert mask_private("账号 4563-5101-0088-1234") == "账号 4563********1234"


@given(st.text(alphabet="0123456789 -X张电话：转()", max_size=60))
def test_masking_twice_changes_nothing_more(text: str) -> None:
    assert mask_private(mask_private(text)) == mask_private(text)


@given(st.integers(10**9, 10**10 - 1).map(lambda tail: f"1{3 + tail % 7}{tail % 10**9:09d}"))
def test_no_mobile_number_is_left(mobile: str) -> None:
    assert mobile not in mask_private(f"联系人王五，{mobile}。")


def test_standards_with_their_titles() -> None:
    found = find_standards(
        "GB/T 19001-2016/ISO 9001:2015《质量管理体系 要求》 GB4706.1-2005 QB/T 1234—2010"
    )
    assert [item.number for item in found] == [
        "GB/T 19001-2016",
        "ISO 9001:2015",
        "GB 4706.1-2005",
        "QB/T 1234-2010",
    ]
    assert found[1].title == "质量管理体系 要求"
    assert parse_standard("GB 4706.1-92") == ("GB", "4706.1", 1992)
    assert parse_standard("没有标准") is None


@given(st.text(max_size=60))
def test_any_text_is_survived(text: str) -> None:
    parse_money(text)
    parse_chinese_number(text)
    assert all(text[phone.start : phone.end] == phone.text for phone in find_phones(text))
    assert all(0 <= item.start < item.end <= len(text) for item in find_standards(text))
