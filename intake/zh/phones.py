"""Telephone numbers of mainland China."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FoundPhone:
    """A number in a text: ``text == source[start:end]``; ``kind``: mobile, landline, service (400, 800) or
    foreign."""

    text: str
    start: int
    end: int
    kind: str


_SEPARATOR = r"[ \t\-－–—]{0,2}"
_EXTENSION = r"(?:\s*(?:转|-|－|ext\.?)\s*\d{1,5}(?!\d))?"
_FORMS = (
    ("service", rf"(?<!\d)(?:400|800){_SEPARATOR}\d{{3,4}}{_SEPARATOR}\d{{3,4}}(?!\d){_EXTENSION}"),
    ("mobile", rf"(?<!\d)(?:\+?86{_SEPARATOR})?1[3-9]\d{_SEPARATOR}\d{{4}}{_SEPARATOR}\d{{4}}(?!\d)"),
    (
        "landline",
        rf"(?<!\d)(?:\+?86{_SEPARATOR})?[(（]?0(?:10|2\d|[3-9]\d{{2}})[)）]?{_SEPARATOR}[2-9]\d{{6,7}}(?!\d){_EXTENSION}",
    ),
    (
        "landline",
        rf"(?<!\d)[(（]?0(?:10|2\d|[3-9]\d{{2}})[)）]?{_SEPARATOR}[2-9]\d{{2,3}}\s\d{{4}}(?!\d){_EXTENSION}",
    ),
    ("foreign", r"(?<![\d+])(?:\+|00)(?!86)[1-9]\d{0,2}(?:[ \-]?\d{2,4}){2,4}(?!\d)"),
    ("landline", rf"(?<![\d\-－.])[2-9]\d{{6,7}}(?![\d.]){_EXTENSION}"),
)
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _FORMS)
_AREA_CODES = ("0", "(0", "（0", "+86", "86")
_LOST_ZERO = re.compile(r"(?!400|800)(?:(10|2\d)([2-9]\d{7})|([3-9]\d{2})([2-9]\d{6,7}))")
"""Area code and number: eight digits behind codes of two, seven or eight behind codes of three."""

_SHORT = re.compile(r"9[56]\d{3,6}|12\d{3}|1010\d{4}")
"""Numbers of hotlines; in running text such digits are anything, so they count only alone."""

_DIGITS = re.compile(r"\D")
_BROKEN = re.compile(r"[\d\-]{1,14}(?:[\s.·]{1,2}[\d\-]{1,14}){1,4}")


def find_phones(text: str) -> list[FoundPhone]:
    """Every telephone number in the text, in order; local numbers without an area code last to claim."""
    taken = [False] * len(text)
    found = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            if kind == "service" and len(_DIGITS.sub("", match.group())) < 10:
                continue
            taken[match.start() : match.end()] = [True] * (match.end() - match.start())
            found.append(FoundPhone(match.group(), match.start(), match.end(), kind))
    return sorted(found, key=lambda phone: phone.start)


def is_whole_phone(text: str) -> bool:
    """Whether the text is one telephone number with its area code, and nothing else."""
    found = find_phones(text)
    if len(found) != 1 or found[0].text != text:
        return False
    return found[0].kind != "landline" or text.startswith(_AREA_CODES)


def as_dialled(text: str) -> str:
    """The number as people know it: a landline's first 0, which a spreadsheet takes away from a number, is
    there again (`55165432100` is 0551-65432100), a space amid the digits where a narrow cell broke them is
    not (`13902265 683`). Other texts stay as they are."""
    if _BROKEN.fullmatch(text.strip()) and not find_phones(text):
        whole = re.sub(r"[\s.·]", "", text)
        return whole if is_whole_phone(whole) else text
    lost = _LOST_ZERO.fullmatch(text.strip())
    return f"0{lost[1] or lost[3]}-{lost[2] or lost[4]}" if lost else text


def is_possible_phone(text: str) -> bool:
    """Whether the text holds a number that could be dialled, and nothing a number cannot hold."""
    return bool(find_phones(text)) or bool(_SHORT.fullmatch(text.strip()))
