"""A scheme's recognition data, made ready once for asking about many pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from intake.scheme import Kind, Lines, Scheme, Words
from intake.scheme.same import Same
from intake.scheme.told import TitleIndex, WordIndex, heading_index, title_index, word_index
from intake.zh.searchable import Vocabulary
from intake.zh.text import squeeze

ISSUED = frozenset({"certificate", "picture"})
"""Layouts of papers that others issue: no section of a text is one, unless it says so in its title."""

SHORTEST_TYPICAL = 4
"""Characters of a name below which a damaged title cannot be told by its likeness to it."""


@dataclass(frozen=True, slots=True)
class KindPatterns:
    """How one kind is told: see `intake.scheme.Recognition`."""

    id: str
    typical: tuple[str, ...]
    words: tuple[Words, ...]
    lines: tuple[Lines, ...]
    needs: tuple[str, ...]
    names: tuple[str, ...]
    folder_names: tuple[str, ...]
    numbers: tuple[int, ...]
    layout: frozenset[str]
    one_page: bool
    title_weight: float
    holds: tuple[str, ...] | None
    front: bool


@dataclass(frozen=True, slots=True)
class FiledUnder:
    """A submission's number, and the words of names by which something is filed under it."""

    number: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class SchemePatterns:
    """All kinds and submissions of a scheme, in a stable order. ``titles``: those of all kinds,
    ``vocabulary``: what their words are made of, ``headings``: the words of writers' own headings,
    ``written_for``: by a submission's number, the kinds for it that applicants write themselves. Equal
    only to itself: what is remembered by it is found at once."""

    kinds: tuple[KindPatterns, ...]
    titles: TitleIndex
    vocabulary: Vocabulary
    headings: WordIndex
    written_for: Mapping[int, frozenset[str]]
    filing: tuple[FiledUnder, ...]


def compiled(scheme: Scheme) -> SchemePatterns:
    """The scheme's patterns (kept for schemes used again)."""
    return _compiled(Same(scheme))


@lru_cache(maxsize=4)
def _compiled(key: Same[Scheme]) -> SchemePatterns:
    scheme = key.value
    kinds = tuple(_kind(kind, scheme) for kind in scheme.kinds.values())
    return SchemePatterns(
        kinds=kinds,
        titles=title_index(scheme),
        vocabulary=word_index(scheme).vocabulary,
        headings=heading_index(scheme),
        written_for={
            item.number: frozenset(
                kind.id for kind in kinds if item.number in kind.numbers and not ISSUED & kind.layout
            )
            for item in scheme.submissions
        },
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
        words=recognition.words,
        lines=recognition.lines,
        needs=recognition.needs,
        names=recognition.names,
        folder_names=tuple(name for item in serving for name in item.names),
        numbers=tuple(item.number for item in serving if kind.id in item.satisfied_by),
        layout=frozenset(recognition.layout),
        one_page=recognition.one_page,
        title_weight=recognition.title_weight,
        holds=recognition.holds,
        front=recognition.front,
    )
