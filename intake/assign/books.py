"""Chapters of a book: headings of one series under which papers of several kinds stand."""

from collections.abc import Iterator, Mapping, Sequence

from intake.assign.patterns import KindPatterns, SchemePatterns
from intake.assign.steps import Step

_PAPERS = 3
"""Submissions whose papers a series of headings must hold to divide a book."""

_TITLE = 0.5
"""Share of a title's weight from which a heading surely is that title."""

_WORDS = 2.0
"""Words from which what stands under a heading tells its kind without a title."""

_At = tuple[int, int]
"""A step, and a part of it."""


def chapters_of(steps: Sequence[Step], patterns: SchemePatterns) -> Mapping[_At, bool]:
    """The (step, part) at which a book's chapters begin, and whether that is certain.

    Whoever writes everything into one file divides it by headings of one series; where these head papers
    for several submissions, each is a paper of its own. The sections of one paper may bear such titles
    too: a series inside a paper that itself has a title divides nothing. Of headings that are neither
    numbered nor set as headings by the file each only may begin a chapter.
    """
    series: dict[int, list[_At]] = {}
    for at in _headed(steps):
        series.setdefault(steps[at[0]].parts[at[1]].series, []).append(at)
    return {
        at: _is_set(steps, at)
        for places in series.values()
        if _holds_papers(places, steps, patterns) and not _inside_a_paper(places[0], steps, patterns)
        for before, at in zip((None, *places), places, strict=False)
        if not _is_shown_further(steps, before, at)
    }


def _is_shown_further(steps: Sequence[Step], before: _At | None, at: _At) -> bool:
    """Whether a heading bears the number of the one before it in its series: 07 over a second slide."""
    number = steps[at[0]].parts[at[1]].number
    return before is not None and number is not None and steps[before[0]].parts[before[1]].number == number


def _headed(steps: Sequence[Step]) -> Iterator[_At]:
    """The parts that begin with a heading."""
    for number, step in enumerate(steps):
        for at, part in enumerate(step.parts):
            if part.heading:
                yield number, at


def _is_set(steps: Sequence[Step], at: _At) -> bool:
    """Whether number or style show that the heading is one of its series."""
    part = steps[at[0]].parts[at[1]]
    return part.number is not None or part.styled


def _holds_papers(series: Sequence[_At], steps: Sequence[Step], patterns: SchemePatterns) -> bool:
    """Whether papers for several submissions stand under the series' headings."""
    served: set[int] = set()
    for step, at in series:
        kind = told(steps[step], at, patterns)
        if kind is not None:
            served.update(kind.numbers[:1])
    return len(served) >= _PAPERS


def told(step: Step, at: int, patterns: SchemePatterns) -> KindPatterns | None:
    """The kind that a part's title, or else its words, surely tell."""
    said = step.pieces[at]
    titled = [kind for kind in patterns.kinds if _is_titled(step, at, kind)]
    if titled:
        return max(titled, key=lambda kind: said.content(kind.id))
    weights = {kind.id: said.words.get(kind.id, 0.0) + step.hint(at, kind.id) for kind in patterns.kinds}
    best = max(patterns.kinds, key=lambda kind: weights[kind.id])
    return best if weights[best.id] >= _WORDS else None


def _is_titled(step: Step, at: int, kind: KindPatterns) -> bool:
    return step.pieces[at].begins.get(kind.id, 0.0) >= _TITLE * kind.title_weight


def _inside_a_paper(first: _At, steps: Sequence[Step], patterns: SchemePatterns) -> bool:
    """Whether the heading over a series, or before a series that has none over it, is a paper's title."""
    level = steps[first[0]].parts[first[1]].level
    before = [at for at in _headed(steps) if at < first]
    over = [at for at in before if steps[at[0]].parts[at[1]].level < level]
    if level and not over:
        return False
    above = over[-1:] or before[:1]
    return any(
        kind.numbers and "text" in kind.layout and _is_titled(steps[step], at, kind)
        for step, at in above
        for kind in patterns.kinds
    )
