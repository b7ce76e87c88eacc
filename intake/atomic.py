"""Writing a file so that a reader, or a run killed at any moment, finds old bytes or new, never half; and
several files so that all of them appear, or none."""

import os
import signal
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from intake.errors import FileInUseError
from intake.file_names import reachable

# Asked once, on import: asking sets it for a moment, for all threads, and two that ask at once could leave
# the process with the other's.
_UMASK = os.umask(0o077)
os.umask(_UMASK)


_TEMPORARY_NAME = 60
"""Characters of a temporary file's name, at most."""


def write_atomically(path: Path, data: bytes) -> None:
    """Writes `data` to `path`, creating its folder; raises OSError when that cannot be done.

    The bytes go to a temporary file in the same folder (a rename is atomic only within a file system)
    and reach the disk before the rename does.
    """
    with written_together({path: data}):
        pass


@contextmanager
def written_together(files: Mapping[Path, bytes], gone: Iterable[Path] = ()) -> Iterator[None]:
    """Writes all `files` and removes those `gone`, or, when anything fails, leaves all as it was.

    On entering, all bytes reach the disk under other names; on leaving without an error they get their
    own, in the order given: what says that the others are there comes last. Ctrl-C waits for either.

    Raises:
        OSError: something cannot be written, removed or replaced.
        FileInUseError: another program has one of the files open; the message names it.
    """
    staged: dict[Path, Path] = {}
    try:
        with _uninterrupted():
            for named, data in files.items():
                path = reachable(named, _TEMPORARY_NAME)
                staged[path] = _staged(path, data)
        yield
        with _uninterrupted():
            _appear(staged, [reachable(path) for path in gone])
    finally:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)


def _staged(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}-", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        # mkstemp gives 0600; a letter is for the whole office, so it gets what the umask allows.
        temporary.chmod(0o666 & ~_UMASK)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _appear(staged: Mapping[Path, Path], gone: Iterable[Path]) -> None:
    """All at once, as far as a file system can: what one refusal leaves half done is put back."""
    before: dict[Path, bytes | None] = {}
    try:
        for path, temporary in staged.items():
            # A single file needs no way back: its rename is done or not.
            old = path.read_bytes() if len(staged) > 1 and path.is_file() else None
            _take_place(temporary, path)
            before[path] = old
        for path in gone:
            old = path.read_bytes() if path.is_file() else None
            path.unlink(missing_ok=True)
            before[path] = old
    except (OSError, FileInUseError):
        for path, old in before.items():
            if old is None:
                path.unlink(missing_ok=True)
            else:
                _staged(path, old).replace(path)
        raise


def _take_place(temporary: Path, path: Path) -> None:
    """The file gets its name. Windows refuses that while another program has the old one open."""
    try:
        temporary.replace(path)
    except PermissionError as error:
        if not path.is_file() or not os.access(path.parent, os.W_OK):
            raise
        raise FileInUseError(
            f"文件“{path}”正被另一个程序（如 Word、WPS）打开，不能替换，什么也没有写出。请关闭它后再试。"
        ) from error


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C takes effect on leaving. (Only the main thread is ever interrupted.)"""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[tuple[int, FrameType | None]] = []
    before = signal.getsignal(signal.SIGINT)
    if not callable(before):
        yield
        return
    signal.signal(signal.SIGINT, lambda number, frame: came.append((number, frame)))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        for interrupt in came[:1]:
            before(*interrupt)
