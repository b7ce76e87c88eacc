"""Where outside programs lie: on PATH, or where installers for Windows and macOS put them."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

_WINDOWS: Mapping[str, tuple[str, ...]] = {
    "soffice": ("LibreOffice/program/soffice.exe",),
    "tesseract": ("Tesseract-OCR/tesseract.exe",),
    "7z": ("7-Zip/7z.exe",),
}
"""Below the folders of programs."""

_MACOS: Mapping[str, tuple[str, ...]] = {"soffice": ("LibreOffice.app/Contents/MacOS/soffice",)}
"""Below the folders of applications."""

_PROGRAM_FOLDERS = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
_BREW = ("/opt/homebrew/bin", "/usr/local/bin", "/opt/local/bin")
"""What a program started from the Finder has not on its PATH."""


def find_program(name: str) -> str | None:
    """The program of that name; None when it is neither on PATH nor where it is usually installed."""
    found = shutil.which(name)
    if found:
        return found
    places = usual_places(name, sys.platform, os.environ)
    return next((str(place) for place in places if place.is_file()), None)


def usual_places(name: str, system: str, environment: Mapping[str, str]) -> Iterator[Path]:
    """Where it lies when it was installed in the usual way, on that system (as `sys.platform` calls it)."""
    if system == "win32":
        folders = [environment[one] for one in _PROGRAM_FOLDERS if environment.get(one)]
        if environment.get("LOCALAPPDATA"):
            folders.append(f"{environment['LOCALAPPDATA']}/Programs")
        for folder in dict.fromkeys(folders):
            yield from (Path(folder) / place for place in _WINDOWS.get(name, ()))
    elif system == "darwin":
        for folder in ("/Applications", f"{environment.get('HOME', '')}/Applications"):
            yield from (Path(folder) / place for place in _MACOS.get(name, ()))
        yield from (Path(folder) / name for folder in _BREW)
