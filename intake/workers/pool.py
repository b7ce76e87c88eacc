"""Several isolated readers at once; large files are cut into ranges of pages so that no core waits."""

import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from intake.errors import CaseError, OcrUnavailableError
from intake.gather.archives import Opened
from intake.gather.inspect import with_problem
from intake.gather.machine import NOT_READ
from intake.gather.opening import Spent
from intake.kept.cache import Cache
from intake.limited import ChildLost
from intake.model import Page, SourceFile
from intake.ocr import available_engines
from intake.read.types import ReadResult
from intake.settings import Settings
from intake.workers import messages
from intake.workers.isolated import IsolatedReader

_FIRST = 1 << 60
_URGENT = _FIRST >> 1
"""A rank above that of any size in bytes: what is urgent once goes before all that is not, twice before the
counting of pages."""

PAGES_A_TASK = 12
"""Pages read in one go: small enough to share a long file, large enough that opening it costs little."""

SCANS_A_TASK = 2
"""The same of scanned pages, each of which takes seconds: at the end of a batch a process that is done
waits for no more than that."""

_BYTES_OF_A_SCAN = 40_000
"""Bytes a page from which a file is taken for scans: a page of text has some thousand, its fonts aside."""

_UNSEEN_FILES = 100_000
"""More than an archive that was not opened to its end can have left in the folder."""

_CUTTABLE = "application/pdf"


@dataclass(frozen=True, slots=True)
class Extent:
    """How much there is to read in a file: its pages, one where only reading tells, and whether they look
    like scans, which take some fifty times as long as text."""

    path: str
    pages: int
    scanned: bool


@dataclass(order=True)
class _Job:
    """What a thread does next: the most urgent first, then the largest."""

    rank: tuple[int, int]
    run: Callable[[IsolatedReader], None] = field(compare=False)
    future: Future[Any] = field(compare=False)


