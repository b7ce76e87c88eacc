"""A scheme's recognition data, its regular expressions compiled once."""

import re
from dataclasses import dataclass
from functools import lru_cache

from intake.scheme import Kind, Scheme


@dataclass(frozen=True, slots=True)
class KindPatterns:
    """How one kind is told: see `intake.scheme.Recognition`."""

    id: str
    title_text: str
    titles: tuple[re.Pattern[str], ...]
    words: tuple[tuple[re.Pattern[str], float], ...]
    needs: tuple[re.Pattern[str], ...]
    names: tuple[str, ...]
    folder_names: tuple[str, ...]
    numbers: tuple[int, ...]
    layout: frozenset[str]
    one_page: bool
    title_weight: float


@dataclass(frozen=True, slots=True)
class SchemePatterns:
    """All kinds of a scheme, in a stable order."""

    kinds: tuple[KindPatterns, ...]


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
    return SchemePatterns(tuple(_kind(kind, key.scheme) for kind in key.scheme.kinds.values()))


def _kind(kind: Kind, scheme: Scheme) -> KindPatterns:
    recognition = kind.recognition
    serving = scheme.serving(kind.id)
    return KindPatterns(
        id=kind.id,
        title_text=kind.title.in_language("zh"),
        titles=_all(recognition.titles),
        words=tuple((re.compile(word, re.IGNORECASE), weight) for word, weight in recognition.words),
        needs=_all(recognition.needs),
        names=recognition.names,
        folder_names=tuple(name for item in serving for name in item.names),
        numbers=tuple(item.number for item in serving if kind.id in item.satisfied_by),
        layout=frozenset(recognition.layout),
        one_page=recognition.one_page,
        title_weight=recognition.title_weight,
    )


def _all(expressions: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(expression, re.IGNORECASE) for expression in expressions)
