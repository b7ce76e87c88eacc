"""Word's automatic numbering, written out as a reader sees it: `第一章`, `3.2.1`, `（二）`."""

import re
from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAN_LOW = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    style: str
    pattern: str
    start: int


class Numbering:
    """Counts the numbered paragraphs of one document."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._styles: dict[str, tuple[str | None, int | None, str | None]] = {}
        if numbering is not None:
            self._read_numbering(numbering)
        if styles is not None:
            self._read_styles(styles)

    def label(self, properties: etree._Element | None) -> str:
        """The number in front of the paragraph with those properties; `""` when it has none."""
        number, level = self._numbered(properties)
        if number in {None, "0"}:
            return ""
        assert number is not None  # noqa: S101 - narrowed for the type checker
        abstract = self._abstract.get(number, "")
        levels = self._levels.get(abstract, {})
        if level not in levels:
            return ""
        counts = self._counts[abstract]
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [known for known in counts if known > level]:
            del counts[deeper]
        if levels[level].style in {"bullet", "none"}:
            return ""
        return _PLACE.sub(
            lambda match: self._shown(levels, counts, int(match.group(1)) - 1), levels[level].pattern
        )

    @staticmethod
    def _shown(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
        if level not in levels:
            return ""
        return format_number(counts.get(level, levels[level].start), levels[level].style)

    def _numbered(self, properties: etree._Element | None) -> tuple[str | None, int]:
        if properties is None:
            return None, 0
        number, level = _num_pr(properties)
        style = properties.find(f"{W}pStyle")
        seen: set[str] = set()
        name = style.get(f"{W}val") if style is not None else None
        while number is None and name and name not in seen:
            seen.add(name)
            number, style_level, name = self._styles.get(name, (None, None, None))
            level = style_level if level is None else level
        return number, level or 0

    def _read_numbering(self, root: etree._Element) -> None:
        for abstract in root.iter(f"{W}abstractNum"):
            levels = {}
            for item in abstract.iter(f"{W}lvl"):
                levels[_int(item.get(f"{W}ilvl"), 0)] = _Level(
                    _value(item, "numFmt", "decimal"),
                    _value(item, "lvlText", ""),
                    _int(_value(item, "start", "1"), 1),
                )
            self._levels[abstract.get(f"{W}abstractNumId", "")] = levels
        for number in root.iter(f"{W}num"):
            self._abstract[number.get(f"{W}numId", "")] = _value(number, "abstractNumId", "")

    def _read_styles(self, root: etree._Element) -> None:
        for style in root.iter(f"{W}style"):
            properties = style.find(f"{W}pPr")
            number, level = _num_pr(properties) if properties is not None else (None, None)
            self._styles[style.get(f"{W}styleId", "")] = (
                number,
                level,
                _value(style, "basedOn", "") or None,
            )


def format_number(number: int, style: str) -> str:
    """A counter in one of Word's number formats; decimal for those not known."""
    if style in {
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCountingThousand",
    }:
        return _chinese(number)
    if style == "ideographTraditional":
        return _STEMS[(number - 1) % 10]
    if style in {"upperLetter", "lowerLetter"}:
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if style == "upperLetter" else letter.lower()
    if style in {"upperRoman", "lowerRoman"}:
        roman = _roman(number)
        return roman if style == "upperRoman" else roman.lower()
    if style.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    return f"{number:02d}" if style == "decimalZero" else str(number)


def _chinese(number: int) -> str:
    if not 0 < number < 100:
        return "".join(_DIGITS[int(digit)] for digit in str(number)) if number >= 0 else str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    parts = []
    for value, sign in (*_ROMAN, *_ROMAN_LOW):
        parts.append(sign * (number // value))
        number %= value
    return "".join(parts)


def _num_pr(properties: etree._Element) -> tuple[str | None, int | None]:
    item = properties.find(f"{W}numPr")
    if item is None:
        return None, None
    number = item.find(f"{W}numId")
    level = item.find(f"{W}ilvl")
    return (
        number.get(f"{W}val") if number is not None else None,
        _int(level.get(f"{W}val"), 0) if level is not None else None,
    )


def _value(item: etree._Element, name: str, default: str) -> str:
    child = item.find(f"{W}{name}")
    return (child.get(f"{W}val") or default) if child is not None else default


def _int(text: str | None, default: int) -> int:
    try:
        return int(text or default)
    except ValueError:
        return default
