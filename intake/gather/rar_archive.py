"""RAR archives through rarfile; compressed members need an outside program (`rar_programs`)."""

from pathlib import Path
from typing import Any

from intake.errors import ReadError
from intake.gather.machine import NOT_READ
from intake.gather.opening import Opening
from intake.gather.rar_programs import rar_program, use_program, version_of
from intake.gather.volume_names import following_name
from intake.gather.volumes import MISSING, missing_volume

_LOCKED = "压缩包设有密码。RAR 不能在这里用密码打开：请先用密码解开，再审查解开的文件夹。"
_DAMAGED = "压缩包已损坏，无法打开，请重新压缩为 ZIP 后提交。"
_BROKEN_MEMBER = "压缩包内的文件已损坏（校验不符），请重新提交。"
_STUCK = "压缩包内此文件，本机的解压程序（{program}）未能解开：可能已损坏，也可能是程序不支持其压缩方式"
_NO_PROGRAM = "本机没有可解压 RAR{version} 的程序（安装方法见 intake doctor）"
_FIRST, _LATER = "第一卷", "后续分卷"


def read_rar(path: Path, opening: Opening) -> None:
    """Unpacks every member. Raises ReadError when locked, damaged, or no program can open it."""
    import rarfile

    try:
        archive = rarfile.RarFile(path)
    except rarfile.NeedFirstVolume as error:
        raise ReadError(MISSING, missing_volume(_FIRST), missing=_FIRST) from error
    except rarfile.BadRarName as error:  # its first volume, by a name that leads to no other
        raise ReadError(MISSING, missing_volume(_LATER), missing=_LATER) from error
    except (rarfile.Error, OSError, ValueError, EOFError) as error:
        raise ReadError("file-unreadable", _DAMAGED, reason="damaged") from error
    with archive:
        if archive.needs_password():
            raise ReadError("file-encrypted", _LOCKED)
        members = archive.infolist()
        if not members:
            raise ReadError("file-unreadable", _DAMAGED, reason="damaged")
        program = _chosen_program(path, members)
        missing = _next_volume(path, opening.source.name)
        for info in members:
            _member(archive, info, opening, program, whole=missing is None)
    if missing is not None:
        raise ReadError(MISSING, missing_volume(missing), missing=missing)


def _next_volume(path: Path, name: str) -> str | None:
    """The name of the volume that the last one there says it is followed by, and that is not there."""
    import rarfile

    try:
        with rarfile.RarFile(path, errors="strict") as archive:
            archive.infolist()
    except rarfile.BadRarName:
        return _LATER
    except rarfile.BadRarFile as error:
        if "next volume" not in str(error):
            return None
    except (rarfile.Error, OSError, ValueError, EOFError):
        return None
    else:
        return None
    with rarfile.RarFile(path) as archive:
        there = len(archive.volumelist())
    return following_name(name, there) or _LATER


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


def _member(archive: Any, info: Any, opening: Opening, program: str | None, *, whole: bool) -> None:
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
        if not whole:
            member.pass_over("所在的分卷缺失，未读取。")
        elif program is None or _is_plain(info):
            member.fail("file-unreadable", _BROKEN_MEMBER, reason="damaged")
        else:
            member.fail(NOT_READ, _STUCK.format(program=program))
    else:
        member.finish()
