"""An emblem printed solid at a paper's head is no seal; rings and letters are, wherever they stand."""

import pytest
from PIL import Image, ImageDraw

from intake.ocr.seal import find_seals
from tests.ocr.pictures import sealed, sheet

RED = (215, 40, 45)


def emblem(image: Image.Image, x: int, y: int, radius: int) -> Image.Image:
    """With a solid red disk, a gate and a wheel cut out of it."""
    draw = ImageDraw.Draw(image)
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=RED)
    gate = (x - 0.4 * radius, y, x + 0.4 * radius, y + 0.25 * radius)
    draw.rectangle(gate, fill="white")
    draw.ellipse((x - 0.2 * radius, y + 0.5 * radius, x + 0.2 * radius, y + 0.8 * radius), outline="white")
    return image


@pytest.mark.parametrize("x", [620, 310])
def test_an_emblem_above_the_title_is_no_seal(x: int) -> None:
    page = emblem(sheet((500, 400, "营业执照"), (120, 600, "名称")), x, 220, 110)
    assert not find_seals(page)


def test_a_ring_with_letters_is_a_seal_even_there() -> None:
    assert len(find_seals(sealed(sheet((500, 420, "营业执照")), 620, 220, 130))) == 1


def test_a_solid_stamp_below_is_a_seal() -> None:
    assert len(find_seals(emblem(sheet((120, 200, "法定代表人")), 620, 1300, 110))) == 1


def test_the_seal_is_found_beside_the_emblem() -> None:
    page = sealed(emblem(sheet((500, 400, "营业执照")), 620, 220, 110), 900, 1400, 150)
    (seal,) = find_seals(page)
    assert seal.mark.box.y0 > 0.5
