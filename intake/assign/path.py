"""The likeliest division of a file: one path over the parts of its pages (Viterbi over segments).

What stands on a page and belongs to one document, a block of its parts, counts as a page of that content
would: so a page that is one part is judged by itself, and a page of several is divided only where the
division explains it better than the whole.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from intake.assign.books import chapters_of
from intake.assign.borders import PRIOR, SWITCH, Border, Borders
from intake.assign.continuation import Place
from intake.assign.evidence import PageEvidence
from intake.assign.names import NameEvidence
from intake.assign.order import items_of
from intake.assign.patterns import ISSUED, SchemePatterns
from intake.assign.steps import TITLED, Step
from intake.model import Part

Kind = str | None

_TITLE_AMID_TEXT = 0.6
"""What a title counts amid a text: texts have headings that say what papers are called."""

_HINTED = 1.0
_HINT_SAVES = 1.0
"""What a heading's words must say for a kind to tell that a section of it begins, and how much less such a
section must bring."""

_SAYS_NOTHING = 1.2
"""Log-odds against going on with a document over a heading that may begin a chapter, where what stands
below it says nothing of that document."""

_SECTION_ENDS = 1.5
"""Log-odds against a section inside another document that goes on over a heading like its own."""

_BACK = 0.3
"""Log-odds to be brought for going back to the document that a section stands in."""

_MOST_WORDS = 3.5
_FURTHER_PAGE = 0.4
"""What a page's words count for the document they continue: all pages of one paper speak alike."""

_MOST_FURTHER = 2.0

_WORDS_FOR_TITLE = {True: 2.0, False: 3.0}
"""Words that a page without title must bring to begin a paper: of one page (its title may be a drawing),
or of several (such words also stand inside others)."""

_WORDS_OF_A_SECTION = 1.5
"""The same under a heading of its own amid a text, for what applicants write themselves; they must outweigh
those of the document before by as much as `_MARGIN`."""
_MARGIN = 0.5

_A_PAPER = 2.0
"""Words from which a page under a title says what a paper of that kind says."""

_OTHERWISE, _LEFT_OF_TITLE = 3.0, 0.5
"""Words from which a text under a title that none of it bears out is another's, of what applicants write
themselves, and what is left of the title."""

_NO_SUCH_PAGE = -1.5
_OTHER_TEXT = -3.5
"""For a paper of one page, and one that others issue on a sheet of a workbook, against a further page of
text that does not speak of it."""

_HEADED = 3.0
"""For the kind that a page's running head names."""

_STAY_UNKNOWN = 0.02
"""Just above nothing: a page that says nothing stays with the document it stands in."""

_MUCH_TEXT = 60

_MOST_STATES = 32
_BEHIND = 14.0
"""States followed at once, and how far one may lie behind the likeliest: the rest are given up. No page
says as much as lets it catch up."""


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
    series, else such as no heading has."""

    kind: Kind
    host: Kind = None
    level: int = -1
    series: int = -1

    def ends_at(self, part: Part) -> bool:
        """Whether a part begins with a heading like a section's own, or one further out."""
        return bool(part.heading) and (part.series == self.series or part.level < self.level)

    def ended_in(self, parts: Sequence[Part]) -> float:
        """What speaks against a section that goes on over these parts."""
        return _SECTION_ENDS * sum(map(self.ends_at, parts))


@dataclass(frozen=True, slots=True)
class _Reached:
    """How well a state at a border is reached, and over which blocks."""

    score: float
    block: Block | None
    before: "_Reached | None"


_States = dict[_State, _Reached]


class _At(NamedTuple):
    """A block's place: parts from ``first`` up to ``end`` of a step."""

    step: int
    first: int
    end: int

    def block(self, kind: Kind, how: How) -> Block:
        return Block(self.step, self.first, self.end, kind, how)


_Move = tuple[_State, float, Block, _Reached | None]
"""A state, the score it is reached with, over which block, and from where."""


