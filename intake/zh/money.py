"""Sums of money as licences and profiles write them."""

import re
from dataclasses import dataclass
from decimal import Decimal

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


def _currency(text: str) -> str | None:
    for code, pattern in _CURRENCIES:
        if re.search(pattern, text, re.IGNORECASE):
            return code
    return None


def _plain(amount: Decimal) -> Decimal:
    """Without trailing zeros and exponent: 5000.000000万 is 50000000."""
    whole = amount.to_integral_value()
    return whole if whole == amount else amount.normalize()
