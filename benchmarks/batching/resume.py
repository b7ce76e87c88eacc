"""Killed again and again (no OCR, so that the points lie everywhere), and still the same bytes."""

import os
import random
import signal
import subprocess
import time
from pathlib import Path

from benchmarks.batching.bench import Bench

_NAMES = {
    "report.json", "report.html", "notice.docx", "notice.txt", "index.html", "summary.json", "summary.csv",
    "summary.xlsx",
}  # fmt: skip
_OPTIONS = ("--jobs", "2", "--ocr", "off")


def resume(bench: Bench, kills: int) -> None:
    """Every kill meets a run at work: when one has come to its end before, all begins anew."""
    print("\n### Killed and resumed\n")
    bench.forget("undisturbed", "cache-undisturbed", "killed", "cache-killed")
    whole = bench.run("undisturbed", "cache-undisturbed", *_OPTIONS)
    chance = random.Random(1)
    done: list[int] = []
    ended = 0
    while len(done) < kills:
        process = subprocess.Popen(
            bench.command("killed", *_OPTIONS), env=bench.environment("cache-killed"),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        time.sleep(chance.uniform(0.02, 0.95) * whole.seconds)
        if process.poll() is not None:
            ended += not _same(bench)
            bench.forget("killed", "cache-killed")
            continue
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        done.append(len(list((bench.folder / "killed").glob("*/made-from.txt"))))
    bench.run("killed", "cache-killed", *_OPTIONS)
    good = _same(bench) and not ended
    print(
        f"Undisturbed {whole.seconds:.1f} s. Killed at {kills} random points, with {', '.join(map(str, done))} of "
        f"{len(whole.cases)} cases done: the outputs are {'byte-identical' if good else '**DIFFERENT**'}."
    )


def _same(bench: Bench) -> bool:
    return _outputs(bench.folder / "killed") == _outputs(bench.folder / "undisturbed")


def _outputs(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.name in _NAMES
    }
