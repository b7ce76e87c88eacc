"""How soon a person is told who applies, while a folder of 300 scanned pages is read:

    OMP_NUM_THREADS=1 python -m benchmarks.first_word [--files 30] [--runs 3] [--ocr auto]

The folder holds so many PDFs of ten scanned pages and one scanned licence. `check`: the installed command,
nothing kept, from its start to the line that names the applicant. `ready`: the same road with processes that
stand ready, as at the review desk. Wall seconds: an idle machine, please.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median

from PIL import Image

from benchmarks.packs.packing import picture_pdf
from benchmarks.pages import body, fonts, licence
from intake.bench import Bench
from intake.cli.progress import Silent
from intake.pipeline import check_case
from intake.scheme import load_scheme
from intake.settings import OcrChoice, Settings
from intake.workers import ReadingPool

AS_OF = date(2026, 11, 24)
_SIDE = (1240, 1754)
_TOLD = "初见申请组织"


class Told(Exception):
    """Who applies is known: the rest need not be read."""


class Listener(Silent):
    def applicant(self, name: str, code: str) -> None:
        raise Told(f"{name} {code}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--files", type=int, default=30)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--ocr", default="auto")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        case = written(folder / "案件", asked.files)
        print(
            f"{asked.files * 10 + 1} scanned pages; load {os.getloadavg()[0]:.1f} before the start",
            flush=True,
        )
        cold = [by_command(case, folder / f"{number}", asked.ocr) for number in range(asked.runs)]
        print(f"check: {median(cold):.1f} s ({', '.join(f'{one:.1f}' for one in cold)})", flush=True)
        ready = by_processes_that_wait(case, asked.runs, asked.ocr)
        print(f"ready: {median(ready):.1f} s ({', '.join(f'{one:.1f}' for one in ready)})")


def written(case: Path, files: int) -> Path:
    """The folder."""
    chance = random.Random(20261127)
    case.mkdir()
    font = fonts()[0]
    for number in range(files):
        pages = [body(chance, font).image.resize(_SIDE) for _ in range(10)]
        (case / f"售后服务资料{number + 1}.pdf").write_bytes(picture_pdf(pages))
    scan: Image.Image = licence(chance, font).image.resize(_SIDE)
    (case / "营业执照.pdf").write_bytes(picture_pdf([scan]))
    return case


def by_command(case: Path, out: Path, ocr: str) -> float:
    """Seconds from the command's start to its word on who applies, with an empty cache."""
    environment = os.environ | {"XDG_CACHE_HOME": str(out / "cache"), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "intake", "check", str(case), "--out", str(out / "results")]
    command += ["--verbose", "--as-of", AS_OF.isoformat(), "--ocr", ocr]
    started = time.perf_counter()
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, env=environment
    )
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith(_TOLD):
            seconds = time.perf_counter() - started
            process.kill()
            process.wait()
            return seconds
    raise SystemExit("nobody was named")


def by_processes_that_wait(case: Path, runs: int, ocr: OcrChoice) -> list[float]:
    """Seconds from handing the folder over to the word, with processes that have their models loaded."""
    scheme = load_scheme("gbt27922")
    settings = Settings(as_of=AS_OF, ocr=ocr, jobs=2)
    seconds = []
    for _ in range(runs):
        with Bench(scheme, settings.limits, 1) as bench, ReadingPool(settings, cache=False) as pool:
            pool.warm()
            time.sleep(8)
            started = time.perf_counter()
            try:
                check_case(
                    case,
                    scheme,
                    settings,
                    pool,
                    Listener(),
                    reporting=bench.report_on,
                    early=bench.report_on,
                )
            except Told:
                seconds.append(time.perf_counter() - started)
    return seconds


if __name__ == "__main__":
    main()
