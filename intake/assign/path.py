"""The likeliest division of a file: one path over the parts of its pages (Viterbi over segments).

What stands on a page and belongs to one document, a block of its parts, counts as a page of that content
would: so a page that is one part is judged by itself, and a page of several is divided only where the
division explains it better than the whole.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from intake.assign.books import chapters_of
from intake.assign.continuation import Place, goes_on
from intake.assign.evidence import PageEvidence
from intake.assign.names import NameEvidence
from intake.assign.patterns import SchemePatterns
from intake.assign.steps import Step
from intake.model import Part

Kind = str | None

PRIOR = 2.3
"""Log-odds against any one kind before anything is known."""

SWITCH = 3.2
"""Log-odds that a page must bring to begin another document inside a file; twice that where the page
shows that it goes on with the one before."""

_AMID_PAGE = 0.6
"""More than that for a part amid a page."""

_TITLE_AMID_PAGE = 0.6
"""What a title counts amid a page: texts have headings that say what papers are called."""

_APART = 2.5
"""Log-odds against going on with a document over a border between chapters of a book."""

_SECTION_ENDS = 1.5
"""The same for a section inside another document, over a heading like its own."""

_BACK = 0.3
"""Log-odds to be brought for going back to the document that a section stands in."""

_MOST_WORDS = 3.5
_FURTHER_PAGE = 0.4
"""What a page's words count for the document they continue: all pages of one paper speak alike."""

_MOST_FURTHER = 2.0

_TITLED = 1.0
_WORDS_FOR_TITLE = {True: 2.0, False: 3.0}
"""Words that a page without title must bring to begin a paper: of one page (its title may be a drawing),
or of several (such words also stand inside others)."""

_WORDS_OF_A_SECTION = 2.0
"""The same under a heading of its own amid a page, for what applicants write themselves; they must outweigh
those of the document before by as much as `_MARGIN`."""
_MARGIN = 1.0

_ISSUED = frozenset({"certificate", "picture"})
"""Layouts of papers that others issue: no section of a text is one, unless it says so in its title."""

_NO_SUCH_PAGE = -1.5
_OTHER_TEXT = -3.5
"""For a paper of one page, against a further page of text that does not speak of it."""

_HEADED = 3.0
"""For the kind that a page's running head names."""

_STAY_UNKNOWN = 0.02
"""Just above nothing: a page that says nothing stays with the document it stands in."""

_MUCH_TEXT = 60

_MOST_STATES = 32
"""States followed at once: of more the unlikeliest are given up."""


How = Literal["begins", "inside", "beside", "goes on", "goes back"]


class Block(NamedTuple):
    """Parts of one page that belong to one document: from ``first`` up to ``end`` of step ``step``.

    ``how``: it begins a document (``inside`` the one before, as a section of it; ``beside`` the one
    before, as another section of what that stands in), goes on with the one before, or goes back to the
    one that the section before stands in.
    """

    step: int
    first: int
    end: int
    kind: Kind
    how: "How"


class _State(NamedTuple):
    """A document's kind; of a section the kind of the text it stands in, and its heading's level and
    series."""

    kind: Kind
    host: Kind = None
    level: int = -1
    series: int = -1

    def ends_at(self, part: Part) -> bool:
        """Whether a part begins with a heading like the section's own, or one further out."""
        return bool(part.heading) and (part.series == self.series or part.level < self.level)

    def ended_in(self, parts: Sequence[Part]) -> float:
        """What speaks against a section that goes on over these parts."""
        return 0.0 if self.host is None else _SECTION_ENDS * sum(map(self.ends_at, parts))


@dataclass(frozen=True, slots=True)
class _Reached:
    """How well a state at a border is reached, and over which blocks."""

    score: float
    block: Block | None
    before: "_Reached | None"


_States = dict[_State, _Reached]


_Move = tuple[_State, float, Block, _Reached | None]
"""A state, the score it is reached with, over which block, and from where."""


@dataclass(frozen=True, slots=True)
class _Border:
    """The part behind a border, and what beginning, staying and belonging nowhere cost there."""

    part: Part
    begin: float
    stay: float
    nowhere: float
    chapter: bool
    amid_page: bool


