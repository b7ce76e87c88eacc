"""A root of generated cases, and the installed command run on it."""

import json
import os
import random
import re
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from benchmarks.packs.company import AS_OF, company
from benchmarks.packs.packing import write
from benchmarks.packs.plan import fault_plan, trade_of
from benchmarks.packs.plant import draft

INTAKE = [sys.executable, "-c", "from intake.cli import main; main()"]
_CLEAN_EVERY = 4
"""Each so many-th case lacks nothing."""

_LOOK_EVERY = 1.0
"""Seconds between two looks at the processes' memory: looking costs some of what is measured."""


@dataclass
class Ran:
    """One run: seconds, CPU seconds of it and all its processes, bytes at peak by process, seconds by case."""

    seconds: float
    cpu: float
    peaks: dict[int, int] = field(default_factory=dict)
    cases: dict[str, float] = field(default_factory=dict)


class Bench:
    """`folder` gets the root, the caches and all results. ``scan_every``: each so many-th case has its
    official papers scanned (up to 8 pages of about 31); 0: none."""

    def __init__(self, folder: Path, cases: int, scan_every: int, ocr: str) -> None:
        self.folder = folder
        self.ocr = ocr
        self.root = folder / f"root-{cases}-{scan_every}"
        if not self.root.exists():
            for number, codes in enumerate(fault_plan(cases, _CLEAN_EVERY, random.Random(27))):
                chance = random.Random(27_000 + number)
                pack = draft(company(chance, number, trade_of(number, _CLEAN_EVERY)), chance, number, codes)
                write(pack, self.root, chance, scan=scan_every > 0 and number % scan_every == 0)

    def on(self, root: Path) -> "Bench":
        """The same on another root."""
        other = object.__new__(Bench)
        other.folder, other.ocr, other.root = self.folder, self.ocr, root
        return other

    def part(self, count: int) -> "Bench":
        """The same on `count` of the cases."""
        root = self.folder / f"{self.root.name}-first-{count}"
        if not root.exists():
            root.mkdir()
            for case in sorted(self.root.iterdir())[:count]:
                if case.is_dir():
                    shutil.copytree(case, root / case.name, copy_function=os.link)
                else:
                    os.link(case, root / case.name)
        return self.on(root)

    def forget(self, *names: str) -> None:
        """Takes results and caches of an earlier run away: a first run must find nothing."""
        for name in names:
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def environment(self, cache: str) -> dict[str, str]:
        # As an installed program: with its modules compiled.
        own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return own | {"XDG_CACHE_HOME": str(self.folder / cache), "OMP_NUM_THREADS": "1"}

    def command(self, out: str, *options: str) -> list[str]:
        given = ["--out", str(self.folder / out), "--as-of", AS_OF.isoformat(), "--verbose"]
        return [*INTAKE, "batch", str(self.root), *given, "--ocr", self.ocr, *options]

    def run(self, out: str, cache: str, *options: str) -> Ran:
        started = time.perf_counter()
        process = subprocess.Popen(
            self.command(out, *options), env=self.environment(cache), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
        )  # fmt: skip
        peaks: dict[int, int] = {}
        watch = threading.Thread(target=_watch, args=(process.pid, peaks), daemon=True)
        watch.start()
        said = process.stderr.read() if process.stderr else ""
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.join()
        assert process.returncode in {0, 1, 3, 4}, said
        cases = {name: float(taken) for name, taken in re.findall(r"\] (\S+)  \w+  ([\d.]+)s", said)}
        return Ran(seconds, usage.ru_utime + usage.ru_stime, peaks, cases)

    def pages(self, out: str) -> int:
        reports = [
            json.loads(path.read_text("utf-8")) for path in (self.folder / out).glob("*/report.json")
        ]
        return sum(file["pages"] for report in reports for file in report["files"])


def memory_now(pid: int) -> dict[int, int]:
    """Resident bytes of a process and all below it, by process; empty when it is gone."""
    try:
        top = psutil.Process(pid)
        return {one.pid: _resident(one) for one in (top, *top.children(recursive=True))}
    except psutil.NoSuchProcess:
        return {}


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0


def _watch(pid: int, peaks: dict[int, int]) -> None:
    while now := memory_now(pid):
        for process, held in now.items():
            peaks[process] = max(peaks.get(process, 0), held)
        if not now[pid]:  # it has ended and waits to be waited for
            return
        time.sleep(_LOOK_EVERY)


def table(heads: list[str], rows: list[list[object]]) -> None:
    print("| " + " | ".join(heads) + " |\n|" + "---|" * len(heads))
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |", flush=True)
