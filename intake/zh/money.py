"""Sums of money as licences and profiles write them."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from intake.zh.numbers import CHINESE_NUMERALS, parse_chinese_number
from intake.zh.text import squeeze


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole units of its currency (500万元 → 5000000, ``CNY``)."""

    amount: Decimal
    currency: str


_CURRENCIES = (
    ("USD", r"美元|美金|USD|US\$"),
    ("HKD", r"港元|港币|HKD|HK\$"),
    ("EUR", r"欧元|EUR|€"),
    ("JPY", r"日元|日圆|JPY"),
    ("GBP", r"英镑|GBP"),
    ("TWD", r"新台币|台币"),
    ("CNY", r"人民币|RMB|CNY|元|圆|圓|¥|￥"),
)
_SCALES = {
    "亿": 100_000_000,
    "億": 100_000_000,
    "千万": 10_000_000,
    "百万": 1_000_000,
    "万": 10_000,
    "萬": 10_000,
}
_DIGITS = re.compile(r"(?P<n>\d[\d,，]*(?:\.\d+)?)[(（]?(?P<scale>亿|億|千万|百万|万|萬)?")
_NUMERALS = re.compile(rf"(?P<n>[{CHINESE_NUMERALS}]{{2,}})(?:元|圆|圓)?")


def parse_money(text: str) -> Money | None:
    """The first sum in the text, or None when there is neither a scale nor a currency beside a number."""
    plain = squeeze(text)
    currency = _currency(plain)
    for match in _DIGITS.finditer(plain):
        if match["scale"] is None and currency is None:
            continue
        amount = Decimal(re.sub("[,，]", "", match["n"])) * _SCALES.get(match["scale"] or "", 1)
        return Money(_plain(amount), currency or "CNY")
    for match in _NUMERALS.finditer(plain):
        value = parse_chinese_number(match["n"])
        if value and (currency or any(unit in match["n"] for unit in "万萬亿億仟千佰百")):
            return Money(Decimal(value), currency or "CNY")
    return None


_WRITTEN_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_WRITTEN_PLACES = ("", "拾", "佰", "仟")
_WRITTEN_GROUPS = ("", "万", "亿", "万亿")


def amount_in_words(amount: Decimal) -> str:
    """A sum of CNY in the characters of cheques: 53000 → 伍万叁仟元整, 1200.5 → 壹仟贰佰元伍角.

    Rounded to the fen. Raises ValueError for a negative sum or one of 16 digits and more.
    """
    fen = int((amount * 100).to_integral_value(ROUND_HALF_UP))
    yuan, rest = divmod(fen, 100)
    if fen < 0 or yuan >= 10**16:
        raise ValueError(f"no such sum: {amount}")
    jiao, last = divmod(rest, 10)
    words = _written_whole(yuan) + "元" if yuan else ""
    if not rest:
        return (words or "零元") + "整"
    words += f"{_WRITTEN_DIGITS[jiao]}角" if jiao else "零" if yuan else ""
    return words + (f"{_WRITTEN_DIGITS[last]}分" if last else "")


def _written_whole(number: int) -> str:
    """A positive whole number: groups of four digits, one 零 for any run of zeros between digits."""
    groups = []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    words = ""
    for place in reversed(range(len(groups))):
        group = groups[place]
        if not group:
            continue
        gap = bool(words) and (group < 1000 or groups[place + 1] == 0)
        words += ("零" if gap else "") + _written_group(group) + _WRITTEN_GROUPS[place]
    return words


def _written_group(group: int) -> str:
    words, zero = "", False
    for place in (3, 2, 1, 0):
        digit = group // 10**place % 10
        if digit:
            words += ("零" if zero and words else "") + _WRITTEN_DIGITS[digit] + _WRITTEN_PLACES[place]
            zero = False
        else:
            zero = True
    return words


def _currency(text: str) -> str | None:
    for code, pattern in _CURRENCIES:
        if re.search(pattern, text, re.IGNORECASE):
            return code
    return None


def _plain(amount: Decimal) -> Decimal:
    """Without trailing zeros and exponent: 5000.000000万 is 50000000."""
    whole = amount.to_integral_value()
    return whole if whole == amount else amount.normalize()
