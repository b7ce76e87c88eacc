"""Strangers' text made safe to print: names of files, readings of pages, words of an applicant.

Two ways: `one_line` drops what cannot be seen (letters, workbooks, terminals), `visible` shows it by its
code point (the web page, where a reviewer should notice that a name was meant to mislead).
"""

import re

# C0 and C1 controls, DEL; line and paragraph separators; surrogates and non-characters, which neither
# XML nor UTF-8 can carry.
_CONTROL = "\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
# Marks that turn or hide text (Unicode TR 36): bidi embeddings, overrides, isolates and marks, zero
# widths, the soft hyphen, the byte-order mark, interlinear annotation.
_HIDDEN = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"

_SPACE = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_UNPRINTABLE = re.compile(f"[{_CONTROL}{_HIDDEN}]")
# A terminal's escape sequences: CSI, OSC (ended by BEL or ST), and the two-character ones.
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")


def one_line(text: str) -> str:
    """The text on one line, without control, escape, direction and zero-width characters."""
    text = _ESCAPES.sub("", text)
    return _UNPRINTABLE.sub("", _SPACE.sub(" ", text)).strip()


def visible(text: str) -> str:
    """The text with every control and direction character shown as its code point; newlines stay."""
    if text.isprintable():  # nearly every text of a page's fifty thousand
        return text
    return _UNPRINTABLE.sub(lambda match: _shown(match.group()), text)


def encodable(text: str) -> str:
    """The text with lone surrogates (undecodable bytes of a file name) replaced, so UTF-8 can carry it."""
    return text.encode("utf-8", "replace").decode("utf-8")


def shortened(text: str, length: int) -> str:
    """At most `length` characters, an ellipsis at the end when cut."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _shown(character: str) -> str:
    return character if character in "\n\t" else f"⟨U+{ord(character):04X}⟩"
