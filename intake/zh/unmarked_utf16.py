"""Tells UTF-16 text that carries no byte order mark, as Windows programs sometimes write it."""

import re

_USUAL = re.compile(r"[\t\r\n -~\u00b7\u2010-\u2026\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]")
_SAMPLE = 4096


def unmarked_utf16(data: bytes) -> str | None:
    """The name of the UTF-16 encoding that makes Chinese or English of those bytes; None when neither does.

    Only bytes with NULs in them are looked at: text in any other encoding has none, and UTF-16 has them
    in its line ends, digits and spaces.
    """
    sample = data[:_SAMPLE]
    if b"\0" not in sample:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = sample[: len(sample) // 2 * 2].decode(encoding)
        except UnicodeDecodeError:
            continue
        if text and len(_USUAL.findall(text)) >= 0.97 * len(text):
            return encoding
    return None
