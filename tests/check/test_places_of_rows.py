"""A finding on a row of a list points at that row, on whichever page of the list it stands."""

from dataclasses import replace

import pytest

from intake.checks import rows
from intake.model import WHOLE_PAGE, Box, Cell, Evidence, Fact, Line, Page, RowPlace, Table
from tests.check.builders import OUTLETS, Pack, complete

A, B = (dict(row) for row in OUTLETS)
NO_PHONE = B | {"phone": ""}
TEXT = "宁波服务站 宁波市鄞州区中山路6号 服务"


def table(*cells: tuple[str, ...], top: float = 0.2) -> Table:
    return Table(
        tuple(
            tuple(
                Cell(text, Box(0.2 * at, top + 0.1 * row, 0.2 * at + 0.2, top + 0.1 * row + 0.1))
                for at, text in enumerate(line)
            )
            for row, line in enumerate(cells)
        ),
        Box(0, top, 1, top + 0.1 * len(cells)),
    )


HEAD = ("网点名称", "地址", "电话")
ROW_A, ROW_B = (tuple(row[name] for name in ("name", "address", "phone")) for row in (A, NO_PHONE))


def listed(*pages: Page, places: tuple[RowPlace, ...] = ()) -> Pack:
    """The complete case with a list of two rows, the second without a telephone, on these pages."""
    pack = complete().without("outlet_list").add("outlet_list", file="清单.pdf", outlets=[A, NO_PHONE])
    document = pack.documents[-1]
    numbers = tuple(page.number for page in pages)
    pack.documents[-1] = replace(document, pages=numbers)
    pack.pages = {at: page for at, page in pack.pages.items() if at[0] != "清单.pdf"}
    pack.pages |= {("清单.pdf", page.number): replace(page, file="清单.pdf") for page in pages}
    fact = pack.facts[-1]
    pack.facts[-1] = replace(fact, row_places=places)
    return pack


def page(*tables: Table, number: int = 1, lines: tuple[Line, ...] = ()) -> Page:
    return Page("清单.pdf", number, lines, tables)


def place(pack: Pack) -> Evidence:
    (finding,) = pack.found("outlet-incomplete")
    (found,) = finding.evidence
    assert (found.file, found.text) == ("清单.pdf", TEXT)
    return found


def test_the_rows_own_boxes_count_first_and_those_of_the_column_before_them() -> None:
    boxes = (
        ("name", Box(0.1, 0.3, 0.2, 0.4)),
        ("phone", Box(0.6, 0.3, 0.7, 0.4)),
        ("phone", Box(0.7, 0.3, 0.8, 0.4)),
    )
    own = RowPlace("", 2, 1, boxes)
    found = place(listed(page(), places=(RowPlace("", 1, 1), own)))
    assert (found.page, found.box) == (1, boxes[1][1])
    found = place(listed(page(), places=(RowPlace("", 1, 1), replace(own, boxes=boxes[:1]))))
    assert found.box == Box(0.1, 0.3, 0.2, 0.4)
    unknown = replace(own, boxes=(("name", WHOLE_PAGE),))
    assert place(listed(page(), places=(RowPlace("", 1, 1), unknown))).box != WHOLE_PAGE


def test_a_row_is_found_in_the_tables_by_its_number_and_its_values() -> None:
    twice = page(table(HEAD, ROW_A, ROW_B), table(HEAD, ROW_B, ROW_A, top=0.6))
    numbered = (RowPlace("", 2, 1), RowPlace("", 3, 1))
    assert place(listed(twice, places=numbered)).box == Box(0, pytest.approx(0.4), 0.2, pytest.approx(0.5))
    other = (RowPlace("", 3, 1), RowPlace("", 2, 1))
    assert place(listed(twice, places=other)).box.y0 == pytest.approx(0.7)


def test_without_a_number_it_is_looked_for_on_every_page_of_the_list() -> None:
    found = place(listed(page(table(HEAD, ROW_A)), page(table(ROW_B), number=2)))
    assert (found.page, found.box.y0) == (2, pytest.approx(0.2))


def test_what_stands_in_no_table_is_looked_for_in_the_lines() -> None:
    lines = (Line("网点名称", Box(0, 0.1, 1, 0.2)), Line("宁波 服务站（直营）", Box(0, 0.3, 1, 0.4)))
    assert place(listed(page(lines=lines))).box == Box(0, 0.3, 1, 0.4)
    found = place(listed(page(table(HEAD, ROW_A)), page(number=2, lines=lines)))
    assert (found.page, found.box) == (2, Box(0, 0.3, 1, 0.4))


def test_what_is_found_nowhere_is_shown_where_the_list_was_read() -> None:
    found = place(listed(page(table(HEAD, ROW_A))))
    assert (found.page, found.box.x0) == (1, pytest.approx(0.2))


def test_of_too_long_a_page_no_line_is_gone_through() -> None:
    many = tuple(Line("正文", Box(0, 0.1, 1, 0.2)) for _ in range(999))
    one = Line("宁波服务站", Box(0, 0.3, 1, 0.4))
    assert place(listed(page(lines=(*many, one)))).box == one.box
    assert place(listed(page(lines=(*many, one, one)))).box != one.box
    long = table(*[("甲", "乙")] * 999, ROW_B[:2])
    assert place(listed(page(long))).box == long.rows[-1][0].box
    longer = table(*[("甲", "乙")] * 1000, ROW_B[:2])
    assert place(listed(page(longer))).box != longer.rows[-1][0].box


def test_rows_that_say_the_same_are_each_shown_where_they_stand() -> None:
    pack = listed(page(table(HEAD, ROW_B, ROW_B)))
    pack.facts[-1] = replace(
        pack.facts[-1], value=tuple(tuple(row.items()) for row in (NO_PHONE, NO_PHONE, A))
    )
    (finding,) = pack.found("outlet-incomplete")
    assert [round(one.box.y0, 2) for one in finding.evidence] == [0.3, 0.4]


def test_another_document_may_state_how_many_rows_there_are() -> None:
    count = {"kind": "organization_profile", "fact": "outlet_count"}
    spec = next(one for one in complete().scheme.checks if one.check == "rows")

    def told(pack: Pack) -> list[tuple[object, ...]]:
        problems = rows.run(
            pack.case(), {**spec.params, "count": count, "codes": {**spec.params["codes"], "count": "few"}}
        )
        return [
            (
                one.submission,
                one.values["value"].number,
                one.values["found"].number,
                [place.file for place in one.evidence],
            )  # type: ignore[union-attr]
            for one in problems
            if one.code == "few"
        ]

    def with_count(value: object) -> Pack:
        pack = complete()
        profile = next(one for one in pack.documents if one.kind == "organization_profile")
        facts = [one for one in pack.facts if (one.document, one.name) != (profile.id, "outlet_count")]
        if value is not None:
            facts.append(Fact(profile.id, "outlet_count", value, str(value), 1, WHOLE_PAGE, 1.0))  # type: ignore[arg-type]
        return replace(pack, facts=facts)

    assert told(with_count(3)) == [("service_network", 3, 2, ["06.pdf", "08.pdf"])]
    assert (
        told(with_count(2))
        == told(with_count(2.0))
        == told(with_count(None))
        == told(with_count("三"))
        == []
    )
    assert told(with_count(3).without("outlet_list")) == []
