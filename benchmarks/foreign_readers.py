"""Second readers, each another program than ours: what they find in a file, to compare with."""

import shutil
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import openpyxl

from intake.gather import ARCHIVE_TYPES
from intake.model import SourceFile
from intake.model.media_types import DOC, DOCX, OPEN_DOCUMENT, PDF, PPT, PPTX, XLS, XLSX

_SECONDS = 60
_AT_ONCE = 25
_SUFFIXES = {
    DOC: "doc",
    DOCX: "docx",
    PPT: "ppt",
    PPTX: "pptx",
    XLS: "xls",
    "application/rtf": "rtf",
    f"{OPEN_DOCUMENT}text": "odt",
    f"{OPEN_DOCUMENT}spreadsheet": "ods",
    f"{OPEN_DOCUMENT}presentation": "odp",
}


def second_readings(files: Sequence[SourceFile], work: Path) -> dict[str, list[str]]:
    """By path: the texts of a file's pages (one text where there are no pages), or the names of its members.
    Files that no second reader can read are left out."""
    work.mkdir(parents=True)
    found = {}
    for file in files:
        texts = None
        if file.media_type == PDF:
            texts = _pdftotext(file.location)
        elif file.media_type == XLSX:
            texts = _openpyxl(file.location)
        elif file.media_type in ARCHIVE_TYPES:
            texts = _seven_zip(file.location)
        if texts is not None:
            found[file.path] = texts
    office = [file for file in files if file.media_type in _SUFFIXES]
    for start in range(0, len(office), _AT_ONCE):
        found |= _libreoffice(office[start : start + _AT_ONCE], work / str(start))
    return found


def _pdftotext(path: Path) -> list[str] | None:
    done = _run("pdftotext", "-q", "-enc", "UTF-8", str(path), "-")
    return done.stdout.decode("utf-8", "replace").split("\f") if done and done.returncode == 0 else None


def _openpyxl(path: Path) -> list[str] | None:
    with suppress(Exception):  # whatever it raises, it did not read it
        book = openpyxl.load_workbook(path, data_only=True, read_only=False)
        return [
            "\n".join(
                str(cell.value)
                for row in sheet.iter_rows()
                for cell in row
                if isinstance(cell.value, str)  # numbers and days are shown in more than one form
            )
            for sheet in book.worksheets
        ]
    return None


def _seven_zip(path: Path) -> list[str] | None:
    done = _run("7z", "l", "-slt", "-ba", "-p-", str(path))
    if done is None or done.returncode != 0:
        return None
    entries = done.stdout.decode("utf-8", "replace").split("\n\n")
    if any("Encrypted = +" in entry for entry in entries):
        return None  # it reads the names alone
    return [entry for entry in entries if "Path = " in entry and "Attributes = D" not in entry]


def _libreoffice(files: Sequence[SourceFile], work: Path) -> dict[str, list[str]]:
    """Many at once, for a start costs more than a file; one that hangs takes only its batch along."""
    work.mkdir()
    given = {}
    for number, file in enumerate(files):
        given[f"{number:03}"] = file.path
        shutil.copyfile(file.location, work / f"{number:03}.{_SUFFIXES[file.media_type]}")
    found = {}
    for suffixes, target in (
        (("doc", "docx", "rtf", "odt"), "txt:Text (encoded):UTF8"),
        (("xls", "ods"), "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"),
        (("ppt", "pptx", "odp"), "pdf"),
    ):
        inputs = [str(path) for path in sorted(work.iterdir()) if path.suffix[1:] in suffixes]
        if not inputs:
            continue
        out = work / "out"
        profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
        _run(
            "soffice", profile, "--headless", "--norestore", "--convert-to", target, "--outdir", str(out),
            *inputs, seconds=_SECONDS * len(inputs),
        )  # fmt: skip
    for name, path in given.items():
        made = sorted((work / "out").glob(f"{name}*")) if (work / "out").is_dir() else []
        texts = [
            text
            for one in made
            for text in (
                _pdftotext(one) or [] if one.suffix == ".pdf" else [one.read_text("utf-8", "replace")]
            )
        ]
        if made:
            found[path] = texts
    return found


def _run(*command: str, seconds: int = _SECONDS) -> "subprocess.CompletedProcess[bytes] | None":
    try:
        return subprocess.run(
            command, capture_output=True, check=False, timeout=seconds, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
