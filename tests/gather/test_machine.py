"""What this machine cannot do is a doubt for a person, never a fault of the applicant's file."""

import errno
import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import py7zr
import pytest

from intake.errors import ReadError
from intake.gather.machine import machine_trouble
from tests.cli.command import INTAKE


def test_trouble_is_found_behind_the_error_that_hides_it() -> None:
    hiding = ReadError("file-unreadable", "已损坏")
    hiding.__cause__ = OSError(errno.ENOSPC, "No space left on device")
    found = machine_trouble(hiding)
    assert found is not None
    assert (found.code, "磁盘已满" in found.problem) == ("file-not-read", True)


@pytest.mark.parametrize("error", [OSError("truncated image"), ValueError("odd"), EOFError()])
def test_a_damaged_file_is_no_trouble_of_the_machine(error: Exception) -> None:
    assert machine_trouble(error) is None


@pytest.mark.skipif(shutil.which("prlimit") is None, reason="needs util-linux")
@pytest.mark.parametrize("kind", ["zip", "7z"])
def test_an_archive_that_the_disk_cannot_take_is_not_called_damaged(kind: str, tmp_path: Path) -> None:
    case = tmp_path / "案件"
    case.mkdir()
    large = b"\n".join(b"line %d of a long text" % number for number in range(60_000))
    if kind == "zip":
        with zipfile.ZipFile(case / "材料.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("简介.txt", "组织简介")
            archive.writestr("大.txt", large)
    else:
        with py7zr.SevenZipFile(case / "材料.7z", "w") as seven:
            seven.writef(io.BytesIO(large), "大.txt")
    # A limit on what a process may write stands for the full disk, which only root can make.
    command = ["prlimit", "--fsize=600000", INTAKE, "check", case, "--out", tmp_path / "out"]
    done = subprocess.run(
        [*map(str, command), "--ocr", "off", "--format", "json", "-q"],
        capture_output=True,
        check=False,
        timeout=120,
    )
    report = json.loads(done.stdout)
    about = {
        item["code"]: item["severity"] for item in report["findings"] if item["code"].startswith("file")
    }
    assert about.get("file-not-read") == "doubt"
    assert "file-unreadable" not in about
    assert all(item["status"] != "missing" for item in report["submissions"])
