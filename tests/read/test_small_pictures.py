"""Pictures made small for the web: what was not surely read is said, and a larger one asked for."""

import pytest
from PIL import Image

from intake.model import Box, Line
from intake.ocr.types import OcrPage
from intake.read.ocr_page import PagePlace, read_picture
from tests.read.builders import RecordingOcr

TEXTS = ("营业执照", "绍兴清溪电器有限公司", "有限责任公司", "绍兴市越城区解放路", "二〇一六年五月十八日")


class Unsure(RecordingOcr):
    """An engine that is unsure of the last lines of a paper."""

    def __init__(self, unsure: int) -> None:
        super().__init__()
        sure = len(TEXTS) - unsure
        self._lines = tuple(
            Line(text, Box(0.1, 0.1 + 0.15 * at, 0.9, 0.2 + 0.15 * at), 0.99 if at < sure else 0.7)
            for at, text in enumerate(TEXTS)
        )

    def read(self, image: Image.Image, dpi: float | None = None) -> OcrPage:
        return OcrPage(self._lines, engine=self.engine_name)


def problem(side: int, unsure: int) -> str | None:
    picture = Image.new("RGB", (side, side * 3 // 4), "white")
    picture.paste("black", (side // 4, side // 4, side // 2, side // 3))
    place = PagePlace("a.jpg", 1, *map(float, picture.size))
    return read_picture(picture, place, Unsure(unsure), ()).problem_code


@pytest.mark.parametrize(
    ("side", "unsure", "code"),
    [(310, 2, "page-too-small"), (800, 1, "page-too-small"), (801, 3, None), (310, 0, None)],
)
def test_a_small_picture_is_told_by_what_was_not_surely_read(
    side: int, unsure: int, code: str | None
) -> None:
    assert problem(side, unsure) == code
