"""A case opened for looking at: where its files' bytes lie now, and its pages as they were read.

What was read for the check is kept by the readers' cache, so opening a case reads nothing twice on the
machine that checked it.
"""

import shutil
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from os import getpid
from pathlib import Path

from intake.desk.shelf import Place
from intake.errors import CaseError
from intake.model import Page, SourceFile
from intake.pipeline import Reader, read_files
from intake.rounds import all_supplements
from intake.settings import Settings

MOST_OPEN = 4
"""Cases kept open; the one looked at longest ago goes first."""


@dataclass(frozen=True, slots=True)
class Material:
    """Files by their path in the report; pages by file and number."""

    files: Mapping[str, SourceFile]
    pages: Mapping[tuple[str, int], Page]
    folder: Path


class Materials:
    """The cases that are open."""

    def __init__(self, settings: Settings, reader: Reader) -> None:
        self._settings = settings
        self._reader = reader
        self._open: OrderedDict[str, Material] = OrderedDict()
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()
        self._closed = False

    def of(self, place: Place, mark: str) -> Material:
        """The case's material; `mark` tells one state of its files from another. Opening takes its time,
        and who else asks meanwhile waits for it.

        Raises:
            CaseError: its files are gone.
            UsageError: a supplement is gone.
        """
        key = f"{place.id} {mark}"
        with self._lock:
            own = self._locks.setdefault(key, threading.Lock())
        with own:
            with self._lock:
                if key in self._open:
                    self._open.move_to_end(key)
                    return self._open[key]
            found = self._opened(place)
            with self._lock:
                if self._closed:
                    shutil.rmtree(found.folder, ignore_errors=True)
                    raise CaseError("审查台正在关闭 / the desk is closing.")
                self._open[key] = found
                gone = [self._open.popitem(last=False) for _ in range(len(self._open) - MOST_OPEN)]
            for name, one in gone:
                self._locks.pop(name, None)
                shutil.rmtree(one.folder, ignore_errors=True)
            return found

    def close(self) -> None:
        """Forgets them all."""
        with self._lock:
            self._closed = True
            gone, self._open = list(self._open.values()), OrderedDict()
        for one in gone:
            shutil.rmtree(one.folder, ignore_errors=True)

    def _opened(self, place: Place) -> Material:
        # The name is one that a later run sweeps away, should this one be killed.
        folder = Path(tempfile.mkdtemp(prefix=f"intake-work-{getpid()}-"))
        try:
            supplements = all_supplements(place.out, place.material, ())
            files, pages = read_files(
                place.material, folder, self._settings, self._reader, supplements=supplements
            )
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return Material(
            {file.path: file for file in files}, {(page.file, page.number): page for page in pages}, folder
        )
