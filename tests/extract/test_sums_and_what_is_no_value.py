"""A figure counts what its label says; what stands beside a label and is no such value is not absent."""

from dataclasses import replace

import pytest

from intake.extract import empty_places, extract
from intake.model import Document, Fact, Page
from intake.scheme import Field, Kind, Recognition, Wording
from intake.scheme.types import FieldType
from tests.extract.pages import SCHEME, flowing


def of(label: str, type_: FieldType, *lines: str) -> tuple[list[Fact], list[str]]:
    """What is read of a typed paper with one field that must be there, and what stands there unread."""
    page = flowing("保险单", *lines)
    kind = Kind(
        id="policy",
        title=Wording({"zh": "保险单"}),
        recognition=Recognition(),
        fields=(Field("value", type_, (label,)),),
        fact_schema={"required": ["value"]},
    )
    scheme = replace(SCHEME, kinds={"policy": kind})
    document = Document("d1", page.file, (1,), "policy", None, 0.98)
    pages: dict[tuple[str, int], Page] = {(page.file, 1): page}
    unread = empty_places([document], pages, scheme)
    return list(extract([document], pages, scheme)), [place.text for place in unread]


@pytest.mark.parametrize(
    ("line", "amount"),
    [
        ("每座责任限额（元）：500000", 500_000),
        ("每座责任限额(万元)：50", 500_000),
        ("每座责任限额（单位：万元）：50.5", 505_000),
        ("每座责任限额（人民币元）：200,000.00", 200_000),
        ("每座责任限额：50万元", 500_000),
    ],
)
def test_a_sum_counts_what_its_label_says(line: str, amount: int) -> None:
    (fact,), _ = of("每座责任限额", "money", line)
    assert fact.value == amount and fact.confidence > 0.9


def test_a_figure_without_any_unit_is_a_sum_that_no_deficiency_rests_on() -> None:
    (fact,), unread = of("每座责任限额", "money", "每座责任限额：500000")
    assert fact.value == 500_000 and fact.confidence < 0.8
    assert unread == []


@pytest.mark.parametrize("words", ["见下表", "25年8月12日", "2026-13-05", "见第二页"])
def test_what_is_no_day_is_kept_for_a_person(words: str) -> None:
    assert of("检验日期", "date", f"检验日期：{words}") == ([], [words])


@pytest.mark.parametrize(
    "words", ["", "    年   月   日", "/", "＿＿＿＿", "无", "（请填写日期）", "（盖章）"]
)
def test_a_forms_blanks_are_nothing(words: str) -> None:
    assert of("检验日期", "date", f"检验日期：{words}") == ([], [])


@pytest.mark.parametrize(
    ("words", "years", "sure"),
    [("12年", 12, True), ("自2009年至今，12年以上", 12, False)],
)
def test_a_year_is_no_count(words: str, years: int, sure: bool) -> None:
    (fact,), _ = of("驾驶经历", "number", f"驾驶经历：{words}")
    assert fact.value == years and (fact.confidence > 0.8) == sure


def test_a_clause_that_holds_only_a_year_is_unread() -> None:
    words = "2012年5月领证，驾龄3年"
    assert of("驾驶经历", "number", f"驾驶经历：{words}") == ([], [words])
