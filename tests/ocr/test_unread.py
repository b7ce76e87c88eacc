"""Print that a page's lines do not account for is read by a second look; ink that stays unread is told."""

from collections.abc import Sequence

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from intake.model import Box, Line
from intake.ocr import open_ocr
from intake.ocr.page_reader import PageReader
from intake.ocr.rapidocr import RapidOcrEngine
from intake.ocr.unread import unread
from tests.ocr.pictures import font, sheet

ROWS = ("法定代表人", "注册资本捌佰万元整", "营业期限2016年05月18日至长期", "统一社会信用代码")


def _page() -> Image.Image:
    return sheet(*((120, 300 + 110 * row, text) for row, text in enumerate(ROWS)))


def _line(image: Image.Image, row: int) -> Line:
    width = 36 * len(ROWS[row])
    top = 300 + 110 * row
    box = Box(115 / image.width, top / image.height, (125 + width) / image.width, (top + 46) / image.height)
    return Line(ROWS[row], box, 0.99)


def _lines(image: Image.Image, without: int | None = None) -> list[Line]:
    return [_line(image, row) for row in range(len(ROWS)) if row != without]


def _overlooking(row: int) -> PageReader:
    """A reader whose detector overlooks a row."""

    class Overlooking(RapidOcrEngine):
        def recognise(self, image: Image.Image) -> tuple[Line, ...]:
            return tuple(
                line for line in super().recognise(image) if not line.text.startswith(ROWS[row][:4])
            )

    return PageReader(Overlooking())


def test_a_line_that_the_detector_overlooked_is_read_and_said_to_be() -> None:
    page = _overlooking(1).read(_page())
    assert "注册资本捌佰万元整" in [line.text for line in page.lines]
    assert any("补读" in why for why in page.why)
    assert page.unread == ()


def test_a_page_that_was_read_whole_has_no_second_look() -> None:
    reader = open_ocr("rapidocr")
    assert reader is not None
    page = reader.read(_page())
    assert not any("补读" in why for why in page.why)
    assert page.unread == ()


def test_print_without_a_line_is_found_where_it_stands() -> None:
    image = _page()
    left = unread(image.convert("L"), _lines(image, without=2), [])
    (strip,) = left.strips
    assert strip.overlap(_line(image, 2).box) > 0.8 * strip.area


def test_blurred_print_is_a_trace_and_no_line() -> None:
    image = _page()
    blurred = sheet((560, 300, "闻人谨")).filter(ImageFilter.GaussianBlur(9))
    image = Image.fromarray(np.minimum(np.asarray(image), np.asarray(blurred)))
    left = unread(image.convert("L"), _lines(image), [])
    assert left.strips == ()
    assert any(box.overlap(Box(0.45, 0.17, 0.54, 0.2)) > 0 for box in left.traces)


@pytest.mark.parametrize(("left", "found"), [(122, True), (170, False)])
def test_a_spaced_label_with_a_name_of_two_characters_is_found_where_lines_begin(
    left: int, found: bool
) -> None:
    image = _page()
    draw = ImageDraw.Draw(image)
    for place, sign in enumerate("经营者"):
        draw.text((left + 90 * place, 800), sign, font=font(36), fill="black")
    draw.text((left + 310, 800), "熊雨", font=font(36), fill="black")
    draw.rectangle((60, 200, 1180, 1500), outline="black", width=3)
    strips = unread(image.convert("L"), _lines(image), []).strips
    row = Box(left / 1240, 800 / 1754, (left + 382) / 1240, 845 / 1754)
    assert [strip.overlap(row) > 0.8 * row.area * 0.8 for strip in strips] == [True] * found


def test_frames_rules_and_known_places_are_not_unread_print() -> None:
    image = _page()
    draw = ImageDraw.Draw(image)
    draw.rectangle((60, 200, 1180, 1500), outline="black", width=3)
    draw.line((60, 900, 1180, 900), fill="black", width=2)
    draw.text((700, 1200), "印章", font=font(60), fill="black")
    known: Sequence[Box] = [Box(0.5, 0.66, 0.7, 0.75)]
    left = unread(image.convert("L"), _lines(image), known)
    assert left.strips == ()
    assert left.traces == ()
