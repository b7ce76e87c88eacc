"""The size a page is read at: as large as its characters need, not larger."""

from PIL import Image

LONG_SIDE = 2400
"""Pixels: A4 at about 205 dpi. Measured: more costs time and loses lines, less loses small print."""


def at_reading_size(image: Image.Image, dpi: float | None, why: list[str]) -> Image.Image:
    """The picture at reading size, RGB. A stated `dpi` is only told to the reader: sizes decide."""
    page = image if image.mode == "RGB" else image.convert("RGB")
    longest, shortest = max(page.size), min(page.size)
    if longest > LONG_SIDE:
        return page.resize(_scaled(page, LONG_SIDE / longest), Image.Resampling.LANCZOS)
    if longest < 1400 and shortest >= 200:
        factor = min(2.0, 1600 / longest)
        note = f"（{dpi:.0f} dpi）" if dpi else ""
        why.append(f"分辨率偏低{note}，放大{factor:.1f}倍后识别")
        return page.resize(_scaled(page, factor), Image.Resampling.LANCZOS)
    return page


def _scaled(image: Image.Image, factor: float) -> tuple[int, int]:
    return max(1, round(image.width * factor)), max(1, round(image.height * factor))
