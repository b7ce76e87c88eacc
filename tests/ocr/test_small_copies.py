"""Small copies are made once of a page, and never taken for another page's."""

from PIL import Image

from intake.ocr.memory import give_back
from intake.ocr.scale import small_copy


def test_the_same_copy_is_made_once() -> None:
    page = Image.new("RGB", (1654, 2339), "white")
    assert small_copy(page, "L", 900) is small_copy(page, "L", 900)
    assert small_copy(page, "L", 900) is not small_copy(page, "L", 901)
    assert small_copy(page, "L", 900) is not small_copy(page, "RGB", 900)


def test_an_equal_page_and_one_in_the_place_of_one_gone_have_copies_of_their_own() -> None:
    for level in range(0, 250, 10):  # each may lie where the one before lay
        page = Image.new("L", (1000, 1414), level)
        assert small_copy(page, "L", 500).getpixel((250, 350)) == level


def test_memory_is_given_back_or_nothing_happens() -> None:
    give_back()
