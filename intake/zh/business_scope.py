"""The grammar of a business licence's 经营范围: its headings, items, brackets and what only branches do.

Licensed and general items: 《市场主体登记管理条例》第十四条 [P]. The forms are those of registers: items
end at “、” or “；” outside brackets, Shenzhen writes “一般经营项目是：” [K].
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from intake.zh.text import squeeze

TAKEN_OUT = "（除外）"
"""What a bracket that takes something out of an item is replaced by: data can still ask whether one did."""

_MOST = 5_000
"""Characters of a scope that are looked at: longer is no scope."""

_HEADING = re.compile(r"(?:(?:前置|后置)?(?P<licensed>许可)|一般)(?:经营)?项目(?:是|为)?[:：]")
_ITEM_END = re.compile("、")
_GROUP_END = re.compile(r"[，,;；。\n]")
"""Between the groups of items: what is said in brackets after “A、B（…）” is said of both."""
_IN_BRACKETS = re.compile(r"[（(][^（(）)]{0,400}[)）]")
_BRANCH_ONLY = re.compile(r"限(?:其|下属)?分支(?:机构)?|分支机构经营|限分公司")
_BRANCHES_DO = re.compile(
    r"(?:以下|下列)[^：:，。；]{0,8}(?:限|由)[^：:，。；]{0,4}分[^：:，。；]{0,8}[)）]?[：:]?[^。]{0,5000}"
    r"|分支机构经营[：:][^。]{0,5000}"
)
"""From the words that leave all that follows to branches to the end of the sentence."""
_FORMULA = re.compile(
    r"[（(](?:除?依法须经|[^（(）)]{0,12}(?:依法须经批准|须经批准|法律))[^（(）)]{0,400}(?:[)）]|$)"
)
"""The formula about what law leaves to permits, whole or cut off: it is no part of the item it follows."""
_CUT_OFF = re.compile(r"[（(][^（(）)]{0,400}$")
"""A bracket that the scope's end cuts off."""
_LEFT_OUT = re.compile(
    r"[（(][^（(）)]{0,200}(?:不含|不包括|除外|除[^（(）)]{1,40}外|非|不得|不从事|未经)[^（(）)]{0,200}[)）]"
)
_NEGATED = re.compile(r"^(?:不含|不包括|不得|不从事|未经|禁止)|除外$|^(?:无|没有|暂无|不涉及|[-—/*]{1,9})$")


@dataclass(frozen=True, slots=True)
class ScopeItem:
    """One thing the licence lets its holder do.

    ``text``: as written, without white space; ``name``: without its brackets; ``stated``: with the brackets
    that take something out as `TAKEN_OUT`. ``licensed``: whether it stands under 许可项目 (``False``: under
    一般项目; ``None``: the scope has no such headings). ``group``: all that stands between two “；”, for
    “电线、电缆制造” is one thing although “、” ends items.
    """

    text: str
    name: str
    stated: str
    licensed: bool | None
    group: str


@lru_cache(maxsize=256)
def scope_items(scope: str) -> tuple[ScopeItem, ...]:
    """The items of a business scope in order, but for what only a branch may do and what is denied."""
    whole = _FORMULA.sub("", _BRANCHES_DO.sub("", squeeze(scope[:_MOST])))
    return tuple(_items(_CUT_OFF.sub("", whole)))


def _items(scope: str) -> Iterator[ScopeItem]:
    for licensed, part in _parts(scope):
        for group in _outside_brackets(_GROUP_END, part):
            items = list(_outside_brackets(_ITEM_END, group))
            last = max((place for place, item in enumerate(items) if _BRANCH_ONLY.search(item)), default=-1)
            for item in items[last + 1 :]:
                stated = _LEFT_OUT.sub(TAKEN_OUT, item)
                name = _IN_BRACKETS.sub("", item)
                # A bracket alone is a note on the licence: （备案：…，一照多址）.
                if stated and name and not _NEGATED.search(stated):
                    yield ScopeItem(item, name, stated, licensed, group)


def _parts(scope: str) -> Iterator[tuple[bool | None, str]]:
    """What stands under each heading; first, under none, what stands before the first of them."""
    licensed: bool | None = None
    start = 0
    for heading in _HEADING.finditer(scope):
        yield licensed, scope[start : heading.start()]
        licensed, start = bool(heading["licensed"]), heading.end()
    yield licensed, scope[start:]


def _outside_brackets(signs: re.Pattern[str], text: str) -> Iterator[str]:
    """The parts of a text between signs that stand in no bracket."""
    closing = [match.start() for match in re.finditer("[)）]", text)]
    opening = [match.start() for match in re.finditer("[（(]", text)]
    start = 0
    for sign in signs.finditer(text):
        # It stands in one when, behind it, a bracket is closed before another is opened.
        if _next(closing, sign.end(), len(text)) < _next(opening, sign.end(), len(text)):
            continue
        yield text[start : sign.start()]
        start = sign.end()
    yield text[start:]


def _next(places: Sequence[int], start: int, end: int) -> int:
    """The first of the places from `start` on; `end` when there is none."""
    at = bisect_left(places, start)
    return places[at] if at < len(places) else end
