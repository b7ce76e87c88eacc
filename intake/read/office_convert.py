"""Runs LibreOffice on one file: in a profile of its own, macros off, no recovery, within a time limit, as a
process group that is ended as a whole. When it fails, it is tried on a tiny document of ours before the
file is blamed: a part of it may not be installed, or a program only has its name.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import psutil

from intake.errors import ReadError
from intake.gather.machine import NOT_READ, full_disk
from intake.gather.media import describe, media_type_of
from intake.model import SourceFile
from intake.read.office_program import office_programs
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

_RTF = ("rtf", "{\\rtf1\\ansi 1\\par}")
_PROBES = {
    "docx": _RTF,
    "pdf": _RTF,
    "xlsx": ("csv", "1,2\n"),
    "pptx": (
        "fodp",
        '<?xml version="1.0"?><office:document'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" office:version="1.2"'
        ' office:mimetype="application/vnd.oasis.opendocument.presentation"><office:body>'
        "<office:presentation><draw:page/></office:presentation></office:body></office:document>",
    ),
}
"""By target: a tiny document of ours, its extension before it."""


@contextmanager
def converted(source: SourceFile, options: ReadOptions, suffix: str, target: str) -> Iterator[SourceFile]:
    """The file as a `target` (``docx``, ``xlsx``, ``pptx``, ``pdf``) while the block lasts; `suffix` is the
    extension by which LibreOffice knows the source's type.

    Raises:
        ReadError: ``file-unreadable`` when a LibreOffice that works cannot open it; ``file-not-read`` when
            there is none that does, or it hangs, dies or has no room.
    """
    programs = office_programs()
    if not programs:
        what = describe(source.media_type)
        problem = f"本机未安装 LibreOffice，无法读取{what}（安装方法见 intake doctor）"
        raise ReadError(NOT_READ, problem, type=source.media_type)
    options.workdir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(
        prefix="convert-", dir=options.workdir, ignore_cleanup_errors=True
    ) as folder:
        made = _convert(programs, source, suffix, target, Path(folder), options.limits.convert_seconds)
        yield replace(
            source, location=made, media_type=media_type_of(made, made.name), size=made.stat().st_size
        )


def _convert(
    programs: Sequence[str], source: SourceFile, suffix: str, target: str, folder: Path, seconds: int
) -> Path:
    for number, program in enumerate(programs):
        given = folder / f"input.{suffix}"
        shutil.copyfile(source.location, given)
        ended, made = _made(program, given, target, folder / f"try{number}", seconds)
        if made is not None:
            return made
        if ended is None:
            problem = f"转换超过 {seconds} 秒（convert_seconds），已停止"
            raise ReadError(NOT_READ, problem, limit="convert_seconds", value=str(seconds))
        if ended < 0 or ended >= _DIED:
            raise ReadError(NOT_READ, "LibreOffice 转换时意外结束")
        trouble = full_disk(folder)
        if trouble is not None:
            raise trouble
        if _works(program, target, folder, seconds):
            problem = "文件已损坏或设有密码，无法转换，请另存为 PDF 后提交。"
            raise ReadError("file-unreadable", problem, reason="damaged")
    problem = f"本机的 LibreOffice 连我们自己的文件也不能转换为 .{target}（少装了组件？见 intake doctor）"
    raise ReadError(NOT_READ, problem)


_known: dict[tuple[str, str], bool] = {}


def _works(program: str, target: str, folder: Path, seconds: int) -> bool:
    """Whether it converts a tiny document of ours to that target; found out once in a process."""
    if (program, target) not in _known:
        suffix, text = _PROBES[target]
        probe = folder / f"probe.{suffix}"
        probe.write_text(text, encoding="utf-8")
        _known[program, target] = _made(program, probe, target, folder / "probe", seconds)[1] is not None
    return _known[program, target]


def _made(
    program: str, given: Path, target: str, folder: Path, seconds: int
) -> tuple[int | None, Path | None]:
    """How it ended (None: it had to be), and the converted file, if there is one."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_NO_MACROS, encoding="utf-8")
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
    made = folder / "out" / f"{given.stem}.{target}"
    return ended, made if ended is not None and made.is_file() else None


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
        with suppress(psutil.Error):
            for child in psutil.Process(process.pid).children(recursive=True):
                child.kill()
        process.kill()
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
