"""Older office formats (.doc .wps .ppt .rtf .odt …): converted by LibreOffice, then read as PDF or Word.

LibreOffice runs in a profile of its own with macros off and no recovery, within a time limit, as a
process group that is ended as a whole.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from intake.errors import ReadError
from intake.gather.media import describe, media_type_of
from intake.model import SourceFile
from intake.read.types import ReadOptions, ReadResult

_TARGETS = {
    "application/msword": "docx",
    "application/rtf": "docx",
    "application/vnd.oasis.opendocument.text": "docx",
    "text/xml": "docx",
    "application/vnd.ms-powerpoint": "pptx",
    "application/vnd.oasis.opendocument.presentation": "pptx",
    "application/vnd.oasis.opendocument.spreadsheet": "xlsx",
}
_SUFFIXES = {
    "application/msword": "doc",
    "application/rtf": "rtf",
    "application/vnd.oasis.opendocument.text": "odt",
    "text/xml": "xml",
    "application/vnd.ms-powerpoint": "ppt",
    "application/vnd.oasis.opendocument.presentation": "odp",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
}

_NO_MACROS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item></oor:items>
"""


def read(source: SourceFile, options: ReadOptions) -> ReadResult:
    """The converted document's pages. Raises ReadError: ``file-unsupported`` without a converter."""
    from intake.read import docx, pptx, xlsx

    readers = {"docx": docx.read, "pptx": pptx.read, "xlsx": xlsx.read}
    if source.media_type == "text/xml" and not _is_word_xml(source.location):
        from intake.read import plain

        return plain.read(source, options)
    program = shutil.which("soffice") or shutil.which("libreoffice")
    target = _TARGETS[source.media_type]
    if program is None:
        what = describe(source.media_type)
        problem = f"本机未安装 LibreOffice，无法读取{what}，请另存为 PDF 或 .{target} 后提交。"
        raise ReadError("file-unsupported", problem, type=source.media_type, send=f"PDF / .{target}")
    options.workdir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(
        prefix="convert-", dir=options.workdir, ignore_cleanup_errors=True
    ) as folder:
        made = _convert(program, source, target, Path(folder), options.limits.convert_seconds)
        converted = replace(
            source, location=made, media_type=media_type_of(made, made.name), size=made.stat().st_size
        )
        result = readers[target](converted, options)
    why = (f"{describe(source.media_type)}经 LibreOffice 转换",)
    pages = tuple(replace(page, why=(*why, *page.why)) for page in result.pages)
    return ReadResult(source, pages, result.children)


def _convert(program: str, source: SourceFile, target: str, folder: Path, seconds: int) -> Path:
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_NO_MACROS, encoding="utf-8")
    given = folder / f"input.{_SUFFIXES[source.media_type]}"
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
    finished = _run(command, folder, seconds)
    made = folder / "out" / f"input.{target}"
    if finished and made.is_file():
        return made
    if not finished:
        problem = f"转换超过 {seconds} 秒（convert_seconds），已停止，请另存为 PDF 后提交。"
        raise ReadError("file-unreadable", problem, limit="convert_seconds", value=str(seconds))
    raise ReadError(
        "file-unreadable", "文件已损坏或设有密码，无法转换，请另存为 PDF 后提交。", reason="damaged"
    )


def _run(command: list[str], folder: Path, seconds: int) -> bool:
    """Runs it to its end; False when it had to be ended."""
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
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end(process)
    return True


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ends it and all it started."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _is_word_xml(path: Path) -> bool:
    with path.open("rb") as stream:
        return b"Word.Document" in stream.read(1000)
