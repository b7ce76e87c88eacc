"""Long pictures (phone screenshots, receipts) cut into pieces of a page's shape, between lines of text."""

import numpy as np
from PIL import Image

from intake.model import WHOLE_PAGE, Box
from intake.ocr.scale import LONG, PAGE_SHAPE

_EARLIEST, _LATEST = 0.9, PAGE_SHAPE
"""Where a piece may end, in widths of the picture from where it began."""


def tiles(image: Image.Image) -> tuple[Box, ...]:
    """The pieces from top to bottom; one, the whole, when the picture is no longer than a page.

    Cut in the middle of the widest empty band in reach: between paragraphs rather than through a line.
    """
    width, height = image.size
    if height <= LONG * width:
        return (WHOLE_PAGE,)
    grey = np.asarray(image.convert("L"), dtype=np.int16)
    busy = np.abs(np.diff(grey, axis=1)).mean(axis=1)
    pieces, top = [], 0
    while height - top > (_LATEST + 0.2) * width:
        first, last = top + round(_EARLIEST * width), top + round(_LATEST * width)
        end = first + _quietest(busy[first:last])
        pieces.append(Box(0.0, top / height, 1.0, end / height))
        top = end
    return (*pieces, Box(0.0, top / height, 1.0, 1.0))


def _quietest(busy: np.ndarray) -> int:
    """The middle of the longest run of rows about as empty as the emptiest."""
    quiet = busy <= busy.min() + 0.5
    edges = np.flatnonzero(np.diff(np.concatenate([[False], quiet, [False]])))
    begins, ends = edges[::2], edges[1::2]
    longest = int((ends - begins).argmax())
    return int(begins[longest] + ends[longest]) // 2
