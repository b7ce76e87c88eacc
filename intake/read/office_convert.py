"""Runs LibreOffice on one file: in a profile of its own, macros off, no recovery, within a time limit, as a
process group that is ended as a whole.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from intake.errors import ReadError
from intake.gather.machine import NOT_READ, full_disk
from intake.gather.media import describe, media_type_of
from intake.model import SourceFile
from intake.read.office_program import find_office
from intake.read.types import ReadOptions

_DIED = 128
"""Exit codes from here on are a shell's word for a program that a signal ended."""

_NO_MACROS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item></oor:items>
"""


@contextmanager
def converted(source: SourceFile, options: ReadOptions, suffix: str, target: str) -> Iterator[SourceFile]:
    """The file as a `target` (``docx``, ``xlsx``, ``pptx``, ``pdf``) while the block lasts; `suffix` is the
    extension by which LibreOffice knows the source's type.

    Raises:
        ReadError: ``file-unsupported`` without LibreOffice, ``file-unreadable`` when it cannot open it,
            ``file-not-read`` when it hangs, dies or has no room.
    """
    program = find_office()
    if program is None:
        what = describe(source.media_type)
        send = "PDF" if target == "pdf" else f"PDF 或 .{target}"
        problem = f"本机未安装 LibreOffice，无法读取{what}，请另存为 {send} 后提交。"
        raise ReadError("file-unsupported", problem, type=source.media_type, send=f"PDF / .{target}")
    options.workdir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(
        prefix="convert-", dir=options.workdir, ignore_cleanup_errors=True
    ) as folder:
        made = _convert(program, source, suffix, target, Path(folder), options.limits.convert_seconds)
        yield replace(
            source, location=made, media_type=media_type_of(made, made.name), size=made.stat().st_size
        )


def _convert(
    program: str, source: SourceFile, suffix: str, target: str, folder: Path, seconds: int
) -> Path:
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_NO_MACROS, encoding="utf-8")
    given = folder / f"input.{suffix}"
    shutil.copyfile(source.location, given)
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--convert-to",
        target,
        "--outdir",
        str(folder / "out"),
        str(given),
    ]
    ended = _run(command, folder, seconds)
    made = folder / "out" / f"input.{target}"
    if ended is not None and made.is_file():
        return made
    if ended is None:
        problem = f"转换超过 {seconds} 秒（convert_seconds），已停止"
        raise ReadError(NOT_READ, problem, limit="convert_seconds", value=str(seconds))
    if ended < 0 or ended >= _DIED:
        raise ReadError(NOT_READ, "LibreOffice 转换时意外结束")
    raise full_disk(folder) or ReadError(
        "file-unreadable", "文件已损坏或设有密码，无法转换，请另存为 PDF 后提交。", reason="damaged"
    )


def _run(command: list[str], folder: Path, seconds: int) -> int | None:
    """Runs it to its end and gives its exit code; None when it had to be ended."""
    environment = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=sys.platform != "win32",
    )
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ends it and all it started."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
