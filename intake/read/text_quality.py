"""Judges whether a text layer says what a person sees, or is garbage from wrong encodings.

Needs no picture of the page: only what is known of Chinese and English text. Each distinct character is
looked at once: judging a page must cost little beside reading it.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from intake.zh.common_characters import COMMON_HAN, FREQUENT_HAN

_CID = re.compile(r"\(cid:\d+\)")
_FREQUENT_LETTERS = frozenset("etaoinsrhl")
"""0.7 of English, 0.65 of pinyin, 0.38 of letters mixed at random."""

_VOWELS = frozenset("aeiou")
_ODD_SIGNS = frozenset("!\"#$%&'*+;<=>?@[\\]^`{|}~")

_BROKEN = re.compile(
    r"[\ue000-\uf8ff\ufffd\ufffe\uffff\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\U000f0000-\U0010ffff]"
)
_ODD_SCRIPT = re.compile(
    r"[\u0100-\u02af\u0400-\u1dff\u2c00-\u2e7f\ua000-\uabff\uac00-\ud7ff\ufb00-\ufdff\ufe70-\ufeff"
    r"\U00010000-\U0001efff]"
)


@dataclass(frozen=True, slots=True)
class TextQuality:
    """``length``: characters that are no white space. ``problem``: why it is garbage, or None.

    ``everyday``: share of everyday characters among the Chinese ones (1.0 when there are none).
    """

    length: int
    problem: str | None
    everyday: float


@dataclass(slots=True)
class _Counts:
    """How many characters of a page are of each sort."""

    length: int
    broken: int = 0
    symbols: int = 0
    han: int = 0
    everyday: int = 0
    frequent: int = 0
    latin1: int = 0
    odd_script: int = 0
    odd_sign: int = 0
    letters: int = 0
    vowels: int = 0
    frequent_letters: int = 0


def assess(text: str) -> TextQuality:
    """The quality of a page's text layer."""
    solid = "".join(text.split())
    if not solid:
        return TextQuality(0, None, 1.0)
    counts = _Counts(len(solid))
    tally: dict[tuple[str, ...], int] = {}
    for character, number in Counter(solid).items():
        sorts = _sorts(character)
        tally[sorts] = tally.get(sorts, 0) + number
    for sorts, number in tally.items():
        for sort in sorts:
            setattr(counts, sort, getattr(counts, sort) + number)
    everyday = counts.everyday / counts.han if counts.han else 1.0
    problem = _broken(solid, counts) or _wrong_han(solid, counts, everyday) or _wrong_letters(counts)
    return TextQuality(counts.length, problem, everyday)


@lru_cache(maxsize=20_000)
def _sorts(character: str) -> tuple[str, ...]:
    """The counts a character adds to."""
    if "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf":
        usual = ("everyday",) if character in COMMON_HAN else ()
        return ("han", *usual, *(("frequent",) if character in FREQUENT_HAN else ()))
    if "a" <= character <= "z":  # capitals may be type codes, which follow no language
        vowel = ("vowels",) if character in _VOWELS else ()
        return ("letters", *vowel, *(("frequent_letters",) if character in _FREQUENT_LETTERS else ()))
    if character in _ODD_SIGNS:
        return ("odd_sign",)
    if _BROKEN.match(character):
        # U+F020-F0FF are the bullets and boxes of Symbol and Wingdings.
        return ("broken", "symbols") if "\uf020" <= character <= "\uf0ff" else ("broken",)
    if "\u00a1" <= character <= "\u00ff":
        return ("latin1",)
    return ("odd_script",) if _ODD_SCRIPT.match(character) else ()


def _broken(solid: str, counts: _Counts) -> str | None:
    length = counts.length
    if "(cid:" in solid and sum(map(len, _CID.findall(solid))) > 0.15 * length:
        return "文字层是字形编号（cid），不是文字"
    share = (counts.broken - min(counts.symbols, max(3, 0.05 * length))) / length
    if share > 0.1 and counts.broken > 2:
        return f"文字层有 {share:.0%} 是无法解释的编码"
    return None


def _wrong_han(solid: str, counts: _Counts, everyday: float) -> str | None:
    """Wrong maps from glyphs to characters give rare characters, or everyday ones in absurd proportions."""
    if "锟斤拷" in solid:
        return "文字层是编码转换的乱码"
    if counts.han >= 12 and everyday < (0.78 if counts.han >= 40 else 0.6):
        return f"汉字中常用字只占 {everyday:.0%}，不像正常中文"
    if counts.han >= 40 and counts.frequent < 0.22 * counts.han:
        return f"高频汉字只占 {counts.frequent / counts.han:.0%}，字频不像正常中文"
    return None


def _wrong_letters(counts: _Counts) -> str | None:
    length = counts.length
    if length < 20:
        return None
    if counts.latin1 > 0.3 * length:
        return "文字层是西文编码的乱码"
    if counts.odd_script > 0.3 * length:
        return "文字层既不是中文也不是英文"
    if counts.han < 0.05 * length and counts.letters >= 50:
        vowels = counts.vowels / counts.letters
        if not 0.2 <= vowels <= 0.6 or counts.frequent_letters < 0.5 * counts.letters:
            return "字母频率不像正常英文（字符整体错位）"
    if length >= 40 and counts.odd_sign > 0.4 * length:
        return "文字层大多是符号，不像正常文字"
    return None
