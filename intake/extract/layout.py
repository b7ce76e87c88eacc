"""Lines as values are looked for in: words printed wide and dates cut in pieces are made one again."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from intake.model import Line, Page

_ONE_HAN = re.compile(r"^[\u4e00-\u9fff]$")
_HAN_THEN_VALUE = re.compile(r"^[\u4e00-\u9fff](?:\s|$)")
_DATE_BEGUN = re.compile(r"(?:19|20)\d\d(?:\s*年(?:\s*\d{1,2}(?:\s*月(?:\s*\d{1,2})?)?)?)?$")
_DATE_GOES_ON = re.compile(r"^\s*(?:[年月日]|\d{1,2}\s*(?:月|日|$))")
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


def _is_cut_date(first: Line, second: Line) -> bool:
    """A date that a seal's edge or a wide print cut into pieces: `2024` `年07月23日`."""
    return (
        bool(_DATE_BEGUN.search(first.text.strip()))
        and bool(_DATE_GOES_ON.match(second.text))
        and first.box.same_row(second.box)
        and -0.01 <= second.box.x0 - first.box.x1 < 0.04
    )
