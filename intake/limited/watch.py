"""Watches a working child's clock, processor time and memory from outside, and ends it beyond a limit."""

import threading
import time
from contextlib import suppress
from multiprocessing.process import BaseProcess

import psutil

from intake.limited.bounds import Bound, Bounds

_LOOK_EVERY = 0.25
"""Seconds between two looks."""


_NEARLY = 0.5
"""Share of the memory limit: who asks for the rest at once is refused it before the next look."""


class Watch:
    """Watches one task from now until `stop`. ``passed`` is the bound that the child was ended for, None
    while it keeps to all."""

    def __init__(self, process: BaseProcess, bounds: Bounds) -> None:
        self.passed: Bound | None = None
        self._most_memory = 0
        self._process = process
        self._bounds = bounds
        self._task_began = self._step_began = time.monotonic()
        self._processor_before = sum(map(_processor_seconds, _itself(process)))
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True, name="intake-watch")
        self._thread.start()

    def task_begins(self) -> None:
        """All that is counted begins anew."""
        self._processor_before = sum(map(_processor_seconds, _itself(self._process)))
        self._task_began = self._step_began = time.monotonic()

    def step_begins(self) -> None:
        """The time for one step begins anew."""
        self._step_began = time.monotonic()

    def stop(self) -> None:
        """The task is over; the child is not ended by this watch any more."""
        self._done.set()
        self._thread.join()

    def grown(self) -> bool:
        """Whether the child itself holds so much that a new one should take its place."""
        child = _itself(self._process)
        return sum(map(_memory, child)) > self._bounds.grown

    def short_of_memory(self) -> bool:
        """Whether the child, when last seen, held so much that the kernel's refusal is what it died of:
        native code that is refused memory ends its process."""
        return self._most_memory > _NEARLY * self._bounds.memory.most

    def _look(self) -> None:
        while not self._done.wait(_LOOK_EVERY):
            self.passed = self._beyond()
            if self.passed:
                kill_tree(self._process)
                return

    def _beyond(self) -> Bound | None:
        now, bounds = time.monotonic(), self._bounds
        if now - self._step_began > bounds.step.most:
            return bounds.step
        if now - self._task_began > bounds.task.most:
            return bounds.task
        family = _family(self._process)
        if sum(map(_processor_seconds, family)) - self._processor_before > bounds.processor.most:
            return bounds.processor
        memory = sum(map(_memory, family))
        self._most_memory = max(self._most_memory, memory)
        return bounds.memory if memory > bounds.memory.most else None


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
