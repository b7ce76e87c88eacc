"""Seals on copies without colour: print under a grey one is read, under a black one it is doubted."""

import pytest
from PIL import Image, ImageDraw

from intake.model import Box, Line
from intake.ocr import PageOcr, open_ocr
from intake.ocr.copied_seal import find_copied_seals
from intake.ocr.page_reader import PageReader
from intake.ocr.rapidocr import RapidOcrEngine
from intake.ocr.types import Slanting
from tests.ocr.pictures import font, sealed, sheet


@pytest.fixture(scope="module")
def reader() -> PageOcr:
    opened = open_ocr("auto")
    assert opened is not None
    return opened


def licence() -> Image.Image:
    """A page signed below, with a red seal over the signature."""
    page = sheet(
        (120, 200, "名称：合肥清溪机械有限公司"),
        (120, 330, "法定代表人：王建国"),
        (620, 1290, "登记机关"),
        (640, 1370, "2024年04月19日"),
    )
    return sealed(page, 780, 1370, 150)


def copied_grey() -> Image.Image:
    return licence().convert("L")


def copied_black() -> Image.Image:
    return licence().convert("L").point(lambda level: 255 if level > 140 else 0)


def test_a_date_under_a_seal_copied_in_grey_is_read(reader: PageOcr) -> None:
    page = reader.read(copied_grey())
    assert {"登记机关", "2024年04月19日"} <= {line.text for line in page.lines}
    assert [mark.kind for mark in page.marks] == ["seal"]
    assert not page.marks[0].hides
    assert any("去灰" in reason for reason in page.why)


def test_the_seals_own_letters_are_no_lines_of_the_page(reader: PageOcr) -> None:
    texts = [line.text for line in reader.read(copied_grey()).lines]
    assert texts == ["名称：合肥清溪机械有限公司", "法定代表人：王建国", "登记机关", "2024年04月19日"]


@pytest.mark.parametrize(("left", "told"), [(0.58, False), (0.2, True)])
def test_words_of_a_ring_that_slant_are_a_seals_and_no_watermark(left: float, told: bool) -> None:
    class Slanted(RapidOcrEngine):
        def recognise(self, image: Image.Image) -> tuple[Line, ...]:
            ring = Slanting("市场监督", Box(left, 0.7, left + 0.09, 0.73), 0.95)
            return (*super().recognise(image), ring) if image.size == copied_grey().size else ()

    page = PageReader(Slanted()).read(copied_grey())
    assert any("市场监督" in why for why in page.why) == told


def test_what_a_black_seal_covers_is_not_believed(reader: PageOcr) -> None:
    page = reader.read(copied_black())
    (mark,) = page.marks
    assert mark.hides
    covered = [line for line in page.lines if line.box.overlap(mark.box) > 0.1 * line.box.area]
    assert all(line.confidence <= 0.6 for line in covered)
    assert page.lines[0].confidence > 0.9


def test_logos_boxes_and_big_letters_are_no_seals() -> None:
    page = sheet((120, 900, "正文文字内容"), height=60)
    draw = ImageDraw.Draw(page)
    draw.ellipse((100, 80, 220, 200), outline="black", width=6)  # a letterhead's logo
    draw.rectangle((300, 1200, 620, 1520), outline="black", width=6)
    draw.text((700, 1100), "口回", font=font(260), fill="black")
    draw.arc((200, 300, 560, 660), 0, 200, fill="black", width=6)
    assert not find_copied_seals(page)
