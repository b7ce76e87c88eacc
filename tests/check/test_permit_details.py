"""The list of what a permit covers: a declared product of a kind that it does not name beside others."""

import pytest

from intake.zh.text import squeeze
from tests.check.builders import NAME, Pack, complete, with_fact
from tests.check.test_families import products

FOOD = ("许可项目：乳制品生产；食品生产；饮料生产。", "食品生产许可证 SC10565432300117")
WIRES = ("电线、电缆制造。", "全国工业产品生产许可证 XK06-001-00001")
LIFTS = ("特种设备制造；特种设备安装改造修理。", "特种设备生产许可证 TS2310123-2029")


def held(trade: tuple[str, str], details: str, *names: str) -> Pack:
    scope, permit = trade
    pack = with_fact(complete(), "business_licence", "business_scope", scope)
    pack = with_fact(pack, "product_introduction", "product_names", products("、".join(names)))
    pack.add("permit", permit, organization_name=NAME, valid_until="2029-03-06")
    return pack.add("permit", f"{permit}\n明细表\n{details}", organization_name=NAME)


@pytest.mark.parametrize(
    ("trade", "details", "lacking", "others"),
    [
        (
            FOOD,
            "乳粉 全脂乳粉（骆驼乳粉）\n液体乳 灭菌乳（骆驼乳）",
            "骆驼调制乳粉",
            ("纯骆驼乳粉", "灭菌骆驼乳"),
        ),
        (FOOD, "调味品 酱油：酿造酱油；食醋：酿造食醋", "三年陈酿料酒", ("特级酱油", "山西老陈醋")),
        (FOOD, "饮料 果蔬汁类及其饮料、固体饮料", "茉莉花茶饮料", ("沙棘汁饮料", "速溶固体饮料")),
        (WIRES, "塑料绝缘控制电缆、额定电压1kV和3kV挤包绝缘电力电缆", "架空绝缘电缆", ("交联电力电缆",)),
        (LIFTS, "曳引驱动乘客电梯、曳引驱动载货电梯", "自动扶梯", ("乘客电梯",)),
    ],
)
def test_a_kind_that_the_list_lacks_is_asked_about(
    trade: tuple[str, str], details: str, lacking: str, others: tuple[str, ...]
) -> None:
    (finding,) = held(trade, details, lacking, *others).found("permit-scope-unclear")
    assert finding.severity == "doubt" and f"申报产品/服务“{lacking}”" in finding.message
    assert any(place.text in squeeze(details) for place in finding.evidence if place.text)


@pytest.mark.parametrize(
    ("trade", "details", "names"),
    [
        (FOOD, "乳粉 全脂乳粉、调制乳粉", ("骆驼调制乳粉", "高钙奶粉")),
        (FOOD, "食品类别：乳制品", ("骆驼调制乳粉",)),  # no kind is named
        (FOOD, "饼干 酥性饼干", ("香葱饼干",)),  # a flavour is no kind
        (FOOD, "液体乳 灭菌乳", ("灭菌骆驼乳",)),
        (WIRES, "架空绝缘电缆", ("架空绝缘导线",)),
        (LIFTS, "曳引驱动乘客电梯；自动扶梯与自动人行道", ("自动扶梯",)),
    ],
)
def test_a_kind_that_is_named_or_of_no_class_is_nothing(
    trade: tuple[str, str], details: str, names: tuple[str, ...]
) -> None:
    assert held(trade, details, *names).found("permit-scope-unclear") == []
