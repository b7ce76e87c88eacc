"""Pictures made small for the web: what was not surely read is said, and a larger one asked for."""

import pytest
from PIL import Image

from intake.model import Box, Line, Page
from intake.ocr.types import OcrPage
from intake.read.ocr_page import PagePlace, read_picture, with_regions
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


class Nothing(RecordingOcr):
    """An engine that reads these lines."""

    def __init__(self, *lines: Line) -> None:
        super().__init__()
        self._found = lines

    def read(self, image: Image.Image, dpi: float | None = None) -> OcrPage:
        return OcrPage(self._found, engine=self.engine_name)


@pytest.mark.parametrize(
    ("ground", "share", "line", "unread"),
    [
        ("white", 0.5, None, True),
        ("white", 0.5, Line("鬽魈", Box(0.1, 0.1, 0.5, 0.2), 0.3), True),
        ("white", 0.5, Line("检结检测报告", Box(0.1, 0.1, 0.5, 0.2), 0.73), True),
        ("white", 0.5, Line("检验报告", Box(0.1, 0.1, 0.5, 0.2), 0.99), True),  # no more than its title
        ("white", 0.5, Line("检验结论：所检项目合格", Box(0.1, 0.1, 0.5, 0.2), 0.9), False),
        ("white", 0.3, None, False),  # an emblem
        ("brown", 0.5, None, False),  # a photograph
    ],
)
def test_a_paper_pasted_below_text_of_which_nothing_is_read_hides_what_it_says(
    ground: str, share: float, line: Line | None, unread: bool
) -> None:
    picture = Image.new("RGB", (400, 400), ground)
    picture.paste("black", (60, 60, 120, 64))
    page = Page("a.pdf", 1, (Line("检验报告", Box(0.1, 0.0, 0.9, 0.05)),))
    found = with_regions(
        page, picture, [Box(0.1, 0.1, 0.1 + share, 0.1 + share)], Nothing(*filter(None, [line]))
    )
    assert [mark.hides for mark in found.marks] == [True] * unread
    assert found.lines[0].text == "检验报告"
