"""A scheme's data files beside its checklist: their shapes, the day each was gathered, their age."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from intake.scheme.files import has_shape, read_yaml, shape_of
from intake.scheme.mistakes import Told, raise_all, shape_mistakes
from intake.scheme.named_patterns import as_expressions, named_patterns
from intake.scheme.names import Names
from intake.scheme.references import unresolved
from intake.scheme.try_patterns import tried
from intake.zh.text import squeeze

AS_OF = "as_of"
"""The entry of a data file that says on which day it was gathered."""


@dataclass(frozen=True, slots=True)
class OldData:
    """A data file older than the scheme allows: ``name`` is its stem, ``gathered`` its day."""

    name: str
    gathered: date
    days: int


def data_mistakes(name: str, content: Any, path: Path, names: Names) -> Iterator[Told]:
    """What is wrong in a data file, as it was read: its shape, what it names, its patterns."""
    if has_shape(name):
        yield from shape_mistakes(as_expressions(content), name, path)
        yield from unresolved(names, shape_of(name), content, path)
    yield from tried((pattern for _, pattern in named_patterns(content)), squeeze, path)


def load_data(path: Path, names: Names) -> Any:
    """A data file's content, found sound; its patterns are their expressions. Raises SchemeError."""
    content = read_yaml(path)
    raise_all(data_mistakes(path.stem, content, path, names))
    return as_expressions(content)


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
