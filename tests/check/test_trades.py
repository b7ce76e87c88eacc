"""What a scheme's data says of a trade, and what belongs to it on a day."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from intake.checks.trades import Trade, basis_on, comparable, in_force, trades_on
from intake.zh.business_scope import scope_items
from intake.zh.searchable import Searchable

DAY = date(2026, 11, 24)
FOOD: Mapping[str, Any] = {
    "id": "food",
    "needed": {"zh": "食品生产许可证"},
    "basis": [
        {"zh": "旧法", "until": "2026-11-23"},
        {"zh": "新法", "en": "new law", "since": "2026-11-24", "source": "网址"},
    ],
    "products": [
        {"any": ["饼干"]},
        {"is": ["糕"], "severity": "doubt"},
        {"begins": ["食用"]},
        {"ends": ["蜜饯"]},
    ],
    "scope": [
        {"any": ["食品生产"]},
        {"patterns": ["糖果.{0,2}制造"]},
        {"any": ["粮食加工"], "until": "2020-01-01"},
    ],
    "not": [{"any": ["宠物"]}],
    "permit_words": [{"any": ["食品生产许可证"]}],
    "covers": [{"any": ["各类食品"]}],
    "varieties": [{"words": [["酥性", "韧性"], ["夹心"]], "of": ["饼干"], "not_before": ["机"]}],
}


def trade(day: date = DAY, **more: Any) -> Trade:
    (found,) = trades_on({"advice": {"zh": "看一看"}, "trades": [{**FOOD, **more}]}, day)
    return found


@pytest.mark.parametrize(
    ("name", "belongs"),
    [
        ("酥性饼干", True),
        ("饼 干", True),
        ("饼的干", True),
        ("糕", True),
        ("蛋糕", False),
        ("糕点", False),
        ("食用油", True),
        ("可食用油", False),
        ("金桔蜜饯", True),
        ("蜜饯机", False),
        ("宠物饼干", False),
        ("电风扇", False),
    ],
)
def test_words_stand_in_a_products_name_or_are_it_or_begin_or_end_it(name: str, belongs: bool) -> None:
    assert (trade().product(name) is not None) is belongs


def test_of_several_words_that_match_one_that_caps_the_severity_is_told() -> None:
    food = trade(products=[{"any": ["饼干"]}, {"any": ["酥性"], "severity": "doubt"}])
    assert [
        getattr(food.product(name), "severity", "-") for name in ("夹心饼干", "酥性饼干", "酥性糖")
    ] == [
        None,
        "doubt",
        "doubt",
    ]


def test_items_of_a_scope_are_compared_as_they_are_stated() -> None:
    def concerned(scope: str) -> list[bool]:
        return [trade().item(item) is not None for item in scope_items(scope)]

    assert concerned("食品生产；糖果类制造；糖果大批量制造；粮食加工") == [True, True, False, False]
    assert trade(date(2019, 1, 1)).item(scope_items("粮食加工")[0]) is not None, "in force then"


def test_exceptions_permits_and_what_covers_everything() -> None:
    food = trade()
    assert food.excepts("宠物食品") and not food.excepts("饼干")
    assert food.is_permit("食品生产许可证编号SC101") and not food.is_permit("食品经营许可证")
    assert food.covers_all("各类 食品") and food.covers_all("食品生产") and not food.covers_all("糕点")


def test_kinds_that_a_permit_names_apart_are_told_apart() -> None:
    """A list of kinds is a list of all that is permitted."""
    food = trade()
    assert food.strange_varieties("夹心饼干", "酥性饼干；糕点")
    assert not food.strange_varieties("夹心饼干", "夹心饼干")
    assert not food.strange_varieties("夹心饼干", "饼干"), "no kind is named: all are meant"
    assert not food.strange_varieties("韧性饼干", "酥性饼干"), "one kind in two words"
    assert not food.strange_varieties("夹心糖", "酥性饼干")
    assert not food.strange_varieties("夹心饼干机", "酥性饼干")
    assert food.strange_varieties("夹心小圆饼干", "酥性饼干")
    assert not food.strange_varieties("夹心、小圆饼干", "酥性饼干"), "in one name"


def test_among_ten_thousand_names_it_is_told_at_once_whether_any_may_be_one() -> None:
    assert trade().may_concern(Searchable("电风扇\n酥性饼干"))
    assert not trade().may_concern(Searchable("电风扇\n空调"))
    assert trade().product_expressions == ("饼干", "^糕$", "^食用", "蜜饯$")


@pytest.mark.parametrize(
    ("row", "holds"),
    [
        ({}, True),
        ({"since": "2026-11-24"}, True),
        ({"since": "2026-11-25"}, False),
        ({"until": "2026-11-24"}, True),
        ({"until": "2026-11-23"}, False),
        ({"since": "2020-01-01", "until": "2030-01-01"}, True),
    ],
)
def test_a_row_of_law_holds_from_its_first_day_to_its_last(row: Mapping[str, str], holds: bool) -> None:
    assert in_force(row, DAY) is holds


def test_the_rules_in_force_are_told_in_words_alone() -> None:
    assert trade().basis == {"zh": "新法", "en": "new law"}
    assert trade(date(2026, 11, 23)).basis == {"zh": "旧法"}
    assert basis_on([{"zh": "旧法", "until": "2020-01-01"}], DAY) == {}


def test_what_the_data_leaves_out_is_no_more_than_that() -> None:
    food = trade()
    assert food.advice == {"zh": "看一看"}
    assert trade(advice={"zh": "有例外"}).advice == {"zh": "有例外"}
    assert (food.severity, food.unless) == (None, frozenset())
    assert (food.names_products, food.product_decides, food.only_if_declared) == (False, False, False)
    told = trade(
        severity="doubt", unless=["a"], names_products=True, product_decides=True, only_if_declared=True
    )
    assert (told.severity, told.unless) == ("doubt", {"a"})
    assert (told.names_products, told.product_decides, told.only_if_declared) == (True, True, True)
    assert trades_on({"advice": {}, "trades": [{**FOOD, "since": "2027-01-01"}]}, DAY) == ()


def test_names_are_compared_without_white_space_and_particles() -> None:
    assert comparable(" 食品 的\n生产") == "食品生产"
