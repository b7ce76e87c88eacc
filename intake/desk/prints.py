"""Letters as they print: set by LibreOffice where it is here, their pages drawn as any file's are."""

import re
import threading
from collections import OrderedDict, deque
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from intake.atomic import write_atomically
from intake.case import pdf
from intake.desk.pictures import Pictures
from intake.model import Page, SourceFile
from intake.workers import ReadingPool

MARK = re.compile(r"[0-9a-f]{64}")

_MOST_KEPT = 40
"""Letters set that are kept, in the desk's own folder; the oldest go first."""

_MOST_WAITING = 3
"""Letters that wait to be set; who asked for the one before these has gone on writing."""


@dataclass(frozen=True, slots=True)
class Print:
    """A letter that is set. ``mark``: the digest of its Word file; ``pages``: how many it has."""

    mark: str
    pages: int


class Prints:
    """Sets one letter after the other, the newest first, and keeps them by what they say in `folder`."""

    def __init__(self, folder: Path, drawing: ReadingPool, pictures: Pictures) -> None:
        self._folder = folder
        self._drawing = drawing
        self._pictures = pictures
        self._under_way: OrderedDict[str, Future[Print | None]] = OrderedDict()
        self._waiting: deque[tuple[str, bytes]] = deque()
        self._asked = threading.Condition()
        self._closed = False
        self._thread: threading.Thread | None = None

    def of(self, docx: bytes) -> Future[Print | None]:
        """The letter, set; None: no LibreOffice can, or too many others were asked for since."""
        mark = sha256(docx).hexdigest()
        with self._asked:
            known = self._under_way.get(mark)
            if known is not None:
                return known
            future: Future[Print | None] = Future()
            if self._closed:
                future.set_result(None)
                return future
            self._under_way[mark] = future
            self._waiting.append((mark, docx))
            if len(self._waiting) > _MOST_WAITING:
                self._settle(self._waiting.popleft()[0], None)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, daemon=True, name="intake-prints")
                self._thread.start()
            self._asked.notify()
        return future

    def picture(self, mark: str, number: int, side: int) -> Future[bytes | None] | None:
        """One page of a letter that is set, from 1, as a JPEG; None: there is none of that mark."""
        source = self._source(mark) if MARK.fullmatch(mark) else None
        if source is None or number < 1:
            return None
        return self._pictures.of(source, Page(source.path, number), side)

    def close(self) -> None:
        """Sets no further one; whoever waits gets none."""
        with self._asked:
            self._closed = True
            for mark in list(self._under_way):
                self._settle(mark, None)
            self._asked.notify()

    def _work(self) -> None:
        while True:
            with self._asked:
                self._asked.wait_for(lambda: self._waiting or self._closed)
                if self._closed:
                    return
                mark, docx = self._waiting.pop()
            made = None
            with suppress(Exception):  # shown without: the letter itself is not touched by this
                made = self._set(mark, docx)
            with self._asked:
                self._settle(mark, made)

    def _set(self, mark: str, docx: bytes) -> Print | None:
        source = self._source(mark)
        if source is None:
            made = pdf.pdf_of(docx)
            if made is None:
                return None
            self._folder.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path(mark), made)
            self._sweep()
            source = self._source(mark)
        pages = self._drawing.count(source).result() if source else 0
        return Print(mark, pages) if pages else None

    def _settle(self, mark: str, made: Print | None) -> None:
        """Done, and asked for anew the next time: what was set lies in the folder."""
        future = self._under_way.pop(mark, None)
        if future is not None:
            with suppress(InvalidStateError):  # whoever waited has gone
                future.set_result(made)

    def _source(self, mark: str) -> SourceFile | None:
        path = self._path(mark)
        try:
            size = path.stat().st_size
        except OSError:
            return None
        return SourceFile(path.name, path, mark, "application/pdf", size)

    def _path(self, mark: str) -> Path:
        return self._folder / f"{mark}.pdf"

    def _sweep(self) -> None:
        kept = sorted(self._folder.glob("*.pdf"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in kept[_MOST_KEPT:]:
            path.unlink(missing_ok=True)
