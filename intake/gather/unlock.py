"""Opens a locked file by a password that the applicant has told: a copy without the lock is read instead.

Passwords are tried in this process and go nowhere else: into no message, file or program's arguments.
"""

import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from intake.errors import ReadError
from intake.gather.inspect import inspect_file
from intake.limits import Limits
from intake.model import SourceFile
from intake.model.media_types import DOC, ENCRYPTED_OFFICE, PDF, PPT, XLS

UNLOCKED = "文件设有密码，已用提供的密码打开。"
"""The note on a file that was opened so."""

_ODD = (ValueError, OSError, KeyError, IndexError, TypeError, AssertionError, struct.error)
"""What msoffcrypto raises, besides its own, on files that are not as they should be."""

LOCKED = "file-encrypted"
"""The finding code of a file that needs a password."""


def unlocked(
    source: SourceFile, target: Path, limits: Limits, passwords: Sequence[str]
) -> SourceFile | None:
    """The file as its copy at `target`, opened by the first of the passwords that fits; None: none does, or
    it is of a type that is not opened so (archives are, by whoever opens archives)."""
    open_by = _OPENING.get(source.media_type)
    if open_by is None:
        return None
    target.parent.mkdir(parents=True, exist_ok=True)
    for password in passwords:
        if open_by(source.location, target, password):
            found = inspect_file(target, source.path, limits)
            notes = (*source.notes, UNLOCKED)
            return replace(found, notes=notes, context=source.context, round=source.round)
    return None


def _open_pdf(path: Path, target: Path, password: str) -> bool:
    import pikepdf

    try:
        with pikepdf.open(path, password=password) as document:
            document.save(target, encryption=False, deterministic_id=True)
    except pikepdf.PasswordError:
        return False
    except (pikepdf.PdfError, ValueError, RuntimeError, OSError) as error:
        raise ReadError("file-unreadable", "PDF 文件已损坏，无法打开。", reason="damaged") from error
    return True


def _open_office(path: Path, target: Path, password: str) -> bool:
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

    try:
        with path.open("rb") as stream, target.open("wb") as copy:
            file = msoffcrypto.OfficeFile(stream)
            # Only the newer formats can tell before decrypting whether a password fits.
            if file.format == "ooxml":
                file.load_key(password=password, verify_password=True)
            else:
                file.load_key(password=password)
            file.decrypt(copy)
    except InvalidKeyError:
        return False
    except (DecryptionError, FileFormatError, ParseError, *_ODD) as error:
        raise ReadError("file-unreadable", "Office 文件已损坏，无法解密。", reason="damaged") from error
    return True


def opens_by_password(media_type: str) -> bool:
    """Whether a locked file of that type can be opened here. RAR's program takes a password only on its
    command line, where other users see it; OpenDocument's cipher nobody reads but LibreOffice."""
    return media_type in _OPENING or media_type in _ARCHIVES


_ARCHIVES = frozenset({"application/zip", "application/x-7z-compressed"})
_OPENING: Mapping[str, Callable[[Path, Path, str], bool]] = {
    PDF: _open_pdf,
    ENCRYPTED_OFFICE: _open_office,
    DOC: _open_office,
    XLS: _open_office,
    PPT: _open_office,
}
