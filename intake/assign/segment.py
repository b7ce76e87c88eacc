"""Cuts a file's parts into documents: runs of a kind, then separate papers within a run."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from intake.assign.borders import PRIOR
from intake.assign.continuation import Place, place_of, places_of
from intake.assign.evidence import PageEvidence
from intake.assign.headings import headings
from intake.assign.names import NameEvidence, name_evidence
from intake.assign.path import Block, likeliest
from intake.assign.patterns import KindPatterns, SchemePatterns
from intake.assign.steps import Step, steps_of
from intake.cut.titles import can_head, is_organization
from intake.model import Part, SourceFile
from intake.zh.numbering import goes_further
from intake.zh.standards import find_standards
from intake.zh.text import squeeze

NAMED_ONLY = 0.55
"""The most that names alone can make: never enough to decide without a person."""

_TITLE_LINES = 3
_TITLE_LENGTH = 40
"""Lines and characters: no more is only a title."""

_DIVIDER_LINES = 2
_DIVIDER_LENGTH = 24
"""The same beside a company's name and a day."""

_LABEL = re.compile(r"[:：]")

_ALSO_TITLE = 2.6
_ALSO_WORDS = 1.2
_WHOLE_WORDS = 2.0
"""Words from which what stands under a title is a whole paper."""

_A_SERIES = 2
_NEARLY_ALL = 0.8
_TITLE = 0.85
"""Pieces from which some may be papers of a series; the share of its headings that must be titles; the
share of a title's weight from which a heading surely is one."""

_GOES_ON_AFTER = 0.9
"""How sure a document's rest is, after another paper that lies inside it, of what its beginning is."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Parts that are one document; ``kind`` None: cannot be told.

    ``also``: further kinds whose titles and words stand in it. ``filed`` and ``numbered``: see
    `NameEvidence`. ``silent``: its pages say nothing at all. ``inside``: the place, among the file's
    segments, of the one amid which it stands.
    """

    parts: tuple[Part, ...]
    kind: str | None
    confidence: float
    why: tuple[str, ...]
    also: tuple[str, ...] = ()
    filed: tuple[int, ...] = ()
    numbered: tuple[int, ...] = ()
    silent: bool = False
    inside: int | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    """Parts of one page that stay together: from ``first`` up to ``end`` of its step."""

    step: Step
    first: int
    end: int
    place: Place

    @property
    def evidence(self) -> PageEvidence:
        return self.step.block(self.first, self.end)

    @property
    def parts(self) -> tuple[Part, ...]:
        return self.step.parts[self.first : self.end]

    def hint(self, kind: str) -> float:
        """What the heading that it begins with says for the kind."""
        return self.step.hint(self.first, kind)


@dataclass(slots=True)
class _Run:
    """Pieces of one kind; ``inside``: the run that they are a section of."""

    kind: str | None
    inside: "_Run | None" = None
    pieces: list[_Piece] = field(default_factory=list)


def segments(parts: Sequence[Part], source: SourceFile | None, patterns: SchemePatterns) -> list[Segment]:
    """The documents of one file, in the order in which they begin."""
    steps = steps_of(parts, patterns)
    stated = places_of([step.parts[0].page for step in steps], [step.running for step in steps])
    return segments_of(steps, _with_chapters(stated, steps), name_evidence(source, patterns), patterns)


def segments_of(
    steps: Sequence[Step], places: Sequence[Place], names: NameEvidence, patterns: SchemePatterns
) -> list[Segment]:
    """The same, from what the file's pages say and state of their places."""
    by_id = {kind.id: kind for kind in patterns.kinds}
    found: list[tuple[_Run, Segment]] = []
    for run in _runs(likeliest(steps, places, names, patterns), steps, places):
        host = next((at for at, (other, _) in enumerate(found) if other is run.inside), None)
        for paper in _papers(run.pieces, by_id.get(run.kind) if run.kind else None):
            segment = replace(_segment(paper, run.kind, names, patterns), inside=host)
            found.append((run, _gone_on(segment, paper, [other for _, other in found])))
    return [segment for _, segment in found]


