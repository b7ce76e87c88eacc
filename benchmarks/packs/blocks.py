"""Documents as strangers' word processors would hold them: blocks of text, tables, charts; and their labels."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Block:
    """``kind``: title, heading, text, centre, right, pairs, table, chart, seal, break."""

    kind: str
    value: Any = ""
    style: str = ""


@dataclass
class Paper:
    """One document of a pack, with what a person would say it is and says.

    ``submissions``: any of them is right, the first is the natural one; empty: any will do (covers).
    """

    key: str
    kind: str
    submissions: tuple[str, ...]
    name: str
    blocks: list[Block]
    facts: dict[str, Any] = field(default_factory=dict)
    wide: bool = False
    official: bool = False
    code_number: str = ""


def title(text: str) -> Block:
    return Block("title", text)


def heading(text: str) -> Block:
    return Block("heading", text)


def text(*lines: str) -> list[Block]:
    return [Block("text", line) for line in lines]


def pairs(*items: tuple[str, str], style: str = "") -> Block:
    return Block("pairs", list(items), style)


def table(rows: list[list[str]]) -> Block:
    return Block("table", rows)
