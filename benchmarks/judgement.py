"""The judgement measured on a labelled corpus by an independent generator (`benchmarks/packs`).

    OMP_NUM_THREADS=1 python -m benchmarks.judgement [--packs N] [--medium digital|scanned] [--only N,N]
                                                     [--tallies DIR] [--keep DIR] [--ocr ENGINE]

Prints every miss, then assignment F1 by submission, fact exactness by kind and medium, precision and recall
of every finding code, and the calibration of sure documents. With ``--tallies`` the counts of each pack
are kept there and packs counted already are not run again: a long run may be done in pieces.

``--variants`` plants the small faults and habits of `benchmarks/packs/variants.py` instead, into packs laid out as
files and as books (digital; with ``--medium scanned`` on scans), and prints what of each is told, what is said besides, and for every code in how many
packs with and without such a fault it is told: a code told as often without is noise.
"""

import argparse
import pickle
import random
import tempfile
import time
from pathlib import Path

from benchmarks.judging.measure import measure
from benchmarks.judging.tables import tables
from benchmarks.judging.tally import Tally
from benchmarks.judging.varied import run_varied, varied_tables
from benchmarks.packs.company import AS_OF, company
from benchmarks.packs.packing import write
from benchmarks.packs.plan import fault_plan, trade_of
from benchmarks.packs.plant import draft
from intake.pipeline import check_case
from intake.scheme import load_scheme
from intake.settings import Settings
from intake.workers import ReadingPool

CLEAN_EVERY = 4
SCANNED_EVERY = 5


def main() -> None:
    """Runs what is asked for and prints the tables over it."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--packs", type=int, default=96)
    asked.add_argument("--jobs", type=int, default=2)
    asked.add_argument("--seed", type=int, default=27922)
    asked.add_argument("--medium", choices=("all", "digital", "scanned"), default="all")
    asked.add_argument("--keep", type=Path, help="write the packs here and keep them")
    asked.add_argument("--tallies", type=Path, help="keep each pack's counts here, and use those kept")
    asked.add_argument("--only", default="", help="numbers of packs, for looking at some again")
    asked.add_argument("--ocr", default="auto", help="the engine that reads scans")
    asked.add_argument("--variants", action="store_true", help="plant variants instead")
    given = asked.parse_args()
    only = {int(number) for number in given.only.split(",") if number}
    total, start = Tally(), time.monotonic()
    settings = Settings(as_of=AS_OF, ocr=given.ocr, jobs=given.jobs)
    if given.variants:
        scanned = given.medium == "scanned"
        outcomes = run_varied(given.packs, given.seed, settings, given.keep, only, scanned=scanned)
        print(*outcomes.remarks, *varied_tables(outcomes), sep="\n")
        return
    plans = fault_plan(given.packs, CLEAN_EVERY, random.Random(given.seed))
    with tempfile.TemporaryDirectory() as temporary, ReadingPool(settings) as pool:
        for number, codes in enumerate(plans):
            scan = number % SCANNED_EVERY == 2
            wanted = given.medium == "all" or scan == (given.medium == "scanned")
            if not wanted or (only and number not in only):
                continue
            kept = given.tallies / f"{number:03d}.pickle" if given.tallies else None
            if kept and kept.exists():
                total.add(pickle.loads(kept.read_bytes()))  # noqa: S301 - our own
                continue
            tally = _one(number, codes, given.seed, given.keep or Path(temporary), scan, settings, pool)
            total.add(tally)
            if kept:
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_bytes(pickle.dumps(tally))
    print(*sorted(total.remarks), "", *tables(total), sep="\n")
    print(f"\n{time.monotonic() - start:.0f} s")


def _one(
    number: int, codes: set[str], seed: int, root: Path, scan: bool, settings: Settings, pool: ReadingPool
) -> Tally:
    chance = random.Random(seed * 1000 + number)
    pack = draft(company(chance, number, trade_of(number, CLEAN_EVERY)), chance, number, codes)
    written = write(pack, root, chance, scan=scan)
    return measure(pack, written, check_case(written.path, load_scheme("gbt27922"), settings, pool).report)


if __name__ == "__main__":
    main()
