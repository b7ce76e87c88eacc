"""What a page, or a part of one, itself says about its kind: titles, words, layout. Scores are log-odds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from intake.assign.headings import Heading, headings, is_contents, listed
from intake.assign.layout import layout
from intake.assign.patterns import KindPatterns, SchemePatterns
from intake.assign.said import NOTHING, Said, Text, said_in, shown, together, weight
from intake.assign.titles import best_titles, likest_title, shares
from intake.model import Page
from intake.zh.text import squeeze

_LISTED_TITLES = 4
"""Kinds whose titles (or titles which) one page must name to be taken for a list of them."""

_PACK = 5
"""Kinds of which a contents page must name papers to be that of a pack, not of one paper's chapters."""

_SHORT_LINE = 34

_SHAPES = {"table": "表格", "chart": "框图", "picture": "图片", "certificate": "证书", "text": "文章"}
"""Layouts as the reasons for an assignment name them."""

_SENTENCES = 6
"""Ends of sentences from which a page has running text, whatever headings stand between."""

_LEAST_TEXT = 12
"""Characters below which a page says nothing by its words."""

_WORDS_OF_A_LIST = 1.5


@dataclass(frozen=True, slots=True)
class PageEvidence:
    """By kind: the title's and the words' scores, and the reasons in words for the user.

    ``begins``: the titles' scores where they stand at the top, as a paper's own title does. ``said``: the
    words behind the scores. ``impossible`` kinds lack what every such page has. ``headed``: kinds that its
    running head names. ``chapters``: what a contents page lists of the paper that it stands in. ``length``:
    characters of its text.
    """

    page: Page
    length: int = 0
    titles: Mapping[str, float] = field(default_factory=dict)
    words: Mapping[str, float] = field(default_factory=dict)
    said: Mapping[str, Said] = field(default_factory=dict)
    why: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    impossible: frozenset[str] = frozenset()
    headed: frozenset[str] = frozenset()
    chapters: frozenset[str] = frozenset()
    begins: Mapping[str, float] = field(default_factory=dict)

    def content(self, kind: str) -> float:
        return self.titles.get(kind, 0.0) + self.words.get(kind, 0.0)


def page_evidence(
    page: Page,
    patterns: SchemePatterns,
    running: frozenset[str],
    *,
    among: "PageEvidence | None" = None,
    in_parts: bool = False,
    heading: str = "",
) -> PageEvidence:
    """All that the text and layout of a page, or of what lies in a part of one, say.

    `running`: heads and feet of earlier pages too; `among`: what the page as a whole says. `in_parts`: it
    has parts, each of which may be what its heading says. `heading`: the line that heads what lies there.

    Running heads are not this page's own, save for kinds of a page each: certificates in one file all
    begin with the same title.
    """
    own = [line.text for line in page.lines if squeeze(line.text) not in running]
    text = Text.of(own, patterns.vocabulary)
    every = headings(page, own=heading)
    found = [item for item in every if squeeze(item.raw) not in running]
    if not found and len(text.lines) < _LEAST_TEXT:
        return PageEvidence(page, len(page.text))
    shape = layout(page)
    titles: dict[str, float] = {}
    begins: dict[str, float] = {}
    words: dict[str, float] = {}
    said: dict[str, Said] = {}
    why: dict[str, tuple[str, ...]] = {}
    impossible = set()
    named, named_here = best_titles(every, patterns), best_titles(found, patterns)
    named_on_top = best_titles([item for item in found if item.top], patterns)
    for kind in patterns.kinds:
        if kind.needs and not any(need in text.lines for need in kind.needs):
            impossible.add(kind.id)
            continue
        best = (named if kind.one_page else named_here).get(kind.id)
        if best is None and page.method != "text":
            best = likest_title(kind, every if kind.one_page else found)
        reasons = []
        if best:
            titles[kind.id] = kind.title_weight * best[1]
            reasons.append(f"标题“{best[0].raw[:30]}”（第{page.number}页）")
            top = best if best[0].top else named_on_top.get(kind.id)
            if top:
                begins[kind.id] = kind.title_weight * top[1]
        known = among.said.get(kind.id, NOTHING) if among else None
        kinds_words = said_in(kind, text, shaped=bool(kind.layout & shape), among=known)
        score = weight(kind, kinds_words)
        said[kind.id] = kinds_words
        if score:
            words[kind.id] = score
            reasons += _word_reasons(kind, kinds_words, shape, page.number)
        if reasons:
            why[kind.id] = tuple(reasons)
    excluded = frozenset(impossible)
    if is_contents(page) or (not in_parts and _is_list_of_titles(own, found, titles, patterns)):
        return _only_first_title(page, patterns, found, excluded)
    heads = [item for item in every if squeeze(item.raw) in running]
    headed = frozenset(best_titles(heads, patterns))
    length = len(page.text)
    return PageEvidence(page, length, titles, words, said, why, excluded, headed, begins=begins)