class _Walk:
    """One walk over a file."""

    def __init__(
        self, steps: Sequence[Step], places: Sequence[Place], names: NameEvidence, patterns: SchemePatterns
    ) -> None:
        self._steps = steps
        chapters = chapters_of(steps, patterns)
        for (step, at), number in items_of(steps, chapters, patterns).items():
            steps[step].items[at] = number
        self._borders = Borders(steps, places, chapters)
        self._names = names
        kinds = patterns.kinds
        self._kinds = tuple(kind.id for kind in kinds)
        self._single = frozenset(kind.id for kind in kinds if kind.one_page)
        self._served = frozenset(kind.id for kind in kinds if kind.numbers or kind.folder_names)
        self._holds: dict[Kind, tuple[str, ...] | None] = {
            kind.id: kind.holds for kind in kinds if not kind.front
        }
        self._texts = frozenset(kind.id for kind in kinds if "text" in kind.layout)
        self._written = frozenset(kind.id for kind in kinds if kind.numbers and not ISSUED & kind.layout)
        self._issued = frozenset(kind.id for kind in kinds if ISSUED & kind.layout)

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
            for end in range(first + 1, number + 1):
                for state, score, block, before in self._moves(_At(step, first, end), reached):
                    known = at[end].get(state)
                    if known is None or score > known.score:
                        at[end][state] = _Reached(score, block, before)
        return at[number]

    def _moves(self, at: _At, states: _States) -> Iterator[_Move]:
        """The states that a block may be in, with the scores they are reached with."""
        step = self._steps[at.step]
        said = step.block(at.first, at.end)
        behind = range(at.first + 1, at.end)
        if at.step == 0 and at.first == 0:
            for kind in (None, *self._kinds):
                score = self._opens(said, kind) - self._crossing(at.step, behind, kind)
                yield _State(kind), score, at.block(kind, "begins"), None
            return
        border = self._borders.before(at.step, at.first)
        begun = [
            (kind, gain - self._crossing(at.step, behind, kind))
            for kind, gain in self._beginnings(said, border, at)
        ]
        inner = step.parts[at.first + 1 : at.end]
        for state, reached in states.items():
            yield from self._goes_on(said, at, border, state, reached)
            for kind, gain in begun:
                following, how, against = self._begins(said, at, border, state, kind)
                if how is not None:
                    score = reached.score + gain - against - following.ended_in(inner)
                    yield following, score, at.block(kind, how), reached

    def _goes_on(
        self, said: PageEvidence, at: _At, border: Border, state: _State, reached: _Reached
    ) -> Iterator[_Move]:
        """A block as going on with the document before it, or with the one that this stands in."""
        parts = self._steps[at.step].parts
        if border.page:
            cost = self._crossing(at.step, range(at.end), state.kind)
            cost += state.ended_in(parts[: at.end])
            score = reached.score - cost + self._stays(at.step, said, state.kind)
            yield state, score, at.block(state.kind, "goes on"), reached
        if state.ends_at(border.part) and not border.chapter:
            cost = _BACK + self._crossing(at.step, range(at.first + 1, at.end), state.host)
            score = reached.score - cost + self._stays(at.step, said, state.host)
            yield _State(state.host), score, at.block(state.host, "goes back"), reached

    def _begins(
        self, said: PageEvidence, at: _At, border: Border, state: _State, kind: Kind
    ) -> tuple[_State, How | None, float]:
        """The state of a document that begins after another, how it begins (None: it cannot), and what
        speaks against it besides what its block says."""
        if border.certain:
            return _State(kind), "begins", 0.0
        if kind == state.kind:
            # Another paper of the same kind, perhaps: that is decided when all papers are known.
            again: How = "goes on" if state.host is None else "begins"
            return _State(kind), again, 0.0
        how: How = "begins"
        following = _State(kind)
        if border.amid_text:
            following, how = self._section(state, kind, border.part)
        holder = following.host if following.host is not None else state.kind
        amid = border.amid_text or border.chapter or self._heads_page(at, kind)
        possible = (
            (kind is None or following.host != kind)
            and (
                not border.amid_text or self._may_hold(holder, kind) or self._is_issued(said, border, kind)
            )
            and _may_end(said, kind, state.kind, self._single, amid=amid)
        )
        # A sheet's title is no chapter's of the sheet before it.
        titled = border.sheet and said.begins.get(kind or "", 0.0) >= TITLED
        against = 0.0 if titled else _rather_of(said, state.kind, kind, amid=amid)
        return following, how if possible else None, against

    def _section(self, state: _State, kind: Kind, part: Part) -> tuple[_State, How]:
        """A document that begins amid a text: a section of the text before it, or beside that a section of
        another, as their headings show. Lists, charts and certificates have no sections."""
        beside = state.ends_at(part)
        host = state.host if beside else state.kind
        if host not in self._texts:
            return _State(kind), "begins"
        return _State(kind, host, part.level, part.series), "beside" if beside else "inside"

    def _may_hold(self, host: Kind, kind: Kind) -> bool:
        """Whether a paper may have a section that counts as one of that kind."""
        holds = self._holds.get(host)
        return holds is None or kind is None or kind in holds

    def _is_issued(self, said: PageEvidence, border: Border, kind: Kind) -> bool:
        """Whether a page that is titled so says what a paper of a kind that others issue says: it was put
        behind the text before it."""
        return border.page and kind in self._issued and _words(said, kind) >= _A_PAPER

    def _crossing(self, step: int, inner: Iterable[int], kind: Kind) -> float:
        """What speaks against a document that goes on over the borders before these parts."""
        total = 0.0
        for at in inner:
            border = self._borders.before(step, at)
            total += border.stay
            if border.chapter and not border.certain and kind is not None:
                piece = self._steps[step].pieces[at]
                silent = _words(piece, kind) + self._steps[step].hint(at, kind) <= 0.0
                total += _SAYS_NOTHING * (silent and piece.length > _MUCH_TEXT)
        return total

    def _opens(self, said: PageEvidence, kind: Kind) -> float:
        """What speaks for a block as a file's first."""
        if kind is None:
            return _STAY_UNKNOWN
        named = self._names.scores.get(kind, 0.0)
        if kind in said.impossible or self._only_speaks_of(said, kind):
            return _NO_SUCH_PAGE + named - PRIOR
        first = self._steps[0]
        words = _words(said, kind)
        # What else lies in a case may speak of anything in its first line: only the text bears that out.
        words += max(0.0, min(first.hint(0, kind), words)) if 0 not in first.items else first.hint(0, kind)
        # Under a heading the titles further down are those of sections.
        titles = said.begins if first.parts[0].heading else said.titles
        return self._title(said, kind, titles) + words + named - PRIOR

    def _beginnings(self, said: PageEvidence, border: Border, at: _At) -> Iterator[tuple[Kind, float]]:
        """The kinds of which a block may be a document's first, and what speaks for each."""
        yield None, _STAY_UNKNOWN - border.nowhere
        step = self._steps[at.step]
        headed = bool(border.part.heading) and (border.amid_text or border.chapter)
        for kind in self._kinds:
            if kind in said.impossible or self._only_speaks_of(said, kind):
                continue
            title, words = self._title(said, kind, said.begins), _words(said, kind)
            least = _WORDS_FOR_TITLE[kind in self._single]
            cost = border.begin
            if border.amid_text:
                title *= _TITLE_AMID_TEXT
            if headed:
                hint = step.hint(at.first, kind)
                least = _WORDS_OF_A_SECTION if kind in self._written else math.inf
                # Numbered sections of manuals are called what papers are.
                hinted = hint >= _HINTED or (title >= TITLED and border.part.number is None)
                cost -= _HINT_SAVES * (not border.maybe and hinted and words > 0.0)
                words += hint
            elif self._heads_page(at, kind):
                least = _WORDS_OF_A_SECTION
                words += step.hint(at.first, kind)
            told = border.certain or title >= TITLED or words >= least
            if told:
                yield kind, title + words - cost

    def _heads_page(self, at: _At, kind: Kind) -> bool:
        """Whether a page begins with a heading of the writer's own, or is a sheet so called, which says
        that a text of the kind stands below it."""
        step = self._steps[at.step]
        part = step.parts[at.first]
        own = at.first == 0 and bool(part.heading or part.page.title) and part.number is None
        return own and kind in self._written and step.hint(at.first, kind) >= _HINTED

    def _title(self, said: PageEvidence, kind: str, titles: Mapping[str, float]) -> float:
        """What a title counts: little where the text below it is all of something else."""
        title = titles.get(kind, 0.0)
        silent = said.length > _MUCH_TEXT and _words(said, kind) <= 0.0
        if not title or kind not in self._written or not silent:
            return title
        otherwise = any(_words(said, other) >= _OTHERWISE for other in self._written)
        return _LEFT_OF_TITLE * title if otherwise else title

    def _only_speaks_of(self, said: PageEvidence, kind: str) -> bool:
        """Whether a text that was typed only speaks of a paper that others issue, or stands over its
        picture: it names the paper and does not say what it says, or says that (code, capital, address)
        without being called so."""
        if not said.page.flowing or kind not in self._issued:
            return False
        return _words(said, kind) <= 0.0 or not said.titles.get(kind)

    def _stays(self, step: int, said: PageEvidence, kind: Kind) -> float:
        """What speaks for a block as going on with a document of that kind."""
        if kind is None:
            return _STAY_UNKNOWN
        headed = _HEADED if kind in said.headed and kind in self._served else 0.0
        words = _words(said, kind)
        own_sheet = bool(said.page.title) and said.page.flowing and kind in self._issued
        alone = (kind in self._single or own_sheet) and not self._borders.follows(step)
        if alone and said.length > _MUCH_TEXT and words <= 0.0:
            return _OTHER_TEXT
        if kind in said.impossible:
            return _NO_SUCH_PAGE + headed
        return _FURTHER_PAGE * min(words, _MOST_FURTHER) + headed


