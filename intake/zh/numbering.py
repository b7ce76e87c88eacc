"""How headings are numbered: 第三章, 三、, （三）, 3, 3.2, 附件3, A, A.1."""

import re
from typing import NamedTuple

from intake.zh.numbers import parse_chinese_number
from intake.zh.text import normalise

_HAN = "[一二三四五六七八九十]{1,3}"
_UNITS = (
    "年|月|日|个|名|人|位|台|套|万|亿|元|小时|分钟|天|份|页|项|家|次|种|款|层|楼|号|路|栋|米|吨|公里|级|岁|倍|亩|周|"
    "季度|平方|类|批|条|辆|件|只|间|处|[×xX*/%％‰]"
)
"""What makes the digits before it an amount: 24小时, 3名."""

_UNITS_ALONE = r"(?:年|月|日|个|名|人|台|套|万|元|小时)(?![\u4e00-\u9fff])"
"""The same behind a space: 12 人 is an amount, 5.1.2 人员配置 is none."""

_STYLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("volume", re.compile(rf"第({_HAN}|\d{{1,2}})(?:部分|篇|册|编|卷)[\s:：、.]*")),
    ("chapter", re.compile(rf"第({_HAN}|\d{{1,2}})章[\s:：、.]*")),
    ("section", re.compile(rf"第({_HAN}|\d{{1,2}})节[\s:：、.]*")),
    (
        "annex",
        re.compile(
            rf"(?:附件|附录|附表)({_HAN}|\d{{1,2}}|[A-Z])(?![\u4e00-\u9fff]{{1,3}}[)）])[\s:：、.]*"
        ),
    ),
    # A 概况 and A.1 概况 head chapters; A. and A、 count the items of lists, A级 and A4 nothing.
    ("latin", re.compile(r"([A-K])\s+(?=[\u4e00-\u9fff]{2})")),
    ("latin_part", re.compile(r"[A-K][.．-](\d{1,2})[、.．\s]+(?=[\u4e00-\u9fff])")),
    ("han", re.compile(rf"({_HAN})[、.．,，:：]\s*")),
    ("han_bracket", re.compile(rf"[(（]({_HAN})[)）][、.．\s]*")),
    (
        "decimal",
        re.compile(
            r"(\d{1,2}(?:[.．]\d{1,2}){0,3})"
            rf"(?:[、.．)）:：]\s*(?!\d)|\s+(?!\d|{_UNITS_ALONE})|(?=[\u4e00-\u9fff])(?!{_UNITS}))"
        ),
    ),
    ("bracket", re.compile(r"(?:[(（](\d{1,2})[)）])[、.．\s]*")),
)


_BEGINNINGS = frozenset("第附一二三四五六七八九十(（0123456789ABCDEFGHIJK")
"""What every numbering begins with: most lines are told by their first character to have none."""

STYLES = (
    *("volume", "chapter", "section", "annex", "latin", "latin_part", "han", "han_bracket"),
    *("decimal1", "decimal2", "decimal3", "decimal4", "bracket"),
)
"""Styles of numbering, from the outermost in."""


class Numbering(NamedTuple):
    """A heading's numbering: its ``style`` (decimals by their depth: decimal1 3, decimal2 3.2), its own
    ``number`` (the last one), and the ``rest``, what is numbered."""

    style: str
    number: int
    rest: str


def numbering(text: str) -> Numbering | None:
    """How a line is numbered; None when it is not."""
    plain = normalise(text)
    if plain[:1] not in _BEGINNINGS:
        return None
    for style, pattern in _STYLES:
        found = pattern.match(plain)
        if found and plain[found.end() :]:
            stated = found[1].split(".")
            number = _number(stated[-1])
            if number is None:
                return None
            name = f"{style}{len(stated)}" if style == "decimal" else style
            return Numbering(name, number, plain[found.end() :])
    return None


_FURTHER = re.compile(
    r"[（(](?:[二三四五六七八九十]|[2-9]|[2-9][/／]\d{1,2}|续[表页]?\d?|下)[)）]|续[表页]?$"
)


def goes_further(heading: str) -> bool:
    """Whether a heading says that it heads more of what an earlier one did: 网点（2/2）, 清单（续）."""
    return _FURTHER.search(normalise(heading).replace(" ", "")) is not None


def _number(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    return ord(text) - ord("A") + 1 if text.isascii() else parse_chinese_number(text)
