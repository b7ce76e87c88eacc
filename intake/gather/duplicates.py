"""The same bytes sent twice are read once; two files never share a name."""

from collections.abc import Sequence
from dataclasses import replace

from intake.model import SourceFile


def name_duplicates(files: Sequence[SourceFile]) -> tuple[SourceFile, ...]:
    """The files with ``alias_of`` set on later ones of equal bytes, and clashing names told apart."""
    first_by_hash: dict[str, str] = {}
    taken: set[str] = set()
    result = []
    for source in files:
        named = replace(source, path=free_name(source.path, taken))
        taken.add(named.path)
        original = first_by_hash.setdefault(named.sha256, named.path) if named.sha256 else named.path
        result.append(named if original == named.path else replace(named, alias_of=original))
    return tuple(result)


def free_name(path: str, taken: set[str]) -> str:
    """The path, with ` (2)`, ` (3)` … before its extension when it is already taken."""
    candidate, number = path, 1
    while candidate in taken:
        number += 1
        folder, slash, name = path.rpartition("/")
        stem, dot, extension = name.rpartition(".")
        numbered = f"{stem} ({number}){dot}{extension}" if dot and stem else f"{name} ({number})"
        candidate = f"{folder}{slash}{numbered}"
    return candidate
