"""A batch that was interrupted or killed goes on where it stopped, and ends as if nothing had happened."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.command import INTAKE, run_intake

AS_OF = ("--as-of", "2026-11-24", "--ocr", "off", "--jobs", "2")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "批次"
    for number in range(4):
        case = root / f"公司{number}"
        case.mkdir(parents=True)
        for part in range(3):
            text = f"组织简介\n第{number}公司成立于20{10 + part}年，注册资本{part + 1}00万元。\n" * 40
            (case / f"材料{part}.txt").write_text(text, encoding="utf-8")
    return root


def environment(tmp_path: Path, name: str) -> dict[str, str]:
    return os.environ | {"XDG_CACHE_HOME": str(tmp_path / f"cache-{name}"), "PYTHONUTF8": "1"}


def outputs(folder: Path) -> dict[str, bytes]:
    names = ("report.json", "report.html", "notice.docx", "summary.json", "summary.csv")
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.name in names
    }


def start(root: Path, out: Path, env: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [INTAKE, "batch", root, "--out", out, *AS_OF],
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def done_cases(out: Path) -> list[Path]:
    return sorted(path.parent for path in out.glob("*/made-from.txt"))


def test_killed_again_and_again_it_still_ends_byte_for_byte_the_same(root: Path, tmp_path: Path) -> None:
    """Before any case is done, a moment after the first, and at the third; nothing of a killed run is left
    in the temporary folder once the next has started."""
    undisturbed = tmp_path / "undisturbed"
    assert start(root, undisturbed, environment(tmp_path, "a")).wait(300) in {1, 3}
    killed, temporary = tmp_path / "killed", tmp_path / "tmp"
    temporary.mkdir()
    env = environment(tmp_path, "b") | {"TMPDIR": str(temporary)}
    for finished, moment in ((0, 1.0), (1, 0.2), (3, 0.0)):
        process = start(root, killed, env)
        deadline = time.monotonic() + 120
        while len(done_cases(killed)) < finished and time.monotonic() < deadline:
            time.sleep(0.02)
        time.sleep(moment)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(30)
    assert start(root, killed, env).wait(300) in {1, 3}
    assert outputs(killed) == outputs(undisturbed)
    assert not list(temporary.glob("intake-*"))


def test_ctrl_c_ends_with_130_and_keeps_what_was_finished(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    process = start(root, out, environment(tmp_path, "c"))
    deadline = time.monotonic() + 120
    while not done_cases(out) and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    assert process.wait(60) in {130, 1, 3}
    finished = done_cases(out)
    assert finished
    for folder in finished:
        assert (folder / "report.json").read_bytes().endswith(b"}\n")


def test_a_ctrl_c_that_comes_when_all_is_written_is_no_failure() -> None:
    program = (
        "import os, signal, sys\n"
        "from intake import cli\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "leave = sys.exit\n"
        "sys.exit = lambda code: (os.kill(os.getpid(), signal.SIGINT), leave(code))\n"
        "cli.app = lambda **_: 1\n"
        "cli.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")


def test_a_changed_scheme_is_judged_again(root: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    assert run_intake("scheme", "new", own).returncode == 0
    out = tmp_path / "out"
    run_intake("batch", root, "--out", out, "--scheme", own, *AS_OF)
    before = (out / "公司0" / "report.json").read_bytes()
    head = own / "scheme.yaml"
    head.write_text(
        head.read_text(encoding="utf-8").replace("zh: 身份证明", "zh: 单位的身份证明", 1), encoding="utf-8"
    )
    done = run_intake("batch", root, "--out", out, "--scheme", own, *AS_OF)
    assert "沿用 0 个" in done.stderr
    assert (out / "公司0" / "report.json").read_bytes() != before
