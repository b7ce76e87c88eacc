"""Which way up a page is surely read: the classifier's word, checked by reading where it may be wrong."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PIL import Image

from intake.model import Line
from intake.ocr.orientation import clockwise_turn
from intake.ocr.upright import upright

TURNS = (0, 90, 180, 270)


class Reading(NamedTuple):
    """A page as it was read (straightened by ``skew`` degrees) and its lines."""

    page: Image.Image
    lines: tuple[Line, ...]
    skew: float = 0.0


def read_facing(page: Image.Image, read: Callable[[Image.Image], Reading]) -> tuple[int, Reading]:
    """Degrees the page was turned clockwise to stand upright, and what `read` made of it then.

    The classifier looks at texture and takes a chart whose boxes are lettered downwards for a page on
    its side. Running text leaves no doubt; where there is none and a turn was proposed (or upright
    words stand downwards), the other ways are read too, and one that reads clearly more is taken.
    """
    proposed = clockwise_turn(page)
    best = read(upright(page, proposed))
    if not best.lines:  # no word to tell by: as it came
        return 0, Reading(page, ())
    if not _doubtful(best, proposed):
        return proposed, best
    turn = proposed
    for other in TURNS:
        if other != proposed:
            reading = read(upright(page, other))
            if _letters(reading.lines) > 1.1 * _letters(best.lines) + 1:
                turn, best = other, reading
    return turn, best


def _doubtful(reading: Reading, proposed: int) -> bool:
    page, lines, _ = reading
    sentences = sum(len(line.text) >= 12 and line.confidence >= 0.9 for line in lines)
    if sentences >= 3:
        return False
    return proposed != 0 or any(_stands_downwards(line, page) for line in lines)


def _stands_downwards(line: Line, page: Image.Image) -> bool:
    return len(line.text) >= 2 and line.box.height * page.height > 1.8 * line.box.width * page.width


def _letters(lines: Sequence[Line]) -> float:
    return sum(len(line.text) * line.confidence for line in lines if line.confidence >= 0.6)
