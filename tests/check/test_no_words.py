"""Checks yield codes and values; words are made in `intake/render/`."""

import ast
from pathlib import Path

import pytest

import intake.checks

ROOM = Path(intake.checks.__file__).parent


@pytest.mark.parametrize("path", sorted(ROOM.glob("*.py")), ids=lambda path: path.name)
def test_no_check_asks_for_a_language_or_for_words(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    names |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    assert not names & {"lang", "in_language"}
    assert "language" not in names - _comprehended(tree)
    modules = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not any(module.startswith("intake.render") for module in modules)


def _comprehended(tree: ast.AST) -> set[str]:
    """Names that run over all languages of a text, and so ask for none."""
    return {
        node.id
        for comprehension in ast.walk(tree)
        if isinstance(comprehension, ast.comprehension)
        for node in ast.walk(comprehension.target)
        if isinstance(node, ast.Name)
    }
