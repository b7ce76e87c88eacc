"""What a page itself says about its kind: titles, words, layout. Scores are log-odds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from intake.assign.headings import (
    Heading,
    headings,
    is_contents,
    listed,
    plainly,
    strength,
    without_brackets,
)
from intake.assign.likeness import likeness
from intake.assign.patterns import KindPatterns, SchemePatterns
from intake.model import Page
from intake.scheme import Lines
from intake.scheme.titles import TitleIndex
from intake.zh.text import squeeze

MOST_FROM_WORDS = 4.5
_LISTED_TITLES = 4
"""Kinds whose titles (or titles which) one page must name to be taken for a list of them."""

_PACK = 5
"""Kinds of which a contents page must name papers to be that of a pack, not of one paper's chapters."""

_SHORT_LINE = 34

_SENTENCES = 6
"""Ends of sentences from which a page has running text, whatever headings stand between."""

_BETWEEN_CELLS = re.compile(r"\s{2,}|\t")

_PROMINENT = 0.6
"""How prominent a heading must be for its likeness to a title to count."""

LEAST_TEXT = 12
"""Characters below which a page says nothing by its words."""


@dataclass(frozen=True, slots=True)
class PageEvidence:
    """By kind: the title's and the words' scores, and the reasons in words for the user.

    ``begins``: the titles' scores where they stand at the page's top, as a paper's own title does.
    ``impossible`` kinds lack what every such page has. ``headed``: kinds that its running head names.
    ``chapters``: what a contents page lists of the paper that it stands in.
    """

    page: Page
    titles: Mapping[str, float] = field(default_factory=dict)
    words: Mapping[str, float] = field(default_factory=dict)
    why: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    impossible: frozenset[str] = frozenset()
    headed: frozenset[str] = frozenset()
    chapters: frozenset[str] = frozenset()
    begins: Mapping[str, float] = field(default_factory=dict)

    def content(self, kind: str) -> float:
        return self.titles.get(kind, 0.0) + self.words.get(kind, 0.0)


def page_evidence(page: Page, patterns: SchemePatterns, running: frozenset[str]) -> PageEvidence:
    """All that this page's text and layout say. `running`: heads and feet of earlier pages too.

    Running heads are not this page's own, save for kinds of a page each: certificates in one file all
    begin with the same title.
    """
    own = [line.text for line in page.lines if squeeze(line.text) not in running]
    # Patterns are searched in lines: on a sheet glued together, all cells would run into each other.
    text = "\n".join(filter(None, map(squeeze, own))).casefold()
    pieces = "\n".join(squeeze(piece) for line in own for piece in _BETWEEN_CELLS.split(line.strip()))
    every = headings(page)
    found = [item for item in every if squeeze(item.raw) not in running]
    if not found and len(text) < LEAST_TEXT:
        return PageEvidence(page)
    shape = _layout(page)
    titles: dict[str, float] = {}
    begins: dict[str, float] = {}
    words: dict[str, float] = {}
    why: dict[str, tuple[str, ...]] = {}
    impossible = set()
    for kind in patterns.kinds:
        if kind.needs and not any(need in text for need in kind.needs):
            impossible.add(kind.id)
            continue
        reasons = []
        own_found = every if kind.one_page else found
        best = _best_title(kind, own_found, patterns.titles, damaged=page.method != "text")
        if best:
            titles[kind.id] = kind.title_weight * best[1]
            reasons.append(f"标题“{best[0].raw[:30]}”（第{page.number}页）")
            if not best[0].top:
                best = _best_title(kind, [item for item in found if item.top], patterns.titles)
            if best:
                begins[kind.id] = kind.title_weight * best[1]
        score, seen = _words(kind, text, pieces)
        if score and kind.layout & shape:
            score += 0.5
            reasons.append(f"版式相符（{'、'.join(sorted(kind.layout & shape))}）")
        if score:
            words[kind.id] = score
            if seen:
                reasons.append(f"正文含“{'”“'.join(seen[:4])}”（第{page.number}页）")
        if reasons:
            why[kind.id] = tuple(reasons)
    if _is_list_of_titles(own, found, titles, patterns) or is_contents(page):
        return _only_first_title(page, patterns, found[:1], frozenset(impossible))
    heads = [item for item in every if item not in found]
    headed = frozenset(
        kind.id for kind in patterns.kinds if heads and _best_title(kind, heads, patterns.titles)
    )
    return PageEvidence(page, titles, words, why, frozenset(impossible), headed, begins=begins)


