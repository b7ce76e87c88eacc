"""Does anything stand under a caption? 售后服务组织机构图见下： at a page's end, and nothing follows."""

import re
from collections.abc import Sequence

from intake.checks.types import Case
from intake.checks.words import Hit
from intake.model import Document, Page
from intake.zh.text import squeeze

_LONGEST_REFERENCE = 20
"""Characters of a line that only refers to what stands elsewhere: （见附图）."""

_LEAST_PICTURE = 0.01
"""Share of the page from which a picture or drawing may be what a caption announces."""

_PAGE_NUMBER = re.compile(r"[-—–第]?\d{1,3}(?:页)?(?:[/／共]\d{1,3}页?)?[-—–]?")

_MARGIN = 0.02
"""Part of the page's height by which a picture reaches below its caption at least."""


def stands_over_nothing(case: Case, document: Document, hit: Hit, caption: str) -> bool:
    """Whether the line of a hit is a ``caption``, or the last that stands over captions alone, and the
    document shows nothing below.

    Page numbers are nothing. A picture of a text that flows is a page of its own and has no place in it:
    then nothing is said. A title alone may have been read behind its chart.
    """
    pages = [page for page in case.pages_of(document) if page.number >= (hit.evidence.page or 0)]
    if not pages or pages[0].number != hit.evidence.page:
        return False
    if any(file.startswith(f"{document.file}!/") for file, _ in case.pages):
        return False
    below = _after(pages[0], hit)
    announced = any(re.search(caption, text) for text in (hit.evidence.text, *below))
    further = any(page.lines or page.tables or page.marks for page in pages[1:])
    return announced and not further and not _shows(pages[0], below, hit, caption)


def is_only_referred_to(case: Case, document: Document, hit: Hit, refers: str) -> bool:
    """Whether the line below a hit's heading says no more than where the thing is to be found, and neither
    the document nor a picture in its file shows one."""
    pages = [page for page in case.pages_of(document) if page.number >= (hit.evidence.page or 0)]
    if not pages or any(file.startswith(f"{document.file}!/") for file, _ in case.pages):
        return False
    if any(mark.kind != "seal" for page in pages for mark in page.marks):
        return False
    below = [text for text in _after(pages[0], hit) if text]
    return bool(below) and len(below[0]) <= _LONGEST_REFERENCE and re.search(refers, below[0]) is not None


def _after(page: Page, hit: Hit) -> Sequence[str]:
    places = [place for place, line in enumerate(page.lines) if line.box == hit.evidence.box]
    return [squeeze(line.text) for line in page.lines[places[-1] + 1 :]] if places else [""]


def _shows(page: Page, below: Sequence[str], hit: Hit, caption: str) -> bool:
    if any(text and not _PAGE_NUMBER.fullmatch(text) and not re.search(caption, text) for text in below):
        return True
    drawn = [mark.box for mark in page.marks if mark.kind != "seal" and mark.box.area >= _LEAST_PICTURE]
    cells = [cell for table in page.tables for row in table.rows for cell in row if cell.text.strip()]
    boxes = drawn if page.flowing else [*drawn, *(cell.box for cell in cells)]
    return any(box.y1 > hit.evidence.box.y1 + _MARGIN for box in boxes)
