"""The size a page is read at: as large as its characters need, not larger."""

from collections import deque
from weakref import ref

from PIL import Image

LONG_SIDE = 2400
"""Pixels: A4 at about 205 dpi. Measured: more costs time and loses lines, less loses small print."""

PAGE_SHAPE = 1.6
"""Height by width up to which a picture is taken for one page: A4 and legal paper with room to spare."""

LONG = 2.2
"""Height by width from which a picture is a roll of pages: a long screenshot, a receipt."""


def at_reading_size(image: Image.Image, dpi: float | None, why: list[str]) -> Image.Image:
    """The picture at reading size, RGB. A stated `dpi` is only told to the reader: sizes decide."""
    page = image if image.mode == "RGB" else image.convert("RGB")
    longest, shortest = page_length(page.size), min(page.size)
    if longest > LONG_SIDE:
        return page.resize(_scaled(page, LONG_SIDE / longest), Image.Resampling.LANCZOS)
    if longest < 1400 and shortest >= 200:
        factor = min(2.0, 1600 / longest)
        note = f"（{dpi:.0f} dpi）" if dpi else ""
        why.append(f"分辨率偏低{note}，放大{factor:.1f}倍后识别")
        return page.resize(_scaled(page, factor), Image.Resampling.LANCZOS)
    return page


def page_length(size: tuple[float, float]) -> float:
    """The longer side; of a roll of pages, what one page of it would measure."""
    width, height = size
    return PAGE_SHAPE * width if height > LONG * width else max(size)


def small_copy(image: Image.Image, mode: str, side: int) -> Image.Image:
    """A copy in `mode` no longer than `side` pixels (a roll's every page no longer); to be looked at, not
    drawn on, for whoever asks for the same next gets the same."""
    for of, *asked, copy in _copies:
        if of() is image and asked == [mode, side]:
            return copy
    copy = _small(image, mode, side)
    _copies.append((ref(image), mode, side, copy))
    return copy


_copies: "deque[tuple[ref[Image.Image], str, int, Image.Image]]" = deque(maxlen=6)
"""Copies made last: of the dozen that finders ask for of a page a third is asked for twice."""


def _small(image: Image.Image, mode: str, side: int) -> Image.Image:
    copy = image.convert(mode)
    factor = side / page_length(copy.size)
    if factor >= 1:
        return copy
    # Halved first, then bilinear, they cost half of a bicubic one.
    return copy.resize(_scaled(copy, factor), Image.Resampling.BILINEAR, reducing_gap=1.0)


def _scaled(image: Image.Image, factor: float) -> tuple[int, int]:
    return max(1, round(image.width * factor)), max(1, round(image.height * factor))