class _Walk:
    """One walk over a file."""

    def __init__(
        self, steps: Sequence[Step], places: Sequence[Place], names: NameEvidence, patterns: SchemePatterns
    ) -> None:
        self._steps = steps
        self._places = places
        self._names = names
        self._single = frozenset(kind.id for kind in patterns.kinds if kind.one_page)
        self._served = frozenset(kind.id for kind in patterns.kinds if kind.numbers or kind.folder_names)
        self._holds = {kind.id: kind.holds for kind in patterns.kinds if not kind.front}
        self._texts = frozenset(kind.id for kind in patterns.kinds if "text" in kind.layout)
        self._written = frozenset(
            kind.id for kind in patterns.kinds if kind.numbers and not _ISSUED & kind.layout
        )
        self._kinds = tuple(kind.id for kind in patterns.kinds)
        self._chapters = chapters_of(steps, patterns)

    def blocks(self) -> list[Block]:
        at_page: _States = {}
        for step in range(len(self._steps)):
            at_page = self._over(step, at_page)
        last: _Reached | None = max(at_page.values(), key=lambda reached: reached.score)
        found = []
        while last is not None:
            if last.block is not None:
                found.append(last.block)
            last = last.before
        return found[::-1]

    def _over(self, step: int, states: _States) -> _States:
        """Over one page, from the border before it to the one behind it."""
        number = len(self._steps[step].parts)
        at: list[_States] = [states, *({} for _ in range(number))]
        for first in range(number):
            reached = _likeliest(at[first])
            if not reached and not (step == 0 and first == 0):
                continue
            for end in range(first + 1, number + 1):
                for state, score, block, before in self._moves(step, first, end, reached):
                    known = at[end].get(state)
                    if known is None or score > known.score:
                        at[end][state] = _Reached(score, block, before)
        return at[number]

    def _moves(self, step: int, first: int, end: int, states: _States) -> Iterator[_Move]:
        """The states that a block may be in, with the scores they are reached with."""
        block = self._steps[step].block(first, end)
        crossed = -_APART * sum((step, at) in self._chapters for at in range(first + 1, end))
        if step == 0 and first == 0:
            for kind in (None, *self._kinds):
                score = self._opens(block, kind) + crossed
                yield _State(kind), score, Block(0, 0, end, kind, "begins"), None
            return
        border = self._border(step, first)
        begun = [(kind, gain + crossed) for kind, gain in self._beginnings(block, border)]
        behind = self._steps[step].parts[first + 1 : end]
        for state, reached in states.items():
            yield from self._goes_on(block, (step, first, end), border, state, reached, crossed)
            for kind, gain in begun:
                following, how, more = self._begins(block, border, state, kind)
                if how is not None:
                    score = reached.score + gain + more - following.ended_in(behind)
                    yield following, score, Block(step, first, end, kind, how), reached

    def _goes_on(
        self,
        block: PageEvidence,
        place: tuple[int, int, int],
        border: _Border,
        state: _State,
        reached: _Reached,
        crossed: float,
    ) -> Iterator[_Move]:
        """A block as going on with the document before it, or with the one that this stands in."""
        step, first, end = place
        score = reached.score + crossed
        if not border.amid_page:
            ended = state.ended_in(self._steps[step].parts[first:end])
            stayed = score - ended - border.stay + self._stays(step, block, state.kind)
            yield state, stayed, Block(step, first, end, state.kind, "goes on"), reached
        if state.host is not None and state.ends_at(border.part) and not border.chapter:
            back = score - _BACK + self._stays(step, block, state.host)
            yield _State(state.host), back, Block(step, first, end, state.host, "goes back"), reached

    def _begins(
        self, block: PageEvidence, border: _Border, state: _State, kind: Kind
    ) -> tuple[_State, How | None, float]:
        """The state of a document that begins after another, how it begins (None: it cannot), and what
        speaks for it or against it besides what its block says."""
        following = _State(kind)
        if border.chapter:
            return following, "begins", 0.0
        if kind == state.kind:
            # Another paper of the same kind, perhaps: that is decided when all papers are known.
            again: How = "goes on" if state.host is None else "begins"
            return following, None if border.amid_page else again, 0.0
        how: How = "begins"
        if border.amid_page:
            following, how = self._section(state, kind, border.part)
        possible = (
            following.host != kind
            and (not border.amid_page or self._may_hold(following.host or state.kind, kind))
            and _may_end(block, kind, state.kind, self._single, amid_page=border.amid_page)
        )
        against = _rather_of(block, state.kind, kind, amid_page=border.amid_page)
        return following, how if possible else None, -against

    def _section(self, state: _State, kind: Kind, part: Part) -> tuple[_State, How]:
        """A document that begins amid a page: a section of the text before it, or beside that a section of
        another, as their headings show. Lists, charts and certificates have no sections."""
        beside = state.host is not None and state.ends_at(part)
        host = state.host if beside else state.kind
        if host not in self._texts:
            return _State(kind), "begins"
        return _State(kind, host, part.level, part.series), "beside" if beside else "inside"

    def _may_hold(self, host: Kind, kind: Kind) -> bool:
        """Whether a paper may have a section that counts as one of that kind."""
        holds = self._holds.get(host) if host is not None else None
        return holds is None or kind is None or kind in holds

    def _border(self, step: int, first: int) -> _Border:
        part = self._steps[step].parts[first]
        if (step, first) in self._chapters:
            return _Border(part, PRIOR, _APART, 0.0, chapter=True, amid_page=first > 0)
        cost = SWITCH + _AMID_PAGE
        if first == 0:
            follows = goes_on(self._places[step - 1], self._places[step])
            cost = 2 * SWITCH if follows else SWITCH
        return _Border(part, cost, 0.0, cost, chapter=False, amid_page=first > 0)

    def _opens(self, block: PageEvidence, kind: Kind) -> float:
        """What speaks for a block as a file's first."""
        if kind is None:
            return _STAY_UNKNOWN
        named = self._names.scores.get(kind, 0.0)
        if kind in block.impossible:
            return _NO_SUCH_PAGE + named - PRIOR
        return block.titles.get(kind, 0.0) + _words(block, kind) + named - PRIOR

    def _beginnings(self, block: PageEvidence, border: _Border) -> Iterator[tuple[Kind, float]]:
        """The kinds of which a block may be a document's first, and what speaks for each."""
        yield None, _STAY_UNKNOWN - border.nowhere
        in_text = border.amid_page and not border.chapter
        for kind in self._kinds:
            if kind in block.impossible:
                continue
            title, words = block.begins.get(kind, 0.0), _words(block, kind)
            if in_text:
                title *= _TITLE_AMID_PAGE
            least = _WORDS_FOR_TITLE[kind in self._single]
            if in_text and border.part.heading:
                least = _WORDS_OF_A_SECTION if kind in self._written else math.inf
            told = border.chapter or title >= _TITLED or words >= least
            if told and title + words > 0.0:
                yield kind, title + words - border.begin

    def _stays(self, step: int, block: PageEvidence, kind: Kind) -> float:
        """What speaks for a block as going on with a document of that kind."""
        if kind is None:
            return _STAY_UNKNOWN
        headed = _HEADED if kind in block.headed and kind in self._served else 0.0
        words = _words(block, kind)
        alone = kind in self._single and not (
            step > 0 and goes_on(self._places[step - 1], self._places[step])
        )
        if alone and block.length > _MUCH_TEXT and words <= 0.0:
            return _OTHER_TEXT
        if kind in block.impossible:
            return _NO_SUCH_PAGE + headed
        return _FURTHER_PAGE * min(words, _MOST_FURTHER) + headed


