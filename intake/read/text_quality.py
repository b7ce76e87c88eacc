"""Judges whether a text layer says what a person sees, or is garbage from wrong encodings.

Needs no picture of the page: only what is known of Chinese and English text.
"""

import re
from dataclasses import dataclass

from intake.zh.common_characters import COMMON_HAN, FREQUENT_HAN

_BROKEN = re.compile(
    r"[\ue000-\uf8ff\ufffd\ufffe\uffff\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\U000f0000-\U0010ffff]"
)
_SYMBOL_FONT = re.compile(r"[\uf020-\uf0ff]")  # bullets and boxes of Symbol and Wingdings
_CID = re.compile(r"\(cid:\d+\)")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_LATIN1 = re.compile(r"[\u00a1-\u00ff]")
_SMALL_LETTERS = re.compile(r"[a-z]")  # capitals may be type codes, which follow no language
_VOWELS = re.compile(r"[aeiou]")
_FREQUENT_LETTERS = re.compile(r"[etaoinsrhl]")  # 0.7 of English, 0.65 of pinyin, 0.38 of mixed letters
_ODD_SCRIPTS = re.compile(
    r"[\u0100-\u02af\u0530-\u1dff\u2c00-\u2e7f\ua000-\uabff\uac00-\ud7ff\ufb00-\ufdff\ufe70-\ufeff"
    r"\u0400-\u052f\U00010000-\U0001efff]"
)
_ODD_SIGNS = re.compile(r"[!\"#$%&'*+;<=>?@\[\\\]^`{|}~]")

_SPACE = str.maketrans("", "", " \t\r\n\u3000\xa0")


@dataclass(frozen=True, slots=True)
class TextQuality:
    """``length``: characters that are no white space. ``problem``: why it is garbage, or None.

    ``everyday``: share of everyday characters among the Chinese ones (1.0 when there are none).
    """

    length: int
    problem: str | None
    everyday: float


def assess(text: str) -> TextQuality:
    """The quality of a page's text layer."""
    solid = text.translate(_SPACE)
    length = len(solid)
    if not length:
        return TextQuality(0, None, 1.0)
    han = _HAN.findall(solid)
    everyday = sum(map(COMMON_HAN.__contains__, han)) / len(han) if han else 1.0
    problem = _broken(solid, length) or _wrong_han(han, everyday) or _wrong_letters(solid, length, len(han))
    return TextQuality(length, problem, everyday)


def _broken(solid: str, length: int) -> str | None:
    cids = _CID.findall(solid)
    if sum(map(len, cids)) > 0.15 * length:
        return "文字层是字形编号（cid），不是文字"
    broken = _BROKEN.findall(solid)
    if not broken:
        return None
    symbols = sum(1 for character in broken if _SYMBOL_FONT.match(character))
    share = (len(broken) - min(symbols, max(3, 0.05 * length))) / length
    if share > 0.1 and len(broken) > 2:
        return f"文字层有 {share:.0%} 是无法解释的编码"
    return None


def _wrong_han(han: list[str], everyday: float) -> str | None:
    """Wrong maps from glyphs to characters give rare characters, or everyday ones in absurd proportions."""
    if "锟斤拷" in "".join(han):
        return "文字层是编码转换的乱码"
    if len(han) >= 12 and everyday < (0.78 if len(han) >= 40 else 0.6):
        return f"汉字中常用字只占 {everyday:.0%}，不像正常中文"
    if len(han) >= 40:
        frequent = sum(map(FREQUENT_HAN.__contains__, han)) / len(han)
        if frequent < 0.22:
            return f"高频汉字只占 {frequent:.0%}，字频不像正常中文"
    return None


def _wrong_letters(solid: str, length: int, han: int) -> str | None:
    if length < 20:
        return None
    latin1 = len(_LATIN1.findall(solid))
    if latin1 > 0.3 * length:
        return "文字层是西文编码的乱码"
    odd = len(_ODD_SCRIPTS.findall(solid))
    if odd > 0.3 * length:
        return "文字层既不是中文也不是英文"
    letters = len(_SMALL_LETTERS.findall(solid))
    if han < 0.05 * length and letters >= 50:
        vowels = len(_VOWELS.findall(solid)) / letters
        frequent = len(_FREQUENT_LETTERS.findall(solid)) / letters
        if not 0.2 <= vowels <= 0.6 or frequent < 0.5:
            return "字母频率不像正常英文（字符整体错位）"
    if length >= 40 and len(_ODD_SIGNS.findall(solid)) > 0.4 * length:
        return "文字层大多是符号，不像正常文字"
    return None
