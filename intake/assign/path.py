"""The likeliest kind of every page of a file: one path through its pages (Viterbi)."""

from collections.abc import Sequence
from itertools import pairwise

from intake.assign.continuation import Place, goes_on
from intake.assign.evidence import PageEvidence
from intake.assign.names import NameEvidence
from intake.assign.patterns import SchemePatterns

State = str | None

PRIOR = 2.3
"""Log-odds against any one kind before anything is known."""

SWITCH = 3.2
"""Log-odds that a page must bring to begin another document inside a file; twice that where the page
shows that it goes on with the one before."""

_MOST_WORDS = 3.5
_FURTHER_PAGE = 0.4
"""What a page's words count for the document they continue: all pages of one paper speak alike."""

_MOST_FURTHER = 2.0

_TITLED = 1.0
_WORDS_FOR_TITLE = {True: 2.0, False: 3.0}
"""Words that a page without title must bring to begin a paper: of one page (its title may be a drawing),
or of several (such words also stand inside others)."""

_NO_SUCH_PAGE = -1.5
_OTHER_TEXT = -3.5
"""For a paper of one page, against a further page of text that does not speak of it."""

_HEADED = 3.0
"""For the kind that a page's running head names."""

_STAY_UNKNOWN = 0.02
"""Just above nothing: a page that says nothing stays with the document it stands in."""

_MUCH_TEXT = 60


def likeliest(
    evidence: Sequence[PageEvidence],
    places: Sequence[Place],
    names: NameEvidence,
    patterns: SchemePatterns,
) -> list[State]:
    """A kind for each page, None where none fits. Beginning another kind costs; a title pays for it."""
    states: list[State] = [None, *(kind.id for kind in patterns.kinds)]
    single = frozenset(kind.id for kind in patterns.kinds if kind.one_page)
    served = frozenset(kind.id for kind in patterns.kinds if kind.numbers or kind.folder_names)
    best = {state: _first(evidence[0], state, names) for state in states}
    back: list[dict[State, State]] = []
    for page, (before, place) in zip(evidence[1:], pairwise(places), strict=True):
        follows = goes_on(before, place)
        cost = 2 * SWITCH if follows else SWITCH
        following: dict[State, float] = {}
        came_from: dict[State, State] = {}
        for state in states:
            stayed = best[state] + _stay(page, state, state in single and not follows, served)
            following[state], came_from[state] = stayed, state
            start = _start(page, state, state in single)
            if start is None:
                continue
            for other in states:
                changed = best[other] - cost + start - _rather_of(page, other, state)
                if changed > following[state] and _may_end(page, state, other, single):
                    following[state], came_from[state] = changed, other
        back.append(came_from)
        best = following
    path = [max(states, key=lambda state: best[state])]
    for came_from in reversed(back):
        path.append(came_from[path[-1]])
    return path[::-1]


def _first(page: PageEvidence, state: State, names: NameEvidence) -> float:
    if state is None:
        return _STAY_UNKNOWN
    if state in page.impossible:
        return _NO_SUCH_PAGE + names.scores.get(state, 0.0) - PRIOR
    return page.titles.get(state, 0.0) + _words(page, state) + names.scores.get(state, 0.0) - PRIOR


def _start(page: PageEvidence, state: State, one_page: bool) -> float | None:
    """What speaks for a page as another document's first; None where it cannot be."""
    if state is None:
        return _STAY_UNKNOWN
    title, words = page.begins.get(state, 0.0), _words(page, state)
    if state in page.impossible or (title < _TITLED and words < _WORDS_FOR_TITLE[one_page]):
        return None
    return title + words


def _rather_of(page: PageEvidence, old: State, new: State) -> float:
    """What speaks against a title whose page has text, none of it on the title's matter and much of it
    on that of the document before: a chapter's heading there."""
    if old is None or new is None or len(page.page.text) <= _MUCH_TEXT:
        return 0.0
    return SWITCH if _words(page, new) < min(1.0, _words(page, old)) else 0.0


def _may_end(page: PageEvidence, state: State, other: State, single: frozenset[str]) -> bool:
    """A document of several pages ends only at another's title, or where nothing speaks of it any more."""
    if state is None or other is None or other in single:
        return True
    return page.begins.get(state, 0.0) >= _TITLED or _words(page, other) <= 0.0


def _stay(page: PageEvidence, state: State, alone: bool, served: frozenset[str]) -> float:
    """What speaks for a page as a further one of its document. `alone`: of a paper of one page."""
    if state is None:
        return _STAY_UNKNOWN
    headed = _HEADED if state in page.headed and state in served else 0.0
    words = _words(page, state)
    if alone and len(page.page.text) > _MUCH_TEXT and words <= 0.0:
        return _OTHER_TEXT
    if state in page.impossible:
        return _NO_SUCH_PAGE + headed
    return _FURTHER_PAGE * min(words, _MOST_FURTHER) + headed


def _words(page: PageEvidence, state: str) -> float:
    return min(_MOST_WORDS, page.words.get(state, 0.0))
