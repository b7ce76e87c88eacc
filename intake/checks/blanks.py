"""Places that were to be filled in and are empty: ____万元, 自　年　月　日起. A form has them by right."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from intake.checks.shapes import EXPRESSION, EXPRESSIONS, KIND, Shape, record, several
from intake.checks.types import Case
from intake.checks.words import Hit, find_words
from intake.model import Document, Page
from intake.zh.text import squeeze

BLANKS: Shape = record(
    ("patterns", "signed", "forms"),
    patterns=several(EXPRESSION, 1),
    unsure=EXPRESSIONS,
    unsure_in=several(KIND),
    signed=EXPRESSION,
    forms=EXPRESSION,
)
"""JSON Schema of what tells them."""

_LINE = re.compile(r"[_﹏]{2,}|[:：]$")
"""A place to write on, or a label with nothing behind it."""

_SENTENCE = re.compile(r"[一-鿿]{6}[^。；]*[。；]")
_OF_A_FORM = 5
"""Places to write on that no sentence stands between, from which there is a form."""

_LONGEST_TITLE = 24


def empty_places(case: Case, document: Document, rule: Mapping[str, Any], *, sure: bool) -> Iterator[Hit]:
    """What ``patterns`` (where not ``sure``: ``unsure``, too) find in a text that is otherwise filled in.

    Lines where somebody signs (``signed``) are blank until then, and so is a record that the applicant
    keeps: what stands below the title of one (``forms``) without a sentence between, or among a form's
    places to write on. In documents of ``unsure_in`` nothing is sure.
    """
    doubted = document.kind in rule.get("unsure_in", ())
    if sure and doubted:
        return
    patterns = [*rule["patterns"], *(() if sure else rule.get("unsure", ()))]
    pages = {page.number: page for page in case.pages_of(document)}
    for hit in find_words(case, document, patterns):
        page = pages[hit.evidence.page or 0]
        if not re.search(rule["signed"], _clause(hit)) and not _in_a_form(page, hit, rule["forms"]):
            yield hit


def _clause(hit: Hit) -> str:
    """What stands about a blank in its own clause: who signs does so there, not where a sentence ends."""
    before = re.split(r"[，,。；;]", hit.before)[-1]
    after = re.split(r"[，,。；;]", hit.after)[0]
    return f"{before}{hit.matched}{after}"


def _in_a_form(page: Page, hit: Hit, titles: str) -> bool:
    lines = [squeeze(line.text) for line in page.lines]
    at = next((place for place, line in enumerate(page.lines) if line.box == hit.evidence.box), None)
    if at is None:  # in a cell: its table belongs to what the page is called
        return any(len(line) <= _LONGEST_TITLE and re.search(titles, line) for line in lines)
    first = next((place + 1 for place in range(at - 1, -1, -1) if _SENTENCE.search(lines[place])), 0)
    last = next(
        (place for place in range(at + 1, len(lines)) if _SENTENCE.search(lines[place])), len(lines)
    )
    titled = any(len(line) <= _LONGEST_TITLE and re.search(titles, line) for line in lines[first:at])
    return titled or sum(len(_LINE.findall(line)) for line in lines[first:last]) >= _OF_A_FORM
