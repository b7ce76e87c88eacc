"""Small faults to plant in a function: a bound moved, a word changed, a condition turned round.

mutmut knows the changes; here they are told with their place and planted in the program as it runs, by
giving the function another code. Answers that a function keeps (`lru_cache`) are no shelter: the function
behind is changed.
"""

import ast
import difflib
import importlib
import inspect
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import Mutation, MutationVisitor
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode

_KEEPS_ANSWERS = re.compile(r"^( *)@(?:lru_cache|cache)\b.*$", re.MULTILINE)
_STRICT = re.compile(r"^[-+].*\bstrict=", re.MULTILINE)
_BELOW_ALL = ("intake.scheme", "intake.model")
_BELOW = (*_BELOW_ALL, "intake.zh", "intake.cut", "intake.language", "intake.ocr", "intake.read")
_CASELESS = re.compile(r"\\u[0-9a-f]{4}|utf-8", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Fault:
    """``name`` is unique. ``lines``: the first and last of the statement that is changed."""

    name: str
    module: str
    function: str
    path: str
    lines: tuple[int, int]
    _change: Mutation

    @property
    def room(self) -> str:
        """The room the function stands in; of a single file that is looked at, its own name."""
        parts = self.module.split(".")
        return parts[1] if parts[1] != "render" else ".".join(parts[1:])

    @cached_property
    def source(self) -> str:
        """The whole function as changed."""
        change = self._change
        return _code(_function(change).deep_replace(change.original_node, change.mutated_node))

    @cached_property
    def difference(self) -> str:
        """What is changed, to be read."""
        before = _code(_function(self._change)).splitlines()
        return "\n".join(list(difflib.unified_diff(before, self.source.splitlines(), n=1, lineterm=""))[2:])

    @property
    def changes_nothing(self) -> bool:
        """Whether only what has no meaning is changed: `strict=` of `zip`, said for lists that are of equal
        length anyway; the case of an encoding's name or of a number within a pattern."""
        before = _code(_function(self._change))
        return _STRICT.search(self.difference) is not None or _plain(before) == _plain(self.source)


def faults_of(path: Path) -> Iterator[Fault]:
    """All faults for a file's functions. What runs on import only (tables, patterns) is left as it is."""
    text = _KEEPS_ANSWERS.sub(r"\1# keeps answers", path.read_text(encoding="utf-8"))
    wrapper = MetadataWrapper(cst.parse_module(text))
    visitor = MutationVisitor(mutation_operators, IgnoredCode(set(), set(), set()), None)
    names = dict(_functions(wrapper.visit(visitor)))
    places = wrapper.resolve(PositionProvider)
    tree = ast.parse(text)
    statements, of_tables = list(_statements(tree)), _called_on_import_only(tree)
    module = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
    count: Counter[str] = Counter()
    for change in visitor.mutations:
        if not isinstance(change.contained_by_top_level_function, cst.FunctionDef):
            continue
        name = names[change.contained_by_top_level_function]
        if name in of_tables:
            continue
        count[name] += 1
        first = places[change.original_node].start.line
        around = [one for one in statements if one[0] <= first <= one[1]]
        lines = min(around, key=lambda one: one[1] - one[0])
        yield Fault(f"{module}.{name}#{count[name]}", module, name, str(path), lines, change)


def _function(change: Mutation) -> cst.FunctionDef:
    return cst.ensure_type(change.contained_by_top_level_function, cst.FunctionDef)


def _plain(source: str) -> str:
    return _CASELESS.sub(lambda found: found[0].lower(), source)


def _code(function: cst.CSTNode) -> str:
    return cst.Module([cst.ensure_type(function, cst.FunctionDef)]).code


def _functions(module: cst.Module) -> Iterator[tuple[cst.FunctionDef, str]]:
    for statement in module.body:
        if isinstance(statement, cst.FunctionDef):
            yield statement, statement.name.value
        elif isinstance(statement, cst.ClassDef):
            for inner in statement.body.body:
                if isinstance(inner, cst.FunctionDef):
                    yield inner, f"{statement.name.value}.{inner.name.value}"


def _called_on_import_only(tree: ast.Module) -> set[str]:
    """A module's own functions that its tables are made by, and that nothing else names."""
    loose = [one for one in tree.body if not isinstance(one, ast.FunctionDef | ast.ClassDef)]
    calls = (node for one in loose for node in ast.walk(one) if isinstance(node, ast.Call))
    called = [call.func for call in calls if isinstance(call.func, ast.Name)]
    others = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and node not in called}
    return {one.id for one in called if one.id.startswith("_")} - others


def _statements(tree: ast.Module) -> Iterator[tuple[int, int]]:
    """The lines of each statement; of one that holds others, those of its head. Who comes by anything in a
    function comes by its head."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield node.lineno, node.end_lineno or node.lineno
        elif isinstance(node, ast.stmt):
            inner = [one.lineno for one in getattr(node, "body", ()) if isinstance(one, ast.stmt)]
            yield node.lineno, max(node.lineno, inner[0] - 1) if inner else (node.end_lineno or node.lineno)


def plant(fault: Fault) -> None:
    """Changes the function in this process, for whoever holds it by whatever name."""
    module = importlib.import_module(fault.module)
    scope = dict(vars(module))
    exec(compile(fault.source, fault.path, "exec"), scope)  # noqa: S102 (our own source, changed)
    owner, _, name = fault.function.rpartition(".")
    there = inspect.unwrap(_bare(vars(getattr(module, owner))[name] if owner else getattr(module, name)))
    new = _bare(scope[name])
    for what in ("__code__", "__defaults__", "__kwdefaults__"):
        setattr(there, what, getattr(new, what))
    forget(fault.room)


def _bare(found: Any) -> Any:
    return found.__func__ if isinstance(found, staticmethod | classmethod) else found


def forget(room: str) -> None:
    """Drops what functions remember of a room's answers. What lies below the rooms knows nothing of them
    and may be kept, unless it is what is looked at."""
    kept = _BELOW_ALL if room == "zh" else _BELOW
    for name, module in list(sys.modules.items()):
        if name.startswith("intake.") and not name.startswith(kept):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear") and value.__module__ == name:
                    value.cache_clear()
