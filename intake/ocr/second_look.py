"""Credit codes whose check digits speak against them, read again from enlarged pictures of their line.

A repair is computed; what is found here was read: several pictures of one print are shown to the
recogniser, and a reading counts where both check digits hold, all of which they hold agree, and it is
almost what was read first.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from PIL import Image, ImageFilter, ImageOps

from intake.model import Box, Line
from intake.ocr.parts import cut
from intake.zh.codes import CREDIT_CODE_NAME, credit_code_problem, is_valid_identity_number
from intake.zh.text import edit_distance

_RUN = re.compile(r"[0-9A-Za-z](?:[ .·,'`]?[0-9A-Za-z]){3,23}")
"""Letters and digits of one number, with the specks that engines read between them."""

_SPECKS = re.compile(r"[^0-9A-Za-z]+")
_SHORTEST, _LONGEST = 17, 19
"""Characters read of a code that has one too few or too many."""

_MISREAD = 2
"""Characters that the second reading may have otherwise than the first."""

_SURELY = 0.85
"""Of a second reading: what the recogniser doubts proves nothing, whatever its check digits."""

_MOST = 6
"""Codes of a page that are read again: a page with more is a bad picture of a list."""

_WIDTH = 12.0
"""Characters' heights that a printed code may reach behind its name."""

Strips = Callable[[Sequence[Image.Image]], Sequence[tuple[str, float]]]


@dataclass(frozen=True, slots=True)
class _Doubtful:
    """A line with a code that cannot be right: ``run`` as it was read, ``start`` of it in the text.
    ``cut_off``: its end was not read, or none of it, so that it goes on to the right of the line."""

    line: Line
    start: int
    run: str
    cut_off: bool


def read_again(page: Image.Image, lines: Sequence[Line], read: Strips) -> tuple[list[Line], list[str]]:
    """The lines, with the codes that a second look read as their check digits have them; and what was done,
    in words: the first reading and the second."""
    result, notes = list(lines), []
    for doubtful in _doubtful(lines)[:_MOST]:
        place = _around(doubtful.line.box, page, _WIDTH if doubtful.cut_off else 1.0)
        found = {
            code: sure
            for text, sure in read(list(_pictures(cut(page, place))))
            if sure >= _SURELY and (code := _code_in(text)) and _goes_with(code, doubtful)
        }
        if len(found) == 1:
            [(code, sure)] = found.items()
            result = _with(result, doubtful, code, sure, place)
            notes.append(_note(doubtful, code))
    return result, notes


def _note(doubtful: _Doubtful, code: str) -> str:
    if not doubtful.run:
        first = "初次未读出"
    elif doubtful.cut_off:
        first = f"初次只读出“{doubtful.run}”"
    else:
        first = f"初次读作“{doubtful.run}”，校验位不符"
    return f"统一社会信用代码{first}；放大重读为“{code}”，两个校验位均相符"


def _doubtful(lines: Sequence[Line]) -> list[_Doubtful]:
    found: list[_Doubtful] = []
    read = False
    for line in lines:
        for match in _RUN.finditer(line.text):
            run = _SPECKS.sub("", match.group()).upper()
            if credit_code_problem(run) is None:
                read = True
            elif _may_be_a_code(run):
                found.append(_Doubtful(line, match.start(), match.group(), cut_off=False))
    if not read and not found:
        found = [one for line in lines if (one := _named_only(line, lines))]
    return found


def _may_be_a_code(run: str) -> bool:
    """Whether a number of that form cannot be another kind's: a certificate's, a person's, two joined."""
    digits = sum(character.isdigit() for character in run)
    return (
        _SHORTEST <= len(run) <= _LONGEST
        and digits >= 8
        and run[2:8].isdigit()
        and not is_valid_identity_number(run)
    )


def _named_only(line: Line, lines: Sequence[Line]) -> _Doubtful | None:
    """A line that ends with a code's name, or with the code's beginning: the rest was overlooked."""
    name = CREDIT_CODE_NAME.search(line.text)
    if name is None:
        return None
    stub = line.text[name.end() :]
    if len(stub) >= _SHORTEST or not (stub == "" or stub.isascii()) or _stands_beside(line, lines):
        return None
    return _Doubtful(line, name.end(), stub, cut_off=True)


def _stands_beside(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a long number was read right of the line: an old registration number, a code of its own."""
    return any(
        other.box.same_row(line.box)
        and other.box.x0 >= line.box.x1 - line.box.height
        and sum(character.isdigit() for character in other.text) >= 12
        for other in lines
        if other is not line
    )


def _around(box: Box, page: Image.Image, further: float) -> Box:
    """The line's place with a little white around it, and as far on to the right as a code may reach."""
    high = box.height
    wide = high * page.height / page.width
    return Box(
        max(0.0, box.x0 - 0.3 * wide),
        max(0.0, box.y0 - 0.15 * high),
        min(1.0, box.x1 + further * wide),
        min(1.0, box.y1 + 0.15 * high),
    )


def _pictures(strip: Image.Image) -> Iterator[Image.Image]:
    """The strip as it is, with its contrast spread, through red, enlarged and sharpened, and softened."""
    grey = strip.convert("L")
    yield strip
    yield ImageOps.autocontrast(grey, cutoff=2).convert("RGB")
    yield strip.getchannel("R").convert("RGB")
    twice = strip.resize((2 * strip.width, 2 * strip.height), Image.Resampling.LANCZOS)
    yield twice.filter(ImageFilter.UnsharpMask(3, 150, 2))
    yield twice.filter(ImageFilter.GaussianBlur(2))


def _code_in(text: str) -> str | None:
    """The one code of a reading whose check digits both hold."""
    runs = {_SPECKS.sub("", match.group()).upper() for match in _RUN.finditer(text)}
    right = [run for run in runs if credit_code_problem(run) is None]
    return right[0] if len(right) == 1 else None


def _goes_with(code: str, doubtful: _Doubtful) -> bool:
    first = _SPECKS.sub("", doubtful.run).upper()
    if doubtful.cut_off:
        return edit_distance(code[: len(first)], first) <= len(first) // 4
    return edit_distance(code, first) <= _MISREAD


def _with(lines: list[Line], doubtful: _Doubtful, code: str, sure: float, place: Box) -> list[Line]:
    """The lines with the code in its line; pieces of it that stood as lines of their own go with it."""
    line, cut_off = doubtful.line, doubtful.cut_off
    own = replace(
        line,
        text=line.text[: doubtful.start] + code + line.text[doubtful.start + len(doubtful.run) :],
        box=Box(line.box.x0, line.box.y0, place.x1, line.box.y1) if cut_off else line.box,
        confidence=sure,
    )
    return [
        own if other is line else other
        for other in lines
        if other is line or not (cut_off and _is_piece(other, own, code))
    ]


def _is_piece(other: Line, own: Line, code: str) -> bool:
    inside = other.box.overlap(own.box) > 0.6 * other.box.area
    return inside and _SPECKS.sub("", other.text).upper() in code
