"""Lines that head what stands below them, told by numbering, size, place and by what follows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from intake.cut.table_titles import titles_of_tables
from intake.cut.titles import can_head, is_of_a_chronicle, is_organization
from intake.model import BOLD, Box, Line, Page
from intake.zh.numbering import STYLES, Numbering, numbering
from intake.zh.text import squeeze

_LONGEST, _LONGEST_PLAIN = 30, 24
"""Characters of a heading that is numbered, or not."""

_NO_HEADING = re.compile(r"[。；;!！,，]|[:：].|[:：]$|^[\d\W]*$|^[·•●∙▪◦‣]|…{2,}|\.{4,}|·{3,}|_{3,}|-{4,}")
"""A sentence, a label with its value, the words before a list, an item of one behind its dot, leaders of a
contents page."""

_NO_HEADING_SET = re.compile(r"[。；;]$|…{2,}|\.{4,}|·{3,}|_{3,}|-{4,}|^[\d\W]*$")
"""What even a line that its style or number sets apart cannot be: 第三篇 做什么家具，检得怎么样 is one."""

_BODY = re.compile(r"[。；;]|[:：].{2,}")
_LONG_LINE = 16
"""Characters from which a line is body, not another heading."""

_TALLER, _TALLER_SCANNED = 1.18, 1.3
"""Times the body's height from which a line is larger print; a scan's lines vary more."""

_NEAR = 9
"""Lines, in the order of reading, among which those of one row stand."""

_CENTRED = 0.05
_WIDE = 0.55
"""Share of the page's width from which a line is body set from margin to margin."""

_A_LIST = 3
"""As many siblings one right below the other are a list, not headings of anything."""

_BOUND = frozenset({"volume", "chapter"})
"""Styles of numbering that nothing but headings has."""

_DIVISIONS = frozenset({"volume", "chapter", "section", "annex", "han", "han_bracket"})
"""Styles of numbering by which texts are divided; others number the items of lists too."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The line that heads a part: its place among the page's lines, the place where the part begins (a
    letterhead above it belongs to it), its text and numbering. ``tall``: its height over the body's;
    ``level``: as the file itself says, see `Line`."""

    line: int
    start: int
    text: str
    numbering: Numbering | None
    tall: float
    level: int = 0


@dataclass(frozen=True, slots=True)
class _Print:
    """How a page is printed: where its middle is, its body's height, which lines stand in tables, which
    beside others, which run at its edges, and which are the titles of tables."""

    page: Page
    middle: float
    body: float
    in_table: frozenset[int]
    beside: frozenset[int]
    running: frozenset[int]
    over_table: frozenset[int]

    def alone(self, at: int) -> bool:
        return not (at in self.in_table or at in self.beside or at in self.running)


def headings_of(page: Page, region: Box, running: frozenset[Line]) -> list[tuple[Heading, ...]]:
    """The headings of a page, as far as it lies in a region, in order; those that stand one below the
    other together."""
    if len(page.lines) < 2:
        return []
    looks = _print(page, (region.x0 + region.x1) / 2, running)
    found = [_heading(looks, at) for at in range(len(page.lines))]
    _drop_lists(found)
    result: list[tuple[Heading, ...]] = []
    at = 0
    while at < len(found):
        if found[at] is None:
            at += 1
            continue
        end = _run_end(looks, found, at)
        own = [item for item in found[at:end] if item is not None]
        if own[0].numbering or own[0].level or _body_below(looks, end):
            result.append((_with_letterhead(looks, own[0]), *own[1:]))
        at = end
    return result


def _print(page: Page, middle: float, running: frozenset[Line]) -> _Print:
    heights = [line.box.height for line in page.lines if len(squeeze(line.text)) >= _LONG_LINE]
    if len(heights) < 3:
        heights = [line.box.height for line in page.lines]
    in_table = frozenset(
        at
        for at, line in enumerate(page.lines)
        if any(table.box.holds_middle_of(line.box) for table in page.tables)
    )
    beside = frozenset() if page.flowing else _beside(page.lines)
    at_edge = frozenset(at for at, line in enumerate(page.lines) if line in running)
    over_table = titles_of_tables(page, in_table)
    return _Print(page, middle, median(heights), in_table - over_table, beside, at_edge, over_table)


def _beside(lines: Sequence[Line]) -> frozenset[int]:
    """Lines that share their row with another, left or right of it."""
    found: set[int] = set()
    boxes = [line.box for line in lines]
    for at, one in enumerate(boxes):
        for other, box in enumerate(boxes[at + 1 : at + _NEAR], at + 1):
            if other in found and at in found:
                continue
            if box.y0 < one.y1 and (box.x0 >= one.x1 or box.x1 <= one.x0) and box.same_row(one):
                found |= {at, other}
    return frozenset(found)


