"""Strangers' text made safe to show: what could steer a terminal or hide a name becomes visible."""

import unicodedata

_UNSAFE = {"Cc", "Cf", "Cs", "Co", "Cn"}


def for_screen(text: str) -> str:
    """The text with control, format (bidi) and surrogate characters shown as `�`, tabs as spaces."""
    return "".join(
        " " if character == "\t" else "�" if _unsafe(character) else character for character in text
    )


def _unsafe(character: str) -> bool:
    return unicodedata.category(character) in _UNSAFE
