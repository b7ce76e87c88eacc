"""A text in which many words are looked for, few of which stand in it."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise


class Searchable:
    """A text, and its pairs of neighbouring characters: a word of which it lacks one is not looked for.

    Going through a text for each of three thousand words takes seconds a megabyte; asking for their pairs
    costs nothing that grows with it. Words are case-folded.
    """

    __slots__ = ("folded", "pairs", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = text.casefold()
        self.pairs = _pairs(self.folded)

    def holds(self, word: str) -> bool:
        """Whether the word stands in the text, whatever the case of its letters."""
        return pairs_of(word) <= self.pairs and word in self.folded


class Vocabulary:
    """Many case-folded words, those of which a text holds told at once."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_beginning: dict[str, list[str]] = {}
        for word in dict.fromkeys(words):
            self._by_beginning.setdefault(word[:2], []).append(word)

    def present(self, text: Searchable) -> frozenset[str]:
        """The words that stand in the text."""
        beginnings = text.pairs & self._by_beginning.keys()
        return frozenset(
            word
            for beginning in beginnings
            for word in self._by_beginning[beginning]
            if word in text.folded
        )


@lru_cache(maxsize=32768)
def pairs_of(word: str) -> frozenset[str]:
    """A word's pairs of neighbours, or its one character."""
    return frozenset(map("".join, pairwise(word))) or frozenset(word)


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text).union(map("".join, pairwise(text)))
