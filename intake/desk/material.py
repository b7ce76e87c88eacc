"""A case opened for looking at: its pages as they were read, and where its files' bytes lie.

What was read lies beside the report, so opening a case reads nothing. Bytes are looked for only when a page
is drawn: files of a folder lie where they are, archives are opened, and what is inside a document is taken
out of it again.
"""

import shutil
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from os import getpid
from pathlib import Path

from intake.case.reading import kept_reading, reading_mark
from intake.desk.shelf import Place
from intake.errors import CaseError
from intake.gather import gather_rounds
from intake.judged import kept_pages
from intake.limits import Limits
from intake.model import Page, SourceFile
from intake.rounds import all_supplements
from intake.scheme import Scheme
from intake.workers import ReadingPool

MOST_OPEN = 4
"""Cases kept open; the one looked at longest ago goes first."""

_INSIDE = "!/"


class Material:
    """One open case. ``pages``: by file and number."""

    def __init__(self, place: Place, scheme: Scheme, limits: Limits, reader: ReadingPool) -> None:
        files, pages = kept_pages(kept_reading(place.out, scheme))
        self.pages: Mapping[tuple[str, int], Page] = {(page.file, page.number): page for page in pages}
        self._place = place
        self._files = {file.path: file for file in files}
        self._limits = limits
        self._reader = reader
        self._found: dict[str, SourceFile] = {}
        self._folder: Path | None = None
        self._lock = threading.Lock()

    def source(self, path: str) -> SourceFile | None:
        """The file of that path in the report, with its bytes; None: they are gone.

        Raises:
            CaseError: the case's files are gone, or the desk is closing.
        """
        with self._lock:
            return self._source(path)

    def close(self) -> None:
        """Takes away what was unpacked for it."""
        with self._lock:
            if self._folder is not None:
                shutil.rmtree(self._folder, ignore_errors=True)
                self._folder = None

    def _source(self, path: str) -> SourceFile | None:
        known = self._files.get(path)
        if known is not None and known.round == 0 and _INSIDE not in path:
            own = self._place.material / path
            with suppress(OSError):
                if own.is_file() and own.stat().st_size == known.size:
                    return replace(known, location=own)
        if self._folder is None:
            self._gather()
        if path not in self._found and _INSIDE in path:
            self._take_out(path.rpartition(_INSIDE)[0])
        return self._found.get(path)

    def _gather(self) -> None:
        # The name is one that a later run sweeps away, should this one be killed.
        self._folder = Path(tempfile.mkdtemp(prefix=f"intake-work-{getpid()}-"))
        supplements = all_supplements(self._place.out, self._place.material, ())
        found = gather_rounds(
            self._place.material, supplements, self._folder, self._limits, self._reader.open_archive
        )
        self._found |= {file.path: file for file in found}

    def _take_out(self, holder: str) -> None:
        """What lies inside a document, laid out again."""
        source = self._source(holder)
        if source is None or self._folder is None:
            return
        result = self._reader.submit(source, self._folder).result()
        self._found |= {child.path: child for child in result.children}


class Materials:
    """The cases that are open."""

    def __init__(self, limits: Limits, reader: ReadingPool) -> None:
        self._limits = limits
        self._reader = reader
        self._open: OrderedDict[str, Material] = OrderedDict()
        self._lock = threading.Lock()
        self._closed = False

    def of(self, place: Place, scheme: Scheme) -> Material:
        """The case's material, as it was read last.

        Raises:
            UsageError: nothing was kept of what was read.
        """
        key = f"{place.id} {reading_mark(place.out)}"
        with self._lock:
            if key in self._open:
                self._open.move_to_end(key)
                return self._open[key]
        opened = Material(place, scheme, self._limits, self._reader)
        with self._lock:
            if self._closed:
                raise CaseError("审查台正在关闭")
            found = self._open.setdefault(key, opened)
            gone = [self._open.popitem(last=False)[1] for _ in range(len(self._open) - MOST_OPEN)]
        for one in gone:
            one.close()
        return found

    def close(self) -> None:
        """Forgets them all."""
        with self._lock:
            self._closed = True
            gone, self._open = list(self._open.values()), OrderedDict()
        for one in gone:
            one.close()
