"""Older office formats (.doc .wps .ppt .rtf .odt …): converted by LibreOffice, then read as that.

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
from dataclasses import dataclass, replace
from pathlib import Path

from intake.errors import ReadError
from intake.gather.machine import NOT_READ, full_disk
from intake.gather.media import DOC, EMF, PPT, VISIO, WMF, XLS, XLSB, describe, media_type_of
from intake.model import Page, SourceFile
from intake.read.office_program import find_office
from intake.read.types import ReadOptions, ReadResult


@dataclass(frozen=True, slots=True)
class _Conversion:
    """The extension LibreOffice knows a type by, and what it is made into and read as."""

    suffix: str
    target: str

    @property
    def extension(self) -> str:
        """The extension of what LibreOffice makes."""
        return "xlsx" if self.target == "calculated" else self.target


_CONVERSIONS = {
    DOC: _Conversion("doc", "docx"),
    "application/rtf": _Conversion("rtf", "docx"),
    "application/vnd.oasis.opendocument.text": _Conversion("odt", "docx"),
    PPT: _Conversion("ppt", "pptx"),
    "application/vnd.oasis.opendocument.presentation": _Conversion("odp", "pptx"),
    "application/vnd.oasis.opendocument.spreadsheet": _Conversion("ods", "xlsx"),
    XLSB: _Conversion("xlsb", "xlsx"),
    XLS: _Conversion("xls", "xlsx"),
    VISIO: _Conversion("vsd", "pdf"),
    EMF: _Conversion("emf", "pdf"),
    WMF: _Conversion("wmf", "pdf"),
}

_XML_KINDS = (
    (b"urn:schemas-microsoft-com:office:spreadsheet", _Conversion("xml", "xlsx")),
    (b"Word.Document", _Conversion("xml", "docx")),
    (b"schemas.microsoft.com/office/2006/xmlPackage", _Conversion("xml", "docx")),
    (b"opendocument.text", _Conversion("fodt", "docx")),
    (b"opendocument.spreadsheet", _Conversion("fods", "xlsx")),
    (b"opendocument.presentation", _Conversion("fodp", "pptx")),
)
"""What stands at the beginning of office documents that are written as one XML file."""

_XML_HEAD = 8192

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


def read(source: SourceFile, options: ReadOptions) -> ReadResult:
    """The converted document's pages. Raises ReadError: ``file-unsupported`` without a converter."""
    conversion = _conversion(source)
    if conversion is None:
        from intake.read import plain

        return plain.read(source, options)
    result = read_converted(source, options, conversion)
    why = (f"{describe(source.media_type)}经 LibreOffice 转换",)
    pages = tuple(replace(page, why=(*why, *page.why)) for page in result.pages)
    return replace(result, pages=pages)


def children_of_xls(source: SourceFile, options: ReadOptions) -> tuple[SourceFile, ...]:
    """The pictures and files inside an Excel 97-2003 workbook, had by converting it."""
    return read_converted(source, options, _CONVERSIONS[XLS]).children


def recalculated(source: SourceFile, options: ReadOptions) -> tuple[Page, ...]:
    """The sheets of an .xlsx workbook with its formulas calculated; none when that fails."""
    try:
        return read_converted(source, options, _Conversion("xlsx", "calculated")).pages
    except ReadError:
        return ()


def read_converted(source: SourceFile, options: ReadOptions, conversion: "_Conversion") -> ReadResult:
    """What the reader of the target format gives for the converted file."""
    from intake.read import docx, pdf, pptx, xlsx

    readers = {
        "docx": docx.read,
        "pptx": pptx.read,
        "xlsx": xlsx.read,
        "pdf": pdf.read,
        "calculated": xlsx.read_as_calculated,
    }
    program = find_office()
    if program is None:
        what = describe(source.media_type)
        send = "PDF" if conversion.target == "pdf" else f"PDF 或 .{conversion.target}"
        problem = f"本机未安装 LibreOffice，无法读取{what}，请另存为 {send} 后提交。"
        raise ReadError(
            "file-unsupported", problem, type=source.media_type, send=f"PDF / .{conversion.target}"
        )
    options.workdir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(
        prefix="convert-", dir=options.workdir, ignore_cleanup_errors=True
    ) as folder:
        made = _convert(program, source, conversion, Path(folder), options.limits.convert_seconds)
        converted = replace(
            source, location=made, media_type=media_type_of(made, made.name), size=made.stat().st_size
        )
        result = readers[conversion.target](converted, options)
    kept = replace(source, status=result.source.status, notes=result.source.notes)
    return replace(result, source=kept)


def _convert(program: str, source: SourceFile, conversion: _Conversion, folder: Path, seconds: int) -> Path:
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_NO_MACROS, encoding="utf-8")
    given = folder / f"input.{conversion.suffix}"
    shutil.copyfile(source.location, given)
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--convert-to",
        conversion.extension,
        "--outdir",
        str(folder / "out"),
        str(given),
    ]
    ended = _run(command, folder, seconds)
    made = folder / "out" / f"input.{conversion.extension}"
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


def _conversion(source: SourceFile) -> _Conversion | None:
    """How to convert it; None for XML that is no office document."""
    if source.media_type != "text/xml":
        return _CONVERSIONS[source.media_type]
    with source.location.open("rb") as stream:
        head = stream.read(_XML_HEAD)
    return next((kind for mark, kind in _XML_KINDS if mark in head), None)
