"""A clerk reads no English: no page, message, sheet or letter in Chinese holds a word that is not Chinese.

Names of programs, formats and standards stay (tests/latin.py). The command line's help pages and complaints
are looked at in tests/cli/test_words_for_clerks.py.
"""

import ast
import html
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from intake.audit.lookup import lookup_rows
from intake.model import WHOLE_PAGE, CaseReport, Document, Fact
from intake.render.indicators_xlsx import write_indicators
from intake.render.lookup_xlsx import write_lookup
from intake.render.report_html import report_page
from intake.render.summaries import write_summaries
from intake.render.summary import BatchRow
from intake.render.words import words
from intake.scheme import load_scheme, schemas_folder
from tests.latin import latin_words
from tests.render.builders import clean, typical
from tests.render.test_indicators import covered

ROOT = Path(__file__).resolve().parents[1]
CODE = ROOT / "intake"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
PATTERN = re.compile(r"\(\?|\\[dswbnu]|\[\^|\|.*\|")
BLANK = re.compile(r"\{\{?[^{}]*\}?\}")
SCHEME = load_scheme("gbt27922")
TEMPLATES = sorted((CODE / "desk" / "templates").iterdir())
SCRIPTS = sorted((CODE / "desk" / "static").glob("*.js"))
NOT_FOR_CLERKS = {"letter_fields.py", "config.py", "pages_html.py", "fact_schemas.py", "source.py"}
"""The fields of templates in both languages, a file of settings with its keys, markup, and what tells an
author of schemes which keys to write."""


def test_a_latin_word_is_seen() -> None:
    assert latin_words("状态为 deficient，请看 report 一栏") == ["deficient", "report"]
    assert latin_words("请打开 report.html，用 intake notice 发出 PDF（ISO 9001）") == []


def chinese_of(data: Any, key: str = "") -> Iterator[str]:
    """The Chinese texts of a file of data; what a pattern says is not said to anybody."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from chinese_of(value, str(name))
    elif isinstance(data, list):
        for value in data:
            yield from chinese_of(value, key)
    elif isinstance(data, str) and key != "en" and CHINESE.search(data) and not PATTERN.search(data):
        yield data


FILES_OF_DATA = [
    path
    for path in sorted(schemas_folder().rglob("*.yaml"))
    if not {"examples", "supplier-en"} & set(path.parts)
]


@pytest.mark.parametrize("path", FILES_OF_DATA, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_data_of_a_scheme_is_worded_in_chinese(path: Path) -> None:
    texts = chinese_of(yaml.safe_load(path.read_text(encoding="utf-8")))
    assert [text for text in texts if latin_words(BLANK.sub("…", text))] == []


def sentences(path: Path) -> Iterator[str]:
    """The texts of a module, but for what describes its own code."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    described = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            described |= {id(part) for part in node.values}
            yield "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in described:
            yield node.value


def test_what_the_code_says_is_chinese() -> None:
    said = [
        (path.name, text)
        for path in sorted(CODE.rglob("*.py"))
        if path.name not in NOT_FOR_CLERKS
        for text in sentences(path)
        if CHINESE.search(text) and not PATTERN.search(text) and latin_words(BLANK.sub("…", text))
    ]
    assert said == []


def test_our_pages_words_are_chinese() -> None:
    said = {key: text for key, text in words("zh").items() if key != "lang"}
    assert {key for key, text in said.items() if latin_words(BLANK.sub("…", text))} == set()


def shown_in(page: str) -> str:
    """A page's text."""
    page = re.sub(r"<(style|script).*?</\1>", "", page, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "\n", page))


@pytest.mark.parametrize(
    "path", sorted((CODE / "desk" / "templates").iterdir()), ids=lambda path: path.name
)
def test_a_page_of_the_desk_is_chinese(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    said = re.findall(r'\bt\("((?:[^"\\]|\\.)*)"', page)
    plain = shown_in(re.sub(r"\{[{%#].*?[}%#]\}", "", page, flags=re.DOTALL))
    logic = r"\b(?:review|show)\b"  # within a macro's angle brackets
    assert latin_words(" ".join(said)) == []
    assert latin_words(plain, logic) == []


@pytest.mark.parametrize(
    "path", sorted((CODE / "desk" / "static").glob("*.js")), ids=lambda path: path.name
)
def test_what_the_desks_scripts_say_is_chinese(path: Path) -> None:
    said = re.findall(r'"([^"\n]*[\u4e00-\u9fff][^"\n]*)"', path.read_text(encoding="utf-8"))
    assert [text for text in said if latin_words(text)] == []


GOLDENS = sorted((ROOT / "tests" / "render" / "goldens").glob("*.zh.txt"))


@pytest.mark.parametrize("path", GOLDENS, ids=lambda path: path.name)
def test_a_letter_is_chinese(path: Path) -> None:
    letter = re.sub(r"^＝＝.*＝＝$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert latin_words(letter) == []


def every_fact() -> CaseReport:
    """A report with a document of every kind of the scheme, and each of its facts."""
    documents, facts = [], []
    for number, kind in enumerate(SCHEME.kinds.values(), 1):
        own, file = f"d{number}", f"材料{number}.pdf"
        documents.append(Document(own, file, (1,), kind.id, None, 0.9))
        for field in kind.fields:
            rows = (tuple((column.name, "1") for column in field.columns),)
            values = [value for _, value in field.choices] or ["1"]
            for value in [rows] if field.type == "rows" else values:
                facts.append(Fact(own, field.name, value, "1", 1, WHOLE_PAGE, 0.9))
    return replace(typical(SCHEME), documents=tuple(documents), facts=tuple(facts))


def test_a_report_names_facts_columns_and_values_in_chinese() -> None:
    shown = shown_in(report_page(every_fact(), SCHEME, {}).decode())
    assert latin_words(re.sub(r"^f\d+ [a-z-]+$", "", shown, flags=re.MULTILINE)) == []


def cells(path: Path) -> Iterator[str]:
    for sheet in openpyxl.load_workbook(path):
        yield sheet.title
        for row in sheet.iter_rows(values_only=True):
            yield from (value for value in row if isinstance(value, str) and not value.startswith("="))


def test_sheets_are_chinese(tmp_path: Path) -> None:
    report = every_fact()
    rows = [
        BatchRow("甲公司", "甲公司", report, deadline="2026-12-08"),
        BatchRow("乙公司", "乙公司", clean(SCHEME)),
        BatchRow("坏的", "", None, "处理失败"),
    ]
    write_summaries(rows, tmp_path, "zh")
    write_lookup(lookup_rows(report, SCHEME), SCHEME, tmp_path / "lookup.xlsx")
    write_indicators(covered(), SCHEME, tmp_path / "indicators.xlsx")
    for name in ("summary.xlsx", "lookup.xlsx", "indicators.xlsx"):
        assert (name, [text for text in cells(tmp_path / name) if latin_words(text)]) == (name, [])
    assert latin_words(shown_in((tmp_path / "index.html").read_text(encoding="utf-8"))) == []
