"""What names of files and folders say. Names alone never decide against what stands on the page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from intake.assign.patterns import KindPatterns, SchemePatterns
from intake.model import SourceFile
from intake.zh.numbers import parse_chinese_number
from intake.zh.text import squeeze

FROM_FILE = 2.6
FROM_CONTEXT = 2.0
FROM_FOLDER = 1.5
FROM_NUMBER = 0.7
MOST = 3.6

# A number says something with 附件/第 before it or with words after it; 1.jpg, 3C证书, 2025年 do not count.
_NUMBER = re.compile(
    r"^(?:(?P<called>附件|附录|材料|第)\s*)?[(（【]?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})"
    r"(?![\d.]*\d|[a-z]|年|月|日|个|张|份|页|版|期)[)）】]?(?P<rest>.*)$"
)


@dataclass(frozen=True, slots=True)
class NameEvidence:
    """Scores and reasons by kind, and under which submissions the file lies.

    ``filed``: numbers of submissions whose words stand in the file's or a folder's name, inmost first.
    ``numbered``: numbers that names begin with, whatever their words: they count where nothing else does.
    """

    scores: Mapping[str, float]
    why: Mapping[str, tuple[str, ...]]
    filed: tuple[int, ...] = ()
    numbered: tuple[int, ...] = ()


def name_evidence(source: SourceFile | None, patterns: SchemePatterns) -> NameEvidence:
    """What the file's name, its folders and the words around it (a picture's caption) say."""
    if source is None:
        return NameEvidence({}, {})
    stem = _stem(source)
    folders = [squeeze(folder).casefold() for folder in source.folders]
    context = squeeze(source.context).casefold()
    parts = (stem, *reversed(folders))
    numbered = tuple(number for part in parts if (number := _leading_number(part)) is not None)
    scores: dict[str, float] = {}
    why: dict[str, tuple[str, ...]] = {}
    longest = [
        (_longest((*kind.names, *kind.folder_names), stem) or "").casefold() for kind in patterns.kinds
    ]
    for kind, said in zip(patterns.kinds, longest, strict=True):
        # 组织机构代码证 is no 组织机构: what a longer word says of the file, a part of it does not.
        is_part = any(said in other and said != other for other in longest)
        score, reasons = _for_kind(kind, "" if is_part else stem, folders, context, numbered)
        if score:
            scores[kind.id] = min(MOST, score)
            why[kind.id] = tuple(reasons)
    filed = dict.fromkeys(number for part in parts for number in _filed_under(part, patterns))
    return NameEvidence(scores, why, tuple(filed), numbered)


def has_word(source: SourceFile, words: tuple[str, ...]) -> bool:
    """Whether the file's own name has one of the words."""
    return _longest(words, _stem(source)) is not None


def _stem(source: SourceFile) -> str:
    return squeeze(source.name.rsplit(".", 1)[0]).casefold()


def _for_kind(
    kind: KindPatterns, stem: str, folders: list[str], context: str, numbers: tuple[int, ...]
) -> tuple[float, list[str]]:
    score = 0.0
    reasons = []
    for words, share in ((kind.names, 1.0), (kind.folder_names, 0.6)):
        in_file = _longest(words, stem)
        if in_file:
            score += FROM_FILE * share
            reasons.append(f"文件名含“{in_file}”")
            break
    for words, share in ((kind.names, 1.0), (kind.folder_names, 0.6)):
        in_folder = next((word for folder in folders if (word := _longest(words, folder))), None)
        if in_folder:
            score += FROM_FOLDER * share
            reasons.append(f"文件夹名含“{in_folder}”")
            break
    around = _longest(kind.names, context)
    if around:
        score += FROM_CONTEXT
        reasons.append(f"图旁文字含“{around}”")
    if any(number in kind.numbers for number in numbers[:2]):
        score += FROM_NUMBER
    return score, reasons


def _filed_under(part: str, patterns: SchemePatterns) -> tuple[int, ...]:
    """Numbers of the submissions a name speaks of: the one whose number it bears too, else those whose
    word in it is longest (组织机构图 is no 组织)."""
    words = {item.number: len(_longest(item.words, part) or "") for item in patterns.filing}
    number = _leading_number(part)
    if number is not None and words.get(number):
        return (number,)
    longest = max(words.values(), default=0)
    return tuple(item for item, length in words.items() if longest and length == longest)


def _longest(words: tuple[str, ...], text: str) -> str | None:
    """The longest of the words that a name (case folded) has; Latin ones (yyzz, iso) stand alone in it."""
    return max(
        (
            word
            for word, folded, alone in _forms(words)
            if folded in text and (alone is None or alone.search(text))
        ),
        key=len,
        default=None,
    )


@lru_cache(maxsize=1024)
def _forms(words: tuple[str, ...]) -> tuple[tuple[str, str, "re.Pattern[str] | None"], ...]:
    """Each word, case folded, and the expression by which a Latin one stands alone, not inside others."""
    forms = []
    for word in words:
        folded = word.casefold()
        edge = r"[a-z]" if folded[-1:].isalpha() else r"\d"
        alone = re.compile(rf"(?<!{edge}){re.escape(folded)}(?!{edge})") if folded.isascii() else None
        forms.append((word, folded, alone))
    return tuple(forms)


def _leading_number(text: str) -> int | None:
    match = _NUMBER.match(text)
    if not match or not (match["called"] or len(match["rest"].strip("-_.、")) >= 2):
        return None
    number = match["number"]
    return int(number) if number.isdigit() else parse_chinese_number(number)
