"""One child process and its keeper: a task that takes too long or too much is ended from outside."""

import multiprocessing
import time
from dataclasses import asdict
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
import psutil

from intake.limits import Limits
from intake.workers import messages
from intake.workers.child import serve

_LOOK_EVERY = 0.5
"""Seconds between two looks at a busy child's memory and clock."""


class ChildLost(Exception):
    """The child died or was ended; ``reason`` says why, in words for the user."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class IsolatedReader:
    """A child process that reads, started when first needed, started anew after a death.

    Not for several threads at once: a pool gives each thread its own.
    """

    def __init__(self, ocr: str, limits: Limits, cache: Path | None) -> None:
        self._setup = messages.Setup(ocr, asdict(limits), str(cache) if cache else None)
        self._limits = limits
        self._process: multiprocessing.process.BaseProcess | None = None
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def ask(self, task: messages.Task) -> messages.Answer:
        """The child's answer. Raises ChildLost when there will be none."""
        connection = self._running()
        try:
            connection.send_bytes(messages.pack(task))
            return self._await(connection)
        except (EOFError, OSError) as error:
            code = self._process.exitcode if self._process else None
            self.close()
            raise ChildLost(f"读取进程意外结束（{_in_words(code)}）") from error
        except msgspec.DecodeError as error:
            self.close()
            raise ChildLost("读取进程的回答无法理解") from error

    def close(self) -> None:
        """Ends the child at once; nothing it held is needed any more."""
        # Taken first: the pool's closing and the thread that waits for an answer may both come here.
        connection, process = self._connection, self._process
        self._connection = self._process = None
        if process:
            process.kill()
            process.join()
        if connection:
            connection.close()

    def _running(self) -> Connection:
        if self._connection is not None and self._process is not None and self._process.is_alive():
            return self._connection
        self.close()
        # spawn, not fork: the parent has threads, and the same code must run on Windows.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs,), daemon=True, name="intake-reader")
        process.start()
        theirs.close()
        ours.send_bytes(messages.pack(self._setup))
        self._connection, self._process = ours, process
        return ours

    def _await(self, connection: Connection) -> messages.Answer:
        started = page_started = time.monotonic()
        while True:
            while not connection.poll(_LOOK_EVERY):
                now = time.monotonic()
                self._end_if(now - page_started > self._limits.page_seconds, "page_seconds")
                self._end_if(now - started > self._limits.file_seconds, "file_seconds")
                self._end_if(self._memory() > self._limits.worker_memory_bytes, "worker_memory_bytes")
            answer = messages.unpack_answer(connection.recv_bytes())
            if not isinstance(answer, messages.Alive):
                return answer
            page_started = time.monotonic()

    def _end_if(self, over: bool, limit: str) -> None:
        if not over:
            return
        self.close()
        value = getattr(self._limits, limit)
        raise ChildLost(f"超过限制 {limit}={value}，已停止读取；确需读取时用 --limit {limit}=更大的值")

    def _memory(self) -> int:
        """Bytes the child and its own children (a converter) hold now."""
        if self._process is None or self._process.pid is None:
            return 0
        try:
            child = psutil.Process(self._process.pid)
            return sum(one.memory_info().rss for one in (child, *child.children(recursive=True)))
        except psutil.Error:
            return 0


def _in_words(code: int | None) -> str:
    if code is None:
        return "原因不明"
    return f"信号 {-code}" if code < 0 else f"退出码 {code}"
