"""A clerk reads one language: no message says the same in two, no report shows names of the code."""

import ast
import html
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from intake.model import WHOLE_PAGE, CaseReport, Document, Fact
from intake.render.report_html import report_page
from intake.scheme import load_scheme
from tests.render.builders import typical

ROOT = Path(__file__).resolve().parents[1]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
SAID_TWICE = re.compile(r"(?:^|[\u4e00-\u9fff）”} 。]) ?/ [a-z]+ [a-z]")
ON_PURPOSE = {"letter_fields.py"}
"""Explains the letter's fields to whoever edits a template, in either language."""


def sentences(path: Path) -> Iterator[tuple[int, str]]:
    """The texts of a module, but for what describes its own code."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    described = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in described:
            yield node.lineno, node.value


def messages() -> list[Path]:
    return [
        path
        for path in sorted((ROOT / "intake").rglob("*.py"))
        if path.name not in ON_PURPOSE
        and "desk" not in path.parts  # the desk's own tests look at its pages
    ]


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


def every_fact() -> CaseReport:
    """A report with a document of every kind of the scheme, and each of its facts."""
    scheme = load_scheme("gbt27922")
    documents, facts = [], []
    for number, kind in enumerate(scheme.kinds.values(), 1):
        own, file = f"d{number}", f"材料{number}.pdf"
        documents.append(Document(own, file, (1,), kind.id, None, 0.9))
        for field in kind.fields:
            rows = (tuple((column.name, "1") for column in field.columns),)
            values = [value for _, value in field.choices] or ["1"]
            for value in [rows] if field.type == "rows" else values:
                facts.append(Fact(own, field.name, value, "1", 1, WHOLE_PAGE, 0.9))
    return replace(typical(scheme), documents=tuple(documents), facts=tuple(facts))


def test_a_report_names_facts_columns_and_values_in_chinese() -> None:
    page = report_page(every_fact(), load_scheme("gbt27922"), {}).decode()
    page = re.sub(r"<(style|script).*?</\1>", "", page, flags=re.DOTALL)
    shown = html.unescape(re.sub(r"<[^>]+>", "\n", page))
    left = re.sub(
        r"gbt27922|intake quote --staff|[A-Z]{2,}|report\.html|\.(?:pdf|docx)\b|kB|^f\d+ [a-z-]+$",
        "",
        shown,
        flags=re.MULTILINE,
    )
    assert sorted(set(re.findall(r"[A-Za-z_]{2,}", left))) == []
