"""One child process and its keeper: a task that takes too long or too much is ended from outside."""

import multiprocessing
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Self

from intake.limited.bounds import Bound, Bounds
from intake.limited.spawned import main_left_out
from intake.limited.watch import Watch, kill_tree

ALIVE = b""
"""What a child sends when it is ready for its first task, and while it works on one: the time for one step
begins anew."""

_NATIVE_FAULTS = frozenset({-4, -5, -6, -7, -11})
"""Exit codes of a process that its own native code ended: SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGSEGV."""

_START_SECONDS = 120
"""Until a child must be ready: its imports are this machine's business, and on no task's account."""

_OVERHEAD = 1024
"""Bytes around the content of an answer."""


class ChildLost(Exception):
    """The child died or was ended; ``reason`` says why, in words for the user; ``limit`` names the limit
    it was ended for, None when it died by itself."""

    def __init__(self, reason: str, limit: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.limit = limit


class LimitedProcess:
    """A child process that answers tasks, started when first needed, started anew after a death or when it
    has grown or worked long.

    `serve` is called there with its end of a pipe and `arguments`; it confines itself, says that it is
    alive, then answers each message with one that is not empty. Not for several threads at once, but for
    `close`.
    """

    def __init__(
        self, serve: Callable[..., None], arguments: tuple[object, ...], bounds: Bounds, name: str
    ) -> None:
        self._serve = serve
        self._arguments = arguments
        self._bounds = bounds
        self._name = name
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._lock = threading.Lock()
        self._tasks = 0
        self._ready = False
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Starts the child ahead of its first task.

        A process that has but one thread may be copied where the system knows how: that saves the copy all
        imports, half a second. Any other is started anew, and so is whatever takes this child's place.
        """
        self._running(copied=sys.platform.startswith("linux") and threading.active_count() == 1)

    @property
    def running(self) -> bool:
        """Whether the child is there already for the next task."""
        return self._process is not None

    def ask(self, message: bytes, on_step: Callable[[], None] | None = None) -> bytes:
        """The child's answer; `on_step` is called at each sign of life before it. Raises ChildLost when
        there will be none.

        A child that dies without having passed a limit may have been ended by anyone (the system short of
        memory, a person), so the task is tried once more in a new one before what it holds is blamed.
        """
        try:
            return self._ask(message, on_step)
        except ChildLost as lost:
            if lost.limit is not None or self._closed:
                raise
            return self._ask(message, on_step)

    def close(self) -> None:
        """Ends the child and all it started at once, for good: nothing it held is needed any more."""
        self._closed = True
        self.end()

    def end(self) -> None:
        """Ends the child; the next task gets a new one."""
        # Taken first: closing and the thread that waits for an answer may both come here.
        with self._lock:
            connection, process = self._connection, self._process
            self._connection = self._process = None
        if process:
            kill_tree(process)
            process.join()
        if connection:
            with suppress(OSError):
                connection.close()

    def _ask(self, message: bytes, on_step: Callable[[], None] | None) -> bytes:
        process, connection = self._running()
        watch = Watch(process, self._bounds)
        try:
            if not self._ready:
                self._await_ready(connection)
                watch.task_begins()
            connection.send_bytes(message)
            answer = self._await(connection, watch, on_step)
        except (EOFError, OSError) as error:
            watch.stop()
            process.join(5)
            code = process.exitcode
            self.end()
            passed = watch.passed or (self._bounds.memory if watch.short_of_memory() else None)
            if passed:
                raise ChildLost(_over(passed), passed.name) from error
            raise ChildLost(f"进程意外结束（{self._in_words(code)}）") from error
        finally:
            watch.stop()
        self._tasks += 1
        # Ended by the watch at the very moment it answered, or due for replacement.
        if watch.passed or self._tasks >= self._bounds.tasks or watch.grown():
            self.end()
        return answer

    def _running(self, *, copied: bool = False) -> tuple[BaseProcess, Connection]:
        if self._closed:
            raise ChildLost("已中断。")
        if self._connection is not None and self._process is not None and self._process.is_alive():
            return self._process, self._connection
        self.end()
        context = multiprocessing.get_context("fork") if copied else multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process: BaseProcess = context.Process(
            target=self._serve, args=(theirs, *self._arguments), daemon=True, name=self._name
        )
        with main_left_out():
            process.start()
        theirs.close()
        with self._lock:
            self._connection, self._process, self._tasks, self._ready = ours, process, 0, False
        if self._closed:  # closed while this one was being started
            self.end()
            raise ChildLost("已中断。")
        return process, ours

    def _await_ready(self, connection: Connection) -> None:
        if not connection.poll(_START_SECONDS):
            raise EOFError
        connection.recv_bytes(_OVERHEAD)
        self._ready = True

    def _await(self, connection: Connection, watch: Watch, on_step: Callable[[], None] | None) -> bytes:
        while True:
            # Blocks while a child sends half a message and hangs: the watch ends it, which ends this.
            answer = connection.recv_bytes(self._bounds.answer.most + _OVERHEAD)
            if answer != ALIVE:
                return answer
            watch.step_begins()
            if on_step:
                on_step()

    def _in_words(self, code: int | None) -> str:
        if code is None:
            return "原因不明"
        if code in _NATIVE_FAULTS:
            # Native code that is refused memory dies so; so does one with a fault of its own.
            memory = self._bounds.memory
            return f"信号 {-code}；也可能是内存到了上限 {memory.name}={memory.most}，可用 --limit 放宽"
        return f"信号 {-code}" if code < 0 else f"退出码 {code}"


def _over(bound: Bound) -> str:
    return f"超过限制 {bound.name}={bound.most}，已停止；确有需要时用 --limit {bound.name}=更大的值"
