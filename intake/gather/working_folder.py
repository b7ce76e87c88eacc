"""A private folder for what a run must unpack, gone afterwards, whatever happened.

A killed run cannot clean up after itself: the next one sweeps folders whose process is gone.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

_PREFIX = "intake-work-"


@contextmanager
def working_folder() -> Iterator[Path]:
    """A new folder only this user can open; removed on leaving."""
    sweep_left_behind()
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep_left_behind() -> int:
    """Removes working folders of processes that are gone; gives how many."""
    swept = 0
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        process = folder.name.removeprefix(_PREFIX).split("-", 1)[0]
        if not process.isdigit() or psutil.pid_exists(int(process)):
            continue
        with suppress(OSError):
            if folder.is_symlink() or folder.stat().st_uid != _own_user(folder):
                continue
            shutil.rmtree(folder, ignore_errors=True)
            swept += 1
    return swept


def _own_user(folder: Path) -> int:
    """This user's number; where the system has none (Windows), whoever owns the folder."""
    return os.getuid() if hasattr(os, "getuid") else folder.stat().st_uid
