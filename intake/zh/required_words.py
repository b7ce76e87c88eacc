"""What a text must hold so that a regular expression can match it: one of some words."""

import re
from collections.abc import Iterable

Words = frozenset[str] | None
"""Of which a match holds at least one; None: nothing can be said."""

_MOST = 40
"""Words: asking for more costs as much as trying."""

_QUANTIFIER = re.compile(r"[?*+][?+]?|\{(?P<least>\d*)(?:,\d*)?\}[?+]?")
_GROUP = re.compile(r"\((?:\?(?:(?P<around><?[=!])|P<\w+>|[a-z]*:))?")
_SET = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_LITERAL_ESCAPE = re.compile(r"\\([^\w\s])")
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL)


def required_words(expression: str) -> frozenset[str]:
    """Case-folded words of which every match of the expression holds at least one; none where nothing is
    sure. The expression must be a sound one."""
    return _Reader(expression).alternatives() or frozenset()


class _Reader:
    """Goes through an expression once, from left to right."""

    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0

    def alternatives(self) -> Words:
        """Up to the bracket that closes them: what any of them needs."""
        needed = [self._sequence()]
        while self._peek() == "|":
            self._at += 1
            needed.append(self._sequence())
        words: set[str] = set()
        for one in needed:
            if one is None:
                return None
            words |= one
        return frozenset(words) if len(words) <= _MOST else None

    def _sequence(self) -> Words:
        """What stands in a row: the most telling of its parts."""
        parts: list[frozenset[str]] = []
        run = ""
        while self._peek() not in ("", "|", ")"):
            literal, inner = self._atom()
            least, most_one = self._times()
            if literal and least and most_one:
                run += literal
                continue
            parts += [frozenset({run})] if run else []
            run = ""
            if literal and least:
                parts.append(frozenset({literal}))
            elif inner and least:
                parts.append(inner)
        parts += [frozenset({run})] if run else []
        return _most_telling(parts)

    def _atom(self) -> tuple[str, Words]:
        """The next literal (case-folded), or what the next group needs."""
        rest = self._text[self._at :]
        group = _GROUP.match(rest)
        if group:
            self._at += group.end()
            inner = self.alternatives()
            self._at += 1
            return "", None if group["around"] else inner
        for other in (_SET, _LITERAL_ESCAPE, _ESCAPE):
            found = other.match(rest)
            if found:
                self._at += found.end()
                return (found[1], None) if other is _LITERAL_ESCAPE else ("", None)
        self._at += 1
        return ("", None) if rest[0] in ".^$" else (rest[0].casefold(), None)

    def _times(self) -> tuple[int, bool]:
        """How often at least, and whether just once."""
        found = _QUANTIFIER.match(self._text, self._at)
        if not found:
            return 1, True
        self._at = found.end()
        if found.group().startswith("{"):
            return int(found["least"] or 0), False
        return (1 if found.group().startswith("+") else 0), False

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]


def _most_telling(parts: Iterable[frozenset[str]]) -> Words:
    """The part whose shortest word is longest, the one with fewest words among equals."""
    return max(parts, key=lambda words: (min(map(len, words)), -len(words)), default=None)
