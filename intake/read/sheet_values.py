"""A spreadsheet cell's value as people see it, shared by all sheet formats."""

import datetime
import re

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^]]*\]')
_PERCENT = re.compile(r"0(?:\.(0+))?%")
_PADDED = re.compile(r"0{2,}")
_ERROR = re.compile(r"#(VALUE!|REF!|N/A|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!)")


def shown(value: object, number_format: str = "General") -> str:
    """The text of a value. Dates are ISO 8601; formats count where they carry meaning (%, 000123)."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        whole_day = value.time() == datetime.time()
        return value.date().isoformat() if whole_day else value.isoformat(" ", "minutes")
    if isinstance(value, datetime.time):
        return value.isoformat("seconds" if value.second else "minutes")
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return _number(value, number_format)
    text = str(value).replace("_x000D_", "").strip()
    return "" if _ERROR.fullmatch(text) else text


def _number(value: float, number_format: str) -> str:
    positive = _QUOTED.sub("", number_format.split(";", 1)[0])
    percent = _PERCENT.search(positive)
    if percent:
        return f"{value * 100:.{len(percent.group(1) or '')}f}%"
    if value != int(value) if abs(value) < 1e15 else isinstance(value, float):
        return format(value, ".15g")
    if _PADDED.fullmatch(positive) and value >= 0:
        return f"{int(value):0{min(len(positive), 40)}d}"
    return str(int(value))
