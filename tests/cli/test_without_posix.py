"""On Windows there are no resource module, file locks or user database: a check runs without them.

The modules and functions are taken away from every process by a `sitecustomize`; `os.fork` stays, which
the library of this system calls itself. This proves the fall-backs, not Windows.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from intake.cli.options import LanguageName, OcrName
from intake.cli.run_settings import available_cores, make_settings
from intake.scheme import schemas_folder

ROOT = Path(__file__).parents[2]
BLOCK = """
import os, sys
import psutil  # whose part for this system asks for `resource` itself

class Missing:
    names = {"resource", "fcntl", "pwd", "grp", "termios", "tty", "pty", "syslog"}

    def find_spec(self, name, path=None, target=None):
        if name in self.names:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Missing())
for name in Missing.names:
    sys.modules.pop(name, None)
for name in ("killpg", "getpgid", "sched_getaffinity", "sched_setaffinity", "mkfifo", "chown", "nice"):
    if hasattr(os, name):
        delattr(os, name)
print("BLOCKED", file=sys.stderr)
"""


def test_a_case_is_read_judged_and_written(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(BLOCK, encoding="utf-8")
    case = schemas_folder() / "iso9001" / "examples" / "lacking"
    done = subprocess.run(
        [
            *(sys.executable, "-m", "intake", "check", str(case), "--scheme", "iso9001", "--ocr", "off"),
            *("--as-of", "2026-11-24", "--jobs", "2", "--out", str(tmp_path / "out"), "--quiet"),
        ],
        env=os.environ | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "BLOCKED" in done.stderr
    assert done.returncode == 1, done.stderr
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert report["verdict"] == "deficient"
    assert all(file["status"] == "read" for file in report["files"])
    assert (tmp_path / "out" / "notice.docx").is_file()


@pytest.mark.parametrize(("system", "asked", "jobs"), [("nt", 100, 61), ("nt", 8, 8), ("posix", 100, 100)])
def test_windows_waits_for_61_processes_at_most(
    system: str, asked: int, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "name", system)
    assert make_settings("2026-11-24", OcrName.off, LanguageName.zh, asked, None).jobs == jobs


def test_so_it_does_on_a_machine_with_more_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 128)
    assert available_cores() == 128
    monkeypatch.setattr(os, "name", "nt")
    assert available_cores() == 61
