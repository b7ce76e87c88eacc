"""Lines drawn on a PDF page become the cells of a table, and the characters between them its texts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from intake.model import Table
from intake.read.pdf.rules import Edge
from intake.read.pdf.tables import tables_of
from tests.read.builders import pdf, read_path

Lines = list[tuple[float, float, float]]
"""Where each lies, begins and ends."""


def tables(tmp_path: Path, *draw: Callable[[Canvas], None]) -> tuple[Table, ...]:
    (page,) = read_path(
        pdf(tmp_path / "a.pdf", lambda canvas: [part(canvas) for part in draw] and None)
    ).pages
    return page.tables


def ruled(level: Lines, upright: Lines) -> Callable[[Canvas], None]:
    """Draws lines; points from the top left."""

    def draw(canvas: Canvas) -> None:
        for y, start, end in level:
            canvas.line(start, 842 - y, end, 842 - y)
        for x, start, end in upright:
            canvas.line(x, 842 - start, x, 842 - end)

    return draw


def written(*texts: tuple[float, float, str]) -> Callable[[Canvas], None]:
    """Writes texts; their left end and base line from the top left."""

    def draw(canvas: Canvas) -> None:
        for x, y, text in texts:
            canvas.drawString(x, 842 - y, text)

    return draw


def edges(level: Lines, upright: Lines) -> list[Edge]:
    flat = [{"orientation": "h", "x0": a, "x1": b, "top": y, "bottom": y} for y, a, b in level]
    tall = [{"orientation": "v", "x0": x, "x1": x, "top": a, "bottom": b} for x, a, b in upright]
    return [
        {
            **edge,
            "object_type": "line",
            "width": edge["x1"] - edge["x0"],
            "height": edge["bottom"] - edge["top"],
        }
        for edge in (*flat, *tall)
    ]


def grid(rows: int, columns: int) -> tuple[Lines, Lines]:
    """Lines through the whole of a table of cells of 20 by 12 points."""
    return (
        [(row * 12.0, 0.0, columns * 20.0) for row in range(rows + 1)],
        [(column * 20.0, 0.0, rows * 12.0) for column in range(columns + 1)],
    )


def test_where_cells_are_merged_a_row_has_a_gap(tmp_path: Path) -> None:
    (table,) = tables(
        tmp_path,
        ruled([(y, 60, 460) for y in (100, 120, 140)], [(60, 100, 140), (260, 120, 140), (460, 100, 140)]),
        written((65, 115, "企业名称与地址"), (65, 135, "合肥站"), (265, 135, "长江路")),
    )
    assert table.texts() == [["企业名称与地址", ""], ["合肥站", "长江路"]]


def test_lines_in_pieces_a_little_apart_are_one_line(tmp_path: Path) -> None:
    pieces = [(y, start, start + 198) for y in (100, 120, 140) for start in (61, 261)]
    (table,) = tables(
        tmp_path,
        ruled(pieces, [(x, 101, 139) for x in (60, 260, 460)]),
        written((65, 115, "甲"), (265, 135, "乙")),
    )
    assert table.texts() == [["甲", ""], ["", "乙"]]


def test_a_frame_or_a_single_row_is_no_table(tmp_path: Path) -> None:
    frame = [(100.0, 60.0, 460.0), (140.0, 60.0, 460.0)]
    words = written((65, 120, "说明文字"))
    assert tables(tmp_path, ruled(frame, [(60, 100, 140), (460, 100, 140)]), words) == ()
    assert tables(tmp_path, ruled(frame, [(60, 100, 140), (260, 100, 140), (460, 100, 140)]), words) == ()


@pytest.mark.parametrize(("turn", "base"), [(90, (75, 195)), (-90, (65, 105))])
def test_a_label_on_its_side_is_read_along_its_line(
    tmp_path: Path, turn: int, base: tuple[float, float]
) -> None:
    def sideways(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(base[0], 842 - base[1])
        canvas.rotate(turn)
        canvas.drawString(0, 0, "服务网点")
        canvas.restoreState()

    (table,) = tables(
        tmp_path,
        ruled([(y, 60, 460) for y in (100, 200, 220)], [(x, 100, 220) for x in (60, 160, 460)]),
        sideways,
        written((165, 150, "合肥站"), (165, 215, "芜湖站")),
    )
    assert table.texts() == [["服务网点", "合肥站"], ["", "芜湖站"]]


def test_a_label_set_downwards_keeps_a_character_a_line(tmp_path: Path) -> None:
    down = [(65.0, 115.0 + 14 * place, sign) for place, sign in enumerate("服务网点")]
    (table,) = tables(
        tmp_path,
        ruled([(y, 60, 460) for y in (100, 200, 220)], [(x, 100, 220) for x in (60, 160, 460)]),
        written(*down, (165, 150, "合肥站"), (165, 215, "芜湖站")),
    )
    assert table.texts()[0] == ["服\n务\n网\n点", "合肥站"]


def test_a_large_table_is_one_and_a_hatching_is_none() -> None:
    (table,) = tables_of(edges(*grid(98, 98)))
    assert (len(table.rows), len(table.rows[0].cells)) == (98, 98)
    assert tables_of(edges(*grid(100, 100))) == []


def test_a_drawing_of_many_small_boxes_is_no_table() -> None:
    def boxes(across: int) -> tuple[Lines, Lines]:
        starts = [(column * 20.0, row * 12.0) for column in range(across) for row in range(across)]
        level = [(y + side, x, x + 16) for x, y in starts for side in (0.0, 8.0)]
        return level, [(x + side, y, y + 8) for x, y in starts for side in (0.0, 16.0)]

    table = grid(3, 3)
    for across, found in ((10, 1), (40, 0)):
        level, upright = boxes(across)
        beside = [(y + 5000, start, end) for y, start, end in table[0]]
        along = [(x, start + 5000, end + 5000) for x, start, end in table[1]]
        assert len(tables_of(edges(level + beside, upright + along))) == found