class ReadingPool:
    """`settings.jobs` child processes behind one queue.

    Raises OcrUnavailableError for an engine that was asked for by name and is not here. ``cache=False``
    reads everything anew. From the pool's own threads, `on_page` is told a file's path after each of its
    pages that is read now, not one kept from before; `on_extent` how much there is to read in each file
    submitted, before any of them is read. Leaving the context ends all children at once.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        cache: bool = True,
        on_page: Callable[[str], None] | None = None,
        on_extent: Callable[[Extent], None] | None = None,
    ) -> None:
        self._on_extent = on_extent or (lambda _: None)
        self._limits = settings.limits
        self._ocr = settings.ocr
        _refuse_missing_engine(settings.ocr)
        self._cache = Cache().folder if cache else None
        self._queue: queue.PriorityQueue[_Job] = queue.PriorityQueue()
        self._count = 0
        self._waiting: set[Future[Any]] = set()
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._warm = False
        self._readers = [
            IsolatedReader(self._ocr, self._limits, self._cache, on_page) for _ in range(settings.jobs)
        ]
        self._threads = [
            threading.Thread(target=self._work, args=(reader,), daemon=True, name="intake-pool")
            for reader in self._readers
        ]
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Whoever still waits for a file must not wait for ever, and must not take a child that we end
        # ourselves for a file that cannot be read: so first they are told, then the children end.
        with self._lock:
            self._closed.set()
            waiting = list(self._waiting)
        for future in waiting:
            _settle(future, _interrupted())
        for _ in self._threads:
            self._put(0, lambda _: None, Future())
        for reader in self._readers:
            reader.close()

    def warm(self) -> None:
        """Has the children ready from now on: started, with what drawing and recognising need loaded; and
        again whenever one takes another's place."""
        self._warm = True
        for _ in self._readers:
            self._put(_FIRST, _warm, Future())

    def submit(self, source: SourceFile, workdir: Path, urgency: int = 0) -> Future[ReadResult]:
        """Reads one file in a child: the most urgent first, of those the largest. What is wrong with the
        file is in the result; the future fails (CaseError) only when the pool is closed first."""
        future: Future[ReadResult] = self._promise()
        rank = source.size + urgency * _URGENT
        if source.media_type == _CUTTABLE:
            # Counted before all less urgent is read: large files are cut, how long all takes is known.
            self._put(
                max(rank, _FIRST), partial(self._count_then_read, source, workdir, rank, future), future
            )
        else:
            self._on_extent(Extent(source.path, 1, source.media_type.startswith("image/")))
            self._put_whole(source, workdir, rank, future)
        return future

    def _put_whole(self, source: SourceFile, workdir: Path, rank: int, future: Future[ReadResult]) -> None:
        self._put(rank, lambda reader: _settle(future, _read(reader, source, workdir)), future)

    def open_archive(
        self, source: SourceFile, folder: Path, spent: Spent, passwords: Sequence[str] = ()
    ) -> Opened:
        """Opens an archive in a child, by one of the `passwords` where it needs one, and waits. One that
        costs the child its life comes back with what went wrong. Raises CaseError when the pool is closed
        first."""
        future: Future[Opened] = self._promise()

        def run(reader: IsolatedReader) -> None:
            _settle(
                future,
                _opened(reader, messages.OpenTask(source, str(folder), spent, tuple(passwords))),
            )

        # Before any file: nothing of its case can be read until it is open.
        self._put(_FIRST, run, future)
        return future.result()

    def unlock(self, source: SourceFile, target: Path, passwords: Sequence[str]) -> SourceFile | None:
        """A locked file as its copy at `target`, opened in a child by the first password that fits; None
        when none does, or it cannot be opened. Raises CaseError when the pool is closed first."""
        future: Future[SourceFile | None] = self._promise()

        def run(reader: IsolatedReader) -> None:
            _settle(future, _unlocked(reader, messages.UnlockTask(source, str(target), tuple(passwords))))

        self._put(_FIRST, run, future)
        return future.result()

    def count(self, source: SourceFile) -> Future[int]:
        """How many pages a file has that can be cut into them; 0 when it has none, or cannot be opened."""
        future: Future[int] = self._promise()

        def run(reader: IsolatedReader) -> None:
            _settle(future, _count(reader, source))

        self._put(_FIRST, run, future)
        return future

    def picture(self, source: SourceFile, page: Page, side: int) -> Future[bytes | None]:
        """A page drawn in a child as it was read, a JPEG, its longer side at most `side` pixels; None when
        it has no picture or drawing it failed."""
        future: Future[bytes | None] = self._promise()

        def run(reader: IsolatedReader) -> None:
            task = messages.PictureTask(source, page.number, side, page.rotation, page.mirrored)
            _settle(future, _picture(reader, task))

        # Before any file: a case that waits only for its pictures is nearly done.
        self._put(_FIRST, run, future)
        return future

    def _promise(self) -> Future[Any]:
        """A future that closing the pool settles, too: nobody waits for what will never be done."""
        future: Future[Any] = Future()
        with self._lock:
            closed = self._closed.is_set()
            if not closed:
                self._waiting.add(future)
        if closed:
            _settle(future, _interrupted())
        else:
            future.add_done_callback(self._forget)
        return future

    def _forget(self, future: Future[Any]) -> None:
        with self._lock:
            self._waiting.discard(future)

    def _count_then_read(
        self,
        source: SourceFile,
        workdir: Path,
        rank: int,
        future: Future[ReadResult],
        reader: IsolatedReader,
    ) -> None:
        pages = _count(reader, source)
        scanned = source.size > _BYTES_OF_A_SCAN * pages
        step = SCANS_A_TASK if scanned else PAGES_A_TASK
        self._on_extent(Extent(source.path, max(1, min(pages, self._limits.pdf_pages)), scanned))
        if pages <= step or pages > self._limits.pdf_pages:
            self._put_whole(source, workdir, rank, future)
            return
        ranges = [(first, min(first + step - 1, pages)) for first in range(1, pages + 1, step)]
        parts = _Parts(len(ranges), future)
        for index, (first, last) in enumerate(ranges):

            def run(
                reader: IsolatedReader, index: int = index, first: int = first, last: int = last
            ) -> None:
                parts.add(index, _read_range(reader, source, workdir, first, last))

            self._put(rank, run, future)

    def _put(self, rank: int, run: Callable[[IsolatedReader], None], future: Future[Any]) -> None:
        with self._lock:
            self._count += 1
            place = (-rank, self._count)
        self._queue.put(_Job(place, run, future))

    def _work(self, reader: IsolatedReader) -> None:
        while not self._closed.is_set():
            job = self._queue.get()
            if self._closed.is_set():
                return
            try:
                job.run(reader)
                if self._warm and not reader.running:
                    _warm(reader)
            except Exception as error:
                _settle(job.future, error)


def _refuse_missing_engine(choice: str) -> None:
    """An engine that was asked for by name and is not here is said once, not by every file."""
    for engine in available_engines() if choice not in {"auto", "off"} else ():
        if engine.name == choice and not engine.available:
            raise OcrUnavailableError(engine.problem or choice)


def _interrupted() -> CaseError:
    return CaseError("读取已中断。")


def _settle(future: Future[Any], outcome: object) -> None:
    """Gives a future its outcome, unless it has one: closing may have been first."""
    with suppress(InvalidStateError):
        if isinstance(outcome, BaseException):
            future.set_exception(outcome)
        else:
            future.set_result(outcome)


