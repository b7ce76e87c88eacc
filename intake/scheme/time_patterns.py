"""How long do a scheme's patterns take on long texts made for them? `intake scheme validate` asks.

That no quantifier is open is known when a scheme is loaded; what is left are quantifiers within each other
(``(\\d{1,9}){1,9}``), whose time grows with every character, and patterns that try too much at each place.
"""

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass

from intake.errors import SchemeError
from intake.scheme.files import line_with
from intake.scheme.patterns import Pattern
from intake.scheme.types import Scheme

MOST_MICROSECONDS = 5.0
"""CPU a character: a pattern that takes more makes a text of a million characters wait five seconds."""

MOST_GROWTH = 1.5
"""The exponent of time's growth with the text's length above which it is no longer linear."""

_LENGTHS = (8, 12, 16, 24, 32, 64, 128, 512, 1024, 2048)
"""Short first: what takes exponential time must not be met with a long text."""

_SURELY_QUICK = 0.3
"""Microseconds a character, on a text long enough to show a growth, from which longer ones are tried."""

_LONG_ENOUGH = 512

_TELLING = 0.002
"""Seconds below which a growth says nothing: clocks and other programs blur it."""

_TRIES = 3
_BLURRED, _CLEAR = 1e-4, 0.02
"""Seconds below which trying again tells nothing, and above which other programs hardly disturb."""

_CONFIRMED = 3
"""Times that a pattern must be too slow again: a machine that does much else makes quick ones look slow."""

_PARTS = (1, 2, 3)
_RUNS = ("7", "A", "证", "（", "证书编号", "2024年")


@dataclass(frozen=True, slots=True)
class Timed:
    """A pattern's slowest text: ``unit`` again and again. ``place``: the file it stands in.
    ``microseconds``: CPU a character; ``growth``: the exponent with which the time grew at the end (0.0:
    too short to tell)."""

    place: str
    pattern: Pattern
    unit: str
    length: int
    microseconds: float
    growth: float

    @property
    def too_slow(self) -> bool:
        return self.microseconds > MOST_MICROSECONDS or (
            self.growth > MOST_GROWTH and self.microseconds > MOST_MICROSECONDS / 2
        )


def timed_patterns(scheme: Scheme) -> list[Timed]:
    """Every pattern of the scheme with its slowest text, the slowest first."""
    found = [_slowest(file, pattern) for file, pattern in scheme.patterns]
    return sorted(found, key=lambda one: (-one.too_slow, -one.microseconds))


def refuse_slow(scheme: Scheme) -> Timed | None:
    """The slowest pattern of those that are quick enough.

    Raises:
        SchemeError: a pattern's time has no bound; the message names file, line, pattern and text.
    """
    found = timed_patterns(scheme)
    if not found or not found[0].too_slow:
        return found[0] if found else None
    slow = found[0]
    path = scheme.folder / slow.place
    line = line_with(path, slow.pattern.expression)
    raise SchemeError(
        f"{path}: {f'line {line}: ' if line else ''}pattern “{slow.pattern.name}” is too slow: "
        f"“{slow.unit}” again and again ({slow.length} characters) takes {slow.microseconds:.1f} µs a "
        f"character, growing with the power {slow.growth:.1f} of the text. "
        "The usual cause: quantifiers within each other"
    )


def _units(pattern: Pattern) -> Iterator[str]:
    """What a text made to be slow repeats: plain runs, and parts of what the pattern looks for."""
    units = dict.fromkeys(_RUNS)
    for example in (*pattern.examples, *pattern.counterexamples):
        text = "".join(example.split())
        units |= dict.fromkeys(text[:end] for end in range(1, len(text) + 1))
        units |= dict.fromkeys(
            text[start : start + length] for length in _PARTS for start in range(len(text) - length + 1)
        )
    return iter(units)


def _slowest(place: str, pattern: Pattern) -> Timed:
    """The pattern's slowest text, or the first that is too slow for it."""
    slowest = None
    for unit in _units(pattern):
        timed = _timed(place, pattern, unit)
        for _ in range(_CONFIRMED if timed.too_slow else 0):
            timed = min(
                timed, _timed(place, pattern, unit), key=lambda one: (one.too_slow, one.microseconds)
            )
        if slowest is None or timed.too_slow or timed.microseconds > slowest.microseconds:
            slowest = timed
        if timed.too_slow:
            break
    if slowest is None:
        raise AssertionError("there are always plain runs to try")
    return slowest


def _timed(place: str, pattern: Pattern, unit: str) -> Timed:
    """Longer and longer texts, until it is clear that the pattern is quick, or that it is not."""
    timed = Timed(place, pattern, unit, 0, 0.0, 0.0)
    before = 0.0
    for length in _LENGTHS:
        taken = _seconds(pattern, (unit * (length // len(unit) + 1))[:length])
        growth = 0.0
        if taken > _TELLING and before > 0.0:
            growth = math.log(taken / before) / math.log(length / timed.length)
        timed = Timed(place, pattern, unit, length, taken / length * 1e6, growth)
        quick = length >= _LONG_ENOUGH and timed.microseconds < _SURELY_QUICK
        if quick or (taken > _TELLING and timed.too_slow):
            break
        before = taken
    return timed


def _seconds(pattern: Pattern, text: str) -> float:
    """CPU seconds of finding every match, the quickest of some tries where other programs may disturb."""
    best = math.inf
    for _ in range(_TRIES):
        begun = time.process_time()
        for _match in pattern.compiled.finditer(text):
            pass
        best = min(best, time.process_time() - begun)
        if best < _BLURRED or best > _CLEAR:
            break
    return best
