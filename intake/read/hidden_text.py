"""Whether the text that an earlier OCR hid under a scan says what the scan shows.

Each wrong character of such a layer is a wrong name or number nobody sees. Check digits and letters in
dates tell bad layers by themselves; a few lines read again from the picture tell the rest.
"""

import re
from collections.abc import Callable, Sequence

from PIL import Image

from intake.model import Line
from intake.ocr.types import PageOcr
from intake.read.unreadable import strip_of
from intake.zh.codes import credit_code_problem, find_credit_codes, is_valid_credit_code
from intake.zh.text import edit_distance, normalise

CONFIDENCE = 0.95
"""Of a hidden layer that was not found wrong: recognised text, whoever recognised it."""

_LINES = 6
"""Read again from the picture: half a second where the whole page takes four."""

_LEAST_LETTERS = 24
"""Letters compared from which a difference tells anything."""

_MOST_WRONG = 0.05
"""Of the letters compared: good layers differ by one in a hundred."""

_SURELY = 0.85
"""Confidence from which the second reading may contradict the first."""

_DATE = re.compile(r"[0-9OoIlBSZ]{1,4}(?=[年月日])")
_LETTER = re.compile(r"[A-Za-z]")
_SAID = re.compile(r"[0-9A-Za-z\u4e00-\u9fff]")


def written_wrong(lines: Sequence[Line]) -> str | None:
    """What in the text alone shows that recognition went wrong, or None."""
    for line in lines:
        for code, _, _ in find_credit_codes(line.text):
            if not is_valid_credit_code(code) and credit_code_problem(code) != "organization_check":
                return "其中的代码校验不符"
        for date in _DATE.finditer(line.text):
            if _LETTER.search(date.group()) and not date.group().isalpha():
                return "日期中混有字母"
    return None


def differs_from_picture(lines: Sequence[Line], picture: Callable[[], Image.Image], ocr: PageOcr) -> bool:
    """Whether a few of the lines, read from the page's picture, say something else."""
    chosen = _sample(lines)
    if not chosen:
        return False
    image = picture()
    pairs = [(line, strip) for line in chosen if (strip := strip_of(image, line.box)) is not None]
    letters = wrong = 0
    for (line, _), (text, sure) in zip(pairs, ocr.read_strips([strip for _, strip in pairs]), strict=True):
        if sure < _SURELY:
            continue
        first, second = _said(line.text), _said(text)
        letters += max(len(first), len(second))
        wrong += edit_distance(first, second)
    return letters >= _LEAST_LETTERS and wrong > _MOST_WRONG * letters


def _sample(lines: Sequence[Line]) -> list[Line]:
    """Those with the most letters, spread over the page, and those with numbers first."""
    level = [line for line in lines if len(_said(line.text)) >= 4 and line.box.width > line.box.height]
    numbers = sorted(
        (line for line in level if re.search(r"\d{4}", line.text)), key=lambda line: -len(line.text)
    )
    longest = sorted(level, key=lambda line: -len(line.text))
    return list(dict.fromkeys([*numbers[: _LINES // 2], *longest]))[:_LINES]


def _said(text: str) -> str:
    """Its letters, digits and characters: signs are set differently by every program."""
    return "".join(_SAID.findall(normalise(text)))
