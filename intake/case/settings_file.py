"""The text of `intake.yaml`, written by people who know no YAML: what is wrong is said with its line and
how to write it."""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from intake.errors import SchemeError
from intake.scheme.files import broken_places, line_of, read_text, read_yaml
from intake.scheme.mistakes import unknown
from intake.scheme.slips import slips

_SHAPE = "organization"
_NEEDS_TEXT = re.compile("应为文字|与哪一种写法都不符")
_NEEDS_NUMBER = re.compile("应为(?:整数|数)$")


def read_settings(path: Path, sections: Collection[str] | None = None) -> Mapping[str, Any]:
    """The file's content, sound in those top-level `sections` (None: in all), and nothing else of it.

    Raises:
        SchemeError: it is not; each mistake on a line, with its place and how to write it.
    """
    text = read_text(path)
    wrong = [f"{path}：第{line}行：{told}" for line, told in slips(text)]
    if wrong:
        raise SchemeError("\n".join(wrong))
    content = _parsed(path) or {}
    if not isinstance(content, Mapping):
        raise SchemeError(f"{path}：应是一行一项的“名称: 内容”，请对照 intake config --init 新建的文件")
    if sections is not None:
        content = {name: value for name, value in content.items() if name in sections}
    mistakes = list(_mistakes(content, path, text.splitlines()))
    if mistakes:
        raise SchemeError("\n".join(mistakes))
    return content


def _parsed(path: Path) -> Any:
    try:
        return read_yaml(path)
    except SchemeError as error:
        mark = getattr(error.__cause__, "problem_mark", None)
        if not isinstance(error.__cause__, yaml.YAMLError):
            raise
        where = f"第{mark.line + 1}行附近" if mark else ""
        raise SchemeError(
            f"{path}：{where}格式有误：请检查引号、括号是否成对，缩进是否与同一组的其他行对齐"
            f"（{getattr(error.__cause__, 'problem', error)}）"
        ) from error


def _mistakes(content: Mapping[str, Any], path: Path, lines: list[str]) -> Iterator[str]:
    for place, what, strange, known in broken_places(content, _SHAPE):
        line = line_of(path, place)
        where = f"{path}：" + (f"第{line}行 " if line else "") + ".".join(map(str, place))
        if strange:
            yield f"{where}：{unknown('条目', strange, known)}"
            continue
        value = content
        for part in place:
            value = value[part]  # type: ignore[index]
        yield f"{where}：{_fix(place, value, what, lines[line - 1] if line else '')}"


def _fix(place: tuple[str | int, ...], value: object, what: str, line: str) -> str:
    if _NEEDS_TEXT.search(what) and not isinstance(value, str | Mapping | list):
        name = str(place[-1]) if place else ""
        found = re.search(rf"{re.escape(name)}\s*:\s*([^#,}}]+)", line)
        written = found[1].strip() if found else str(value)
        return f"应是文字，请加引号：{name}: '{written}'"
    if _NEEDS_NUMBER.search(what):
        return f"应是数字，不加引号，也不带单位：现在写的是“{value}”"
    return what
