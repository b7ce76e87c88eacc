"""Words laid level over the whole page are no part of it, and what they lie across is read without them."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from intake.model import Box, Line
from intake.ocr import PageOcr, open_ocr
from intake.ocr.tiled_words import tiled_words
from tests.ocr.pictures import font

ROWS = (
    ("名称", "临州青岚净水设备有限公司"),
    ("法定代表人", "闻人谨"),
    ("成立日期", "2016年05月18日"),
    ("营业期限", "2016年05月18日至2046年05月17日"),
    ("代码", "91330106MA2KX7Q54D"),
)


def paper() -> Image.Image:
    image = Image.new("RGB", (1000, 560), "white")
    draw = ImageDraw.Draw(image)
    for row, (label, value) in enumerate(ROWS):
        draw.text((80, 60 + 95 * row), label, font=font(28), fill="black")
        draw.text((330, 60 + 95 * row), value, font=font(28), fill="black")
    return image


def laid_over(
    image: Image.Image, words: str, colour: tuple[int, int, int], *, turn: float = 0.0, height: int = 34
) -> Image.Image:
    """With the words over all of it, as if printed first."""
    tiles = Image.new("RGB", (1800, 1500), "white")
    draw = ImageDraw.Draw(tiles)
    for row in range(14):
        for column in range(9):
            place = (column * (len(words) * height + 60) - row % 3 * 60, 110 * row)
            draw.text(place, words, font=font(height), fill=colour)
    tiles = tiles.rotate(turn, Image.Resampling.BICUBIC, fillcolor="white").crop((400, 440, 1400, 1000))
    return Image.fromarray(np.minimum(np.asarray(image), np.asarray(tiles)))


@pytest.fixture(scope="module")
def reader() -> PageOcr:
    found = open_ocr("rapidocr")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "colour", "turn"),
    [
        ("仅供存档", (200, 200, 200), 0.0),
        ("电子营业执照", (250, 150, 150), 0.0),
        ("www.lingzhou-info.cn", (190, 205, 235), 0.0),
        ("青岚存档", (200, 200, 200), 8.0),
    ],
)
def test_the_words_are_told_and_every_value_is_read(
    words: str, colour: tuple[int, int, int], turn: float, reader: PageOcr
) -> None:
    page = reader.read(laid_over(paper(), words, colour, turn=turn))
    texts = [line.text.replace(" ", "") for line in page.lines]
    assert all(any(value in text for text in texts) for _, value in ROWS)
    assert not any(words[:4] in text for text in texts)
    assert any("满页重复的字样" in why for why in page.why)


def _at(text: str, *places: tuple[float, float]) -> list[Line]:
    return [Line(text, Box(x, y, x + 0.1, y + 0.03), 0.95) for x, y in places]


ALL_OVER = ((0.1, 0.1), (0.4, 0.1), (0.2, 0.3), (0.6, 0.5))
CROSSED = Line("名称：青岚仅供存档有限公司", Box(0.1, 0.8, 0.9, 0.83), 0.9)


def test_a_word_at_four_places_across_the_text_is_laid_over_it() -> None:
    lines = [*_at("仅供存档", *ALL_OVER), *_at("仅供存档 仅供存档", (0.5, 0.7)), CROSSED]
    assert tiled_words(lines) == lines[:5]


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ([*_at("仅供存档", *ALL_OVER[:3]), CROSSED], "three places"),
        ([*_at("仅存档", *ALL_OVER), CROSSED], "three characters, as table cells repeat them"),
        ([*_at("仅供存档", *((0.1, y / 10) for y in range(6))), CROSSED], "one column of a table"),
        ([*_at("仅供存档", *((x / 6, 0.1) for x in range(5))), CROSSED], "one row of heads"),
        (_at("已通过审核", *ALL_OVER), "a table's cells: nothing lies across them"),
        ([*_at("2024-0301", *ALL_OVER), CROSSED], "no words at all"),
    ],
)
def test_what_repeats_otherwise_is_text(lines: list[Line], why: str) -> None:
    assert tiled_words(lines) == [], why


def test_a_table_whose_cells_repeat_in_print_stays_whole(reader: PageOcr) -> None:
    image = Image.new("RGB", (1000, 560), "white")
    draw = ImageDraw.Draw(image)
    for row in range(5):
        for column in range(3):
            draw.rectangle(
                (60 + 290 * column, 40 + 90 * row, 350 + 290 * column, 130 + 90 * row), outline="black"
            )
            draw.text((90 + 290 * column, 65 + 90 * row), "符合要求", font=font(30), fill=(60, 60, 60))
    page = reader.read(image)
    assert "".join(line.text for line in page.lines).count("符合要求") == 15
