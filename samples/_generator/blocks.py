"""Papers made of text: a few kinds of block, read from small marked-up text files.

``# `` title, ``## ``/``### `` headings, ``| a | b |`` table rows (the first row is the head),
``---`` page break, ``= `` centred line, ``> `` right-aligned line, ``!sign DATE`` name, date and seal,
anything else a paragraph.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TEXTS = Path(__file__).parent / "texts"


@dataclass(frozen=True)
class Title:
    text: str


@dataclass(frozen=True)
class Heading:
    level: int
    text: str


@dataclass(frozen=True)
class Para:
    text: str
    align: str = "left"


@dataclass(frozen=True)
class Grid:
    """A ruled table; ``head`` tells whether the first row is a head."""

    rows: Sequence[Sequence[str]]
    head: bool = True
    widths: Sequence[float] | None = None


@dataclass(frozen=True)
class Break:
    pass


@dataclass(frozen=True)
class Picture:
    data: bytes = field(repr=False)
    width: float = 0.9


@dataclass(frozen=True)
class Sign:
    """Whose paper it is, of which day, with the red seal over both when ``seal``."""

    name: str
    day: str
    seal: bool = True


Block = Title | Heading | Para | Grid | Break | Picture | Sign


def parse(text: str, signer: str = "") -> list[Block]:
    """The blocks of a marked-up text."""
    blocks: list[Block] = []
    rows: list[list[str]] = []
    for raw in [*text.splitlines(), ""]:
        line = raw.strip()
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            blocks.append(Grid(rows))
            rows = []
        if line:
            blocks.append(_block(line, signer))
    return blocks


def _block(line: str, signer: str) -> Block:
    if line == "---":
        return Break()
    mark, _, rest = line.partition(" ")
    if mark == "#":
        return Title(rest)
    if mark in {"##", "###"}:
        return Heading(len(mark) - 1, rest)
    if mark == "=":
        return Para(rest, "center")
    if mark == ">":
        return Para(rest, "right")
    if mark == "!sign":
        return Sign(signer, rest)
    return Para(line)


def load(name: str, values: Mapping[str, Any]) -> list[Block]:
    """The blocks of ``texts/<name>.txt`` with its ``{placeholders}`` filled."""
    text = (TEXTS / f"{name}.txt").read_text("utf-8")
    return parse(text.format_map(values), str(values.get("name", "")))