def likeliest(
    steps: Sequence[Step], places: Sequence[Place], names: NameEvidence, patterns: SchemePatterns
) -> list[Block]:
    """A file's blocks in order, each with its kind, None where none fits. Beginning another document
    costs; a title pays for it."""
    return _Walk(steps, places, names, patterns).blocks()


def _likeliest(states: _States) -> _States:
    if len(states) <= _MOST_STATES:
        return states
    ranked = sorted(states.items(), key=lambda item: -item[1].score)
    return dict(ranked[:_MOST_STATES])


def _rather_of(block: PageEvidence, old: Kind, new: Kind, *, amid_page: bool) -> float:
    """What speaks against a title whose block has text, none of it on the title's matter and much of it
    on that of the document before: a chapter's heading there. Amid a page any more of it suffices."""
    if old is None or new is None or (block.length <= _MUCH_TEXT and not amid_page):
        return 0.0
    enough = _words(block, old) if amid_page else min(1.0, _words(block, old))
    return SWITCH if _words(block, new) < enough else 0.0


def _may_end(
    block: PageEvidence, kind: Kind, other: Kind, single: frozenset[str], *, amid_page: bool
) -> bool:
    """A document of several pages ends only at another's title, or where nothing speaks of it any more;
    amid a page also where more speaks of something else."""
    if kind is None or other is None or other in single:
        return True
    if block.begins.get(kind, 0.0) >= _TITLED or _words(block, other) <= 0.0:
        return True
    return amid_page and _words(block, kind) >= _words(block, other) + _MARGIN


def _words(block: PageEvidence, kind: str) -> float:
    return min(_MOST_WORDS, block.words.get(kind, 0.0))
