"""What a scheme's data looks for in text: plain words, and regular expressions with a name and examples."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from intake.zh.expressions import expression


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression, whatever the case of letters.

    ``examples`` it must match and ``counterexamples`` it must not: loading the scheme tries them.
    """

    name: str
    expression: str
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()

    @property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression, for finding every match in a line it may match."""
        return expression(self.expression).pattern

    def may_match(self, folded: str) -> bool:
        """Whether the case-folded text holds what every match holds: asking costs next to nothing."""
        return expression(self.expression).may_match(folded)

    def search(self, text: str, folded: str | None = None) -> re.Match[str] | None:
        """The first match in a text; `folded`: the text case-folded, where it is known."""
        return expression(self.expression).search(text, folded)


@dataclass(frozen=True, slots=True)
class Words:
    """Words for one thing, any of which a page may use: ``any`` as they stand, or a match of ``patterns``.
    ``weight``: what one of them says for the kind (log-odds), negative: against it."""

    weight: float
    any: tuple[str, ...] = ()
    patterns: tuple[Pattern, ...] = ()

    def vocabulary(self) -> Iterator[str]:
        """The words that show whether one of them may stand in a text."""
        yield from self.any
        for pattern in self.patterns:
            yield from expression(pattern.expression).required

    def found(self, text: str, present: frozenset[str]) -> str | None:
        """The first of them that stands in the text; `present`: what of the vocabulary does."""
        for word in self.any:
            if word in present:
                return word
        for pattern in self.patterns:
            asked = expression(pattern.expression)
            match = None
            if not asked.required or not asked.required.isdisjoint(present):
                match = asked.pattern.search(text)
            if match:
                return match.group()
        return None


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a form or list: so many (``least``) or more must match the pattern to count."""

    pattern: Pattern
    weight: float
    least: int
