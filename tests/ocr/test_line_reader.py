"""How wide a line is shown to the recogniser, and when it is shown again."""

from collections.abc import Sequence

import numpy as np
import pytest

from intake.ocr.line_reader import HEIGHT, NARROWER, LineReader, Reading, as_shown
from intake.ocr.runtime import STEP

HAN = Reading("商品售后服务评价体系", 0.99)


def line(width: int, height: int = HEIGHT) -> np.ndarray:
    return np.full((height, width, 3), 255, np.uint8)


class Recogniser:
    """Answers one reading after another, and remembers how wide it was shown each."""

    def __init__(self, *answers: Reading) -> None:
        self._answers = list(answers)
        self.widths: list[int] = []

    def read(self, lines: Sequence[np.ndarray]) -> list[Reading]:
        return LineReader(self._network, lambda signs, likely: self._answers.pop(0)).read(lines)

    def _network(self, pixels: np.ndarray) -> np.ndarray:
        self.widths.append(pixels.shape[3])
        return np.zeros((1, pixels.shape[3] // 8, 4), np.float32)


def test_a_line_of_chinese_is_shown_narrower_and_once() -> None:
    recogniser = Recogniser(HAN)
    assert recogniser.read([line(640)]) == [HAN]
    assert recogniser.widths == [416]
    assert 640 * NARROWER == 416


@pytest.mark.parametrize(("width", "widths"), [(143, [160]), (144, [96])])
def test_a_short_line_is_shown_in_full(width: int, widths: list[int]) -> None:
    recogniser = Recogniser(HAN)
    recogniser.read([line(width)])
    assert recogniser.widths == widths


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("证书编号00121", True),
        ("证书编号001 21", True),
        ("依据ISO 9001", True),
        ("2024年12月31日至2027年12月30日", False),
        ("证书编号００１２１", False),
        ("名车广场D区", True),
        ("名车广场0区", True),
        ("名车广场AB区", False),
        ("名车广场3区", False),
    ],
)
def test_letters_and_figures_in_a_row_are_read_in_full(text: str, again: bool) -> None:
    first, second = Reading(text, 0.99), Reading(f"{text}。", 0.95)
    recogniser = Recogniser(first, second)
    assert recogniser.read([line(640)]) == [second if again else first]
    assert recogniser.widths == ([416, 640] if again else [416])


@pytest.mark.parametrize("text", ["2021年07月03日", "员工86人"])
def test_figures_read_less_than_surely_are_those_read_in_full(text: str) -> None:
    """One figure misread is another day: the longer or surer reading does not count."""
    first, second = Reading(f"{text}。", 0.96), Reading(text, 0.9)
    assert Recogniser(first, second).read([line(640)]) == [second]


@pytest.mark.parametrize("text", ["商品售后", "员工86人"])
@pytest.mark.parametrize(("sure", "again"), [(0.96, True), (0.97, False)])
def test_an_unsure_reading_is_compared_with_one_in_full(text: str, sure: float, again: bool) -> None:
    first, second = Reading(text, sure), Reading(f"{text}服务", 0.7)
    recogniser = Recogniser(first, second)
    assert recogniser.read([line(640)]) == [second if again else first]


def test_the_surer_of_two_unsure_readings_counts() -> None:
    first, second = Reading("商品售后服务", 0.8), Reading("商品售后服务", 0.7)
    assert Recogniser(first, second).read([line(640)]) == [first]


def test_after_two_lines_in_letters_the_next_is_shown_in_full_at_once() -> None:
    latin = Reading("Quality Management System", 0.99)
    recogniser = Recogniser(latin, latin, latin, latin, latin, HAN, HAN)
    assert recogniser.read([line(640)] * 5) == [latin, latin, latin, HAN, HAN]
    assert recogniser.widths == [416, 640, 416, 640, 640, 640, 416]


def test_after_one_line_in_letters_the_next_is_shown_narrower() -> None:
    recogniser = Recogniser(Reading("0571-88001234", 0.99), Reading("0571-88001234", 0.99), HAN)
    recogniser.read([line(640)] * 2)
    assert recogniser.widths == [416, 640, 416]


@pytest.mark.parametrize(("width", "shown"), [(64, 64), (65, 96), (1, 32)])
def test_a_picture_is_padded_to_a_step_with_mid_grey(width: int, shown: int) -> None:
    pixels = as_shown(line(width))
    assert pixels.shape == (1, 3, HEIGHT, shown)
    assert shown % STEP == 0
    assert pixels[..., :width].min() == pytest.approx(1.0)
    assert not pixels[..., width:].any()
