"""What an audit costs: every tier of the published table, at its first and last number of employees."""

from decimal import Decimal
from pathlib import Path

import pytest

from intake.audit.quote import person_days, quote
from intake.case.organization import load_own_scheme
from intake.errors import SchemeError, UsageError
from intake.scheme import Scheme, load_scheme
from tests.cli.command import run_intake

SCHEME = load_scheme("gbt27922")

# From and to how many employees; first audit: all, documents, site; surveillance: all, site; reassessment:
# all, site. As published.
TIERS = """
1 10 3 1 2 1.5 1 2 1.5
11 25 4 1 3 1.5 1 2.5 2
26 45 6 1 5 2 1.5 4 3.5
46 65 6.5 1.5 5 2 1.5 4 3.5
66 85 7.5 1.5 6 2.5 2 4.5 4
86 125 8.5 1.5 7 3 2.5 5 4.5
126 175 9.5 1.5 8 3.5 3 6 5.5
176 275 10.5 1.5 9 4 3 7 6
276 425 11.5 1.5 10 4.5 3.5 7.5 6.5
426 625 12.5 1.5 11 4.5 3.5 8 7
626 875 13.5 1.5 12 5 4 9 8
876 1175 14.5 1.5 13 5.5 4.5 9.5 8.5
1176 1550 16 2 14 5.5 4.5 10 9
1551 2025 17 2 15 6 5 11 10
2026 2675 18 2 16 6.5 5.5 12 11
2676 3450 19 2 17 6.5 5.5 12 11
3451 4350 21 3 18 7 6 13 12
4351 5450 22 3 19 7.5 6.5 13.5 12.5
5451 6800 23 3 20 7.5 6.5 14 13
6801 8500 24 3 21 8 7 15 14
"""
ROWS = [[Decimal(part) for part in line.split()] for line in TIERS.strip().splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}-{row[1]}")
def test_every_tier_from_its_first_to_its_last_employee(row: list[Decimal]) -> None:
    for staff in (int(row[0]), int(row[1])):
        tier, first = person_days(SCHEME, "first", staff)
        assert tier == (int(row[0]), int(row[1]))
        assert (first.total, first.document, first.site) == tuple(row[2:5])
        _, surveillance = person_days(SCHEME, "surveillance", staff)
        assert (surveillance.total, surveillance.site) == tuple(row[5:7])
        _, again = person_days(SCHEME, "reassessment", staff)
        assert (again.total, again.site) == tuple(row[7:9])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}-{row[1]}")
def test_planning_and_site_are_the_whole_of_a_first_audit(row: list[Decimal]) -> None:
    assert row[3] + row[4] == row[2]


def test_twelve_hundred_people_cost_53_000() -> None:
    found = quote(SCHEME, "first", staff=1200)
    assert found.days.total == 16
    assert [(line.id, line.amount) for line in found.lines] == [
        ("person_day", 48_000),
        ("application", 1_000),
        ("registration", 2_000),
        ("yearly", 2_000),
    ]
    assert found.total == 53_000


def test_beyond_the_table_nothing_is_extrapolated() -> None:
    assert quote(SCHEME, "first", staff=8500).days.total == 24
    with pytest.raises(UsageError, match="只到8500人"):
        quote(SCHEME, "first", staff=8501)
    decided = quote(SCHEME, "first", staff=9000, days=Decimal("25.5"))
    assert decided.total == Decimal("25.5") * 3000 + 5000


def test_without_staff_or_days_there_is_no_quotation() -> None:
    with pytest.raises(UsageError, match="--staff"):
        quote(SCHEME, "first")


def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> Scheme:
    settings = tmp_path / "intake.yaml"
    settings.write_text(text, encoding="utf-8")
    monkeypatch.setenv("INTAKE_CONFIG", str(settings))
    return load_own_scheme("gbt27922")


def test_a_body_sets_its_own_prices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scheme = own(tmp_path, monkeypatch, "audits: {prices: {person_day: 3500, application: 0}}\n")
    found = quote(scheme, "first", staff=1200)
    assert found.total == 16 * 3500 + 0 + 2000 + 2000


def test_a_price_that_there_is_not_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SchemeError, match=r"travel.*application"):
        own(tmp_path, monkeypatch, "audits: {prices: {travel: 500}}\n")


@pytest.mark.parametrize(
    "tiers",
    [
        "[{from: 1, to: 10, first: {days: 3, site: 2}, surveillance: {days: 1, site: 1}, "
        "reassessment: {days: 2, site: 1}}, {from: 12, to: 20, first: {days: 3, site: 2}, "
        "surveillance: {days: 1, site: 1}, reassessment: {days: 2, site: 1}}]",
        "[{from: 2, to: 10, first: {days: 3, site: 2}, surveillance: {days: 1, site: 1}, "
        "reassessment: {days: 2, site: 1}}]",
    ],
)
def test_tiers_with_a_gap_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tiers: str) -> None:
    scheme = own(tmp_path, monkeypatch, f"audits: {{tiers: {tiers}}}\n")
    with pytest.raises(SchemeError, match="人数区间不连续"):
        quote(scheme, "first", staff=5)


def test_the_command_prints_and_writes_it(tmp_path: Path) -> None:
    from tests.render.word_text import lines_of

    out = tmp_path / "报价.docx"
    ran = run_intake(
        "quote", "--staff", "1200", "--out", out, "--date", "2026-11-26", "--number", "认报〔2026〕008号"
    )
    assert ran.returncode == 0, ran.stderr
    assert "16人日" in ran.stdout
    assert "合计：53,000 元" in ran.stdout
    text = "\n".join(lines_of(out))
    for part in ("编号：认报〔2026〕008号", "1 | 审核费 | 16 | 3,000 | 48,000", "大写：伍万叁仟元整"):
        assert part in text
    assert "本报价自2026年11月26日起至2027年1月25日有效。" in text
    english = tmp_path / "quotation.docx"
    assert run_intake("quote", "--staff", "1200", "--lang", "en", "-o", english).returncode == 0
    assert "Total: 53,000 CNY." in "\n".join(lines_of(english))
