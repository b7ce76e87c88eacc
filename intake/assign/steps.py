"""A file's pages as the path goes over them: what each says as a whole, and what its parts say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from intake.assign.evidence import PageEvidence, joined, page_evidence
from intake.assign.headings import running_heads
from intake.assign.patterns import SchemePatterns
from intake.assign.said import hints
from intake.model import Part

_ITEM = 2.6
"""What a chapter's number says, where chapters are numbered as the submissions are."""

_SOME_TEXT = 60
"""Characters above a page's first heading that are more than a letterhead."""

TITLED = 1.0
"""What a heading must say to be a title."""


@dataclass(slots=True)
class Step:
    """A page: its parts, the heads and feet that ran on pages before it too, what it says as a whole, and
    what each part says. ``items``: the numbers of the submissions that its chapters answer by their own
    numbers."""

    parts: tuple[Part, ...]
    running: frozenset[str]
    whole: PageEvidence
    pieces: tuple[PageEvidence, ...]
    _patterns: SchemePatterns
    items: dict[int, int] = field(default_factory=dict)
    _known: dict[tuple[int, int], PageEvidence] = field(default_factory=dict)
    _hints: dict[int, Mapping[str, float]] = field(default_factory=dict)

    def hint(self, at: int, kind: str) -> float:
        """What a part's heading (a sheet's name, where it has none) says for the kind: its number among
        chapters that follow the list of submissions, and its words, where they are no kind's title."""
        own = _ITEM * (kind in self._answering(at))
        if max(self.pieces[at].begins.values(), default=0.0) >= TITLED:
            return own
        if at not in self._hints:
            heading = self.parts[at].heading or (self.parts[at].page.title if at == 0 else "")
            self._hints[at] = hints(self._patterns.headings, heading) if heading else {}
        return own + self._hints[at].get(kind, 0.0)

    @property
    def _page(self) -> PageEvidence:
        """What the page says, begun by its first part: behind text that goes on from the page before, a
        title heads only what stands below it."""
        first = self.pieces[0]
        goes_on = len(self.pieces) > 1 and not self.parts[0].heading and first.length > _SOME_TEXT
        return replace(self.whole, begins=first.begins) if goes_on else self.whole

    def _answering(self, at: int) -> frozenset[str]:
        """The kinds that applicants write for the submission that a chapter answers by its number."""
        return self._patterns.written_for.get(self.items.get(at, 0), frozenset())

    def block(self, first: int, end: int) -> PageEvidence:
        """What its parts from ``first`` up to ``end`` say together."""
        if first == 0 and end == len(self.parts):
            return self._page
        if end - first == 1:
            return self.pieces[first]
        known = self._known.get((first, end))
        if known is None:
            known = self._known[first, end] = joined(self.pieces[first:end], self._patterns)
        return known


def steps_of(parts: Sequence[Part], patterns: SchemePatterns) -> list[Step]:
    """The pages of a file, from its parts."""
    by_page = [tuple(group) for _, group in groupby(parts, key=lambda part: part.page.number)]
    heads = running_heads([group[0].page for group in by_page])
    return [_step(group, running, patterns) for group, running in zip(by_page, heads, strict=True)]


def _step(parts: tuple[Part, ...], running: frozenset[str], patterns: SchemePatterns) -> Step:
    several = len(parts) > 1
    whole = page_evidence(parts[0].page, patterns, running, in_parts=several, heading=parts[0].heading)
    if not several:
        return Step(parts, running, whole, (whole,), patterns)
    pieces = (
        page_evidence(part.content, patterns, running, among=whole, heading=part.heading) for part in parts
    )
    return Step(parts, running, whole, tuple(pieces), patterns)
