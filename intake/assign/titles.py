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


def best_title(
    kind: KindPatterns, found: Collection[Heading], patterns: SchemePatterns, *, damaged: bool = False
) -> Titled | None:
    """The heading that most surely is the kind's title; `damaged`: OCR may have spoilt it."""
    best: Titled | None = None
    for heading in found:
        value = shares(patterns, heading.text).get(kind.id, 0.0) * prominence(heading)
        if value > (best[1] if best else 0.0):
            best = heading, value
    if best is None and damaged:
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
