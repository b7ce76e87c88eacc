"""What shows that a page goes on with the paper before it: page number, paper number, annex."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from intake.model import Line, Page
from intake.zh.numbering import goes_further
from intake.zh.numbers import parse_chinese_number
from intake.zh.page_counts import bare_page_count, page_counts
from intake.zh.text import normalise, squeeze

_NUMBER = re.compile(
    r"(?:编\s*号|证书号|证\s*号|报告号|文\s*号|\bNo\b|№|Number)\s*[.:：]*\s*"
    r"([A-Za-z0-9(（\[〔\u4e00-\u9fff]{0,6}[A-Za-z0-9][A-Za-z0-9\-—–－/.()（）\[\]〔〕]{5,})",
    re.IGNORECASE,
)
_STATED = re.compile(
    r"(?:(?:报告|证书|许可证|检验|检测)(?:[ \u3000]*[编文]\s*)?号|(?:报告|证书)[ \u3000]*(?=No\b|№)"
    r"|(?:Certificate|Report|Registration)\s*(?:No|Number))"
    r"\s*(?:Certificate|Report)?\s*(?:No|Number|№)?\s*[.:：]*\s*"
    r"([A-Za-z0-9(（\[〔\u4e00-\u9fff]{0,6}[A-Za-z0-9][A-Za-z0-9\-—–/.()（）\[\]〔〕]{5,})",
    re.IGNORECASE,
)
"""A number that a label says to be a certificate's or report's own, not that of what it is bound in."""

_ANNEX = re.compile(
    r"^(?:认证|证书|许可证|资质)*(?:的)?附[件页表录](?:\d|[一二三四五六])?(?:[(（].{1,6}[)）])?$|^续[页表]"
)
_CHAPTER = re.compile(r"^(?:第[一二三四五六七八九十]{1,3}章|\d{1,2}\.\d{1,2}(?!\d))")
_SECTION = re.compile(r"^(\d{1,2})(?:\.\d{1,2})*[\s.、]*(?=[\u4e00-\u9fff])")
_ITEM = re.compile(r"^([一二三四五六七八九十]{1,3})[、.．]")
_CONTENTS = re.compile(r"^(?:目录|目次|CONTENTS)+$", re.IGNORECASE)
_BARE_SECTION = re.compile(r"^(\d{1,2})\s*(?=[\u4e00-\u9fff])")

_BODY = re.compile(r"[。；;]|第[一二三四五六七八九十]+条")

_FRONT = 250
"""Characters: more is no front page."""

_EDGE = 10
"""Lines at the top, and half as many at the foot, among which a paper states its own number."""

_OWN_NUMBERS = 3
"""A page that states more numbers lists other papers."""

_BOUND = 4
"""Pages from which on numbers through a whole file are taken for a bound pack's."""

_HEAD, _FOOT = 0.07, 0.93
"""Of a page's height above and below which lines are heads and feet."""

_COLUMN = 0.02
"""Share of the page's width by which a column's edge may differ on the next page."""

_THROUGH = 0.6
"""Share of the file's pages on which such numbers stand."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a page states of its place: its number within its paper, its paper's numbers, those of them that
    are a certificate's or report's own by their labels (``stated``), whether it is an annex; how its first
    line is numbered (``section`` 3, ``item`` 三), and the sections and items that its other lines number.
    ``front``: it is a front page, a title with what belongs to one: what is bound behind it belongs to it.
    ``contents``: it is headed as a contents page. ``begins_with``, ``ends_with``: the columns' edges of a
    table that it begins or ends with."""

    number: int | None
    papers: frozenset[str]
    annex: bool
    chapter: bool
    section: int | None
    sections: frozenset[int]
    alone: frozenset[int]
    item: int | None
    items: frozenset[int]
    front: bool
    contents: bool
    begins_with: tuple[float, ...] = ()
    ends_with: tuple[float, ...] = ()
    stated: frozenset[str] = frozenset()


def places_of(pages: Sequence[Page], running: Sequence[frozenset[str]]) -> list[Place]:
    """The places of a file's pages. `running`: of each page the heads and feet of earlier pages too.

    Numbers that run through the whole file, as in a bound pack, say nothing of single papers, nor does the
    number of the file in a running head.
    """
    stated = [_page_numbers(page) for page in pages]
    of_file = _count_of_file(stated)
    places = []
    for at, (page, heads, counts) in enumerate(zip(pages, running, stated, strict=True)):
        own = [number for number, total in counts if (number - at, total) != of_file]
        places.append(place_of(page, own[0] if own else None, heads))
    return places


def _count_of_file(stated: Sequence[Sequence[tuple[int, int]]]) -> tuple[int, int] | None:
    """The count that runs through a file: how far its numbers are ahead of the pages' places, and its
    total. It begins on the file's first page, or counts more pages than the file has."""
    ahead = Counter((number - at, total) for at, counts in enumerate(stated) for number, total in counts)
    through = [
        (times, count)
        for count, times in ahead.items()
        if times >= max(_BOUND, _THROUGH * len(stated)) and (count[0] == 1 or count[1] > len(stated))
    ]
    return max(through)[1] if through else None


