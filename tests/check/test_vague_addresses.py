"""An address that is a province and no more is none; whether a town alone will do, a person sees."""

import pytest

from tests.check.builders import OUTLETS, complete, with_fact

CODE = "outlet-incomplete"


@pytest.mark.parametrize(
    ("address", "severities"),
    [
        ("贵州省", ["deficiency"]),
        ("内蒙古自治区", ["deficiency"]),
        ("湖 南 省", ["deficiency"]),
        ("贵州省贵阳市", ["doubt"]),
        ("四川", ["doubt"]),
        ("贵阳市云岩区中华北路12号", []),
        ("贵州省遵义市茅台镇", []),
        ("同上", []),
    ],
)
def test_a_row_whose_address_is_no_place_to_go_to(address: str, severities: list[str]) -> None:
    rows = [*OUTLETS, {"name": "黔店", "address": address, "phone": "0851-86001234"}]
    found = with_fact(complete(), "outlet_list", "outlets", rows).found(CODE)
    assert [finding.severity for finding in found] == severities
    assert all("具体地址" in finding.message and "黔店" in finding.message for finding in found)


def test_where_all_rows_say_no_more_it_is_one_question() -> None:
    rows = [dict(row, address="浙江省") for row in OUTLETS]
    assert with_fact(complete(), "outlet_list", "outlets", rows).severities(CODE) == ["doubt"]


def test_shops_on_the_web_need_no_address() -> None:
    rows = [*OUTLETS, {"name": "京东旗舰店", "address": "浙江省", "phone": "400-828-6117"}]
    assert with_fact(complete(), "outlet_list", "outlets", rows).found(CODE) == []
