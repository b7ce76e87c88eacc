"""The body's settings filled in through a form: each entry held against what it can be, told in Chinese,
and written to `intake.yaml` beside what else stands there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from intake.atomic import write_atomically
from intake.errors import SchemeError, UsageError
from intake.render.letter_template import validate_template
from intake.scheme.files import read_yaml, validate_shape

_BEFORE = "intake-before.yaml"
"""Beside the settings: how they were before the last change, with the comments of whoever wrote them."""

_MOST_CHARACTERS = 300


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the form: where it stands in the file, what it is called, and what it may be."""

    path: tuple[str, ...]
    label: str
    pattern: str = ""
    wrong: str = ""
    whole: bool = False

    @property
    def id(self) -> str:
        return ".".join(self.path)


ENTRIES = (
    Entry(("body", "name"), "机构全称"),
    Entry(("body", "department"), "部门"),
    Entry(("body", "contact"), "经办人"),
    Entry(
        ("body", "phone"),
        "电话",
        r"\+?[\d\s()（）-]{5,30}(?:转\d{1,6})?",
        "电话应由数字组成，如 010-12345678",
    ),
    Entry(("body", "email"), "电子邮箱", r"[^\s@]+@[^\s@]+\.[^\s@]+", "电子邮箱应写成 名称@域名"),
    Entry(("body", "address"), "地址"),
    Entry(("body", "postcode"), "邮编", r"\d{6}", "邮编是六位数字"),
    Entry(("number", "area"), "编号中的代字", r"\S{1,10}", "代字不超过十个字，中间没有空格"),
    Entry(
        ("deadline", "working_days"),
        "补充期限（工作日）",
        r"[1-9]\d?|[12]\d\d|3[0-5]\d|36[0-5]",
        "期限是 1 至 365 的整数",
        whole=True,
    ),
)

TEMPLATES: Mapping[str, str] = {
    "notice": "补充材料通知书",
    "acceptance": "受理通知书",
    "reminder": "催办通知书",
    "rejection": "退回通知书",
}


def filled_in(path: Path) -> dict[str, str]:
    """What stands in the settings for each entry; ``""``: nothing. Raises SchemeError: it is broken."""
    content = _content(path)
    return {entry.id: _text(_at(content, entry.path)) for entry in ENTRIES}


def wrong_entries(given: Mapping[str, str]) -> dict[str, str]:
    """What cannot stand so, by entry, in words."""
    found = {}
    for entry in ENTRIES:
        text = given.get(entry.id, "").strip()
        if len(text) > _MOST_CHARACTERS or not text.isprintable():
            found[entry.id] = f"{entry.label}过长，或含有看不见的字符"
        elif text and entry.pattern and not re.fullmatch(entry.pattern, text):
            found[entry.id] = entry.wrong
    return found


def write_entries(path: Path, given: Mapping[str, str]) -> None:
    """Writes those entries; what else stands in the file stays, and how it was is kept beside it.

    Raises:
        UsageError: an entry cannot stand so.
        SchemeError: the file is broken.
    """
    wrong = wrong_entries(given)
    if wrong:
        raise UsageError("；".join(wrong.values()))
    content = _content(path)
    for entry in ENTRIES:
        if entry.id not in given:
            continue
        text = given[entry.id].strip()
        if text == _text(_at(content, entry.path)):
            continue  # said in two languages, it stays so
        inner = content.setdefault(entry.path[0], {})
        if text:
            inner[entry.path[1]] = int(text) if entry.whole else text
        else:
            inner.pop(entry.path[1], None)
    _write(path, content)


def write_template(path: Path, kind: str, docx: bytes) -> None:
    """Takes a Word file for the body's own template of that kind of letter.

    Raises:
        UsageError: there is no such kind.
        SchemeError: it is no template, or names fields that letters do not have.
    """
    if kind not in TEMPLATES:
        raise UsageError("没有这种信函。")
    path.parent.mkdir(parents=True, exist_ok=True)
    tried = path.with_name(f".tried-{kind}.docx")
    try:
        tried.write_bytes(docx)
        validate_template(tried)
        tried.replace(path.with_name(f"{kind}.docx"))
    finally:
        tried.unlink(missing_ok=True)
    content = _content(path)
    content.setdefault("templates", {})[kind] = f"{kind}.docx"
    _write(path, content)


def drop_template(path: Path, kind: str) -> None:
    """The scheme's own template again; the file stays."""
    content = _content(path)
    content.get("templates", {}).pop(kind, None)
    _write(path, content)


def _write(path: Path, content: dict[str, Any]) -> None:
    kept = {name: value for name, value in content.items() if value not in ({}, None)}
    validate_shape(kept, "organization", path)
    if path.is_file():
        write_atomically(path.with_name(_BEFORE), path.read_bytes())
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=10_000)
    write_atomically(path, f"# 本机构的设置：docs/zh/organization.md\n{text}".encode())


def _content(path: Path) -> dict[str, Any]:
    content = read_yaml(path) if path.is_file() else None
    if content is None:
        return {}
    if not isinstance(content, Mapping):
        raise SchemeError(f"{path}: 不是一份设置。")
    return {name: dict(value) if isinstance(value, Mapping) else value for name, value in content.items()}


def _at(content: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    outer = content.get(path[0])
    return outer.get(path[1]) if isinstance(outer, Mapping) else None


def _text(value: Any) -> str:
    if isinstance(value, Mapping):
        return str(value.get("zh", ""))
    return "" if value is None else str(value)