def _with_chapters(places: list[Place], steps: Sequence[Step]) -> list[Place]:
    """The places, a paper's own contents page and the pages it lists by their titles marked as chapters."""
    chapters: set[str] = set()
    result = []
    for place, step in zip(places, steps, strict=True):
        chapters |= step.whole.chapters
        first = headings(step.whole.page)[:2] if chapters else []
        inside = bool(step.whole.chapters) or any(item.text in chapters for item in first)
        result.append(replace(place, chapter=place.chapter or inside))
    return result


def _gone_on(segment: Segment, paper: Sequence[_Piece], before: Sequence[Segment]) -> Segment:
    """The rest of a document that another paper interrupts is as sure as its beginning, or nearly."""
    if segment.kind is None or len(before) < 2 or paper[0].evidence.titles.get(segment.kind):
        return segment
    beginning = before[-2]
    sure = _GOES_ON_AFTER * beginning.confidence
    if beginning.kind != segment.kind or segment.confidence >= sure:
        return segment
    why = f"接续第{beginning.parts[0].page.number}页开始的文件"
    return replace(segment, confidence=sure, why=(*segment.why, why))


def _runs(blocks: Sequence[Block], steps: Sequence[Step], places: Sequence[Place]) -> list[_Run]:
    runs: list[_Run] = []
    run = _Run(None)
    for block in blocks:
        if block.how == "begins":
            run = _Run(block.kind)
        elif block.how in {"inside", "beside"}:
            run = _Run(block.kind, run if block.how == "inside" else run.inside)
        elif block.how == "goes back" and run.inside is not None:
            run = run.inside
        if not run.pieces:
            runs.append(run)
        step = steps[block.step]
        run.pieces += [
            _Piece(step, at, at + 1, _place(step, places[block.step], at))
            for at in range(block.first, block.end)
        ]
    return runs


def _place(step: Step, place: Place, at: int) -> Place:
    """What a part of a page states of its place; the first what its page does, but numbers of papers
    further down are of what begins there."""
    if at == 0 and len(step.parts) == 1:
        return place
    own = place_of(step.parts[at].content, running=step.running)
    return replace(place, papers=own.papers, stated=own.stated) if at == 0 else own


def _papers(pieces: Sequence[_Piece], kind: KindPatterns | None) -> list[list[_Piece]]:
    """The separate papers in a run of one kind: each begins with its own title."""
    papers: list[list[_Piece]] = []
    beginning = _papers_in_series(pieces, kind) if kind is not None else frozenset()
    for at, piece in enumerate(pieces):
        begins = at in beginning or (
            kind is not None
            and papers
            and not goes_further(piece.parts[0].heading)
            and _begins_paper(piece, papers[-1], pieces, kind)
        )
        if not papers or begins:
            papers.append([piece])
        else:
            papers[-1].append(piece)
    return [_by_page(paper) for paper in papers]


def _papers_in_series(pieces: Sequence[_Piece], kind: KindPatterns) -> frozenset[int]:
    """The places of pieces that begin papers amid a text under headings of one series: all, or nearly, are
    titles, and below each stands a whole paper. Chapters of a paper stand deeper than its title."""
    if "text" not in kind.layout or len(pieces) < _A_SERIES:
        return frozenset()
    outermost = pieces[0].parts[0].level
    series: dict[int, list[int]] = {}
    for at, piece in enumerate(pieces):
        part = piece.parts[0]
        amid = piece.first > 0 or piece.step.whole.page.flowing
        if at and amid and part.heading and part.level <= outermost:
            series.setdefault(part.series, []).append(at)
    found: set[int] = set()
    for places in series.values():
        titled = [
            at
            for at in places
            if pieces[at].evidence.begins.get(kind.id, 0.0) >= _TITLE * kind.title_weight
        ]
        ends = [*titled[1:], len(pieces)] if titled else []
        whole = [_says(pieces[at:end], kind) for at, end in zip(titled, ends, strict=True)]
        if titled and len(titled) >= _NEARLY_ALL * len(places) and min(whole) >= _WHOLE_WORDS:
            found.update(at for at in titled if _says(pieces[:at], kind) >= _WHOLE_WORDS)
    return frozenset(found)


def _says(pieces: Sequence[_Piece], kind: KindPatterns) -> float:
    """What the words of pieces weigh for the kind, each piece's own."""
    return sum(max(0.0, piece.evidence.words.get(kind.id, 0.0)) for piece in pieces)


