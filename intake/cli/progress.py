"""How the reading goes, on stderr: a bar on a terminal, plain lines elsewhere, nothing when quiet."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from intake.render.clean import one_line
from intake.zh.masking import mask_private


class Silent:
    """Says nothing."""

    def found(self, files: int) -> None:
        pass

    def file_read(self, path: str, pages: int) -> None:
        pass


class PlainLines:
    """A line a file, with the seconds since the start: for logs and --verbose."""

    def __init__(self) -> None:
        self._total = 0
        self._done = 0
        self._start = time.monotonic()

    def found(self, files: int) -> None:
        self._total += files

    def file_read(self, path: str, pages: int) -> None:
        self._done += 1
        seconds = time.monotonic() - self._start
        print(
            f"[{self._done}/{self._total}] {mask_private(one_line(path))}  {pages} 页  {seconds:.1f}s",
            file=sys.stderr,
        )


@contextmanager
def reading_progress(*, quiet: bool, verbose: bool) -> "Iterator[Silent | PlainLines]":
    """The progress that fits: none when quiet, lines when verbose, a bar on a terminal."""
    if verbose:
        yield PlainLines()
    elif quiet or not sys.stderr.isatty():
        yield Silent()
    else:
        with _bar() as bar:
            yield bar


@contextmanager
def _bar() -> "Iterator[Silent]":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
    from rich.text import Text

    columns = (
        TextColumn("读取"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[current]}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=0, current="")

        class Bar(Silent):
            total = 0

            def found(self, files: int) -> None:
                self.total += files
                progress.update(task, total=self.total)

            def file_read(self, path: str, pages: int) -> None:  # noqa: ARG002
                progress.update(task, advance=1, current=Text(mask_private(one_line(path))).plain[-40:])

        yield Bar()
