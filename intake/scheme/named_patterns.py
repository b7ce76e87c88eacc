"""Regular expressions in a scheme's data: each with a name, an example and a counterexample.

Where an expression is asked for, plain words stand as they are; what has a sign with a meaning of its own
is written ``{name: …, pattern: …, example: …, counterexample: …}``. Loading tries it and keeps the
expression.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from intake.scheme.mistakes import Place
from intake.scheme.patterns import Pattern

_ENTRIES = frozenset({"name", "pattern", "example", "counterexample"})
_SIGNS = re.compile(r"[\\\[\](){}|^$?*+.]")

LONGEST = 180
"""Characters of an expression that a person can still read."""


def as_expressions(node: Any) -> Any:
    """The data, each named pattern in it replaced by its expression."""
    if _is_pattern(node):
        return node["pattern"]
    if isinstance(node, Mapping):
        return {name: as_expressions(inner) for name, inner in node.items()}
    if isinstance(node, list):
        return [as_expressions(inner) for inner in node]
    return node


def named_patterns(node: object, place: Place = ()) -> Iterator[tuple[Place, Pattern]]:
    """Every named pattern of the data, and where it stands."""
    if isinstance(node, Mapping):
        if isinstance(node.get("pattern"), str) and node.keys() >= _ENTRIES:
            examples, counterexamples = _texts(node["example"]), _texts(node["counterexample"])
            yield place, Pattern(str(node["name"]), node["pattern"], examples, counterexamples)
            return
        for name, inner in node.items():
            yield from named_patterns(inner, (*place, name))
    elif isinstance(node, list):
        for number, inner in enumerate(node):
            yield from named_patterns(inner, (*place, number))


def expression_mistakes(node: object, place: Place) -> Iterator[tuple[Place, str]]:
    """What is wrong with how an expression is written: trying it is `try_pattern`'s matter."""
    if isinstance(node, str):
        if _SIGNS.search(node):
            yield (
                place,
                (f"“{node}” 是正则表达式，请写成 {{name, pattern, example, counterexample}}"),
            )
    elif isinstance(node, Mapping):
        lacking = sorted(_ENTRIES - node.keys())
        if lacking:
            yield place, f"缺少：{', '.join(lacking)}"
        for name in sorted(node.keys() - _ENTRIES):
            yield (*place, name), f"模式没有“{name}”这一项"
        if len(str(node.get("pattern", ""))) > LONGEST:
            yield (*place, "pattern"), f"超过{LONGEST}个字符，请拆开"


def _is_pattern(node: object) -> bool:
    return isinstance(node, Mapping) and isinstance(node.get("pattern"), str) and node.keys() <= _ENTRIES


def _texts(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(map(str, value))