def _by_page(paper: Sequence[_Piece]) -> list[_Piece]:
    """The pieces, neighbours on a page made one."""
    result: list[_Piece] = []
    for piece in paper:
        if result and result[-1].step is piece.step and result[-1].end == piece.first:
            result[-1] = replace(result[-1], end=piece.end)
        else:
            result.append(piece)
    return result


def _begins_paper(
    piece: _Piece, paper: Sequence[_Piece], run: Sequence[_Piece], kind: KindPatterns
) -> bool:
    """Whether a piece is the first of another paper of the same kind as the one before it."""
    if piece.first > 0:
        return _begins_amid_page(piece, paper, kind)
    place, before = piece.place, [item.place for item in paper]
    # What of its page goes on in this run says what begins there.
    block = next(item for item in _by_page(run) if item.step is piece.step).evidence
    if "text" in kind.layout and len(piece.step.parts) > 1:
        block = (
            piece.evidence
        )  # a title further down the page heads what stands there, not the end above it
    title = block.begins.get(kind.id, 0.0)
    # Of reports bound together each page may bear the title that is their running head.
    titled = title >= 0.5 * kind.title_weight or (place.number == 1 and kind.id in block.headed)
    if titled and not place.annex and _bears_another_number(place, before):
        return True
    if _continues(place, before, kind):
        return False
    if kind.one_page:
        return title >= 0.5 * kind.title_weight or block.words.get(kind.id, 0.0) >= _WHOLE_WORDS
    if piece.step.whole.page.flowing and not (place.papers and before[0].papers):
        return False
    return title >= 0.85 * kind.title_weight or (place.number == 1 and title >= 0.5 * kind.title_weight)


def _bears_another_number(place: Place, before: Sequence[Place]) -> bool:
    """Whether a page states a number of its own, and the paper before it another: whatever counts their
    pages then counts the file's."""
    known = frozenset().union(*(item.stated for item in before))
    return bool(place.stated and known) and place.stated.isdisjoint(known)


def _continues(place: Place, before: Sequence[Place], kind: KindPatterns) -> bool:
    """Whether a page shows that it belongs to the paper before it."""
    number = place.number
    if (number is not None and number > 1) or place.annex:
        return True
    if any(_same_paper(place.papers, item.papers, kind) for item in before):
        return True
    # Behind a front page that bears a number, what bears another is no part of it.
    apart = bool(place.papers and before[0].papers)
    bound = before[0].front and not place.front and number != 1 and not apart
    return not kind.one_page and (bound or _is_chapter(place, before))


def _same_paper(one: frozenset[str], other: frozenset[str], kind: KindPatterns) -> bool:
    """Whether two pages bear one paper's number. A number that two papers of one page each share, while
    each bears another too, is that of what they are bound in."""
    shared = one & other
    return bool(shared) and not (kind.one_page and one - shared and other - shared)


def _begins_amid_page(piece: _Piece, paper: Sequence[_Piece], kind: KindPatterns) -> bool:
    """Whether a paper begins amid a page: copied beside another, or under a title of its own, where it
    bears another number than the paper before it, or both are whole papers."""
    title, own = piece.evidence.begins.get(kind.id, 0.0), piece.place.papers
    numbers = frozenset().union(*(item.place.papers for item in paper))
    # A certificate goes on below large print (its standard, MANAGEMENT SYSTEM); on a picture two papers of
    # a page each are told by their numbers.
    part = piece.parts[0]
    alone = not own if numbers else part.page.method == "ocr"
    goes_on = kind.one_page and not part.copied and (alone or _is_standard(part.heading))
    if own & numbers or goes_on:
        return False
    if piece.parts[0].copied and kind.one_page:
        return piece.evidence.content(kind.id) > 0.0
    if title < 0.5 * kind.title_weight:
        return False
    if own and numbers:
        return True
    whole = [item for item in paper if item.evidence.begins.get(kind.id, 0.0) >= 0.5 * kind.title_weight]
    said = piece.evidence.words.get(kind.id, 0.0) >= _WHOLE_WORDS
    return (
        kind.one_page
        and said
        and any(item.evidence.words.get(kind.id, 0.0) >= _WHOLE_WORDS for item in whole)
    )


