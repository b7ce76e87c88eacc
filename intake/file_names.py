"""Names of files that are plain names on every system: Windows knows more that a name may not be."""

import sys
from collections.abc import Container
from pathlib import Path

from intake.errors import UsageError

_MOST_BYTES = 200
"""Below what file systems allow, so that an ending or a number fits behind it."""

_LONGEST_ENDING = 10
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10))]
)
"""Devices, whatever ending stands behind them and however they are written."""


def plain_name(name: str) -> str:
    """One part of a path that is a plain name on every system. Raises UsageError: it cannot be made one."""
    text = "".join("_" if one in '<>:"|?*\\/' or ord(one) < 32 or ord(one) == 127 else one for one in name)
    text = text.encode("utf-8", "replace").decode().strip(" .")
    while len(text.encode()) > _MOST_BYTES:
        stem, dot, ending = text.rpartition(".")
        text = f"{stem[:-1]}{dot}{ending}" if stem and len(ending) < _LONGEST_ENDING else text[:-1]
    if not text:
        raise UsageError(f"文件名“{name}”无效。")
    return f"_{text}" if text.split(".", 1)[0].strip().casefold() in _RESERVED else text


def free_stem(stem: str, taken: Container[str]) -> str:
    """The stem, or with a number behind it, so that it is none of those `taken` (folded): Windows and macOS
    take A and a for one name."""
    number, free = 1, stem
    while free.casefold() in taken:
        number += 1
        free = f"{stem} ({number})"
    return free


LONG_PATH = 240
"""Characters from which Windows opens a path only by its long form (folders from 248, files from 260)."""


def reachable(path: Path, below: int = 0, system: str = sys.platform) -> Path:
    """The path as Windows opens it, however long (``below``: with so many characters behind it); one that
    is short, or of another system, stays as it is."""
    return Path(long_form(str(path.absolute()), below)) if system == "win32" else path


def long_form(absolute: str, below: int = 0) -> str:
    r"""An absolute Windows path as ``\\?\C:\…`` or ``\\?\UNC\server\…`` where it, with so many characters
    `below` it, is too long for the short form."""
    text = absolute.replace("/", "\\")
    if len(text) + below < LONG_PATH or text.startswith("\\\\?\\"):
        return absolute
    if text.startswith("\\\\"):
        return "\\\\?\\UNC" + text[1:]
    return "\\\\?\\" + text