def place_of(page: Page, number: int | None = None, running: frozenset[str] = frozenset()) -> Place:
    """What a page, or what lies in a part of one, states of its place. `number`: the page's, if any."""
    lines = [line for line in page.lines if squeeze(line.text) not in running]
    first = normalise(lines[0].text) if lines else ""
    bare = _BARE_SECTION.match(first)
    own = _ITEM.match(first)
    texts = [line.text.strip() for line in lines]
    sections = _numbered(_SECTION, texts)
    items = _numbered(_ITEM, texts[1:])
    return Place(
        number=number,
        papers=_paper_numbers(lines),
        annex=_is_annex(page),
        chapter=bool(_CHAPTER.match(first)),
        section=int(bare[1]) if bare else None,
        sections=sections,
        alone=sections - _numbered(_SECTION, texts[1:]),
        item=parse_chinese_number(own[1]) if own else None,
        items=items,
        front=not sections and len(page.text) < _FRONT and not _BODY.search(page.text),
        contents=any(_CONTENTS.match(squeeze(text)) for text in texts[:3]),
        begins_with=_columns_at(page, lines, first=True),
        ends_with=_columns_at(page, lines, first=False),
        stated=_paper_numbers(lines, _STATED),
    )


def goes_on(before: Place, page: Place) -> bool:
    """Whether a page shows that it continues the one before it."""
    if page.annex or page.papers & before.papers or page.chapter:
        return True
    if _same_columns(before.ends_with, page.begins_with):
        return True
    if page.number is not None and page.number > 1 and before.number in (None, page.number - 1):
        return True
    if (page.contents and before.front) or (before.contents and page.section == 1):
        return True
    # 三、 after 二、 amid the page before; in a pack numbered so 二、 would be that page's own heading.
    if page.item is not None and page.item - 1 in before.items:
        return True
    # 8 under which a slide stands comes after the 7 of the slide before, whatever either is about.
    within = before.sections - ({before.section} if before.section in before.alone else set())
    return page.section is not None and bool({page.section, page.section - 1} & within)


def _columns_at(page: Page, lines: Sequence[Line], *, first: bool) -> tuple[float, ...]:
    """The left edges of the columns of a table that stands before all lines of the page, or behind them."""
    if page.flowing or not page.tables or not lines:
        return ()
    table = (
        min(page.tables, key=lambda one: one.box.y0)
        if first
        else max(page.tables, key=lambda one: one.box.y1)
    )
    text = (line.box for line in lines if _HEAD < line.box.middle_y < _FOOT)
    outside = [box for box in text if not table.box.holds_middle_of(box)]
    if any(box.middle_y < table.box.y0 if first else box.middle_y > table.box.y1 for box in outside):
        return ()
    edges = tuple(cell.box.x0 for cell in table.rows[0])
    return edges if len(edges) > 1 and edges[0] > 0.0 else ()


def _same_columns(one: Sequence[float], other: Sequence[float]) -> bool:
    return (
        bool(one)
        and len(one) == len(other)
        and all(abs(first - second) < _COLUMN for first, second in zip(one, other, strict=True))
    )


def _numbered(expression: re.Pattern[str], texts: Sequence[str]) -> frozenset[int]:
    """The numbers that lines begin with."""
    found = (match[1] for text in texts if (match := expression.match(text)))
    numbers = (int(number) if number.isdigit() else parse_chinese_number(number) for number in found)
    return frozenset(number for number in numbers if number is not None)


def _page_numbers(page: Page) -> list[tuple[int, int]]:
    """The numbers that the page bears and the totals they are counted to (第2页 共3页, 2/3 at the edge)."""
    bare = (bare_page_count(line.text) for line in (*page.lines[:2], *page.lines[-2:]))
    return [*page_counts(page.text), *filter(None, bare)]


def _paper_numbers(lines: Sequence[Line], label: re.Pattern[str] = _NUMBER) -> frozenset[str]:
    """The numbers of certificates, reports and documents stated at the page's edges behind such a label."""
    edge = tuple(lines)
    if len(edge) > 2 * _EDGE:
        edge = (*edge[:_EDGE], *edge[-_EDGE // 2 :])
    # In a form's head the label stands in one cell and the number in the next, a line of its own.
    text = "\n".join(normalise(line.text) for line in edge)
    found = (match[1].upper() for match in label.finditer(text))
    # “证书号 Certificate No.：…” labels twice: the second label is no number.
    numbers = frozenset(number for number in found if any(map(str.isdigit, number)))
    return numbers if len(numbers) <= _OWN_NUMBERS else frozenset()


def _is_annex(page: Page) -> bool:
    """Whether the page calls itself an annex of what lies before it (证书附件, 附表), or its rest."""
    called = any(_ANNEX.match(squeeze(line.text)) for line in page.lines[:3])
    return called or goes_further(page.title)
