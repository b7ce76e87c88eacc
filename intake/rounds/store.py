"""`rounds.yaml`: what came in for a case, round by round, and the notice each round was answered with."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from intake.errors import UsageError
from intake.scheme.files import read_record, validate_shape

ROUNDS_FILE = "rounds.yaml"

_HEADING = """\
# 历次来件。格式见 docs/zh/rounds.md
# 第一条是原申请，其后是历次补充材料；再次审查时自动包括在内。received_on 收到日期，可填。
"""


@dataclass(frozen=True, slots=True)
class Issued:
    """A notice as it was issued: its number, its date, the last day to answer."""

    number: str
    issued_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class Arrival:
    """One round's material (a folder or an archive), the day it came in, the notice written on it."""

    material: Path
    received_on: date | None = None
    notice: Issued | None = None


def read_arrivals(folder: Path) -> tuple[Arrival, ...]:
    """The rounds kept beside the report in `folder`; none when there is no such file.

    Raises:
        SchemeError: the file is broken; the message gives the line.
    """
    path = folder / ROUNDS_FILE
    if not path.exists():
        return ()
    content = read_record(path)
    validate_shape(content, "rounds", path)
    return tuple(_arrival(entry, folder) for entry in content["rounds"])


def arrivals_written(folder: Path, arrivals: Sequence[Arrival]) -> dict[Path, bytes]:
    """rounds.yaml with all of them, to be written; nothing when that changes nothing. Raises OSError."""
    entries = [_entry(one, folder) for one in arrivals]
    text = yaml.safe_dump({"rounds": entries}, allow_unicode=True, sort_keys=False, width=10_000)
    data = (_HEADING + text).encode("utf-8")
    path = folder / ROUNDS_FILE
    return {} if path.exists() and path.read_bytes() == data else {path: data}


def all_supplements(
    folder: Path, case: Path, named: Sequence[Path], *, forget: bool = False
) -> tuple[Path, ...]:
    """The supplements of a case in the order they came: those kept in `folder` unless `forget`, then those
    `named` that are not among them.

    Raises:
        UsageError: one that was kept is gone.
    """
    known = [] if forget else [one.material for one in read_arrivals(folder)[1:]]
    for place, path in enumerate(known, 2):
        if not path.exists():
            raise UsageError(
                f"第{place}轮的补充材料不见了：{path}。请放回原处，或修改 {folder / ROUNDS_FILE}，"
                "或用 --forget-supplements 只用这次给出的。"
            )
    seen = {_place(case), *(_place(path) for path in known)}
    new = []
    for path in named:
        if _place(path) not in seen:
            seen.add(_place(path))
            new.append(path)
    return (*known, *new)


def arrived(
    before: Sequence[Arrival], material: Sequence[Path], received_on: date | None
) -> tuple[Arrival, ...]:
    """The rounds of that material, with what was kept of each `before`; the last came in on `received_on`
    when that is given."""
    kept = {_place(one.material): one for one in before}
    found = [kept.get(_place(path), Arrival(path.resolve())) for path in material]
    if received_on is not None:
        found[-1] = replace(found[-1], received_on=received_on)
    return tuple(found)


def _place(path: Path) -> str:
    return os.path.normcase(path.resolve())


def _arrival(entry: Mapping[str, Any], folder: Path) -> Arrival:
    notice = entry.get("notice")
    received = entry.get("received_on")
    return Arrival(
        (folder.resolve().parent / entry["material"]).resolve(),
        date.fromisoformat(received) if received else None,
        Issued(
            notice["number"],
            date.fromisoformat(notice["issued_on"]),
            date.fromisoformat(notice["due_on"]),
        )
        if notice
        else None,
    )


def _entry(one: Arrival, folder: Path) -> dict[str, Any]:
    entry: dict[str, Any] = {"material": _written(one.material, folder.resolve().parent)}
    entry["received_on"] = one.received_on.isoformat() if one.received_on else None
    if one.notice:
        entry["notice"] = {
            "number": one.notice.number,
            "issued_on": one.notice.issued_on.isoformat(),
            "due_on": one.notice.due_on.isoformat(),
        }
    return entry


def _written(path: Path, beside: Path) -> str:
    """Relative where it lies beside the outputs, so that all of it may be moved together."""
    try:
        return path.resolve().relative_to(beside).as_posix()
    except ValueError:
        return str(path.resolve())
