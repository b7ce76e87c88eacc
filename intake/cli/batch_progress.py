"""How a batch goes, on stderr: bars with the time left on a terminal, a line a case elsewhere."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from intake.batch.one_case import CaseDone
from intake.cli.language import said, spoken
from intake.render.clean import one_line
from intake.render.words import words
from intake.zh.masking import mask_private

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class BatchProgress:
    """Is told of each case's start and end, from any thread; keeps what was done. This one says nothing."""

    def __init__(self) -> None:
        self.seen: list[CaseDone] = []

    def start(self, name: str) -> None:
        """A case was begun."""

    def done(self, item: CaseDone) -> None:
        """A case is finished or was taken over."""
        self.seen.append(item)


class _Lines(BatchProgress):
    def __init__(self, cases: int) -> None:
        super().__init__()
        self._cases = cases

    def done(self, item: CaseDone) -> None:
        super().done(item)
        row = item.row
        known = words(spoken())
        state = known[row.report.verdict] if row.report else f"{known['failed']}：{row.problem or ''}"
        how = f"  {item.seconds:.1f}s" if item.fresh else said("（沿用）")
        told = mask_private(one_line(f"{row.case_name}  {state}"))
        print(f"[{len(self.seen)}/{self._cases}] {told}{how}", file=sys.stderr)


class _Bars(BatchProgress):
    """One bar for all, and a line a case in work with the time it has taken: the slow ones are seen."""

    def __init__(self, progress: "Progress", cases: int) -> None:
        super().__init__()
        self._progress = progress
        self._all = progress.add_task(said("案件"), total=cases)
        self._running: dict[str, TaskID] = {}
        self._lock = threading.Lock()

    def start(self, name: str) -> None:
        from rich.markup import escape

        with self._lock:
            self._running[name] = self._progress.add_task(
                f"  {escape(mask_private(one_line(name))[:40])}", total=None
            )

    def done(self, item: CaseDone) -> None:
        super().done(item)
        with self._lock:
            task = self._running.pop(item.row.case_name, None)
        if task is not None:
            self._progress.remove_task(task)
        self._progress.advance(self._all)


@contextmanager
def batch_progress(cases: int, *, quiet: bool, verbose: bool) -> Iterator[BatchProgress]:
    """Gives what to tell of each case."""
    if quiet:
        yield BatchProgress()
    elif verbose or not sys.stderr.isatty():
        yield _Lines(cases)
    else:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )

        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn(said("剩余")),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=Console(stderr=True)) as progress:
            yield _Bars(progress, cases)
