"""Edges become the cells, and characters the texts, that pdfplumber makes of them: its rules, told anew."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pdfplumber import table as plumber
from pdfplumber.utils.geometry import filter_edges
from pdfplumber.utils.text import extract_text

from intake.read.pdf.cell_text import Character, text_of
from intake.read.pdf.ruled_grid import Edge, Grid, grids

LINES = st.integers(0, 4).map(lambda step: step * 20.0)
NEARLY = st.sampled_from([0.0, 0.0, 0.7, -1.3, 2.9, 3.0, -3.1])


@st.composite
def edges(draw: st.DrawFn) -> list[Edge]:
    found = []
    for _ in range(draw(st.integers(0, 14))):
        place, start = draw(LINES) + draw(NEARLY), draw(LINES) + draw(NEARLY)
        length = draw(st.sampled_from([2.0, 20.0, 37.5, 60.0, 80.0, 80.0]))
        found.append((place, start, start + length))
    return found


@st.composite
def characters(draw: st.DrawFn) -> list[Character]:
    found = []
    for sign in draw(st.text("甲乙丙ab1 　ﬁ", min_size=1, max_size=12)):
        left = draw(st.integers(0, 12)) * 5.5 + draw(NEARLY)
        top = draw(st.integers(0, 3)) * 2.6 + draw(NEARLY)
        found.append((sign, left, left + 5.0, top, left + 2.5, top + 5.0))
    return found


def as_plumber(level: list[Edge], upright: list[Edge]) -> list[dict[str, Any]]:
    flat = [
        {"x0": start, "x1": end, "top": y, "bottom": y, "width": end - start, "height": 0.0}
        for y, start, end in level
    ]
    tall = [
        {"x0": x, "x1": x, "top": start, "bottom": end, "width": 0.0, "height": end - start}
        for x, start, end in upright
    ]
    return [
        {**edge, "object_type": "line", "orientation": orientation}
        for orientation, group in (("h", flat), ("v", tall))
        for edge in group
    ]


def plumbers_grids(level: list[Edge], upright: list[Edge]) -> list[Grid]:
    merged = filter_edges(plumber.merge_edges(as_plumber(level, upright), 3, 3, 3, 3), min_length=3.0)
    cells = plumber.intersections_to_cells(plumber.edges_to_intersections(merged, 3, 3))
    tables = [plumber.Table(None, group) for group in plumber.cells_to_tables(cells)]
    found = [Grid(table.bbox, tuple(tuple(row.cells) for row in table.rows)) for table in tables]
    return [grid for grid in found if len(grid.rows) >= 2 and len(grid.rows[0]) >= 2]


@given(edges(), edges())
def test_any_edges_give_the_tables_that_pdfplumber_gives(level: list[Edge], upright: list[Edge]) -> None:
    assert grids(level, upright) == plumbers_grids(level, upright)


def test_a_grid_of_rules_is_a_table_row_by_row() -> None:
    (grid,) = grids([(y, 0, 200) for y in (0, 20, 40)], [(x, 0, 40) for x in (0, 100, 200)])
    assert grid.place == (0, 0, 200, 40)
    assert grid.rows == (
        ((0, 0, 100, 20), (100, 0, 200, 20)),
        ((0, 20, 100, 40), (100, 20, 200, 40)),
    )


def test_where_cells_are_merged_a_row_has_a_gap() -> None:
    (grid,) = grids([(y, 0, 200) for y in (0, 20, 40)], [(0, 0, 40), (100, 20, 40), (200, 0, 40)])
    assert grid.rows == (((0, 0, 200, 20), None), ((0, 20, 100, 40), (100, 20, 200, 40)))


def test_a_frame_or_a_single_row_is_no_table() -> None:
    frame = [(0.0, 0.0, 200.0), (40.0, 0.0, 200.0)]
    assert grids(frame, [(0, 0, 40), (200, 0, 40)]) == []
    assert grids(frame, [(0, 0, 40), (100, 0, 40), (200, 0, 40)]) == []


@given(characters())
def test_any_characters_give_the_text_that_pdfplumber_gives(found: list[Character]) -> None:
    theirs = [
        {
            "text": sign, "x0": left, "x1": right, "top": top, "bottom": top + 10, "doctop": top,
            "height": 10.0, "size": 10.0, "upright": True,
        }
        for sign, left, right, top, _, _ in found
    ]  # fmt: skip
    assert text_of(found) == extract_text(theirs).strip()
