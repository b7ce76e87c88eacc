"""By what a scheme tells kinds: the titles in a heading, the words on a page, asked once for all kinds."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from intake.scheme.patterns import Lines, Pattern, Words
from intake.scheme.same import Same
from intake.scheme.types import Kind, Scheme
from intake.zh.expressions import expression
from intake.zh.searchable import Searchable, Vocabulary

Matches = Mapping[str, tuple[re.Match[str], ...]]

Kinds = Mapping[str, Kind]

_MOST_KNOWN = 20_000
"""Headings whose kinds are remembered: those of a case."""


class TitleIndex:
    """The titles of a scheme's kinds. A heading holds a beginning (two characters) of the words that few of
    its two hundred titles need: only those are tried."""

    def __init__(self, titles: Mapping[str, Sequence[Pattern]]) -> None:
        self._always: list[tuple[str, re.Pattern[str]]] = []
        self._by_beginning: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        for kind, patterns in titles.items():
            for pattern in patterns:
                entry = (kind, pattern.compiled)
                required = expression(pattern.expression).required
                for beginning in sorted({word[:2] for word in required}):
                    self._by_beginning.setdefault(beginning, []).append(entry)
                if not required:
                    self._always.append(entry)
        self._known: dict[str, Matches] = {}

    def found(self, heading: str) -> Matches:
        """By kind, the first match of each of its titles that the heading holds."""
        known = self._known.get(heading)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[heading] = self._find(heading)
        return known

    def _find(self, heading: str) -> Matches:
        folded = heading.casefold()
        beginnings = {folded[at : at + length] for at in range(len(folded)) for length in (1, 2)}
        tried = dict.fromkeys(self._always)
        for beginning in beginnings & self._by_beginning.keys():
            tried.update(dict.fromkeys(self._by_beginning[beginning]))
        found: dict[str, tuple[re.Match[str], ...]] = {}
        for kind, pattern in tried:
            match = pattern.search(heading)
            if match:
                found[kind] = (*found.get(kind, ()), match)
        return found


Found = tuple[tuple[Words, str], ...]
"""Words of which a page uses one, and the one it uses."""

_MOST_PAGES = 4_096


class WordIndex:
    """The words of a scheme's kinds: the checks ask about every page again for each submission that is
    missing, for it may stand there. ``vocabulary``: what the words are made of."""

    def __init__(self, words: Mapping[str, Sequence[Words]]) -> None:
        self._words = words
        self.vocabulary = Vocabulary(
            word for groups in words.values() for group in groups for word in group.vocabulary()
        )
        self._known: dict[str, Mapping[str, Found]] = {}

    def found(self, text: str) -> Mapping[str, Found]:
        """By kind, the words that stand in a page's text: a line a line, white space left out."""
        known = self._known.get(text)
        if known is None:
            if len(self._known) >= _MOST_PAGES:
                self._known.clear()
            known = self._known[text] = self._find(Searchable(text))
        return known

    def weights(self, text: str) -> Mapping[str, float]:
        """By kind, what the words that stand in the text weigh together."""
        return {kind: sum(words.weight for words, _ in found) for kind, found in self.found(text).items()}

    def _find(self, text: Searchable) -> Mapping[str, Found]:
        present = self.vocabulary.present(text)
        return {
            kind: tuple((one, word) for one in words if (word := one.found(text.text, present)) is not None)
            for kind, words in self._words.items()
        }


class FormIndex:
    """The forms of lines that a scheme's kinds are told by; asked about every section again for each
    submission that is missing."""

    def __init__(self, forms: Mapping[str, Sequence[Lines]]) -> None:
        self._forms = forms
        self._known: dict[str, Mapping[str, float]] = {}

    def weights(self, text: str) -> Mapping[str, float]:
        """By kind, what the forms weigh of which the text has enough lines."""
        known = self._known.get(text)
        if known is None:
            if len(self._known) >= _MOST_PAGES:
                self._known.clear()
            lines = [(line, line.casefold()) for line in text.split("\n")]
            known = self._known[text] = {
                kind: sum(form.weight for form in forms if _has_enough(form, lines))
                for kind, forms in self._forms.items()
            }
        return known


def _has_enough(form: Lines, lines: Sequence[tuple[str, str]]) -> bool:
    return sum(form.pattern.search(line, folded) is not None for line, folded in lines) >= form.least


def title_index(scheme: Scheme) -> TitleIndex:
    """The index of a scheme's titles, kept for kinds used again."""
    return _titles(Same(scheme.kinds))


def word_index(scheme: Scheme) -> WordIndex:
    """The index of a scheme's words, kept for kinds used again."""
    return _words(Same(scheme.kinds))


def heading_index(scheme: Scheme) -> WordIndex:
    """The index of the words of headings that writers choose, kept for kinds used again."""
    return _headings(Same(scheme.kinds))


def form_index(scheme: Scheme) -> FormIndex:
    """The index of the forms of lines, kept for kinds used again."""
    return _forms(Same(scheme.kinds))


@lru_cache(maxsize=4)
def _titles(key: Same[Kinds]) -> TitleIndex:
    return TitleIndex({kind.id: kind.recognition.titles for kind in key.value.values()})


@lru_cache(maxsize=4)
def _words(key: Same[Kinds]) -> WordIndex:
    return WordIndex({kind.id: kind.recognition.words for kind in key.value.values()})


@lru_cache(maxsize=4)
def _headings(key: Same[Kinds]) -> WordIndex:
    return WordIndex({kind.id: kind.recognition.headings for kind in key.value.values()})


@lru_cache(maxsize=4)
def _forms(key: Same[Kinds]) -> FormIndex:
    return FormIndex({kind.id: kind.recognition.lines for kind in key.value.values()})
