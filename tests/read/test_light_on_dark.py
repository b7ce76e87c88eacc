"""Light text on a dark ground is text; a page is blank only where nothing stands out either way."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from intake.ocr import open_ocr
from intake.ocr.polarity import dark_on_light, is_light_on_dark
from intake.read.ink import is_blank, shows_only_rules
from tests.ocr.pictures import font, in_the_dark, photographed, sealed, sheet
from tests.read.builders import RecordingOcr, read_path

REPORT = ((80, 100, "年度报告公示"), (80, 200, "报告年度：2025年度"), (80, 260, "公示日期：2026年03月11日"))


def blue_slide() -> Image.Image:
    """White on a blue that grows lighter downwards."""
    rows = np.linspace(0, 1, 600)[:, None, None]
    ground = (np.array([20, 70, 150]) * (1 - rows) + np.array([70, 130, 210]) * rows).repeat(1000, axis=1)
    image = Image.fromarray(ground.astype(np.uint8))
    draw = ImageDraw.Draw(image)
    draw.text((90, 80), "售后服务组织机构", font=font(52), fill="white")
    draw.text((90, 300), "服务热线：0571-88001234", font=font(36), fill="white")
    return image


def transparent(ink: str) -> Image.Image:
    image = Image.new("RGBA", (900, 600), (0, 0, 0, 0))
    ImageDraw.Draw(image).text((80, 100), "产品合格证明 2026年", font=font(48), fill=ink)
    return image


@pytest.mark.parametrize(
    "picture",
    [
        in_the_dark(*REPORT),
        blue_slide(),
        in_the_dark(*REPORT, ink="#6a6a6a"),
        in_the_dark(*REPORT, ground="#7fb2e5", ink="white"),
    ],
    ids=["dark mode", "slide", "grey on black", "white on pale blue"],
)
def test_what_is_light_on_dark_is_not_blank(picture: Image.Image) -> None:
    assert not is_blank(picture)
    assert not shows_only_rules(picture)


@pytest.mark.parametrize("grey", [0, 18, 90, 160, 255])
def test_an_even_ground_is_blank_whatever_its_colour(grey: int) -> None:
    noise = np.random.default_rng(4).normal(grey, 3, (900, 640))
    assert is_blank(Image.fromarray(np.clip(noise, 0, 255).astype(np.uint8)))


def test_light_rules_alone_are_no_text() -> None:
    frame = Image.new("RGB", (900, 1200), "#101010")
    ImageDraw.Draw(frame).rectangle((80, 80, 820, 1100), outline="#dddddd", width=3)
    assert shows_only_rules(frame)


def test_a_sheet_on_a_dark_table_is_not_light_print() -> None:
    assert not is_light_on_dark(photographed(sheet((200, 200, "营业执照"))))
    assert not is_light_on_dark(sheet((200, 200, "营业执照")))
    assert is_light_on_dark(in_the_dark(*REPORT))
    assert is_light_on_dark(blue_slide())


def test_turning_lightness_round_keeps_red_red() -> None:
    pixels = np.asarray(dark_on_light(Image.new("RGB", (4, 4), (200, 30, 30))))
    assert pixels[0, 0, 0] - pixels[0, 0, 1] == 170
    assert np.asarray(dark_on_light(Image.new("L", (4, 4), 10)))[0, 0] == 245


@pytest.mark.parametrize("ink", ["white", "black"])
def test_letters_on_a_transparent_ground_are_seen(tmp_path: Path, ink: str) -> None:
    transparent(ink).save(tmp_path / "a.png")
    (page,) = read_path(tmp_path / "a.png", RecordingOcr()).pages
    assert page.problem_code is None


def test_dark_pages_are_read(tmp_path: Path) -> None:
    ocr = open_ocr("auto")
    assert ocr is not None
    text = ""
    for picture in (in_the_dark(*REPORT, height=36).rotate(2, fillcolor="#121212"), blue_slide()):
        text += "".join(line.text for line in ocr.read(picture).lines)
    for words in ("年度报告公示", "2025年度", "2026年03月11日", "售后服务组织机构", "0571-88001234"):
        assert words in text


def test_a_seal_on_a_screenshot_in_dark_mode_is_seen() -> None:
    from intake.ocr.seal import find_seals

    picture = in_the_dark(*REPORT)
    red = sealed(Image.new("RGB", picture.size, "white"), 600, 700, 150)
    mask = np.asarray(red)[..., 1] < 128
    pixels = np.array(picture)
    pixels[mask] = (215, 40, 45)
    assert len(find_seals(dark_on_light(Image.fromarray(pixels)))) == 1
