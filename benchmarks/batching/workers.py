"""One Dask worker and two, nothing cached; then a hundred in a simulation fed with the measured times."""

import heapq
import json
import random
import subprocess
import sys
import time
from functools import partial

from distributed import Client

from benchmarks.batching.bench import Bench, Ran, table

_WORKER = [sys.executable, "-m", "distributed.cli.dask_worker"]
_SCHEDULER = [sys.executable, "-m", "distributed.cli.dask_scheduler"]
_TASKS = 500


def workers(bench: Bench) -> None:
    print("\n### Dask on this machine, nothing cached\n")
    ran: dict[int, Ran] = {}
    for count in (1, 2):
        ran[count], dispatch = _on_workers(bench, count)
    table(["workers", "cases", "seconds"], [
        [count, len(one.cases), f"{one.seconds:.1f}"] for count, one in ran.items()
    ])  # fmt: skip
    print(f"\nOne to two: **{ran[1].seconds / ran[2].seconds:.2f} ×** (goal 1.8).")
    simulate(bench, ran[1], dispatch)


def _on_workers(bench: Bench, count: int) -> tuple[Ran, float]:
    """The run, and the scheduler's seconds a task."""
    file = bench.folder / f"scheduler-{count}.json"
    file.unlink(missing_ok=True)
    bench.forget(f"dask-{count}", f"dask-out-{count}")
    listen = ["--host", "127.0.0.1", "--no-dashboard"]
    start = partial(
        subprocess.Popen[bytes],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=bench.environment(f"dask-{count}"),
    )
    started = [start([*_SCHEDULER, "--port", "0", *listen, "--scheduler-file", str(file)])]
    try:
        while not file.exists():
            time.sleep(0.2)
        address = json.loads(file.read_text())["address"]
        worker = [*_WORKER, address, "--nthreads", "1", "--no-nanny", *listen]
        started += [start(worker) for _ in range(count)]
        with Client(address, set_as_default=False) as client:
            client.wait_for_workers(count, timeout=60)
            began = time.perf_counter()
            client.gather(client.map(abs, range(_TASKS), pure=False))
            dispatch = (time.perf_counter() - began) / _TASKS
        return bench.run(f"dask-out-{count}", f"dask-{count}", "--cluster", address), dispatch
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()


def simulate(bench: Bench, ran: Ran, dispatch: float) -> None:
    """Cases drawn from the measured ones, started largest first, given to whichever worker is free.

    `dispatch`: the one scheduler's seconds a task. What a run took beside its cases counts once a worker.
    """
    print("\n### A hundred workers, simulated from these cases' times\n")
    sizes = {
        case.name: sum(file.stat().st_size for file in case.rglob("*")) if case.is_dir() else case.stat().st_size
        for case in bench.root.iterdir()
    }  # fmt: skip
    measured = [(sizes[name], taken) for name, taken in ran.cases.items()]
    start = max(0.0, ran.seconds - sum(ran.cases.values()))
    rows: list[list[object]] = []
    for count in (1, 10, 100):
        for each in (10, 25, 50):
            drawn = sorted(random.Random(3).choices(measured, k=each * count), reverse=True)
            free = [start] * count
            for number, (_, taken) in enumerate(drawn):
                heapq.heappush(free, max(heapq.heappop(free), number * dispatch) + taken)
            efficiency = sum(taken for _, taken in drawn) / (count * max(free))
            rows.append([count, len(drawn), f"{max(free) / 60:.1f}", f"{efficiency:.1%}"])
    table(["workers", "cases", "minutes", "efficiency"], rows)
    longest = max(ran.cases.values())
    print(
        f"\nPlan: every case is one task, largest first by bytes; cases took {min(ran.cases.values()):.1f} to "
        f"{longest:.1f} s, the first one with imports and model; {dispatch * 1000:.1f} ms of the scheduler a task "
        f"({_TASKS} measured), {start:.1f} s a run beside its cases. Give a worker at least ten cases: what is "
        "lost is the end, at most one case's time a worker (goal 90 % on 100 workers)."
    )
