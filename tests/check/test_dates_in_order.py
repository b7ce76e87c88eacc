"""Days of one paper that cannot lie as they do."""

from dataclasses import replace

import pytest

from tests.check.builders import NAME, Pack, complete, with_fact


def report(**days: str) -> Pack:
    pack = complete()
    for name, day in days.items():
        pack = with_fact(pack, "inspection_report", name, day)
    return pack


def paper(kind: str, **facts: str) -> Pack:
    return complete().add(kind, "证书", certificate_type="食品经营许可证", organization_name=NAME, **facts)


@pytest.mark.parametrize(
    ("pack", "told"),
    [
        (report(issued_on="2026-02-26", tested_on="2026-03-03"), "检验日期（2026年3月3日）"),
        (report(issued_on="2026-03-03", tested_on="2026-03-03"), ""),
        (report(issued_on="2026-03-02", received_on="2026-03-03"), "收样日期（2026年3月3日）"),
        (report(issued_on="2026-03-04", received_on="2026-03-03"), ""),
        (paper("permit", valid_from="2029-05-20", valid_until="2029-05-19"), "有效期"),
        (paper("permit", valid_from="2024-05-20", valid_until="2029-05-19"), ""),
        (paper("permit", issued_on="2026-05-20", valid_until="2026-05-19"), "有效期"),
        (
            paper("product_certificate", first_issued_on="2026-05-20", issued_on="2025-05-20"),
            "初次发证日期",
        ),
        (paper("product_certificate", first_issued_on="2025-05-20", issued_on="2025-05-20"), ""),
    ],
)
def test_no_paper_ends_before_it_begins(pack: Pack, told: str) -> None:
    found = pack.found("dates-out-of-order")
    assert [one.severity for one in found] == (["doubt"] if told else [])
    assert all(told in str(one.message) and len(one.evidence) == 2 for one in found)


@pytest.mark.parametrize(
    ("text", "sure", "told"),
    [
        ("2026年2月26日", 0.98, True),
        ("2026年2月", 0.98, False),
        ("2026年2月26日", 0.6, False),
    ],
)
def test_what_was_not_surely_read_to_the_day_shows_nothing(text: str, sure: float, told: bool) -> None:
    pack = report(issued_on="2026-02-26", tested_on="2026-03-03")
    facts = [
        replace(one, text=text, confidence=sure)
        if one.name == "issued_on" and one.value == "2026-02-26"
        else one
        for one in pack.facts
    ]
    assert bool(replace(pack, facts=facts).found("dates-out-of-order")) is told
