"""RAR archives through rarfile; compressed members need an outside program (`rar_programs`)."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from intake.errors import ReadError
from intake.gather.opening import Opening
from intake.gather.rar_programs import rar_program

_DAMAGED = "压缩包已损坏，无法打开，请重新压缩为 ZIP 后提交。"
_STUCK = "压缩包内此文件未能解开（已损坏、缺少分卷，或本机程序不支持其压缩方式），请改用 ZIP 重新提交。"
_VOLUME = "分卷压缩包的后续分卷"


def read_rar(path: Path, opening: Opening) -> None:
    """Unpacks every member. Raises ReadError when locked, damaged, or no program can open it."""
    import rarfile

    try:
        archive = rarfile.RarFile(path)
    except rarfile.NeedFirstVolume as error:
        _later_volume(path, opening, error)
        return
    except (rarfile.Error, OSError, ValueError, EOFError) as error:
        raise ReadError("file-unreadable", _DAMAGED, reason="damaged") from error
    with archive:
        if archive.needs_password():
            raise ReadError("file-encrypted", "压缩包设有密码，请去除密码后重新提交。")
        members = archive.infolist()
        if not members:
            raise ReadError("file-unreadable", _DAMAGED, reason="damaged")
        _choose_program(members)
        for info in members:
            _member(archive, info, opening)


def _later_volume(path: Path, opening: Opening, error: Exception) -> None:
    """A further volume is read with the first one when that lies beside it."""
    first = re.sub(r"\.r\d\d$", ".rar", path.name, flags=re.I)
    first = re.sub(
        r"(\.part)(\d+)(\.rar)$",
        lambda found: f"{found[1]}{1:0{len(found[2])}}{found[3]}",
        first,
        flags=re.I,
    )
    if first == path.name or not path.with_name(first).exists():
        problem = f"{_VOLUME}，缺少第一卷，请合并为一个 ZIP 压缩包后重新提交。"
        raise ReadError("file-unreadable", problem, reason="volume") from error
    opening.source = replace(opening.source, status="ignored", problem=f"{_VOLUME}，随第一卷读取。")


def _choose_program(members: list[Any]) -> None:
    """Sets the program up. Raises ReadError when members are compressed and nothing can unpack them."""
    import rarfile

    program = rar_program()
    if program is None:
        if all(info.is_dir() or info.compress_type == rarfile.RAR_M0 for info in members):
            return  # stored as they are: no program needed
        problem = "本机没有可打开 RAR 的程序，请改用 ZIP 压缩包或直接提交文件。"
        raise ReadError("file-unsupported", problem, type="rar", send="ZIP")
    rarfile.tool_setup(
        unrar=program == "unrar",
        unar=program == "unar",
        sevenzip=program == "7z",
        sevenzip2=program == "7zz",
        bsdtar=False,
        force=True,
    )


def _member(archive: Any, info: Any, opening: Opening) -> None:
    import rarfile

    if info.is_dir():
        return
    if info.is_symlink() or not info.is_file():
        opening.count()
        opening.skip(info.filename, "压缩包内的链接，未跟随。")
        return
    member = opening.member(info.filename)
    if member is None:
        return
    try:
        with archive.open(info) as stream:
            member.receive(stream)
    except (rarfile.Error, OSError, EOFError, ValueError):
        member.fail("file-unreadable", _STUCK, reason="damaged")
    else:
        member.finish()
