"""Numbers of standards, and names of laws, as Chinese lists write them."""

import re
from dataclasses import dataclass
from typing import NamedTuple


class StandardNumber(NamedTuple):
    """``GB/T 19001-2016`` as its parts; the year is None when it is not stated."""

    prefix: str
    number: str
    year: int | None


@dataclass(frozen=True, slots=True)
class FoundStandard:
    """A standard's number in a text, written the usual way, with the title beside it when there is one.

    ``start``/``end`` are the place of the number as it stands in the text.
    """

    number: str
    title: str
    start: int
    end: int


_PREFIX = (
    r"(?:GB|DB\d{2}|SB|JB|QB|HG|YY|YD|SJ|DL|NB|NY|LY|LS|SN|SL|SY|SH|TB|JT|JG|JGJ|CJ|CJJ|CECS|CB|HJ|MH|MT|MZ|"
    r"FZ|BB|WB|WH|WS|GA|AQ|XF|GH|GY|HB|HY|JC|JR|KA|LB|LD|QC|QX|RB|SF|TD|TY|WM|WW|XB|YB|YC|YS|YZ|ZY|CNCA|"
    r"JJG|JJF|GJB|GBZ|GBJ|DZ|WJ|QJ|IATF|UL|DIN|JIS|(?P<lettered>TSG|SAE|ASTM)|"
    r"ISO|ISO/TS|IEC|ISO/IEC|OHSAS|EN|IEEE|T/[A-Z]{2,10}|Q/[A-Z0-9]{2,12})"
)
_STANDARD = re.compile(
    rf"(?<![A-Za-z0-9])(?P<prefix>{_PREFIX}(?:\s*[/／]\s*[TZJt])?)\s*[- ]?\s*"
    r"(?P<number>(?(lettered)[A-Z]?)\d{1,6}(?:\.\d{1,3}){0,3})(?:\s*[-—–－:：]\s*(?P<year>(?:19|20)\d{2}|\d{2}))?(?!\d)"
)
_MISREAD = re.compile(
    r"(?<![A-Za-z0-9])(?:IS0(?=(?:/[A-Z]{2,3})? ?\d{4,5}\s?[-—–:：]\s?(?:19|20)\d\d)|0HSAS(?= ?\d))"
)
"""A zero read for the letter O: no other word stands before such a number and its year."""
_FIRST_YEAR = 50
"""Two digits from here on are years of the last century: no standard in use is older."""

_TITLE_AFTER = re.compile(r"^[\s:：,，|]*《(?P<title>[^《》\n]{2,80})》")
_TITLE_BEFORE = re.compile(r"《(?P<title>[^《》\n]{2,80})》[\s(（:：,，|]*$")


def find_standards(text: str) -> list[FoundStandard]:
    """Every standard's number in the text, in order, with its title in 《》 beside it, if any."""
    found: list[FoundStandard] = []
    text = _MISREAD.sub(lambda match: match.group().replace("0", "O"), text)
    for match in _STANDARD.finditer(text):
        after = _TITLE_AFTER.match(text[match.end() :])
        # A title between two numbers belongs to the first of them.
        before = None if found and found[-1].title else _TITLE_BEFORE.search(text[: match.start()])
        title = after or before
        found.append(
            FoundStandard(
                _written(match), title["title"].strip() if title else "", match.start(), match.end()
            )
        )
    return found


def parse_standard(text: str) -> StandardNumber | None:
    """The parts of the first number in the text, or None."""
    match = _STANDARD.search(text)
    if not match:
        return None
    return StandardNumber(_prefix(match), match["number"], _year(match))


def _written(match: re.Match[str]) -> str:
    year = _year(match)
    separator = ":" if _prefix(match).startswith(("ISO", "IEC", "IATF")) else "-"
    return f"{_prefix(match)} {match['number']}" + (f"{separator}{year}" if year else "")


def _prefix(match: re.Match[str]) -> str:
    return re.sub(r"\s", "", match["prefix"]).replace("／", "/").upper()


def _year(match: re.Match[str]) -> int | None:
    """Two digits were usual before 1995 (GB 4706.1-92), and are with foreign bodies (ASTM D638-14)."""
    if not match["year"]:
        return None
    year = int(match["year"])
    if year > 100:
        return year
    return 1900 + year if year >= _FIRST_YEAR else 2000 + year
