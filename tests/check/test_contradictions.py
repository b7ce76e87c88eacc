"""A paper that says two things of what it states once."""

from dataclasses import replace

import pytest

from tests.check.builders import CODE, OTHER_CODE, Pack, complete, with_text

FACT = "unified_social_credit_code"


def two_codes() -> Pack:
    """The licence's print states one code, its QR code another's."""
    pack = complete()
    licence = next(item.id for item in pack.documents if item.kind == "business_licence")
    (printed,) = [fact for fact in pack.facts if fact.name == FACT and fact.document == licence]
    other = replace(printed, value=OTHER_CODE, text=f"uniscid={OTHER_CODE}", confidence=0.5)
    return replace(pack, facts=[*pack.facts, other])


def test_a_licence_whose_qr_code_is_another_company_s_is_looked_at() -> None:
    (finding,) = two_codes().found("readings-contradict")
    assert finding.severity == "doubt"
    assert CODE in finding.message
    assert OTHER_CODE in finding.message
    assert [place.text for place in finding.evidence] == [CODE, f"uniscid={OTHER_CODE}"]


def test_one_reading_contradicts_nothing() -> None:
    assert complete().found("readings-contradict") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("证书有效性须经年度监督审核保持：2025年监督合格、2026年监督合格", False),
        ("下次监督审核日期：2026年12月31日前", False),
        ("首次发证日期：2026年12月31日", False),
        ("有效期至：2026年12月31日", True),
        ("有效期：2024年1月1日至2026年12月31日", True),
    ],
)
def test_the_day_of_a_surveillance_or_first_issue_is_no_other_end(text: str, told: bool) -> None:
    pack = with_text(complete(), "system_certificate", f"质量管理体系认证证书\n有效期至2027-03-04\n{text}")
    certificate = next(item.id for item in pack.documents if item.kind == "system_certificate")
    (until,) = [one for one in pack.facts if one.name == "valid_until" and one.document == certificate]
    other = replace(until, value="2026-12-31", text=text, confidence=0.45)
    assert bool(replace(pack, facts=[*pack.facts, other]).found("readings-contradict")) is told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("首次发证日期：2026年12月31日", False),  # the line that states it says what day it is
        ("日期：2026年12月31日\n首次发证见档案", True),  # another line does not
    ],
)
def test_what_a_day_is_of_stands_in_its_line(line: str, told: bool) -> None:
    pack = with_text(complete(), "system_certificate", f"质量管理体系认证证书\n有效期至2027-03-04\n{line}")
    certificate = next(item.id for item in pack.documents if item.kind == "system_certificate")
    (until,) = [one for one in pack.facts if one.name == "valid_until" and one.document == certificate]
    other = replace(until, value="2026-12-31", text="2026年12月31日", confidence=0.45)
    assert bool(replace(pack, facts=[*pack.facts, other]).found("readings-contradict")) is told
