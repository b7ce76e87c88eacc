"""Programs that no PATH names are found where their installers put them."""

from pathlib import Path

import pytest

from intake import programs
from intake.programs import find_program, usual_places


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("soffice", "C:/Program Files/LibreOffice/program/soffice.exe"),
        ("tesseract", "C:/Users/li/AppData/Local/Programs/Tesseract-OCR/tesseract.exe"),
        ("7z", "C:/Program Files (x86)/7-Zip/7z.exe"),
    ],
)
def test_places_on_windows(name: str, place: str) -> None:
    environment = {
        "ProgramFiles": "C:/Program Files",
        "ProgramFiles(x86)": "C:/Program Files (x86)",
        "LOCALAPPDATA": "C:/Users/li/AppData/Local",
    }
    assert Path(place) in list(usual_places(name, "win32", environment))


def test_places_on_macos() -> None:
    places = list(usual_places("soffice", "darwin", {"HOME": "/Users/li"}))
    assert Path("/Applications/LibreOffice.app/Contents/MacOS/soffice") in places
    assert Path("/Users/li/Applications/LibreOffice.app/Contents/MacOS/soffice") in places
    assert Path("/opt/homebrew/bin/tesseract") in list(usual_places("tesseract", "darwin", {}))


def test_elsewhere_path_alone_counts() -> None:
    assert list(usual_places("soffice", "linux", {"ProgramFiles": "C:/Program Files"})) == []


def test_path_goes_before_and_what_is_not_there_is_not_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = tmp_path / "LibreOffice" / "program" / "soffice.exe"
    monkeypatch.setattr(programs.sys, "platform", "win32")
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    monkeypatch.setattr(programs.shutil, "which", lambda name: None)
    assert find_program("soffice") is None
    office.parent.mkdir(parents=True)
    office.touch()
    assert find_program("soffice") == str(office)
    monkeypatch.setattr(programs.shutil, "which", lambda name: "/usr/bin/soffice")
    assert find_program("soffice") == "/usr/bin/soffice"
