"""Business scopes as registers word them: 许可项目 are asked about, 一般项目 are not."""

from pathlib import Path

import pytest

from intake.checks.trades import trades_on
from intake.zh.business_scope import scope_items
from tests.check.builders import AS_OF, NAME, SCHEME, with_fact
from tests.law.rows import judged_by

TABLE = Path(__file__).parent / "scope_wordings.tsv"
ROWS = [
    tuple(line.split("\t"))
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
LICENSED = [(row[1], row[2]) for row in ROWS if row[0] == "许可"]
GENERAL = [row[1] for row in ROWS if row[0] == "一般"]
TRADES = trades_on(SCHEME.data["permits"], AS_OF)
FORMULA = "（依法须经批准的项目，经相关部门批准后方可开展经营活动，具体经营项目以审批结果为准）"
CASE = judged_by("needed_by_law")
ASKED = {"permit-required", "licensed-item-unproven"}


def test_the_table_is_large_enough() -> None:
    assert {row[0] for row in ROWS} == {"许可", "一般"}
    assert len(LICENSED) >= 200
    assert len(GENERAL) >= 300


@pytest.mark.parametrize(("wording", "expected"), LICENSED)
def test_a_licensed_item_is_asked_about_and_known(wording: str, expected: str) -> None:
    scope = f"许可项目：{wording}{FORMULA} 一般项目：电风扇制造；电风扇销售"
    pack = with_fact(CASE, "business_licence", "business_scope", scope)
    asked = [item for item in pack.judge().findings if item.code in ASKED]
    assert [item.severity for item in asked] == ["doubt"], "the product declared is an electric fan"
    items = scope_items(f"许可项目：{wording}")
    assert items[-1].name[:6] in asked[0].message
    known = {trade.id for trade in TRADES if any(trade.item(item) for item in items)}
    assert expected in known or (expected == "-" and not known)


@pytest.mark.parametrize("wording", GENERAL)
def test_a_general_item_asks_for_nothing(wording: str) -> None:
    scope = f"一般项目：电风扇制造；{wording}（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）"
    pack = with_fact(CASE, "business_licence", "business_scope", scope)
    assert [item.message for item in pack.judge().findings if item.code in ASKED] == []


def test_a_wording_of_several_words_is_one_thing() -> None:
    """「电线、电缆制造」 with its permit leaves no 「电线」 over."""
    scope = f"许可项目：电线、电缆制造{FORMULA}"
    pack = with_fact(CASE, "business_licence", "business_scope", scope)
    pack.add("permit", "全国工业产品生产许可证 (鄂)XK06-001-00123 电线电缆", organization_name=NAME)
    assert [item.message for item in pack.judge().findings if item.code in ASKED] == []
