"""Members of a ZIP archive that need a password, in the old cipher and in AES."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any
from zipfile import ZipInfo

_LOOK = 1 << 16
"""Bytes read to see whether a password fits: the old cipher's own test passes one wrong one in 256."""


class LockedMembers:
    """Opens members by the first password that fits, the one that fitted before tried first."""

    def __init__(self, path: Path, passwords: Sequence[str]) -> None:
        self._path = path
        self._passwords = [data for one in passwords for data in _encoded(one)]

    def fit(self, members: Sequence[ZipInfo]) -> bool:
        """Whether the smallest of them can be had."""
        if not self._passwords or not members:
            return False
        with self.opened(min(members, key=lambda one: one.file_size)) as stream:
            return stream is not None

    @contextmanager
    def opened(self, info: ZipInfo) -> Iterator[IO[bytes] | None]:
        """The member's bytes; None: no password fits."""
        if not self._passwords:
            yield None
            return
        import pyzipper

        with pyzipper.AESZipFile(self._path) as archive:
            member = next(one for one in archive.infolist() if one.header_offset == info.header_offset)
            fitting = next((one for one in self._passwords if _fits(archive, member, one)), None)
            if fitting is None:
                yield None
                return
            self._passwords.remove(fitting)
            self._passwords.insert(0, fitting)
            with archive.open(member, pwd=fitting) as stream:
                yield stream


def _encoded(password: str) -> list[bytes]:
    """As bytes, in the ways archivers here write it."""
    found = [password.encode("utf-8")]
    if not password.isascii():
        found.append(password.encode("gbk", "replace"))
    return found


def _fits(archive: Any, member: Any, password: bytes) -> bool:
    try:
        with archive.open(member, pwd=password) as stream:
            stream.read(_LOOK)
    except Exception:  # what garbage makes of an unpacker can be anything
        return False
    return True
