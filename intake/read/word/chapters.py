"""Cuts what stands between two page breaks where a reader would: before chapters, and by length."""

import re
from collections.abc import Iterator

from intake.read.flowing import LINES_A_PAGE, FlowingPage

_CHAPTER_LINES, _CHAPTER_LENGTH = 8, 250
"""A chapter begins a page when what stands before it has so many lines, or characters: a procedure's
`1 目的` and `2 范围` of one sentence each stay together."""

_PART_LINES, _PART_LENGTH = 2, 60
"""The same for what is numbered 一、: parts of an application are papers of their own, however short."""

_LONG_PAGE = 1_500
"""Characters of more than a printed page."""

_CHAPTER = re.compile(
    r"^(?:第[一二三四五六七八九十]{1,3}(?:章|部分|篇)|[一二三四五六七八九十]{1,3}、)[^，。；：:]{2,24}$"
)
"""A chapter's heading by its words, in documents whose writers use no styles."""

_PART = re.compile(r"^第[一二三四五六七八九十]{1,3}(?:章|部分|篇)")
"""What is numbered so begins a page however short the chapter before it is."""


def is_chapter(text: str) -> bool:
    """Whether a line reads like a chapter's heading."""
    return _CHAPTER.match(text) is not None


def is_long(page: FlowingPage) -> bool:
    """Whether it holds more than a printed page does."""
    return len(page.lines) > LINES_A_PAGE or _length(page.lines) > _LONG_PAGE


def cut(whole: FlowingPage, headings: set[int]) -> Iterator[FlowingPage]:
    """The page cut before chapters, and after about forty lines where no table stands. `headings`: the
    numbers of the lines where a chapter may begin."""
    closed = {line for start, end, *_ in whole.tables for line in range(start + 1, end)}
    cuts = [0]
    for place in range(1, len(whole.lines)):
        if place in closed:
            continue
        lines = place - cuts[-1]
        chapter = place in headings and _begins_page(whole.lines[cuts[-1] : place], whole.lines[place])
        if chapter or lines >= LINES_A_PAGE:
            cuts.append(place)
    for start, end in zip(cuts, [*cuts[1:], len(whole.lines)], strict=True):
        yield FlowingPage(
            whole.lines[start:end],
            [
                (first - start, last - start, rows, numbers, above)
                for first, last, rows, numbers, above in whole.tables
                if start <= first < end
            ],
            [(place - start, text) for place, text in whole.shapes if start <= place < end],
            levels={place - start: level for place, level in whole.levels.items() if start <= place < end},
        )


def _begins_page(before: list[str], heading: str) -> bool:
    """Whether a chapter headed so begins a page after those lines."""
    if len(before) > 1 and _PART.match(heading):
        return True
    if is_chapter(heading) and len(before) >= _PART_LINES and _length(before) >= _PART_LENGTH:
        return True
    return len(before) >= _CHAPTER_LINES or _length(before) >= _CHAPTER_LENGTH


def _length(lines: list[str]) -> int:
    return sum(map(len, lines))
