"""What a page itself says about its kind: titles, words, layout. Scores are log-odds."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from intake.assign.headings import Heading, headings, strength
from intake.assign.patterns import KindPatterns, SchemePatterns
from intake.model import Page
from intake.zh.text import normalise

MOST_FROM_WORDS = 4.5
LEAST_TEXT = 12
"""Characters below which a page says nothing by its words."""


@dataclass(frozen=True, slots=True)
class PageEvidence:
    """By kind: the title's and the words' scores, and the reasons in words for the user.

    ``impossible`` kinds lack what every such page has.
    """

    page: Page
    titles: Mapping[str, float] = field(default_factory=dict)
    words: Mapping[str, float] = field(default_factory=dict)
    why: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    impossible: frozenset[str] = frozenset()

    def content(self, kind: str) -> float:
        return self.titles.get(kind, 0.0) + self.words.get(kind, 0.0)


def page_evidence(page: Page, patterns: SchemePatterns, running: frozenset[str]) -> PageEvidence:
    """All that this page's text and layout say. `running`: heads and feet repeated on many pages."""
    text = normalise(page.text)
    compact = "".join(text.split())
    if len(compact) < LEAST_TEXT and not page.title:
        return PageEvidence(page)
    found = [item for item in headings(page) if "".join(item.raw.split()) not in running]
    shape = _layout(page)
    titles: dict[str, float] = {}
    words: dict[str, float] = {}
    why: dict[str, tuple[str, ...]] = {}
    impossible = set()
    for kind in patterns.kinds:
        if kind.needs and not any(need.search(compact) for need in kind.needs):
            impossible.add(kind.id)
            continue
        reasons = []
        best = _best_title(kind, found)
        if best:
            titles[kind.id] = kind.title_weight * best[1]
            reasons.append(f"标题“{best[0].raw[:30]}”（第{page.number}页）")
        score, seen = _words(kind, compact)
        if score and kind.layout & shape:
            score += 0.5
            reasons.append(f"版式相符（{'、'.join(sorted(kind.layout & shape))}）")
        if score:
            words[kind.id] = score
            if seen:
                reasons.append(f"正文含“{'”“'.join(seen[:4])}”（第{page.number}页）")
        if reasons:
            why[kind.id] = tuple(reasons)
    return PageEvidence(page, titles, words, why, frozenset(impossible))


def _best_title(kind: KindPatterns, found: list[Heading]) -> tuple[Heading, float] | None:
    best: tuple[Heading, float] | None = None
    for heading in found:
        for title in kind.titles:
            match = title.search(heading.text)
            value = strength(heading, match) if match else 0.0
            if value > (best[1] if best else 0.0):
                best = heading, value
    return best


def _words(kind: KindPatterns, compact: str) -> tuple[float, list[str]]:
    """Each word counts once, whatever its number; negative weights speak against the kind."""
    total = 0.0
    seen = []
    for word, weight in kind.words:
        match = word.search(compact)
        if match:
            total += weight
            if weight > 0:
                seen.append(match.group()[:16])
    return max(-MOST_FROM_WORDS, min(MOST_FROM_WORDS, total)), seen


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
