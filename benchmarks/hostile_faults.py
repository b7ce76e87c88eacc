"""What goes wrong around the command while it runs: the report must still come, and be true."""

import json
import os
import random
import shutil
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path

import psutil

from benchmarks.hostile_run import Result, check
from tests.hostile.mutations import valid

_FILES = ("a.pdf", "b.pdf", "a.docx", "a.xlsx", "a.jpg", "a.zip")


def _case(work: Path, copies: int = 10) -> tuple[Path, int]:
    case = work / "案件"
    case.mkdir()
    for number in range(copies):
        for name in _FILES:
            # Unlike bytes, lest copies be read once.
            (case / f"{number}-{name}").write_bytes(valid()[name] + b"\n%% %d" % number)
    return case, copies * len(_FILES)


def readers_killed(work: Path) -> Result:
    """Every reader is killed again and again at random moments: files are read, or said to be not."""
    case, files = _case(work)
    chance = random.Random(7)
    killed = 0

    def kill(process: subprocess.Popen[bytes]) -> None:
        def run() -> None:
            nonlocal killed
            with suppress(psutil.Error):
                root = psutil.Process(process.pid)
                while process.poll() is None:
                    time.sleep(chance.uniform(0.5, 3))
                    for child in root.children(recursive=True):
                        with suppress(psutil.Error):
                            if "spawn_main" in " ".join(child.cmdline()):
                                child.kill()
                                killed += 1

        threading.Thread(target=run, daemon=True).start()

    result = check(case, work, "readers killed at random", files, during=kill)
    result.note = f"{killed} readers killed, {result.readers_lost} files said to be not read"
    return result


def command_killed(work: Path) -> Result:
    """The command itself is killed; nothing of it goes on, and the next run sweeps what it left."""
    case, files = _case(work)
    children: list[psutil.Process] = []

    def kill(process: subprocess.Popen[bytes]) -> None:
        root = psutil.Process(process.pid)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not list((work / "tmp").glob("intake-work-*")):
            time.sleep(0.05)
        time.sleep(2)
        children.extend(root.children(recursive=True))
        process.kill()

    first = check(case, work, "the command killed", files, during=kill)
    left = len(first.left_behind)
    _, alive = psutil.wait_procs(children, timeout=5)
    result = check(case, work, "the command killed, run again", files)
    result.note = f"left behind by the kill: {left}, after the next run: {len(result.left_behind)}; {len(alive)} readers outlived it"
    result.crashed |= bool(alive)
    return result


def disk_full(work: Path) -> Result:
    """The output's disk is full: the old report stays whole, the command says what to do."""
    case, files = _case(work, 1)
    first = check(case, work, "before", files)
    out = work / "out"
    before = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
    (case / "新.txt").write_text("新的文件", encoding="utf-8")
    # As large a report as before is refused: a limit of the process stands for the full disk.
    result = check(case, work, "disk full while writing", 0, prefix=("prlimit", "--fsize=4000"))
    after = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
    whole = all(after.get(name) == data for name, data in before.items())
    return _told(first, result, work, whole, "无法写入")


def _told(first: Result, result: Result, work: Path, whole: bool, words: str) -> Result:
    """Right when the command failed in words and what lay there is whole."""
    said = words in result.note
    result.crashed = not (whole and said) or first.crashed or _trace(work)
    result.note = f"old outputs whole: {whole}; {result.note}"
    result.no_status = 0
    return result


def _trace(work: Path) -> bool:
    """Whether a trace of a defect was printed, anywhere."""
    errors = (work / "stderr").read_text("utf-8", "replace")
    return "Traceback" in errors or "内部错误" in errors


def permission_lost(work: Path) -> Result:
    """Files become unreadable and vanish while the case is read."""
    case, files = _case(work)

    def take(process: subprocess.Popen[bytes]) -> None:
        while process.poll() is None and not list((work / "tmp").glob("intake-work-*")):
            time.sleep(0.02)
        for number, path in enumerate(sorted(case.iterdir())):
            if number % 3 == 0:
                path.unlink()
            elif number % 3 == 1:
                path.chmod(0)

    result = check(case, work, "files vanish while being read", 1, during=take)
    result.name = f"{files} files, a third of which vanish"
    return result


def _converter(work: Path, script: str | None) -> Result:
    """LibreOffice missing (None) or replaced by a script."""
    programs = work / "bin"
    programs.mkdir()
    for name in ("python3", "sh", "sleep"):
        found = shutil.which(name)
        if found:
            (programs / name).symlink_to(found)
    if script is not None:
        (programs / "soffice").write_text(script)
        (programs / "soffice").chmod(0o755)
    case = work / "案件"
    case.mkdir()
    (case / "旧.rtf").write_bytes(b"{\\rtf1 hello}")
    (case / "简介.txt").write_text("组织简介", encoding="utf-8")
    return check(
        case, work, "", 2, environment={"PATH": str(programs)}, options=("--limit", "convert_seconds=3")
    )


def converter_missing(work: Path) -> Result:
    return _said(_converter(work, None), work, "LibreOffice missing", "未安装 LibreOffice")


def converter_hanging(work: Path) -> Result:
    result = _said(
        _converter(work, "#!/bin/sh\nsleep 1000 &\nsleep 1000\n"),
        work,
        "LibreOffice hangs",
        "convert_seconds",
    )
    time.sleep(1)
    hanging = [one for one in psutil.process_iter(["cmdline"]) if one.info["cmdline"] == ["sleep", "1000"]]
    result.crashed |= bool(hanging)
    return result


def converter_crashing(work: Path) -> Result:
    return _said(_converter(work, "#!/bin/sh\nkill -SEGV $$\n"), work, "LibreOffice crashes", "无法转换")


def _said(result: Result, work: Path, name: str, words: str) -> Result:
    problems = [file["problem"] for file in json.loads((work / "stdout").read_text("utf-8"))["files"]]
    result.name, result.note = name, next((problem for problem in problems if problem), "")
    result.crashed |= words not in result.note
    return result


def engine_missing(work: Path) -> Result:
    """The engine that was asked for is not here: said once, with how to get it; nothing is judged."""
    case, files = _case(work, 1)
    result = check(
        case, work, "no engine", files, options=("--ocr", "tesseract"), environment={"PATH": "/nonexistent"}
    )
    result.crashed = _trace(work) or "没有 tesseract" not in result.note
    result.listed, result.no_status = files, 0
    return result


def clock_set_back(work: Path) -> Result:
    """Files dated in the future and before 1980: nothing rests on a file's time."""
    case, files = _case(work, 2)
    for number, path in enumerate(sorted(case.iterdir())):
        os.utime(path, (0, -1e9 if number % 2 else 4e9))
    return check(case, work, "times of files in the future and before 1980", files)


def read_only_case(work: Path) -> Result:
    """Nothing is written into the case: its folder may be read-only."""
    case, files = _case(work, 2)
    before = sorted((path.name, path.stat().st_mtime_ns) for path in case.iterdir())
    case.chmod(0o555)
    result = check(case, work, "a read-only case", files)
    case.chmod(0o755)
    result.crashed |= before != sorted((path.name, path.stat().st_mtime_ns) for path in case.iterdir())
    return result


FAULTS = {
    "readers-killed": readers_killed,
    "command-killed": command_killed,
    "disk-full": disk_full,
    "permission": permission_lost,
    "clock": clock_set_back,
    "read-only": read_only_case,
    "converter-missing": converter_missing,
    "converter-hanging": converter_hanging,
    "converter-crashing": converter_crashing,
    "engine-missing": engine_missing,
}
