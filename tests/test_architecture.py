"""docs/architecture.md is the house as it stands: every room named, each knowing only rooms below it."""

import ast
import re
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CODE = ROOT / "intake"
OUTSIDE = {"__init__", "__main__", "_version"}
"""The package's own door."""


@cache
def floors() -> dict[str, int]:
    """Every room of the page's table, and the floor it is on."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    found = {}
    for floor, rooms in re.findall(r"^\| (\d) \| (.*?) \|", page, re.MULTILINE):
        for room in re.findall(r"`(?:intake/)?([a-z_]+)(?:/|\.py)`", rooms):
            found[room] = int(floor)
    return found


def rooms() -> set[str]:
    """Packages and loose modules of the tree."""
    return {
        path.stem for path in CODE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()
    }


@cache
def known_by() -> dict[str, set[str]]:
    """By room, the rooms whose modules it imports."""
    found: dict[str, set[str]] = {}
    for path in CODE.rglob("*.py"):
        room = path.relative_to(CODE).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                if name.startswith("intake."):
                    found.setdefault(room, set()).add(name.split(".")[1])
    return {room: others - {room} - OUTSIDE for room, others in found.items() if room not in OUTSIDE}


def test_every_room_is_named_and_every_name_is_a_room() -> None:
    assert set(floors()) == rooms() - OUTSIDE


def test_no_room_knows_one_above_it() -> None:
    above = {
        (room, other)
        for room, others in known_by().items()
        for other in others
        if floors()[other] > floors()[room]
    }
    assert not above


def test_no_two_rooms_know_each_other() -> None:
    TopologicalSorter(known_by()).prepare()
