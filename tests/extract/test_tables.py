"""Lists in other people's tables: heads in rows above one another, in own words, two values in a cell."""

from dataclasses import replace

import pytest

from intake.model import Fact, Page
from tests.extract.pages import facts_of, flowing, page, table

PEOPLE = ("王建国", "李秀英", "陈静", "赵敏")
PLACES = (
    "杭州市西湖区文三路1号",
    "宁波市海曙区中山路2号",
    "温州市鹿城区车站大道3号",
    "绍兴市越城区解放路4号",
)
NAMES = ("西湖服务站", "海曙服务网点", "鹿城维修部", "越城经销店")
PHONES = ("13902260001", "0574-87001235", "13902260003", "13902260004")
ROWS = tuple(zip(NAMES, PLACES, PEOPLE, PHONES, strict=True))


def outlets_in(*rows: tuple[str, ...]) -> list[dict[str, str]]:
    return fact_in(*rows).row_dicts()


def fact_in(*rows: tuple[str, ...]) -> Fact:
    return facts_of("outlet_list", page(tables=(table(*rows),)))["outlets"]


def column(rows: list[dict[str, str]], name: str) -> tuple[str, ...]:
    return tuple(row.get(name, "") for row in rows)


def is_whole(rows: list[dict[str, str]]) -> bool:
    return (
        column(rows, "name") == NAMES
        and column(rows, "address") == PLACES
        and column(rows, "contact") == PEOPLE
        and column(rows, "phone") == PHONES
    )


def test_heads_in_two_rows() -> None:
    rows = outlets_in(
        ("序号", "网点基本信息", "", "联系方式", ""),
        ("", "网点名称", "详细地址", "负责人", "联系电话"),
        *((str(number), *row) for number, row in enumerate(ROWS, 1)),
    )
    assert is_whole(rows)


def test_one_group_beside_heads_that_reach_down() -> None:
    rows = outlets_in(
        ("单位名称", "地址", "联系方式", ""), ("", "", "姓名", "手机"), *ROWS[:3], (*ROWS[3][:3], "")
    )
    assert column(rows, "contact") == PEOPLE
    assert column(rows, "phone") == (*PHONES[:3], "")


def test_heads_in_three_rows_under_a_title() -> None:
    rows = outlets_in(
        ("全国服务网络一览表", "", "", "", "", ""),
        ("服务网点", "", "", "联系信息", "", ""),
        ("所在地区", "店名", "门店位置", "联络人", "电话号码", ""),
        ("", "", "", "", "固话", "移动电话"),
        *(("浙江", name, place, person, "", phone) for name, place, person, phone in ROWS),
    )
    assert is_whole(rows)
    assert column(rows, "region") == ("浙江",) * 4


@pytest.mark.parametrize(
    "heads",
    [
        (
            ("站点情况", "", "值守与联络", ""),
            ("基本", "", "人员", "联系"),
            ("站点", "所在位置", "值班长", "移动"),
        ),
        (("网点信息", "", "值班安排", ""), ("门店", "店址", "掌柜", "手机")),
        (("服务商", "", "对接", ""), ("全称", "驻点位置", "对接人", "打哪个号")),
    ],
)
def test_lower_heads_in_words_of_the_list_are_no_row_of_it(heads: tuple[tuple[str, ...], ...]) -> None:
    assert is_whole(outlets_in(*heads, *ROWS))


def test_telephones_in_two_columns_of_unknown_heads_are_both_its_own() -> None:
    more = ("0571-87001231", "", "0571-87001233", "")
    rows = outlets_in(
        ("门头", "坐落", "掌柜", "打这个号", "打不通再打"),
        *((*row, second) for row, second in zip(ROWS, more, strict=True)),
    )
    both = tuple(f"{one} / {two}" if two else one for one, two in zip(PHONES, more, strict=True))
    assert column(rows, "phone") == both


def test_two_values_in_a_cell_below_words_that_head_nothing_known() -> None:
    rows = outlets_in(
        ("店（管事的）", "怎么找到我们"),
        *((f"{name}（{person}）", f"{place}，{phone}") for name, place, person, phone in ROWS[:3]),
        (f"{NAMES[3]}（{PEOPLE[3]}）", PLACES[3]),
    )
    assert column(rows, "address") == PLACES
    assert column(rows, "phone") == (*PHONES[:3], "")


