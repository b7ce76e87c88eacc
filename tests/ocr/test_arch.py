"""Titles along an arch are lines; level titles, seals and patterns are no arches."""

import math

import pytest
from PIL import Image, ImageDraw

from intake.model import Box, Line
from intake.ocr.arch import Arch, find_arch, without_letters
from intake.ocr.rapidocr import RapidOcrEngine
from intake.ocr.seal import find_seals
from tests.ocr.pictures import font, sealed

TITLE = "售后服务先进企业"
Colour = tuple[int, int, int]


def arched(
    text: str,
    ink: Colour,
    ground: Colour,
    *,
    size: tuple[int, int] = (1000, 700),
    radius: float = 560,
    span: float = 90,
    height: int = 78,
    below: bool = False,
) -> Image.Image:
    """A plaque with a frame, its title along a circle through the middle of the upper (lower) half."""
    image = Image.new("RGB", size, ground)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, size[0] - 1, size[1] - 1), outline=(110, 30, 25), width=26)
    middle = size[0] / 2, (size[1] * 0.8 - radius if below else size[1] * 0.2 + radius)
    for number, sign in enumerate(text):
        turn = -span / 2 + span * number / (len(text) - 1)
        glyph = Image.new("L", (2 * height, 2 * height), 0)
        ImageDraw.Draw(glyph).text((height, height), sign, font=font(height), fill=255, anchor="mm")
        glyph = glyph.rotate(turn if below else -turn, Image.Resampling.BICUBIC)
        x = middle[0] + radius * math.sin(math.radians(turn))
        y = middle[1] + (1 if below else -1) * radius * math.cos(math.radians(turn))
        image.paste(ink, (round(x) - height, round(y) - height), glyph)
    return image


@pytest.fixture(scope="module")
def engine() -> RapidOcrEngine:
    return RapidOcrEngine()


def title_of(image: Image.Image, engine: RapidOcrEngine, lines: tuple[Line, ...] = ()) -> str | None:
    arch = find_arch(image, lines, engine.read_strips)
    return arch.line.text if arch else None


@pytest.mark.parametrize(
    ("text", "image"),
    [
        (TITLE, arched(TITLE, (200, 20, 20), (212, 175, 80))),
        (
            "临州市家用电器服务行业协会",
            arched(
                "临州市家用电器服务行业协会", (30, 25, 20), (190, 175, 140), height=52, radius=430, span=130
            ),
        ),
        ("质量信得过单位", arched("质量信得过单位", (240, 220, 150), (120, 20, 30), radius=900, span=50)),
        ("诚信经营示范店", arched("诚信经营示范店", (20, 20, 20), (225, 225, 220), below=True)),
    ],
    ids=["red on gold", "black on brass, strongly bent", "gold on red, hardly bent", "below, bent upwards"],
)
def test_a_title_along_an_arch_is_read(text: str, image: Image.Image, engine: RapidOcrEngine) -> None:
    assert title_of(image, engine) == text


def test_its_letters_are_neither_lines_nor_seals(engine: RapidOcrEngine) -> None:
    image = arched(TITLE, (200, 20, 20), (212, 175, 80))
    arch = find_arch(image, (), engine.read_strips)
    assert arch is not None
    first = arch.letters[0]
    lines = [Line("售", first), Line("临州市家用电器服务行业协会", Box(0.2, 0.6, 0.8, 0.66))]
    assert without_letters(lines, arch) == lines[1:]
    assert find_seals(image) == ()


def test_what_was_read_as_a_line_is_on_no_arch(engine: RapidOcrEngine) -> None:
    image = arched(TITLE, (20, 20, 20), (240, 240, 240), radius=900, span=50)
    assert title_of(image, engine, (Line(TITLE, Box(0.0, 0.0, 1.0, 0.6), 0.99),)) is None


@pytest.mark.parametrize("kind", ["level", "seal", "boxes"])
def test_what_is_no_arch_is_none(kind: str, engine: RapidOcrEngine) -> None:
    image = Image.new("RGB", (1000, 700), "white")
    draw = ImageDraw.Draw(image)
    if kind == "level":
        draw.text((130, 200), "售 后 服 务 先 进 企 业", font=font(70), fill="black")
    elif kind == "seal":
        image = sealed(image, 500, 350, 200)
    else:
        for number in range(7):  # an arch of figures that are no letters
            turn = math.radians(-45 + 15 * number)
            x, y = 500 + 500 * math.sin(turn), 700 - 500 * math.cos(turn)
            draw.rectangle((x - 30, y - 30, x + 30, y + 30), fill="black")
    assert title_of(image, engine) is None


def red_words(text: str, apart: int) -> Image.Image:
    image = Image.new("RGB", (1240, 1754), "white")
    for number, sign in enumerate(text):
        ImageDraw.Draw(image).text((180 + apart * number, 260), sign, font=font(110), fill=(205, 30, 35))
    return image


@pytest.mark.parametrize(
    ("text", "apart"), [("营业执照", 210), ("荣誉证书", 130), ("高新技术企业证书", 125)]
)
def test_the_letters_of_a_red_title_are_no_seals(text: str, apart: int) -> None:
    assert find_seals(red_words(text, apart)) == ()


def test_seals_side_by_side_stay_seals() -> None:
    image = Image.new("RGB", (1240, 1754), "white")
    for number in range(4):
        image = sealed(image, 190 + 280 * number, 1200, 120)
    assert len(find_seals(image)) == 4


def test_a_seal_beside_a_red_title_stays_a_seal() -> None:
    (seal,) = find_seals(sealed(red_words("荣誉证书", 150), 900, 1300, 150))
    assert seal.mark.box.y0 > 0.6


def test_arches_have_places() -> None:
    arch = Arch(Line(TITLE, Box(0.1, 0.1, 0.9, 0.4)), (Box(0.1, 0.3, 0.2, 0.4),))
    assert without_letters([Line("先进", Box(0.5, 0.1, 0.6, 0.2))], arch)
