"""Judging in other processes: the same reports, and no harm when one of them or their parent dies."""

import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import psutil
import pytest

from intake.bench import Bench, answers
from intake.errors import CaseError
from intake.limits import Limits
from intake.model import Box, Line, Page, SourceFile
from intake.pipeline import report_on
from intake.scheme import load_scheme
from intake.settings import Settings

SETTINGS = Settings(as_of=date(2026, 11, 24))
SOURCE = SourceFile("简介.txt", Path("/case/简介.txt"), "0" * 64, "text/plain", 10)
PAGE = Page(
    "简介.txt",
    1,
    (Line("组织简介", Box(0.1, 0.1, 0.4, 0.2)), Line("我公司成立于2010年。", Box(0, 0.3, 1, 0.4))),
)


def test_it_is_what_this_process_finds_even_after_a_death() -> None:
    scheme = load_scheme("gbt27922")
    expected = report_on(Path("甲"), (SOURCE,), (PAGE,), scheme, SETTINGS)
    with Bench(scheme, Limits(), 1) as bench:
        assert bench.report_on(Path("甲"), (SOURCE,), (PAGE,), scheme, SETTINGS) == expected
        (child,) = (one for one in multiprocessing.active_children() if one.name == "intake-judge")
        child.kill()
        assert bench.report_on(Path("甲"), (SOURCE,), (PAGE,), scheme, SETTINGS) == expected


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
def test_a_killed_program_leaves_no_judging_process_behind() -> None:
    program = (
        "from tests.bench.test_bench import *\n"
        "if __name__ == '__main__':\n"
        "    scheme = load_scheme('gbt27922')\n"
        "    bench = Bench(scheme, Limits(), 1)\n"
        "    bench.report_on(Path('甲'), (SOURCE,), (PAGE,), scheme, SETTINGS)\n"
        "    print('ready', flush=True)\n"
        "    time.sleep(600)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        children = psutil.Process(process.pid).children()
        assert children
        process.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 30
    while any(one.is_running() for one in children) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in children)


def test_processes_are_replaced_again_and_again_and_every_task_is_done() -> None:
    """What libraries keep of old cases goes with a process; what waits goes to the next one."""
    scheme = load_scheme("gbt27922")
    names = [f"公司{number}" for number in range(10)]
    with Bench(scheme, Limits(worker_tasks=3), 2) as bench, ThreadPoolExecutor(5) as threads:
        reports = threads.map(
            lambda name: bench.report_on(Path(name), (SOURCE,), (PAGE,), scheme, SETTINGS),
            names,
            timeout=240,
        )
        assert [reported.report.case_name for reported in reports] == names


def test_a_process_cannot_send_an_object_to_execute() -> None:
    class Evil:
        def __reduce__(self) -> object:
            return os.system, ("true",)

    for sent in (pickle.dumps(Evil()), b"nonsense", pickle.dumps(Settings(as_of=date.min))):
        with pytest.raises(answers.Unintelligible):
            answers.unpack(sent)
    assert answers.unpack(answers.pack(PAGE)) == PAGE


def test_after_it_was_closed_the_check_counts_as_interrupted() -> None:
    scheme = load_scheme("gbt27922")
    with Bench(scheme, Limits(), 1) as bench:
        pass
    with pytest.raises(CaseError):
        bench.report_on(Path("甲"), (SOURCE,), (PAGE,), scheme, SETTINGS)
