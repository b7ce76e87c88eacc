"""What goes wrong around the command while it runs: the report must still come, and be true."""

import json
import os
import random
import shutil
import signal
import subprocess
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
from PIL import Image, ImageDraw

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
    case, files = _case(work, 40)
    chance = random.Random(7)
    killed = 0

    def kill(process: subprocess.Popen[bytes]) -> None:
        def run() -> None:
            nonlocal killed
            with suppress(psutil.Error):
                root = psutil.Process(process.pid)
                while process.poll() is None:
                    time.sleep(chance.uniform(0.2, 1.5))
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
        time.sleep(0.3)
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


def output_disk_full(work: Path) -> Result:
    """The same with a disk of 400 kB that really is full; only root can make one."""
    case, files = _case(work, 1)
    with _small_disk(work / "out", "400k") as out:
        first = check(case, work, "before", files)
        before = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
        (case / "新.txt").write_text("新的文件", encoding="utf-8")
        with suppress(OSError), (out / "ballast").open("wb", buffering=0) as stream:
            while stream.write(b"\0" * 4096):
                pass
        result = check(case, work, "the output's disk really full", 0)
        after = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
        whole = all(after.get(name) == data for name, data in before.items())
        return _told(first, result, work, whole, "无法写入")


def tiny_output_disk(work: Path) -> Result:
    """A disk of 64 kB: no part of the outputs is left on it, rounds.yaml neither."""
    case, _ = _case(work, 1)
    with _small_disk(work / "out", "64k") as out:
        result = check(case, work, "an output disk of 64 kB", 0)
        left = [path.name for path in out.rglob("*") if path.is_file() and path.name != "lock"]
    result.crashed = bool(left) or "无法写入" not in result.note or _trace(work)
    result.note, result.no_status = f"left there: {left}; {result.note}", 0
    return result


def interrupted_while_writing(work: Path) -> Result:
    """Ctrl-C as soon as an output is being written: all of them are there in the end, or none."""
    case, _ = _case(work, 1)
    out = work / "out"

    def interrupt(process: "subprocess.Popen[bytes]") -> None:
        while process.poll() is None and not list(out.glob(".*.part")):
            time.sleep(0.001)
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGINT)

    result = check(case, work, "Ctrl-C while outputs are written", 0, during=interrupt)
    names = {"report.json", "report.html", "rounds.yaml"}
    left = {path.name for path in out.iterdir() if path.is_file()}
    result.crashed = (bool(left) and not names <= left) or any(name.endswith(".part") for name in left)
    result.note, result.no_status = f"left there: {sorted(left)}; {result.note}", 0
    return result


def recognition_traced(work: Path) -> Result:
    """A photograph recognised, every call that opens, writes or reaches out traced: nothing leaves."""
    case = work / "案件"
    case.mkdir()
    picture = Image.new("RGB", (1200, 900), "white")
    ImageDraw.Draw(picture).text((80, 80), "ABC 123 456", fill="black", font_size=90)
    picture.save(case / "照片.jpg")
    traced = shutil.which("strace") is not None
    return check(case, work, "a photograph recognised, traced", 1, trace=traced, options=("--ocr", "auto"))


def working_disk_full(work: Path) -> Result:
    """The disk to unpack on is full: what could not be unpacked is a doubt, never called damaged."""
    case, files = _case(work, 1)
    with zipfile.ZipFile(case / "大.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("大.txt", "\n".join(f"第{number}行" for number in range(200_000)))
    with _small_disk(work / "tmp", "1m"):
        result = check(case, work, "the working disk really full", files + 1)
    report = json.loads((work / "stdout").read_text("utf-8"))
    about = [
        item
        for item in report["findings"]
        if item["code"].startswith("file-") and "大.zip" in str(item["evidence"])
    ]
    result.crashed |= {item["code"] for item in about} != {"file-not-read"}
    result.note = next((item["message"] for item in about), "")
    return result


@contextmanager
def _small_disk(folder: Path, size: str) -> Iterator[Path]:
    folder.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


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
    return _said(_converter(work, "#!/bin/sh\nkill -SEGV $$\n"), work, "LibreOffice crashes", "意外结束")


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


def times_of_files(work: Path) -> Result:
    """Files dated in the future and before 1980: nothing rests on a file's time."""
    case, files = _case(work, 2)
    for number, path in enumerate(sorted(case.iterdir())):
        os.utime(path, (0, -1e9 if number % 2 else 4e9))
    return check(case, work, "times of files in the future and before 1980", files)


def clock_set_back_between_runs(work: Path) -> Result:
    """The clock goes back by 400 days between two runs and forward again: the third equals the first."""
    case, files = _case(work, 2)
    first = check(case, work, "now", files)
    report = (work / "stdout").read_bytes()
    back = check(case, work, "400 days ago", files, prefix=("faketime", "-f", "-400d"))
    result = check(case, work, "clock set back 400 days between two runs", files)
    result.crashed |= first.crashed or back.crashed or report != (work / "stdout").read_bytes()
    return result


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
    "times": times_of_files,
    "read-only": read_only_case,
    "converter-missing": converter_missing,
    "converter-hanging": converter_hanging,
    "converter-crashing": converter_crashing,
    "engine-missing": engine_missing,
    "interrupted": interrupted_while_writing,
    "recognition": recognition_traced,
}
if hasattr(os, "geteuid") and os.geteuid() == 0:
    FAULTS |= {
        "output-disk-full": output_disk_full,
        "output-disk-tiny": tiny_output_disk,
        "working-disk-full": working_disk_full,
    }
if shutil.which("faketime"):
    FAULTS["clock"] = clock_set_back_between_runs
