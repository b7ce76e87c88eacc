"""Words laid level over a page again and again (仅供存档, 电子营业执照, a site's name): no part of it."""

from collections.abc import Sequence

from intake.model import Line
from intake.zh.text import squeeze

_A_WORD = 4
"""Characters: shorter ones (合格, 是) repeat in the cells of every table."""

_OFTEN = 4
_ROWS = 3
_COLUMNS = 2
"""Places, heights and left edges at which one word stands when it is tiled over the page."""

_APART = 0.03
"""Of the page: edges closer together are one."""

_LIES_OVER = 0.2
"""Of the smaller box that two lines share when one lies over the other: cells of a table never do."""


def tiled_words(lines: Sequence[Line]) -> list[Line]:
    """The lines that say nothing but a word that stands all over the page, across its text. Whether it is
    paler than the print, so that it can be taken away, is for the caller to see."""
    places: dict[str, list[Line]] = {}
    for line in lines:
        word = _word(line)
        if word:
            places.setdefault(word, []).append(line)
    words = [word for word, found in places.items() if _is_tiled(found)]
    tiles = [line for line in lines if any(_says_only(line, word) for word in words)]
    others = [line for line in lines if line not in tiles]
    return tiles if any(_is_across(other, tiles, words) for other in others) else []


def _word(line: Line) -> str:
    """What a line counts as saying. Of Latin letters, a site's name, the beginning: small and pale, its end
    is read otherwise each time."""
    text = squeeze(line.text).lower()
    if len(text) < _A_WORD or not any(sign.isalpha() for sign in text):
        return ""
    return text[:_A_WORD] if text.isascii() else text


def _says_only(line: Line, word: str) -> bool:
    text = squeeze(line.text).lower()
    return (
        text.startswith(word) if text.isascii() else len(text) >= len(word) and not text.replace(word, "")
    )


def _is_tiled(lines: Sequence[Line]) -> bool:
    return (
        len(lines) >= _OFTEN
        and _distinct([line.box.y0 for line in lines]) >= _ROWS
        and _distinct([line.box.x0 for line in lines]) >= _COLUMNS
    )


def _distinct(places: Sequence[float]) -> int:
    """How many places there are when those close together are one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _APART:
            found.append(place)
    return len(found)


def _is_across(line: Line, tiles: Sequence[Line], words: Sequence[str]) -> bool:
    """Whether a word lies over a line of the text: it was read into it, or beside it in its place."""
    text = squeeze(line.text).lower()
    if any(word[:_A_WORD] in text for word in words):
        return True
    return any(
        line.box.overlap(tile.box) > _LIES_OVER * min(line.box.area, tile.box.area) for tile in tiles
    )
