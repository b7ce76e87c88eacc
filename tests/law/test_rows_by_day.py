"""Every row of law at the day before and on the day of its change; no law is cited outside its time."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from intake.checks.trades import in_force, trades_on
from tests.check.builders import SCHEME, Pack, complete, with_fact, with_text, without_fact
from tests.law.rows import Row, dated_rows, day_of, judged_by

PERMITS = SCHEME.data["permits"]
EDITIONS = [row for row in SCHEME.data["standards"]["superseded"] if row["since"] != "unknown"]
LAWS = SCHEME.data["standards"]["superseded_laws"]
DAY = timedelta(days=1)
LISTS = judged_by("editions")
DATED = dict(dated_rows())


@pytest.mark.parametrize(
    ("place", "row"), dated_rows(), ids=lambda item: item if isinstance(item, str) else ""
)
def test_a_row_holds_from_its_first_day_to_its_last(place: str, row: Row) -> None:
    since, until = day_of(row, "since"), day_of(row, "until")
    assert since or until or row.get("since") == "unknown", place
    if since:
        assert not in_force(row, since - DAY)
        assert in_force(row, since)
    if until:
        assert in_force(row, until)
        assert not in_force(row, until + DAY)
    if since and until:
        assert since < until


@pytest.mark.parametrize("trade", PERMITS["trades"], ids=lambda item: item["id"])
def test_a_trade_cites_one_rule_on_every_day_it_is_licensed(trade: Row) -> None:
    changes = [
        day for row in [trade, *trade["basis"]] for key in ("since", "until") if (day := day_of(row, key))
    ]
    for change in [*changes, date(2026, 11, 26)]:
        for day in (change - DAY, change, change + DAY):
            holding = [row for row in trade["basis"] if in_force(row, day)]
            assert not in_force(trade, day) or len(holding) == 1, (trade["id"], day)


@pytest.mark.parametrize(
    ("trade", "last_day", "goes", "comes"),
    [
        ("waste", "2026-08-14", "固体废物污染环境防治法", "生态环境法典"),
        ("radiation", "2026-08-14", None, "生态环境法典"),
        ("hazardous_chemicals", "2026-04-30", "危险化学品安全管理条例", "危险化学品安全法"),
        ("hazardous_chemicals_production", "2026-04-30", "危险化学品安全管理条例", "危险化学品安全法"),
        ("industrial_product", "2024-06-03", "现行许可目录", "国发〔2024〕11号"),
        ("network_security_product", "2025-12-31", "第二十三条", None),
    ],
)
def test_a_letter_cites_the_law_of_its_day(
    trade: str, last_day: str, goes: str | None, comes: str | None
) -> None:
    day = date.fromisoformat(last_day)
    old, new = (
        next(item.basis["zh"] for item in trades_on(PERMITS, one) if item.id == trade)
        for one in (day, day + DAY)
    )
    assert goes is None or (goes in old and goes not in new)
    assert comes is None or (comes not in old and comes in new)


def test_a_letter_of_a_day_says_what_its_day_says() -> None:
    """A handler of hazardous waste, judged on the last day of the old law and the first of the Code."""
    scope = "许可项目：危险废物经营（依法须经批准的项目，经相关部门批准后方可开展经营活动）"
    pack = with_fact(complete(), "business_licence", "business_scope", scope)
    pack = with_fact(pack, "product_introduction", "product_names", [{"name": "危险废物收集"}])
    for day, law in ((date(2026, 8, 14), "固体废物污染环境防治法"), (date(2026, 8, 15), "生态环境法典")):
        (finding,) = replace(pack, as_of=day).found("permit-required")
        assert law in finding.message or law in str(finding.values)


@pytest.mark.parametrize(
    ("product", "first_day"),
    [
        ("移动电源", "2024-08-01"),
        ("商用燃气灶", "2025-07-01"),
        ("电动自行车乘员头盔", "2025-07-01"),
        ("可燃气体报警器", "2025-07-01"),
        ("燃气紧急切断阀", "2025-10-01"),
        ("电动自行车充电器", "2025-11-01"),
        ("充电桩", "2026-08-01"),
    ],
)
def test_a_product_comes_to_compulsory_certification_on_its_day(product: str, first_day: str) -> None:
    day = date.fromisoformat(first_day)
    before, after = (
        next(item.product(product) for item in trades_on(PERMITS, one) if item.id == "ccc")
        for one in (day - DAY, day)
    )
    assert before is None
    assert after


@pytest.mark.parametrize("row", EDITIONS, ids=lambda row: f"{row['number']}-{row['since']}")
def test_an_edition_in_a_list_is_old_from_the_day_its_replacement_is_in_force(row: Row) -> None:
    since, until = date.fromisoformat(row["since"]), day_of(row, "until")
    rows = [{"number": row["number"], "title": "标准"}]
    pack = with_fact(LISTS, "standards_list", "standards", rows)
    assert row["replaced_by"] not in said(pack, since - DAY)
    assert row["replaced_by"] in said(pack, since)
    if until:
        assert row["replaced_by"] in said(pack, until)
        assert row["replaced_by"] not in said(pack, until + DAY)


@pytest.mark.parametrize("row", LAWS, ids=lambda row: str(row["title"]))
def test_a_law_in_a_list_is_gone_from_the_day_it_was_repealed(row: Row) -> None:
    pack = with_text(LISTS, "standards_list", f"标准清单\n{row['title']}\nGB/T 27922-2011")
    pack = without_fact(pack, "standards_list", "standards")
    since = date.fromisoformat(row["since"])
    assert said(pack, since - DAY) == ""
    assert row["title"] in said(pack, since)


def said(pack: Pack, day: date) -> str:
    """What is said of the list of standards on a day."""
    found = replace(pack, as_of=day).found("standard-superseded")
    return "".join(item.message for item in found if item.submission == "applicable_standards")