def test_a_row_of_another_list_is_no_head() -> None:
    rows = (
        ("渠道", "对象", "占比"),
        ("项目投标", "机关、国企", "45%"),
        ("代理商", "区域市场", "40%"),
        ("自营门店", "个人用户", "15%"),
    )
    assert "outlets" not in facts_of("outlet_list", page(tables=(table(*rows),)))
    titled = (
        ("全国服务网络一览表", "", ""),
        ("代理商", "地址", "电话"),
        *((name, place, phone) for name, place, _, phone in ROWS),
    )
    assert column(outlets_in(*titled), "name") == NAMES


def test_a_first_row_without_a_telephone_is_no_head() -> None:
    rows = outlets_in((*ROWS[0][:3], ""), *ROWS[1:])
    assert column(rows, "name") == NAMES


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("186 33 095 512", "18633095512"),
        ("177.3318.2046", "17733182046"),
        ("18651\n39501", "1865139501"),
        ("13902260001\n0574-87001235", "13902260001 0574-87001235"),
        ("0311-8322 6690 转 802", "0311-8322 6690 转 802"),
    ],
)
def test_digits_parted_in_a_cell_are_one_number_and_two_numbers_two(cell: str, read: str) -> None:
    rows = outlets_in(("网点名称", "地址", "联系人", "电话"), (*ROWS[0][:3], cell), *ROWS[1:])
    assert rows[0]["phone"] == read


def test_a_row_below_the_heads_that_holds_values_is_no_head() -> None:
    rows = outlets_in(("网点名称", "地址", "联系人", "联系电话"), ("总部客服部", "", "王芳", ""), *ROWS)
    assert column(rows, "name") == ("总部客服部", *NAMES)


def test_heads_in_own_words_are_known_by_their_values() -> None:
    assert is_whole(outlets_in(("驿站", "在哪里", "老板", "怎么联系"), *ROWS))


def test_a_table_without_heads_is_known_by_its_values() -> None:
    assert is_whole(outlets_in(*ROWS))


def test_values_that_nothing_tells_leave_their_head_unknown() -> None:
    vague = tuple((name, "路口往东", person, phone) for name, _, person, phone in ROWS)
    fact = fact_in(("网点名称", "怎么走", "联系人", "电话"), *vague)
    assert fact.unknown_heads == ("怎么走",)
    assert fact_in(("网点名称", "备注", "联系人", "电话"), *vague).unknown_heads == ()


def test_persons_under_a_head_of_telephones_are_persons() -> None:
    rows = outlets_in(
        ("网点名称", "地址", "联系方式", "号码"), *((*row[:3], phone) for *row, phone in ROWS)
    )
    assert is_whole(rows)


def test_brackets_at_a_names_end_belong_to_it() -> None:
    rows = outlets_in(("网点名称", "地址"), *((f"{name}（二部）", place) for name, place, *_ in ROWS))
    assert column(rows, "name") == tuple(f"{name}（二部）" for name in NAMES)
    rows = outlets_in(
        ("序号", "网点名称及地址"), *(("1", f"{name}（二部）\n{place}") for name, place, *_ in ROWS)
    )
    assert column(rows, "name") == tuple(f"{name}（二部）" for name in NAMES)


def test_a_fax_is_no_telephone() -> None:
    rows = outlets_in(
        ("网点名称", "地址", "传真"), *((name, place, "0571-87001234") for name, place, *_ in ROWS)
    )
    assert column(rows, "phone") == ("",) * 4


def test_address_and_telephone_in_one_cell() -> None:
    rows = outlets_in(
        ("门店", "门店位置及电话"), *((name, f"{place}\n电话：{phone}") for name, place, _, phone in ROWS)
    )
    assert column(rows, "address") == PLACES
    assert column(rows, "phone") == PHONES


def test_name_and_address_in_one_cell() -> None:
    rows = outlets_in(
        ("序号", "网点名称及地址", "联系电话"),
        *((str(at), f"{name}\n{place}", phone) for at, (name, place, _, phone) in enumerate(ROWS, 1)),
    )
    assert column(rows, "name") == NAMES
    assert column(rows, "address") == PLACES


def test_two_groups_of_columns_side_by_side() -> None:
    rows = outlets_in(
        ("序号", "名称", "地址", "电话") * 2,
        ("1", *ROWS[0][:2], PHONES[0], "3", *ROWS[2][:2], PHONES[2]),
        ("2", *ROWS[1][:2], PHONES[1], "", "", "", ""),
    )
    assert column(rows, "name") == (NAMES[0], NAMES[1], NAMES[2])
    assert column(rows, "phone") == (PHONES[0], PHONES[1], PHONES[2])


