"""Numbers written in Chinese characters, everyday and financial."""

_DIGITS = {
    **{character: value for value, character in enumerate("零一二三四五六七八九")},
    **{character: value for value, character in enumerate("零壹贰叁肆伍陆柒捌玖")},
    **dict.fromkeys("〇○ＯOo0", 0),
    "两": 2,
    "貳": 2,
    "弍": 2,
    "參": 3,
    "叄": 3,
    "陸": 6,
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_TENS = {"廿": 20, "卅": 30}

CHINESE_NUMERALS = "".join({*_DIGITS, *_UNITS, *_LARGE, *_TENS} - {"O", "o", "Ｏ", "0"})
"""The characters such numbers are written with (without the Latin look-alikes of zero)."""


def parse_chinese_number(text: str) -> int | None:
    """The whole number a run of numerals states, or None: 伍佰万 → 5000000, 二〇二四 → 2024, 廿三 → 23."""
    if not text or len(text) > 30:
        return None
    if all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    return _with_units(text)


def _with_units(text: str) -> int | None:
    total = section = digit = 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _UNITS:
            section += (digit or 1) * _UNITS[character]
            digit = 0
        elif character in _TENS:
            section += _TENS[character]
            digit = 0
        elif character in _LARGE:
            total = (
                (total + section + digit) * _LARGE[character]
                if character in "亿億"
                else total + ((section + digit) * _LARGE[character])
            )
            section = digit = 0
        else:
            return None
    return total + section + digit
