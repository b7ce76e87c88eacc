"""A clerk reads one language: no message says the same in two (test_latin_words.py: and it is Chinese)."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
SAID_TWICE = re.compile(r"(?:^|[\u4e00-\u9fff）”} 。l]) ?/ [a-z]+ [a-z]")
ON_PURPOSE = {"letter_fields.py"}
"""Explains the letter's fields to whoever edits a template, in either language."""


def sentences(path: Path) -> Iterator[tuple[int, str]]:
    """The texts of a module, but for what describes its own code."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    described = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            described |= {id(part) for part in node.values}
            pieces = (part.value if isinstance(part, ast.Constant) else "甲" for part in node.values)
            yield node.lineno, "".join(map(str, pieces))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in described:
            yield node.lineno, node.value


def messages() -> list[Path]:
    return [path for path in sorted((ROOT / "intake").rglob("*.py")) if path.name not in ON_PURPOSE]


def test_no_message_says_the_same_in_two_languages() -> None:
    twice = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path in messages()
        for line, text in sentences(path)
        if CHINESE.search(text) and SAID_TWICE.search(text)
    ]
    assert twice == []


@pytest.mark.parametrize("told", ["没有这种文件 / no such kind", "有 / there are: ", "）/ before the day"])
def test_what_says_it_twice_is_seen(told: str) -> None:
    assert SAID_TWICE.search(told)


@pytest.mark.parametrize("told", ["姓名/电话", "GB/T 27922", "产品/服务", "http://127.0.0.1/ 打开"])
def test_a_slash_alone_says_nothing_twice(told: str) -> None:
    assert not SAID_TWICE.search(told)