def _is_standard(heading: str) -> bool:
    """Whether a heading is the number of a standard and no more: ISO 9001:2015."""
    found = find_standards(heading)
    return bool(found) and found[0].start == 0 and found[-1].end == len(heading.rstrip())


def _is_chapter(place: Place, before: Sequence[Place]) -> bool:
    """Whether a page's title is a chapter's of the paper before it: numbered like one, or without the
    number that this paper's own pages bear."""
    if place.papers:
        return False
    return place.chapter or (place.number is None and any(item.papers for item in before))


def _segment(
    paper: Sequence[_Piece], kind: str | None, names: NameEvidence, patterns: SchemePatterns
) -> Segment:
    parts = tuple(part for piece in paper for part in piece.parts)
    said = [piece.evidence for piece in paper]
    scores = {
        item.id: _total(said, item.id, names, own=item.id == kind) + paper[0].hint(item.id)
        for item in patterns.kinds
    }
    if kind is None:
        named = max(names.scores, key=lambda item: names.scores[item], default=None)
        silent = not any(page.words or page.titles for page in said)
        if named is None or not silent or names.scores[named] < 2.0:
            reason = "未读出任何内容" if silent else "内容与任何一项都不相符"
            return Segment(parts, None, 0.0, (reason,), (), names.filed, names.numbered, silent)
        kind = named
    confidence = _share(scores, kind)
    content = max(page.content(kind) for page in said)
    why = list(dict.fromkeys(reason for page in said for reason in page.why.get(kind, ())))[:6]
    why += names.why.get(kind, ())
    if content <= 0.5:
        confidence = min(confidence, NAMED_ONLY)
        why.append("内容无法确认，仅凭名称推断")
    elif _only_title(parts):
        confidence = min(confidence, NAMED_ONLY)
        why.append("只有标题，未见正文")
    holds = next(item.holds for item in patterns.kinds if item.id == kind)
    also = tuple(other for other in _also(said, kind) if holds is None or other in holds)
    return Segment(parts, kind, confidence, tuple(why), also, names.filed, names.numbered)


def _only_title(parts: Sequence[Part]) -> bool:
    """Whether there is no more than a heading, as on the page that divides one item from the next; on a
    typed one the company's name and the day may stand below it. Of two names one is a grantor's."""
    lines = [squeeze(line.text) for part in parts for line in part.content.lines if line.text.strip()]
    if len(lines) <= _TITLE_LINES and sum(map(len, lines)) <= _TITLE_LENGTH:
        return True
    names = sum(is_organization(line) for line in lines)
    bare = [line for line in lines if can_head(line) or _LABEL.search(line)]
    typed = all(part.page.method == "text" for part in parts)
    return typed and names <= 1 and len(bare) <= _DIVIDER_LINES and sum(map(len, bare)) <= _DIVIDER_LENGTH


def _total(said: Sequence[PageEvidence], kind: str, names: NameEvidence, *, own: bool) -> float:
    """A document's evidence, against the prior: for the kind it was taken for (`own`) its best title and
    its best pages' words; for the others the title it begins with and what its pages say on the whole, for
    the chapters of a long paper speak of everything."""
    words = sorted((page.words.get(kind, 0.0) for page in said), reverse=True)
    if own:
        content = max(page.titles.get(kind, 0.0) for page in said) + words[0] + 0.3 * sum(words[1:4])
    else:
        content = said[0].titles.get(kind, 0.0) + sum(words) / len(words)
    impossible = all(kind in page.impossible for page in said)
    return content + names.scores.get(kind, 0.0) - PRIOR - 6.0 * impossible


def _share(scores: Mapping[str, float], kind: str) -> float:
    """The kind's share among all kinds and 'none of them' (0)."""
    return math.exp(scores[kind]) / (sum(map(math.exp, scores.values())) + 1.0)


def _also(said: Sequence[PageEvidence], kind: str) -> tuple[str, ...]:
    """Other kinds that have a section here: a title of their own and words that go with it."""
    found = []
    for other in dict.fromkeys(item for page in said for item in page.titles):
        if other == kind:
            continue
        best = max(said, key=lambda page: page.titles.get(other, 0.0))
        if best.titles[other] >= _ALSO_TITLE and best.words.get(other, 0.0) >= _ALSO_WORDS:
            found.append(other)
    return tuple(found)
