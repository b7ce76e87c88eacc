"""Two lines of print that lie half over each other and were read as one: each is read for itself.

Printers set a value into a form too high: a code lies over the foot of its own name. An engine takes both
for one line and reads neither; of the upper and the lower part of its place each shows one of them whole.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from PIL import Image

from intake.model import Box, Line
from intake.ocr.parts import cut

_UNSURE = 0.9
"""Of a reading that may be of two lines at once."""

_SIGNS = 8
"""Letters and figures of such a line: of codes and dates, which nothing else tells."""

_SURELY = 0.98
"""Of readings of a part. Two must agree: a line cut through is not read surely, nor twice alike."""

_LOWER = ((0.3, 1.0), (0.4, 1.05), (0.5, 1.1))
_UPPER = ((0.0, 0.5), (-0.05, 0.6), (-0.1, 0.7))
"""Parts of a line's height that are shown."""

_LEAST, _MOST = 4, 4
"""Characters of a part's reading, and lines of a page that are looked at."""

_LATIN = re.compile(r"[0-9A-Za-z]")

Strips = Callable[[Sequence[Image.Image]], Sequence[tuple[str, float]]]


def taken_apart(page: Image.Image, lines: Sequence[Line], read: Strips) -> tuple[list[Line], list[str]]:
    """The lines, with those that were two taken apart; and what was done, in words."""
    result: list[Line] = []
    notes: list[str] = []
    looked_at = 0
    for line in lines:
        if looked_at < _MOST and line.confidence < _UNSURE and len(_LATIN.findall(line.text)) >= _SIGNS:
            looked_at += 1
            lower = _part(page, line, _LOWER, read)
            if lower is not None and lower.text != line.text:
                upper = _part(page, line, _UPPER, read)
                result += [lower] if upper is None or upper.text == lower.text else [upper, lower]
                notes.append(f"“{line.text}”处两行文字相叠，分别重读为“{lower.text}”")
                continue
        result.append(line)
    return result, notes


def _part(page: Image.Image, line: Line, parts: Sequence[tuple[float, float]], read: Strips) -> Line | None:
    """What two of some parts of a line's height say alike and surely."""
    boxes = [_of_height(line.box, *part) for part in parts]
    found: dict[str, tuple[float, Box]] = {}
    for box, (text, sure) in zip(boxes, read([cut(page, box) for box in boxes]), strict=True):
        if sure < _SURELY or len(text) < _LEAST:
            continue
        said = text.replace(" ", "")
        if said in found:
            return replace(line, text=said, box=found[said][1], confidence=min(sure, found[said][0]))
        found[said] = sure, box
    return None


def _of_height(box: Box, top: float, bottom: float) -> Box:
    margin = 0.02 * box.width
    return Box(
        max(0.0, box.x0 - margin),
        max(0.0, box.y0 + top * box.height),
        min(1.0, box.x1 + margin),
        min(1.0, box.y0 + bottom * box.height),
    )