class _Parts:
    """Collects the parts of one file and joins them in page order."""

    def __init__(self, count: int, future: Future[ReadResult]) -> None:
        self._results: dict[int, ReadResult] = {}
        self._count = count
        self._future = future
        self._lock = threading.Lock()

    def add(self, index: int, result: ReadResult) -> None:
        with self._lock:
            self._results[index] = result
            complete = len(self._results) == self._count
        if complete:
            _settle(self._future, _joined([self._results[place] for place in range(self._count)]))


def _joined(parts: list[ReadResult]) -> ReadResult:
    """One result of several ranges: partly read when any range has trouble, unreadable when all have."""
    first = parts[0]
    pages = tuple(page for part in parts for page in part.pages)
    children = tuple(child for part in parts for child in part.children)
    troubled = [part.source for part in parts if part.source.status != "read"]
    source = first.source
    if troubled:
        worst = troubled[0]
        unreadable = all(item.status == "unreadable" for item in troubled) and len(troubled) == len(parts)
        source = replace(worst, status="unreadable" if unreadable else "partly_read")
    notes = tuple(dict.fromkeys(note for part in parts for note in part.source.notes))
    return ReadResult(replace(source, notes=notes), pages, children)


def _opened(reader: IsolatedReader, task: messages.OpenTask) -> Opened:
    try:
        answer = reader.ask(task)
    except ChildLost as lost:
        return Opened(_lost(task.source, lost), (), _spent_unseen(task.spent))
    if isinstance(answer, messages.OpenDone):
        return answer.opened
    return Opened(_failed(task.source, answer), (), _spent_unseen(task.spent))


def _unlocked(reader: IsolatedReader, task: messages.UnlockTask) -> SourceFile | None:
    try:
        answer = reader.ask(task)
    except ChildLost:
        return None
    return answer.source if isinstance(answer, messages.UnlockDone) else None


def _spent_unseen(spent: Spent) -> Spent:
    """After an opening whose end nobody saw: files that may lie there are not written over."""
    return replace(spent, files=spent.files + _UNSEEN_FILES)


def _warm(reader: IsolatedReader) -> None:
    with suppress(ChildLost):  # the next task tells whoever asked for it
        reader.ask(messages.WarmTask())


def _picture(reader: IsolatedReader, task: messages.PictureTask) -> bytes | None:
    try:
        answer = reader.ask(task)
    except ChildLost:
        return None
    return answer.jpeg if isinstance(answer, messages.Pictured) else None


def _count(reader: IsolatedReader, source: SourceFile) -> int:
    try:
        answer = reader.ask(messages.CountTask(source))
    except ChildLost:
        return 0
    return answer.pages if isinstance(answer, messages.Counted) else 0


def _read(reader: IsolatedReader, source: SourceFile, workdir: Path) -> ReadResult:
    return _answered(reader, messages.ReadTask(source, str(workdir)))


def _read_range(
    reader: IsolatedReader, source: SourceFile, workdir: Path, first: int, last: int
) -> ReadResult:
    """A range's pages; when they cost the child its life, each page alone, so one bad page loses one."""
    task = messages.ReadTask(source, str(workdir), first, last)
    try:
        return _result(reader.ask(task), source)
    except ChildLost as lost:
        if first == last:
            page = Page(
                source.path, first, method="none", problem=lost.reason, problem_code="page-illegible"
            )
            return ReadResult(replace(source, status="partly_read", problem=lost.reason), (page,))
    return _joined([_read_range(reader, source, workdir, page, page) for page in range(first, last + 1)])


def _answered(reader: IsolatedReader, task: messages.ReadTask) -> ReadResult:
    try:
        return _result(reader.ask(task), task.source)
    except ChildLost as lost:
        return ReadResult(_lost(task.source, lost))


def _result(answer: messages.Answer, source: SourceFile) -> ReadResult:
    return answer.result if isinstance(answer, messages.ReadDone) else ReadResult(_failed(source, answer))


def _lost(source: SourceFile, lost: ChildLost) -> SourceFile:
    named = {"limit": lost.limit} if lost.limit else {}
    return with_problem(source, NOT_READ, lost.reason, **named)


def _failed(source: SourceFile, answer: messages.Answer) -> SourceFile:
    if isinstance(answer, messages.TooMuch):
        problem = f"读出的内容 {answer.size} 字节，超过上限（answer_bytes），请拆分后提交。"
        return with_problem(source, "file-too-large", problem, limit="answer_bytes")
    problem = answer.problem if isinstance(answer, messages.Failed) else "没有回答"
    return with_problem(source, NOT_READ, f"读取时出错（{problem}）")
