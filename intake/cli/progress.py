"""How the reading goes, on stderr: a bar on a terminal, plain lines elsewhere, nothing when quiet."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from intake.cli.language import said
from intake.cli.pages_left import PagesLeft
from intake.render.clean import one_line
from intake.zh.masking import mask_private

if TYPE_CHECKING:
    from intake.workers.pool import Extent

_MINUTE = 60
_STEP = 5
"""Seconds that the time left is told in."""


class Silent:
    """Says nothing."""

    def found(self, files: int) -> None:
        pass

    def file_read(self, path: str, pages: int) -> None:
        pass

    def applicant(self, name: str, code: str) -> None:
        pass

    def extent(self, extent: "Extent") -> None:
        pass

    def page_read(self, path: str) -> None:
        pass


class PlainLines(Silent):
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
        name = mask_private(one_line(path))
        print(said(f"[{self._done}/{self._total}] {name}  {pages} 页  {seconds:.1f}s"), file=sys.stderr)

    def applicant(self, name: str, code: str) -> None:
        print(_whose(name, code), file=sys.stderr)


def _whose(name: str, code: str) -> str:
    return said(f"初见申请组织：{mask_private(one_line(f'{name} {code}'.strip()))}")


@contextmanager
def reading_progress(*, quiet: bool, verbose: bool) -> Iterator[Silent]:
    """The progress that fits: none when quiet, lines when verbose, a bar on a terminal."""
    if verbose:
        yield PlainLines()
    elif quiet or not sys.stderr.isatty():
        yield Silent()
    else:
        with _bar() as bar:
            yield bar


@contextmanager
def _bar() -> Iterator[Silent]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
    from rich.text import Text

    columns = (
        TextColumn("{task.fields[told]}", markup=False),
        BarColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[left]}", markup=False),
        TextColumn("{task.fields[current]}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=None, told=said("读取"), left="", current="")

        class Bar(Silent):
            def __init__(self) -> None:
                self._left = PagesLeft()
                self._start = time.monotonic()

            def extent(self, extent: "Extent") -> None:
                self._left.known(extent.path, extent.pages, scanned=extent.scanned)
                self._show(extent.path)

            def page_read(self, path: str) -> None:
                self._left.page_read(path)
                self._show(path)

            def file_read(self, path: str, pages: int) -> None:
                self._left.file_read(path, pages)
                self._show(path)

            def _show(self, path: str) -> None:
                progress.update(
                    task,
                    total=self._left.pages,
                    completed=self._left.read,
                    told=said(f"读取 {self._left.read}/{self._left.pages} 页"),
                    left=_told(self._left.seconds_left(time.monotonic() - self._start)),
                    current=Text(mask_private(one_line(path))).plain[-40:],
                )

            def applicant(self, name: str, code: str) -> None:
                progress.console.print(_whose(name, code), markup=False, highlight=False)

        yield Bar()


def _told(seconds: float | None) -> str:
    """The time left in words, no finer than it is known."""
    if seconds is None:
        return said("正在估计剩余时间")
    if seconds >= _MINUTE:
        return said(f"约剩 {round(seconds / _MINUTE)} 分钟")
    return said(f"约剩 {max(1, round(seconds / _STEP)) * _STEP} 秒")
