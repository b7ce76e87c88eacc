"""Names of strangers' files: readable, safe to show, and in the order a person expects."""

import re
import unicodedata
from collections.abc import Sequence

_DIGITS = re.compile(r"(\d+)")
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
_JOINER = "\u200d"  # keeps composed emoji whole, steers nothing

_ENCODINGS = ("gb18030", "big5", "shift_jis", "cp437")


def readable(name: str) -> str:
    """The name with undecodable bytes read as GBK, and what could steer a screen made visible (`�`)."""
    if any("\udc80" <= character <= "\udcff" for character in name):
        name = decode_name(name.encode("utf-8", "surrogateescape"))
    shown = "".join(
        "�" if character != _JOINER and unicodedata.category(character) in _HIDDEN else character
        for character in name
    )
    return unicodedata.normalize("NFC", shown)


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
            candidate.decode("utf-8")
        except UnicodeDecodeError:
            continue
        return raw.decode("utf-8")
    return raw.decode(_best_encoding(sample), "replace")


def _best_encoding(sample: bytes) -> str:
    scores = {encoding: _likeness(sample, encoding) for encoding in _ENCODINGS}
    return max(_ENCODINGS, key=lambda encoding: scores[encoding])  # the first of equals: GB 18030


def _likeness(sample: bytes, encoding: str) -> float:
    """How much the bytes look like names people give files when read so, at most 1."""
    text = sample.decode(encoding, "replace")
    foreign = [character for character in text if ord(character) > 0x7F]
    return sum(map(_weight, foreign)) / max(1, len(foreign))


def _weight(character: str) -> float:
    if "\u4e00" <= character <= "\u9fff":
        return 1.0 if is_common_han(character) else 0.35
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


def is_common_han(character: str) -> bool:
    """Whether it is one of the 3,755 everyday characters: level one of GB 2312-80, rows 16-55."""
    try:
        encoded = character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return len(encoded) == 2 and 0xB0 <= encoded[0] <= 0xD7
