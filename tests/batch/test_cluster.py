"""A batch on Dask: real workers give what one machine gives, and when one of them dies nothing is lost."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

import intake.batch.cluster
from intake.batch.cluster import run_on_cluster
from intake.batch.one_case import batch_job
from intake.errors import UsageError
from intake.scheme import load_scheme
from intake.settings import Settings
from tests.batch.cases import outputs, write_cases
from tests.cli.command import run_intake

Cluster = tuple[str, list[subprocess.Popen[bytes]]]
"""The scheduler's address; it and two workers, the second under Dask's nanny, as users start them."""

AS_OF = ("--as-of", "2026-11-24", "--ocr", "off")


def dask(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@pytest.fixture(scope="module")
def scheduler(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Cluster]:
    pytest.importorskip("distributed")
    file = tmp_path_factory.mktemp("dask") / "scheduler.json"
    listen = ("--host", "127.0.0.1", "--no-dashboard")
    started = [dask("scheduler", "--port", "0", *listen, "--scheduler-file", str(file))]
    deadline = time.monotonic() + 60
    while not file.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    address = json.loads(file.read_text())["address"]
    worker = ("worker", address, "--nthreads", "1", *listen)
    started += [dask(*worker, "--no-nanny"), dask(*worker, "--nworkers", "1")]
    yield address, started
    for process in started:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(30)


def test_it_gives_what_one_machine_gives_though_a_worker_is_killed(
    scheduler: Cluster, tmp_path: Path
) -> None:
    address, started = scheduler
    root = write_cases(tmp_path / "批次", 5)
    assert run_intake("batch", root, "--out", tmp_path / "here", "--jobs", "1", *AS_OF).returncode in {1, 3}
    command = ("batch", root, "--out", tmp_path / "there", "--cluster", address, *AS_OF)
    running = subprocess.Popen(
        [sys.executable, "-c", "from intake.cli import main; main()", *map(str, command)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 120
    while not list((tmp_path / "there").glob("*/made-from.txt")) and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(started[1].pid, signal.SIGKILL)
    assert running.wait(240) in {1, 3}
    assert outputs(tmp_path / "there") == outputs(tmp_path / "here")


def test_nothing_to_do_the_second_time(scheduler: Cluster, tmp_path: Path) -> None:
    root = write_cases(tmp_path / "批次", 2)
    command = ("batch", root, "--out", tmp_path / "out", "--cluster", scheduler[0], *AS_OF)
    assert run_intake(*command).returncode in {1, 3}
    assert "沿用 2 个" in run_intake(*command).stderr


def test_no_scheduler_there_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake.batch.cluster, "_CONNECT_SECONDS", 1)
    job = batch_job("out", load_scheme("gbt27922"), Settings(as_of=date(2026, 11, 24)))
    with pytest.raises(UsageError, match="连不上集群"):
        run_on_cluster("tcp://127.0.0.1:1", {"公司0": 1}, job)
