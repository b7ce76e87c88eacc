"""A spreadsheet cell's value as people see it, shared by all sheet formats."""

import datetime
import math
import re

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^]]*\]')
_PERCENT = re.compile(r"0(?:\.(0+))?%")
_PADDED = re.compile(r"0{2,}")
_ERROR = re.compile(r"#(VALUE!|REF!|N/A|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!)")

_CHINESE_DATES = {
    **dict.fromkeys((27, 36, 50, 52, 57), "yyyy年m月"),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), "m月d日"),
    **dict.fromkeys((30,), "m-d-yy"),
    **dict.fromkeys((31,), "yyyy年m月d日"),
    **dict.fromkeys((32, 34, 55), "h时mm分"),
    **dict.fromkeys((33, 35, 56), "h时mm分ss秒"),
}
"""What these numbers of formats mean in Chinese Excel, which writes them alone (ECMA-376 18.8.30)."""


def chinese_date_format(number: int) -> str | None:
    """The date format that Chinese Excel knows by that number; None for other numbers."""
    return _CHINESE_DATES.get(number)


def shown(value: object, number_format: str = "General") -> str:
    """The text of a value. Dates are ISO 8601, months without a day 2025年11月; formats count where they
    carry meaning (%, 000123)."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return _number(value, number_format)
    if isinstance(value, datetime.time):
        return value.isoformat("seconds" if value.second else "minutes")
    if isinstance(value, datetime.date):
        return _date(value, number_format)
    text = str(value).replace("_x000D_", "").strip()
    return "" if _ERROR.fullmatch(text) else text


def _date(value: datetime.date, number_format: str) -> str:
    plain = _QUOTED.sub("", number_format).lower()
    if "y" in plain and "m" in plain and not set("dh") & set(plain):
        return f"{value.year}年{value.month}月"
    if not isinstance(value, datetime.datetime):
        return value.isoformat()
    whole_day = value.time() == datetime.time()
    return value.date().isoformat() if whole_day else value.isoformat(" ", "minutes")


def _number(value: float, number_format: str) -> str:
    if not math.isfinite(value):
        return ""
    positive = _QUOTED.sub("", number_format.split(";", 1)[0])
    percent = _PERCENT.search(positive)
    if percent:
        return f"{value * 100:.{len(percent.group(1) or '')}f}%"
    if value != int(value) if abs(value) < 1e15 else isinstance(value, float):
        return format(value, ".15g")
    if _PADDED.fullmatch(positive) and value >= 0:
        return f"{int(value):0{min(len(positive), 40)}d}"
    return str(int(value))
