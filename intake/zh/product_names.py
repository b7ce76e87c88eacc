"""Names of products and services as applicants declare them: 空调、冰箱和洗衣机的销售."""

import re

from intake.zh.text import squeeze

_SEPARATORS = re.compile(r"[、，,;；/\n|]{1,40}|以及|(?<=[\u4e00-\u9fff])[和及与](?=[\u4e00-\u9fff]{2})")
_ENDS = " 　:：.。·“”\"'《》【】"
_LONGEST = 30
_ASIDE = re.compile(
    r"[（(][^（()）]{0,200}[)）]|(?:的)?(?:设计|研发|生产|制造|销售|批发|零售|安装|售后服务|等){1,12}$"
)
"""What stands beside a product's name: brackets, and behind it what is done to it."""


def split_names(text: str) -> list[str]:
    """空调、冰箱和洗衣机的销售 → 空调, 冰箱, 洗衣机: without brackets and what is done to them."""
    names = []
    for part in _SEPARATORS.split(text):
        name = squeeze(_ASIDE.sub("", squeeze(part))).strip(_ENDS)
        if 1 < len(name) <= _LONGEST and not name.isdigit():
            names.append(name)
    return names


def alike(first: str, second: str) -> bool:
    """Whether two product names may mean the same: one holds the other, or they end in the same noun."""
    one, other = squeeze(first).upper(), squeeze(second).upper()
    if not one or not other:
        return False
    return one in other or other in one or one[-2:] == other[-2:] or one[-2:] in other or other[-2:] in one