def _is_list_of_titles(
    lines: list[str], found: list[Heading], titles: Mapping[str, float], patterns: SchemePatterns
) -> bool:
    """Whether the page is little but short lines, names of things of which none is here itself: titles
    of several kinds, or mostly titles."""
    lengths = [len("".join(line.split())) for line in lines if line.strip()]
    if sum(line.count("。") for line in lines) >= _SENTENCES:
        return False
    if not titles or sum(length <= _SHORT_LINE for length in lengths) < 0.8 * len(lengths):
        return False
    if len(titles) >= _LISTED_TITLES:
        return True
    named = [
        item for item in found if any(_best_title(kind, [item], patterns.titles) for kind in patterns.kinds)
    ]
    raws = {item.raw for item in named}
    return len(raws) >= _LISTED_TITLES and len(raws) >= 0.6 * len(lengths)


def _only_first_title(
    page: Page, patterns: SchemePatterns, first: list[Heading], impossible: frozenset[str]
) -> PageEvidence:
    """A page that lists many papers' titles (a contents page) is only what its own heading says."""
    titles = {}
    why = {}
    for kind in patterns.kinds:
        best = None if kind.id in impossible else _best_title(kind, first, patterns.titles)
        if best:
            titles[kind.id] = kind.title_weight * best[1]
            why[kind.id] = (f"标题“{best[0].raw[:30]}”（第{page.number}页，列有多项材料名称）",)
    return PageEvidence(
        page,
        titles,
        dict.fromkeys(titles, 1.5),
        why,
        impossible,
        chapters=_chapters(page, patterns, titles),
        begins=titles,
    )


def _chapters(page: Page, patterns: SchemePatterns, own: Mapping[str, float]) -> frozenset[str]:
    """What a contents page lists, unless it lists papers of many kinds, as that of a whole pack does.
    `own`: the kinds that its own heading names."""
    entries = listed(page)
    named = sum(
        kind.id not in own and _best_title(kind, list(entries), patterns.titles) is not None
        for kind in patterns.kinds
    )
    return frozenset() if named >= _PACK else frozenset(entry.text for entry in entries)


def _best_title(
    kind: KindPatterns, found: list[Heading], titles: TitleIndex, *, damaged: bool = False
) -> tuple[Heading, float] | None:
    """The heading that most surely is the kind's title; `damaged`: OCR may have spoilt it."""
    best: tuple[Heading, float] | None = None
    for heading in found:
        for form in _forms(heading.text):
            for match in titles.found(form).get(kind.id, ()):
                value = strength(replace(heading, text=form), match)
                if value > (best[1] if best else 0.0):
                    best = heading, value
    if best is None and damaged:
        for heading in found:
            if heading.rank < _PROMINENT:
                continue
            text = heading.text.casefold()
            value = heading.rank * max((likeness(text, name) for name in kind.typical), default=0.0)
            if value > (best[1] if best else 0.0):
                best = heading, value
    return best


@lru_cache(maxsize=16384)
def _forms(heading: str) -> tuple[str, ...]:
    """A heading with and without its bracketed parts: they may stand in a title's way, or be part of it."""
    bare = without_brackets(heading)
    return tuple(sorted({heading, bare, plainly(bare)})) if len(bare) >= 3 else (heading,)


def _words(kind: KindPatterns, text: str, pieces: str) -> tuple[float, list[str]]:
    """Each word counts once, whatever its number, and lines of a form once they are enough; negative
    weights speak against the kind."""
    total = 0.0
    seen = []
    for words in kind.words:
        found = words.found(text)
        if found:
            total += words.weight
            if words.weight > 0:
                seen.append(found[:16])
    for lines in kind.lines:
        first = _least_lines(lines, pieces)
        if first:
            total += lines.weight
            if lines.weight > 0:
                seen.append(first[:16])
    return max(-MOST_FROM_WORDS, min(MOST_FROM_WORDS, total)), seen


def _least_lines(lines: Lines, pieces: str) -> str | None:
    """What the first of the lines holds that match, if enough of them do."""
    first = None
    start = 0
    expression = lines.pattern.compiled
    for _ in range(lines.least):
        match = expression.search(pieces, start)
        if not match:
            return None
        first = first or match.group()
        start = pieces.find("\n", match.end())
        if start < 0:
            start = len(pieces)
    return first


def _layout(page: Page) -> frozenset[str]:
    """The page's shapes: table, chart (many short scattered pieces or drawn shapes), certificate, text."""
    shapes = set()
    if any(len(table.rows) >= 3 and len(table.rows[0]) >= 2 for table in page.tables):
        shapes.add("table")
    texts = [line.text.strip() for line in page.lines if line.text.strip()]
    short = sum(len(text) <= 10 for text in texts)
    drawn = sum(mark.kind == "shape" for mark in page.marks)
    if drawn >= 4 or (len(texts) >= 6 and short >= 0.75 * len(texts) and not page.flowing):
        shapes.add("chart")
    if 5 <= len(texts) <= 45 and not page.flowing and any(mark.kind == "seal" for mark in page.marks):
        shapes.add("certificate")
    if sum(len(text) for text in texts) > 250:
        shapes.add("text")
    if page.method == "ocr":
        shapes.add("picture")
    return frozenset(shapes)
