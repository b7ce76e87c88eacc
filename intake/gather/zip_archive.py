"""ZIP archives: names in any encoding, wrong sizes, overlapping entries, locked members."""

import zipfile
import zlib
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO

from intake.errors import ReadError
from intake.gather.names import decode_name
from intake.gather.opening import Opening
from intake.gather.zip_locked import LockedMembers

_UTF8_FLAG = 0x800
_LOCKED_FLAG = 0x1
_UNICODE_PATH = 0x7075  # Info-ZIP's extra field: the name in UTF-8
_SYMLINK, _FILE_KIND = 0o120000, 0o170000


def read_zip(path: Path, opening: Opening) -> None:
    """Unpacks every member. Raises ReadError when the archive as a whole cannot be read."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise ReadError(
            "file-unreadable", "压缩包已损坏，无法打开，请重新压缩后提交。", reason="damaged"
        ) from error
    with archive:
        members = [info for info in archive.infolist() if not info.filename.endswith("/")]
        names = _names(members)
        locked = LockedMembers(path, opening.passwords)
        if members and not locked.fit(members) and all(info.flag_bits & _LOCKED_FLAG for info in members):
            for info in members:
                opening.skip(names[info.header_offset], "压缩包设有密码，未读取。")
            raise ReadError("file-encrypted", "压缩包设有密码，请去除密码后重新提交。")
        overlapping = _overlapping(members)
        for place, info in enumerate(members):
            before = len(opening.found)
            try:
                _unpack(
                    archive,
                    info,
                    names[info.header_offset],
                    info.header_offset in overlapping,
                    opening,
                    locked,
                )
            except ReadError:
                rest = members[place + len(opening.found) - before :]
                opening.leave(names[left.header_offset] for left in rest)
                raise


def _unpack(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    name: str,
    overlaps: bool,
    opening: Opening,
    locked: LockedMembers,
) -> None:
    if (info.external_attr >> 16) & _FILE_KIND == _SYMLINK:
        opening.count()
        opening.skip(name, "压缩包内的符号链接，未跟随。")
        return
    member = opening.member(name)
    if member is None:
        return
    if overlaps:
        member.fail("file-unreadable", "压缩包结构异常（条目重叠），已拒绝解压。", reason="overlap")
        return
    try:
        with _stream(archive, info, locked) as stream:
            if stream is None:
                member.fail("file-encrypted", "压缩包内的文件设有密码，请去除密码后重新提交。")
                return
            member.receive(stream)
    except NotImplementedError:
        problem = "压缩方式不受支持，请用普通 ZIP 方式重新压缩后提交。"
        member.fail("file-unsupported", problem, type="zip")
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError):
        member.fail("file-unreadable", "压缩包内的文件已损坏（校验不符），请重新提交。", reason="damaged")
    else:
        member.finish()
        if info.flag_bits & _LOCKED_FLAG:
            opening.opened_by_password()


def _stream(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, locked: LockedMembers
) -> AbstractContextManager[IO[bytes] | None]:
    return locked.opened(info) if info.flag_bits & _LOCKED_FLAG else archive.open(info)


def _names(members: Sequence[zipfile.ZipInfo]) -> dict[int, str]:
    """Names by header offset. Unflagged names are bytes in the sender's own encoding."""
    raw = {
        info.header_offset: info.orig_filename.encode("cp437", "replace")
        for info in members
        if not info.flag_bits & _UTF8_FLAG
    }
    siblings = list(raw.values())
    names = {}
    for info in members:
        stated = _unicode_path(info, raw.get(info.header_offset, b""))
        if stated:
            names[info.header_offset] = stated
        elif info.header_offset in raw:
            names[info.header_offset] = decode_name(raw[info.header_offset], siblings)
        else:
            names[info.header_offset] = info.orig_filename
    return names


def _unicode_path(info: zipfile.ZipInfo, raw: bytes) -> str | None:
    extra, place = info.extra, 0
    while place + 4 <= len(extra):
        kind = int.from_bytes(extra[place : place + 2], "little")
        size = int.from_bytes(extra[place + 2 : place + 4], "little")
        data = extra[place + 4 : place + 4 + size]
        if (
            kind == _UNICODE_PATH
            and len(data) > 5
            and int.from_bytes(data[1:5], "little") == zlib.crc32(raw)
        ):
            return data[5:].decode("utf-8", "replace")
        place += 4 + size
    return None


def _overlapping(members: Sequence[zipfile.ZipInfo]) -> set[int]:
    """Header offsets of entries whose bytes overlap another's: the trick of small, huge bombs."""
    ordered = sorted(members, key=lambda info: info.header_offset)
    bad = set()
    end, holder = -1, -1
    for info in ordered:
        if info.header_offset < end:
            bad |= {info.header_offset, holder}
        if info.header_offset + 30 + info.compress_size > end:
            end, holder = info.header_offset + 30 + info.compress_size, info.header_offset
    return bad
