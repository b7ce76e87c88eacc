"""Pictures of pages, drawn once: those looked at last stay in memory, up to a bound."""

import threading
from collections import OrderedDict
from concurrent.futures import Future

from intake.model import Page, SourceFile
from intake.workers import ReadingPool

MOST_BYTES = 64 * 1024 * 1024
"""Of drawn pages kept in memory: some hundreds at the usual size."""

_Key = tuple[str, int, int, int, bool]


class Pictures:
    """Pages drawn by `drawing`, a process of the desk's own that is kept warm. Whoever asks for a page that
    is being drawn waits for that drawing."""

    def __init__(self, drawing: ReadingPool, most: int = MOST_BYTES) -> None:
        self._drawing = drawing
        self._most = most
        self._kept: OrderedDict[_Key, bytes] = OrderedDict()
        self._size = 0
        self._under_way: dict[_Key, Future[bytes | None]] = {}
        self._lock = threading.Lock()

    def of(self, source: SourceFile, page: Page, side: int) -> Future[bytes | None]:
        """A page as a JPEG, its longer side at most `side` pixels; None when it has no picture."""
        key = (source.sha256, page.number, side, page.rotation, page.mirrored)
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
                done: Future[bytes | None] = Future()
                done.set_result(kept)
                return done
            under_way = self._under_way.get(key)
        if under_way is not None:
            return under_way
        future = self._drawing.picture(source, page, side)
        with self._lock:
            self._under_way[key] = future
        future.add_done_callback(lambda done: self._drawn(key, done))
        return future

    @property
    def size(self) -> int:
        """Bytes kept now."""
        return self._size

    def _drawn(self, key: _Key, done: Future[bytes | None]) -> None:
        drawn = None if done.cancelled() or done.exception() else done.result()
        with self._lock:
            self._under_way.pop(key, None)
            if drawn is None or key in self._kept or len(drawn) > self._most:
                return
            self._kept[key] = drawn
            self._size += len(drawn)
            while self._size > self._most:
                self._size -= len(self._kept.popitem(last=False)[1])