def test_fixed_and_mobile_telephone_are_one_column() -> None:
    rows = outlets_in(
        ("网点名称", "地址", "座机", "手机"),
        (NAMES[0], PLACES[0], "", PHONES[0]),
        (NAMES[1], PLACES[1], PHONES[1], ""),
        (NAMES[2], PLACES[2], PHONES[1], PHONES[2]),
    )
    assert column(rows, "phone") == (PHONES[0], PHONES[1], f"{PHONES[1]} / {PHONES[2]}")


def test_a_list_of_staff_beside_the_outlets_is_no_part_of_them() -> None:
    staff = table(("姓名", "部门", "电话"), *((row[2], "客服部", row[3]) for row in ROWS))
    list_itself = table(("网点名称", "地址", "联系人", "电话"), *ROWS)
    assert is_whole(facts_of("outlet_list", page(tables=(list_itself, staff)))["outlets"].row_dicts())


def test_a_list_of_outlets_without_names_is_one_all_the_same() -> None:
    rows = outlets_in(("地址", "联系人", "电话"), *(row[1:] for row in ROWS))
    assert column(rows, "address") == PLACES


def numbers_in(*cells: str) -> list[str]:
    lists = page(tables=(table(("标准编号", "标准名称"), *((cell, "家具通用技术条件") for cell in cells)),))
    return [row["number"] for row in facts_of("standards_list", lists)["standards"].row_dicts()]


def test_numbers_broken_by_a_narrow_cell_are_whole() -> None:
    assert numbers_in("GB/T 3324-\n2024", "GB/T 33\n24-2024", "GB/T\n3324-2024") == [
        "GB/T 3324-2024",
        "GB/T 3324-2024",
        "GB/T 3324-2024",
    ]
    assert numbers_in("GB/T 3324-2024\nGB/T 3325-2017") == ["GB/T 3324-2024 GB/T 3325-2017"]


def test_title_and_number_of_a_standard_in_one_cell() -> None:
    rows = table(
        ("序号", "标准名称及编号", "备注"),
        ("1", "《木家具通用技术条件》GB/T 3324-2024", ""),
        ("2", "《金属家具通用技术条件》（GB/T 3325-2017）", ""),
    )
    found = facts_of("standards_list", page(tables=(rows,)))["standards"].row_dicts()
    assert [row["number"] for row in found] == ["GB/T 3324-2024", "GB/T 3325-2017"]
    assert [row["title"] for row in found] == ["《木家具通用技术条件》", "《金属家具通用技术条件》"]


def test_each_row_knows_the_cells_of_its_columns() -> None:
    fact = facts_of(
        "outlet_list",
        Page(
            "案件.pdf",
            1,
            tables=(table(("网点名称", "地址", "电话"), *(row[:2] + row[3:] for row in ROWS)),),
        ),
    )
    boxes = dict(fact["outlets"].row_places[2].boxes)
    assert boxes["phone"].x0 > boxes["address"].x0 > boxes["name"].x0
    assert boxes["phone"].y0 == boxes["name"].y0


def test_a_telephone_merged_over_rows_is_that_of_each_and_an_empty_cell_is_not() -> None:
    whole = table(
        ("网点名称", "地址", "电话"),
        *((*row[:2], PHONES[0] if not at else "") for at, row in enumerate(ROWS)),
    )
    merged = replace(
        whole,
        rows=tuple(
            (*row[:2], replace(row[2], above=number in (2, 3))) for number, row in enumerate(whole.rows)
        ),
    )
    rows = facts_of("outlet_list", page(tables=(merged,)))["outlets"].row_dicts()
    assert column(rows, "phone") == (PHONES[0], PHONES[0], PHONES[0], "")


def names_of(*rows: tuple[str, ...]) -> list[str]:
    page = replace(flowing("产品介绍"), tables=(table(*rows),))
    facts = facts_of("product_introduction", page)
    return [row.get("name", "") for row in facts["product_names"].row_dicts()] if facts else []


@pytest.mark.parametrize(
    "head",
    [
        "产品",
        "品种",
        "销售车型",
        "车型",
        "申报产品",
        "产品、服务",
        "商品",
        "机种",
        "品名规格",
        "名称及规格",
    ],
)
def test_a_short_head_names_products(head: str) -> None:
    rows = (
        ("序号", head, "型号", "功率"),
        ("1", "交流充电桩", "AC07", "7kW"),
        ("2", "直流充电桩", "DC120", "120kW"),
    )
    assert names_of(*rows) == ["交流充电桩", "直流充电桩"]