def joined(parts: Sequence[PageEvidence], patterns: SchemePatterns) -> PageEvidence:
    """What parts of a page that follow each other say together: the first one's title is theirs, each word
    counts once."""
    first = parts[0]
    said = dict(first.said)
    for part in parts[1:]:
        for kind, more in part.said.items():
            said[kind] = together(said[kind], more) if kind in said else more
    by_id = {kind.id: kind for kind in patterns.kinds}
    weights = {kind: weight(by_id[kind], known) for kind, known in said.items()}
    titles: dict[str, float] = {}
    why: dict[str, tuple[str, ...]] = {}
    for part in parts:
        for kind, value in part.titles.items():
            titles[kind] = max(value, titles.get(kind, 0.0))
        for kind, reasons in part.why.items():
            why[kind] = tuple(dict.fromkeys((*why.get(kind, ()), *reasons)))
    return PageEvidence(
        first.page,
        sum(part.length for part in parts),
        titles,
        {kind: value for kind, value in weights.items() if value},
        said,
        why,
        frozenset.intersection(*(part.impossible for part in parts)),
        frozenset().union(*(part.headed for part in parts)),
        frozenset().union(*(part.chapters for part in parts)),
        first.begins,
    )


def _word_reasons(kind: KindPatterns, said: Said, shape: frozenset[str], page: int) -> list[str]:
    reasons = []
    if said.shaped:
        reasons.append(f"版式相符（{'、'.join(_SHAPES[one] for one in sorted(kind.layout & shape))}）")
    found = shown(kind, said)
    if found:
        reasons.append(f"正文含“{'”“'.join(found[:4])}”（第{page}页）")
    return reasons


def _is_list_of_titles(
    lines: Sequence[str], found: Sequence[Heading], titles: Mapping[str, float], patterns: SchemePatterns
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
    raws = {item.raw for item in found if shares(patterns, item.text)}
    return len(raws) >= _LISTED_TITLES and len(raws) >= 0.6 * len(lengths)


def _only_first_title(
    page: Page, patterns: SchemePatterns, found: Sequence[Heading], impossible: frozenset[str]
) -> PageEvidence:
    """A page that lists many papers' titles (a contents page) is only what its own heading says, the first
    one that is no company's name."""
    first = [item for item in found if not item.is_name][:1]
    titles: dict[str, float] = {}
    why = {}
    named = best_titles(first, patterns)
    for kind in patterns.kinds:
        best = None if kind.id in impossible else named.get(kind.id)
        if best:
            titles[kind.id] = kind.title_weight * best[1]
            why[kind.id] = (f"标题“{best[0].raw[:30]}”（第{page.number}页，列有多项材料名称）",)
    return PageEvidence(
        page,
        len(page.text),
        titles,
        dict.fromkeys(titles, _WORDS_OF_A_LIST),
        {},
        why,
        impossible,
        chapters=_chapters(page, patterns, titles),
        begins=titles,
    )


def _chapters(page: Page, patterns: SchemePatterns, own: Mapping[str, float]) -> frozenset[str]:
    """What a contents page lists, unless it lists papers of many kinds, as that of a whole pack does.
    `own`: the kinds that its own heading names."""
    entries = listed(page)
    named = {kind for entry in entries for kind in shares(patterns, entry.text) if kind not in own}
    return frozenset() if len(named) >= _PACK else frozenset(entry.text for entry in entries)
