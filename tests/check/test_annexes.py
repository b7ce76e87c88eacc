"""Annexes that a text refers to by number, and that are nowhere in the case."""

import pytest

from tests.check.builders import Pack, complete


def asked(text: str, pack: Pack | None = None, kind: str = "sales_mode") -> list[str]:
    found = (pack or complete()).add(kind, text).found("annex-missing")
    return [f"{one.severity} {one.message.partition('写明见')[2].partition('，')[0]}" for one in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("附表2 服务网点：详见附表2。", "附表2"),
        ("网点的名称、地址、电话见附件五《网点一览》。", "附件5"),
        ("组织机构图参见附图 3（A3 幅面）", "附图3"),
        ("各类协议文本附于附录十二", "附录12"),
        ("经销商见附件1，价格见附件2，渠道见附件1", "附件1、附件2"),
    ],
)
def test_an_annex_that_is_nowhere_is_asked_about_once_a_document(text: str, told: str) -> None:
    assert asked(text) == [f"doubt {told}"]


@pytest.mark.parametrize(
    "text",
    [
        "网点清单见附件。",
        "详见附图",
        "附表2 服务网点",
        "见附件3.2条",
        "见附录2026年版",
        "见附近5公里的门店",
    ],
)
def test_without_a_number_of_its_own_nothing_is_named(text: str) -> None:
    assert asked(text) == []


@pytest.mark.parametrize("heading", ["附表2：服务网点", "附表二 服务网点清单", "（附表 2）", "附表2"])
def test_an_annex_that_heads_a_line_anywhere_is_there(heading: str) -> None:
    pack = complete().add("unknown", f"{heading}\n杭州服务中心")
    assert asked("服务网点详见附表2。", pack) == []


def test_one_that_a_file_is_named_after_is_there() -> None:
    assert asked("服务网点详见附表2。", complete().file("07 附表2 网点.xlsx")) == []
    assert asked("服务网点详见附表2。", complete().file("07 附表3 网点.xlsx")) == ["doubt 附表2"]


def test_rules_refer_to_forms_of_their_own() -> None:
    assert asked("回访结果记入附表2。详见附表2。", kind="management_document") == []
