"""RAR archives through rarfile; compressed members need an outside program (`rar_programs`)."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from intake.errors import ReadError
from intake.gather.machine import NOT_READ
from intake.gather.opening import Opening
from intake.gather.rar_programs import rar_program, use_program, version_of

_DAMAGED = "压缩包已损坏，无法打开，请重新压缩为 ZIP 后提交。"
_BROKEN_MEMBER = "压缩包内的文件已损坏（校验不符），请重新提交。"
_STUCK = "压缩包内此文件，本机的解压程序（{program}）未能解开：可能已损坏，也可能是程序不支持其压缩方式"
_NO_PROGRAM = "本机没有可解压 RAR{version} 的程序（安装方法见 intake doctor）"
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
        program = _chosen_program(path, members)
        for info in members:
            _member(archive, info, opening, program)


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


def _chosen_program(path: Path, members: list[Any]) -> str | None:
    """Sets the program up and names it; None where none is needed. Raises ReadError when members are
    compressed and nothing here can unpack them: what this machine lacks is no fault of the file's."""
    if all(_is_plain(info) for info in members):
        return None
    version = version_of(path)
    program = rar_program(version)
    if program is None:
        raise ReadError(NOT_READ, _NO_PROGRAM.format(version=version))
    use_program(program)
    return program


def _is_plain(info: Any) -> bool:
    """Whether it lies there as it is: no program is needed."""
    import rarfile

    return bool(info.is_dir() or info.compress_type == rarfile.RAR_M0)


def _member(archive: Any, info: Any, opening: Opening, program: str | None) -> None:
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
        if program is None or _is_plain(info):
            member.fail("file-unreadable", _BROKEN_MEMBER, reason="damaged")
        else:
            member.fail(NOT_READ, _STUCK.format(program=program))
    else:
        member.finish()
