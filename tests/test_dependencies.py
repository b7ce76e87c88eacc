"""What pyproject asks for is what `intake/` imports, no more and no less."""

import ast
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from intake.kept.machine_digest import LIBRARIES

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def named(requirements: list[str]) -> set[str]:
    """The distributions asked for, their names as PyPI compares them."""
    return {_plain(re.split(r"[<>=!~;\[ ]", one, maxsplit=1)[0]) for one in requirements}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


DIRECT = named(PROJECT["dependencies"])
OPTIONAL = set().union(
    *(named(PROJECT["optional-dependencies"][extra]) for extra in ("cluster", "keyring", "postgresql"))
)


@cache
def imported() -> frozenset[str]:
    """The distributions whose modules `intake/` imports, wherever the import stands."""
    modules = {
        name.split(".")[0]
        for path in (ROOT / "intake").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in _names(node)
    }
    known = packages_distributions()
    others = modules - set(sys.stdlib_module_names) - {"intake"}
    assert not others - known.keys(), "not installed here"
    return frozenset(_plain(distribution) for module in others for distribution in known[module])


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []


@pytest.mark.parametrize("name", sorted(DIRECT))
def test_every_direct_dependency_is_imported(name: str) -> None:
    assert name in imported()


def test_everything_imported_is_asked_for() -> None:
    assert imported() - OPTIONAL <= DIRECT


def test_kept_results_depend_on_no_library_that_is_not_used() -> None:
    assert {_plain(name) for name in LIBRARIES} <= DIRECT
