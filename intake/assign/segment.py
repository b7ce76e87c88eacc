"""Cuts a file's pages into documents: runs of a kind, then separate papers within a run."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from intake.assign.continuation import Place, places_of
from intake.assign.evidence import PageEvidence, page_evidence
from intake.assign.headings import headings, running_heads
from intake.assign.names import NameEvidence, name_evidence
from intake.assign.path import PRIOR, likeliest
from intake.assign.patterns import KindPatterns, SchemePatterns
from intake.model import Page, SourceFile
from intake.zh.text import squeeze

NAMED_ONLY = 0.55
"""The most that names alone can make: never enough to decide without a person."""

_TITLE_LINES = 3
_TITLE_LENGTH = 40
"""Lines and characters: no more is only a title."""

_ALSO_TITLE = 2.6
_ALSO_WORDS = 1.2
_GOES_ON_AFTER = 0.9
"""How sure a document's rest is, after another paper that lies inside it, of what its beginning is."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Consecutive pages that are one document; ``kind`` None: cannot be told.

    ``also``: further kinds whose titles and words stand in it. ``filed`` and ``numbered``: see
    `NameEvidence`. ``silent``: its pages say nothing at all.
    """

    pages: tuple[Page, ...]
    kind: str | None
    confidence: float
    why: tuple[str, ...]
    also: tuple[str, ...] = ()
    filed: tuple[int, ...] = ()
    numbered: tuple[int, ...] = ()
    silent: bool = False


def segments(pages: Sequence[Page], source: SourceFile | None, patterns: SchemePatterns) -> list[Segment]:
    """The documents of one file."""
    evidence = [
        page_evidence(page, patterns, running)
        for page, running in zip(pages, running_heads(pages), strict=True)
    ]
    names = name_evidence(source, patterns)
    places = _with_chapters(places_of(pages), evidence)
    by_page = dict(zip((page.number for page in pages), places, strict=True))
    kinds = likeliest(evidence, places, names, patterns)
    by_id = {kind.id: kind for kind in patterns.kinds}
    found: list[Segment] = []
    for kind, run in _runs(kinds, evidence):
        for part in _papers(run, by_id.get(kind) if kind else None, by_page):
            segment = _segment(part, kind, names, patterns)
            found.append(_gone_on(segment, part, found))
    return found


def _with_chapters(places: list[Place], evidence: Sequence[PageEvidence]) -> list[Place]:
    """The places, a paper's own contents page and the pages it lists by their titles marked as chapters."""
    chapters: set[str] = set()
    result = []
    for place, page in zip(places, evidence, strict=True):
        chapters |= page.chapters
        first = headings(page.page)[:2] if chapters else []
        inside = bool(page.chapters) or any(item.text in chapters for item in first)
        result.append(replace(place, chapter=place.chapter or inside))
    return result


def _gone_on(segment: Segment, part: list[PageEvidence], before: list[Segment]) -> Segment:
    """The rest of a document that another paper interrupts is as sure as its beginning, or nearly."""
    if segment.kind is None or len(before) < 2 or part[0].titles.get(segment.kind):
        return segment
    beginning = before[-2]
    sure = _GOES_ON_AFTER * beginning.confidence
    if beginning.kind != segment.kind or segment.confidence >= sure:
        return segment
    why = f"接续第{beginning.pages[0].number}页开始的文件"
    return replace(segment, confidence=sure, why=(*segment.why, why))


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


def _papers(
    run: list[PageEvidence], kind: KindPatterns | None, places: Mapping[int, Place]
) -> list[list[PageEvidence]]:
    """The separate papers in a run of one kind: each begins with its own title."""
    if kind is None:
        return [run]
    papers = [[run[0]]]
    for page in run[1:]:
        before = [places[item.page.number] for item in papers[-1]]
        if _begins_paper(page, places[page.page.number], before, kind):
            papers.append([page])
        else:
            papers[-1].append(page)
    return papers


def _begins_paper(page: PageEvidence, place: Place, before: list[Place], kind: KindPatterns) -> bool:
    """Whether a page is the first of another paper of the same kind."""
    number = place.number
    if (number is not None and number > 1) or place.annex:
        return False
    if any(place.papers & item.papers for item in before):
        return False
    # Behind a front page that bears a number, what bears another is no part of it.
    apart = bool(place.papers and before[0].papers)
    bound = before[0].front and not place.front and number != 1 and not apart
    if not kind.one_page and (bound or _is_chapter(place, before)):
        return False
    title = page.begins.get(kind.id, 0.0)
    if kind.one_page:
        return title >= 0.5 * kind.title_weight or page.words.get(kind.id, 0.0) >= 2.0
    if page.page.flowing and not apart:
        return False
    return title >= 0.85 * kind.title_weight or (number == 1 and title >= 0.5 * kind.title_weight)


def _is_chapter(place: Place, before: list[Place]) -> bool:
    """Whether a page's title is a chapter's of the paper before it: numbered like one, or without the
    number that this paper's own pages bear."""
    if place.papers:
        return False
    return place.chapter or (place.number is None and any(item.papers for item in before))


def _segment(
    part: list[PageEvidence], kind: str | None, names: NameEvidence, patterns: SchemePatterns
) -> Segment:
    pages = tuple(page.page for page in part)
    scores = {item.id: _total(part, item.id, names, own=item.id == kind) for item in patterns.kinds}
    if kind is None:
        named = max(names.scores, key=lambda item: names.scores[item], default=None)
        silent = not any(page.words or page.titles for page in part)
        if named is None or not silent or names.scores[named] < 2.0:
            reason = "未读出任何内容" if silent else "内容与任何一项都不相符"
            return Segment(pages, None, 0.0, (reason,), (), names.filed, names.numbered, silent)
        kind = named
    confidence = _share(scores, kind)
    content = max(page.content(kind) for page in part)
    why = list(dict.fromkeys(reason for page in part for reason in page.why.get(kind, ())))[:6]
    why += names.why.get(kind, ())
    if content <= 0.5:
        confidence = min(confidence, NAMED_ONLY)
        why.append("内容无法确认，仅凭名称推断")
    elif _only_title(pages):
        confidence = min(confidence, NAMED_ONLY)
        why.append("只有标题，未见正文")
    holds = next((item.holds for item in patterns.kinds if item.id == kind), None)
    also = tuple(other for other in _also(part, kind) if holds is None or other in holds)
    return Segment(pages, kind, confidence, tuple(why), also, names.filed, names.numbered)


def _only_title(pages: tuple[Page, ...]) -> bool:
    """Whether there is no more than a heading, as on the page that divides one item from the next."""
    lines = [squeeze(line.text) for page in pages for line in page.lines if line.text.strip()]
    return len(lines) <= _TITLE_LINES and sum(map(len, lines)) <= _TITLE_LENGTH


def _total(part: list[PageEvidence], kind: str, names: NameEvidence, *, own: bool) -> float:
    """A document's evidence, against the prior: for the kind it was taken for (`own`) its best title and
    its best pages' words; for the others the title it begins with and what its pages say on the whole, for
    the chapters of a long paper speak of everything."""
    words = sorted((page.words.get(kind, 0.0) for page in part), reverse=True)
    if own:
        content = max(page.titles.get(kind, 0.0) for page in part) + words[0] + 0.3 * sum(words[1:4])
    else:
        content = part[0].titles.get(kind, 0.0) + sum(words) / len(words)
    impossible = all(kind in page.impossible for page in part)
    return content + names.scores.get(kind, 0.0) - PRIOR - 6.0 * impossible


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
