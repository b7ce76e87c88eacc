"""Names in a scheme's data must mean something: kinds, submissions, facts, columns, codes, data files.

The shape of the data (JSON Schema: a check family's PARAMS, a file of `shapes/`) marks which texts are
names, with the annotation ``x-names``:

    {"x-names": "kind" | "submission" | "code" | "data" | "problem"}   problem: what reading itself reports
    {"x-names": "fact", "x-of": "kinds"}        each kind that stands under ``kinds`` has such a field
    {"x-names": "fact", "x-of": "kinds", "x-some": true}    one of them has
    {"x-names": "fact", "x-of": "submission"}   one of the kinds that satisfy the submission has it
    {"x-names": "fact", "x-of": "(key)"}        the kind is the key that the name stands under
    {"x-names": "fact"}                         some kind has it
    {"x-names": "column", "x-of": "kinds", "x-fact": "fact"}  that list of those kinds has such a column
    {"x-names": "entry", "x-in": "trades.id"}   the file has such an entry in its list ``trades``
    {"x-names": "entry", "x-in": "prices"}      the file has such a key under ``prices``

What ``x-of`` and ``x-fact`` name is looked for beside the name, then outside the object it stands in, then
further out. ``x-unless``: nothing is asked where such a thing stands beside it. Several annotations of one
text stand under ``allOf``. ``x-unique`` of a list: entries that tell its rows apart. Texts with ``format:
regex`` are plain words, or named patterns.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from intake.model import READING_PROBLEMS
from intake.scheme.mistakes import Mistake, Place, unknown
from intake.scheme.named_patterns import expression_mistakes
from intake.scheme.names import Facts, Names

_TITLES = {
    "kind": "文件种类",
    "submission": "材料项",
    "fact": "字段",
    "column": "列",
    "code": "问题代码",
    "data": "数据文件",
    "problem": "读取问题代码",
    "entry": "条目",
}

_KEY = "(key)"
_MOST_KINDS = 4
"""Kinds named in one message."""

_Around = tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class _Walk:
    """One file's data against its shape. ``written``: as it stands in the file, patterns named."""

    names: Names
    shape: Mapping[str, Any]
    data: Any
    path: Path
    written: bool

    def look(
        self, shape: Mapping[str, Any], value: Any, around: _Around, place: Place
    ) -> Iterator[Mistake]:
        reference = shape.get("$ref", "")
        if reference.startswith("#/$defs/"):
            definition = self.shape["$defs"][reference.removeprefix("#/$defs/")]
            yield from self.look(definition, value, around, place)
        for part in shape.get("allOf", ()):
            yield from self.look(part, value, around, place)
        if shape.get("format") == "regex":
            if self.written:
                for where, what in expression_mistakes(value, place):
                    yield Mistake(self.path, where, what)
        elif isinstance(value, str):
            for what in self._trouble(shape, value, around):
                yield Mistake(self.path, place, what)
        elif isinstance(value, Mapping):
            yield from self._object(shape, value, around, place)
        elif isinstance(value, list | tuple):
            yield from self._doubled(shape.get("x-unique", ()), value, place)
            for number, item in enumerate(value):
                yield from self.look(shape.get("items", {}), item, around, (*place, number))

    def _object(
        self, shape: Mapping[str, Any], value: Mapping[str, Any], around: _Around, place: Place
    ) -> Iterator[Mistake]:
        properties, further = shape.get("properties", {}), shape.get("additionalProperties", {})
        for key, item in value.items():
            here = (*place, key)
            yield from self.look(shape.get("propertyNames", {}), key, (*around, value), here)
            own = properties.get(key, further if isinstance(further, Mapping) else {})
            yield from self.look(own, item, (*around, {**value, _KEY: key}), here)

    def _doubled(self, entries: Sequence[str], rows: Sequence[Any], place: Place) -> Iterator[Mistake]:
        for entry in entries:
            called = [str(row.get(entry)) if isinstance(row, Mapping) else "" for row in rows]
            for number, name in enumerate(called):
                if name and name in called[:number]:
                    what = f"“{name}” 重复"
                    yield Mistake(self.path, (*place, number, entry), what)

    def _trouble(self, shape: Mapping[str, Any], value: str, around: _Around) -> Iterator[str]:
        what = shape.get("x-names")
        if what is None or (around and shape.get("x-unless", "") in around[-1]):
            return
        title = _TITLES[what]
        if what == "fact":
            yield from self._fact(title, value, shape, around)
        elif what == "column":
            yield from self._column(title, value, shape, around)
        else:
            known = self._entries(shape["x-in"]) if what == "entry" else self._known(what)
            if value not in known:
                yield unknown(title, value, known)

    def _known(self, what: str) -> Collection[str]:
        return {
            "kind": self.names.kinds,
            "submission": self.names.submissions,
            "code": self.names.codes,
            "data": self.names.data,
            "problem": READING_PROBLEMS,
        }[what]

    def _entries(self, path: str) -> list[str]:
        """The keys under, or the rows' entries in, what stands at a dotted path of the file."""
        nodes: list[Any] = [self.data]
        for part in path.split("."):
            rows = [row for node in nodes for row in (node if isinstance(node, list) else [node])]
            nodes = [row[part] for row in rows if isinstance(row, Mapping) and part in row]
        return [str(name) for node in nodes for name in (node if isinstance(node, Mapping) else [node])]

    def _fact(self, title: str, value: str, shape: Mapping[str, Any], around: _Around) -> Iterator[str]:
        kinds, each = self._kinds(shape.get("x-of"), around)
        lacking = {name: facts for name, facts in kinds.items() if value not in facts}
        if not lacking or (len(lacking) < len(kinds) and (shape.get("x-some") or not each)):
            return
        whose = "、".join(list(lacking)[:_MOST_KINDS]) + ("…" if len(lacking) > _MOST_KINDS else "")
        known = {fact for facts in lacking.values() for fact in facts}
        yield unknown(f"{title}（{whose}）", value, known)

    def _column(self, title: str, value: str, shape: Mapping[str, Any], around: _Around) -> Iterator[str]:
        fact = _nearest(shape["x-fact"], around)
        for kind, facts in self._kinds(shape.get("x-of"), around)[0].items():
            columns = facts.get(fact, ()) if isinstance(fact, str) else ()
            if columns and value not in columns:
                yield unknown(f"{title}（{kind}.{fact}）", value, columns)

    def _kinds(self, of: str | None, around: _Around) -> tuple[dict[str, Facts], bool]:
        """The kinds that a name is of, and whether each of them must know it; kinds that do not exist are
        told by their own name."""
        stated = _nearest(of, around) if of else None
        if stated is None:
            return dict(self.names.kinds), False
        if of == "submission":
            wanted, each = self.names.submissions.get(str(stated), ()), False
        else:
            wanted, each = (stated,) if isinstance(stated, str) else tuple(map(str, stated)), True
        return {name: self.names.kinds[name] for name in wanted if name in self.names.kinds}, each


def unresolved(
    names: Names,
    shape: Mapping[str, Any],
    value: Any,
    path: Path,
    place: Place = (),
    *,
    written: bool = True,
) -> Iterator[Mistake]:
    """The names in `value` (which has the `shape`) that mean nothing, and expressions without a name;
    `path` and `place`: where it stands. `written`: as it stands in the file, before `as_expressions`."""
    return _Walk(names, shape, value, path, written).look(shape, value, (), place)


def _nearest(key: str, around: _Around) -> Any:
    return next((item[key] for item in reversed(around) if key in item), None)
