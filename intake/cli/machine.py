"""What is on this machine: cores, memory, converters, libraries."""

import platform
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from subprocess import SubprocessError, run

import psutil

from intake.cli.run_settings import available_cores
from intake.gather.rar_programs import rar_program

_LIBRARIES = (
    "pypdfium2",
    "pdfplumber",
    "pikepdf",
    "python-docx",
    "openpyxl",
    "pillow",
    "jsonschema",
    "docxtpl",
)


@dataclass(frozen=True, slots=True)
class Tool:
    """An outside program; ``version`` is None when it is missing, ``advice`` says how to get it."""

    name: str
    version: str | None
    advice: str


def machine() -> Iterator[tuple[str, str]]:
    """Name and value pairs about the machine."""
    yield "系统", f"{platform.system()} {platform.release()}"
    yield "Python", platform.python_version()
    yield "处理器核数", str(available_cores())
    yield "内存", f"{psutil.virtual_memory().total / 1e9:.1f} GB"


def converters() -> Iterator[Tool]:
    """The outside programs readers may use."""
    yield _tool(
        "LibreOffice（读 .doc .wps .et .ppt .rtf）",
        ("soffice", "libreoffice"),
        "Debian：apt-get install libreoffice-writer libreoffice-calc libreoffice-impress；"
        "Windows：安装 LibreOffice",
    )
    program = rar_program()
    yield Tool(
        "RAR 解压（读 .rar）",
        program,
        "Debian：apt-get install unar；Windows：安装 7-Zip",
    )


def libraries() -> Iterator[tuple[str, str]]:
    """The main libraries and their versions."""
    for name in _LIBRARIES:
        yield name, metadata.version(name)


def _tool(name: str, programs: tuple[str, ...], advice: str) -> Tool:
    for program in programs:
        path = shutil.which(program)
        if path:
            return Tool(name, _version(path) or path, advice)
    return Tool(name, None, advice)


def _version(path: str) -> str | None:
    try:
        shown = run([path, "--version"], capture_output=True, timeout=20, check=False).stdout
    except (OSError, SubprocessError):
        return None
    lines = shown.decode("utf-8", "replace").strip().splitlines()
    return lines[0].strip() if lines else None
