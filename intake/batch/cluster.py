"""A batch on a Dask cluster: the same function on one case, mapped over the cases by the scheduler.

Each worker reads and judges with one process of its own for each: start one worker a core. A worker that
dies has its cases given to another. Cases and results lie on storage all machines share, or behind URLs.
"""

import multiprocessing
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from intake.batch.one_case import BatchJob, CaseDone, do_case
from intake.batch.run import largest_first
from intake.batch.storage import name_of
from intake.bench import Bench
from intake.errors import UsageError
from intake.render.summary import BatchRow
from intake.settings import Settings
from intake.workers import ReadingPool

_CONNECT_SECONDS = 10


def run_on_cluster(
    address: str,
    cases: dict[str, int],
    job: BatchJob,
    *,
    on_done: Callable[[CaseDone], None] = lambda _: None,
) -> tuple[BatchRow, ...]:
    """As `run_batch`, on the workers of the Dask scheduler at `address` (``tcp://host:8786``).

    Raises:
        UsageError: dask is not installed, or there is no scheduler, or no worker in time.
    """
    try:
        from distributed import Client, as_completed
    except ImportError as error:
        raise UsageError("--cluster 需要 Dask：请在同一环境中安装 distributed 和 fsspec。") from error
    try:
        client = Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(
            f"连不上集群 {address}：{error}。请先启动 dask scheduler（见 docs/batches.md）。"
        ) from error
    with client:
        _refuse_an_empty_cluster(client, address)
        shared: Any = client.scatter(job, broadcast=True, hash=False)
        futures = {
            # Keyed by nothing of the content: what is up to date is decided where the case is.
            client.submit(case_on_worker, case, shared, pure=False, priority=-place): case
            for place, case in enumerate(largest_first(cases))
        }
        rows: dict[str, BatchRow] = {}
        try:
            for future in as_completed(list(futures), loop=client.loop):
                case = futures[future]
                done = _outcome(future, case)
                rows[case] = done.row
                on_done(done)
        finally:
            client.cancel(list(futures))
    return tuple(rows[case] for case in cases)


def case_on_worker(case: str, job: BatchJob) -> CaseDone:
    """One case, on the worker that runs this."""
    # Reading asks neither for the day nor for the language.
    reading = replace(job.settings, jobs=1, as_of=date.min, language="zh")
    return do_case(case, job, _reader(reading), _bench(job))


def _refuse_an_empty_cluster(client: Any, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_CONNECT_SECONDS)
    except TimeoutError as error:
        raise UsageError(
            f"集群 {address} 没有工作进程。请启动 dask worker（见 docs/batches.md）。"
        ) from error


def _outcome(future: Any, case: str) -> CaseDone:
    """What a case's future gives; one that took worker after worker down is a row with a problem."""
    try:
        done: CaseDone = future.result()
    except Exception as error:
        name = name_of(case)
        problem = f"集群上处理失败（{type(error).__name__}）：{error}"
        return CaseDone(BatchRow(name, "", None, problem), True)
    return done


@lru_cache(maxsize=1)
def _reader(settings: Settings) -> ReadingPool:
    """The worker's one reading process: its engine is loaded once, however many cases come."""
    _allow_children()
    return ReadingPool(settings)


_benches: dict[str, Bench] = {}


def _bench(job: BatchJob) -> Bench:
    """The worker's one judging process, which keeps the scheme of the batch it last worked for."""
    if job.shaped_by not in _benches:
        for bench in _benches.values():
            bench.close()
        _benches.clear()
        _allow_children()
        _benches[job.shaped_by] = Bench(job.scheme, job.settings.limits, 1)
    return _benches[job.shaped_by]


def _allow_children() -> None:
    """Dask marks its workers as daemons, which may not have children; ours end when their pipe does."""
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
