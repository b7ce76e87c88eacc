"""Regular expressions of a scheme: compiled once a process, tried only where they can match, bounded.

A scheme has about a thousand; Python's own memory of them holds 512 and, when all are used in turn,
forgets each before it is used again. Most of a text matches none of them: before an expression is tried,
the text is asked whether it holds what every match of it holds (a plain search, some hundred times faster).

They run on Python's own engine, which looks for what stands before and after (a linear-time engine like RE2
cannot, and a third of the recognition's precision rests on it); its one danger, time that grows faster than
the text, is kept out by construction: no quantifier without an end, and texts of a line each. A time limit
within the engine would give two machines two reports on one case.
"""

import re
from functools import lru_cache

from intake.zh.required_words import required_words
from intake.zh.searchable import Searchable

_OPEN = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|(?P<open>\{\d*,\}|[*+])")
"""A character, a set, or a quantifier without an end."""


class Expression:
    """A regular expression, whatever the case of letters; ``^`` and ``$`` stand for a line's ends, too."""

    __slots__ = ("pattern", "required")

    def __init__(self, expression: str) -> None:
        self.pattern = re.compile(expression, re.IGNORECASE | re.MULTILINE)
        self.required = required_words(expression)

    def may_match(self, folded: str) -> bool:
        """Whether a case-folded text holds what every match holds."""
        # Asked for every line by every expression: a loop takes half the time that a generator does.
        for word in self.required:
            if word in folded:
                return True
        return not self.required

    def search(self, text: str, folded: str | None = None) -> re.Match[str] | None:
        """The first match; `folded`: the text case-folded, where it is known."""
        return self.pattern.search(text) if self.may_match(folded or text.casefold()) else None

    def stands_in(self, text: Searchable) -> bool:
        """Whether a long text holds what every match holds."""
        return not self.required or any(map(text.holds, self.required))


@lru_cache(maxsize=8192)
def expression(text: str) -> Expression:
    """The expression, made once. Raises re.error."""
    return Expression(text)


@lru_cache(maxsize=8192)
def compiled(text: str) -> re.Pattern[str]:
    """The compiled expression, its letters' case counting. Raises re.error."""
    return re.compile(text)


def open_quantifier(text: str) -> str | None:
    """A quantifier of an expression that has no end (``*``, ``+``, ``{2,}``), if any: on a sheet of
    numbers, or a text made for it, its time may grow with the square of the text or worse."""
    return next((match["open"] for match in _OPEN.finditer(text) if match["open"]), None)
