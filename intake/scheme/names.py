"""What a scheme's data may name: its kinds with their facts and columns, submissions, codes, data files."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from intake.scheme.types import Scheme

Facts = Mapping[str, tuple[str, ...]]
"""The facts of a kind, each with the columns of its list (none: it is no list)."""


@dataclass(frozen=True, slots=True)
class Names:
    """``kinds``: each with its facts. ``submissions``: each with the kinds that satisfy it."""

    kinds: Mapping[str, Facts]
    submissions: Mapping[str, tuple[str, ...]]
    codes: frozenset[str]
    data: frozenset[str]

    @classmethod
    def of(cls, scheme: Scheme) -> "Names":
        """The names of a scheme that was loaded."""
        return cls(
            {
                kind.id: {
                    field.name: tuple(column.name for column in field.columns) for field in kind.fields
                }
                for kind in scheme.kinds.values()
            },
            {item.id: item.satisfied_by for item in scheme.submissions},
            frozenset(scheme.findings),
            frozenset(scheme.data),
        )

    @classmethod
    def in_files(
        cls, head: object, findings: object, kinds: Mapping[str, object], data: Mapping[str, object]
    ) -> "Names":
        """The names in files as they were read, whatever else is wrong with them."""
        submissions = [item for item in _list(head, "submissions") if isinstance(item, Mapping)]
        return cls(
            {name: _facts(content) for name, content in kinds.items()},
            {str(item.get("id")): tuple(map(str, _list(item, "satisfied_by"))) for item in submissions},
            frozenset(map(str, findings)) if isinstance(findings, Mapping) else frozenset(),
            frozenset(data),
        )


def _facts(kind: object) -> Facts:
    fields = [item for item in _list(kind, "fields") if isinstance(item, Mapping)]
    return {
        str(item.get("name")): tuple(
            str(column.get("name")) for column in _list(item, "columns") if isinstance(column, Mapping)
        )
        for item in fields
    }


def _list(content: object, entry: str) -> list[Any]:
    found = content.get(entry) if isinstance(content, Mapping) else None
    return found if isinstance(found, list) else []
