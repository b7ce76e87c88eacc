"""The printed labels of a kind's fields, found in lines however they are spaced."""

import re
from dataclasses import dataclass
from functools import lru_cache

from intake.extract.neighbours import places
from intake.model import Line, Page
from intake.scheme import Field
from intake.zh.text import normalise

_SPACED = r"[ \t\u3000]*"
_AFTER = re.compile(
    r"[ \t\u3000]{0,80}(?:[(（][^()（）]{0,30}[)）])?(?:、?地址(?=[ \t]{0,80}[:：]))?(?:如下|为)?"
    # a bilingual paper repeats the label: 证书编号 Certificate No.：
    r"(?:[ \t/|(（]{0,8}[A-Za-z][A-Za-z .,'/&()\-]{0,60}(?=[:：]))?"
    r"[ \t\u3000]{0,80}[:：;；_＿\-—]{0,80}[ \t\u3000_＿]{0,80}"
)
_BEHIND_LABEL = re.compile(
    r"[\u4e00-\u9fff]{2,8}[:：][^:：]{2,40}$|(?:第?[A-Z\d一二三四五六七八九十]{1,3}版|\d日|\d页)$"
)
"""A label and a value, an edition or a day: a word before the next colon is a label, run into it
(某某公司住所：…, 第3版批准：…)."""
_VALUES_BEFORE = 64
"""Characters before a label in which these stand."""
_BEFORE = frozenset(":：;；,，。、|()（）/]】*")
"""Signs before a label in mid-line; white space is another."""
_OF_ANOTHER_TIME = re.compile(r"(?:下一?次|上一?次|前次|最近一?次|原|[上前]一?个?周期)$")
"""Before a label these make it another field's: 下次检验日期 is no 检验日期."""
_LONGEST_TIME = 4
_SENTENCE_GOES_ON = re.compile(
    r"(?:的|中(?:属于|涉及|的|有|含)|应|须|必须|需|可以|能够|对|将|在|和|与|及|或|等|不|仅|按|由|要求|是否|有异议|无异议|[，。；、])"
)
"""What follows a word used in a sentence, never a label's value: 获证组织必须接受监督审核."""


_MOST_KNOWN = 50_000
"""Lines whose labels are remembered: those of a case, not of a thousand."""

_MOST_LABELS = 24
"""Labels of a line: a text that names more is no form."""

_TERM_OPEN = ("至", "到")
"""Ends of a term whose last day stands further right."""

_A_VALUE, _NEXT_TO = 6, 0.05
"""Characters behind a label that are a value of its own, and share of the page's width within which what
stands behind them may still be a piece of it."""

_NEAR = 160
"""Characters behind a label in which the next one is looked for first."""

_AT_THE_EDGE = 80
"""Characters at their end in which a label may be cut off."""


@dataclass(frozen=True, slots=True)
class FoundLabel:
    """A label in a line's text: ``start:end`` is the label, the value begins at ``value_start``.

    One label may serve several fields: a term's beginning and its end stand behind the same words.
    """

    fields: tuple[str, ...]
    start: int
    end: int
    value_start: int
    has_colon: bool


@dataclass(frozen=True, slots=True)
class AfterLabel:
    """What follows a label: ``length`` characters (colon, remark, second language) before its value;
    ``plausible``: no sentence goes on there."""

    length: int
    colon: bool
    plausible: bool


def after_label(text: str, start: int = 0) -> AfterLabel:
    """What the text behind a label, from `start`, begins with."""
    found = _AFTER.match(text, start)
    between = found.group() if found else ""
    return AfterLabel(
        len(between),
        any(sign in between for sign in ":："),
        bool(between) or not _SENTENCE_GOES_ON.match(text, start),
    )


