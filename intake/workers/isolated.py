"""One child process and its keeper: a task that takes too long or too much is ended from outside."""

import multiprocessing
import threading
from contextlib import suppress
from dataclasses import asdict
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from intake.limits import Limits
from intake.workers import messages
from intake.workers.child import serve
from intake.workers.watch import Watch, kill_tree

_NATIVE_FAULTS = frozenset({-4, -5, -6, -7, -11})
"""Exit codes of a process that its own native code ended: SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGSEGV."""


class ChildLost(Exception):
    """The child died or was ended; ``reason`` says why, in words for the user; ``limit`` names the limit
    it was ended for, None when it died by itself."""

    def __init__(self, reason: str, limit: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.limit = limit


class IsolatedReader:
    """A child process that reads, started when first needed, started anew after a death or when it has
    grown or worked long.

    Not for several threads at once: a pool gives each thread its own.
    """

    def __init__(self, ocr: str, limits: Limits, cache: Path | None) -> None:
        self._setup = messages.Setup(ocr, asdict(limits), str(cache) if cache else None)
        self._limits = limits
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._lock = threading.Lock()
        self._tasks = 0
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def ask(self, task: messages.Task) -> messages.Answer:
        """The child's answer. Raises ChildLost when there will be none.

        A child that dies without having passed a limit may have been ended by anyone (the system short of
        memory, a person), so the task is tried once more in a new one before the file is blamed.
        """
        try:
            return self._ask(task)
        except ChildLost as lost:
            if lost.limit is not None or self._closed:
                raise
            return self._ask(task)

    def close(self) -> None:
        """Ends the child and all it started at once, for good: nothing it held is needed any more."""
        self._closed = True
        self._end_child()

    def _end_child(self) -> None:
        # Taken first: the pool's closing and the thread that waits for an answer may both come here.
        with self._lock:
            connection, process = self._connection, self._process
            self._connection = self._process = None
        if process:
            kill_tree(process)
            process.join()
        if connection:
            with suppress(OSError):
                connection.close()

    def _ask(self, task: messages.Task) -> messages.Answer:
        process, connection = self._running()
        watch = Watch(process, self._limits)
        try:
            connection.send_bytes(messages.pack(task))
            answer = self._await(connection, watch)
        except (EOFError, OSError) as error:
            watch.stop()
            process.join(5)
            code = process.exitcode
            self._end_child()
            if watch.limit is None and watch.short_of_memory():
                watch.limit = "worker_memory_bytes"
            if watch.limit:
                raise ChildLost(self._over(watch.limit), watch.limit) from error
            raise ChildLost(f"读取进程意外结束（{self._in_words(code)}）") from error
        except msgspec.DecodeError as error:
            self._end_child()
            raise ChildLost("读取进程的回答无法理解", "answer") from error
        finally:
            watch.stop()
        self._tasks += 1
        # Ended by the watch at the very moment it answered, or due for replacement.
        if watch.limit or self._tasks >= self._limits.worker_tasks or watch.grown():
            self._end_child()
        return answer

    def _running(self) -> tuple[BaseProcess, Connection]:
        if self._connection is not None and self._process is not None and self._process.is_alive():
            return self._process, self._connection
        self._end_child()
        # spawn, not fork: the parent has threads, and the same code must run on Windows.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs,), daemon=True, name="intake-reader")
        process.start()
        theirs.close()
        with suppress(OSError):  # it may be dead already: asking it will tell
            ours.send_bytes(messages.pack(self._setup))
        self._connection, self._process, self._tasks = ours, process, 0
        return process, ours

    def _await(self, connection: Connection, watch: Watch) -> messages.Answer:
        while True:
            # Blocks while a child sends half a message and hangs: the watch ends it, which ends this.
            data = connection.recv_bytes(self._limits.answer_bytes + messages.OVERHEAD)
            answer = messages.unpack_answer(data)
            if not isinstance(answer, messages.Alive):
                return answer
            watch.page_begins()

    def _in_words(self, code: int | None) -> str:
        if code is None:
            return "原因不明"
        if code in _NATIVE_FAULTS:
            # Native code that is refused memory dies so; so does one with a fault of its own.
            most = self._limits.worker_memory_bytes
            return f"信号 {-code}；也可能是内存到了上限 worker_memory_bytes={most}，可用 --limit 放宽"
        return f"信号 {-code}" if code < 0 else f"退出码 {code}"

    def _over(self, limit: str) -> str:
        value = getattr(self._limits, limit)
        return f"超过限制 {limit}={value}，已停止读取；确需读取时用 --limit {limit}=更大的值"
