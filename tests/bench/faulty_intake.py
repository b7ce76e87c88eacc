"""`intake` with a fault in judging or writing, by the name of the case's file. Run as a script: the
processes it starts load it too, and so have the fault."""

import os
import signal
import time
from typing import Any

import intake.bench.serving
import intake.pipeline
from intake.checks import Case, Judgement, judge
from intake.cli import main

_real_rendering = intake.bench.serving.rendered_outputs


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
                    held.append(bytearray(50_000_000))
            case "dies":
                os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
            case "fails":
                raise KeyError("no such thing")
    return judge(case)


def faulty_rendering(report: Any, *others: Any) -> Any:
    if report.judged and any(file.name == "writing.txt" for file in report.files):
        time.sleep(600)
    return _real_rendering(report, *others)


intake.pipeline.judge = faulty_judge  # type: ignore[attr-defined]
intake.bench.serving.rendered_outputs = faulty_rendering  # type: ignore[attr-defined]

if __name__ == "__main__":
    main()
