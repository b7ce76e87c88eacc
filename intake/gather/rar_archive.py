"""RAR archives through rarfile, which needs 7z, unrar or bsdtar on the machine."""

from pathlib import Path
from typing import TYPE_CHECKING

from intake.errors import ReadError

if TYPE_CHECKING:
    from intake.gather.archives import Opening

_CHUNK = 1 << 18
_DAMAGED = "压缩包已损坏，无法打开，请重新压缩为 ZIP 后提交。"


def read_rar(path: Path, opening: "Opening") -> None:
    """Unpacks every member. Raises ReadError when locked, damaged, or no program can open it."""
    import rarfile

    try:
        archive = rarfile.RarFile(path)
    except (rarfile.Error, OSError, ValueError, EOFError) as error:
        raise ReadError("file-unreadable", _DAMAGED, reason="damaged") from error
    with archive:
        if archive.needs_password():
            raise ReadError("file-encrypted", "压缩包设有密码，请去除密码后重新提交。")
        try:
            rarfile.tool_setup()
        except rarfile.RarCannotExec as error:
            problem = "本机没有可打开 RAR 的程序，请改用 ZIP 压缩包或直接提交文件。"
            raise ReadError("file-unsupported", problem, type="rar", send="ZIP") from error
        if not archive.infolist():
            raise ReadError("file-unreadable", _DAMAGED, reason="damaged")
        for info in archive.infolist():
            if info.is_dir():
                continue
            if info.is_symlink() or not info.is_file():
                opening.count()
                opening.skip(info.filename, "压缩包内的链接，未跟随。")
                continue
            member = opening.member(info.filename)
            if member is None:
                continue
            try:
                with archive.open(info) as stream:
                    while chunk := stream.read(_CHUNK):
                        member.write(chunk)
            except ReadError as error:
                member.fail(error.code, error.problem, **error.params)
                raise
            except (rarfile.Error, OSError, EOFError, ValueError):
                member.fail("file-unreadable", "压缩包内的文件已损坏，请重新提交。", reason="damaged")
            else:
                member.finish()
