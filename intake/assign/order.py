"""A book divided as the list of submissions is: its third chapter answers the third item."""

from collections.abc import Mapping, Sequence

from intake.assign.books import told
from intake.assign.patterns import SchemePatterns
from intake.assign.steps import Step

_At = tuple[int, int]

_AGREE = 3
"""Chapters whose number must be that of the submission that their title or words surely tell."""

_OTHERWISE = 0.34
"""Share of the chapters told that may bear another number: two items in one chapter, or a preface."""


def items_of(
    steps: Sequence[Step], chapters: Mapping[_At, bool], patterns: SchemePatterns
) -> Mapping[_At, int]:
    """The submission that each chapter answers by its number, where enough of them show that a series is
    numbered as the list is."""
    series: dict[int, list[_At]] = {}
    for at, certain in chapters.items():
        part = steps[at[0]].parts[at[1]]
        if certain and part.number is not None:
            series.setdefault(part.series, []).append(at)
    return {
        at: number
        for places in series.values()
        if _follows(places, steps, patterns)
        for at in places
        if (number := steps[at[0]].parts[at[1]].number) is not None
    }


def _follows(places: Sequence[_At], steps: Sequence[Step], patterns: SchemePatterns) -> bool:
    agree = otherwise = 0
    for step, at in places:
        kind = told(steps[step], at, patterns)
        if kind is not None and kind.numbers:
            if steps[step].parts[at].number in kind.numbers:
                agree += 1
            else:
                otherwise += 1
    return agree >= _AGREE and otherwise <= _OTHERWISE * (agree + otherwise)
