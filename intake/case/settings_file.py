"""The text of `intake.yaml`, written by people who know no YAML: what is wrong is said with its line and
how to write it."""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from intake.errors import SchemeError
from intake.scheme.files import broken_places, line_of, read_yaml
from intake.scheme.mistakes import unknown

_SHAPE = "organization"
_FULL_WIDTH = re.compile(r"^(\s*[A-Za-z_]+)\s*：\s*(.*)$")
_NO_SPACE = re.compile(r"^(\s*[A-Za-z_]+):(?!//)([^\s].*)$")
_NEEDS_TEXT = re.compile("应为文字|与哪一种写法都不符")
_NEEDS_NUMBER = re.compile("应为(?:整数|数)$")


def read_settings(path: Path, sections: Collection[str] | None = None) -> Mapping[str, Any]:
    """The file's content, sound in those top-level `sections` (None: in all), and nothing else of it.

    Raises:
        SchemeError: it is not; each mistake on a line, with its place and how to write it.
    """
    text = _text(path)
    slips = list(_slips(text, path))
    if slips:
        raise SchemeError("\n".join(slips))
    content = _parsed(path) or {}
    if not isinstance(content, Mapping):
        raise SchemeError(f"{path}：应是一行一项的“名称: 内容”，请对照 intake config --init 新建的文件")
    if sections is not None:
        content = {name: value for name, value in content.items() if name in sections}
    mistakes = list(_mistakes(content, path, text.splitlines()))
    if mistakes:
        raise SchemeError("\n".join(mistakes))
    return content


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SchemeError(
            f"{path}：不是以 UTF-8 编码保存的（像是 GBK，即“ANSI”）。请用记事本打开，"
            "“另存为”时把编码选为 UTF-8"
        ) from error


def _slips(text: str, path: Path) -> Iterator[str]:
    """What looks right on the screen, and reads as something else or as nothing."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("#"):
            continue
        where = f"{path}：第{number}行"
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            yield f"{where}：行首有制表符（Tab），请改为空格"
        elif "\u3000" in indent:
            yield f"{where}：行首有全角空格，请改为半角空格"
        elif found := _FULL_WIDTH.match(line):
            yield f"{where}：冒号“：”是全角的，请改为半角冒号加一个空格：{found[1].strip()}: {found[2]}"
        elif found := _NO_SPACE.match(line):
            yield f"{where}：冒号后要空一格：{found[1].strip()}: {found[2]}"


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
