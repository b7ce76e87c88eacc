"""A digest of our own code: results kept from an earlier version of it are not taken for this one's."""

import hashlib
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


@cache
def code_digest(*rooms: str) -> str:
    """The digest of the named rooms' source files (``read``, ``judged.py``); of all when none is named."""
    digest = hashlib.sha256()
    folders = [_PACKAGE / room for room in rooms] or [_PACKAGE]
    for folder in folders:
        for file in [folder] if folder.is_file() else sorted(folder.rglob("*.py")):
            digest.update(file.relative_to(_PACKAGE).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()
