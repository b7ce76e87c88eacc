"""Heads of tables, columns told by heads or values, and cells that hold two of them: each by itself."""

from collections.abc import Sequence

import pytest

from intake.extract.cell_values import one_line, values_of_cell
from intake.extract.column_values import is_telling, share_holding, share_of, spans_in
from intake.extract.listed_row import in_order, is_remark, is_row
from intake.extract.table_columns import Columns, column_named, columns_by_values, columns_under
from intake.extract.table_heads import Heads, heads_at
from intake.model import Cell, Table
from intake.scheme import Column, Field, Pattern

NAME = Column("name", ("网点名称", "名称"), "text", essential=True, alone=("单位",))
SHOP = Column("shop", (), "text", (Pattern("shop", "店$"),))
ADDRESS = Column("address", ("地址",), "address")
PHONE = Column("phone", ("电话", "联系方式"), "phone")
PERSON = Column("contact", ("联系人",), "person")
STANDARD = Column("standard", ("标准号",), "standard")
FIELD = Field("outlets", "rows", columns=(NAME, ADDRESS, PHONE, PERSON))

ROAD, ROAD_2 = "杭州市文一路18号", "宁波市中山路6号"
CALL, CALL_2 = "0571-88123456", "13858612345"


def table(*rows: Sequence[str]) -> Table:
    return Table(tuple(tuple(Cell(text) for text in row) for row in rows))


@pytest.mark.parametrize(
    ("column", "cells", "share"),
    [
        (PHONE, (CALL, CALL_2), 1.0),
        (PHONE, (CALL, "无"), 0.5),
        (PHONE, (CALL, "", " "), 0.0),  # one cell tells nothing
        (PHONE, (CALL, CALL_2, ""), 1.0),
        (PHONE, (CALL, "值班室电话请拨打0571-88123456找王经理转接即可"), 0.5),
        (ADDRESS, (ROAD, ROAD_2), 1.0),
        (ADDRESS, (ROAD, "王建国"), 0.5),
        (PERSON, ("王建国", "李女士"), 1.0),
        (PERSON, ("王建国", CALL), 0.5),
        (STANDARD, ("GB/T 27922-2011", "GB 7718-2011 通则"), 1.0),
        (STANDARD, ("GB/T 27922-2011", "依据GB 7718-2011预包装食品标签通则的有关规定"), 0.5),
        (STANDARD, ("通则", "细则"), 0.0),
        (SHOP, ("杭州 店", "宁波店"), 1.0),
        (SHOP, ("杭州店", "宁波站"), 0.5),
        (NAME, ("杭州店", "宁波站"), 0.0),
    ],
)
def test_cells_tell_what_their_column_is(column: Column, cells: tuple[str, ...], share: float) -> None:
    assert share_of(column, cells) == share


def test_a_value_may_stand_beside_something_else() -> None:
    assert share_holding(PHONE, (f"王建国{CALL}", "李女士")) == 0.5
    assert share_holding(ADDRESS, (f"杭州店（{ROAD}）", f"宁波店（{ROAD_2}）")) == 1.0
    assert share_holding(STANDARD, ("售后评价 GB/T 27922-2011", "通则")) == 0.5
    assert share_holding(PERSON, ("王建国", "李女士")) == share_holding(NAME, ("甲", "乙")) == 0.0
    assert [CALL[slice(*span)] for span in spans_in(PHONE, CALL)] == [CALL]
    assert spans_in(ADDRESS, "无") == spans_in(NAME, ROAD) == []
    assert [is_telling(one) for one in FIELD.columns] == [False, True, True, True]


HEAD = ("序号", "网点名称", "地址", "联系方式", "")
LOWER = ("", "", "", "联系人", "电话")


def test_heads_stand_in_one_row_or_several_the_upper_ones_over_groups() -> None:
    rows = [("1", "杭州店", ROAD, "王建国", CALL)] * 3
    assert heads_at(table(HEAD[:4], *(row[:4] for row in rows)), 0) == Heads(
        (("序号",), ("网点名称",), ("地址",), ("联系方式",)), 1
    )
    found = heads_at(table(HEAD, LOWER, *rows), 0)
    assert found is not None
    assert found.end == 2
    assert found.columns[2:] == (("地址",), ("联系方式", "联系人"), ("联系方式", "电话"))
    above = heads_at(table(("网点基本情况", "", "", "", ""), HEAD, LOWER, *rows), 1)
    assert above is not None and above.end == 3


def test_so_many_cells_of_heads_must_be_filled() -> None:
    one = table(("网点名称", "", ""), ("杭州店", ROAD, CALL), ("宁波店", ROAD_2, CALL_2))
    assert heads_at(one, 0) is None
    assert heads_at(one, 0, 1) is not None
    assert heads_at(one, 0, 1).columns == (("网点名称",), (), ())  # type: ignore[union-attr]


