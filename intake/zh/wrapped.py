"""Numbers that a narrow cell breaks over its lines are one number."""

import re
from itertools import pairwise

from intake.zh.phones import is_possible_phone, is_whole_phone

_NUMBER = re.compile(r"[0-9A-Za-z()（）\-－—/. ]{1,60}")
_LEAST_DIGITS = 8
"""Of a number that fills a line of a cell."""


def unwrapped(text: str) -> str:
    """A cell's text, its lines joined where a number runs on: `13902265⏎683` is 13902265683, two telephone
    numbers below one another stay two."""
    if "\n" not in text:
        return text
    lines = [line.strip() for line in text.split("\n")]
    if _is_one_number(lines):
        return "".join(lines)
    joined = [lines[0]]
    for line in lines[1:]:
        if _is_one_phone(joined[-1], line):
            joined[-1] += line
        else:
            joined.append(line)
    return "\n".join(joined)


def _is_one_number(lines: list[str]) -> bool:
    """Whether every line but the last is full, and each breaks between two digits."""
    if not all(_NUMBER.fullmatch(line) for line in lines) or all(map(is_possible_phone, lines)):
        return False
    *full, last = map(len, lines)
    breaks = all(before[-1].isdigit() and after[0].isdigit() for before, after in pairwise(lines))
    digits = sum(sign.isdigit() for line in lines for sign in line)
    return breaks and len(set(full)) == 1 and last < full[0] and digits >= _LEAST_DIGITS


def _is_one_phone(before: str, after: str) -> bool:
    """Whether two lines are one telephone number, and not each of them one."""
    if not (_NUMBER.fullmatch(before) and _NUMBER.fullmatch(after) and after[0].isdigit()):
        return False
    both = is_possible_phone(before) and is_possible_phone(after)
    return not both and is_whole_phone(before + after)