def _heading(looks: _Print, at: int) -> Heading | None:
    """The line as a heading, if it could be one by itself."""
    line = looks.page.lines[at]
    text = squeeze(line.text)
    if not looks.alone(at) or not 2 <= len(text) <= _LONGEST:
        return None
    if not line.level and is_of_a_chronicle(looks.page.lines, at):
        return None
    number = numbering(line.text)
    rest = squeeze(number.rest) if number else text
    set_apart = 0 < line.level < BOLD or (number is not None and number.style in _BOUND)
    if (_NO_HEADING_SET if set_apart else _NO_HEADING).search(rest) or not can_head(rest):
        return None
    flowing = looks.page.flowing
    tall = line.box.height / looks.body if looks.body and not flowing else 1.0
    if not line.level:
        set_off = flowing or at in looks.over_table or _stands_out(looks, line, tall)
        plain = len(text) <= _LONGEST_PLAIN and set_off
        numbered = number is not None and (number.style in _DIVISIONS or _heads_text(looks, at, number))
        if not (plain if number is None else numbered):
            return None
    return Heading(at, at, line.text.strip(), number, tall, line.level)


def _heads_text(looks: _Print, at: int, number: Numbering) -> bool:
    """Whether a line that is numbered as items of lists are too heads text of its own."""
    lines = looks.page.lines
    for beside, step in ((at - 1, -1), (at + 1, 1)):
        other = numbering(lines[beside].text) if 0 <= beside < len(lines) else None
        if other and other.style == number.style and other.number == number.number + step:
            return False
    return _body_below(looks, at + 1)


def _stands_out(looks: _Print, line: Line, tall: float) -> bool:
    if tall >= (_TALLER if looks.page.method == "text" else _TALLER_SCANNED):
        return True
    middle = (line.box.x0 + line.box.x1) / 2
    return tall >= 1.0 and abs(middle - looks.middle) < _CENTRED and line.box.width < _WIDE


def _drop_lists(found: list[Heading | None]) -> None:
    """Takes away siblings that stand one right below the other: entries of a list."""
    at = 0
    while at < len(found):
        end = at + 1
        while end < len(found) and _siblings(found[end - 1], found[end]):
            end += 1
        if end - at >= _A_LIST:
            found[at:end] = [None] * (end - at)
        at = end


def _siblings(first: Heading | None, second: Heading | None) -> bool:
    if first is None or second is None:
        return False
    one, other = first.numbering, second.numbering
    if one is None or other is None:
        return one is other is None and first.level == second.level
    return one.style == other.style and other.number == one.number + 1


def _run_end(looks: _Print, found: list[Heading | None], at: int) -> int:
    """Where the headings end that stand one below the other, a company's name between them or not; a
    section without text ends where its sibling begins."""
    last = found[at]
    end = at + 1
    while end < len(found):
        following = found[end]
        if following is None:
            if end + 1 == len(found) or found[end + 1] is None or not _is_letterhead(looks, end):
                return end
        elif last is not None and _ends_before(last, following):
            return end
        last = following or last
        end += 1
    return end


def _ends_before(heading: Heading, following: Heading) -> bool:
    """Whether a heading without text of its own ends where the next one stands: its sibling, or one
    further out."""
    one, other = heading.numbering, following.numbering
    if one is None or other is None:
        return False
    return _siblings(heading, following) or STYLES.index(other.style) < STYLES.index(one.style)


def _body_below(looks: _Print, at: int) -> bool:
    """Whether text or a table stands below; at a page's foot it stands on the next one."""
    lines = looks.page.lines
    while at < len(lines) and at in looks.running:
        at += 1
    if at >= len(lines) or at in looks.in_table:
        return True
    text = squeeze(lines[at].text)
    if len(text) >= _LONG_LINE or _BODY.search(text) or text.endswith(("：", ":")):
        return True
    return not looks.page.flowing or numbering(lines[at].text) is not None


def _with_letterhead(looks: _Print, heading: Heading) -> Heading:
    """The part begins with the company's name that stands over its heading."""
    above = heading.line - 1
    begins = heading.line - (above >= 0 and _is_letterhead(looks, above))
    return replace(heading, start=begins)


def _is_letterhead(looks: _Print, at: int) -> bool:
    """Whether a company's name stands there as over a title, not as under a text that it signs."""
    line = looks.page.lines[at]
    if not looks.alone(at) or not is_organization(squeeze(line.text)):
        return False
    if looks.page.flowing:
        return at == 0 or len(squeeze(looks.page.lines[at - 1].text)) < _LONG_LINE
    return abs((line.box.x0 + line.box.x1) / 2 - looks.middle) < 2 * _CENTRED
