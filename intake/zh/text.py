"""Chinese office text made comparable: width, spaces inside words, script, brackets, names."""

import re
import unicodedata
from functools import lru_cache

from intake.zh.radicals import UNIFIED
from intake.zh.traditional import simplified

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇○"
_SPACE_IN_HAN = re.compile(rf"(?<=[{_HAN}：，、。；（）《》“”])[ \t]+(?=[{_HAN}：，、。；（）《》“”])")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]+")
_INVISIBLE = re.compile(
    r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\u00ad\U000e0100-\U000e01ef]"
)
_ALL_SPACE = re.compile(r"\s+")

# NFKC would also turn Chinese punctuation into ASCII; what a reader of Chinese expects to see stays.
_KEEP = set("，。；：？！（）、《》【】〔〕“”‘’…—～·")
# ASCII and the common Han characters stay as they are: only the rest is worth folding one by one.
_FOLDED = re.compile(rf"[^\x00-\x7f\u4e00-\u9fff{re.escape(''.join(sorted(_KEEP)))}]")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–−﹣－", "-"))

_ORGANIZATION_NOISE = re.compile(r"[\s()（）〔〕\[\]【】·•.,，。、:：;；\"'“”‘’\-—_]+")


def is_one_han(text: str) -> bool:
    """Whether it is a single common Chinese character: half of a word printed wide, `名　　称`."""
    return len(text) == 1 and "\u4e00" <= text <= "\u9fff"


@lru_cache(maxsize=20_000)
def normalise(text: str) -> str:
    """Half-width letters and digits, one kind of space, none between Han characters, simplified characters;
    lines stay.

    Chinese punctuation is kept as it is; compatibility forms (㈱, ①, ﬁ) and radicals that stand for
    characters (⻘ U+2ED8 for 青) are resolved, variation selectors taken out.
    """
    return simplified(as_printed(text))


def as_printed(text: str) -> str:
    """The same with traditional characters as they stand, each at the place that it has in `normalise`."""
    folded = _FOLDED.sub(_fold, _INVISIBLE.sub("", text)).translate(_DASHES)
    return "\n".join(_normal_line(line) for line in folded.split("\n"))


def _fold(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match.group().translate(UNIFIED))


def _normal_line(line: str) -> str:
    return _SPACE_IN_HAN.sub("", _SPACES.sub(" ", line)).strip()


@lru_cache(maxsize=20_000)
def squeeze(text: str) -> str:
    """Normalised, with no white space at all: for comparing."""
    return _ALL_SPACE.sub("", normalise(text))


@lru_cache(maxsize=4096)
def _organization_core(name: str) -> str:
    return _ORGANIZATION_NOISE.sub("", normalise(name)).casefold()


def same_organization(first: str, second: str) -> bool:
    """Whether two spellings name one organization: width, brackets, spaces and points do not count."""
    return bool(_organization_core(first)) and _organization_core(first) == _organization_core(second)


def similarity(first: str, second: str) -> float:
    """How alike two texts are: 1 - edit distance / longer length, white space aside. 1.0 for equals."""
    left, right = squeeze(first), squeeze(second)
    if left == right:
        return 1.0
    if not left or not right:
        return 0.0
    return 1.0 - edit_distance(left, right) / max(len(left), len(right))


def edit_distance(left: str, right: str) -> int:
    """Levenshtein's distance: characters put in, taken out or changed."""
    previous = list(range(len(right) + 1))
    for row, one in enumerate(left, 1):
        current = [row]
        for column, other in enumerate(right, 1):
            current.append(
                min(previous[column] + 1, current[-1] + 1, previous[column - 1] + (one != other))
            )
        previous = current
    return previous[-1]
