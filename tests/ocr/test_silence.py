"""Recognition leaves no identifier behind and looks nobody up."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
from PIL import Image, ImageDraw
from intake.ocr import open_ocr
from intake.ocr.orientation import clockwise_turn
picture = Image.new("RGB", (400, 300), "white")
ImageDraw.Draw(picture).text((40, 40), "ABC 123", fill="black", font_size=60)
clockwise_turn(picture)
print(len(open_ocr("rapidocr").read(picture).lines))
"""
SUSPECT = re.compile(
    r"(connect|sendto|sendmsg|sendmmsg)\(.*AF_INET|resolv\.conf|nsswitch\.conf|/etc/hosts"
    r"|\.ses\b|deviceid|onnxruntime\.db"
)
"""Calls that reach out, what a look-up of names reads, what the client keeps. (A library of the
recogniser's binds a socket of this machine to see whether it knows IPv6, which reaches nobody.)"""


@pytest.mark.parametrize("asked", [None, "0"])
def test_no_identifier_is_written_and_no_name_looked_up(tmp_path: Path, asked: str | None) -> None:
    pytest.importorskip("rapidocr")
    home, trace = tmp_path / "home", tmp_path / "trace"
    home.mkdir()
    # Where tests run, the client may keep quiet by itself: it must not see that they do.
    loud = {name: value for name, value in os.environ.items() if name not in {"CI", "TF_BUILD"}}
    loud = {name: value for name, value in loud.items() if "ACTIONS" not in name and "ORT_" not in name}
    if asked is not None:
        loud["ORT_DISABLE_TELEMETRY"] = asked
    places = dict.fromkeys(("HOME", "TMPDIR", "TMP", "TEMP", "USERPROFILE", "LOCALAPPDATA"), str(home))
    strace = shutil.which("strace")
    traced = [strace, "-f", "-e", "trace=%network,%file", "-o", str(trace)] if strace and not asked else []
    done = subprocess.run(
        [*traced, sys.executable, "-c", PROGRAM],
        env=loud | places,
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).resolve().parents[2],
    )
    if traced and "ptrace" in done.stderr.lower():
        pytest.skip("tracing is not allowed here")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() != "0"
    assert [path for path in home.rglob("*") if path.is_file()] == []
    if traced:
        lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
        assert [line for line in lines if SUSPECT.search(line)] == []
