"""A value printed over the foot of its own label is read, and the label too; one line stays one."""

from collections.abc import Sequence

import pytest
from PIL import Image, ImageDraw

from intake.model import Box, Line
from intake.ocr.overprinted import taken_apart
from intake.ocr.rapidocr import RapidOcrEngine
from tests.ocr.pictures import font, sheet

PLACE = Box(0.1, 0.2, 0.4, 0.25)


@pytest.mark.parametrize(
    ("label", "value"), [("证书编号及有效期", "03526Q30418R1M"), ("注册号（副本）号", "330100000012342")]
)
def test_a_black_code_over_the_foot_of_its_pale_name_is_read(label: str, value: str) -> None:
    page = sheet((140, 500, "名称：临州青岚净水设备有限公司"))
    ImageDraw.Draw(page).text((140, 320), label, font=font(28), fill=(150, 150, 150))
    ImageDraw.Draw(page).text((136, 334), value, font=font(24), fill="black")
    engine = RapidOcrEngine()
    read = engine.recognise(page)
    assert value not in [line.text for line in read]
    lines, notes = taken_apart(page, read, engine.read_strips)
    assert value in [line.text for line in lines]
    assert len(notes) == 1


@pytest.mark.parametrize(
    ("first", "said"),
    [
        (Line("12345678合", PLACE, 0.89), [("AB12", 0.99), ("AB12", 0.98), ("AB13", 0.99)]),
        (Line("12345678合", PLACE, 0.89), [("AB12", 0.99), ("AB13", 0.99), ("AB14", 0.99)]),
        (Line("12345678合", PLACE, 0.89), [("AB12", 0.99), ("AB12", 0.97), ("AB13", 0.99)]),
        (Line("12345678合", PLACE, 0.90), [("AB12", 0.99), ("AB12", 0.99), ("AB12", 0.99)]),
        (Line("1234567合", PLACE, 0.89), [("AB12", 0.99), ("AB12", 0.99), ("AB12", 0.99)]),
        (Line("12345678合", PLACE, 0.89), [("AB1", 0.99), ("AB1", 0.99), ("AB1", 0.99)]),
    ],
    ids=["two agree", "none agree", "one unsure", "read surely", "few signs", "too short"],
)
def test_only_what_two_parts_say_alike_and_surely_counts(
    first: Line, said: list[tuple[str, float]], request: pytest.FixtureRequest
) -> None:
    def read(strips: Sequence[Image.Image]) -> list[tuple[str, float]]:
        return said[: len(strips)]

    lines, _ = taken_apart(sheet(), [first], read)
    taken = request.node.callspec.id == "two agree"
    assert [line.text for line in lines] == (["AB12"] if taken else [first.text])
