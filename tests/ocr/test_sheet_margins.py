"""Numbers that count the rows are no part of names; a sheet's own margins are no part of what is in it."""

from itertools import count

import pytest
from PIL import Image, ImageDraw

from intake.model import Box, Line
from intake.ocr.sheet_margins import without_sheet_margins
from intake.ocr.tables import ruled_tables
from tests.ocr.pictures import font

NAMES = ("杭州云栖服务站", "成都青禾服务站", "济南远山服务站", "长沙晨星服务站", "福州海棠服务站")


def line(x: float, row: float, text: str, width: float | None = None) -> Line:
    y = 0.1 + 0.05 * row
    return Line(text, Box(x, y, x + (width or 0.02 * len(text)), y + 0.03), 0.99)


def texts(lines: list[Line]) -> list[str]:
    return [one.text for one in without_sheet_margins(lines)]


LETTERS = [line(0.1 + 0.2 * place, 0, sign) for place, sign in enumerate("ABC")]


def sheet(first: int, melted: tuple[int, ...], missing: tuple[int, ...] = ()) -> list[Line]:
    """A head and names under column letters; rows' numbers read with them, apart, or not at all."""
    lines = [*LETTERS]
    for row, name in enumerate(("网点名称", *NAMES)):
        number = str(first + row)
        if row in melted:
            lines.append(line(0.05, 1 + row, number + name))
        else:
            lines.append(line(0.08, 1 + row, name))
            if row not in missing:
                lines.append(line(0.05, 1 + row, number))
        lines.append(line(0.4, 1 + row, "地址" if not row else f"文三路{row}号"))
    return lines


@pytest.mark.parametrize(
    ("first", "melted", "missing"),
    [(1, (0, 1, 2, 3, 4, 5), ()), (1, (2, 3, 5), ()), (98, (0, 2, 3, 4), ()), (1, (), ()), (1, (), (0, 1))],
    ids=["all melted", "some melted", "scrolled", "all apart", "some not read"],
)
def test_a_sheets_letters_and_row_numbers_are_left_out(
    first: int, melted: tuple[int, ...], missing: tuple[int, ...]
) -> None:
    kept = texts(sheet(first, melted, missing))
    assert [text for text in kept if "路" not in text and text != "地址"] == ["网点名称", *NAMES]


def test_serial_numbers_are_set_apart_and_stay() -> None:
    lines = [line(0.05, 0, "序号"), line(0.15, 0, "网点名称")]
    lines += [line(0.05, 1 + row, f"{row + 1}{name}") for row, name in enumerate(NAMES)]
    assert texts(lines) == [
        "序号",
        "网点名称",
        *(text for row, name in enumerate(NAMES) for text in (str(row + 1), name)),
    ]
    apart = without_sheet_margins(lines)
    assert apart[2].box.x1 == apart[3].box.x0
    assert apart[2].box.width < apart[3].box.width


def test_serial_numbers_of_a_sheet_stay_under_their_head() -> None:
    lines = [*LETTERS, line(0.08, 1, "序号"), line(0.2, 1, "网点名称")]
    for row, name in enumerate(NAMES):
        lines += [line(0.08, 2 + row, str(row + 1)), line(0.2, 2 + row, name)]
    assert texts(lines)[:4] == ["序号", "网点名称", "1", NAMES[0]]


@pytest.mark.parametrize(
    "words",
    [
        ["1号楼服务站", "2号楼服务站", "3号楼服务站", "4号楼服务站"],
        ["3力电器", "58同城家政", "3力维修", "9牧卫浴"],
        ["2024年3月", "2025年4月", "2026年5月"],
        ["1楼大厅", "2楼仓库"],
    ],
)
def test_numbers_that_belong_to_the_words_stay_with_them(words: list[str]) -> None:
    assert texts([line(0.05, row, text) for row, text in enumerate(words)]) == words


def window(ruled: bool) -> tuple[Image.Image, list[Line]]:
    """A window's frame with a bar, around a ruled table of three by three (or only its frame)."""
    image = Image.new("RGB", (1200, 800), "white")
    draw = ImageDraw.Draw(image)
    for x in (20, 80, 1180):
        draw.line((x, 20, x, 780), fill=(120, 120, 120), width=3)
    for y in (20, 70, 780):
        draw.line((20, y, 1180, y), fill=(120, 120, 120), width=3)
    xs, ys = (150, 400, 750, 1050), (150, 230, 310, 390)
    words = count(1)
    lines = []
    for y in ys[:-1]:
        for x in xs[:-1]:
            text = f"内容{next(words)}"
            draw.text((x + 20, y + 20), text, font=font(30), fill="black")
            lines.append(Line(text, Box((x + 20) / 1200, (y + 20) / 800, (x + 130) / 1200, (y + 55) / 800)))
    if ruled:
        for x in xs:
            draw.line((x, ys[0], x, ys[-1]), fill="black", width=3)
        for y in ys:
            draw.line((xs[0], y, xs[-1], y), fill="black", width=3)
    return image, lines


def test_what_surrounds_a_table_is_no_table() -> None:
    image, lines = window(ruled=True)
    tables = ruled_tables(image, lines)
    assert [table.texts()[0] for table in tables] == [["内容1", "内容2", "内容3"]]


def test_a_sheets_empty_rows_and_columns_are_no_part_of_its_table() -> None:
    image = Image.new("RGB", (1200, 800), "white")
    draw = ImageDraw.Draw(image)
    for x in range(60, 1200, 190):
        draw.line((x, 40, x, 760), fill=(150, 150, 150), width=2)
    for y in range(40, 800, 60):
        draw.line((60, y, 1150, y), fill=(150, 150, 150), width=2)
    lines = [
        Line(
            text,
            Box(
                (60 + 190 * column + 9) / 1200,
                (40 + 60 * row + 12) / 800,
                (60 + 190 * column + 150) / 1200,
                (40 + 60 * row + 48) / 800,
            ),
        )
        for row, cells in enumerate((("名称", "电话"), ("杭州站", "8801"), ("宁波站", "8802")), 1)
        for column, text in enumerate(cells, 1)
    ]
    (table,) = ruled_tables(image, lines)
    assert table.texts() == [["名称", "电话"], ["杭州站", "8801"], ["宁波站", "8802"]]
