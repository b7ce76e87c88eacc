"""Which kinds' titles headings are."""

from collections.abc import Collection, Mapping
from functools import lru_cache

from intake.assign.headings import Heading, plainly, prominence, share, without_brackets
from intake.assign.likeness import likeness
from intake.assign.patterns import KindPatterns, SchemePatterns

_PROMINENT = 0.6
"""How prominent a heading must be for its likeness to a title to count."""

Titled = tuple[Heading, float]
"""A heading, and how surely it is a title (0-1)."""


def best_titles(found: Collection[Heading], patterns: SchemePatterns) -> dict[str, Titled]:
    """By kind the heading that most surely is its title; kinds that none names are left out."""
    best: dict[str, Titled] = {}
    for heading in found:
        for kind, value in shares(patterns, heading.text).items():
            weighed = value * prominence(heading)
            if kind not in best or weighed > best[kind][1]:
                best[kind] = heading, weighed
    return best


def likest_title(kind: KindPatterns, found: Collection[Heading]) -> Titled | None:
    """The prominent heading that is most like one of the kind's titles: OCR may have spoilt it."""
    best: Titled | None = None
    for heading in found:
        if heading.rank < _PROMINENT:
            continue
        text = heading.text.casefold()
        value = heading.rank * max((likeness(text, name) for name in kind.typical), default=0.0)
        if value > (best[1] if best else 0.0):
            best = heading, value
    return best


@lru_cache(maxsize=65536)
def shares(patterns: SchemePatterns, text: str) -> Mapping[str, float]:
    """By kind how much of a heading's text its title makes up, where that is most of it."""
    # The bracketed parts of a heading may stand in the title's way, or be part of it.
    bare = without_brackets(text)
    forms = sorted({text, bare, plainly(bare)}) if len(bare) >= 3 else [text]
    found: dict[str, float] = {}
    for form in forms:
        for kind, matches in patterns.titles.found(form).items():
            best = max(share(form, match) for match in matches)
            if best:
                found[kind] = max(best, found.get(kind, 0.0))
    return found
