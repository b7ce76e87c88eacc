"""Batches: two processes, caches, memory, resuming, Dask workers, and a hundred of them simulated.

    OMP_NUM_THREADS=1 python -m benchmarks.batch [--quick] [--only processes,again,memory,born,resume,cluster]
        [--cases N] [--cluster-cases N] [--memory-cases N] [--kills N] [--ocr off] [--keep DIR]

Writes a root of generated cases (`benchmarks/packs`), about 31 pages each, up to 8 of them scanned, and runs
the installed command on it. ``--quick``: six cases, two of them with scans, few repetitions: some minutes of
an idle two-core machine. Without it: a hundred cases, every one with scans: hours. ``--cases 16`` shows the
same ratios in half an hour. The sizes that were run are printed.
"""

import argparse
import os
import tempfile
from pathlib import Path

from benchmarks.batching.bench import Bench
from benchmarks.batching.born import born_digital
from benchmarks.batching.memory import memory
from benchmarks.batching.processes import again, processes, two_processes
from benchmarks.batching.resume import resume
from benchmarks.batching.workers import workers

SECTIONS = ("processes", "again", "memory", "born", "resume", "cluster")


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--quick", action="store_true")
    asked.add_argument("--only", default=",".join(SECTIONS))
    asked.add_argument("--cases", type=int, help="of the root (100; quick: 6)")
    asked.add_argument("--cluster-cases", type=int, help="so many of them on Dask (all; quick: 4)")
    asked.add_argument(
        "--memory-cases", type=int, help="text cases of the memory section (1000; quick: 60)"
    )
    asked.add_argument("--kills", type=int, help="10; quick: 3")
    asked.add_argument("--keep", type=Path, help="write everything here; a root that is there is taken")
    asked.add_argument("--ocr", default="auto", help="off: all but the engine")
    given = asked.parse_args()
    only = set(given.only.split(","))
    if only - set(SECTIONS):
        asked.error(f"sections are {', '.join(SECTIONS)}")
    cases = given.cases or (6 if given.quick else 100)
    in_cluster = given.cluster_cases or (4 if given.quick else cases)
    texts = given.memory_cases or (60 if given.quick else 1000)
    kills = given.kills or (3 if given.quick else 10)
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        every = 3 if given.quick else 1
        bench = Bench(folder, cases, every, given.ocr)
        print(
            f"{cases} cases, OCR {given.ocr}, {'every third' if given.quick else 'each'} with up to 8 scanned pages; "
            f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before the start.",
            flush=True,
        )
        first = processes(bench) if "processes" in only else None
        if "again" in only:
            again(bench, first or two_processes(bench))
        if "memory" in only:
            memory(bench, texts)
        if "born" in only:
            born_digital(bench)
        if "resume" in only:
            resume(bench, kills)
        if "cluster" in only:
            workers(bench.part(in_cluster))


if __name__ == "__main__":
    main()
