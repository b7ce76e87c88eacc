"""Faults in judging or writing a case, by the name of its file, for the processes of a bench."""

import os
import signal
import time
from multiprocessing.connection import Connection
from typing import Any

import intake.bench.serving
import intake.judged
from intake.checks import Case, Judgement, judge
from intake.limited import Bounds
from intake.scheme import Scheme

_real_rendering = intake.bench.serving.rendered_outputs
_real_serve = intake.bench.serving.serve


def faulty_judge(case: Case) -> Judgement:
    for file in case.files:
        match file.name.split(".")[0]:
            case "hangs":
                time.sleep(600)
            case "works":
                while True:
                    pass
            case "grows":
                held = []
                while True:
                    held.append(bytearray(400_000_000))
            case "dies":
                os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
            case "fails":
                raise KeyError("no such thing")
    return judge(case)


def faulty_rendering(report: Any, *others: Any) -> Any:
    if report.judged and any(file.name == "writing.txt" for file in report.files):
        time.sleep(600)
    return _real_rendering(report, *others)


def faulty_serve(connection: Connection, scheme: Scheme, bounds: Bounds) -> None:
    """What the process behind a bench does, with the faults."""
    intake.judged.judge = faulty_judge  # type: ignore[attr-defined]
    intake.bench.serving.rendered_outputs = faulty_rendering  # type: ignore[attr-defined]
    _real_serve(connection, scheme, bounds)
