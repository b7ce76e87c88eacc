"""Lines as values are looked for in: wide words, cut dates and names on two lines are made one again."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from intake.extract.typed import is_organization
from intake.model import Line, Page
from intake.zh.text import squeeze

_ONE_HAN = re.compile(r"^[\u4e00-\u9fff]$")
_HAN_THEN_VALUE = re.compile(r"^[\u4e00-\u9fff](?:\s|$)")
_DATE_BEGUN = re.compile(r"(?:19|20)\d\d(?:\s*年(?:\s*\d{1,2}(?:\s*月(?:\s*\d{1,2})?)?)?)?$")
_DATE_GOES_ON = re.compile(r"^\s*(?:[年月日]|\d{1,2}\s*(?:月|日|$))")
_END_OF_NAME = re.compile(r"^[\u4e00-\u9fff]{0,3}(?:股份|集团|控股)?(?:有限)?(?:责任)?公司[:：]?$")
"""A firm's name has more before the words for its form: place, brand, trade."""
_NAME_BEGUN = re.compile(r"^(?:[\u4e00-\u9fff]{1,8}[:：])?[\u4e00-\u9fff（）()·]{4,24}$")
_SAME_EDGE, _SAME_PRINT = 0.7, 0.25
"""Of the print's height: how far apart the left edges (or, centred, the middles) of both lines of a name
may lie, and how far their heights."""
_WIDEST = 0.09
"""Share of the page's width between the two characters of a label such as `名　　称`."""


def with_joined_words(pages: Sequence[Page], labels: Collection[str] = ()) -> list[Page]:
    """The pages, with a lone character and the line that begins with its other half made one line. Where
    the half is run into the value (住 | 所郑州市…), the two must make one of the ``labels``."""
    return [_joined(page, labels) for page in pages]


def _joined(page: Page, labels: Collection[str]) -> Page:
    if page.flowing:
        return page
    result: list[Line] = []
    for line in page.lines:
        if result and (_is_half(result[-1], line, labels) or _is_cut_date(result[-1], line)):
            both = result[-1].joined(line)
            result[-1] = replace(both, text=result[-1].text.strip() + line.text.strip())
        elif result and _is_end_of_name(result[-1], line):
            result[-1] = replace(result[-1].joined(line), text=result[-1].text.strip() + line.text.strip())
        else:
            result.append(line)
    return replace(page, lines=tuple(result))


def _is_half(first: Line, second: Line, labels: Collection[str]) -> bool:
    one, other = first.text.strip(), second.text.strip()
    return (
        bool(_ONE_HAN.match(one))
        and (bool(_HAN_THEN_VALUE.match(other)) or one + other[:1] in labels)
        and first.box.same_row(second.box)
        and 0 <= second.box.x0 - first.box.x1 < _WIDEST
    )


def _is_end_of_name(first: Line, second: Line) -> bool:
    """A firm's name printed over two lines: `绍兴清溪物流供` `应链有限公司`."""
    one, other = first.text.strip(), second.text.strip()
    if not _END_OF_NAME.match(other) or not _NAME_BEGUN.match(one) or is_organization(squeeze(one)):
        return False
    height = second.box.height
    below = -0.3 * height < second.box.y0 - first.box.y1 < 0.9 * height
    alike = abs(first.box.height - height) < _SAME_PRINT * height
    value = one.find(":") + 1 or one.find("：") + 1
    left = abs(first.box.slice(value, len(one), len(one)).x0 - second.box.x0)
    middle = abs(first.box.middle_x - second.box.middle_x)
    return below and alike and min(left, middle) < _SAME_EDGE * height


def _is_cut_date(first: Line, second: Line) -> bool:
    """A date that a seal's edge or a wide print cut into pieces: `2024` `年07月23日`."""
    return (
        bool(_DATE_BEGUN.search(first.text.strip()))
        and bool(_DATE_GOES_ON.match(second.text))
        and first.box.same_row(second.box)
        and -0.01 <= second.box.x0 - first.box.x1 < 0.04
    )
