"""Word's number formats: how a counter is written."""

_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_MOST_LETTERS = 780
"""What letters can count in Word: Z thirty times."""

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_CHINESE = {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand"}


def format_number(number: int, style: str) -> str:
    """A counter in one of Word's number formats; decimal for those not known and numbers beyond them."""
    if style in _CHINESE:
        return _chinese(number)
    if style == "ideographTraditional":
        return _STEMS[(number - 1) % 10]
    if style in {"upperLetter", "lowerLetter"} and 1 <= number <= _MOST_LETTERS:
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
    for value, sign in _ROMAN:
        parts.append(sign * (number // value))
        number %= value
    return "".join(parts)
