"""Names in a scheme's data must mean something: kinds, submissions, facts, columns, codes, data files.

The shape of the data (JSON Schema: a check family's PARAMS, a file of `shapes/`) marks which texts are
names, with the annotation ``x-names``:

    {"x-names": "kind" | "submission" | "code" | "data"}
    {"x-names": "fact", "x-of": "kinds"}        each kind that stands under ``kinds`` has such a field
    {"x-names": "fact", "x-of": "submission"}   a kind that satisfies the submission has it
    {"x-names": "fact"}                         some kind has it
    {"x-names": "column", "x-of": "kinds", "x-fact": "fact"}  that list of those kinds has such a column

What ``x-of`` and ``x-fact`` name is looked for beside the name, then outside the object it stands in, then
further out. ``x-unless``: nothing is asked where such a thing stands beside it. Several annotations of one
text stand under ``allOf``. Texts with ``format: regex`` must be expressions without an open quantifier.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from intake.scheme.mistakes import Mistake, Place, unknown
from intake.scheme.types import Field, Kind, Scheme
from intake.zh.expressions import open_quantifier

_TITLES = {
    "kind": "文件种类",
    "submission": "材料项",
    "fact": "字段",
    "column": "列",
    "code": "问题代码",
    "data": "数据文件",
}


@dataclass(frozen=True, slots=True)
class _Walk:
    """One file's data against its shape."""

    scheme: Scheme
    shape: Mapping[str, Any]
    path: Path

    def look(
        self, shape: Mapping[str, Any], value: Any, around: tuple[Mapping[str, Any], ...], place: Place
    ) -> Iterator[Mistake]:
        reference = shape.get("$ref", "")
        if reference.startswith("#/$defs/"):
            yield from self.look(
                self.shape["$defs"][reference.removeprefix("#/$defs/")], value, around, place
            )
        for part in shape.get("allOf", ()):
            yield from self.look(part, value, around, place)
        if isinstance(value, str):
            for what in self._trouble(shape, value, around):
                yield Mistake(self.path, place, what)
        elif isinstance(value, Mapping):
            yield from self._object(shape, value, around, place)
        elif isinstance(value, list):
            for number, item in enumerate(value):
                yield from self.look(shape.get("items", {}), item, around, (*place, number))

    def _object(
        self,
        shape: Mapping[str, Any],
        value: Mapping[str, Any],
        around: tuple[Mapping[str, Any], ...],
        place: Place,
    ) -> Iterator[Mistake]:
        properties, further = shape.get("properties", {}), shape.get("additionalProperties", {})
        for key, item in value.items():
            here = (*place, key)
            yield from self.look(shape.get("propertyNames", {}), key, (*around, value), here)
            own = properties.get(key, further if isinstance(further, Mapping) else {})
            yield from self.look(own, item, (*around, value), here)

    def _trouble(
        self, shape: Mapping[str, Any], value: str, around: tuple[Mapping[str, Any], ...]
    ) -> Iterator[str]:
        if shape.get("format") == "regex":
            yield from _of_expression(value)
        names = shape.get("x-names")
        if names is None or (around and shape.get("x-unless", "") in around[-1]):
            return
        title = _TITLES[names]
        if names == "fact":
            yield from self._fact(title, value, shape.get("x-of"), around)
        elif names == "column":
            yield from self._column(title, value, shape, around)
        else:
            known = self._known(names)
            if value not in known:
                yield unknown(title, value, known)

    def _known(self, names: str) -> Sequence[str]:
        return {
            "kind": list(self.scheme.kinds),
            "submission": [item.id for item in self.scheme.submissions],
            "code": list(self.scheme.findings),
            "data": list(self.scheme.data),
        }[names]

    def _fact(
        self, title: str, value: str, of: str | None, around: tuple[Mapping[str, Any], ...]
    ) -> Iterator[str]:
        kinds, each = self._kinds(of, around)
        lacking = [kind for kind in kinds if _field(kind, value) is None]
        if lacking and (each or len(lacking) == len(kinds)):
            whose = "、".join(kind.id for kind in lacking) if each else "任何一种文件"
            known = {field.name for kind in (lacking if each else kinds) for field in kind.fields}
            yield unknown(f"{title}（{whose}）", value, known)

    def _column(
        self, title: str, value: str, shape: Mapping[str, Any], around: tuple[Mapping[str, Any], ...]
    ) -> Iterator[str]:
        fact = _nearest(shape["x-fact"], around)
        kinds, _ = self._kinds(shape.get("x-of"), around)
        for kind in kinds:
            field = _field(kind, fact) if isinstance(fact, str) else None
            columns = [column.name for column in field.columns] if field else []
            if columns and value not in columns:
                yield unknown(f"{title}（{kind.id}.{fact}）", value, columns)

    def _kinds(self, of: str | None, around: tuple[Mapping[str, Any], ...]) -> tuple[list[Kind], bool]:
        """The kinds that a name is of, and whether each of them must know it; kinds that do not exist are
        told by their own name."""
        stated = _nearest(of, around) if of else None
        if stated is None:
            return list(self.scheme.kinds.values()), False
        if of == "submission":
            found = next((item for item in self.scheme.submissions if item.id == stated), None)
            wanted, each = found.satisfied_by if found else (), False
        else:
            wanted, each = (stated,) if isinstance(stated, str) else tuple(stated), True
        return [self.scheme.kinds[name] for name in wanted if name in self.scheme.kinds], each


def unresolved(
    scheme: Scheme, shape: Mapping[str, Any], value: Any, path: Path, place: Place = ()
) -> Iterator[Mistake]:
    """The names and expressions in `value` (which has the `shape`) that mean nothing; `path` and `place`:
    where it stands."""
    return _Walk(scheme, shape, path).look(shape, value, (), place)


def _nearest(key: str, around: tuple[Mapping[str, Any], ...]) -> Any:
    return next((item[key] for item in reversed(around) if key in item), None)


def _field(kind: Kind, name: str) -> Field | None:
    return next((field for field in kind.fields if field.name == name), None)


def _of_expression(value: str) -> Iterator[str]:
    try:
        re.compile(value)
    except re.error as error:
        yield f"“{value}” 不是正则表达式 / is no regular expression: {error}"
        return
    unbounded = open_quantifier(value)
    if unbounded:
        yield f"“{value}”: “{unbounded}” 没有上限 / has no end: say how often at most, as in {{0,20}}"
