"""Decides, page by page, how a PDF page is read: text layer, OCR, or both. The only place that does."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from intake.model import Box, Line
from intake.read.hidden_text import written_wrong
from intake.read.pdf.objects import PageObjects
from intake.read.text_quality import TextQuality, reads_as_english

_WHOLE = 0.5
"""Share of the page from which pictures dominate it."""

_PICTURE = 0.06
"""Share of the page from which a picture may hold text worth reading: a business card on A4."""

_BACKGROUND_TEXT = 50
"""Characters printed over a picture from which the picture is a background, if they are spread out."""

_HIDDEN_EVERYDAY = 0.9
"""An earlier OCR's hidden text must be this much everyday Chinese to be trusted: printed text reaches
0.95 and more, and each wrong character OCR makes is likely a rare one."""


_CHINESE = 0.2
"""Share of Chinese characters from which a hidden text is judged as Chinese."""

_VALUES = 20
"""Characters a line on average up to which the text over a background may be the values of a form."""

_BACKGROUND_SHARE = 0.03
"""Share of a background that the text on it covers: ten lines of print on A4 cover 0.1."""

_OUTLINES = 40
"""Paths of a character's size from which they may be a text turned into curves."""

_MUCH_TEXT = 300
"""Characters from which a page with nothing beside its lines has nothing else to be read."""


@dataclass(frozen=True, slots=True)
class Decision:
    """``regions`` are the pictures to recognise when ``how`` is ``text+ocr``; ``why`` is for people.

    ``hidden``: the text lies unseen under a scan; what it says is to be compared with what is seen.
    ``backgrounds``: pictures under the text that may hold the labels of a form whose values it is."""

    how: Literal["text", "ocr", "text+ocr", "blank"]
    why: str
    regions: tuple[Box, ...] = ()
    hidden: bool = False
    backgrounds: tuple[Box, ...] = ()


def decide(quality: TextQuality, lines: Sequence[Line], objects: PageObjects) -> Decision:
    """How to read a page with that text layer and those contents."""
    if quality.length == 0:
        empty = not (objects.pictures or objects.paths or objects.texts)
        return Decision("blank", "页面上没有任何内容") if empty else Decision("ocr", "没有文字层")
    if quality.problem:
        return Decision("ocr", f"{quality.problem}，改用识别")
    unseen = max(objects.invisible_texts, objects.covered_texts) > 0.5 * max(1, objects.texts)
    if unseen and picture_share(objects.pictures) >= _WHOLE:
        return _hidden(quality, lines)
    large = [box for box in objects.pictures if box.area >= _PICTURE]
    behind = tuple(box for box in large if _is_background(box, lines))
    regions = tuple(box for box in large if box not in behind)
    forms = behind if quality.length <= _VALUES * len(lines) else ()
    outlined = _outlined(objects, quality)
    if outlined:
        return Decision("text+ocr", "部分文字已转成曲线，识别图形中的文字", _merged((*regions, outlined)))
    if not regions:
        return Decision("text", "文字层完好", backgrounds=_merged(forms))
    share = picture_share(regions)
    why = f"文字层完好，另有图片占页面 {share:.0%}，识别图中文字"
    return Decision("text+ocr", why, _merged(regions), backgrounds=_merged(forms))


def is_plain_prose(quality: TextQuality, lines: Sequence[Line], gaps: bool) -> bool:
    """Whether a page is one column of much good text: no table can be there. `gaps`: whether a line
    has runs that stand apart."""
    if gaps or not lines or quality.problem or quality.length < _MUCH_TEXT:
        return False
    return max(line.box.x0 for line in lines) < min(line.box.x1 for line in lines)


def picture_share(boxes: Sequence[Box]) -> float:
    """The share of the page that pictures cover, overlaps counted once (on a grid of 40 × 40)."""
    if not boxes:
        return 0.0
    if len(boxes) == 1:
        return boxes[0].area
    steps = 40
    covered = 0
    for row in range(steps):
        y = (row + 0.5) / steps
        rows = [box for box in boxes if box.y0 <= y <= box.y1]
        for column in range(steps):
            x = (column + 0.5) / steps
            covered += any(box.x0 <= x <= box.x1 for box in rows)
    return covered / steps**2


def _hidden(quality: TextQuality, lines: Sequence[Line]) -> Decision:
    """An earlier OCR's text: trusted when it is plainly Chinese, or plainly English."""
    if quality.length < 30:
        return Decision("ocr", "图像下的隐藏文字太少，改用识别")
    if quality.chinese < _CHINESE:
        text = " ".join(line.text for line in lines)
        if quality.chinese < 0.02 and reads_as_english(text):
            return Decision("text", "扫描图像带有可信的英文隐藏文字层", hidden=True)
        return Decision("ocr", "图像下的隐藏文字既不像中文也不像英文，改用识别")
    if quality.everyday < _HIDDEN_EVERYDAY:
        return Decision("ocr", f"图像下的隐藏文字质量差（常用字占 {quality.everyday:.0%}），改用识别")
    wrong = written_wrong(lines)
    if wrong:
        return Decision("ocr", f"图像下的隐藏文字质量差（{wrong}），改用识别")
    return Decision("text", "扫描图像带有可信的隐藏文字层", hidden=True)


def _is_background(picture: Box, lines: Sequence[Line]) -> bool:
    """Whether text is printed all over the picture: a frame or watermark, nothing to recognise.

    A scan is none for the watermark tiled over it (one text many times), nor for a header and a footer,
    nor for what was typed into the gaps of a scanned form: such text covers little of it.
    """
    middle = Box(
        picture.x0, picture.y0 + 0.1 * picture.height, picture.x1, picture.y1 - 0.1 * picture.height
    )
    over = [line for line in lines if line.box.overlap(middle) > 0.5 * line.box.area > 0]
    if sum(map(len, {line.text for line in over})) < _BACKGROUND_TEXT:
        return False
    boxes = [line.box for line in over]
    spread = max(box.y1 for box in boxes) - min(box.y0 for box in boxes)
    level = sum(box.area for box in boxes if box.width > box.height)
    return spread >= 0.2 * picture.height and level >= _BACKGROUND_SHARE * picture.area


def _outlined(objects: PageObjects, quality: TextQuality) -> Box | None:
    """Where text was turned into curves, when there is more of it than a drawing has corners."""
    if len(objects.outlines) < max(_OUTLINES, 0.3 * quality.length):
        return None
    around = Box.around(objects.outlines)
    edges = (around.x0 - 0.01, around.y0 - 0.01, around.x1 + 0.01, around.y1 + 0.01)
    return Box(*(min(1.0, max(0.0, edge)) for edge in edges))


def _merged(regions: Sequence[Box]) -> tuple[Box, ...]:
    """Pictures cut into strips or tiles are put together again; at most eight regions remain."""
    merged: list[Box] = []
    for region in regions:
        current = region
        while touching := [box for box in merged if _touch(box, current)]:
            merged = [box for box in merged if box not in touching]
            current = Box.around([current, *touching])
        merged.append(current)
    merged.sort(key=lambda box: (box.y0, box.x0))
    return tuple(merged) if len(merged) <= 8 else (Box.around(merged),)


def _touch(first: Box, second: Box) -> bool:
    gap = 0.004
    return (
        first.x0 - gap <= second.x1
        and second.x0 - gap <= first.x1
        and first.y0 - gap <= second.y1
        and second.y0 - gap <= first.y1
    )
