"""Who signs a paper: the names that stand by themselves above the day at its foot."""

import re
from collections.abc import Sequence
from functools import lru_cache

from intake.extract.candidate import Candidate
from intake.extract.typed import is_organization, named_organization, typed_value
from intake.model import Box, Line, Page
from intake.scheme import Field
from intake.zh.dates import find_dates, find_term
from intake.zh.text import normalise, squeeze

_SIGNED = 0.92
_FOOT = 0.45
"""Share of the height of the page's text below which its day stands."""

_NEXT = 3.0
"""Of the day's height: from one row of a signature to the one above it at most."""

_LONGEST_DAY = 16
"""Characters of a line that is a day and no more."""

_ALONE = 0.6
"""Share of its line that the day takes up at least."""

_ABOVE = 4
"""Lines above the day of a page without places among which a signature stands."""

_TITLES = ("企业", "单位")
"""Ends of titles that are granted: 示范企业."""

_LABELLED = re.compile(r"[:：]")
_SENTENCE = re.compile(r"[,，。;；:：]")
_FIRMS = ("公司", "厂", "店", "集团", "企业", "合作社")
"""Ends of names of those who rather receive a paper than give it."""


def signed(field: Field, pages: Sequence[Page]) -> list[Candidate]:
    """The names of the last page that bears a signature, as one; none where it may be the holder's: a firm
    that is the only one on the page."""
    for page in reversed(pages) if field.signs else ():
        lines = [line for line in _grantors(page) if typed_value(field, line.text) is not None]
        if not lines:
            continue
        names = "、".join(squeeze(normalise(line.text)) for line in lines)
        sure = min(line.confidence for line in lines) * _SIGNED
        box = Box.around(line.box for line in lines).rounded()
        return [Candidate(names, names, page.number, box, sure, "pattern")]
    return []


def unsigned(found: Sequence[Candidate], pages: Sequence[Page]) -> list[Candidate]:
    """The readings of a name that only its form gave, without those of the signature where a firm signs
    beside others, or where who signs is no firm."""
    signing = {(page.number, line.box) for page in pages for line in _signing(page)}
    return [
        one
        for one in found
        if one.way != "pattern"
        or not any(number == one.page and box.overlap(one.box) > 0 for number, box in signing)
    ]


def _signing(page: Page) -> list[Line]:
    """The lines that can only be of those who give the paper: their signature, and the words of seals."""
    sealed = [line for line in page.lines if _in_seal(line, page)]
    return [*_grantors(page), *sealed]


def _grantors(page: Page) -> list[Line]:
    """The signature without firms that may hold the paper: where nobody else on the page does, a firm above
    an authority's name is whom it honours."""
    lines = signature(page)
    return (
        [line for line in lines if not _is_firm(line)] if _may_be_the_holder(lines, page) else list(lines)
    )


@lru_cache(maxsize=64)
def signature(page: Page) -> tuple[Line, ...]:
    """The lines of the names, in reading order."""
    day = _day(page)
    if day is None:
        return ()
    if page.flowing:
        at = page.lines.index(day)
        return tuple(line for line in page.lines[max(0, at - _ABOVE) : at] if _names(line))
    above = sorted(
        (line for line in page.lines if line is not day and line.box.middle_y < day.box.middle_y),
        key=lambda line: -line.box.middle_y,
    )
    found: list[Line] = []
    edge = day
    for row in _rows(above):
        names = [line for line in row if _names(line) and not _in_seal(line, page)]
        if edge.box.middle_y - row[0].box.middle_y > _NEXT * max(day.box.height, row[0].box.height):
            break
        found += names
        edge = row[0] if names else edge
    return tuple(line for line in page.lines if line in found)


def _day(page: Page) -> Line | None:
    """The last line at the page's foot that is one day, or month, and no more."""
    if not page.lines:
        return None
    top, bottom = min(line.box.y0 for line in page.lines), max(line.box.y1 for line in page.lines)
    least = top + _FOOT * (bottom - top)
    days = [
        line
        for line in page.lines
        if len(squeeze(line.text)) <= _LONGEST_DAY
        and (page.flowing or line.box.middle_y > least)
        and _is_a_day(normalise(line.text))
    ]
    return days[-1] if days else None


def _is_a_day(text: str) -> bool:
    found = find_dates(text)
    alone = len(found) == 1 and len(squeeze(found[0].text)) > _ALONE * len(squeeze(text))
    return alone and find_term(text) is None and not _LABELLED.search(text)


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in lines:
        if rows and rows[-1][0].box.same_row(line.box):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _names(line: Line) -> bool:
    """Whether a line is an organization's name and no more."""
    text = squeeze(normalise(line.text))
    return is_organization(text) and not _is_title(text) and not _SENTENCE.search(text)


def _is_title(text: str) -> bool:
    return text.endswith(_TITLES) and not text.endswith("合伙企业")


def _in_seal(line: Line, page: Page) -> bool:
    """Whether it is a seal's own word."""
    seals = (mark.box for mark in page.marks if mark.kind == "seal")
    return any(line.box.overlap(seal) > 0.98 * line.box.area for seal in seals)


def _is_firm(line: Line) -> bool:
    return squeeze(line.text).endswith(_FIRMS)


def _may_be_the_holder(lines: Sequence[Line], page: Page) -> bool:
    """Whether firms sign, and nobody else on the page is named who may hold it."""
    if not any(_is_firm(line) for line in lines):
        return False
    others = [squeeze(normalise(line.text)) for line in page.lines if line not in lines]
    named = [(text, named_organization(text) or "") for text in others]
    return not any(
        (name.endswith(_FIRMS) and not _is_title(name)) or (name and _LABELLED.search(text))
        for text, name in named
    )
