"""Whether an office document needs a password: said by its head, before LibreOffice is asked to open it,
which does not tell a lock from damage."""

import zipfile
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import olefile

from intake.errors import ReadError
from intake.gather.media import DOC, PPT
from intake.model import SourceFile

_LOCKED = "文件设有打开密码，请去除密码后重新提交。"
_ODF = "application/vnd.oasis.opendocument."
_MOST = 4_000_000
"""Bytes of a manifest that are looked at."""


def refuse_locked(source: SourceFile) -> None:
    """Raises ReadError, ``file-encrypted``: a password is needed."""
    look = _odf if source.media_type.startswith(_ODF) else _BY_TYPE.get(source.media_type)
    locked = False
    with suppress(OSError, ValueError, IndexError, TypeError, zipfile.BadZipFile, zlib.error, RuntimeError):
        locked = look is not None and look(source.location)
    if locked:
        raise ReadError("file-encrypted", _LOCKED)


def _word(path: Path) -> bool:
    """[MS-DOC] 2.5.2: fEncrypted, the ninth bit of the flags at byte 10."""
    head = _stream(path, "WordDocument", 12)
    return len(head) == 12 and bool(head[11] & 0x01)


def _slides(path: Path) -> bool:
    """[MS-PPT] 2.3.2: headerToken, at byte 12, tells a document that is encrypted."""
    return _stream(path, "Current User", 16)[12:] == bytes.fromhex("dfc4d1f3")


def _stream(path: Path, name: str, size: int) -> bytes:
    with olefile.OleFileIO(path) as document:
        if not document.exists(name):
            return b""
        with document.openstream(name) as stream:
            data: bytes = stream.read(size)
            return data


def _odf(path: Path) -> bool:
    """OpenDocument 1.2 part 3, 4.8: what is encrypted in the package has an element that says how."""
    with zipfile.ZipFile(path) as package, package.open("META-INF/manifest.xml") as manifest:
        return b":encryption-data" in manifest.read(_MOST)


_BY_TYPE: Mapping[str, Callable[[Path], bool]] = {DOC: _word, PPT: _slides}
