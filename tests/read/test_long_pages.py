"""A phone's long screenshot laid on one PDF page is read at full size, piece by piece."""

from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from intake.model import Page
from intake.read import ReadOptions, read_file
from tests.aligned.lists import engine
from tests.ocr.pictures import sheet
from tests.read.builders import RecordingOcr, place_picture, read_path, source_of

ROWS = [f"第{row}项 营业网点{row * 37}号 年度报告已公示" for row in range(1, 61)]


def screenshot(rows: int = 60) -> Image.Image:
    """1080 pixels wide, 120 a row."""
    texts = ((60, 40 + 120 * row, text) for row, text in enumerate(ROWS[:rows]))
    return sheet(*texts, size=(1080, 120 * rows), height=40)


def on_one_page(path: Path, image: Image.Image, width: float) -> Path:
    height = width * image.height / image.width
    canvas = Canvas(str(path), pagesize=(width, height))
    place_picture(image, 0, 0, width, height)(canvas)
    canvas.showPage()
    canvas.save()
    return path


@pytest.mark.parametrize("width", [1080, 595, 210])
def test_a_long_page_is_drawn_as_wide_as_its_print_needs(tmp_path: Path, width: float) -> None:
    """A point a pixel, as wide as A4, and as converters make it that think in other units."""
    ocr = RecordingOcr()
    read_path(on_one_page(tmp_path / "a.pdf", screenshot(), width), ocr)
    assert 870 <= ocr.sizes[0][0] <= 2200


def test_an_endless_page_does_not_fill_the_memory(tmp_path: Path) -> None:
    ocr = RecordingOcr()
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(300, 14000))
    place_picture(screenshot(), 0, 0, 300, 14000)(canvas)
    canvas.showPage()
    canvas.save()
    read_path(tmp_path / "a.pdf", ocr)
    assert ocr.sizes[0][0] * ocr.sizes[0][1] <= 61_000_000


def test_every_line_of_it_is_read_in_order_at_its_place(tmp_path: Path) -> None:
    path = on_one_page(tmp_path / "a.pdf", screenshot(40), 595)
    page: Page = read_file(source_of(path), ReadOptions(tmp_path / "work", engine())).pages[0]
    assert ["".join(line.text.split()) for line in page.lines] == [
        "".join(text.split()) for text in ROWS[:40]
    ]
    assert page.lines[-1].box.y0 == pytest.approx((40 + 120 * 39) / 4800, abs=0.01)
