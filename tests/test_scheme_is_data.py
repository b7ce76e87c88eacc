"""The checklist is data: no word of a shipped scheme stands in the code, which holds mechanisms."""

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from intake.checks import FAMILIES
from intake.model import READING_PROBLEMS
from intake.scheme import Scheme, available_schemes, load_scheme

CODE = Path(__file__).parent.parent / "intake"

OWN_CODES = {
    "decision-lapsed",  # of the event log: no check raises it
    "event-lapsed",
    "own-finding",
    "wording-conflict",
    "case-not-judged",  # of the bench: judging itself failed
    *READING_PROBLEMS,
}
"""Finding codes that the program raises itself, the same for every scheme."""

KNOWS_PARTS = ("checks", "audit", "render", "scheme", "case", "register", "rounds", "cli")
"""Rooms that read a scheme's data or write a report, and name their parts: a part of a family's parameters
may be called as a fact is (`valid_until`)."""

OFFICE_WORDS = frozenset(
    [
        "产品",
        "网络",
        "维修",
        "配送",
        "改进",
        "监督",
        "标准",
        "认证",
        "证书",
        "制度",
        "手册",
        "简介",
        "概况",
        "法律",
        "法规",
        "法律法规",
        "架构",
        "营销",
        "顾客服务",
        "客户管理",
    ]
)
"""Words of the scheme that every office text uses, and a certification programme's own."""

ALLOWED = {
    # How numbers and annexes of papers are headed, whatever the paper.
    "assign/continuation.py": {"资质", "许可", "许可证"},
    # How bodies are called at their end: 工商银行, 工商局.
    "extract/typed.py": {"工商"},
    # What the documentation of a field says to whoever writes a template.
    "render/letter_fields.py": {"投诉渠道"},
}


@cache
def schemes() -> tuple[Scheme, ...]:
    return tuple(load_scheme(scheme_id) for scheme_id in available_schemes())


@cache
def names() -> frozenset[str]:
    """Kinds, submissions and finding codes."""
    found = {name for scheme in schemes() for name in (*scheme.kinds, *scheme.findings)}
    return frozenset(found | {item.id for scheme in schemes() for item in scheme.submissions}) - OWN_CODES


@cache
def facts() -> frozenset[str]:
    """Facts whose names are no everyday words (name, title, phone)."""
    kinds = [kind for scheme in schemes() for kind in scheme.kinds.values()]
    return frozenset(field.name for kind in kinds for field in kind.fields if "_" in field.name)


@cache
def chinese() -> frozenset[str]:
    """What the scheme calls its kinds, submissions, topics, clauses and permits, and how many they are."""
    found: set[str] = set()
    for scheme in schemes():
        found |= {kind.title.in_language("zh") for kind in scheme.kinds.values()}
        for item in scheme.submissions:
            found |= {item.title.in_language("zh"), *item.names}
        for spec in scheme.checks:
            found |= {topic["title"].get("zh", "") for topic in spec.params.get("topics", ())}
        sets = scheme.data.get("clauses", {}).get("sets", ())
        found |= {clause["title"]["zh"] for one in sets for clause in one["clauses"]}
        found |= {trade["needed"]["zh"] for trade in scheme.data.get("permits", {}).get("trades", ())}
        found |= {"十一项", "11项"}
    return frozenset(word for word in found if len(word) > 1 and re.search("[一-鿿]", word)) - OFFICE_WORDS


@cache
def parts() -> frozenset[str]:
    """Names of the program's own for parts of its data: of parameters, data files and reports."""
    shapes = [*(CODE / "scheme" / "shapes").glob("*.json"), CODE.parent / "schemas" / "report.schema.json"]
    trees = [json.loads(path.read_text(encoding="utf-8")) for path in shapes]
    return frozenset(
        name for tree in (*trees, *(family.PARAMS for family in FAMILIES)) for name in _entries(tree)
    )


def _entries(shape: object) -> Iterator[str]:
    if isinstance(shape, dict):
        yield from shape.get("properties", {})
        for inner in shape.values():
            yield from _entries(inner)
    elif isinstance(shape, list | tuple):
        for inner in shape:
            yield from _entries(inner)


def literals(source: str) -> Iterator[str]:
    """The texts of a module, but for its docstrings."""
    tree = ast.parse(source)
    stated = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in stated:
            yield node.value


def scheme_words(source: str, room: str) -> set[str]:
    """The words of a scheme that a module of that room writes. `zh/` is where the language's own stand."""
    known = facts() - parts() if room in KNOWS_PARTS else facts()
    texts = list(literals(source))
    found = {text for text in texts if text in names() | known}
    if room != "zh":
        found |= {word for word in chinese() for text in texts if word in text}
    return found


def test_no_word_of_a_scheme_stands_in_the_code() -> None:
    found = {}
    for path in sorted(CODE.rglob("*.py")):
        file = path.relative_to(CODE)
        words = scheme_words(path.read_text(encoding="utf-8"), file.parts[0])
        if words - ALLOWED.get(str(file), set()):
            found[str(file)] = sorted(words - ALLOWED.get(str(file), set()))
    assert not found


def test_every_exception_is_still_needed() -> None:
    for file, words in ALLOWED.items():
        path = CODE / file
        assert words <= scheme_words(path.read_text(encoding="utf-8"), Path(file).parts[0]), file


@pytest.mark.parametrize(
    ("room", "line", "word"),
    [
        ("checks", 'kind = "business_licence"', "business_licence"),
        ("pipeline.py", 'name = case.fact(document, "organization_name")', "organization_name"),
        ("extract", 'issued = fact.name == "issued_on"', "issued_on"),
        ("checks", 'yield Problem("outlet-incomplete", None)', "outlet-incomplete"),
        ("checks", 'case.serving("service_system")', "service_system"),
        ("render", 'text = "请提交营业执照"', "营业执照"),
        ("cli", 'help = "核对十一项材料"', "十一项"),
        ("checks", 'words = re.compile("售后服务体系|许可证")', "许可证"),
    ],
)
def test_such_a_word_put_in_is_found(room: str, line: str, word: str) -> None:
    assert word in scheme_words(f'"""About the business_licence."""\n{line}\n', room)


def test_words_of_docstrings_and_of_the_language_are_not() -> None:
    assert scheme_words('"""营业执照"""\nname = "title"\n', "checks") == set()
    assert scheme_words('HEADS = "许可证|营业执照"\n', "zh") == set()
    assert scheme_words('params["valid_until"]\n', "checks") == set()
