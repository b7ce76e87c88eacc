"""Many different cases of text in one run of the program: does any process grow?"""

import shutil
import statistics
import subprocess
import zipfile
from pathlib import Path

from benchmarks.batching.bench import Bench, memory_now, table

_ORIGINALS = 10
_SHOWN = 8


def memory(bench: Bench, count: int) -> None:
    """`count` cases, all read anew: each file of a copied case is another one by a mark in it."""
    print(f"\n### Memory over {count} text cases, two reading processes, two that judge\n")
    bench.forget("many", "many-out", "cache-many")
    originals = Bench(bench.folder, _ORIGINALS, 0, "off")
    many = bench.folder / "many"
    folders = [case for case in sorted(originals.root.iterdir()) if case.is_dir()]
    for number in range(count):
        original = folders[number % len(folders)]
        _marked_copy(original, many / f"{number:04d}-{original.name}", f"case {number}")
    run = originals.on(many)
    marks: list[tuple[int, int]] = []  # bytes of the program itself, of the largest of its processes
    process = subprocess.Popen(
        run.command("many-out", "--jobs", "2"), env=run.environment("cache-many"), stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    for line in process.stderr or ():
        now = memory_now(process.pid)
        if line.startswith("[") and now:
            others = [held for one, held in now.items() if one != process.pid]
            marks.append((now[process.pid], max(others, default=0)))
    process.wait()
    step = max(1, len(marks) // _SHOWN)
    places = [*range(step - 1, len(marks), step)]
    table(["cases done", "the program's own MB", "largest of its processes MB"], [
        [place + 1, f"{marks[place][0] / 1e6:.0f}", f"{marks[place][1] / 1e6:.0f}"] for place in places
    ])  # fmt: skip
    second, last = marks[len(marks) // 8 : len(marks) // 4], marks[-len(marks) // 8 :]
    grown = [
        statistics.median(mark[who] for mark in last) - statistics.median(mark[who] for mark in second)
        for who in (0, 1)
    ]
    print(
        f"\n{len(marks)} cases, exit code {process.returncode}. From the second eighth to the last the program "
        f"grew by {grown[0] / 1e6:.0f} MB, the largest of its processes by {grown[1] / 1e6:.0f} MB; peak "
        f"**{max(map(max, marks)) / 1e6:.0f} MB** (goal 900, flat)."
    )
    bench.forget("many", "many-out", "cache-many")


def _marked_copy(original: Path, target: Path, mark: str) -> None:
    shutil.copytree(original, target)
    for file in target.rglob("*"):
        if file.suffix == ".pdf":
            with file.open("ab") as stream:
                stream.write(f"\n%% {mark}\n".encode())
        elif zipfile.is_zipfile(file):
            with zipfile.ZipFile(file, "a") as archive:
                archive.comment = mark.encode()
