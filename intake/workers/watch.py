"""Watches a working child's clock, processor time and memory from outside, and ends it beyond a limit."""

import threading
import time
from contextlib import suppress
from multiprocessing.process import BaseProcess

import psutil

from intake.limits import Limits

_LOOK_EVERY = 0.25
"""Seconds between two looks."""


_NEARLY = 0.5
"""Share of the memory limit: who asks for the rest at once is refused it before the next look."""


class Watch:
    """Watches one task from now until `stop`. ``limit`` is the name of the limit that the child was ended
    for, None while it keeps to all."""

    def __init__(self, process: BaseProcess, limits: Limits) -> None:
        self.limit: str | None = None
        self._most_memory = 0
        self._process = process
        self._limits = limits
        self._task_began = self._page_began = time.monotonic()
        self._processor_before = sum(map(_processor_seconds, _itself(process)))
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True, name="intake-watch")
        self._thread.start()

    def page_begins(self) -> None:
        """The time for one page begins anew."""
        self._page_began = time.monotonic()

    def stop(self) -> None:
        """The task is over; the child is not ended by this watch any more."""
        self._done.set()
        self._thread.join()

    def grown(self) -> bool:
        """Whether the child itself holds so much that a new one should take its place."""
        child = _itself(self._process)
        return sum(map(_memory, child)) > self._limits.worker_grown_bytes

    def short_of_memory(self) -> bool:
        """Whether the child, when last seen, held so much that the kernel's refusal is what it died of:
        native code that is refused memory ends its process."""
        return self._most_memory > _NEARLY * self._limits.worker_memory_bytes

    def _look(self) -> None:
        while not self._done.wait(_LOOK_EVERY):
            self.limit = self._passed()
            if self.limit:
                kill_tree(self._process)
                return

    def _passed(self) -> str | None:
        now, limits = time.monotonic(), self._limits
        if now - self._page_began > limits.page_seconds:
            return "page_seconds"
        if now - self._task_began > limits.file_seconds:
            return "file_seconds"
        family = _family(self._process)
        if sum(map(_processor_seconds, family)) - self._processor_before > limits.cpu_seconds:
            return "cpu_seconds"
        memory = sum(map(_memory, family))
        self._most_memory = max(self._most_memory, memory)
        if memory > limits.worker_memory_bytes:
            return "worker_memory_bytes"
        return None


def kill_tree(process: BaseProcess) -> None:
    """Ends a process and all it started (a converter lives in a session of its own)."""
    family = _family(process)
    with suppress(OSError, ValueError):
        process.kill()
    for one in family[1:]:
        with suppress(psutil.Error):
            one.kill()


def _memory(process: psutil.Process) -> int:
    """Bytes it holds now; 0 when it is gone."""
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def _processor_seconds(process: psutil.Process) -> float:
    """What it has worked, and those it started that have ended; 0 when it is gone."""
    try:
        return float(sum(process.cpu_times()[:4]))
    except psutil.Error:
        return 0.0


def _itself(process: BaseProcess) -> list[psutil.Process]:
    try:
        return [psutil.Process(process.pid)]
    except psutil.Error:
        return []


def _family(process: BaseProcess) -> list[psutil.Process]:
    """The process and those it started that still run."""
    family = _itself(process)
    with suppress(psutil.Error):
        family += [child for one in family for child in one.children(recursive=True)]
    return family
