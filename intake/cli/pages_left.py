"""How much of a case is read and how long the rest takes, from what is known of its files."""

import threading
from dataclasses import dataclass

_SCAN = 1.0
_TEXT = 0.02
"""What reading a page with a text layer takes of what a scanned one takes (benchmarks/RESULTS.md)."""

_TOO_EARLY = 5.0
"""Seconds before which no time is told: the processes are still starting."""

_TOO_LITTLE = 0.02
"""The part of the work that must be done before the rest can be reckoned from it."""


@dataclass(slots=True)
class _File:
    pages: int
    weight: float
    read: int = 0


class PagesLeft:
    """Is told of files, pages and ends from any thread; a file is known before its pages are read."""

    def __init__(self) -> None:
        self._files: dict[str, _File] = {}
        self._lock = threading.Lock()

    def known(self, path: str, pages: int, *, scanned: bool) -> None:
        """There are so many pages to read in it, as far as can be told."""
        with self._lock:
            self._files[path] = _File(pages, _SCAN if scanned else _TEXT)

    def page_read(self, path: str) -> None:
        with self._lock:
            file = self._files.get(path)
            if file is not None:
                file.read += 1
                file.pages = max(file.pages, file.read)

    def file_read(self, path: str, pages: int) -> None:
        """All of it is read: now its pages are known."""
        with self._lock:
            file = self._files.setdefault(path, _File(pages, _TEXT))
            file.pages = file.read = pages

    @property
    def pages(self) -> int:
        with self._lock:
            return sum(file.pages for file in self._files.values())

    @property
    def read(self) -> int:
        with self._lock:
            return sum(file.read for file in self._files.values())

    def seconds_left(self, seconds: float) -> float | None:
        """How long the rest takes when it goes on as it went so far; None while that says nothing yet."""
        with self._lock:
            work = sum(file.pages * file.weight for file in self._files.values())
            done = sum(file.read * file.weight for file in self._files.values())
        if seconds < _TOO_EARLY or done < work * _TOO_LITTLE or done == 0:
            return None
        return seconds * (work - done) / done
