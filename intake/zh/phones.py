"""Telephone numbers of mainland China."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FoundPhone:
    """A number in a text: ``text == source[start:end]``; ``kind``: mobile, landline or service."""

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
    ("landline", rf"(?<![\d\-－.])[2-9]\d{{6,7}}(?![\d.]){_EXTENSION}"),
)
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _FORMS)
_DIGITS = re.compile(r"\D")


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


def is_possible_phone(text: str) -> bool:
    """Whether the text holds a number that could be dialled, and nothing a number cannot hold."""
    return bool(find_phones(text))
