"""Which way up a page is surely read: the classifier's word, checked on a few lines where it may err."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PIL import Image, ImageOps

from intake.model import Line
from intake.ocr.orientation import clockwise_turn
from intake.ocr.parts import cut
from intake.ocr.upright import upright

_LOOKED_AT = 3
"""Lines of each direction that are read the other ways up."""

_TALL = 1.5
"""Height by width from which engines take a line's picture for one that runs downwards."""


_SURELY = 0.9
"""Mean confidence of a page that is surely no mirror image: engines are sure of those by 0.75."""


class Reading(NamedTuple):
    """A page as it was read (straightened by ``skew`` degrees) and its lines."""

    page: Image.Image
    lines: tuple[Line, ...]
    skew: float = 0.0


Strips = Callable[[Sequence[Image.Image]], tuple[tuple[str, float], ...]]


def read_facing(
    page: Image.Image, read: Callable[[Image.Image], Reading], read_strips: Strips
) -> tuple[int, Reading]:
    """Degrees the page was turned clockwise to stand upright, and what `read` made of it then.

    The classifier looks at texture and takes a chart whose boxes are lettered downwards for a page on
    its side. Running text leaves no doubt; where there is none, a few of the lines found are read the
    other ways up, and the whole page once more only when they say so.
    """
    proposed = clockwise_turn(page)
    first = read(upright(page, proposed))
    if not first.lines and proposed:  # a sheet with little on it says little by its texture
        proposed, first = 0, read(page)
    if not first.lines:  # no word to tell by: as it came
        return 0, Reading(page, ())
    turn = _turn_by_lines(first, read_strips) if _doubtful(first, proposed) else 0
    if not turn:
        return proposed, first
    facing = (proposed + turn) % 360
    second = read(upright(page, facing))
    # Few lines decided; the page itself has the last word.
    return (facing, second) if _letters(second.lines) >= 0.9 * _letters(first.lines) else (proposed, first)


def mirrored(reading: Reading, read_strips: Strips) -> bool:
    """Whether the page shows its text as in a mirror: its largest lines read clearly better turned over.

    Front cameras and scans of films give such pictures.
    """
    page, lines, _ = reading
    letters = sum(len(line.text) for line in lines)
    if not letters or _letters(lines, 0.0) >= _SURELY * letters:
        return False
    largest = sorted((line for line in lines if len(line.text) >= 2), key=lambda line: -line.box.area)
    strips = [_as_line(cut(page, line.box)) for line in largest[:_LOOKED_AT]]
    as_it_is = sum(len(text) * sure for text, sure in read_strips(strips))
    over = sum(
        len(text) * sure
        for text, sure in read_strips([ImageOps.mirror(strip) for strip in strips])
        if sure >= _SURELY
    )
    return over > 1.1 * as_it_is + 1


def _doubtful(reading: Reading, proposed: int) -> bool:
    page, lines, _ = reading
    if sum(len(line.text) >= 12 and line.confidence >= 0.9 for line in lines) >= 3:
        return False
    if proposed:
        return True
    down = sum(len(line.text) for line in lines if _is_tall(line, page))
    level = sum(len(line.text) for line in lines if line.confidence >= 0.85 and not _is_tall(line, page))
    return level <= down or _letters(lines) < 0.7 * sum(len(line.text) for line in lines)


def _turn_by_lines(reading: Reading, read_strips: Strips) -> int:
    """Degrees to turn the page further so that its largest lines read clearly better, else 0."""
    page, lines, _ = reading
    by_size = sorted(lines, key=lambda line: -line.box.area)
    tall = [line for line in by_size if _is_tall(line, page)][:_LOOKED_AT]
    level = [line for line in by_size if not _is_tall(line, page)][:_LOOKED_AT]
    now = _letters([*tall, *level])
    best, most = 0, 1.1 * now + 1
    for turn in (90, 180, 270):
        strips = [_as_line(upright(cut(page, line.box), turn)) for line in (*tall, *level)]
        read = sum(len(text) * sure for text, sure in read_strips(strips) if sure >= 0.6)
        if turn == 270 and best == 0 and not level and read >= 0.95 * now:
            # A downward line and the same line on its side are one picture: level lines are commoner.
            return turn
        if read > most:
            best, most = turn, read
    return best


def _as_line(strip: Image.Image) -> Image.Image:
    return strip.transpose(Image.Transpose.ROTATE_90) if strip.height >= _TALL * strip.width else strip


def _is_tall(line: Line, page: Image.Image) -> bool:
    return len(line.text) >= 2 and line.box.height * page.height >= _TALL * line.box.width * page.width


def _letters(lines: Sequence[Line], least: float = 0.6) -> float:
    return sum(len(line.text) * line.confidence for line in lines if line.confidence >= least)
