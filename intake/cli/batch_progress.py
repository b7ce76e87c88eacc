"""How a batch goes, on stderr: a bar with the time left on a terminal, a line a case elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from intake.batch import CaseDone
from intake.render.clean import one_line


@contextmanager
def batch_progress(cases: int, *, quiet: bool, verbose: bool) -> Iterator[Callable[[CaseDone], None]]:
    """Gives what to call after each case."""
    if quiet:
        yield lambda _: None
    elif verbose or not sys.stderr.isatty():
        yield _lines(cases)
    else:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("案件"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True)) as progress:
            task = progress.add_task("cases", total=cases)
            yield lambda _: progress.advance(task)


def _lines(cases: int) -> Callable[[CaseDone], None]:
    count = 0

    def say(done: CaseDone) -> None:
        nonlocal count
        count += 1
        state = done.row.report.verdict if done.row.report else f"failed: {done.row.problem}"
        reused = "" if done.fresh else "（沿用）"
        print(f"[{count}/{cases}] {one_line(done.row.case_name)}  {state}{reused}", file=sys.stderr)

    return say
