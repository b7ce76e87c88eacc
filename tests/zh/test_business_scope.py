"""Business scopes as registers print them: headings, items, brackets, formulas, branches."""

import pytest

from intake.zh.business_scope import TAKEN_OUT, scope_items

FORMULA = "（依法须经批准的项目，经相关部门批准后方可开展经营活动）"


def items(scope: str) -> list[tuple[str, bool | None]]:
    return [(item.name, item.licensed) for item in scope_items(scope)]


@pytest.mark.parametrize(
    "heading",
    ["许可项目", "许可经营项目", "前置许可经营项目", "许可经营项目是", "许可项目为"],
)
def test_what_stands_under_the_licensed_heading(heading: str) -> None:
    scope = f"{heading}：食品生产；食品销售{FORMULA} 一般项目：玩具制造{FORMULA}"
    assert items(scope) == [("食品生产", True), ("食品销售", True), ("玩具制造", False)]


def test_a_scope_without_headings_says_of_none_whether_it_is_licensed() -> None:
    assert items("玩具制造；玩具销售") == [("玩具制造", None), ("玩具销售", None)]


def test_items_before_the_first_heading_are_of_none() -> None:
    assert items("玩具制造；许可项目：食品生产")[0] == ("玩具制造", None)


@pytest.mark.parametrize(
    "cut",
    [
        "（依法须经批准的",
        "（依法须经批准的项目，经",
        "(依法须经批准的项目",
        "（依",
        "；（依法",
        "（",
        "（仅销售预包装",
    ],
)
def test_a_bracket_that_was_cut_off_is_no_item_nor_part_of_one(cut: str) -> None:
    assert items(f"许可项目：食品生产{cut}") == [("食品生产", True)]


def test_a_bracket_that_is_closed_stays_with_its_item() -> None:
    (item,) = scope_items("食品销售（仅销售预包装食品）")
    assert (item.name, item.text) == ("食品销售", "食品销售（仅销售预包装食品）")


def test_items_end_at_commas_outside_brackets_and_know_their_group() -> None:
    found = scope_items("电线、电缆制造；危险化学品经营（限汽油、柴油）")
    assert [item.name for item in found] == ["电线", "电缆制造", "危险化学品经营"]
    assert [item.group for item in found] == [
        "电线、电缆制造",
        "电线、电缆制造",
        "危险化学品经营（限汽油、柴油）",
    ]


def test_what_a_bracket_takes_out_is_taken_out() -> None:
    (item,) = scope_items("化工产品销售（不含许可类化工产品）")
    assert (item.name, item.stated) == ("化工产品销售", f"化工产品销售{TAKEN_OUT}")


@pytest.mark.parametrize(
    "scope",
    [
        "玩具销售；以下限分支机构经营：食品生产、食品销售。",
        "玩具销售；食品生产（限分支机构经营）",
        "玩具销售；不得从事食品生产",
    ],
)
def test_what_only_branches_do_or_nobody_may_is_left_out(scope: str) -> None:
    assert "食品生产" not in str(items(scope))


@pytest.mark.parametrize(
    "note", ["（备案：中山市升辉北路17号，一照多址）", "（一照多址）", "(分支机构另设)"]
)
def test_a_note_in_brackets_alone_is_no_item(note: str) -> None:
    items = scope_items(f"许可项目：燃气燃烧器具安装、维修。{note}。一般项目：五金零售")
    assert [item.name for item in items] == ["燃气燃烧器具安装", "维修", "五金零售"]


@pytest.mark.parametrize("none", ["无", "无。", "/", "不涉及"])
def test_a_heading_over_nothing_has_no_item(none: str) -> None:
    assert items(f"许可项目：{none}；一般项目：五金零售") == [("五金零售", False)]
    assert items("许可项目：无船承运业务") == [("无船承运业务", True)]
