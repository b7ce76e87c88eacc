"""Cuts a file's pages into documents: the likeliest sequence of kinds, then separate papers of a kind."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from intake.assign.evidence import PageEvidence, page_evidence
from intake.assign.headings import running_heads
from intake.assign.names import NameEvidence, name_evidence
from intake.assign.patterns import KindPatterns, SchemePatterns
from intake.model import Page, SourceFile

SWITCH = 3.2
"""Log-odds that a page must bring to begin another kind of document inside a file."""

PRIOR = 2.8
"""Log-odds against any one kind before anything is known."""

NAMED_ONLY = 0.55
"""The most that names alone can make: never enough to decide without a person."""

_STAY_UNKNOWN = 0.02
"""Just above nothing: a page that says nothing stays with the document it stands in."""

_SINGLE_GOES_ON = -0.6
"""For a paper of one page (a licence), against each further page of text that does not speak of it."""

_MUCH_TEXT = 60
_ALSO_TITLE = 2.6
_ALSO_WORDS = 1.2
_PAGE_OF = re.compile(
    r"第\s*(\d{1,3})\s*页\s*[,，/／(（]?\s*共\s*\d{1,3}\s*页|共\s*\d{1,3}\s*页\s*[,，/／]?\s*第\s*(\d{1,3})\s*页"
    r"|page\s*(\d{1,3})\s*(?:of|/)\s*\d{1,3}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Segment:
    """Consecutive pages that are one document; ``kind`` None: cannot be told.

    ``also``: further kinds whose titles and words stand in it. ``content``: whether its pages, not
    names alone, say so.
    """

    pages: tuple[Page, ...]
    kind: str | None
    confidence: float
    why: tuple[str, ...]
    also: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    named: tuple[str, ...] = ()


def segments(pages: Sequence[Page], source: SourceFile | None, patterns: SchemePatterns) -> list[Segment]:
    """The documents of one file."""
    running = running_heads(pages) if len(pages) >= 4 else frozenset()
    evidence = [page_evidence(page, patterns, running) for page in pages]
    names = name_evidence(source, patterns)
    kinds = _likeliest(evidence, names, patterns)
    by_id = {kind.id: kind for kind in patterns.kinds}
    return [
        _segment(part, kind, names, patterns)
        for kind, run in _runs(kinds, evidence)
        for part in _papers(run, by_id.get(kind) if kind else None)
    ]


def _likeliest(
    evidence: Sequence[PageEvidence], names: NameEvidence, patterns: SchemePatterns
) -> list[str | None]:
    """The best path through the pages (Viterbi): changing the kind costs, a title pays for it."""
    states: list[str | None] = [None, *(kind.id for kind in patterns.kinds)]
    single = {kind.id for kind in patterns.kinds if kind.one_page}
    best = {state: _emit(evidence[0], state) + _begin(evidence[0], state, names) for state in states}
    back: list[dict[str | None, str | None]] = []
    for page in evidence[1:]:
        came_from: dict[str | None, str | None] = {}
        following = {}
        top = max(states, key=lambda state: best[state])
        for state in states:
            switched = best[top] - SWITCH + page.titles.get(state or "", 0.0)
            stayed = best[state] + (
                _SINGLE_GOES_ON if state in single and _is_other_text(page, state) else 0.0
            )
            came_from[state] = state if stayed >= switched else top
            following[state] = max(stayed, switched) + _emit(page, state)
        back.append(came_from)
        best = following
    path = [max(states, key=lambda state: best[state])]
    for came_from in reversed(back):
        path.append(came_from[path[-1]])
    return path[::-1]


def _emit(page: PageEvidence, state: str | None) -> float:
    if state is None:
        return _STAY_UNKNOWN
    if state in page.impossible:
        return -1.5
    return min(3.5, page.words.get(state, 0.0))


def _is_other_text(page: PageEvidence, state: str | None) -> bool:
    """Whether there is text on the page and none of it speaks of the kind."""
    return len(page.page.text) > _MUCH_TEXT and page.words.get(state or "", 0.0) <= 0.0


def _begin(page: PageEvidence, state: str | None, names: NameEvidence) -> float:
    if state is None:
        return 0.0
    return page.titles.get(state, 0.0) + names.scores.get(state, 0.0) - PRIOR


def _runs(
    kinds: Sequence[str | None], evidence: Sequence[PageEvidence]
) -> list[tuple[str | None, list[PageEvidence]]]:
    runs: list[tuple[str | None, list[PageEvidence]]] = []
    for kind, page in zip(kinds, evidence, strict=True):
        if runs and runs[-1][0] == kind:
            runs[-1][1].append(page)
        else:
            runs.append((kind, [page]))
    return runs


def _papers(run: list[PageEvidence], kind: KindPatterns | None) -> list[list[PageEvidence]]:
    """The separate papers in a run of one kind: each begins with its own title."""
    if kind is None:
        return [run]
    papers = [[run[0]]]
    for page in run[1:]:
        if _begins_paper(page, kind):
            papers.append([page])
        else:
            papers[-1].append(page)
    return papers


def _begins_paper(page: PageEvidence, kind: KindPatterns) -> bool:
    number = _page_number(page.page)
    if number is not None and number > 1:
        return False
    title = page.titles.get(kind.id, 0.0)
    if kind.one_page:
        return title >= 0.5 * kind.title_weight or page.words.get(kind.id, 0.0) >= 2.0
    if page.page.flowing:
        return False
    return title >= 0.85 * kind.title_weight or (number == 1 and title >= 0.5 * kind.title_weight)


def _page_number(page: Page) -> int | None:
    """The page's own number within its paper (第2页 共3页), if it states one."""
    match = _PAGE_OF.search(page.text)
    return int(next(group for group in match.groups() if group)) if match else None


