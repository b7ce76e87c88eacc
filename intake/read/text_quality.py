"""Judges whether a text layer says what a person sees, or is garbage from wrong encodings.

Needs no picture of the page: only what is known of Chinese and English text. A page's characters are
sorted all at once through one table: judging a page must cost little beside reading it.
"""

import re
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from intake.zh.common_characters import COMMON_HAN, FREQUENT_HAN
from intake.zh.radicals import UNIFIED

_CID = re.compile(r"\(cid:\d+\)")
_LEADERS = re.compile(r"([.·…‥⋯．_＿\-—])\1{3,}")
_RUNS = tuple(sign * 4 for sign in ".·…‥⋯．_＿-—")
"""Dots that lead to a page number, a form's blanks, rules made of signs: they say nothing, however many."""

_FREQUENT_LETTERS = "etaoinsrhl"
"""0.7 of English, 0.65 of pinyin, 0.38 of letters mixed at random."""

_VOWELS = "aeiou"
_ODD_SIGNS = "!\"#$%&'*+;<=>?@[\\]^`{|}~"
_SPACES = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)

_BROKEN = (
    (0x00, 0x08), (0x0B, 0x0B), (0x0E, 0x1F), (0x7F, 0x9F), (0xE000, 0xF8FF), (0xFFFD, 0xFFFF),
    (0xF0000, 0x10FFFF),
)  # fmt: skip
_SYMBOL_FONTS = (0xF020, 0xF0FF)
"""The bullets and boxes of Symbol and Wingdings."""

_ODD_SCRIPTS = (
    (0x100, 0x2AF), (0x400, 0x1DFF), (0x2C00, 0x2E7F), (0xA000, 0xABFF), (0xAC00, 0xD7FF),
    (0xFB00, 0xFDFF), (0xFE70, 0xFEFF), (0x10000, 0x1EFFF),
)  # fmt: skip
_HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))


@dataclass(frozen=True, slots=True)
class TextQuality:
    """``length``: characters that are no white space. ``problem``: why it is garbage, or None.

    ``everyday``: share of everyday characters among the Chinese ones (1.0 when there are none).
    ``chinese``: share of Chinese characters among all.
    """

    length: int
    problem: str | None
    everyday: float
    chinese: float = 0.0


@dataclass(slots=True)
class _Counts:
    """How many characters of a page are of each sort."""

    length: int
    broken: int
    symbols: int
    han: int
    everyday: int
    frequent: int
    latin1: int
    odd_script: int
    odd_sign: int
    letters: int
    vowels: int
    frequent_letters: int


# Each character has one class; a class adds to one or more counts.
(
    _OTHER, _SPACE, _BAD, _SYMBOL, _RARE, _EVERYDAY, _FREQUENT, _LATIN1, _SCRIPT, _SIGN,
    _LETTER, _USUAL_LETTER, _VOWEL, _USUAL_VOWEL,
) = range(14)  # fmt: skip


@cache
def _classes() -> NDArray[np.uint8]:
    """The class of every code point."""
    table = np.full(0x110000, _OTHER, dtype=np.uint8)

    def put(ranges: tuple[tuple[int, int], ...], kind: int) -> None:
        for first, last in ranges:
            table[first : last + 1] = kind

    def put_each(characters: str | frozenset[str], kind: int) -> None:
        table[[ord(character) for character in characters]] = kind

    put(_ODD_SCRIPTS, _SCRIPT)
    put(((0xA1, 0xFF),), _LATIN1)
    put(_BROKEN, _BAD)
    put((_SYMBOL_FONTS,), _SYMBOL)
    put(_HAN, _RARE)
    put_each(frozenset(COMMON_HAN), _EVERYDAY)
    put_each(frozenset(FREQUENT_HAN), _FREQUENT)
    put(((ord("a"), ord("z")),), _LETTER)  # capitals may be type codes, which follow no language
    put_each(_FREQUENT_LETTERS, _USUAL_LETTER)
    put_each(_VOWELS, _VOWEL)
    put_each(frozenset(_VOWELS) & frozenset(_FREQUENT_LETTERS), _USUAL_VOWEL)
    put_each(_ODD_SIGNS, _SIGN)
    put_each(_SPACES, _SPACE)
    for form, ideograph in UNIFIED.items():
        table[form] = table[ideograph]
    table[0x2F00:0x2FD6] = _EVERYDAY  # the Kangxi radicals
    return table


