"""What shape a page has, and how like a damaged title is to the name that it was."""

import pytest

from intake.assign.layout import layout
from intake.assign.likeness import MOST, likeness
from intake.model import Box, Cell, Line, Mark, Page, Table


def page(
    *texts: str, flowing: bool = False, method: str = "text", tables: int = 0, columns: int = 2
) -> Page:
    lines = tuple(Line(text, Box(0.1, 0.01 * at, 0.9, 0.01 * at + 0.01)) for at, text in enumerate(texts))
    rows = tuple(tuple(Cell("甲", Box(0, 0, 1, 1)) for _ in range(columns)) for _ in range(tables))
    found = (Table(rows, Box(0, 0, 1, 1)),) if rows else ()
    return Page("甲.pdf", 1, lines, found, method=method, flowing=flowing)  # type: ignore[arg-type]


def marked(made: Page, kind: str, count: int = 1) -> Page:
    from dataclasses import replace

    return replace(made, marks=tuple(Mark(kind, Box(0, 0, 1, 1), "") for _ in range(count)))  # type: ignore[arg-type]


@pytest.mark.parametrize(("rows", "columns", "is_one"), [(3, 2, True), (2, 2, False), (3, 1, False)])
def test_a_table_has_three_rows_and_two_columns(rows: int, columns: int, is_one: bool) -> None:
    assert ("table" in layout(page("甲", tables=rows, columns=columns))) is is_one


def test_a_chart_is_of_short_pieces_or_of_drawn_shapes() -> None:
    short, long = "十个字以内的一小段话", "比十个字要多一点的一小段话"
    assert len(short) == 10
    assert "chart" in layout(page(*[short] * 6))
    assert "chart" not in layout(page(*[short] * 5))
    assert "chart" not in layout(page(*[short] * 5, " "))
    assert "chart" in layout(page(*[short] * 6, *[long] * 2))
    assert "chart" not in layout(page(*[short] * 6, *[long] * 3))
    assert "chart" not in layout(page(*[short] * 6, flowing=True))
    assert "chart" not in layout(page(*[short + "多"] * 6))
    assert "chart" in layout(marked(page(long, flowing=True), "shape", 4))
    assert "chart" not in layout(marked(page(long), "shape", 3))
    assert "chart" not in layout(marked(page(long), "seal", 4))


@pytest.mark.parametrize(("count", "is_one"), [(4, False), (5, True), (45, True), (46, False)])
def test_a_certificate_has_few_lines_and_a_seal(count: int, is_one: bool) -> None:
    lines = page(*["甲乙丙"] * count)
    assert ("certificate" in layout(marked(lines, "seal"))) is is_one
    assert "certificate" not in layout(lines)
    assert "certificate" not in layout(marked(lines, "shape"))
    assert "certificate" not in layout(marked(page(*["甲乙丙"] * count, flowing=True), "seal"))


def test_a_text_has_more_than_250_characters_and_a_picture_was_read_by_an_engine() -> None:
    assert layout(page("甲" * 125, "乙" * 125)) == frozenset()
    assert layout(page("甲" * 125, "乙" * 126)) == {"text"}
    assert layout(page("甲", method="ocr")) == {"picture"}


def test_a_title_that_reads_as_it_should_is_as_like_as_a_damaged_one_can_be() -> None:
    assert likeness("营业执照", "营业执照") == MOST


@pytest.mark.parametrize(
    ("heading", "name", "like"),
    [
        ("营业执昭", "营业执照", MOST * 3 / 4),
        ("营业热昭", "营业执照", 0),  # of four characters one may be wrong
        ("营业照", "营业执照", MOST * 3 / 4),
        ("营业执照本", "营业执照", MOST * 4 / 5),
        ("本营业执照", "营业执照", MOST * 4 / 5),
        ("营业执照本本", "营业执照", MOST * 4 / 6),
        ("营业执照本本本", "营业执照", 0),  # it is not most of the heading
        ("质量管里体系认正证书", "质量管理体系认证证书", MOST * 8 / 10),
        ("质量管里体糸认正证书", "质量管理体系认证证书", 0),
        ("质量管理系认证证书", "质量管理体系认证证书", MOST * 9 / 10),
        ("照执业营", "营业执照", 0),
    ],
)
def test_one_character_in_four_may_be_wrong(heading: str, name: str, like: float) -> None:
    assert likeness(heading, name) == pytest.approx(like)