def _segment(
    part: list[PageEvidence], kind: str | None, names: NameEvidence, patterns: SchemePatterns
) -> Segment:
    pages = tuple(page.page for page in part)
    scores = {item.id: _total(part, item.id, names) for item in patterns.kinds}
    if kind is None:
        named = max(names.scores, key=lambda item: names.scores[item], default=None)
        silent = not any(page.words or page.titles for page in part)
        if named is None or not silent or names.scores[named] < 2.0:
            guess = tuple(sorted(names.scores, key=lambda item: -names.scores[item])[:2])
            return Segment(
                pages, None, 0.0, ("内容与任何一项都不相符",), numbers=names.submission_numbers, named=guess
            )
        kind = named
    confidence = _share(scores, kind)
    content = sum(page.content(kind) for page in part)
    why = list(dict.fromkeys(reason for page in part for reason in page.why.get(kind, ())))[:6]
    why += names.why.get(kind, ())
    if content <= 0.5:
        confidence = min(confidence, NAMED_ONLY)
        why.append("内容无法确认，仅凭名称推断")
    return Segment(
        pages, kind, confidence, tuple(why), _also(part, kind), names.submission_numbers, (kind,)
    )


def _total(part: list[PageEvidence], kind: str, names: NameEvidence) -> float:
    """A document's evidence: its best title, its best pages' words, its names, against the prior."""
    titles = max(page.titles.get(kind, 0.0) for page in part)
    words = sorted((page.words.get(kind, 0.0) for page in part), reverse=True)
    impossible = all(kind in page.impossible for page in part)
    return (
        titles + words[0] + 0.3 * sum(words[1:4]) + names.scores.get(kind, 0.0) - PRIOR - 6.0 * impossible
    )


def _share(scores: dict[str, float], kind: str) -> float:
    """The kind's share among all kinds and 'none of them' (0)."""
    top = max(0.0, *scores.values())
    weights = {item: math.exp(score - top) for item, score in scores.items()}
    return weights[kind] / (sum(weights.values()) + math.exp(-top))


def _also(part: list[PageEvidence], kind: str) -> tuple[str, ...]:
    """Other kinds that have a section here: a title of their own and words that go with it."""
    found = []
    for other in dict.fromkeys(item for page in part for item in page.titles):
        if other == kind:
            continue
        best = max(
            (page for page in part),
            key=lambda page: page.titles.get(other, 0.0),
        )
        if best.titles.get(other, 0.0) >= _ALSO_TITLE and best.words.get(other, 0.0) >= _ALSO_WORDS:
            found.append(other)
    return tuple(found)
