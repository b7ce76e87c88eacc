"""The grammar of a business scope: groups of items, what only branches do, what brackets take out.

许可项目：食品销售（依法须经批准的项目，经相关部门批准后方可开展经营活动）。一般项目：家用电器销售、安装（限分支机构经营）。
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intake.zh.text import squeeze

_MOST = 5_000
"""Characters of a scope that are looked at: longer is no scope."""

_ITEMS = re.compile(r"、|(?:许可|一般)(?:经营)?项目[:：]")
_GROUPS = re.compile(r"[，,;；。\n]")
_IN_BRACKETS = re.compile(r"[（(][^（(）)]{0,400}[)）]")
_BRANCH_ONLY = re.compile(r"限(?:其|下属)?分支(?:机构)?|分支机构经营|限分公司")
_BRANCHES_DO = re.compile(
    r"(?:以下|下列)[^：:，。；]{0,8}(?:限|由)[^：:，。；]{0,4}分[^：:，。；]{0,8}[)）]?[：:]?[^。]{0,5000}"
    r"|分支机构经营[：:][^。]{0,5000}"
)
"""From the words that leave all that follows to branches to the end of the sentence."""
_FORMULA = re.compile(
    r"[（(](?:除?依法须经|[^（(）)]{0,12}(?:依法须经批准|须经批准|法律))[^（(）)]{0,400}[)）]"
)
"""The formula about what law leaves to permits: it is no part of the item it follows."""
_LEFT_OUT = re.compile(
    r"[（(][^（(）)]{0,200}(?:不含|不包括|除外|除[^（(）)]{1,40}外|非|不得|不从事|未经)[^（(）)]{0,200}[)）]"
)
"""What a bracket takes out of an item."""
_TAKEN_OUT = "（除外）"
"""What such a bracket is replaced by, so that data can still ask whether anything was taken out."""
_NEGATED = re.compile(r"^(?:不含|不包括|不得|不从事|未经|禁止)|除外$")


@dataclass(frozen=True, slots=True)
class ScopeItem:
    """One thing the applicant may do. ``stated``: with what its brackets say, save what they take out;
    ``name``: without brackets."""

    stated: str
    name: str


def scope_items(scope: str) -> Iterator[ScopeItem]:
    """The items of a business scope, without what only a branch may do (限分支机构经营) or what is taken
    out (不含…): the applicant does not do that. What brackets after “A、B（…）” say is said of both."""
    text = _FORMULA.sub("", _BRANCHES_DO.sub("", squeeze(scope[:_MOST])))
    for group in _outside_brackets(_GROUPS, text):
        items = list(_outside_brackets(_ITEMS, group))
        last = max((place for place, item in enumerate(items) if _BRANCH_ONLY.search(item)), default=-1)
        for item in items[last + 1 :]:
            stated = _LEFT_OUT.sub(_TAKEN_OUT, item)
            if stated and not _NEGATED.search(stated):
                yield ScopeItem(stated, _IN_BRACKETS.sub("", item) or item)


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
