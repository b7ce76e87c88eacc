"""Goods that a list calls by a class, a series or a model alone, and the reports on them."""

import pytest

from tests.check.builders import NAME, Pack, complete, with_fact

Row = dict[str, str]


def case(rows: list[Row], *reports: tuple[str, str]) -> Pack:
    """These rows, and a report for each (name, model)."""
    pack = complete().without("inspection_report")
    pack = with_fact(pack, "business_licence", "business_scope", "制造；销售")
    pack = with_fact(pack, "product_introduction", "product_names", rows)
    for number, (name, model) in enumerate(reports):
        pack.add(
            "inspection_report", f"检验报告\n{model}", product_name=name, model=model, client=NAME,
            manufacturer=NAME, conclusion="pass", issued_on="2026-05-14", report_number=f"JC-{number}",
            issued_by="浙江检测中心",
        )  # fmt: skip
    return pack


def lacking(pack: Pack) -> list[str]:
    return [item.message for item in pack.found("inspection-report-missing")]


TEA: list[Row] = [
    {"category": "乌龙茶", "examples": "武夷岩茶（肉桂）", "model": "125g"},
    {"category": "红茶", "examples": "正山小种、金骏眉", "model": "100g"},
    {"category": "代用茶", "examples": "桂花茶、菊花茶", "model": "60g"},
]


def test_a_class_none_of_whose_goods_has_a_report_is_asked_about() -> None:
    (message,) = lacking(case(TEA, ("武夷岩茶（肉桂）", "125g/盒"), ("正山小种", "100g/盒")))
    assert "代用茶" in message
    assert "红茶" not in message
    assert "乌龙茶" not in message


def test_one_of_a_class_stands_for_it() -> None:
    assert lacking(case(TEA, ("武夷岩茶", ""), ("金骏眉", ""), ("贡菊菊花茶", ""))) == []


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            [{"category": "升降式课桌椅", "model": "JC-S03"}, {"category": "公寓床", "model": "JC-C02"}],
            True,
        ),
        ([{"category": "复合肥料"}, {"category": "有机肥料", "examples": "羊粪有机肥"}], True),
        # Brands: no report bears one of them as its name.
        ([{"category": "云雀", "model": "JC-S03"}, {"category": "青鸾", "model": "JC-C02"}], False),
        ([{"category": "晓木"}, {"category": "安枕"}], False),
    ],
)
def test_names_that_no_report_bears_are_brands(rows: list[Row], told: bool) -> None:
    pack = case(rows, ("升降式课桌椅", "JC-S03") if rows[0].get("model") else ("复合肥料", "50kg"))
    assert bool(lacking(pack)) is told


MODELS: list[Row] = [{"model": "PY-3W"}, {"model": "PY-5W"}, {"model": "PY-8W"}]


@pytest.mark.parametrize(
    ("reports", "told"),
    [
        ([("制氧机", "PY-3W、PY-5W")], True),
        ([("制氧机", "PY-3W"), ("制氧机", "PY-5W")], True),
        # One may stand for all; so may one on the series, or on a range of models.
        ([("制氧机", "PY-5W")], False),
        ([("制氧机", "PY-3W、PY-5W（代表PY系列）")], False),
        ([("制氧机", "PY-3W、PY-5W、PY-8W")], False),
    ],
)
def test_where_two_models_have_their_own_report_a_third_owes_it(
    reports: list[tuple[str, str]], told: bool
) -> None:
    found = lacking(case(MODELS, *reports))
    assert bool(found) is told
    assert not told or ("PY-8W" in found[0] and "PY-3W" not in found[0])


def test_models_of_another_series_say_nothing_of_it() -> None:
    rows: list[Row] = [{"model": "PY-3W"}, {"model": "PY-5W"}, {"model": "ZM-12"}]
    assert lacking(case(rows, ("制氧机", "PY-3W"), ("制氧机", "PY-5W"))) == []


def test_a_range_of_models_holds_those_between_its_ends() -> None:
    rows: list[Row] = [{"model": f"MY-T{size}"} for size in (1500, 3000, 4500, 6000)]
    assert lacking(case(rows, ("塔钟", "MY-T3000（代表MY-T1500～MY-T6000）"))) == []
    (message,) = lacking(
        case([*rows, {"model": "MY-T8000"}], ("塔钟", "MY-T3000（代表MY-T1500～MY-T6000）"))
    )
    assert "MY-T8000" in message


def test_without_any_report_a_class_may_be_of_services() -> None:
    pack = complete().without("inspection_report", "product_introduction")
    pack = with_fact(pack, "business_licence", "business_scope", "保安服务")
    pack.add("product_introduction", "服务介绍", product_names=[{"category": "门卫"}, {"category": "巡逻"}])
    assert [item.severity for item in pack.found("inspection-report-missing")] == ["doubt"]


@pytest.mark.parametrize(
    ("model", "told"), [("CX-E9", ["inspection-report-missing", "report-for-another"]), ("ML-E5", [])]
)
def test_a_report_under_a_listed_number_may_yet_be_on_other_goods(model: str, told: list[str]) -> None:
    rows: list[Row] = [
        {"name": "床垫", "model": "ML-S680", "report": "FJ-26-3381"},
        {"name": "电动床", "model": "ML-E5", "report": "FJ-26-0127"},
    ]
    pack = case(rows)
    for name, of, number in (("床垫", "ML-S680", "FJ-26-3381"), ("智能床", model, "FJ-26-0127")):
        pack.add("inspection_report", "检验报告", product_name=name, model=of, report_number=number)
    codes = ("inspection-report-missing", "report-for-another")
    assert [item.code for item in pack.judge().findings if item.code in codes] == told


def test_a_report_that_several_rows_list_is_on_the_one_whose_model_it_bears() -> None:
    rows: list[Row] = [
        {"name": "汽车衡", "model": "SCS-60", "report": "FJ-26-3381"},
        {"name": "地磅", "model": "ZH-120", "report": "FJ-26-3381"},
    ]
    pack = case(rows)
    pack.add(
        "inspection_report", "检验报告", product_name="汽车衡", model="SCS-60", report_number="FJ-26-3381"
    )
    assert pack.found("report-for-another") == []
    assert lacking(pack) == []
