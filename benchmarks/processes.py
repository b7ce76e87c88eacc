"""Reading scans with one process and with two, side by side in one run: `python -m benchmarks.processes`.

The same scanned pages, read anew each time (no cache); the first page of each process, which loads the
model, is read before the clock starts.
"""

import random
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.pages import KINDS, fonts
from intake.gather import gather
from intake.limits import Limits
from intake.model import SourceFile
from intake.settings import Settings
from intake.workers import ReadingPool


def scans(folder: Path, count: int) -> list[SourceFile]:
    chance = random.Random(7)
    face = fonts()[0]
    for number in range(count):
        KINDS[number % len(KINDS)](chance, face).image.save(
            folder / f"{number:02d}.jpg", quality=80, dpi=(200, 200)
        )
    return list(gather(folder, folder, Limits()))


def seconds(sources: Sequence[SourceFile], workdir: Path, jobs: int) -> float:
    settings = Settings(as_of=date(2026, 11, 24), jobs=jobs)
    with ReadingPool(settings, cache=False) as pool:
        for future in [pool.submit(source, workdir) for source in sources[: 2 * jobs]]:
            future.result()
        started = time.perf_counter()
        for future in [pool.submit(source, workdir) for source in sources]:
            assert future.result().source.status == "read"
        return time.perf_counter() - started


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = scans(folder, 20)
        one = seconds(sources, folder, 1)
        two = seconds(sources, folder, 2)
    ratio = one / two
    print(
        f"{len(sources)} scanned pages: 1 process {one:.1f} s, 2 processes {two:.1f} s, ratio {ratio:.2f}"
    )


if __name__ == "__main__":
    main()
