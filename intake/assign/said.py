"""Which of a kind's words are said in a text, and what that weighs."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from intake.assign.patterns import KindPatterns
from intake.scheme import Lines
from intake.scheme.told import WordIndex
from intake.zh.searchable import Searchable, Vocabulary
from intake.zh.text import squeeze

MOST_FROM_WORDS = 4.5
MOST_FROM_HEADING = 2.0
_LAYOUT = 0.5
_BETWEEN_CELLS = re.compile(r"\s{2,}|\t")


@dataclass(frozen=True, slots=True)
class Text:
    """A text as words are looked for in it: its lines without white space, case folded; its pieces, lines
    cut at wide gaps; ``present``: what of the scheme's vocabulary stands in it."""

    lines: str
    pieces: str
    present: frozenset[str]

    @classmethod
    def of(cls, lines: Iterable[str], vocabulary: Vocabulary) -> "Text":
        own = list(lines)
        # Patterns are searched in lines: on a sheet glued together, all cells would run into each other.
        text = "\n".join(filter(None, map(squeeze, own))).casefold()
        pieces = "\n".join(squeeze(piece) for line in own for piece in _BETWEEN_CELLS.split(line.strip()))
        return cls(text, pieces, vocabulary.present(Searchable(text)))


@dataclass(frozen=True, slots=True)
class Said:
    """What of one kind's words stands in a text. ``words``: their places in its list, and the first text
    found of each; ``lines``: how many lines have each of its forms, no more than are asked for; ``shaped``:
    whether the layout is the kind's."""

    words: tuple[tuple[int, str], ...] = ()
    lines: tuple[tuple[int, str], ...] = ()
    shaped: bool = False


NOTHING = Said()


def said_in(kind: KindPatterns, text: Text, *, shaped: bool, among: Said | None = None) -> Said:
    """The kind's words in a text; `among`: only those that are known to stand in a text that holds it."""
    places = range(len(kind.words)) if among is None else [place for place, _ in among.words]
    words = []
    for place in places:
        found = kind.words[place].found(text.lines, text.present)
        if found:
            words.append((place, found[:16]))
    return Said(tuple(words), tuple(_counted(lines, text.pieces) for lines in kind.lines), shaped)


def together(one: Said, other: Said) -> Said:
    """What both texts say."""
    known = dict(other.words) | dict(one.words)
    lines = tuple(
        (first + second, text or more)
        for (first, text), (second, more) in zip(one.lines, other.lines, strict=True)
    )
    return Said(tuple(sorted(known.items())), lines, one.shaped or other.shaped)


def weight(kind: KindPatterns, said: Said) -> float:
    """What it weighs. Each word counts once, whatever its number, and lines of a form once they are enough;
    negative weights speak against the kind."""
    total = sum(kind.words[place].weight for place, _ in said.words)
    for lines, (number, _) in zip(kind.lines, said.lines, strict=False):
        total += lines.weight * (number >= lines.least)
    total = max(-MOST_FROM_WORDS, min(MOST_FROM_WORDS, total))
    return total + _LAYOUT * (said.shaped and bool(total))


def hints(index: WordIndex, heading: str) -> Mapping[str, float]:
    """What the words of a heading of the writer's own say for a section of each kind, or against it."""
    most = MOST_FROM_HEADING
    weights = index.weights(squeeze(heading))
    return {kind: max(-most, min(most, weight)) for kind, weight in weights.items()}


def shown(kind: KindPatterns, said: Said) -> list[str]:
    """The words that speak for the kind, for people."""
    found = [text for place, text in said.words if kind.words[place].weight > 0]
    for lines, (number, text) in zip(kind.lines, said.lines, strict=False):
        if lines.weight > 0 and number >= lines.least:
            found.append(text)
    return found


def _counted(lines: Lines, pieces: str) -> tuple[int, str]:
    """How many lines match, no more than asked for, and what the first holds."""
    first = ""
    start = number = 0
    expression = lines.pattern.compiled
    while number < lines.least and (match := expression.search(pieces, start)):
        first = first or match.group()[:16]
        number += 1
        start = pieces.find("\n", match.end())
        if start < 0:
            break
    return number, first
