"""Judging and writing cases in processes of our own: Python judges on one core a process, and while the
readers are fed from a cache, judging is what a batch waits for."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

import msgspec

from intake.case.outputs import write_outputs
from intake.errors import CaseError
from intake.kept.packing import pack_path, unpack_path
from intake.model import CaseReport, Page, SourceFile
from intake.pipeline import Outcome, judge_pages
from intake.scheme import Scheme
from intake.settings import Settings

_TASKS_A_PROCESS = 200
"""Processes are replaced after about so many tasks each: what libraries keep of old cases goes with them.
(An executor's own ``max_tasks_per_child`` can end with all processes gone and tasks waiting: gh-115634.)"""


class Bench(Protocol):
    """Where cases are judged and their outputs written."""

    def judge(
        self,
        path: Path,
        files: tuple[SourceFile, ...],
        pages: tuple[Page, ...],
        scheme: Scheme,
        settings: Settings,
    ) -> CaseReport: ...

    def write(self, outcome: Outcome, scheme: Scheme, folder: Path) -> CaseReport: ...


class BenchHere:
    """In this process."""

    judge = staticmethod(judge_pages)

    @staticmethod
    def write(outcome: Outcome, scheme: Scheme, folder: Path) -> CaseReport:
        """The report as it was written, persons' decisions applied."""
        return write_outputs(outcome, scheme, folder).report


class BenchOfProcesses:
    """In `jobs` processes, each of which is given the scheme once. Close it by leaving its context.

    A process that dies takes nothing along: its case is done in this process instead.
    """

    def __init__(self, scheme: Scheme, jobs: int) -> None:
        self._scheme = scheme
        self._jobs = jobs
        self._lock = threading.Lock()
        self._given = 0
        self._closed = False
        self._processes = self._started()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._closed = True
        self._processes.shutdown(wait=True, cancel_futures=True)

    def judge(
        self,
        path: Path,
        files: tuple[SourceFile, ...],
        pages: tuple[Page, ...],
        scheme: Scheme,
        settings: Settings,
    ) -> CaseReport:
        """What `judge_pages` gives."""
        read = msgspec.msgpack.encode((files, pages), enc_hook=pack_path)
        report: CaseReport = self._run(
            _judge, lambda: judge_pages(path, files, pages, scheme, settings), path, read, settings
        )
        return report

    def write(self, outcome: Outcome, scheme: Scheme, folder: Path) -> CaseReport:
        """The report as it was written, persons' decisions applied."""
        report: CaseReport = self._run(
            _write, lambda: BenchHere.write(outcome, scheme, folder), outcome, folder
        )
        return report

    def _run(self, there: Callable[..., Any], here: Callable[[], Any], *values: Any) -> Any:
        try:
            done = self._submit(there, *values)
        except BrokenProcessPool:
            return here()
        except RuntimeError as error:  # closed: the batch was interrupted
            raise CaseError("审核已中断 / the check was interrupted") from error
        try:
            return done.result()
        except BrokenProcessPool:
            return here()
        except CancelledError as error:
            raise CaseError("审核已中断 / the check was interrupted") from error

    def _submit(self, there: Callable[..., Any], *values: Any) -> Future[Any]:
        """Raises BrokenProcessPool when a process has died, RuntimeError when this is closed."""
        with self._lock:
            self._given += 1
            if self._given > _TASKS_A_PROCESS * self._jobs:
                self._renew()
            try:
                return self._processes.submit(there, *values)
            except BrokenProcessPool:
                self._renew()
                raise

    def _renew(self) -> None:
        """Puts new processes in the place of those there are, which end when they have done their tasks."""
        if not self._closed:
            self._processes.shutdown(wait=False)
            self._processes, self._given = self._started(), 1

    def _started(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._jobs,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_begin,
            initargs=(self._scheme,),
        )


_scheme: list[Scheme] = []


def _begin(scheme: Scheme) -> None:
    # Ctrl-C reaches the whole group: the parent decides what to keep, and ends us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _scheme[:] = [scheme]


def _end_with_parent() -> None:
    """A parent that was killed cannot end us, and the queue we wait at would never say so."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _judge(path: Path, read: bytes, settings: Settings) -> CaseReport:
    files, pages = msgspec.msgpack.decode(
        read, type=tuple[tuple[SourceFile, ...], tuple[Page, ...]], dec_hook=unpack_path
    )
    return judge_pages(path, files, pages, _scheme[0], settings)


def _write(outcome: Outcome, folder: Path) -> CaseReport:
    return BenchHere.write(outcome, _scheme[0], folder)
