"""A digest of a case or a scheme as it lies on disk: what a result depends on, whatever the times say."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from intake._version import __version__


def folder_digest(path: Path) -> str:
    """A digest of names and contents of all files of a folder, or of one file."""
    digest = hashlib.sha256(__version__.encode())
    for file in files_below(path):
        digest.update(b"\0" + os.fsencode(file.relative_to(path)) + b"\0")
        try:
            with file.open("rb") as stream:
                digest.update(hashlib.file_digest(stream, "sha256").digest())
        except OSError as error:
            digest.update(repr(error.errno).encode())
    return digest.hexdigest()


def files_below(path: Path) -> Iterator[Path]:
    """Regular files only: links are not followed and pipes never opened."""
    if path.is_file():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders.sort()
        for name in sorted(names):
            file = Path(folder) / name
            if file.is_file() and not file.is_symlink():
                yield file
