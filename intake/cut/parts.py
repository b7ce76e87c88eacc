"""A page's parts from its headings."""

import re
from collections.abc import Sequence
from dataclasses import replace

from intake.cut.headings import Heading
from intake.cut.outline import Place
from intake.cut.regions import Region
from intake.model import BOLD, WHOLE_PAGE, Box, Line, Page, Part
from intake.zh.text import squeeze

_MOST = 12
"""Parts of a page: of more the deepest are left in what stands before them."""

_FORM_TITLE, _FORM_HEAD = 2.4, 0.45
"""Times the body's height from which a title is that of a form, and the share of the page's height above
which such a title stands."""

_TEXT, _TEXT_WIDTH = 16, 0.35
"""Characters, and share of the page's width, of a line of running text: small print is narrower."""

_NUMBER = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}(?:编号|号码|号)|CMA|CNAS|No)?[:：.]{0,2}(?=(?:\D{0,20}\d){4})[A-Za-z0-9()（）/.—-]{4,40}",
    re.IGNORECASE,
)
"""A line that is a paper's number alone: No:LYZC-26-00917, 报告编号：ZJ260215-07, CMA160017100852."""

_Placed = tuple[Heading, Place]


def parts_of(
    page: Page, content: Page, region: Region, running: frozenset[Line], headings: Sequence[_Placed]
) -> list[Part]:
    """The parts of a page's region, whose ``content`` is given, from its top to its foot."""
    first = headings[0] if headings and _is_first(content, running, headings[0][0]) else None
    inner = _not_too_many([item for item in headings if item is not first])
    own = region.box
    tops = [_top(content, heading.start) for heading, _ in inner]
    edges = zip([own.y0, *tops], [*tops, own.y1], strict=True)
    boxes = [Box(own.x0, top, own.x1, foot) for top, foot in edges]
    parts = [_part(page, box, item) for box, item in zip(boxes, [first, *inner], strict=True)]
    return [replace(parts[0], copied=region.copied), *parts[1:]]


def _is_first(content: Page, running: frozenset[Line], heading: Heading) -> bool:
    """Whether nothing but running heads and the paper's numbers stands above it, or, over the title of a
    form, small print of the form: numbers, emblems, hints."""
    above = [line for line in content.lines[: heading.start] if line not in running]
    if not above:
        return True
    title = content.lines[heading.line].box
    if not content.flowing and title.y0 <= _FORM_HEAD and _are_numbers(above):
        return True
    return (
        not content.flowing
        and heading.tall >= _FORM_TITLE
        and title.y0 <= _FORM_HEAD
        and not any(line.box.width >= _TEXT_WIDTH and len(squeeze(line.text)) >= _TEXT for line in above)
        and not any(table.box.y0 < title.y0 for table in content.tables)
    )


def _are_numbers(lines: Sequence[Line]) -> bool:
    return all(_NUMBER.fullmatch(squeeze(line.text)) for line in lines)


def _not_too_many(headings: list[_Placed]) -> list[_Placed]:
    while len(headings) >= _MOST:
        deepest = max(place.level for _, place in headings)
        outer = [item for item in headings if item[1].level < deepest]
        headings = outer or headings[: _MOST - 1]
    return headings


def _top(page: Page, at: int) -> float:
    """Where a part begins whose first line is that: midway between it and what stands above it."""
    own = page.lines[at].box
    if page.flowing:
        return own.y0
    above = max((line.box.y1 for line in page.lines if line.box.middle_y < own.y0), default=own.y0)
    return (min(above, own.y0) + own.y0) / 2


def _part(page: Page, box: Box, item: _Placed | None) -> Part:
    content = page if box == WHOLE_PAGE else page.within(box)
    if item is None:
        return Part(page, content, box)
    heading, place = item
    number = heading.numbering.number if heading.numbering else None
    styled = 0 < heading.level < BOLD
    return Part(page, content, box, heading.text, place.level, place.series, number, styled)
