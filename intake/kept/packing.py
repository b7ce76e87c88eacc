"""Paths as bytes, for messages and cache entries: a file name need not be valid text."""

import os
from pathlib import Path
from typing import Any


def pack_path(value: Any) -> bytes:
    """What a path's bytes are on this system. Raises NotImplementedError for anything else."""
    if isinstance(value, Path):
        return os.fsencode(value)
    raise NotImplementedError(type(value))


def unpack_path(kind: type, value: Any) -> Path:
    """The path again."""
    if issubclass(kind, Path) and isinstance(value, bytes):
        return Path(os.fsdecode(value))
    raise NotImplementedError(kind)