def test_a_row_of_values_or_of_the_heads_again_is_no_lower_head() -> None:
    def end(*rows: Sequence[str]) -> int:
        found = heads_at(table(*rows, ("丙", "丙", "丙"), ("丁", "丁", "丁")), 0)
        assert found is not None
        return found.end

    assert end(("名称", "地址", "电话"), ("杭州店", ROAD, CALL)) == 1
    assert end(("名称", "地址", "电话"), ("名称", "地址", "电话")) == 1, "a list that begins anew"
    assert end(("名称", "联系方式", ""), ("", "联系人", "电话")) == 2
    assert end(("名称", "联系方式", ""), ("", "联系人：", "电话")) == 1, "a label with its colon is no head"
    assert end(("名称", "地址", "电话"), ("姓名", "住所", "手机")) == 2, "nearly all are such words"
    assert end(("名称", "地址", "电话"), ("姓名", "甲", "乙")) == 1
    assert end(("名称" * 9, "联系方式", ""), ("", "联系人", "电话")) == 1, "too long for a head"
    assert end(("名称", "地址", "电话"), ("", "联系人", "")) == 1, "under no group"


def test_at_most_three_rows_are_heads_and_a_row_is_left_for_values() -> None:
    rows = [
        ("网点", "", "", ""),
        ("名称", "联系方式", "", ""),
        ("", "联系人", "电话", "手机"),
        ("姓名", "姓名", "手机", "手机"),
    ]
    found = heads_at(table(*rows, ("甲", "乙", "丙", "丁")), 0, 1)
    assert found is not None and found.end == 3
    short = heads_at(table(("名称", "联系方式", ""), ("", "联系人", "电话")), 0)
    assert short is not None and short.end == 1


@pytest.mark.parametrize(
    ("text", "name", "exactly"),
    [
        ("地址", "address", True),
        ("详细地址", "address", False),
        ("网 点 名称", "name", True),
        ("单位", "name", True),
        ("单位性质", None, False),
        ("名称及地址", "name", False),
        ("网点名称和电话", "name", False),
        ("备注", None, False),
        ("", None, False),
        ("地址" + "字" * 22, "address", False),
        ("地址" + "字" * 23, None, False),
    ],
)
def test_a_head_names_a_column_to_the_letter_or_by_the_longest_label_it_holds(
    text: str, name: str | None, exactly: bool
) -> None:
    found = column_named(FIELD, text)
    assert (found and found[0].name, bool(found and found[1])) == (name, exactly)


def under(heads: Sequence[str], *rows: Sequence[str]) -> tuple[Columns, ...]:
    every = table(heads, *rows)
    return columns_under(FIELD, every, Heads(tuple((one,) if one else () for one in heads), 1))


def test_columns_are_told_by_their_heads_and_unknown_heads_by_values() -> None:
    rows = [("1", "杭州店", ROAD, CALL, "甲"), ("2", "宁波店", ROAD_2, CALL_2, "乙")]
    (found,) = under(("序号", "名称", "店在哪", "打哪里", "脾气"), *rows)
    assert found.at == {1: ("name",), 2: ("address",), 3: ("phone",)}
    assert (found.serial, found.unknown, found.told, found.exact) == (0, ("脾气",), 1, True)
    (found,) = under(("序号", "网点的名称", "地址", "电话", "备注"), *rows)
    assert (found.told, found.exact, found.unknown) == (3, True, ())
    (found,) = under(("序号", "网点的名称", "店在哪", "打哪里", "备注"), *rows)
    assert found.exact is False
    (found,) = under(("序号", "网点的名称", "店在哪", "打哪里", ""), *rows)
    assert found.unknown == ("",), "values stand under no head"
    (found,) = under(("序号", "网点的名称", "店在哪", "打哪里", ""), *((*row[:4], " ") for row in rows))
    assert found.unknown == (), "nothing stands there"


def test_of_two_heads_of_one_column_the_surer_names_it_and_telephones_may_stand_twice() -> None:
    rows = [(ROAD, ROAD_2, CALL, CALL_2)] * 2
    (found,) = under(("详细地址", "地址", "电话", "联系方式"), *rows)
    assert found.at == {1: ("address",), 2: ("phone",), 3: ("phone",)}
    (found,) = under(("名称", "地址", "电话", "随时能找到我们"), *(("甲店", *row[1:]) for row in rows))
    assert found.at[3] == ("phone",), "whatever they are called"


def test_a_head_over_values_of_another_column_names_that() -> None:
    rows = [("杭州店", ROAD, "王建国"), ("宁波店", ROAD_2, "李女士")]
    (found,) = under(("名称", "地址", "联系方式"), *rows)
    assert found.at[2] == ("contact",)
    some = [*rows[:1], ("宁波店", ROAD_2, CALL), ("温州店", ROAD_2, "张明"), ("台州店", ROAD, "赵敏")]
    (found,) = under(("名称", "地址", "联系方式"), *some)
    assert found.at[2] == ("phone",), "a quarter are telephones"


