"""What py7zr writes members' bytes to: counted as they come, kept by an opening or by nobody.

Apart from `sevenzip_archive`, so that py7zr is loaded only where an archive is opened.
"""

from collections import deque

from py7zr.io import Py7zIO, WriterFactory

from intake.gather.opening import Member, Opening


class _Counted(Py7zIO):
    """py7zr's protocol: bytes counted, none read back."""

    def __init__(self) -> None:
        self._size = 0

    def write(self, s: bytes | bytearray) -> int:
        self._size += len(s)
        return len(s)

    def read(self, size: int | None = None) -> bytes:  # noqa: ARG002 - py7zr's protocol
        return b""

    def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002 - py7zr's protocol
        return 0

    def flush(self) -> None:
        return None

    def size(self) -> int:
        return self._size


class _AtMost(_Counted):
    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, s: bytes | bytearray) -> int:
        written = super().write(s)
        if self._size > self._most:
            raise ValueError("too large")
        return written


class Counting(WriterFactory):
    """Takes bytes and keeps none, so many a member at most. Raises ValueError beyond."""

    def __init__(self, most: int) -> None:
        self._most = most

    def create(self, filename: str) -> Py7zIO:  # noqa: ARG002 - py7zr's protocol
        return _AtMost(self._most)


class _ToMember(_Counted):
    def __init__(self, member: Member | None) -> None:
        super().__init__()
        self._member = member

    def write(self, s: bytes | bytearray) -> int:
        if self._member is not None:
            self._member.write(bytes(s))
        return super().write(s)

    def finish(self) -> None:
        if self._member is not None:
            self._member.finish()


class Receiving(WriterFactory):
    """Gives every member's bytes to the opening."""

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        self._open: deque[_ToMember] = deque()

    def create(self, filename: str) -> Py7zIO:
        receiver = _ToMember(self._opening.member(filename))
        self._open.append(receiver)
        return receiver

    def finish(self) -> None:
        """Ends every member, in order."""
        while self._open:
            self._open.popleft().finish()
