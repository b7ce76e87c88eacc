"""Certificates whose standing only the public register tells."""

from dataclasses import replace
from datetime import date

import pytest

from tests.check.builders import NAME, Pack, complete, with_fact, with_text, without_fact


def issued(day: str, text: str = "质量管理体系认证证书", standard: str = "GB/T 19001-2016") -> Pack:
    pack = with_fact(complete(), "system_certificate", "issued_on", day)
    pack = with_fact(pack, "system_certificate", "standard", standard)
    return with_text(pack, "system_certificate", text)


@pytest.mark.parametrize(
    ("day", "code"),
    [("2025-11-24", "certificate-lookup"), ("2025-11-23", "certificate-surveillance")],
)
def test_a_year_without_surveillance_is_looked_up(day: str, code: str) -> None:
    codes = {item.code for item in issued(day).judge().findings}
    assert codes == {code}


@pytest.mark.parametrize(
    "told",
    [
        "监督审核合格：2026年3月2日",
        "第一次监督审核：2025年12月",
        "2026年2月27日监督审核通过",
        "第一次监督合格\n第二次监督合格\n2025年01月26日\n2026年01月23日",
    ],
)
def test_a_surveillance_that_the_certificate_tells_counts(told: str) -> None:
    assert issued("2024-03-05", f"质量管理体系认证证书\n{told}").found("certificate-surveillance") == []


@pytest.mark.parametrize(
    "told",
    [
        "监督审核合格：2024年11月2日",
        "第1次监督审核合格\n2025年06月05日",
        "第1次监督审核合格\n2025年06月05日\n查询时间 2026年11月18日",
        "第1次监督审核合格 2025年06月05日，本次换证日期2026年9月1日",
        "本证书须经监督审核合格方为有效，市场监督管理局\n有效期至2027年3月4日",
    ],
)
def test_a_surveillance_long_ago_or_only_demanded_does_not(told: str) -> None:
    old = issued("2023-12-05", f"质量管理体系认证证书\n{told}")
    assert old.severities("certificate-surveillance") == ["doubt"]


@pytest.mark.parametrize(
    ("told", "severities"),
    [("第1次监督审核合格\n2025年06月05日", ["doubt"]), ("第1次监督审核合格\n2026年06月05日", []), ("", [])],
)
def test_an_audit_told_counts_where_the_day_of_issue_was_not_read(told: str, severities: list[str]) -> None:
    pack = without_fact(
        issued("2023-12-05", f"质量管理体系认证证书\n{told}"), "system_certificate", "issued_on"
    )
    assert pack.severities("certificate-surveillance") == severities


@pytest.mark.parametrize("standard", ["GB/T 24001-2016", "GB/T 45001-2020"])
def test_the_rule_is_one_for_quality_management(standard: str) -> None:
    assert issued("2024-03-05", standard=standard).found("certificate-surveillance") == []


def test_the_rule_holds_from_its_day() -> None:
    pack = issued("2024-03-05")
    assert replace(pack, as_of=date(2025, 12, 31)).found("certificate-surveillance") == []
    assert replace(pack, as_of=date(2026, 1, 1)).severities("certificate-surveillance") == ["doubt"]


def test_one_that_has_run_out_needs_no_register() -> None:
    pack = complete().add(
        "system_certificate",
        "认证证书",
        organization_name=NAME,
        standard="GB/T 24001-2016",
        valid_until="2024-03-04",
    )
    assert len(pack.found("certificate-lookup")) == 1


def test_who_holds_no_certificate_is_asked_and_not_refused() -> None:
    pack = complete().without("system_certificate")
    (finding,) = pack.found("submission-not-held")
    assert finding.severity == "doubt"
    assert pack.judge().verdict == "needs_review"
    words = f"{finding.message}{finding.remedy}{pack.scheme.findings['submission-not-held']}"
    assert "不予受理" not in words
    assert "不能受理" not in words
