"""Names of products: split as applicants list them, alike, of another model, or the same goods."""

import pytest

from intake.zh.product_names import (
    a_model,
    alike,
    has_model,
    is_of_series,
    model_in,
    names_model,
    other_model,
    other_series,
    same_goods,
    split_names,
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("空调、冰箱和洗衣机的销售", ["空调", "冰箱", "洗衣机"]),
        ("助听器（耳背式）；耳模", ["助听器", "耳模"]),
        ("电梯以及自动扶梯的安装", ["电梯", "自动扶梯"]),
        ("“净水机”|软水机等", ["净水机", "软水机"]),
        ("锁、30、门窗", ["门窗"]),  # one character and a bare number are no names
        ("和田玉", ["和田玉"]),  # 和 without a word before it joins nothing
        ("救" * 30, ["救" * 30]),
        ("救" * 31, []),
        ("", []),
    ],
)
def test_a_list_is_split_into_names(text: str, names: list[str]) -> None:
    assert split_names(text) == names


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("家用净水机", "净水机"),
        ("净水机", "净水机 "),
        ("家用净水机", "反渗透净水机"),  # three of five characters at the end
        ("电动汽车充电桩", "电动汽车用充电桩"),
        ("led灯具", "LED灯具"),
    ],
)
def test_names_that_may_mean_the_same_are_alike(first: str, second: str) -> None:
    assert alike(first, second)
    assert alike(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("架空绝缘电缆", "电力电缆"),  # two of four characters are not more than half
        ("净水机", "洗衣机"),
        ("", "净水机"),
        ("——", "净水机"),
        ("电动汽车充电桩", "电动汽车销售与维修服务"),  # three of six pairs are not most
    ],
)
def test_one_noun_in_common_makes_names_not_alike(first: str, second: str) -> None:
    assert not alike(first, second)
    assert not alike(second, first)


def test_a_report_on_another_model_is_told() -> None:
    assert other_model("充电桩 YD-AC07", "充电桩 YD-DC60")


@pytest.mark.parametrize(
    ("declared", "stated", "text"),
    [
        ("充电桩", "充电桩 YD-DC60", ""),  # the declared names no model
        ("充电桩 YD-AC07", "充电桩", ""),  # the paper names none
        ("充电桩 YD-AC07", "充电桩 YD-AC07/7kW", ""),  # one begins with the other
        ("充电桩 YD-AC07/7kW", "充电桩 XX-99", "样品：AC07 交流充电桩"),  # a part of it stands in the text
        ("充电桩 YD-AC07", "充电桩 XX-99", "覆盖型号 yd-ac07"),
        ("执行GB17625", "充电桩 XX-99", ""),  # a standard is no model
        ("充电桩 YD-7", "充电桩 XX-99", "覆盖型号 YD-7"),
    ],
)
def test_what_may_be_the_declared_model_is_not(declared: str, stated: str, text: str) -> None:
    assert not other_model(declared, stated, text)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("饼干、糕点", "烘烤类糕点", True),
        ("饼干、糕点", "瓶装水", False),
        ("电缆 YJV22", "电力电缆 YJV22-3", True),  # models decide where both name them
        ("电缆 YJV22", "电缆 BVR10", False),
        ("电缆 YJV22", "电缆", True),
    ],
)
def test_goods_are_the_same_by_model_or_by_name(first: str, second: str, *, same: bool) -> None:
    assert same_goods(first, second) is same


@pytest.mark.parametrize(
    ("stated", "so"),
    [
        ("HR-X系列", True),
        ("HR-X型系列", True),
        ("HR-Y系列", False),
        ("HR-X630～HR-X1000", True),
        ("HR-X400～HR-X630", True),
        ("HR-X400-1000", True),
        ("HR-X631～HR-X1000", False),
        ("HR-X400～HR-X629", False),
        ("HR-Y400～HR-Y1000", False),
        ("HR-X630", False),
    ],
)
def test_a_paper_on_a_series_is_on_each_model_of_it(stated: str, so: bool) -> None:
    assert is_of_series("电机 HR-X630", stated) is so
    assert is_of_series("电机 HR-X630ABC", stated) is so, "letters behind it are a variant's"
    assert not other_model("电机 HR-X630", "HR-X400～HR-X1000")
    assert not is_of_series("电机", stated)


def test_models_of_different_series_begin_with_different_letters() -> None:
    assert other_series("FS40-1", "KYT30-A")
    assert not other_series("SCS-60", "SCS-120")
    assert not other_series("FS40-1、KYT30-A", "KYT30-B"), "one in common"
    assert not other_series("落地扇", "KYT30-A")
    assert not other_series("FS40-1", "转页扇")
    assert not other_series("1SN-16", "2SN-16"), "without letters to begin with none is known"


@pytest.mark.parametrize(
    ("declared", "text", "so"),
    [
        ("TDR20Z", "电动自行车TDR20Z 48V20Ah", True),
        ("TDR20Z", "TDR20ZA-3", False),
        ("TDR20Z", "XTDR20Z", False),
        ("TDR20Z", "tdr20z", True),
        ("SCS-120", "SCS-120III", True),
        ("SCS-120", "SCS-1200", False),
        ("SCS-120", "9SCS-120", False),
        ("汽车衡", "汽车衡 SCS-120", False),
    ],
)
def test_a_text_bears_a_model_where_it_stands_alone(declared: str, text: str, so: bool) -> None:
    assert names_model(declared, text) is so


def test_a_model_is_letters_and_digits() -> None:
    assert a_model("KJ500F-A2") and a_model("kj500f-a2")
    assert not a_model("KJ500F-A2型") and not a_model("GB/T 3324-2017") and not a_model("净化器")
    assert has_model("净化器KJ500F-A2") and not has_model("净化器 500元")
    assert model_in("MY-Z300型子母钟系统") == "MY-Z300"
    assert model_in("子母钟系统") == model_in("MY-Z300、MY-Z400") == ""


def test_letters_alone_and_two_characters_are_no_part_that_tells_a_model() -> None:
    assert other_model("充电桩 YDX-AC07", "充电桩 XX-99", "YDX系统的说明"), "letters are a brand's"
    assert other_model("充电桩 YD-7-90", "充电桩 XX-99", "额定90kW"), "two characters stand anywhere"
