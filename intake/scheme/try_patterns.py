"""Is a pattern of a scheme sound? It compiles, has no open quantifier, and does what its examples say."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from intake.errors import SchemeError
from intake.scheme.files import line_with
from intake.scheme.patterns import Pattern
from intake.zh.expressions import open_quantifier


def tried(patterns: Iterable[Pattern], put: Callable[[str], str], path: Path) -> Iterator[SchemeError]:
    """What `try_pattern` says of patterns that are not sound."""
    for pattern in patterns:
        try:
            try_pattern(pattern, put, path)
        except SchemeError as error:
            yield error


def try_pattern(pattern: Pattern, put: Callable[[str], str], path: Path) -> None:
    """Tries a pattern on its examples; `put`: how a text is put before it is searched.

    Raises:
        SchemeError: naming the file, the line, the pattern, and what is wrong with it.
    """
    trouble = trouble_with(pattern, put)
    if trouble:
        line = line_with(path, pattern.expression)
        where = f"line {line}: " if line else ""
        raise SchemeError(f"{path}: {where}pattern “{pattern.name}”: {trouble}")


def trouble_with(pattern: Pattern, put: Callable[[str], str]) -> str | None:
    """What is wrong with a pattern, if anything."""
    try:
        compiled = pattern.compiled
    except re.error as error:
        return f"“{pattern.expression}” is no regular expression: {error}"
    unbounded = open_quantifier(pattern.expression)
    if unbounded:
        return (
            f"“{unbounded}” has no end; say how often at most, as in {{0,20}}: "
            "on a sheet of numbers an open one takes minutes"
        )
    for example in pattern.examples:
        if not compiled.search(put(example)):
            return f"it does not match its example “{example}”"
    for example in pattern.counterexamples:
        found = compiled.search(put(example))
        if found:
            return f"it matches its counterexample “{example}” at “{found.group()}”"
    return None
