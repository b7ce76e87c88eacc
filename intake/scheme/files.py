"""Reading a scheme's files, with errors a person who edits them can act on."""

import json
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from intake.errors import SchemeError
from intake.scheme.shape_words import in_chinese
from intake.scheme.slips import json_trouble, yaml_trouble

# libyaml reads a scheme ten times faster than the loader written in Python, where it was built in.
_FASTEST: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _UniqueKeyLoader(_FASTEST):  # type: ignore[valid-type, misc]
    """YAML without the trap of a key written twice, the later silently winning."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[object] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"“{key}”在这里写了两次", key_node.start_mark
                )
            seen.add(key)
        found: dict[Hashable, Any] = super().construct_mapping(node, deep)
        return found


def read_yaml(path: Path) -> Any:
    """A YAML file's content. Raises SchemeError naming file, line, and how to write it."""
    text = read_text(path)
    try:
        # _UniqueKeyLoader is a SafeLoader: no object is ever built from the file.
        return yaml.load(text, Loader=_UniqueKeyLoader)  # noqa: S506
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, told = yaml_trouble(text, str(error.problem), mark.line + 1 if mark else 1)
        raise SchemeError(f"{path}: 第{line}行: {told}") from error
    except yaml.YAMLError as error:
        raise SchemeError(f"{path}: {error}") from error


def read_text(path: Path) -> str:
    """A text file that people write, with or without the mark that Windows' editor puts before it. Raises
    SchemeError: it is not there, or in no UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise SchemeError(f"{path}: 文件不存在") from error
    except UnicodeDecodeError as error:
        raise SchemeError(
            f"{path}：不是以 UTF-8 编码保存的（像是 GBK，即“ANSI”）。请用记事本打开，"
            "“另存为”时把编码选为 UTF-8"
        ) from error


def read_record(path: Path) -> Any:
    """A YAML file that people and we both write: its content with days and times as text (ISO 8601), which
    is what the shapes describe. Raises SchemeError naming file, line and column."""
    return _as_text(read_yaml(path))


def _as_text(value: Any) -> Any:
    """YAML reads an unquoted day or time as such (a datetime is a date, too)."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: _as_text(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_as_text(inner) for inner in value]
    return value


def read_json(path: Path) -> Any:
    """A JSON file's content; a JSON Schema is checked to be one. Raises SchemeError."""
    try:
        content = json.loads(read_text(path))
    except json.JSONDecodeError as error:
        told = json_trouble(error)
        raise SchemeError(f"{path}: 第{error.lineno}行第{error.colno}列: {told}") from error
    problem = best_match(Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(content))
    if problem is not None:
        raise SchemeError(f"{path}: {_place(problem.absolute_path)}: {in_chinese(problem)}")
    return content


@cache
def _shape(name: str) -> Draft202012Validator:
    text = resources.files("intake.scheme").joinpath(f"shapes/{name}.schema.json").read_text("utf-8")
    return Draft202012Validator(json.loads(text))


def shape_of(name: str) -> Mapping[str, Any]:
    """One of `shapes/`, a JSON Schema."""
    found: Mapping[str, Any] = _shape(name).schema
    return found


def has_shape(name: str) -> bool:
    """Whether there is one of that name."""
    return resources.files("intake.scheme").joinpath(f"shapes/{name}.schema.json").is_file()


def validate_shape(content: Any, shape: str, path: Path) -> None:
    """Checks a data file against its shape. Raises SchemeError naming file, line and place."""
    problem = best_match(_shape(shape).iter_errors(content))
    if problem is None:
        return
    place = list(problem.absolute_path)
    line = line_of(path, place)
    where = f"第{line}行: " if line else ""
    raise SchemeError(f"{path}: {where}{_place(place)}: {in_chinese(problem)}")


Broken = tuple[tuple[str | int, ...], str, str, tuple[str, ...]]
"""A place, what is wrong there, and of an entry that should not be there its name and those there are."""


def broken_places(content: Any, shape: str | Mapping[str, Any]) -> Iterator[Broken]:
    """Everything in a file's content that has not that shape (one of `shapes/`, or a JSON Schema)."""
    validator = _shape(shape) if isinstance(shape, str) else Draft202012Validator(dict(shape))
    for error in validator.iter_errors(content):
        deepest = best_match([error]) or error
        place = tuple(deepest.absolute_path)
        if deepest.validator == "additionalProperties" and isinstance(deepest.instance, Mapping):
            known = tuple(deepest.schema.get("properties", ()))
            for name in sorted(map(str, deepest.instance.keys() - set(known))):
                yield (*place, name), in_chinese(deepest), name, known
        else:
            yield place, in_chinese(deepest), "", ()


def _place(parts: Sequence[str | int]) -> str:
    return ".".join(str(part) for part in parts) or "顶层"


@lru_cache(maxsize=16)
def _tree(text: str) -> yaml.Node | None:
    """The tree of a YAML or JSON text: of one file many places are asked for."""
    found: yaml.Node | None = yaml.compose(text, Loader=_FASTEST)
    return found


def line_of(path: Path, place: Sequence[str | int]) -> int | None:
    """The line on which what stands at `place` begins (of what has a name, its name), found again in the
    tree of a YAML or JSON file; None where there is no such place."""
    try:
        node = _tree(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError):
        return None
    mark = node.start_mark if node is not None else None
    for part in place:
        if isinstance(node, yaml.MappingNode):
            key, node = next((pair for pair in node.value if pair[0].value == str(part)), (None, None))
            mark = key.start_mark if key is not None else None
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            mark = node.start_mark
        else:
            return None
    return mark.line + 1 if mark is not None else None


def line_with(path: Path, text: str) -> int | None:
    """The first line on which a scalar of a YAML file is that text, found again in its tree."""
    found: list[int] = []

    def look(node: yaml.Node | None) -> None:
        if isinstance(node, yaml.MappingNode):
            for _, value in node.value:
                look(value)
        elif isinstance(node, yaml.SequenceNode):
            for item in node.value:
                look(item)
        elif isinstance(node, yaml.ScalarNode) and node.value == text:
            found.append(node.start_mark.line + 1)

    look(_tree(path.read_text(encoding="utf-8")))
    return found[0] if found else None
