"""7z archives through py7zr, each member's bytes counted as they come."""

import lzma
from pathlib import Path

from intake.errors import ReadError
from intake.gather.opening import Opening

_LOCKED = "压缩包设有密码，请去除密码后重新提交。"
_DAMAGED = "压缩包已损坏，无法打开，请重新压缩后提交。"


def read_7z(path: Path, opening: Opening) -> None:
    """Unpacks every member. Raises ReadError when it is locked or damaged."""
    import py7zr

    from intake.gather.sevenzip_receivers import Receiving

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
            receiving = Receiving(opening)
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

    from intake.gather.sevenzip_receivers import Counting

    try:
        with py7zr.SevenZipFile(path, password=password) as archive:
            sizes = {one.filename: one.uncompressed for one in archive.files if one.uncompressed}
            if sizes:
                name = min(sizes, key=lambda one: sizes[one])
                archive.extract(targets=[name], factory=Counting(most))
    except Exception:  # what garbage makes of an unpacker can be anything
        return False
    return True
