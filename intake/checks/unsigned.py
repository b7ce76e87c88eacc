"""Papers that declare something, and that nobody signed: a commitment without name, seal and day."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from intake.checks.shapes import EXPRESSION, Shape, record
from intake.checks.types import Case
from intake.checks.words import Hit
from intake.model import Document, Evidence, Line, Page
from intake.zh.text import squeeze

UNSIGNED: Shape = record(("titles", "labels", "day"), titles=EXPRESSION, labels=EXPRESSION, day=EXPRESSION)
"""JSON Schema of what tells them."""

_LONGEST_TITLE = 24

_LONGEST = 60
"""Lines below its title within which such a paper is signed."""

_LEAST = 2
"""Empty places from which nobody signed: one alone may be signed in a way that no program sees."""


def unsigned_places(case: Case, document: Document, rule: Mapping[str, Any]) -> Iterator[Hit]:
    """The places to sign, seal and date (``labels`` and ``day``, with nothing behind them) below a heading
    that matches ``titles``, where at least two are empty. A seal or picture on a page may be what stands
    there: of such a page nothing is said.
    """
    lines = [(page, line) for page in case.pages_of(document) for line in page.lines]
    titled = [at for at, (_, line) in enumerate(lines) if _is_title(line, rule["titles"])]
    for start, end in pairwise([*titled, len(lines)]):
        below = lines[start + 1 : min(end, start + 1 + _LONGEST)]
        empty = [(page, line) for page, line in below if not page.marks and _is_empty(page, line, rule)]
        if len(empty) >= _LEAST:
            for page, line in empty:
                text = squeeze(line.text)
                yield Hit(text, Evidence(page.file, page.number, line.box, text), line.confidence, "")


def _is_title(line: Line, titles: str) -> bool:
    text = squeeze(line.text)
    return len(text) <= _LONGEST_TITLE and re.search(titles, text) is not None


def _is_empty(page: Page, line: Line, rule: Mapping[str, Any]) -> bool:
    text = squeeze(line.text)
    if re.fullmatch(rule["day"], text):
        return True
    if not re.search(rule["labels"], text):
        return False
    return not any(_is_filling(other, rule) for other in _behind(page, line))


def _behind(page: Page, line: Line) -> Sequence[Line]:
    """What stands to the right of a line, and touches its row."""
    if page.flowing:
        return ()
    return [one for one in page.lines if one.box.x0 >= line.box.x1 and one.box.same_row(line.box)]


def _is_filling(line: Line, rule: Mapping[str, Any]) -> bool:
    text = squeeze(line.text)
    return re.search(rule["labels"], text) is None and re.fullmatch(rule["day"], text) is None
