"""The rows of a scheme's data that hold from or to a day, wherever they stand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from tests.check.builders import SCHEME, Pack, complete

Row = Mapping[str, Any]


def rows_of(name: str) -> list[tuple[str, Row]]:
    """Every mapping of a data file with its place in it."""
    return list(_walk(SCHEME.data[name], name))


def dated_rows() -> list[tuple[str, Row]]:
    """Every row of data and of the checks' settings that holds only from or to a day."""
    nodes = [*_walk(SCHEME.data, "data"), *_walk([dict(item.params) for item in SCHEME.checks], "checks")]
    return [(place, row) for place, row in nodes if {"since", "until"} & set(row)]


def judged_by(check: str) -> Pack:
    """The complete case under the scheme with that one check: what the others say is not asked here."""
    checks = tuple(item for item in SCHEME.checks if item.check == check)
    return replace(complete(), scheme=replace(SCHEME, checks=checks))


def day_of(row: Row, key: str) -> date | None:
    """A row's first or last day, when it has one that is known."""
    value = row.get(key)
    return date.fromisoformat(str(value)) if value and value != "unknown" else None


def _walk(node: object, place: str) -> Iterator[tuple[str, Row]]:
    if isinstance(node, Mapping):
        yield place, node
        for key, inner in node.items():
            yield from _walk(inner, f"{place}.{key}")
    elif isinstance(node, Sequence) and not isinstance(node, str):
        for number, inner in enumerate(node):
            name = inner.get("id", number) if isinstance(inner, Mapping) else number
            yield from _walk(inner, f"{place}.{name}")
