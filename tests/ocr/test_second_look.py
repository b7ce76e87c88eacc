"""A credit code whose check digits speak against it is read again; what is read then must prove itself."""

from collections.abc import Sequence

import pytest
from PIL import Image

from intake.model import Box, Line
from intake.ocr import open_ocr
from intake.ocr.page_reader import PageReader
from intake.ocr.rapidocr import RapidOcrEngine
from intake.ocr.second_look import read_again
from tests.ocr.pictures import sheet

CODE = "91440300708461136T"
OTHER = "914403001922038216"
PAGE = sheet((120, 300, f"统一社会信用代码 {CODE}"))
PLACE = Box(0.09, 0.168, 0.7, 0.196)


def _again(first: str, *readings: str, sure: float = 0.97, beside: Sequence[Line] = ()) -> list[str]:
    """The page's lines after a second look at `first` that reads so, and what is said of it."""

    def strips(pictures: Sequence[Image.Image]) -> tuple[tuple[str, float], ...]:
        given = readings or ("",)
        return tuple((given[number % len(given)], sure) for number in range(len(pictures)))

    lines, notes = read_again(PAGE, [Line(first, PLACE, 0.99), *beside], strips)
    return [line.text for line in lines] + notes


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"统一社会信用代码{CODE[:-1]}", f"统一社会信用代码{CODE}"),  # its end lost: one character too few
        (f"统一社会信用代码：{CODE.replace('136T', '13GT')}", CODE),
        (f"{CODE.replace('7084', '7O84').replace('136T', '13ET')}", CODE),  # two characters
        (f"代码{CODE}7", f"代码{CODE}"),  # one too many
    ],
)
def test_a_second_reading_that_both_check_digits_prove_counts_and_is_told(first: str, second: str) -> None:
    line, note = _again(first, second)
    assert line.endswith(CODE)
    assert line.startswith(first[:2])
    assert f"放大重读为“{CODE}”" in note


@pytest.mark.parametrize(
    ("readings", "why"),
    [
        ((CODE.replace("136T", "13GT"),), "the check digits do not hold either"),
        ((OTHER,), "a right code, and quite another one"),
        ((CODE.replace("7084", "7O84"),), "a letter that no code has"),
        (("",), "nothing"),
    ],
)
def test_nothing_else_takes_the_place_of_the_first_reading(readings: tuple[str, ...], why: str) -> None:
    first = f"统一社会信用代码{CODE.replace('1136T', '11GGT')}"
    assert _again(first, *readings) == [first], why


def test_an_unsure_second_reading_proves_nothing() -> None:
    first = f"统一社会信用代码{CODE[:-1]}"
    assert _again(first, CODE, sure=0.84) == [first]
    assert _again(first, CODE, sure=0.86) != [first]


def test_three_characters_apart_are_two_codes() -> None:
    assert _again(f"{CODE[:14]}GGG{CODE[17]}", CODE) == [f"{CODE[:14]}GGG{CODE[17]}"]


@pytest.mark.parametrize("first", ["统一社会信用代码", "统一社会信用代码9", "统一社会信用代码 91440"])
def test_what_was_cut_off_behind_its_name_is_looked_for_there(first: str) -> None:
    line, note = _again(first, f"统一社会信用代码{CODE}")
    assert line.replace(" ", "") == f"统一社会信用代码{CODE}"
    assert CODE in note


def test_a_beginning_that_was_read_otherwise_is_no_beginning_of_it() -> None:
    assert _again("统一社会信用代码92330", f"统一社会信用代码{CODE}") == ["统一社会信用代码92330"]


@pytest.mark.parametrize(
    "first",
    [
        f"统一社会信用代码{CODE}",
        "注册号110108000000016",
        "编号320404000201502100116",
        "身份证号11010519491231002X",
        "2016年03月18日",
    ],
)
def test_numbers_that_are_right_or_of_other_kinds_are_not_looked_at(first: str) -> None:
    assert _again(first, OTHER) == [first]


def test_a_number_beside_the_name_is_its_value() -> None:
    beside = Line("110108000000016", Box(0.72, 0.168, 0.9, 0.196), 0.99)
    assert _again("统一社会信用代码", CODE, beside=[beside]) == ["统一社会信用代码", beside.text]


class _Cutting(RapidOcrEngine):
    """An engine that loses the end of every long line of a page, as detectors lose pale print."""

    def recognise(self, image: Image.Image) -> tuple[Line, ...]:
        return tuple(
            Line(line.text[:9], Box(line.box.x0, line.box.y0, line.box.x0 + 0.25, line.box.y1), 0.99)
            for line in super().recognise(image)
        )


def test_the_reader_looks_again() -> None:
    page = PageReader(_Cutting()).read(PAGE)
    assert any(CODE in line.text for line in page.lines)
    assert any("放大重读" in why or "补读" in why for why in page.why)


def test_the_reader_leaves_a_wrong_print_as_it_is_printed() -> None:
    """An applicant's own mistake stays a mistake."""
    reader = open_ocr("rapidocr")
    assert reader is not None
    wrong = CODE.replace("7084", "7184")
    page = reader.read(sheet((120, 300, f"统一社会信用代码 {wrong}")))
    assert wrong in "".join(line.text for line in page.lines)
    assert page.why == ()
