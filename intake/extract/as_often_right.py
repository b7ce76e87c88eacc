"""From how sure recognition is of its characters to how often such a fact is right.

Recognition gives the mean over a value's characters; a value is wrong where one of them is, or where a
piece of it lies in another place. On 118 photographs of licences that strangers made, facts told at 0.80 to
0.90 were right in 70 of 100 (set aside, 57 more: 67), at 0.90 to 0.95 in 90 (89): `python -m
benchmarks.licences`, table by confidence, in benchmarks/RESULTS.md. So a bound such as a scheme's
``doubt_below`` means what it says.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from intake.extract.by_repair import is_well_formed
from intake.model import Box, Fact, Page

_RIGHT = ((0.0, 0.0), (0.75, 0.6), (0.85, 0.7), (0.93, 0.91), (0.95, 0.95), (1.0, 1.0))
"""Confidence of the reading, and share of such facts that were right; straight lines between. Of what was
told surer than 0.95, as much was wrong as transcripts of that set are: it stands as read."""


_MOST = 0.5


def as_often_right(facts: Iterable[Fact], pages: Sequence[Page]) -> list[Fact]:
    """The facts; those of pictures less sure by as much as print read like theirs is less often right.

    Typed text stands as it is; so do rows (how often a whole list is right was not measured) and codes that
    their check digits prove.
    """
    recognised = {page.number: page for page in pages if page.method != "text"}
    return [
        replace(fact, confidence=round(fact.confidence * _share_right(fact, recognised[fact.page]), 3))
        if fact.page in recognised and not fact.row_places and not is_well_formed(str(fact.value))
        else fact
        for fact in facts
    ]


def _share_right(fact: Fact, page: Page) -> float:
    """What is right of such print, by its worst line, of how surely it was read; 1 where no line is."""
    read = min((line.confidence for line in page.lines if _stands_in(fact.box, line.box)), default=1.0)
    return fitted(read) / read if read else 1.0


def _stands_in(fact: Box, line: Box) -> bool:
    """Whether a fact was read from a line, by where they lie."""
    return fact.overlap(line) > _MOST * min(fact.area, line.area)


def fitted(confidence: float) -> float:
    """The share of facts right, 0 to 1, among those of lines recognised with this confidence; never more.

    >>> fitted(0.85), fitted(0.97)
    (0.7, 0.97)
    """
    last = len(_RIGHT) - 1
    at = min(bisect_right([read for read, _ in _RIGHT], confidence), last)
    (low, low_right), (high, high_right) = list(pairwise(_RIGHT))[at - 1]
    share = low_right + (high_right - low_right) * (confidence - low) / (high - low)
    return round(min(confidence, share), 3)
