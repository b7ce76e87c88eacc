"""Text on a terminal, where a Chinese character takes two columns."""

import unicodedata
from collections.abc import Iterator

_NEVER_FIRST = "，。；：、！？）》」』”’…,.;:)!?"


def shown_width(text: str) -> int:
    """How many columns the text takes."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def wrapped(text: str, width: int) -> Iterator[str]:
    """Its lines at that many columns, at least 20: broken between Chinese characters or at spaces, never
    within a word that fits a line, never before closing punctuation. No text is lost."""
    width = max(width, 20)
    line = ""
    for piece in (part for whole in _pieces(text) for part in _cut(whole, width)):
        if line and shown_width(line.rstrip() if piece == " " else line + piece) > width:
            yield line.rstrip()
            line = ""
        if piece == " " and not line:
            continue
        line += piece
    if line.strip():
        yield line.rstrip()


def _cut(piece: str, width: int) -> list[str]:
    """A word longer than a line (an address), cut to lines; any other as it is."""
    step = width if shown_width(piece) > width else len(piece)
    return [piece[at : at + step] for at in range(0, len(piece), step)]


def _pieces(text: str) -> list[str]:
    """What is not broken within: Latin words, Chinese characters, each with the marks that follow."""
    pieces: list[str] = []
    for one in text:
        word = one.isascii() and one != " "
        if pieces and ((word and pieces[-1][-1].isascii() and pieces[-1] != " ") or one in _NEVER_FIRST):
            pieces[-1] += one
        else:
            pieces.append(one)
    return pieces
