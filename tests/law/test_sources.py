"""Every row of law names its source; what rests on own knowledge or on a quotation never accuses."""

import re

import pytest

from intake.checks.trades import trades_on
from intake.zh.business_scope import scope_items
from tests.check.builders import AS_OF, SCHEME
from tests.law.rows import Row, rows_of

PERMITS = SCHEME.data["permits"]
SOURCE = re.compile(r"^[SPQK](?: |$|、|，|,)")
READ = re.compile(r"^[SP]")
"""The scheme's own document, or the law's own text was read."""


def sourced() -> list[tuple[str, Row]]:
    return [item for name in SCHEME.data for item in rows_of(name) if "source" in item[1]]


@pytest.mark.parametrize(
    ("place", "row"), sourced(), ids=lambda item: item if isinstance(item, str) else ""
)
def test_a_source_says_of_what_kind_it_is(place: str, row: Row) -> None:
    if place.startswith(("permits", "standards", "clauses", "holidays", "audits")):
        assert SOURCE.match(str(row["source"])), place


@pytest.mark.parametrize("trade", PERMITS["trades"], ids=lambda item: item["id"])
def test_a_trade_accuses_only_by_a_text_that_was_read(trade: Row) -> None:
    assert READ.match(trade["source"]) or trade.get("severity") == "doubt"
    groups = [row for part in ("products", "scope", "not", "permit_words") for row in trade.get(part, ())]
    for row in groups:
        if "source" in row and not READ.match(row["source"]):
            assert "doubt" in (row.get("severity"), trade.get("severity")), row


def test_every_row_of_law_has_a_source() -> None:
    for row in [*PERMITS["abolished"], *SCHEME.data["standards"]["superseded"]]:
        assert row["source"], row
    for row in SCHEME.data["standards"]["superseded_laws"]:
        assert row["source"], row
    for trade in PERMITS["trades"]:
        assert trade["source"], trade["id"]
        for row in trade["basis"]:
            assert row.get("source") or trade["source"], trade["id"]


def test_findings_by_own_knowledge_alone_are_no_deficiency() -> None:
    """Formal defects of the papers themselves need no law; a demand by law does."""
    by_law = ("permit-required", "permit-expired", "licence-expired", "annual-report-missing")
    for code in by_law:
        rule = SCHEME.findings[code]
        assert rule.severity != "deficiency" or READ.match(rule.source or ""), code


def test_trades_name_each_other_rightly() -> None:
    known = {trade["id"] for trade in PERMITS["trades"]}
    assert len(known) == len(PERMITS["trades"])
    for trade in PERMITS["trades"]:
        assert set(trade.get("unless", ())) <= known - {trade["id"]}


def test_no_word_of_a_scope_spans_the_comma_between_items() -> None:
    """「、」 ends an item: a word that could run over it would find a trade in two halves."""
    for trade in trades_on(PERMITS, AS_OF):
        for words in trade.scope:
            for expression in words.expressions:
                assert "、" not in re.sub(r"\[\^[^\]]*\]", "", expression), (trade.id, expression)


def test_bounded_words_do_not_join_two_items() -> None:
    items = scope_items("生产办公用品、食品包装机械；销售道路标志、货物托盘")
    texts = [item.stated for item in items]
    assert texts == ["生产办公用品", "食品包装机械", "销售道路标志", "货物托盘"]
    assert [
        trade.id for trade in trades_on(PERMITS, AS_OF) if any(trade.item(item) for item in items)
    ] == []
