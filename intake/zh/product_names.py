"""Names of products and services as applicants declare them: 空调、冰箱和洗衣机的销售."""

import re

from intake.zh.text import normalise, squeeze

_SEPARATORS = re.compile(r"[、，,;；/\n|]{1,40}|以及|(?<=[\u4e00-\u9fff])[和及与](?=[\u4e00-\u9fff]{2})")
_NO_NAMES = frozenset({"说明", "备注", "合计", "小计", "总计", "其他", "附注", "注"})
"""What stands in the first cell of a table's last row."""

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
        if 1 < len(name) <= _LONGEST and not name.isdigit() and name not in _NO_NAMES:
            names.append(name)
    return names


def alike(first: str, second: str) -> bool:
    """Whether two product names may mean the same: one holds the other, or they share most of the shorter
    one's pairs of characters, or more than half of it as their end (家用净水机, 反渗透净水机). One noun at
    the end makes 架空绝缘电缆 no 电力电缆."""
    one, other = (_MARKS.sub("", squeeze(text).upper()) for text in (first, second))
    if not one or not other:
        return False
    short, long = sorted((one, other), key=len)
    if short in long:
        return True
    pairs = {short[at : at + 2] for at in range(len(short) - 1)}
    shared = sum(pair in long for pair in pairs)
    end = next((length for length in range(len(short), 0, -1) if long.endswith(short[-length:])), 0)
    return shared > _MOSTLY * len(pairs) or 2 * end > len(short)


def other_model(declared: str, stated: str, text: str = "") -> bool:
    """Whether a paper that states a model (its whole text: ``text``) is on another one than the declared:
    both are known, none begins with the other, and no part of the declared one stands anywhere in the text
    (of YD-AC07/7kW: AC07)."""
    ours, theirs = _models(declared), _models(stated)
    if not ours or not theirs or _of_series(ours, stated):
        return False
    if any(one.startswith(other) or other.startswith(one) for one in ours for other in theirs):
        return False
    parts = {
        part for one in ours for part in re.split("[-/.]", one) if len(part) > 2 and not part.isalpha()
    }
    whole = (squeeze(stated) + squeeze(text)).upper()
    return not any(part in whole for part in parts | ours)


def is_of_series(declared: str, stated: str) -> bool:
    """Whether a paper is on a series, or on models from one to another, that a declared model is of:
    HR-X630 is of HR-X系列 and of HR-X400～HR-X1000."""
    return _of_series(_models(declared), stated)


def _of_series(models: set[str], stated: str) -> bool:
    text = squeeze(stated).upper()
    series = _WHOLE_SERIES.findall(text)
    if any(model.startswith(one) for one in series for model in models):
        return True
    for begin, first, last in _FROM_TO.findall(text):
        of_it = (re.fullmatch(rf"{re.escape(begin)}(\d{{1,6}})[A-Z]{{0,3}}", model) for model in models)
        if any(found and int(first) <= int(found[1]) <= int(last) for found in of_it):
            return True
    return False


def other_series(declared: str, stated: str) -> bool:
    """Whether the models of both are known and of different series, by the letters that they begin with:
    one of FS40-1 and KYT30-A, but one of SCS-60 and SCS-120 may stand for the other."""
    ours, theirs = ({_SERIES.match(one) for one in _models(text)} for text in (declared, stated))
    begin, begun = ({found[0] for found in each if found} for each in (ours, theirs))
    return bool(begin and begun) and begin.isdisjoint(begun)


def a_model(text: str) -> bool:
    """Whether a text is a model and nothing else: KJ500F-A2, but no standard's number and no amount."""
    return _models(text) == {squeeze(text).upper()}


def names_model(declared: str, text: str) -> bool:
    """Whether a text bears a declared model: TDR20Z in 电动自行车TDR20Z 48V20Ah but not in TDR20ZA-3,
    SCS-120 in SCS-120III but not in SCS-1200."""
    whole = normalise(text).upper()
    ends = {one: r"\d" if one[-1].isdigit() else "[A-Z0-9]" for one in _models(declared)}
    return any(re.search(rf"(?<![A-Z0-9]){re.escape(one)}(?!{end})", whole) for one, end in ends.items())


def has_model(text: str) -> bool:
    """Whether a text is, or holds, a model: letters and digits."""
    return bool(_models(text))


def model_in(name: str) -> str:
    """The one model that a product's name bears (MY-Z300型子母钟系统); ``""``: none, or several."""
    found = _models(name)
    return next(iter(found)) if len(found) == 1 else ""


def same_goods(first: str, second: str) -> bool:
    """Whether two texts, of a product or of several, may speak of the same goods: where both name models,
    one is in both; else one of the names is alike (饼干、糕点 and 烘烤类糕点)."""
    models = _models(first), _models(second)
    if all(models):
        return any(
            one.startswith(other) or other.startswith(one) for one in models[0] for other in models[1]
        )
    return any(alike(one, other) for one in split_names(first) for other in split_names(second))


def _models(text: str) -> set[str]:
    found = (match.upper() for match in _MODEL.findall(squeeze(text)))
    return {one for one in found if any(map(str.isdigit, one)) and not one.startswith(_STANDARDS)}


_MODEL = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Za-z][A-Za-z0-9./-]{2,24}|\d{1,3}[A-Z]{1,4}-\d{1,4}(?![A-Za-z0-9]))"
)
"""Letters, of which some are digits: the model of a product; or letters between digits (1SN-16)."""
_SERIES = re.compile("[A-Z]{1,24}")
_WHOLE_SERIES = re.compile(r"([A-Z][A-Z0-9./-]{0,15})[型]?系列")
_FROM_TO = re.compile(r"([A-Z][A-Z0-9./-]{0,15}?)(\d{1,6})[～~至到—–-]{1,2}(?:\1)?(\d{1,6})(?![\dA-Z])")
_STANDARDS = ("GB", "QB", "JB", "YY", "DB", "ISO", "IEC", "Q/", "T/")

_MARKS = re.compile(r"[\W_]")
_MOSTLY = 0.6
