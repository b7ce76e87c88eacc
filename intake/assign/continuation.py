"""What shows that a page goes on with the paper before it: page number, paper number, annex."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from intake.model import Page
from intake.zh.numbers import parse_chinese_number
from intake.zh.text import normalise, squeeze

_PAGE_OF = re.compile(
    r"第\s*(\d{1,3})\s*页\s*[,，/／(（]?\s*共\s*\d{1,3}\s*页|共\s*\d{1,3}\s*页\s*[,，/／]?\s*第\s*(\d{1,3})\s*页"
    r"|page\s*(\d{1,3})\s*(?:of|/)\s*\d{1,3}|页[次码]\s*[:：]?\s*(\d{1,3})\s*/\s*\d{1,3}",
    re.IGNORECASE,
)
_BARE_PAGE_OF = re.compile(r"^[-—－\s]*(\d{1,3})\s*/\s*(\d{1,3})[-—－\s]*$")
_NUMBER = re.compile(
    r"(?:编\s*号|证书号|证\s*号|报告号|文\s*号|\bNo\b|№|Number)\s*[.:：]*\s*"
    r"([A-Za-z0-9(（\[〔\u4e00-\u9fff]{0,6}[A-Za-z0-9][A-Za-z0-9\-/.()（）\[\]〔〕]{5,})",
    re.IGNORECASE,
)
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


@dataclass(frozen=True, slots=True)
class Place:
    """What a page states of its place: its number within its paper, its paper's numbers, whether it is
    an annex; how its first line is numbered (``section`` 3, ``item`` 三), and the sections and items that
    its other lines number. ``front``: it is a front page, a title with what belongs to one: what is bound
    behind it belongs to it. ``contents``: it is headed as a contents page."""

    number: int | None
    papers: frozenset[str]
    annex: bool
    chapter: bool
    section: int | None
    sections: frozenset[int]
    item: int | None
    items: frozenset[int]
    front: bool
    contents: bool


def places_of(pages: Sequence[Page]) -> list[Place]:
    """The places of a file's pages. Numbers that run through the whole file, as in a bound pack, say
    nothing of single papers."""
    stated = [_page_number(page) for page in pages]
    through = sum(number == page.number for number, page in zip(stated, pages, strict=True))
    if len(pages) >= _BOUND and through >= 0.6 * len(pages):
        stated = [None] * len(pages)
    return [_place(page, number) for page, number in zip(pages, stated, strict=True)]


def _place(page: Page, number: int | None) -> Place:
    first = normalise(page.lines[0].text) if page.lines else ""
    bare = _BARE_SECTION.match(first)
    own = _ITEM.match(first)
    texts = [line.text.strip() for line in page.lines]
    sections = _numbered(_SECTION, texts)
    items = _numbered(_ITEM, texts[1:])
    return Place(
        number=number,
        papers=_paper_numbers(page),
        annex=_is_annex(page),
        chapter=bool(_CHAPTER.match(first)),
        section=int(bare[1]) if bare else None,
        sections=sections,
        item=parse_chinese_number(own[1]) if own else None,
        items=items,
        front=not sections and len(page.text) < _FRONT and not _BODY.search(page.text),
        contents=any(_CONTENTS.match(squeeze(text)) for text in texts[:3]),
    )


def goes_on(before: Place, page: Place) -> bool:
    """Whether a page shows that it continues the one before it."""
    if page.annex or page.papers & before.papers or page.chapter:
        return True
    if page.number is not None and page.number > 1 and before.number in (None, page.number - 1):
        return True
    if (page.contents and before.front) or (before.contents and page.section == 1):
        return True
    # 三、 after 二、 amid the page before; in a pack numbered so 二、 would be that page's own heading.
    if page.item is not None and page.item - 1 in before.items:
        return True
    return page.section is not None and bool({page.section, page.section - 1} & before.sections)


def _numbered(expression: re.Pattern[str], texts: Sequence[str]) -> frozenset[int]:
    """The numbers that lines begin with."""
    found = (match[1] for text in texts if (match := expression.match(text)))
    numbers = (int(number) if number.isdigit() else parse_chinese_number(number) for number in found)
    return frozenset(number for number in numbers if number is not None)


def _page_number(page: Page) -> int | None:
    """The page's own number within its paper (第2页 共3页, 2/3 at the edge), if it states one."""
    match = _PAGE_OF.search(page.text)
    if match:
        return int(next(group for group in match.groups() if group))
    for line in (*page.lines[:2], *page.lines[-2:]):
        bare = _BARE_PAGE_OF.match(line.text.strip())
        if bare and 1 <= int(bare[1]) <= int(bare[2]):
            return int(bare[1])
    return None


def _paper_numbers(page: Page) -> frozenset[str]:
    """The numbers of certificates, reports and documents stated at the page's edges."""
    edge = page.lines
    if len(edge) > 2 * _EDGE:
        edge = (*edge[:_EDGE], *edge[-_EDGE // 2 :])
    # In a form's head the label stands in one cell and the number in the next, a line of its own.
    text = "\n".join(normalise(line.text) for line in edge)
    found = (match[1].upper() for match in _NUMBER.finditer(text))
    # “证书号 Certificate No.：…” labels twice: the second label is no number.
    numbers = frozenset(number for number in found if any(map(str.isdigit, number)))
    return numbers if len(numbers) <= _OWN_NUMBERS else frozenset()


def _is_annex(page: Page) -> bool:
    """Whether the page calls itself an annex of what lies before it (证书附件, 附表)."""
    return any(_ANNEX.match(squeeze(line.text)) for line in page.lines[:3])
