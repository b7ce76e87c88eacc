"""Opens archives safely: nothing is written but numbered files in our own folder, within limits.

Declared sizes are never trusted: every byte is counted while it is unpacked. Members that are refused
(outside paths, links, devices, encrypted, damaged, too large) still end in the result, with the reason.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from intake.errors import ReadError
from intake.gather.formats import ARCHIVE_READERS
from intake.gather.inspect import with_problem
from intake.gather.machine import machine_trouble
from intake.gather.opening import Opening, Spent, numbered
from intake.gather.volumes import with_volumes_joined
from intake.limits import Limits
from intake.model import SourceFile


@dataclass(frozen=True, slots=True)
class Opened:
    """An archive with how its opening went, its members in order, and what is spent now."""

    archive: SourceFile
    members: tuple[SourceFile, ...]
    spent: Spent


class Opener(Protocol):
    """Opens one archive (not those inside it) into a folder; here, or in a process of its own."""

    def __call__(self, source: SourceFile, folder: Path, spent: Spent) -> Opened: ...


def open_archive(
    source: SourceFile,
    folder: Path,
    limits: Limits,
    spent: Spent,
    on_member: Callable[[], None] = lambda: None,
    passwords: Sequence[str] = (),
) -> Opened:
    """Opens one archive in this process. `on_member` is called after each member, for progress;
    `passwords` are tried where one is needed."""
    opening = Opening(source, folder, limits, spent, on_member, passwords)
    try:
        ARCHIVE_READERS[source.media_type](source.location, opening)
    except ReadError as error:
        opening.stop(machine_trouble(error) or error)
    except Exception as error:  # a stranger's broken archive may raise anything from any library
        problem = "压缩包已损坏，无法打开，请重新压缩后提交。"
        broken = ReadError("file-unreadable", problem, reason=f"damaged ({type(error).__name__})")
        opening.stop(machine_trouble(error) or broken)
    return Opened(opening.archive(), tuple(opening.found), opening.spent)


class Unpacker:
    """Unpacks the archives of one case into `folder`, all under one budget."""

    def __init__(self, folder: Path, limits: Limits, opener: Opener | None = None) -> None:
        self._folder = folder
        self._limits = limits
        self._opener = opener or self._open_here
        self._spent = Spent()

    def expand(self, source: SourceFile, depth: int = 0) -> Iterator[SourceFile]:
        """The file itself and, when it is an archive, its members, theirs, and so on."""
        passed_over = source.status == "ignored" or source.problem_code
        if source.media_type not in ARCHIVE_READERS or passed_over:
            yield source
            return
        if depth >= self._limits.archive_depth:
            most = str(self._limits.archive_depth)
            problem = f"压缩包嵌套超过 {most} 层（archive_depth），未打开，请解压后提交。"
            yield with_problem(source, "file-too-large", problem, limit="archive_depth", value=most)
            return
        opened = self._opener(source, self._folder, self._spent)
        self._spent = opened.spent
        yield opened.archive
        for member in with_volumes_joined(opened.members, self.new_path, self._limits):
            yield from self.expand(member, depth + 1)

    def _open_here(self, source: SourceFile, folder: Path, spent: Spent) -> Opened:
        return open_archive(source, folder, self._limits, spent)

    def new_path(self) -> Path:
        """Where the next file's bytes go: a number, never a stranger's name."""
        self._spent = replace(self._spent, files=self._spent.files + 1)
        return numbered(self._folder, self._spent.files)
