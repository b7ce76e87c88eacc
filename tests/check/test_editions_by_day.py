"""Editions of standards: in lists, in certificates when their transition is over, in reports of a day."""

from dataclasses import replace
from datetime import date

import pytest

from intake.model import Box, Cell, Line, Table
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


def listed(*rows: tuple[str, ...]) -> list[str]:
    pack = complete()
    pack = with_text(
        without_fact(pack, "standards_list", "standards"), "standards_list", "法律法规及标准清单"
    )
    document = next(item for item in pack.documents if item.kind == "standards_list")
    page = pack.pages[document.file, document.pages[0]]
    cells = tuple(
        tuple(
            Cell(text, Box(0.1 + 0.2 * at, 0.2 + 0.05 * number, 0.3 + 0.2 * at, 0.25 + 0.05 * number))
            for at, text in enumerate(row)
        )
        for number, row in enumerate(rows)
    )
    table = Table(cells, Box(0.1, 0.2, 0.9, 0.2 + 0.05 * len(rows)))
    lines = (*page.lines, *(Line(cell.text, cell.box) for row in cells for cell in row))
    pages = pack.pages | {(page.file, page.number): replace(page, lines=lines, tables=(table,))}
    return [str(item.message) for item in replace(pack, pages=pages).found("standard-superseded")]


HEADS = ("类别", "名称", "编号", "状态")


def test_what_a_row_itself_says_is_gone_is_not_asked_about() -> None:
    gone = ("法律", "中华人民共和国侵权责任法", "2010-07-01", "已废止，改按民法典执行（保留备查）")
    old = ("标准", "质量管理体系 要求", "GB/T 19001-2008", "作废，仅供参考")
    now = ("标准", "商品售后服务评价体系", "GB/T 27922-2011", "现行")
    assert listed(HEADS, gone, old, now) == []
    (message,) = listed(HEADS, (*gone[:3], "现行"), old, now)
    assert "侵权责任法" in message and "19001" not in message
    (message,) = listed(HEADS, gone, (*old[:3], "现行"), now)
    assert "19001" in message and "侵权责任法" not in message
