"""The numbers that pages bear, and the totals they count to: 第2页 共3页, 共 4 页 第 1 页, Page 2 of 3."""

import re
from collections.abc import Sequence

from intake.zh.text import normalise

_PAGE_OF = re.compile(
    r"第\s{0,4}(?P<n1>\d{1,3})\s{0,4}页\s{0,4}[,，、/／(（]?\s{0,4}共\s{0,4}(?P<t1>\d{1,3})\s{0,4}页"
    r"|共\s{0,4}(?P<t2>\d{1,3})\s{0,4}页\s{0,4}[,，、/／]?\s{0,4}第\s{0,4}(?P<n2>\d{1,3})\s{0,4}页"
    r"|page\s{0,4}(?P<n3>\d{1,3})\s{0,4}(?:of|/)\s{0,4}(?P<t3>\d{1,3})"
    r"|页\s{0,4}[次码数]\s{0,4}[:：]?\s{0,4}第?\s{0,4}(?P<n4>\d{1,3})\s{0,4}[/／]\s{0,4}(?P<t4>\d{1,3})",
    re.IGNORECASE,
)
_BARE = re.compile(r"^[-—－\s]{0,8}(\d{1,3})\s{0,4}/\s{0,4}(\d{1,3})[-—－\s]{0,8}$")
_TOTAL = re.compile(r"(?<![\d第])共\s{0,4}(\d{1,3})\s{0,4}页(?!\s{0,4}[,，、/／]?\s{0,4}第)")
_OF_A_SENTENCE = re.compile(r"[。；，,;]|第\s{0,4}\d|.{60}")
"""What shows that a line counts something else: a sentence may count anything."""


def page_counts(text: str) -> list[tuple[int, int]]:
    """(number, total) wherever a text counts pages in words."""
    found = []
    for match in _PAGE_OF.finditer(text):
        stated = {name[0]: int(value) for name, value in match.groupdict().items() if value}
        found.append((stated["n"], stated["t"]))
    return found


def bare_page_count(line: str) -> tuple[int, int] | None:
    """(number, total) where they are all that a line says: 2/3."""
    bare = _BARE.match(line.strip())
    return (int(bare[1]), int(bare[2])) if bare and 1 <= int(bare[1]) <= int(bare[2]) else None


def total_alone(lines: Sequence[str]) -> int | None:
    """The total that one of the lines tells without a number of the page: 共 4 页."""
    texts = [normalise(line) for line in lines if not _OF_A_SENTENCE.search(line)]
    found = [int(match[1]) for text in texts for match in _TOTAL.finditer(text)]
    return found[0] if len(found) == 1 else None
