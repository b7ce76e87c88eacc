"""Decodes text files in the encodings Chinese offices use."""

import re

from intake.zh.unmarked_utf16 import unmarked_utf16

_PRIVATE = re.compile(r"[\ue000-\uf8ff]")  # what Big5 text becomes when read as GB 18030

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def decode(data: bytes, stated: str | None = None) -> str:
    """The text: by its mark, as stated, as UTF-8, as GB 18030 (Big5 when that fits better). Never fails."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    unmarked = unmarked_utf16(data)
    if unmarked:
        return data.decode(unmarked, "replace")
    for named in (stated or "utf-8", "utf-8", "gb18030"):
        try:
            text = data.decode("gb18030" if named.lower() in {"gb2312", "gbk"} else named)
        except (UnicodeDecodeError, LookupError):
            continue
        if named != "gb18030" or not _PRIVATE.search(text):
            return text
    return min((data.decode(encoding, "replace") for encoding in ("gb18030", "utf-8", "big5")), key=_broken)


def _broken(text: str) -> int:
    return text.count("\ufffd") + len(_PRIVATE.findall(text))
