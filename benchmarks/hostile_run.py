"""One run of the installed command on a folder of strangers' files, watched from outside."""

import json
import os
import re
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from intake.limits import Limits
from tests.cli.command import INTAKE

STATUSES = {"read", "partly_read", "unreadable", "ignored"}
_OPENS = re.compile(r"\bopen(?:at)?\(.*O_(?:WRONLY|RDWR|CREAT)")
_CHANGES = re.compile(r"\b(?:mkdir|creat|unlink|rename|link|symlink)(?:at)?2?\(")
_FAILED = re.compile(r"= -1 E")
_PATH = re.compile(r'"(/[^"]*)"')
_REACHES = re.compile(r"\b(?:connect|sendto|sendmsg|sendmmsg)\(.*(?:AF_INET|sin6?_port)")


def written_paths(line: str) -> list[str]:
    """The absolute paths that a line of strace's writes, makes, moves or removes; those of a call that is not
    finished on its line count, those of one that failed do not."""
    if _FAILED.search(line) or not (_OPENS.search(line) or _CHANGES.search(line)):
        return []
    return _PATH.findall(line)


@dataclass
class Result:
    """What one run of the command came to."""

    name: str
    files: int
    listed: int
    no_status: int
    crashed: bool
    seconds: float
    peak_mb: int
    readers_lost: int
    outside: list[str]
    left_behind: list[str]
    note: str = ""
    reached: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        bad = self.no_status or self.crashed or self.outside or self.left_behind or self.reached
        return not bad and self.listed >= self.files and self.peak_mb * 1e6 < Limits().worker_memory_bytes


class Peak:
    """The most memory any one process of a family held, in MB, looked at five times a second."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.megabytes = 0
        self._root = psutil.Process(process.pid)
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._done.wait(0.2):
            with suppress(psutil.Error):
                for one in (self._root, *self._root.children(recursive=True)):
                    with suppress(psutil.Error):
                        self.megabytes = max(self.megabytes, one.memory_info().rss // 1_000_000)


def check(
    case: Path, work: Path, name: str, files: int, *, trace: bool = False, options: tuple[str, ...] = (),
    during: Callable[[subprocess.Popen[bytes]], None] | None = None, environment: dict[str, str] | None = None,
    prefix: tuple[str, ...] = (),
) -> Result:  # fmt: skip
    """Runs `intake check` on the case in a folder of its own and looks at all it left."""
    out, temporary, cache = work / "out", work / "tmp", work / "cache"
    for folder in (temporary, cache):
        folder.mkdir(parents=True, exist_ok=True)
    command = [*prefix, str(INTAKE), "check", str(case), "--ocr", "off", "--as-of", "2026-11-24", "--out", str(out),
               "--jobs", "2", "--format", "json", *options]  # fmt: skip
    log = work / "opens.txt"
    if trace:
        calls = (
            "trace=open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,link,symlink,symlinkat,"
            "connect,sendto,sendmsg,sendmmsg"
        )
        command = [
            "strace",
            "-f",
            "--seccomp-bpf",
            "-qq",
            "-s",
            "300",
            "-e",
            calls,
            "-o",
            str(log),
            *command,
        ]
    env = os.environ | {"TMPDIR": str(temporary), "XDG_CACHE_HOME": str(cache), "PYTHONUTF8": "1"}
    started = time.monotonic()
    with (work / "stdout").open("wb") as stdout, (work / "stderr").open("wb") as stderr:
        process = subprocess.Popen(command, stdout=stdout, stderr=stderr, env=env | (environment or {}))
        peak = Peak(process)
        if during:
            during(process)
        code = process.wait()
    seconds = time.monotonic() - started
    peak.stop()
    outside, inside, reached = _traced(log, work) if trace else ([], 0, [])
    errors = (work / "stderr").read_text("utf-8", "replace")
    listed = _listed(work / "stdout")
    crashed = code not in {0, 1, 3, 4} or "Traceback" in errors or "内部错误" in errors or listed is None
    crashed |= trace and inside == 0
    found = listed or []
    return Result(
        name, files, len(found), sum(not _has_status(file) for file in found), crashed, round(seconds, 1),
        peak.megabytes, sum("意外结束" in (file["problem"] or "") for file in found),
        outside,
        [path.name for path in temporary.iterdir()], errors.strip().replace(str(work), "…")[-200:],
        reached,
    )  # fmt: skip


def _listed(path: Path) -> list[dict[str, str]] | None:
    try:
        return list(json.loads(path.read_text("utf-8"))["files"])
    except (ValueError, KeyError):
        return None


def _has_status(file: dict[str, str]) -> bool:
    return file["status"] in STATUSES and bool(file["problem"] or file["status"] in {"read", "ignored"})


def _traced(log: Path, work: Path) -> tuple[list[str], int, list[str]]:
    """Paths written that lie neither in the run's own folders nor are devices, how many writes were seen at
    all (none would mean that nothing was traced), and calls that would leave this machine."""
    allowed = (str(work), "/dev/", "/proc/self/")
    outside: set[str] = set()
    inside = 0
    reached = []
    with log.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if _REACHES.search(line):
                reached.append(line.strip()[:200])
            for path in written_paths(line):
                inside += path.startswith(str(work))
                # Links that were made point anywhere; bytecode is Python's own cache of our program.
                if not path.startswith(allowed) and "__pycache__" not in path and "symlink" not in line:
                    outside.add(path)
    return sorted(outside)[:5], inside, reached[:5]