class LabelIndex:
    """All labels of a kind, so that a value ends where the next label begins.

    ``served``: the fields that each label stands for; ``rank``: its place among their labels, the usual
    ones first; ``characters``: all that labels are made of.
    """

    def __init__(self, fields: tuple[Field, ...]) -> None:
        names: dict[str, list[str]] = {}
        self.rank: dict[str, int] = {}
        for field in fields:
            for place, label in enumerate(field.labels if field.type != "rows" else ()):
                names.setdefault(label, []).append(field.name)
                self.rank[label] = min(place, self.rank.get(label, place))
        self._known: dict[tuple[str, bool], list[FoundLabel]] = {}
        self.served = {
            label: tuple(served) for label, served in sorted(names.items(), key=lambda item: -len(item[0]))
        }
        self.characters = frozenset("".join(self.served))
        self._patterns = [
            (served, _pattern(label), label, _characters(label)) for label, served in self.served.items()
        ]

    def find(self, text: str, *, behind_label: bool = False) -> list[FoundLabel]:
        """Every label in a normalised line, longest first, none overlapping, in order of place.

        A word run into the text before it is a label only behind another one
        (类型有限责任公司法定代表人张三); ``behind_label``: one stands before this text.
        """
        # Every field of a kind asks about the same lines.
        known = self._known.get((text, behind_label))
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[text, behind_label] = self._find(text, behind_label)
        return known

    def _find(self, text: str, behind_label: bool) -> list[FoundLabel]:
        taken = [False] * len(text)
        found = []
        # Most texts lack a character of nearly every label: that is told at once.
        characters = _characters(text)
        for names, pattern, label, needed in self._patterns:
            for match in pattern.finditer(text) if needed <= characters else ():
                if any(taken[match.start() : match.end()]):
                    continue
                after = after_label(text, match.end())
                before = text[max(0, match.start() - _VALUES_BEFORE) : match.start()]
                known = behind_label or _BEHIND_LABEL.search(before)
                inside = known and after.colon and len(label) > 1
                if not after.plausible or not (
                    inside or self._stands(text, match.start(), after.colon, label)
                ):
                    continue
                taken[match.start() : match.end()] = [True] * (match.end() - match.start())
                value_start = match.end() + after.length
                found.append(FoundLabel(names, match.start(), match.end(), value_start, after.colon))
        found.sort(key=lambda item: item.start)
        return [
            item
            for place, item in enumerate(found[:_MOST_LABELS])
            if place or behind_label or item.has_colon or _begins(text, item.start)
        ]

    def next_in(self, text: str, start: int) -> FoundLabel | None:
        """The first label in what follows a label, counted from there (`start`)."""
        for length in (_NEAR, len(text)):
            found = self.find(text[start : start + length], behind_label=True)
            whole = start + length >= len(text)
            if found and (whole or found[0].value_start <= length - _AT_THE_EDGE):
                return found[0]
            if whole:
                break
        return None

    @staticmethod
    def _stands(text: str, start: int, colon: bool, label: str) -> bool:
        """Whether it is a label there and not a word in a sentence: at the line's beginning, after a
        separator, or before a colon; short labels in mid-line need the colon."""
        if _OF_ANOTHER_TIME.search(text[max(0, start - _LONGEST_TIME) : start]):
            return False
        if start == 0:
            return True
        if colon:
            return _begins(text, start) or len(label) >= 3
        return len(label) >= 4 or (len(label) >= 2 and text[start - 1].isspace())

    def starts_with_label(self, text: str) -> bool:
        """Whether a line begins with any label of the kind."""
        return any(found.start == 0 for found in self.find(normalise(text)))


def label_before(page: Page, line: Line, labels: LabelIndex) -> bool:
    """Whether the next thing to the left in the line's row is a label, nearer than half the page: then the
    line is that label's value."""
    if page.flowing:  # its lines stand one below the other
        return False
    left = [
        other
        for other in places(page).in_row(line)
        if other.box.x1 <= line.box.x0 + 0.01 and line.box.x0 - other.box.x1 < 0.5
    ]
    nearest = max(left, key=lambda other: other.box.x1, default=None)
    if nearest is None:
        return False
    text = normalise(nearest.text)
    found = labels.find(text)
    if text.endswith(_TERM_OPEN):
        return True
    if not found or found[0].start:
        return False
    # 证书编号：SC-0028        2014年8月8日: that label has its value, and what stands far from it is none.
    has_value = len(text) - found[-1].value_start >= _A_VALUE
    return not has_value or line.box.x0 - nearest.box.x1 < _NEXT_TO


@lru_cache(maxsize=128)
def label_index(fields: tuple[Field, ...]) -> LabelIndex:
    """The index of a kind's fields, made once."""
    return LabelIndex(fields)


def _begins(text: str, start: int) -> bool:
    """Whether something begins there: the line, or what white space or a separating sign parts off."""
    return start == 0 or text[start - 1].isspace() or text[start - 1] in _BEFORE


def _characters(text: str) -> frozenset[str]:
    """The characters of a text, whatever their case."""
    return frozenset(text.casefold())


def _pattern(label: str) -> re.Pattern[str]:
    letters = [re.escape(character) for character in label if not character.isspace()]
    joint = r"\s*" if label.isascii() else _SPACED
    # In a script with spaces a label is whole words: no “company name” in “the company named below”.
    before, after = (
        ("(?-i:(?<![a-z]))" if label[:1].isascii() else ""),
        ("(?-i:(?![a-z]))" if label[-1:].isascii() else ""),
    )
    return re.compile(before + joint.join(letters) + after, re.IGNORECASE)
