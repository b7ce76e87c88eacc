"""A scheme's data files beside its checklist: their shapes, the day each was gathered, their age."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

from intake.scheme.files import validate_shape
from intake.scheme.patterns import Pattern
from intake.scheme.try_patterns import try_pattern
from intake.zh.text import squeeze

AS_OF = "as_of"
"""The entry of a data file that says on which day it was gathered."""


@dataclass(frozen=True, slots=True)
class OldData:
    """A data file older than the scheme allows: ``name`` is its stem, ``gathered`` its day."""

    name: str
    gathered: date
    days: int


def validate_data(data: Mapping[str, Any], folder: Path) -> None:
    """Checks every data file that has a shape against it, and the patterns in it against their examples.

    Raises:
        SchemeError: names file, line and place, or the pattern that misses its example.
    """
    for name, content in data.items():
        path = folder / f"{name}.yaml"
        if name != "letter" and _has_shape(name):  # letters are looked at when one is written
            validate_shape(content, name, path)
        for pattern in _patterns(content):
            try_pattern(pattern, squeeze, path)


def gathered_on(data: Mapping[str, Any]) -> dict[str, date]:
    """The day each data file was gathered on, of those that say so."""
    return {
        name: date.fromisoformat(str(content[AS_OF]))
        for name, content in data.items()
        if isinstance(content, Mapping) and AS_OF in content
    }


def old_data(data: Mapping[str, Any], stale_after: Mapping[str, int], day: date) -> tuple[OldData, ...]:
    """The data files that are more than so many days old (by their stems) on a day, the oldest first."""
    ages = ((name, gathered, (day - gathered).days) for name, gathered in gathered_on(data).items())
    old = (
        OldData(name, gathered, days)
        for name, gathered, days in ages
        if name in stale_after and days > stale_after[name]
    )
    return tuple(sorted(old, key=lambda item: (item.gathered, item.name)))


def _has_shape(name: str) -> bool:
    return resources.files("intake.scheme").joinpath(f"shapes/{name}.schema.json").is_file()


def _patterns(node: object) -> Iterator[Pattern]:
    """Every named pattern with its examples, wherever it stands."""
    if isinstance(node, Mapping):
        if {"name", "pattern", "example", "counterexample"} <= set(node):
            name, expression, example, counterexample = (
                str(node[key]) for key in ("name", "pattern", "example", "counterexample")
            )
            yield Pattern(name, expression, (example,), (counterexample,))
        for inner in node.values():
            yield from _patterns(inner)
    elif isinstance(node, list | tuple):
        for inner in node:
            yield from _patterns(inner)
