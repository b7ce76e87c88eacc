"""Judging time against size: `python -m benchmarks.judging_time [--most N] [--only WORD] [--seconds N]`.

Each of the 40 adversarial and 20 plain shapes is judged at a quarter, half and whole of a size (1,000,000
characters of text, 100,000 cells of a sheet), each in a process of its own that is ended when it takes too
long. Prints CPU seconds of judging (finding the kinds, reading the facts, checking), and the exponent with
which they grow from half to whole: 1.0 is linear, 2.0 quadratic.
"""

import argparse
import math
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from benchmarks.judging.shapes import ADVERSARIAL, PLAIN, Shape, source
from intake.judged import report_on
from intake.scheme import load_scheme
from intake.settings import Settings

MOST_SECONDS = 5.0
MOST_EXPONENT = 1.2
SHAPES = (*ADVERSARIAL, *PLAIN)


def judged(shape: Shape, size: int) -> float:
    """CPU seconds to judge a case of that one file."""
    pages = tuple(shape.pages(size))
    scheme = load_scheme("gbt27922")
    settings = Settings(as_of=date(2026, 11, 24), ocr="off")
    # What is compiled or loaded once a process is no matter of size.
    report_on(Path("案件"), (source(pages[0].file),), tuple(shape.pages(2_000)), scheme, settings)
    begun = time.process_time()
    report_on(Path("案件"), (source(pages[0].file),), pages, scheme, settings)
    return time.process_time() - begun


def _apart(number: int, size: int, limit: float) -> float:
    """The same in a process of its own; infinite where it was ended."""
    command = [sys.executable, "-m", "benchmarks.judging_time", "--one", f"{number}:{size}"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=True)
    except subprocess.TimeoutExpired:
        return math.inf
    return float(done.stdout)


def main() -> None:
    """Runs every shape and prints the table."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--most", type=int, default=1_000_000, help="characters; a tenth as many cells")
    asked.add_argument("--only", default="", help="shapes with this word in their name")
    asked.add_argument("--seconds", type=float, default=120.0, help="wall time of one before it is ended")
    asked.add_argument("--one", default="", help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.one:
        number, size = map(int, given.one.split(":"))
        print(judged(SHAPES[number], size))
        return
    print("| shape | ¼ | ½ | whole | exponent |\n|---|---|---|---|---|")
    slow = 0
    for number, shape in enumerate(SHAPES):
        if given.only not in shape.name:
            continue
        times = []
        for part in (4, 2, 1):
            times.append(_apart(number, given.most // part, given.seconds))
            if math.isinf(times[-1]):
                break
        bad = times[-1] > MOST_SECONDS or _exponent(times) > MOST_EXPONENT
        slow += bad
        cells = " | ".join(f"{item:.2f}" for item in times) + " | –" * (3 - len(times))
        print(
            f"| {shape.name} | {cells} | {_exponent(times):.2f}{' **slow**' if bad else ''} |", flush=True
        )
    print(f"\n{slow} shapes above {MOST_SECONDS:.0f} s or an exponent of {MOST_EXPONENT}")


def _exponent(times: list[float]) -> float:
    """Of the growth from a half to the whole; what takes next to nothing grows by nothing."""
    if len(times) < 3 or math.isinf(times[-1]):
        return math.inf
    return 0.0 if times[-1] < 0.2 else math.log2(times[-1] / max(times[-2], 0.01))


if __name__ == "__main__":
    main()
