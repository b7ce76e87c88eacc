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
        where = f"第{line}行: " if line else ""
        raise SchemeError(f"{path}: {where}模式“{pattern.name}”: {trouble}")


def trouble_with(pattern: Pattern, put: Callable[[str], str]) -> str | None:
    """What is wrong with a pattern, if anything."""
    try:
        compiled = pattern.compiled
    except re.error as error:
        return f"“{pattern.expression}”不是正则表达式：{error}"
    unbounded = open_quantifier(pattern.expression)
    if unbounded:
        return f"“{unbounded}”没有写明上限，请写最多几次，如 {{0,20}}：没有上限的，遇到满页数字要算几分钟"
    for example in pattern.examples:
        if not compiled.search(put(example)):
            return f"不匹配自己的例子“{example}”"
    for example in pattern.counterexamples:
        found = compiled.search(put(example))
        if found:
            return f"匹配了自己的反例“{example}”中的“{found.group()}”"
    return None
