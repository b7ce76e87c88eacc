"""`intake watch`: a case is checked once it has settled, again when it changes; Ctrl-C ends it cleanly."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.batch.cases import write_cases
from tests.cli.command import INTAKE, run_intake
from tests.gather.test_passwords import RIGHT, locked_office, word

SETTLE = 0.6
"""Seconds."""

Watched = tuple[Path, Path, subprocess.Popen[bytes]]


def until(true: Callable[[], bool], seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def files_of(report: Path) -> list[str]:
    return [file["path"] for file in json.loads(report.read_text("utf-8"))["files"]]


def names(out: Path) -> list[str]:
    try:
        return [case["case"] for case in json.loads((out / "summary.json").read_text("utf-8"))["cases"]]
    except (OSError, ValueError):
        return []


@pytest.fixture(params=[False, True], ids=["told", "polling"])
def watched(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[tuple[Path, Path, subprocess.Popen[bytes]]]:
    root, out = write_cases(tmp_path / "收件箱", 1), tmp_path / "收件箱" / "结果-intake"
    poll = ("--poll",) if request.param else ()
    process = subprocess.Popen(
        [
            *(INTAKE, "watch", root, "--out", out, "--settle", str(SETTLE), "--ocr", "off", "--jobs", "1"),
            *("--password", *poll),
        ],
        env=os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache")},
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin
    process.stdin.write(f"{RIGHT}\n".encode())
    process.stdin.close()
    yield root, out, process
    process.kill()
    process.wait(30)


def test_what_is_there_what_comes_and_what_changes(
    watched: Watched,
) -> None:
    root, out, process = watched
    until(lambda: names(out) == ["公司0"])
    new = root / "新公司"
    new.mkdir()
    written = []
    for number in range(5):  # arriving slowly: not to be checked before it is all there
        (new / f"{number}.txt").write_text("组织简介\n我公司成立于2010年。\n", encoding="utf-8")
        written.append(time.monotonic())
        time.sleep(0.2)
    until(lambda: names(out) == ["公司0", "新公司"])
    report = out / "新公司" / "report.json"
    if (
        max(later - earlier for earlier, later in pairwise(written)) < SETTLE
    ):  # on a busy machine it may look settled
        assert len(files_of(report)) == 5
    until(lambda: len(files_of(report)) == 5)
    locked_office(
        new / "更多.docx", word("商品销售方式：直销。")
    )  # opened by the password given at the start
    until(lambda: "更多.docx" in report.read_text("utf-8"))
    assert "file-encrypted" not in report.read_text("utf-8")
    assert not [file for file in out.rglob("*") if file.is_file() and RIGHT.encode() in file.read_bytes()]
    for file in new.iterdir():
        file.unlink()
    new.rmdir()
    until(lambda: names(out) == ["公司0"])
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 130


@pytest.mark.parametrize("watched", [True], indirect=True, ids=["polling"])
def test_a_supplement_anywhere_wakes_its_case(watched: Watched, tmp_path: Path) -> None:
    root, out, _ = watched
    until(lambda: names(out) == ["公司0"])
    sent = tmp_path / "别处" / "补充"
    sent.mkdir(parents=True)
    (sent / "销售方式.txt").write_text("商品销售方式介绍\n直销。\n", encoding="utf-8")
    run_intake("check", root / "公司0", "--out", out / "公司0", "--supplement", sent, "--ocr", "off")
    (sent / "网点.txt").write_text("服务网点清单\n", encoding="utf-8")
    until(lambda: "补充1/网点.txt" in (out / "公司0" / "report.json").read_text("utf-8"))
