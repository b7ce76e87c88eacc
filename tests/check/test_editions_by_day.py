"""Editions of standards: in lists, in certificates when their transition is over, in reports of a day."""

from dataclasses import replace
from datetime import date

import pytest

from tests.check.builders import NAME, Pack, complete, with_fact, with_text, without_fact


def product(standard: str) -> Pack:
    return complete().add(
        "product_certificate",
        f"中国国家强制性产品认证证书 {standard}",
        certificate_type="中国国家强制性产品认证证书",
        certificate_number="2023010703123456",
        organization_name=NAME,
        standard=standard,
        valid_until="2028-01-01",
    )


@pytest.mark.parametrize(("day", "severities"), [(date(2026, 10, 31), []), (date(2026, 11, 1), ["doubt"])])
def test_a_product_certificate_is_spoken_of_when_a_known_transition_is_over(
    day: date, severities: list[str]
) -> None:
    found = replace(product("GB 4706.1-2005"), as_of=day).found("standard-superseded")
    assert [item.severity for item in found if item.submission != "applicable_standards"] == severities


def test_a_product_certificate_to_an_edition_whose_transition_is_not_known_is_left() -> None:
    assert product("GB 8898-2011").found("standard-superseded") == []


def report(issued: str | None) -> Pack:
    pack = with_fact(complete(), "inspection_report", "basis", "GB 2760-2014 食品添加剂使用标准")
    if issued is None:
        return without_fact(pack, "inspection_report", "issued_on")
    return with_fact(pack, "inspection_report", "issued_on", issued)


@pytest.mark.parametrize(
    ("issued", "told"), [("2025-02-07", 0), ("2025-02-08", 1), ("2026-03-01", 1), (None, 1)]
)
def test_a_report_is_held_against_the_editions_of_its_own_day(issued: str | None, told: int) -> None:
    assert len(report(issued).found("standard-superseded")) == told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("《中华人民共和国合同法》", 1),
        ("中华人民共和国合同法", 1),
        ("合同法", 1),
        ("《中华人民共和国劳动合同法》", 0),
        ("《中华人民共和国民法典》", 0),
        ("原《合同法》已于2021年1月1日废止，按《民法典》执行", 0),
        ("《最高人民法院关于适用合同法若干问题的解释》", 0),
    ],
)
def test_a_repealed_law_in_a_list_is_known_by_its_whole_title(line: str, told: int) -> None:
    pack = with_text(complete(), "standards_list", f"法律法规及标准清单\n{line}\nGB/T 27922-2011")
    found = pack.found("standard-superseded")
    assert len(found) == told
    assert {item.severity for item in found} <= {"doubt", "note"}
