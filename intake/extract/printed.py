"""Facts keep the text as it is printed, though it was compared in simplified characters."""

import re
from collections.abc import Sequence
from dataclasses import replace

from intake.model import Fact, Page
from intake.zh.text import as_printed
from intake.zh.traditional import simplified

_SPACE = re.compile(r"\s+")


def with_printed_text(facts: Sequence[Fact], pages: Sequence[Page]) -> list[Fact]:
    """The facts, their texts in the characters of the pages they were read from."""
    printed = {page.number: _printed(page) for page in pages if simplified(page.text) != page.text}
    return [_shown(fact, printed[fact.page]) if fact.page in printed else fact for fact in facts]


def _shown(fact: Fact, printed: str) -> Fact:
    text = _SPACE.sub("", fact.text)
    at = simplified(printed).find(text)
    return replace(fact, text=printed[at : at + len(text)]) if text and at >= 0 else fact


def _printed(page: Page) -> str:
    """The page's text as it stands, without white space."""
    cells = (cell.text for table in page.tables for row in table.rows for cell in row)
    texts = [*(line.text for line in page.lines), *cells]
    return _SPACE.sub("", "".join(map(as_printed, texts)))
