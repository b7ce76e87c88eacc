"""7z archives through py7zr, each member's bytes counted as they come."""

import lzma
from collections import deque
from pathlib import Path
from typing import Any

from intake.errors import ReadError
from intake.gather.opening import Member, Opening

_LOCKED = "压缩包设有密码，请去除密码后重新提交。"
_DAMAGED = "压缩包已损坏，无法打开，请重新压缩后提交。"


def read_7z(path: Path, opening: Opening) -> None:
    """Unpacks every member. Raises ReadError when it is locked or damaged."""
    import py7zr

    broken = (
        py7zr.exceptions.ArchiveError,
        lzma.LZMAError,
        OSError,
        EOFError,
        ValueError,
        TypeError,
        IndexError,
    )
    try:
        password = _password(path, opening)
        with py7zr.SevenZipFile(path, password=password) as archive:
            for info in archive.files:
                if info.is_symlink or info.is_junction:
                    opening.skip(info.filename, "压缩包内的链接，未跟随。")
            receiving = _factory(opening)
            archive.extractall(factory=receiving)
            receiving.finish()
            if password is not None:
                opening.opened_by_password()
    except py7zr.exceptions.PasswordRequired as error:
        raise ReadError("file-encrypted", _LOCKED) from error
    except (*broken, AttributeError, KeyError, RuntimeError, MemoryError) as error:
        raise ReadError("file-unreadable", _DAMAGED, reason="damaged") from error


def _password(path: Path, opening: Opening) -> str | None:
    """The password that fits; None: none is needed. Raises ReadError: none does."""
    import py7zr

    try:
        with py7zr.SevenZipFile(path) as archive:
            if not archive.needs_password():
                return None
    except py7zr.exceptions.PasswordRequired:
        pass  # its very list of members is locked
    for password in opening.passwords:
        if _fits(path, password, opening.limits.file_bytes):
            return password
    raise ReadError("file-encrypted", _LOCKED)


def _fits(path: Path, password: str, most: int) -> bool:
    """Whether the smallest member can be had by it."""
    import py7zr

    try:
        with py7zr.SevenZipFile(path, password=password) as archive:
            sizes = {one.filename: one.uncompressed for one in archive.files if one.uncompressed}
            if sizes:
                name = min(sizes, key=lambda one: sizes[one])
                archive.extract(targets=[name], factory=_counting(most))
    except Exception:  # what garbage makes of an unpacker can be anything
        return False
    return True


def _counting(most: int) -> Any:
    """Takes bytes and keeps none, so many at most."""
    from py7zr.io import Py7zIO, WriterFactory

    class Counter(Py7zIO):
        def __init__(self) -> None:
            self._size = 0

        def write(self, s: bytes | bytearray) -> int:
            self._size += len(s)
            if self._size > most:
                raise ValueError("too large")
            return len(s)

        def read(self, size: int | None = None) -> bytes:  # noqa: ARG002 - py7zr's protocol
            return b""

        def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002 - py7zr's protocol
            return 0

        def flush(self) -> None:
            return None

        def size(self) -> int:
            return self._size

    class Factory(WriterFactory):
        def create(self, filename: str) -> Counter:  # noqa: ARG002 - py7zr's protocol
            return Counter()

    return Factory()


def _factory(opening: Opening) -> Any:
    from py7zr.io import Py7zIO, WriterFactory

    class Receiver(Py7zIO):
        def __init__(self, member: Member | None) -> None:
            self._member = member
            self._size = 0

        def write(self, s: bytes | bytearray) -> int:
            self._size += len(s)
            if self._member is not None:
                self._member.write(bytes(s))
            return len(s)

        def read(self, size: int | None = None) -> bytes:  # noqa: ARG002 - py7zr's protocol
            return b""

        def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002 - py7zr's protocol
            return 0

        def flush(self) -> None:
            return None

        def size(self) -> int:
            return self._size

        def finish(self) -> None:
            if self._member is not None:
                self._member.finish()

    class Factory(WriterFactory):
        def __init__(self) -> None:
            self._open: deque[Receiver] = deque()

        def create(self, filename: str) -> Receiver:
            receiver = Receiver(opening.member(filename))
            self._open.append(receiver)
            return receiver

        def finish(self) -> None:
            while self._open:
                self._open.popleft().finish()

    return Factory()