def test_a_general_head_goes_with_the_one_above_it() -> None:
    rows = (
        ("序号", "产品", "", "管理类别"),
        ("", "名称", "型号", ""),
        ("1", "无创呼吸机", "YH-780", "第三类"),
        ("2", "电子血压计", "BP-620", "第二类"),
    )
    assert names_of(*rows) == ["无创呼吸机", "电子血压计"]


def test_what_only_begins_like_such_a_head_names_none() -> None:
    rows = (("产品特点", "型号", "规格"), ("节能", "A1", "大"), ("静音", "A2", "小"))
    assert names_of(*rows) in ([], ["", ""])


def outlets_of(*tables: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    placed = tuple(table(*rows) for rows in tables)
    return column(facts_of("outlet_list", page(tables=placed))["outlets"].row_dicts(), "name")


LISTED = (("网点", "地址", "负责人", "电话"), *ROWS)


@pytest.mark.parametrize(
    "other",
    [
        (("科目", "预算", "实际", "备注"), ("工资", "42", "38", ""), ("备件", "18", "9", "")),
        (("课程", "讲师", "课时", "考核"), ("礼仪", "外聘", "4", "笔试"), ("维修", "组长", "8", "实操")),
        (("2026年安排", "", "", ""), ("用途", "预算", "实际", "余额"), ("工资", "42万", "38万", "4万")),
    ],
)
def test_a_table_with_heads_of_its_own_goes_on_with_no_list(other: tuple[tuple[str, ...], ...]) -> None:
    assert outlets_of(LISTED, other) == NAMES


@pytest.mark.parametrize(
    "row",
    [
        ("江东服务站", "宁波市鄞州区中山东路9号", "周健", ""),
        ("江东服务站", "筹建中", "周健", "待定"),
    ],
)
def test_rows_without_heads_go_on_with_the_list(row: tuple[str, ...]) -> None:
    more = (row, ("慈溪服务站", "慈溪市三北大街1号", "孙蓓", "0574-63001122"))
    assert outlets_of(LISTED, more) == (*NAMES, "江东服务站", "慈溪服务站")


def turned(*rows: tuple[str, ...]) -> list[dict[str, str]]:
    facts = facts_of("product_introduction", replace(flowing("产品介绍"), tables=(table(*rows),)))
    return facts["product_names"].row_dicts() if facts else []


@pytest.mark.parametrize("head", ["参数", "项目", "", "型号"])
def test_a_table_whose_columns_begin_with_models_is_turned(head: str) -> None:
    rows = ((head, "KT-D3", "KT-D5（电动）"), ("床面", "2100×900", "2100×950"), ("检验报告", "JC-1", ""))
    assert turned(*rows) == [
        {"model": "KT-D3", "report": "JC-1"},
        {"model": "KT-D5（电动）", "report": ""},
    ]


def test_a_turned_table_may_tell_the_names_too() -> None:
    found = turned(("", "UP-121", "UP-125"), ("产品名称", "立式钢琴", "三角钢琴"))
    assert [row["name"] for row in found] == ["立式钢琴", "三角钢琴"]


@pytest.mark.parametrize(
    "first",
    [
        ("参数", "KT-D3"),  # a form of one product
        ("项目", "KT-D3", "备注"),
        ("季度", "Q1", "Q2", "Q3"),
        ("年份", "2024年", "2025年"),
        ("下列各型号的技术参数对照如下表所示：", "KT-D3", "KT-D5"),
    ],
)
def test_other_first_rows_turn_no_table(first: tuple[str, ...]) -> None:
    assert turned(first, ("质保", *["2年"] * (len(first) - 1))) == []


def test_a_turned_table_does_not_continue_the_one_before() -> None:
    usual = table(("产品名称", "型号", "质保"), ("护理床", "AS-2", "2年"))
    across = table(("参数", "KT-D3", "KT-D5"), ("质保", "2年", "3年"))
    facts = facts_of("product_introduction", replace(flowing("产品介绍"), tables=(usual, across)))
    found = [row["model"] for row in facts["product_names"].row_dicts()]
    assert found == ["AS-2", "KT-D3", "KT-D5"]
