"""Names of strangers' files: readable, safe to show, and in the order a person expects."""

import re
import unicodedata
from collections.abc import Sequence

from intake.zh.common_characters import COMMON_HAN, EVERYDAY_SIMPLIFIED, FREQUENT_HAN

_DIGITS = re.compile(r"(\d+)")
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_JOINER = "\u200d"  # keeps composed emoji whole, steers nothing

_PLAUSIBLE = 0.78
"""Likeness from which GB 18030 is believed."""

_ENCODINGS = ("gb18030", "big5", "shift_jis", "cp437")


def readable(name: str) -> str:
    """The name with undecodable bytes read as GBK, and what could steer a screen made visible (`�`)."""
    if any("\udc80" <= character <= "\udcff" for character in name):
        name = decode_name(name.encode("utf-8", "surrogateescape"))
    shown = "".join(character if character == _JOINER else _visible(character) for character in name)
    return unicodedata.normalize("NFC", shown)


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    return "�" if category in _HIDDEN else " " if category == "Zs" else character


def natural_key(path: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts `2.pdf` before `10.pdf`; total and stable whatever the name holds."""
    parts = [part for part in _DIGITS.split(path) if part]
    key = [
        (0, int(part), part) if part.isdecimal() and len(part) < 30 else (1, 0, part.casefold())
        for part in parts
    ]
    return (*key, (2, 0, path))


def decode_name(raw: bytes, siblings: Sequence[bytes] = ()) -> str:
    """Decodes one name's bytes; `siblings` are other names of the same archive, one encoding for all.

    UTF-8 wins when it fits; else the encoding under which the names look most like everyday Chinese
    (or Japanese). Never fails: what fits nowhere shows as `�`.
    """
    sample = b"/".join([raw, *siblings[:200]])
    for candidate in (sample, raw):
        try:
            text = candidate.decode("utf-8")
        except UnicodeDecodeError:
            continue
        # Two bytes of GBK may happen to be a Hebrew point in UTF-8; three hardly ever are anything.
        if text.isascii() or max(text) >= "\u0800" or _likeness(candidate, "gb18030") < _PLAUSIBLE:
            return raw.decode("utf-8")
    return raw.decode(_best_encoding(sample), "replace")


def _best_encoding(sample: bytes) -> str:
    scores = {encoding: _likeness(sample, encoding) for encoding in _ENCODINGS}
    usual = sum(map(FREQUENT_HAN.__contains__, sample.decode("gb18030", "replace"))) / max(
        1, len(sample) // 2
    )
    if scores["gb18030"] >= _PLAUSIBLE and (usual >= 0.1 or scores["big5"] < 0.95):
        return "gb18030"  # our senders' own; many Big5 readings of it look plausible too
    return max(_ENCODINGS, key=lambda encoding: scores[encoding])


def _likeness(sample: bytes, encoding: str) -> float:
    """How much the bytes look like names people give files when read so, at most 1."""
    text = sample.decode(encoding, "replace")
    foreign = [character for character in text if ord(character) > 0x7F]
    everyday = EVERYDAY_SIMPLIFIED if encoding == "gb18030" else COMMON_HAN
    return sum(_weight(character, everyday) for character in foreign) / max(1, len(foreign))


def _weight(character: str, everyday: frozenset[str]) -> float:
    if "\u4e00" <= character <= "\u9fff":
        return 1.0 if character in everyday else 0.35
    if "\u3040" <= character <= "\u30ff":  # full-width kana
        return 0.9
    if character in "（）、。《》【】—－·～" or (
        unicodedata.category(character)[0] in "LN" and ("\uff00" <= character <= "\uff5e")
    ):
        return 0.9
    if character == "\ufffd" or unicodedata.category(character) in _HIDDEN:
        return -2.0
    if "\uff61" <= character <= "\uff9f":  # half-width kana: what GBK bytes become in Shift JIS
        return -0.5
    return 0.0