def _count(text: str) -> _Counts:
    points = np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32)
    found = np.bincount(_classes()[points], minlength=14).tolist()
    return _Counts(
        length=len(points) - found[_SPACE],
        broken=found[_BAD] + found[_SYMBOL],
        symbols=found[_SYMBOL],
        han=found[_RARE] + found[_EVERYDAY] + found[_FREQUENT],
        everyday=found[_EVERYDAY] + found[_FREQUENT],
        frequent=found[_FREQUENT],
        latin1=found[_LATIN1],
        odd_script=found[_SCRIPT],
        odd_sign=found[_SIGN],
        letters=found[_LETTER] + found[_USUAL_LETTER] + found[_VOWEL] + found[_USUAL_VOWEL],
        vowels=found[_VOWEL] + found[_USUAL_VOWEL],
        frequent_letters=found[_USUAL_LETTER] + found[_USUAL_VOWEL],
    )


def assess(text: str) -> TextQuality:
    """The quality of a page's text layer."""
    counts = _count(text)
    length = counts.length
    if not length:
        return TextQuality(0, None, 1.0)
    if any(run in text for run in _RUNS):
        text = _LEADERS.sub("", text)
        counts = _count(text)
        if not counts.length:
            return TextQuality(length, None, 1.0)
    everyday = counts.everyday / counts.han if counts.han else 1.0
    problem = _broken(text, counts) or _wrong_han(text, counts, everyday) or _wrong_letters(text, counts)
    return TextQuality(length, problem, everyday, counts.han / counts.length)


_CODE = re.compile(r"[\d@/_:]|\w\.\w")
_ENGLISH = {
    "the", "of", "and", "to", "in", "is", "for", "be", "by", "on", "with", "that", "this", "are", "as",
    "or", "at", "from", "shall", "not", "have", "it", "which", "an", "will", "has", "was", "all", "any",
    "its", "may", "no", "our", "their", "you", "we",
}  # fmt: skip
_WORD = re.compile(r"[A-Za-z]+")


def reads_as_english(text: str) -> bool:
    """Whether Latin text has the small words that no English page of some length is without.

    An earlier OCR with the wrong language turns Chinese into letters, digits and signs at random.
    """
    words = _WORD.findall(text)
    small = sum(word.lower() in _ENGLISH for word in words)
    return len(words) >= 5 and small >= 0.12 * len(words)


def _broken(text: str, counts: _Counts) -> str | None:
    length = counts.length
    if "(cid:" in text and sum(map(len, _CID.findall(text))) > 0.15 * length:
        return "文字层是字形编号，不是文字"
    share = (counts.broken - min(counts.symbols, max(3, 0.05 * length))) / length
    if share > 0.1 and counts.broken > 2:
        return f"文字层有 {share:.0%} 是无法解释的编码"
    return None


def _wrong_han(text: str, counts: _Counts, everyday: float) -> str | None:
    """Wrong maps from glyphs to characters give rare characters, or everyday ones in absurd proportions."""
    if "锟斤拷" in text:
        return "文字层是编码转换的乱码"
    if counts.han >= 12 and everyday < (0.78 if counts.han >= 40 else 0.6):
        return f"汉字中常用字只占 {everyday:.0%}，不像正常中文"
    if counts.han >= 40 and counts.frequent < 0.22 * counts.han:
        return f"高频汉字只占 {counts.frequent / counts.han:.0%}，字频不像正常中文"
    return None


def _wrong_letters(text: str, counts: _Counts) -> str | None:
    length = counts.length
    if length < 20:
        return None
    if counts.latin1 > 0.3 * length:
        return "文字层是西文编码的乱码"
    if counts.odd_script > 0.3 * length:
        return "文字层既不是中文也不是英文"
    if counts.han < 0.05 * length and _shifted(counts):
        # Addresses, file names and type codes follow no language: only words without them count.
        words = [word for word in text.split() if not _CODE.search(word)]
        if _shifted(_count(" ".join(words))):
            return "字母频率不像正常英文（字符整体错位）"
    if length >= 40 and counts.odd_sign > 0.4 * length:
        return "文字层大多是符号，不像正常文字"
    return None


def _shifted(counts: _Counts) -> bool:
    """Whether the small letters are in proportions that neither English nor pinyin has."""
    if counts.letters < 50:
        return False
    return (
        not 0.2 <= counts.vowels / counts.letters <= 0.6 or counts.frequent_letters < 0.5 * counts.letters
    )


def agree(text: str, other: str) -> bool:
    """Whether two readings of one page are of the same text: half of the shorter one's groups of three
    characters stand in the other, too. Wrong maps from glyphs to characters keep hardly any."""
    first, second = _triples(text), _triples(other)
    least = min(len(first), len(second))
    return least >= 10 and len(first & second) >= 0.5 * least


def _triples(text: str) -> set[str]:
    solid = "".join(text.split())
    return {solid[place : place + 3] for place in range(len(solid) - 2)}
