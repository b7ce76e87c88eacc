"""Watermarks over print go, the print stays; what they say is told and is no line of the page."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from intake.model import Box, Line
from intake.ocr import PageOcr, open_ocr
from intake.ocr.merging import merged
from intake.ocr.page_reader import PageReader
from intake.ocr.rapidocr import RapidOcrEngine
from intake.ocr.types import Slanting
from intake.ocr.veil import coloured_over, is_other_ink, veil_over, without_veil, words_of
from tests.ocr.pictures import font, sealed, sheet

ROWS = (
    "营业执照", "统一社会信用代码：91330106MA2KX7Q54D", "名称：临州青岚净水设备有限公司",
    "注册资本：捌佰万元整", "成立日期：2016年05月18日", "营业期限：2016年05月18日至2046年05月17日",
)  # fmt: skip
SIZE = (900, 640)


def paper(ink: str = "black") -> Image.Image:
    image = sheet(*((70, 70 + 85 * n, text) for n, text in enumerate(ROWS)), size=SIZE, height=30)
    if ink != "black":
        image = Image.new("RGB", SIZE, "white")
        for n, text in enumerate(ROWS):
            ImageDraw.Draw(image).text((70, 70 + 85 * n), text, font=font(30), fill=ink)
    return image


def marked(
    image: Image.Image,
    colour: tuple[int, int, int],
    *,
    turn: float = 30,
    words: str = "仅供认证申请使用 他用无效",
    height: int = 44,
) -> Image.Image:
    """With slanting words all over, as if printed first."""
    tiles = Image.new("RGB", (1600, 1600), "white")
    for row in range(-2, 14):
        ImageDraw.Draw(tiles).text(
            (-120 + 90 * (row % 3), 120 * row), f"{words}    {words}", font=font(height), fill=colour
        )
    left = (1600 - image.width) // 2
    part = tiles.rotate(turn, Image.Resampling.BICUBIC, fillcolor="white").crop(
        (left, 400, left + image.width, 400 + image.height)
    )
    return Image.fromarray(np.minimum(np.asarray(image), np.asarray(part)))


WHOLE = [Box(0.0, 0.0, 1.0, 1.0)]


@pytest.mark.parametrize(
    "colour", [(205, 205, 205), (255, 160, 160), (150, 190, 250), (240, 170, 60), (120, 200, 120)]
)
def test_a_watermark_is_made_white_and_print_stays(colour: tuple[int, int, int]) -> None:
    image = marked(paper(), colour)
    veil = veil_over(image, WHOLE)
    assert veil is not None
    assert veil.separable
    clean = np.asarray(without_veil(image, veil).convert("L")).astype(int)
    bare = np.asarray(paper().convert("L"))
    assert (clean[bare == 255] < 200).mean() < 0.002
    assert (clean[bare < 60] < 120).mean() > 0.98


@pytest.mark.parametrize("colour", [(40, 40, 40), (70, 60, 60)])
def test_a_watermark_as_dark_as_print_cannot_be_told_from_it(colour: tuple[int, int, int]) -> None:
    veil = veil_over(marked(paper(), colour), WHOLE)
    assert veil is None or not veil.separable


def test_pale_print_of_another_colour_is_known() -> None:
    image = marked(paper(), (205, 205, 205))
    draw = ImageDraw.Draw(image)
    draw.rectangle((600, 40, 880, 110), fill="white")
    draw.text((610, 50), "荣誉证书", font=font(50), fill=(225, 60, 60))
    veil = veil_over(image, [Box(0.0, 0.2, 1.0, 1.0)])
    assert veil is not None
    assert is_other_ink(image, Box(0.66, 0.05, 0.98, 0.18), veil)
    assert not is_other_ink(image, Box(0.7, 0.75, 1.0, 0.95), veil)  # the watermark alone
    assert not is_other_ink(image, Box(0.05, 0.23, 0.6, 0.31), veil)  # dark print in it


def test_the_surest_line_tells_what_the_watermark_says() -> None:
    box = Box(0, 0, 1, 1)
    assert (
        words_of([Slanting("仅供", box, 0.9), Slanting("仅供认证申请使用", box, 0.98)])
        == "仅供认证申请使用"
    )
    assert words_of([]) == ""


@pytest.fixture(scope="module")
def reader() -> PageOcr:
    opened = open_ocr("auto")
    assert opened is not None
    return opened


@pytest.mark.parametrize(
    "image",
    [
        marked(paper(), (200, 200, 200)),
        marked(paper(), (250, 150, 150), turn=-24, words="仅限资质审核使用"),
    ],
    ids=["grey", "red, the other way"],
)
def test_print_under_a_watermark_is_read(image: Image.Image, reader: PageOcr) -> None:
    page = reader.read(image)
    assert [line.text for line in page.lines] == list(ROWS)
    assert any("水印" in reason for reason in page.why)


def written_over(image: Image.Image, colour: tuple[int, int, int]) -> Image.Image:
    """With four large words of a brush across it."""
    over = image.copy()
    for n, sign in enumerate("仅供存档"):
        ImageDraw.Draw(over).text((300 + 110 * n, 330 - 40 * n), sign, font=font(110), fill=colour)
    dark = np.asarray(image.convert("L"))[..., None] < 110
    return Image.fromarray(np.where(dark, np.asarray(image), np.asarray(over)))


@pytest.mark.parametrize("colour", [(225, 140, 45), (60, 110, 235)])
def test_coloured_words_over_print_are_found_and_print_under_them_is_read(
    colour: tuple[int, int, int], reader: PageOcr
) -> None:
    page = reader.read(written_over(paper(), colour))
    text = "\n".join(line.text for line in page.lines)
    for row in ROWS[2:]:
        assert row in text
    assert not any(mark.kind == "seal" for mark in page.marks)


@pytest.mark.parametrize(
    ("words", "colour"), [("此证仅供商务网备案之用", (235, 70, 80)), ("复印件他用无效", (60, 110, 235))]
)
def test_coloured_words_level_over_a_row_leave_the_row_its_print(
    words: str, colour: tuple[int, int, int], reader: PageOcr
) -> None:
    over = paper()
    ImageDraw.Draw(over).text((60, 322), words, font=font(42), fill=colour)
    dark = np.asarray(paper().convert("L"))[..., None] < 110
    page = reader.read(Image.fromarray(np.where(dark, np.asarray(paper()), np.asarray(over))))
    assert [line.text for line in page.lines] == list(ROWS)


def test_colour_that_lies_across_no_print_is_left_alone() -> None:
    title = paper()
    ImageDraw.Draw(title).text((560, 20), "荣誉", font=font(90), fill=(210, 40, 40))
    lines = [Line(text, Box(0.07, 0.11 + 0.133 * n, 0.6, 0.16 + 0.133 * n)) for n, text in enumerate(ROWS)]
    assert coloured_over(title, lines, ()) == []
    head = Image.new("RGB", SIZE, "white")
    ImageDraw.Draw(head).rectangle((60, 60, 300, 110), fill=(90, 150, 230))
    ImageDraw.Draw(head).text((70, 66), ROWS[0], font=font(30), fill="black")
    assert coloured_over(head, lines, ()) == []


def test_a_title_in_colour_is_no_word_written_over_its_own_line() -> None:
    page = paper()
    for shift, colour in ((6, (60, 10, 10)), (0, (230, 60, 60))):
        ImageDraw.Draw(page).text((560 + shift, 20 + shift), "荣誉", font=font(90), fill=colour)
    width, height = SIZE
    box = Box(550 / width, 40 / height, 770 / width, 142 / height)
    assert coloured_over(page, [Line("荣誉", box)], ()) == []
    beside = Box(550 / width, 60 / height, 770 / width, 80 / height)
    assert coloured_over(page, [Line("荣誉", beside)], ()) != []


def line(text: str, x0: float, x1: float, sure: float = 1.0, y: float = 0.5) -> Line:
    return Line(text, Box(x0, y, x1, y + 0.04), sure)


def test_a_piece_that_is_known_better_is_cut_out_of_a_line_read_with_it() -> None:
    first = [line("成", 0.1, 0.13, 0.9), line("2009年10月12日", 0.4, 0.6)]
    second = [line("成立日期2009年10月112日", 0.1, 0.6, 0.88)]
    texts = [one.text for one in merged(first, second, Box(0.1, 0.4, 0.3, 0.6))]
    assert sorted(texts) == sorted(["2009年10月12日", "成立日期"])


def test_a_line_read_whole_and_surely_replaces_its_pieces() -> None:
    first = [line("成", 0.1, 0.13, 0.6), line("2009年10月12日", 0.4, 0.6, 0.7)]
    second = [line("成立日期2009年10月12日", 0.1, 0.6, 0.95)]
    assert merged(first, second, Box(0.1, 0.4, 0.3, 0.6)) == second


def test_a_label_and_its_value_count_together_against_both_read_as_one() -> None:
    first = [line("注册资本", 0.1, 0.3), line("10万元整", 0.32, 0.5)]
    kept = merged(first, [line("注资本10万元敷", 0.1, 0.5, 0.95)], Box(0.1, 0.4, 0.3, 0.6))
    assert set(kept) == set(first)
    better = [line("注册资本10万元整", 0.1, 0.5, 0.99)]
    unsure = [line("注册资本", 0.1, 0.3, 0.8), line("10万元整", 0.32, 0.5, 0.9)]
    assert merged(unsure, better, Box(0.1, 0.4, 0.3, 0.6)) == better


def test_the_cut_end_of_a_line_that_stands_whole_is_nothing_new() -> None:
    first = [line("营业期限2009年10月12日至长期", 0.1, 0.7)]
    assert merged(first, [line("期限2009年10", 0.2, 0.45)], Box(0.8, 0.4, 0.9, 0.6)) == first


class _WithRing(RapidOcrEngine):
    """An engine that reads a piece of a seal's ring as a slanting line, as it does now and then."""

    def recognise(self, image: Image.Image) -> tuple[Line, ...]:
        ring = Slanting("场监督管理", Box(0.6, 0.6, 0.75, 0.68), 0.9)
        return (*super().recognise(image), *((ring,) if image.size == (1240, 1754) else ()))


def test_the_slanting_words_of_a_seals_ring_are_no_watermark() -> None:
    image = sealed(sheet((120, 300, "法定代表人"), (120, 500, "2016年05月18日")), 850, 1150, 170)
    page = PageReader(_WithRing()).read(image)
    assert not any("斜向" in why for why in page.why)
    assert "2016年05月18日" in [line.text for line in page.lines]
