"""Lists whose columns stand one below the other without rules, and lines of a list by pattern."""

from dataclasses import replace

import pytest

from intake.extract.rows import listed
from intake.scheme import Column, Field, Pattern
from tests.extract.pages import flowing, page

FIELD = Field(
    "outlets",
    "rows",
    columns=(
        Column("name", ("名称",), essential=True),
        Column("address", ("地址",)),
        Column("phone", ("电话",), "phone"),
    ),
)
HEADS = ((0.1, 0.1, "名称"), (0.4, 0.1, "地址"), (0.8, 0.1, "电话"))
ROW = ((0.1, 0.15, "杭州店"), (0.4, 0.15, "文一路1号"), (0.8, 0.15, "88001234"))

Piece = tuple[float, float, str]


def rows(*pieces: Piece, field: Field = FIELD) -> list[dict[str, str]]:
    found = listed(field, [page(*pieces)])
    return [dict(row) for row in found[0].value] if found else []  # type: ignore[union-attr]


def test_a_piece_belongs_to_the_head_it_stands_under() -> None:
    assert rows(*HEADS, *ROW) == [{"name": "杭州店", "address": "文一路1号", "phone": "88001234"}]
    (found,) = listed(FIELD, [page(*HEADS, *ROW, confidence=0.5)])
    assert (found.way, found.page, found.text, found.confidence) == ("aligned", 1, "1 行", 0.45)
    assert [(one.page, one.row, one.serial) for one in found.row_places] == [(1, 0, "")]
    assert (found.box.x0, found.box.y0, found.box.y1) == (0.1, 0.15, 0.17)


def test_pieces_under_one_head_are_one_text() -> None:
    split = (ROW[0], (0.4, 0.15, "文一路"), (0.48, 0.15, "1号"), ROW[2])
    assert rows(*HEADS, *split)[0]["address"] == "文一路 1号"


def test_what_stands_under_no_head_belongs_to_the_nearest_within_an_eighth_of_the_page() -> None:
    # The middle of 地址 is 0.42; a piece of two characters from 0.52 on has its own at 0.54.
    assert rows(*HEADS, ROW[0], (0.51, 0.15, "路口"))[0] == {"name": "杭州店", "address": "路口"}
    assert rows(*HEADS, ROW[0], (0.53, 0.15, "路口"), ROW[2])[0] == {"name": "杭州店", "phone": "88001234"}
    assert rows(*HEADS, (0.16, 0.15, "杭州"), ROW[2])[0]["name"] == "杭州"


def test_heads_name_two_columns_at_least_and_hold_on_the_next_page() -> None:
    assert rows(HEADS[0], *ROW) == []
    assert rows(HEADS[0], (0.4, 0.1, "名称"), *ROW) == [], "of two columns"
    first, second = page(*HEADS, *ROW), page(*ROW, number=2)
    (found,) = listed(FIELD, [first, second])
    assert [one.page for one in found.row_places] == [1, 2]
    again = page(*HEADS, *ROW, number=2)
    (found,) = listed(FIELD, [first, again])
    assert len(found.row_places) == 2, "heads again are no row"
    assert listed(FIELD, [second]) == []


def test_totals_and_single_pieces_are_no_rows() -> None:
    total = ((0.1, 0.2, "合计"), (0.4, 0.2, "1家"))
    assert len(rows(*HEADS, *ROW, *total)) == 1
    assert len(rows(*HEADS, *ROW, (0.4, 0.2, "文二路2号"))) == 1
    assert len(rows((0.1, 0.05, "甲"), (0.4, 0.05, "乙"), *HEADS, *ROW)) == 1, "nor what stands above them"


def test_lines_that_flow_stand_under_nothing() -> None:
    assert listed(FIELD, [flowing("名称 地址 电话", "杭州店 文一路1号 88001234")]) == []


BY_PATTERN = replace(
    FIELD,
    patterns=(
        Pattern("with a telephone", r"(?P<name>[^、 ]+店) (?P<phone>\d{8})"),
        Pattern("a name", r"(?P<name>[^、 ]+店)"),
        Pattern("of another list", r"(?P<title>《.+》)"),
    ),
)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["杭州店 88001234"], [{"name": "杭州店", "phone": "88001234"}]),
        (["杭州店"], [{"name": "杭州店"}]),
        (["杭州店、宁波店"], [{"name": "杭州店"}, {"name": "宁波店"}]),
        (["《手册》"], []),
        (["杭州店 88001234", "客服 0571-88005678"], []),  # a number that no row took
        (["杭州", "宁波"], []),
    ],
)
def test_lines_are_rows_by_the_first_pattern_that_they_match(
    lines: list[str], found: list[dict[str, str]]
) -> None:
    pieces = [(0.1, 0.1 + 0.05 * at, text) for at, text in enumerate(lines)]
    assert rows(*pieces, field=BY_PATTERN) == found
    for one in listed(BY_PATTERN, [page(*pieces)]):
        assert (one.way, one.confidence) == ("pattern", 0.9)


def test_of_a_list_with_a_heading_only_pages_that_bear_it_count() -> None:
    field = replace(FIELD, heading=Pattern("heading", "网点清单"))
    assert rows(*HEADS, *ROW, field=field) == []
    assert len(rows((0.3, 0.05, "网 点 清单"), *HEADS, *ROW, field=field)) == 1
