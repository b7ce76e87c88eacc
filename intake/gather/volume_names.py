"""Which files are volumes of one archive, by their names."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from intake.model import SourceFile

_NUMBERED = re.compile(r"(?P<stem>.+\.(?:7z|zip|rar|tar|t?gz|bz2|xz|pdf))\.(?P<number>\d{3})", re.I)
_RAR_PARTS = re.compile(r"(?P<stem>.+)\.part(?P<number>\d{1,5})\.rar", re.I)
_RAR_LATER = re.compile(r"(?P<stem>.+)\.r(?P<number>\d\d)", re.I)
_ZIP_EARLIER = re.compile(r"(?P<stem>.+)\.z(?P<number>\d\d)", re.I)


@dataclass(frozen=True, slots=True)
class Family:
    """How the volumes of one archive are named: ``{stem}`` and a number from 1 on, ``width`` digits at
    least. ``kind``: ``numbered`` (x.7z.001), ``parts`` (x.part1.rar), ``rar`` (x.rar, x.r00), ``zip``
    (x.z01 …, and x.zip, the last, whose number is 0)."""

    kind: str
    stem: str
    width: int = 0

    def name(self, number: int) -> str:
        """The name of one volume."""
        match self.kind:
            case "numbered":
                return f"{self.stem}.{number:03}"
            case "parts":
                return f"{self.stem}.part{number:0{self.width}}.rar"
            case "rar":
                return f"{self.stem}.rar" if number == 1 else f"{self.stem}.r{number - 2:02}"
            case _:
                return f"{self.stem}.z{number:02}" if number else f"{self.stem}.zip"


@dataclass(frozen=True, slots=True)
class Volumes:
    """The volumes of one archive that are there, by number."""

    family: Family
    files: dict[int, SourceFile]


def volumes_of(files: Sequence[SourceFile]) -> list[Volumes]:
    """The archives in several volumes among files, each with the volumes that are there. A single .rar or
    .zip may be one of several, which its inside alone tells: it is none here."""
    found: dict[tuple[str, str, str], Volumes] = {}
    by_path = {file.path.lower(): file for file in files}
    for file in files:
        named = _named(file)
        if named is None:
            continue
        family, number = named
        key = (family.kind, file.path[: len(file.path) - len(file.name)], family.stem.lower())
        volumes = found.setdefault(key, Volumes(family, {}))
        volumes.files.setdefault(number, file)
        # x.rar and x.zip bear no number of their own.
        end = {"rar": ("rar", 1), "zip": ("zip", 0)}.get(family.kind)
        beside = by_path.get(f"{key[1]}{family.stem}.{end[0]}".lower()) if end else None
        if end and beside is not None:
            volumes.files[end[1]] = beside
    return list(found.values())


def following_name(first: str, there: int) -> str | None:
    """The name of the volume after the `there` volumes of a RAR whose first bears the name `first`."""
    parts = _RAR_PARTS.fullmatch(first)
    if parts is not None:
        return Family("parts", parts["stem"], len(parts["number"])).name(there + 1)
    stem, dot, extension = first.rpartition(".")
    return Family("rar", stem).name(there + 1) if dot and extension.lower() == "rar" else None


def _named(file: SourceFile) -> tuple[Family, int] | None:
    for kind, shape, offset in (
        ("numbered", _NUMBERED, 0),
        ("parts", _RAR_PARTS, 0),
        ("rar", _RAR_LATER, 2),
        ("zip", _ZIP_EARLIER, 0),
    ):
        found = shape.fullmatch(file.name)
        if found is not None:
            width = len(found["number"]) if kind == "parts" else 0
            return Family(kind, found["stem"], width), int(found["number"]) + offset
    return None


def first_gap(numbers: Iterable[int], first: int, last: int | None = None) -> int | None:
    """The lowest number from `first` to `last` (else to the highest there is) that is not there."""
    there = set(numbers)
    end = last if last is not None else max(there, default=first)
    return next((number for number in range(first, end + 1) if number not in there), None)
