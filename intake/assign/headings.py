"""Lines that stand as headings, freed of numbering and brackets."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from statistics import median

from intake.cut.titles import is_of_a_chronicle
from intake.model import Box, Cell, Line, Page
from intake.zh.numbering import numbering
from intake.zh.text import squeeze

LONGEST = 42
"""Characters: a longer line is no heading."""

_TOP_LINES = 6
_TOP = 0.35
"""The part of a page, from its top, in which a paper's own title stands."""

_SMALL_PRINT = 0.5
"""Times the height of other words on the page from which print is small beside them."""

_NOT_THE_TITLE = 0.35
"""How much less prominent that is."""

_IN_TWO_LINES = 0.6
"""The most that a heading in two lines can be."""

_DOTS = frozenset("·•●∙▪◦‣")

_OF_A_SECTION = frozenset({"decimal2", "decimal3", "decimal4"})

_COMPANY = 2
"""Others beside a line in its row that make it no heading."""

_LONG_LIST = 6
"""Rows, with the head: a form of fewer may bear its own title in a cell."""

_NUMBERING = re.compile(
    r"^(?:附件|附录|附表|附图|附)?[\s]*(?:第?[一二三四五六七八九十百]{1,3}(?:[、.．,，:：)）]|章|节|部分|篇|项)"
    r"|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:\.\d{1,2}){0,3}[、.．)）:：]?(?!\d|年)"
    r"|附[件录表图][:：\d一二三四五六七八九十]*[、.．:：]?)\s*"
)
# What a running head adds to a title: the document's number before it, its control mark behind it.
_CONTROL = re.compile(
    r"^[A-Z]{1,6}[-/][A-Z]{1,6}[-/A-Z0-9]{2,12}(?=[\u4e00-\u9fff])|(?:受控|非受控)(?:文件)?$"
)
_BRACKETS = re.compile(r"[《》【】\[\]“”\"'『』「」*#—－_]+")
_IN_BRACKETS = re.compile(r"[(（][^()（）]{0,20}[)）]")
_SUBJECT = re.compile(
    r"^关于(?:我公司|我司|本公司|公司)?|的(?=(?:[\u4e00-\u9fff]{2,3})?(?:说明|介绍|报告|情况|简介|清单|汇报|目录)$)"
)
_GAP = re.compile(r"[ \t\u3000]{2,}|\t")
_SENTENCE = re.compile(r"[。；;！!？?]|，.*，|[:：].{6,}")
_ANNEX = re.compile(r"^附[件录表图][\d一二三四五六七八九十]{0,3}[:：]")
"""What stands before a title and is no sentence's beginning: 附件三：投诉处理管理办法."""
_CONTENTS = re.compile(r"(?:\.{3,}|…{1,}|·{3,}|-{4,}|_{3,})\s*\d{0,3}\s*$|[^\d\s]\s{2,}\d{1,3}\s*$")
# Behind a title and a space the paper's own number: 检验报告 编号 FJYX(2024)-D1173.
_OWN_NUMBER = re.compile(
    r"(?<=[\u4e00-\u9fff）)])\s+(?:[\u4e00-\u9fff]{0,4}(?:编\s?号|文号|证号)|No\b|№)\s?[.:：]*\s*"
    r"(?=\S{0,24}\d)[A-Za-z0-9\u4e00-\u9fff（）()\[\]〔〕/.\-—–]{5,32}$"
)
_ORGANIZATION_END = re.compile(r"(?:公司|集团|工厂|厂|商店|商行|店|中心|研究院|学校|医院|合作社|事务所)$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's text without numbering, brackets and white space; ``rank`` (0-1): how prominent;
    ``top``: whether it stands where a paper's own title does, not amid the page."""

    text: str
    raw: str
    rank: float
    top: bool = True

    @property
    def is_name(self) -> bool:
        """Whether it is an organization's name: a letterhead stands over titles, and is none."""
        return _ORGANIZATION_END.search(self.text) is not None


def headings(page: Page, *, own: str = "") -> list[Heading]:
    """The page's headings in order; of a table of contents, whose lines are others', only its own. `own`:
    the line that heads what stands there; what is numbered below it are its sections."""
    if is_contents(page):
        page = replace(page, lines=page.lines[:2])
    looks = _looks(page)
    crowded = _crowded_rows(page) | _rows_of_lists(page)
    # Where the first line is a numbered section, those below it are sections too.
    start = squeeze(page.lines[0].text) if page.lines else ""
    numbered = bool(_NUMBERING.match(start)) and len(_cleaned(start)) >= 2
    lines_at_top = 2 if numbered else _TOP_LINES
    found = []
    title = squeeze(page.title)
    if 0 < len(title) <= LONGEST:
        found.append(Heading(_cleaned(title), page.title, 0.7))
    for index, line in enumerate(page.lines):
        text = squeeze(_OWN_NUMBER.sub("", line.text.strip()))
        if (
            not 2 <= len(text) <= LONGEST
            or _SENTENCE.search(_ANNEX.sub("", text))
            or index in crowded
            or _is_item(page, index)
        ):
            continue
        cleaned = _cleaned(text)
        if cleaned and not is_of_a_chronicle(page.lines, index):
            at_top = index < lines_at_top or (not numbered and not page.flowing and line.box.y0 < _TOP)
            at_top = at_top and not (own and line.text.strip() != own and _is_section(line.text, index))
            found.append(Heading(cleaned, line.text.strip(), _rank(page, index, line, looks), at_top))
    return found + _in_two_lines(page, looks, crowded if page.flowing else frozenset())


def _is_item(page: Page, index: int) -> bool:
    """Whether a line stands behind a dot, as its neighbour does: an item of a list."""
    beside = page.lines[max(0, index - 1) : index + 2]
    dotted = sum(line.text.lstrip()[:1] in _DOTS for line in beside if line.text.strip())
    return page.lines[index].text.lstrip()[:1] in _DOTS and dotted > 1


def _is_section(text: str, index: int) -> bool:
    """Whether a line below another one's heading is numbered as a section under it: 5.1.1 is one at once,
    of others the first may be the title that stands under the heading of a volume."""
    number = numbering(text)
    return number is not None and (index > 1 or number.style in _OF_A_SECTION)


def _in_two_lines(page: Page, looks: "_Looks", rows: frozenset[int]) -> list[Heading]:
    """Headings cut into two lines (a long name, then what the paper is): they count as one too. None of
    them stands in one of the `rows` of a table."""
    top = [
        (at, line)
        for at, line in enumerate(page.lines[:4])
        if 2 <= len(squeeze(line.text)) <= LONGEST and at not in rows
    ]
    found = []
    for (at, first), (_, second) in pairwise(top):
        joined = squeeze(first.text) + squeeze(second.text)
        if len(joined) <= LONGEST and not _SENTENCE.search(joined):
            rank = min(_IN_TWO_LINES, _rank(page, at, first, looks))
            found.append(Heading(_cleaned(joined), f"{first.text} {second.text}".strip(), rank))
    return found


def is_contents(page: Page) -> bool:
    """Whether the page is a table of contents: several lines end in leaders or lone page numbers."""
    lines = [line.text.strip() for line in page.lines if line.text.strip()]
    leaders = sum(bool(_CONTENTS.search(line)) and len(line) < 80 for line in lines)
    return leaders >= 4 and leaders >= 0.4 * len(lines) and not page.tables


def listed(page: Page) -> tuple[Heading, ...]:
    """The entries of a page that lists titles, without numbering, leaders and page numbers."""
    entries = (_CONTENTS.sub("", line.text.strip()) for line in page.lines)
    texts = ((_cleaned(squeeze(entry)), entry) for entry in entries)
    return tuple(Heading(text, entry, 1.0) for text, entry in texts if 2 <= len(text) <= LONGEST)


def share(text: str, match: re.Match[str]) -> float:
    """How much of a heading's text a match in it makes up (0-1); 0 when that is not most of it.

    What may stand beside it: an organization's name before it, a bracketed remark after it.
    """
    before, after = text[: match.start()], text[match.end() :]
    after = re.sub(r"[(（].{0,16}[)）]$", "", after)
    if before and _ORGANIZATION_END.search(before):
        before = ""
    # A short name before it (老桥头家电组织机构图) is no sentence: it weighs half.
    covered = len(match.group()) / max(1, 0.5 * len(before) + len(match.group()) + len(after))
    return 0.0 if covered < 0.5 else min(1.0, covered)


def prominence(heading: Heading) -> float:
    """What a title in that heading counts (0-1): little amid others, all where a reader sees it first."""
    return 0.45 + 0.55 * heading.rank


def plainly(text: str) -> str:
    """A heading freed of an official subject's form: 关于服务情况的说明 is 服务情况说明."""
    return _SUBJECT.sub("", text)


def without_brackets(text: str) -> str:
    """A heading without its bracketed parts: 产品（服务）说明书, 组织机构图（含售后服务）."""
    return _IN_BRACKETS.sub("", text)


@dataclass(frozen=True, slots=True)
class _Looks:
    """The usual height of a page's lines, and that of the largest print that may be a title."""

    usual: float
    largest: float


def _looks(page: Page) -> _Looks:
    heights = [line.box.height for line in page.lines if line.text.strip()]
    titles = [
        line.box.height
        for line in page.lines
        if 2 <= len(text := squeeze(line.text)) <= LONGEST and not _ORGANIZATION_END.search(text)
    ]
    return _Looks(median(heights) if heights else 0.0, max(titles, default=0.0))


def _crowded_rows(page: Page) -> frozenset[int]:
    """Lines that share their row with two or more others: a table's header, not headings. Small print
    beside large is no company for it. In a text that flows a row of a table is one line."""
    if page.flowing:
        return frozenset(index for index, line in enumerate(page.lines) if _is_row(line.text))
    beside = [0] * len(page.lines)
    for index, line in enumerate(page.lines):
        top, foot = line.box.y0, line.box.y1
        for other in range(index + 1, min(index + 9, len(page.lines))):
            box = page.lines[other].box
            if box.y0 < foot and box.y1 > top and box.same_row(line.box):
                beside[index] += box.height > _SMALL_PRINT * line.box.height
                beside[other] += line.box.height > _SMALL_PRINT * box.height
    return frozenset(index for index, count in enumerate(beside) if count >= _COMPANY)


def _is_row(text: str) -> bool:
    """Whether a line is a row of a table as text that flows gives it: words, and wide gaps between them."""
    pieces = [piece for piece in _GAP.split(text.strip()) if piece]
    return len(pieces) > _COMPANY and all(len(piece) > 1 for piece in pieces)


def _rows_of_lists(page: Page) -> frozenset[int]:
    """Lines in the rows of long tables that hold something in each column: what a list names is no heading
    of the page, be it the title of a document."""
    if page.flowing:
        return frozenset()
    bodies = [
        Box(table.box.x0, table.rows[1][0].box.y0, table.box.x1, table.box.y1)
        for table in page.tables
        if len(table.rows) > _LONG_LIST and all(_is_filled(row) for row in table.rows)
    ]
    return frozenset(
        index
        for index, line in enumerate(page.lines)
        if any(body.holds_middle_of(line.box) for body in bodies)
    )


def _is_filled(row: Sequence[Cell]) -> bool:
    """Whether a row holds two things or more, and a sentence in none: one of a list."""
    texts = [text for cell in row if (text := squeeze(cell.text))]
    return len(texts) >= 2 and not any(_SENTENCE.search(text) for text in texts)


@lru_cache(maxsize=65536)
def _cleaned(text: str) -> str:
    """Remembered: a page's lines are looked at again in each of its parts."""
    return _BRACKETS.sub("", _NUMBERING.sub("", _CONTROL.sub("", text))).strip()


def _rank(page: Page, index: int, line: Line, looks: _Looks) -> float:
    """1 for what a reader sees first: large, at the top, centred; 0.3 for a line amid others; less for
    small print where other words stand large."""
    if page.flowing:
        return 1.0 if index < 3 else 0.75
    rank = 0.3
    if line.box.y0 < 0.3 or index < 4:
        rank += 0.35
    if looks.usual and line.box.height > 1.3 * looks.usual:
        rank += 0.3
    if abs((line.box.x0 + line.box.x1) / 2 - 0.5) < 0.08 and line.box.width < 0.7:
        rank += 0.15
    if line.box.height < _SMALL_PRINT * looks.largest:
        rank -= _NOT_THE_TITLE
    return min(1.0, rank)


def running_heads(pages: Sequence[Page]) -> tuple[frozenset[str], ...]:
    """For each page the texts at its top or foot that ran there on an earlier page already.

    A text runs when it stands at the edge of three pages or more, and of most. Where it stands first
    it may be a title; after that it is no page's own.
    """
    edges = [
        {text for line in (*page.lines[:2], *page.lines[-2:]) if (text := squeeze(line.text))}
        for page in pages
    ]
    counts = Counter(text for edge in edges for text in edge)
    least = max(3, 0.6 * len(pages))
    running = {text for text, count in counts.items() if count >= least}
    seen: set[str] = set()
    result = []
    for edge in edges:
        result.append(frozenset(running & seen))
        seen |= edge
    return tuple(result)
