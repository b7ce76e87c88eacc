"""What differs between two schemes, entry by entry."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from intake.scheme.source import FINDINGS, HEAD, Source, read_source

_NAMED_BY = ("id", "number", "check", "name", "code")


@dataclass(frozen=True, slots=True)
class Difference:
    """One entry that is in one of them only, or differs: its file, its place there, both values."""

    kind: Literal["added", "removed", "changed"]
    file: str
    place: str
    before: Any
    after: Any


def differences(before: Path, after: Path) -> Iterator[Difference]:
    """What the scheme in `after` has otherwise than that in `before`, by file and place. Entries of a list
    go by their id, name or number, so that one put in between is one entry, not a shift of all."""
    one, other = (dict(_entries(read_source(folder))) for folder in (before, after))
    for file, place in sorted(one.keys() | other.keys()):
        was, now = one.get((file, place)), other.get((file, place))
        if (file, place) not in one:
            yield Difference("added", file, place, None, now)
        elif (file, place) not in other:
            yield Difference("removed", file, place, was, None)
        elif was != now:
            yield Difference("changed", file, place, was, now)


def _entries(source: Source) -> Iterator[tuple[tuple[str, str], Any]]:
    files = {HEAD: source.head, FINDINGS: source.findings}
    files |= {f"{stem}.yaml": content for stem, content in source.data.items()}
    files |= {f"documents/{stem}.yaml": content for stem, content in source.kinds.items()}
    files |= {f"documents/{stem}.schema.json": content for stem, content in source.schemas.items()}
    for file, content in files.items():
        for place, value in _leaves(content, ""):
            yield (file, place), value


def _leaves(node: Any, place: str) -> Iterator[tuple[str, Any]]:
    if isinstance(node, Mapping) and node:
        for name, inner in node.items():
            yield from _leaves(inner, f"{place}.{name}" if place else str(name))
    elif (
        isinstance(node, Sequence)
        and not isinstance(node, str)
        and any(isinstance(one, Mapping) for one in node)
    ):
        seen: dict[str, int] = {}
        for number, inner in enumerate(node):
            name = _name(inner, number)
            seen[name] = seen.get(name, 0) + 1
            again = f" ({seen[name]})" if seen[name] > 1 else ""
            yield from _leaves(inner, f"{place}[{name}{again}]")
    else:
        yield place, node


def _name(entry: Any, number: int) -> str:
    named = [str(entry[key]) for key in _NAMED_BY if key in entry] if isinstance(entry, Mapping) else []
    return named[0] if named else str(number)
