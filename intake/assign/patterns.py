"""A scheme's recognition data, its regular expressions compiled once."""

import re
from dataclasses import dataclass
from functools import lru_cache

from intake.scheme import Kind, Scheme
from intake.zh.text import squeeze

_SPECIAL = re.compile(r"[\\^$.*+?{}\[\]()]")
_SET = r"\\.|\[(?:[^\]\\]|\\.)*\]"
_ALTERNATIVE = re.compile(rf"(?:[^|()\[\]\\]|{_SET}|\((?:[^()\[\]\\]|{_SET})*\))+")
"""One alternative of an expression, with brackets of one depth."""

SHORTEST_TYPICAL = 4
"""Characters of a name below which a damaged title cannot be told by its likeness to it."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words for one thing, any of which a page may use. Looking for plain words is much faster than
    searching for an expression, and most are plain. ``beginnings``: two characters of each plain word."""

    plain: tuple[str, ...]
    expression: re.Pattern[str] | None
    beginnings: frozenset[str]

    @classmethod
    def of(cls, expression: str) -> "Words":
        """The alternatives of an expression: plain words apart from the rest."""
        parts = _ALTERNATIVE.findall(expression)
        plain = tuple(part.casefold() for part in parts if not _SPECIAL.search(part))
        rest = [part for part in parts if _SPECIAL.search(part)]
        if "|".join(parts) != expression:
            plain, rest = (), [expression]
        return cls(
            plain,
            re.compile("|".join(rest), re.IGNORECASE) if rest else None,
            frozenset(word[:2] for word in plain),
        )

    def found(self, text: str, pairs: frozenset[str]) -> str | None:
        """The word that the text (white space removed, case folded) holds; ``pairs``: all its characters
        and pairs of neighbours."""
        if not self.beginnings.isdisjoint(pairs):
            for word in self.plain:
                if word in text:
                    return word
        match = self.expression.search(text) if self.expression else None
        return match.group() if match else None


@dataclass(frozen=True, slots=True)
class KindPatterns:
    """How one kind is told: see `intake.scheme.Recognition`."""

    id: str
    typical: tuple[str, ...]
    titles: tuple[re.Pattern[str], ...]
    words: tuple[tuple["Words", float], ...]
    lines: tuple[tuple[re.Pattern[str], float, int], ...]
    needs: tuple[re.Pattern[str], ...]
    names: tuple[str, ...]
    folder_names: tuple[str, ...]
    numbers: tuple[int, ...]
    layout: frozenset[str]
    one_page: bool
    title_weight: float
    holds: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class FiledUnder:
    """A submission's number, and the words of names by which something is filed under it."""

    number: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SchemePatterns:
    """All kinds and submissions of a scheme, in a stable order."""

    kinds: tuple[KindPatterns, ...]
    filing: tuple[FiledUnder, ...]


def compiled(scheme: Scheme) -> SchemePatterns:
    """The scheme's patterns (kept for schemes used again)."""
    return _compiled(_Key(scheme))


class _Key:
    """A scheme as a cache key: by identity, for its mappings cannot be hashed."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme

    def __hash__(self) -> int:
        return id(self.scheme)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.scheme is self.scheme


@lru_cache(maxsize=4)
def _compiled(key: _Key) -> SchemePatterns:
    scheme = key.scheme
    return SchemePatterns(
        kinds=tuple(_kind(kind, scheme) for kind in scheme.kinds.values()),
        filing=tuple(
            FiledUnder(
                item.number,
                item.names
                + tuple(name for kind in item.kinds for name in scheme.kinds[kind].recognition.names),
            )
            for item in scheme.submissions
        ),
    )


def _kind(kind: Kind, scheme: Scheme) -> KindPatterns:
    recognition = kind.recognition
    serving = scheme.serving(kind.id)
    return KindPatterns(
        id=kind.id,
        typical=tuple(
            dict.fromkeys(
                squeeze(name).casefold()
                for name in (kind.title.in_language("zh"), *recognition.names)
                if len(squeeze(name)) >= SHORTEST_TYPICAL
            )
        ),
        titles=_all(recognition.titles),
        words=tuple((Words.of(word), weight) for word, weight in recognition.words),
        lines=tuple(
            (re.compile(line, re.IGNORECASE | re.MULTILINE), weight, least)
            for line, weight, least in recognition.lines
        ),
        needs=_all(recognition.needs),
        names=recognition.names,
        folder_names=tuple(name for item in serving for name in item.names),
        numbers=tuple(item.number for item in serving if kind.id in item.satisfied_by),
        layout=frozenset(recognition.layout),
        one_page=recognition.one_page,
        title_weight=recognition.title_weight,
        holds=recognition.holds,
    )


def _all(expressions: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(expression, re.IGNORECASE) for expression in expressions)
