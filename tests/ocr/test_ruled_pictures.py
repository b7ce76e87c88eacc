"""Rules on pictures: columns without an edge are columns, frames and ornaments are no tables."""

from PIL import Image, ImageDraw

from intake.model import Box, Line
from intake.ocr.tables import ruled_tables

SIZE = (1200, 800)


def ruled(xs: tuple[int, ...], ys: tuple[int, ...], right: int = 0) -> Image.Image:
    """A picture with rules at these places, the level ones running on to the right."""
    image = Image.new("RGB", SIZE, "white")
    pen = ImageDraw.Draw(image)
    for y in ys:
        pen.line([(xs[0], y), (max(xs[-1], right), y)], fill="black", width=3)
    for x in xs:
        pen.line([(x, ys[0]), (x, ys[-1])], fill="black", width=3)
    return image


def put(text: str, x0: int, y0: int, x1: int, y1: int) -> Line:
    return Line(text, Box(x0 / SIZE[0], y0 / SIZE[1], x1 / SIZE[0], y1 / SIZE[1]), 0.99)


def listed(*columns: tuple[int, str], rows: int = 4) -> list[Line]:
    return [
        put(f"{text}{row}", x, 115 + 60 * row, x + 150, 145 + 60 * row)
        for row in range(rows)
        for x, text in columns
    ]


YS = (100, 160, 220, 280, 340)


def test_the_last_column_of_a_picture_that_ends_there_has_no_edge() -> None:
    image = ruled((100, 400, 700), YS, right=1190)
    lines = listed((120, "名称"), (420, "地址"), (720, "电话"))
    (table,) = ruled_tables(image, lines)
    assert [cell.text for cell in table.rows[0]] == ["名称0", "地址0", "电话0"]
    (table,) = ruled_tables(image, [*lines[:6], put("备注见另表", 720, 115, 900, 145)])
    assert [cell.text for cell in table.rows[0]] == ["名称0", "地址0"]


def test_rules_through_large_print_are_a_frame_s() -> None:
    image = ruled((100, 400, 700, 1000), YS)
    small = listed((120, "名称"), (420, "地址"), (720, "电话"))
    assert len(ruled_tables(image, small)) == 1
    plaque = [put("中国建设工程鲁班奖", 250, 170, 950, 270), *small[:4]]
    assert ruled_tables(image, plaque) == ()
