"""Are two names the same applicant's? Exact, nearly (a misread character), a part of it, or another's."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from intake.checks.types import Case
from intake.checks.words import squeezed_text
from intake.model import Document, Page
from intake.zh.text import same_organization, similarity, squeeze

Likeness = Literal["same", "near", "part", "other"]

_EDGE, _SEVERAL = 2, 3
"""Lines at a page's head and foot; pages of a file from which what stands there runs, and files from which
their first line is a letterhead."""

_NEAR = 0.8
"""Share of characters alike from which a difference may be one or two misread characters."""

_CHANGE_NEAR, _BOTH_NEAR = 60, 200
"""Characters from a former name within which a word of change stands, and the name of today: a notice of
change has both in neighbouring rows."""


def likeness(found: str, reference: str) -> Likeness:
    """How a name compares with the reference: ``part`` when one holds the other whole."""
    if same_organization(found, reference):
        return "same"
    first, second = squeeze(found), squeeze(reference)
    if first and second and (first in second or second in first):
        return "part"
    return "near" if similarity(first, second) >= _NEAR else "other"


def stands_in(case: Case, document: Document, name: str) -> bool:
    """Whether a name stands anywhere in a document, but for what runs over all pages of its file, or heads
    the files of the case: who binds papers together, or prints them on paper of the house, says in the head
    whose they are, not who made them."""
    if _plain(name) not in _plain(squeezed_text(case, document)):
        return False
    bound = tuple(page for (file, _), page in case.pages.items() if file == document.file)
    heads = _running(bound) | _letterheads(case)
    if not any(_plain(name) in _plain(text) for text in heads):
        return True
    pages = case.pages_of(document)
    own = [line.text for page in pages for line in page.lines if _figureless(line.text) not in heads]
    own += [cell.text for page in pages for table in page.tables for row in table.rows for cell in row]
    return _plain(name) in _plain("".join(own))


def _letterheads(case: Case) -> frozenset[str]:
    """The line with which several files begin."""
    first: dict[str, Page] = {}
    for page in case.pages.values():
        first.setdefault(page.file, page)
    counts = Counter(_figureless(page.lines[0].text) for page in first.values() if page.lines)
    return frozenset(text for text, often in counts.items() if often >= _SEVERAL)


@lru_cache(maxsize=64)
def _running(pages: tuple[Page, ...]) -> frozenset[str]:
    """What heads or ends several of the pages, whatever numbers stand in it."""
    edges = (
        {_figureless(line.text) for line in (*page.lines[:_EDGE], *page.lines[-_EDGE:])} for page in pages
    )
    counts = Counter(text for edge in edges for text in edge)
    return frozenset(text for text, often in counts.items() if often >= _SEVERAL)


def _figureless(text: str) -> str:
    return re.sub(r"\d+", "0", squeeze(text))


def became(former: str, reference: str, changes: Sequence[tuple[str, str]]) -> bool:
    """Whether a name was changed to the reference's, step by step. `changes`: (former, new) names."""
    names = [former]
    for name in names:
        following = [new for old, new in changes if likeness(name, old) == "same"]
        if any(likeness(new, reference) == "same" for new in following):
            return True
        names += [new for new in following if new not in names]
    return False


def is_former_name(case: Case, former: str, reference: str, change_words: str) -> bool:
    """Whether a page of the case names both, with a word of change (变更前名称, 更名, 曾用名) close to the
    former one. A procedure on changes of documents names whom it was copied from, too: nearness tells."""
    if not change_words:
        return False
    old, new = _plain(former), _plain(reference)
    for page in case.pages.values():
        text = _plain(squeeze(page.text))
        for found in re.finditer(re.escape(old), text) if new in text else ():
            before, after = text[: found.start()], text[found.end() :]
            near = f"{before[-_CHANGE_NEAR:]}。{after[:_CHANGE_NEAR]}"
            both = f"{before[-_BOTH_NEAR:]}。{after[:_BOTH_NEAR]}"
            if new in both and re.search(change_words, near):
                return True
    return False


def _plain(text: str) -> str:
    return squeeze(text).replace("（", "(").replace("）", ")")
