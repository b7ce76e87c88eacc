"""Where a detector need not look: blank margins; all that stands on a page is looked at."""

from PIL import Image, ImageDraw

from intake.model import WHOLE_PAGE
from intake.ocr.inked import inked_part
from intake.ocr.rapidocr import RapidOcrEngine
from tests.ocr.pictures import photographed, sheet


def test_blank_margins_are_left_out() -> None:
    part = inked_part(sheet((200, 300, "营业执照副本"), (200, 700, "有效期至2027年3月4日")))
    assert part.y1 < 0.6
    assert 0.0 < part.x0 < 200 / 1240
    assert 0.0 < part.y0 < 300 / 1754


def test_what_stands_alone_in_a_corner_is_in_it() -> None:
    page = sheet((200, 300, "营业执照副本"))
    ImageDraw.Draw(page).text((1150, 1700), "12", fill=(225, 225, 225), font_size=30)
    part = inked_part(page)
    assert part.x1 == 1.0 or part.x1 * 1240 > 1190
    assert part.y1 == 1.0 or part.y1 * 1754 > 1730


def test_paler_than_any_print_is_blank() -> None:
    page = sheet((200, 300, "营业执照副本"))
    ImageDraw.Draw(page).text((1150, 1700), "12", fill=(251, 251, 251), font_size=30)
    assert inked_part(page).y1 < 0.5


def test_a_page_that_is_full_or_blank_or_photographed_is_looked_at_whole() -> None:
    assert inked_part(sheet((10, 10, "营业执照副本"), (900, 1700, "监督管理局"))) == WHOLE_PAGE
    assert inked_part(Image.new("RGB", (1240, 1754), "white")) == WHOLE_PAGE
    assert inked_part(photographed(sheet((200, 300, "营业执照副本")))) == WHOLE_PAGE


def test_a_small_picture_is_looked_at_whole() -> None:
    def shown(longest: int) -> Image.Image:
        return sheet((200, 300, "营业执照副本"), size=(1000, longest))

    assert inked_part(shown(1400)) == WHOLE_PAGE
    assert inked_part(shown(1401)) != WHOLE_PAGE


def test_lines_stand_where_they_stand_on_the_page() -> None:
    (line,) = RapidOcrEngine().recognise(sheet((300, 1200, "统一社会信用代码")))
    assert line.text == "统一社会信用代码"
    assert abs(line.box.x0 - 300 / 1240) < 0.01
    assert abs(line.box.y0 - 1205 / 1754) < 0.012
    assert abs(line.box.x1 - (300 + 8 * 36) / 1240) < 0.01
