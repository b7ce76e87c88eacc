"""Are two names the same applicant's? Exact, nearly (a misread character), a part of it, or another's."""

import re
from collections.abc import Sequence
from typing import Literal

from intake.checks.types import Case
from intake.checks.words import squeezed_text
from intake.model import Document
from intake.zh.text import same_organization, similarity, squeeze

Likeness = Literal["same", "near", "part", "other"]

_NEAR = 0.8
"""Share of characters alike from which a difference may be one or two misread characters."""


def likeness(found: str, reference: str) -> Likeness:
    """How a name compares with the reference: ``part`` when one holds the other whole."""
    if same_organization(found, reference):
        return "same"
    first, second = squeeze(found), squeeze(reference)
    if first and second and (first in second or second in first):
        return "part"
    return "near" if similarity(first, second) >= _NEAR else "other"


def stands_in(case: Case, document: Document, name: str) -> bool:
    """Whether a name stands anywhere in a document."""
    return _plain(name) in _plain(squeezed_text(case, document))


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
    """Whether a page of the case names both, together with a word of change (变更, 更名, 曾用名)."""
    if not change_words:
        return False
    for page in case.pages.values():
        text = _plain(squeeze(page.text))
        if _plain(former) in text and _plain(reference) in text and re.search(change_words, text):
            return True
    return False


def _plain(text: str) -> str:
    return squeeze(text).replace("（", "(").replace("）", ")")
