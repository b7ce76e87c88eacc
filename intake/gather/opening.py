"""One archive being opened: what format readers hand their members to, every byte counted as it comes."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import IO

from intake.errors import ReadError
from intake.gather.duplicates import free_name
from intake.gather.inspect import inspect_file, is_clutter, left_out, refused, with_problem
from intake.gather.machine import own_trouble
from intake.gather.names import readable
from intake.gather.unlock import UNLOCKED
from intake.limits import Limits
from intake.model import SourceFile

_CHUNK = 1 << 18

_RATIO_FLOOR = 16 * 1024**2
"""Bytes an archive may always unpack to: small files of spaces compress a thousandfold, harmlessly."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What all archives of a case have cost so far."""

    members: int = 0
    written: int = 0
    files: int = 0


class Opening:
    """One archive being opened: format readers hand their members in here."""

    def __init__(
        self,
        source: SourceFile,
        folder: Path,
        limits: Limits,
        spent: Spent,
        on_member: Callable[[], None] = lambda: None,
        passwords: Sequence[str] = (),
    ) -> None:
        self.source = source
        self.limits = limits
        self.spent = spent
        self.found: list[SourceFile] = []
        self.on_member = on_member
        self.passwords = passwords
        self._folder = folder
        self._taken: set[str] = set()
        self._stopped: ReadError | None = None
        self._written = 0
        self._opened_by: tuple[str, ...] = ()

    def member(self, name: str) -> "Member | None":
        """A place for a member's bytes; None when it is not wanted or its path leads outside.

        Raises ReadError (``file-too-large``) when the case's budget of members is spent.
        """
        self.count()
        if leads_outside(name):
            self.refuse(name, "file-unreadable", "压缩包内路径指向包外，已拒绝解压。", reason="path")
            return None
        shown = self._shown(name)
        if is_clutter(shown):
            self.found.append(left_out(self.source.location, shown, None))
            return None
        self.spent = replace(self.spent, files=self.spent.files + 1)
        return Member(self, shown, numbered(self._folder, self.spent.files))

    def refuse(self, name: str, code: str, problem: str, **params: str) -> None:
        """Lists a member that cannot be used."""
        self.found.append(refused(self.source.location, self._shown(name), code, problem, **params))

    def skip(self, name: str, problem: str) -> None:
        """Lists a member that is deliberately not unpacked (a link, a device)."""
        self.found.append(left_out(self.source.location, self._shown(name), problem))

    def leave(self, names: Iterable[str]) -> None:
        """Lists members that are not reached any more, 10,000 of them at most."""
        for name in islice(names, self.limits.case_files):
            self.skip(name, "压缩包超过上限，此文件未读取。")

    def stop(self, error: ReadError) -> None:
        """Nothing more can be had from this archive."""
        self._stopped = error

    def archive(self) -> SourceFile:
        """The archive itself with how its opening went."""
        error = self._stopped
        if error is None:
            return replace(self.source, notes=(*self.source.notes, *self._opened_by))
        failed = with_problem(self.source, error.code, error.problem, **error.params)
        readable_member = any(member.status == "read" for member in self.found)
        return replace(failed, status="partly_read") if readable_member else failed

    def opened_by_password(self) -> None:
        """Notes that a password was needed, and fitted."""
        self._opened_by = (UNLOCKED,)

    def count(self) -> None:
        """Counts one more member against the case's budget."""
        self.spent = replace(self.spent, members=self.spent.members + 1)
        if self.spent.members > self.limits.archive_members:
            raise _limit_error("archive_members", self.limits.archive_members, "压缩包内文件数")

    def spend(self, size: int) -> None:
        """Counts bytes unpacked. Raises ReadError when a limit is passed."""
        self.spent = replace(self.spent, written=self.spent.written + size)
        self._written += size
        if self.spent.written > self.limits.archive_total_bytes:
            raise _limit_error("archive_total_bytes", self.limits.archive_total_bytes, "解压后总字节数")
        most = max(_RATIO_FLOOR, self.limits.archive_ratio * self.source.size)
        if self._written > most:
            raise _limit_error("archive_ratio", self.limits.archive_ratio, "解压后与压缩前大小之比")

    def _shown(self, name: str) -> str:
        inner = "/".join(
            part for part in readable(name.replace("\\", "/")).split("/") if part not in {"", "."}
        )
        path = free_name(f"{self.source.path}!/{inner or '（无名称）'}", self._taken)
        self._taken.add(path)
        return path


class Member:
    """Receives one member's bytes, counting and hashing them as they come."""

    def __init__(self, opening: Opening, shown: str, path: Path) -> None:
        self._opening = opening
        self._shown = shown
        self._path = path
        self._stream = path.open("wb")
        self._hash = hashlib.sha256()
        self._size = 0

    def write(self, data: bytes) -> None:
        """Takes the next bytes. Raises ReadError when a limit is passed."""
        limits = self._opening.limits
        self._size += len(data)
        if self._size > limits.file_bytes:
            raise _limit_error("file_bytes", limits.file_bytes, "文件字节数")
        self._opening.spend(len(data))
        self._hash.update(data)
        with own_trouble():
            self._stream.write(data)

    def receive(self, stream: IO[bytes]) -> None:
        """Takes all of a stream. Raises ReadError when a limit is passed; the member has then failed."""
        try:
            while chunk := stream.read(_CHUNK):
                self.write(chunk)
        except ReadError as error:
            self.fail(error.code, error.problem, **error.params)
            raise

    def finish(self) -> None:
        """All bytes are there. Raises ReadError when the disk cannot take the last of them."""
        try:
            with own_trouble():
                self._stream.close()
        except ReadError as trouble:
            self.fail(trouble.code, trouble.problem)
            raise
        source = inspect_file(self._path, self._shown, self._opening.limits, self._hash.hexdigest())
        self._opening.found.append(source)
        self._opening.on_member()

    def pass_over(self, problem: str) -> None:
        """The bytes cannot be had, for a reason that the archive as a whole tells."""
        self._drop()
        self._opening.found.append(left_out(self._opening.source.location, self._shown, problem))

    def _drop(self) -> None:
        with suppress(OSError):
            self._stream.close()  # a full disk refuses the last bytes, which are not wanted any more
        self._path.unlink(missing_ok=True)

    def fail(self, code: str, problem: str, **params: str) -> None:
        """The bytes cannot be had, or are wrong."""
        self._drop()
        source = refused(self._opening.source.location, self._shown, code, problem, **params)
        self._opening.found.append(source)


def numbered(folder: Path, number: int) -> Path:
    """Where the bytes of a case's file of that number go."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{number:06d}"


def leads_outside(name: str) -> bool:
    """Whether a member's path is absolute, names a drive, or climbs out with `..`."""
    path = name.replace("\\", "/")
    return path.startswith("/") or path[1:3] == ":/" or ".." in path.split("/")


def _limit_error(limit: str, value: int, what: str) -> ReadError:
    problem = f"{what}超过上限 {value}（{limit}），其余内容未读取，请拆分后提交。"
    return ReadError("file-too-large", problem, limit=limit, value=str(value))