def likeliest(
    steps: Sequence[Step], places: Sequence[Place], names: NameEvidence, patterns: SchemePatterns
) -> list[Block]:
    """A file's blocks in order, each with its kind, None where none fits. Beginning another document
    costs; a title pays for it."""
    return _Walk(steps, places, names, patterns).blocks()


def _likeliest(states: _States) -> _States:
    least = max((reached.score for reached in states.values()), default=0.0) - _BEHIND
    near = {state: reached for state, reached in states.items() if reached.score >= least}
    if len(near) <= _MOST_STATES:
        return near
    ranked = sorted(near.items(), key=lambda item: -item[1].score)
    return dict(ranked[:_MOST_STATES])


def _rather_of(said: PageEvidence, old: Kind, new: Kind, *, amid: bool) -> float:
    """What speaks against a title whose block has text, none of it on the title's matter and much of it
    on that of the document before: a chapter's heading there. Amid a text any more of it suffices."""
    if old is None or new is None or (said.length <= _MUCH_TEXT and not amid):
        return 0.0
    enough = _words(said, old) if amid else min(1.0, _words(said, old))
    return SWITCH if _words(said, new) < enough else 0.0


def _may_end(said: PageEvidence, kind: Kind, other: Kind, single: frozenset[str], *, amid: bool) -> bool:
    """A document of several pages ends only at another's title, or where nothing speaks of it any more;
    amid a text also where more speaks of something else. Before what is of no kind any ends only so."""
    if other is None or _words(said, other) <= 0.0:
        return True
    if kind is None:
        return False
    if other in single or said.begins.get(kind, 0.0) >= TITLED:
        return True
    return amid and _words(said, kind) >= _words(said, other) + _MARGIN


def _words(block: PageEvidence, kind: str) -> float:
    return min(_MOST_WORDS, block.words.get(kind, 0.0))
