"""What a scheme's data looks for in text: plain words, and regular expressions with a name and examples."""

import re
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

    def found(self, text: str) -> str | None:
        """The first of them that stands in the text: case-folded, a line a line, white space left out."""
        for word in self.any:
            if word in text:
                return word
        for pattern in self.patterns:
            match = pattern.search(text, text)
            if match:
                return match.group()
        return None


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a form or list: so many (``least``) or more must match the pattern to count."""

    pattern: Pattern
    weight: float
    least: int
