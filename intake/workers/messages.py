"""What parent and child say to each other: typed values as bytes, so that a child that went wrong can
send nonsense at worst, never an object to execute."""

import msgspec

from intake.gather.archives import Opened
from intake.gather.opening import Spent
from intake.kept.packing import pack_path, unpack_path
from intake.model import SourceFile
from intake.read.types import ReadResult


class Setup(msgspec.Struct):
    """What a child is started with: which engine, which limits, where the cache is (None: no cache)."""

    ocr: str
    limits: dict[str, int]
    cache: str | None


class ReadTask(msgspec.Struct, tag=True):
    """Read a file, or its pages `first`-`last` (from 1, both included)."""

    source: SourceFile
    workdir: str
    first: int | None = None
    last: int | None = None


class CountTask(msgspec.Struct, tag=True):
    """How many pages has this file?"""

    source: SourceFile


class PictureTask(msgspec.Struct, tag=True):
    """Draw a page, turned clockwise by `rotation`, then over where it is `mirrored`, at most `side` pixels
    long."""

    source: SourceFile
    page: int
    side: int
    rotation: int
    mirrored: bool


class WarmTask(msgspec.Struct, tag=True):
    """Load what drawing needs, ahead of the first picture."""


class OpenTask(msgspec.Struct, tag=True):
    """Open an archive: its members go into `folder`, `spent` is what the case's archives cost so far."""

    source: SourceFile
    folder: str
    spent: Spent
    passwords: tuple[str, ...] = ()


class UnlockTask(msgspec.Struct, tag=True):
    """Write a copy of a locked file to `target`, opened by the first of the passwords that fits."""

    source: SourceFile
    target: str
    passwords: tuple[str, ...]


class ReadDone(msgspec.Struct, tag=True):
    result: ReadResult


class Counted(msgspec.Struct, tag=True):
    """Number of pages; 0 when the file cannot be cut into ranges."""

    pages: int


class Pictured(msgspec.Struct, tag=True):
    """A page as JPEG; None when it has no picture."""

    jpeg: bytes | None


class Warm(msgspec.Struct, tag=True):
    """All is loaded."""


class OpenDone(msgspec.Struct, tag=True):
    opened: Opened


class UnlockDone(msgspec.Struct, tag=True):
    """The file as its copy; None: no password fits."""

    source: SourceFile | None


class TooMuch(msgspec.Struct, tag=True):
    """The answer would be of so many bytes, more than is allowed."""

    size: int


class Failed(msgspec.Struct, tag=True):
    """The reader raised what it should not have; the child lives on."""

    problem: str


Task = ReadTask | CountTask | PictureTask | WarmTask | OpenTask | UnlockTask
Answer = ReadDone | Counted | Pictured | Warm | OpenDone | UnlockDone | TooMuch | Failed


def pack(message: Task | Answer) -> bytes:
    return msgspec.msgpack.encode(message, enc_hook=pack_path)


def unpack_task(data: bytes) -> Task:
    task: Task = msgspec.msgpack.decode(data, type=Task, dec_hook=unpack_path)
    return task


def unpack_answer(data: bytes) -> Answer:
    """Raises msgspec.DecodeError on nonsense."""
    answer: Answer = msgspec.msgpack.decode(data, type=Answer, dec_hook=unpack_path)
    return answer
