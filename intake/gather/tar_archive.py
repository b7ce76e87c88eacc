"""TAR archives, plain or compressed, and single compressed files (.gz .bz2 .xz)."""

import bz2
import gzip
import lzma
import tarfile
import zlib
from pathlib import Path
from typing import IO, cast

from intake.errors import ReadError
from intake.gather.opening import Opening

_BROKEN = (tarfile.TarError, OSError, EOFError, zlib.error, lzma.LZMAError, ValueError)
_DAMAGED = "压缩包已损坏，无法打开，请重新压缩后提交。"


def read_tar(path: Path, opening: Opening) -> None:
    """Unpacks every member. Raises ReadError when the archive cannot be read any further."""
    try:
        with tarfile.open(path, "r:", encoding="utf-8", errors="surrogateescape") as archive:
            _unpack_all(archive, opening)
    except _BROKEN as error:
        raise ReadError("file-unreadable", _DAMAGED, reason="damaged") from error


def read_compressed(path: Path, opening: Opening) -> None:
    """A compressed TAR's members, or the one file it holds. Raises ReadError when damaged."""
    with path.open("rb") as raw:
        head = raw.read(6)
        raw.seek(0)
        stream = _decompressed(raw, head)
        try:
            if _holds_tar(path, head):
                with tarfile.open(
                    fileobj=stream, mode="r|", encoding="utf-8", errors="surrogateescape"
                ) as archive:
                    _unpack_all(archive, opening)
            else:
                _unpack(stream, opening.source.name.rsplit(".", 1)[0] or "file", opening)
        except _BROKEN as error:
            raise ReadError("file-unreadable", _DAMAGED, reason="damaged") from error


def _decompressed(raw: IO[bytes], head: bytes) -> IO[bytes]:
    if head.startswith(b"\x1f\x8b"):
        return cast(IO[bytes], gzip.GzipFile(fileobj=raw))
    if head.startswith(b"BZh"):
        return cast(IO[bytes], bz2.BZ2File(raw))
    return cast(IO[bytes], lzma.LZMAFile(raw))


def _holds_tar(path: Path, head: bytes) -> bool:
    with path.open("rb") as raw:
        try:
            block = _decompressed(raw, head).read(512)
        except _BROKEN:
            return False
    return block[257:262] == b"ustar"


def _unpack_all(archive: tarfile.TarFile, opening: Opening) -> None:
    for info in archive:
        if info.isdir():
            continue
        if info.issym() or info.islnk():
            opening.count()
            opening.skip(info.name, "压缩包内的链接，未跟随。")
        elif not info.isreg():
            opening.count()
            opening.skip(info.name, "压缩包内的设备或管道文件，未解压。")
        else:
            stream = archive.extractfile(info)
            if stream is not None:
                _unpack(stream, info.name, opening)


def _unpack(stream: IO[bytes], name: str, opening: Opening) -> None:
    member = opening.member(name)
    if member is None:
        return
    try:
        member.receive(stream)
    except _BROKEN:
        member.fail("file-unreadable", "压缩包内的文件已损坏，请重新提交。", reason="damaged")
        raise
    member.finish()