def test_values_of_two_columns_may_stand_in_one() -> None:
    rows = [("杭州店", f"{ROAD}，{CALL}"), ("宁波店", f"{ROAD_2}，{CALL_2}")]
    (found,) = under(("名称", "地址"), *rows)
    assert found.at == {0: ("name",), 1: ("address", "phone")}
    (found,) = under(("名称", "备注"), *rows)
    assert found.at == {0: ("name",)}, "not under a head that is known to name something else"


def test_the_same_heads_side_by_side_are_two_groups() -> None:
    heads = ("序号", "名称", "电话", "名称", "电话")
    rows = [("1", "甲店", CALL, "乙店", CALL_2)] * 2
    first, second = under(heads, *rows)
    assert (first.at, first.places, first.serial) == ({1: ("name",), 2: ("phone",)}, (0, 1, 2), 0)
    assert (second.at, second.places) == ({3: ("name",), 4: ("phone",)}, (0, 3, 4))
    assert len(under(("名称", "电话", "名称", "地址"), *(row[1:] for row in rows))) == 1
    assert len(under(("名称", "电话", "名称", "电话", "备注"), *rows)) == 1, "something stands behind them"


def test_without_heads_values_tell() -> None:
    found = columns_by_values(FIELD, table(("甲", ROAD, CALL, "王建国"), ("乙", ROAD_2, CALL_2, "李女士")))
    assert found == Columns({1: ("address",), 2: ("phone",), 3: ("contact",)}, unknown=("",))
    moved = found.moved({1: 0, 2: 1, 3: 5})
    assert moved == Columns({0: ("address",), 1: ("phone",), 5: ("contact",)}, unknown=("",))
    assert found.names == {"address", "phone", "contact"}
    both = columns_by_values(FIELD, table((f"{ROAD} {CALL}",), (f"{ROAD_2} {CALL_2}",)))
    assert set(both.at) == {0} and "phone" in both.at[0]


@pytest.mark.parametrize(
    ("names", "text", "values"),
    [
        (["name"], "杭州\n服务 站", {"name": "杭州服务站"}),
        (["name", "phone"], f"杭州店\n电话：{CALL}", {"name": "杭州店", "phone": CALL}),
        (["name", "address"], f"杭州店（{ROAD}）", {"name": "杭州店", "address": ROAD}),
        (["address", "phone"], f"{ROAD}，{CALL}", {"address": ROAD, "phone": CALL}),
        (
            ["phone", "address"],
            f"{ROAD}\n{CALL}、{CALL_2}",
            {"phone": f"{CALL}、{CALL_2}", "address": ROAD},
        ),
        (
            ["address", "phone"],
            f"{ROAD} 王建国 {CALL}",
            {"address": ROAD, "phone": CALL, "contact": "王建国"},
        ),
        (["address", "phone"], f"{ROAD} 备用 {CALL}", {"address": ROAD, "phone": CALL}),
        (["name", "phone"], f"杭州店 {CALL} （）", {"name": "杭州店", "phone": CALL}),
    ],
)
def test_of_two_columns_in_a_cell_each_takes_its_values(
    names: list[str], text: str, values: dict[str, str]
) -> None:
    assert values_of_cell(FIELD, names, text) == values


@pytest.mark.parametrize(
    ("column", "text", "line"),
    [
        (NAME, "杭州\n服务站", "杭州服务站"),
        (NAME, "Hangzhou\nStore", "Hangzhou Store"),
        (NAME, "FS-\n40", "FS-40"),
        (NAME, "2024\n2025", "2024 2025"),
        (STANDARD, "GB/T 3324-\n2024", "GB/T 3324-2024"),
        (STANDARD, "GB 48\n06", "GB 4806"),
        (STANDARD, "GB 4806. 1", "GB 4806.1"),
        (PHONE, "13902265\n683", "13902265683"),
        (PHONE, "1390226\n568", "1390226568"),
        (PHONE, "139022656831\n2", "139022656831 2"),
    ],
)
def test_what_a_cells_width_broke_is_whole_again(column: Column, text: str, line: str) -> None:
    assert one_line(column, text) == line


def test_totals_remarks_heads_again_and_merged_lines_are_no_rows() -> None:
    def row(*cells: str) -> bool:
        return is_row(FIELD, cells, dict(zip(("name", "address", "phone"), cells, strict=False)))

    assert row("杭州店", ROAD, CALL)
    assert row("杭州店", "", CALL)
    assert not row("", "", "")
    assert not row("合计", "2家", "") and not row("备注", ROAD, "")
    assert not row("网点名称", "地址", "电话"), "the heads again"
    assert not row("网点名称", "详细地址", CALL)
    assert row("地址一店", ROAD, CALL), "one word alone is no head"
    assert not row("浙江省", "浙江省", "浙江省"), "one line across"
    assert is_row(FIELD, ["杭州店"], {"name": "杭州店"})
    assert not is_row(FIELD, ["杭州店", "甲"], {"name": ""})
    assert is_remark("注：以上均为直营") and is_remark(" 填表 人") and not is_remark("注塑店")
    assert in_order(FIELD, {"phone": "1", "name": "2", "x": "3"}) == (("name", "2"), ("phone", "1"))
