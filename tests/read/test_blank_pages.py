"""What is called a blank page: nothing, or nothing but lines; never one that was merely printed faintly."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageOps

from intake.model import Page
from intake.ocr import open_ocr
from intake.ocr.types import PageOcr
from intake.read.ocr_page import PagePlace, read_picture
from tests.ocr.pictures import font
from tests.read.builders import RecordingOcr, pdf, read_path

A4_AT_200_DPI = (1654, 2339)


def sheet(*draw: Callable[[ImageDraw.ImageDraw], None], turned: float = 0.0) -> Image.Image:
    """A scan as scanners give it: slightly turned, soft, with grain."""
    image = Image.new("L", A4_AT_200_DPI, 248)
    for one in draw:
        one(ImageDraw.Draw(image))
    image = image.rotate(turned, fillcolor=248, resample=Image.Resampling.BICUBIC)
    image = image.filter(ImageFilter.GaussianBlur(0.7))
    grain = np.random.default_rng(1).normal(0, 4, (image.height, image.width))
    pixels = np.clip(np.asarray(image, dtype=np.float32) + grain, 0, 255)
    return Image.fromarray(pixels.astype(np.uint8)).convert("RGB")


def empty_form(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((150, 150, 1500, 2200), outline=40, width=4)
    for row in range(12):
        draw.line((150, 300 + 150 * row, 1500, 300 + 150 * row), fill=40, width=2)
    for column in (500, 900):
        draw.line((column, 300, column, 1950), fill=40, width=2)


def print_in(grey: int, lines: int = 12) -> Callable[[ImageDraw.ImageDraw], None]:
    def draw(on: ImageDraw.ImageDraw) -> None:
        for line in range(lines):
            on.text((200, 220 + 150 * line), "售后服务体系建设情况的说明", font=font(40), fill=grey)

    return draw


def scribble(draw: ImageDraw.ImageDraw) -> None:
    """Handwriting that no engine reads."""
    for start in (400, 700, 1000):
        points = [(start + 3 * n, 1000 + 40 * np.sin(n / 3) * np.cos(n / 7)) for n in range(60)]
        draw.line(points, fill=60, width=4)


def seen(image: Image.Image, ocr: PageOcr) -> Page:
    return read_picture(image, PagePlace("a.pdf", 1, 595, 842), ocr, ())


@pytest.mark.parametrize("turned", [0.0, 0.5, 1.5])
def test_an_empty_form_is_blank_however_straight_it_lay(turned: float) -> None:
    page = seen(sheet(empty_form, turned=turned), RecordingOcr(""))
    assert page.problem_code == "page-blank"
    assert any("线条" in reason for reason in page.why)


def test_specks_an_engine_takes_for_a_letter_make_no_text_of_a_frame() -> None:
    assert seen(sheet(empty_form), RecordingOcr("一", confidence=0.3)).problem_code == "page-blank"


def test_a_form_with_writing_that_cannot_be_read_is_illegible() -> None:
    assert seen(sheet(empty_form, scribble), RecordingOcr("")).problem_code == "page-illegible"


def test_print_that_was_not_read_is_illegible_however_dense() -> None:
    small = sheet(print_in(30, 14)).resize((500, 707))
    assert seen(small, RecordingOcr("")).problem_code == "page-illegible"


def test_a_frame_drawn_in_a_pdf_is_blank(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", lambda canvas: canvas.rect(60, 60, 470, 700))
    (page,) = read_path(path, RecordingOcr("")).pages
    assert page.problem_code == "page-blank"


def test_a_faint_page_is_read() -> None:
    ocr = open_ocr("auto")
    assert ocr is not None
    page = seen(sheet(print_in(222)), ocr)
    assert page.problem_code is None
    assert page.text.count("售后服务体系建设情况的说明") >= 11


def test_what_shows_through_from_the_other_side_is_no_page() -> None:
    ocr = open_ocr("auto")
    assert ocr is not None
    through = ImageOps.mirror(sheet(print_in(232)).filter(ImageFilter.GaussianBlur(2)))
    assert seen(through, ocr).problem_code == "page-blank"


@pytest.mark.parametrize("grain", [0, 8, 15])
def test_an_empty_page_needs_no_engine(grain: int) -> None:
    noise = np.random.default_rng(2).normal(235, grain, (2339, 1654))
    image = Image.fromarray(np.clip(noise, 0, 255).astype(np.uint8)).convert("RGB")
    ocr = RecordingOcr("")
    assert seen(image, ocr).problem_code == "page-blank"
    assert ocr.sizes == []
