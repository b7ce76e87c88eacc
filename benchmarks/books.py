"""Books: the same content as files, as one Word book, its PDF, its scan, and under free headings.

    OMP_NUM_THREADS=1 python -m benchmarks.books [--books N] [--layouts files,word,pdf,free,scan] [--held-out]
                                                 [--only N,N] [--keep DIR] [--seed N]

Prints, for each layout, chapters labelled right, absences told that are none, planted absences told, and every
disagreement with the files. Scans take about two seconds a page: leave them out with --layouts.
"""

import argparse
import random
import tempfile
from collections import defaultdict
from pathlib import Path

from benchmarks.bound.compare import Outcome, disagreements, judged
from benchmarks.packs.books import LAYOUTS, write_books
from benchmarks.packs.company import AS_OF, company
from benchmarks.packs.plant import draft
from benchmarks.packs.trades import TRADES
from intake.gather.working_folder import working_folder
from intake.judged import report_on
from intake.pipeline import read_files
from intake.scheme import load_scheme
from intake.settings import Settings
from intake.workers import ReadingPool

FAULTS: tuple[frozenset[str], ...] = (
    frozenset(),
    frozenset({"submission-missing"}),
    frozenset({"outlet-incomplete", "standard-superseded"}),
    frozenset({"submission-missing", "funding-missing"}),
    frozenset(),
    frozenset({"listed-document-missing", "facilities-missing"}),
    frozenset({"submission-missing", "outlet-duplicate"}),
    frozenset({"after-sales-organization-missing"}),
)
"""What is planted in which book, in turn."""


def main() -> None:
    """Runs what is asked for and prints the tables."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--books", type=int, default=16)
    asked.add_argument("--layouts", default="files,word,pdf,free")
    asked.add_argument("--held-out", action="store_true", help="headings that no rule was made by")
    asked.add_argument("--seed", type=int, default=2792)
    asked.add_argument("--only", default="")
    asked.add_argument("--keep", type=Path)
    asked.add_argument("--quiet", action="store_true", help="no list of disagreements")
    given = asked.parse_args()
    layouts = [name for name in LAYOUTS if name in given.layouts.split(",")]
    only = {int(number) for number in given.only.split(",") if number}
    totals: dict[str, list[Outcome]] = defaultdict(list)
    differ: dict[str, int] = defaultdict(int)
    settings = Settings(as_of=AS_OF)
    with tempfile.TemporaryDirectory() as temporary, ReadingPool(settings) as pool:
        for number in range(given.books):
            if only and number not in only:
                continue
            chance = random.Random(given.seed * 1000 + number)
            trade = TRADES[number % len(TRADES)]
            pack = draft(company(chance, number, trade), chance, number, set(FAULTS[number % len(FAULTS)]))
            reference = None
            root = given.keep or Path(temporary)
            for book in write_books(pack, root, given.seed, layouts=layouts, held_out=given.held_out):
                with working_folder() as work:
                    files, pages = read_files(book.path, work, settings, pool)
                report = report_on(book.path, files, pages, load_scheme("gbt27922"), settings).report
                by_place = {(page.file, page.number): page for page in pages}
                outcome = judged(book, report, by_place, pack.expected)
                totals[book.layout].append(outcome)
                found = [*outcome.remarks, *(f"FALSE {text}" for text in outcome.false_absences)]
                if reference is None:
                    reference = report
                else:
                    other = list(disagreements(reference, report))
                    differ[book.layout] += bool(other)
                    found += [] if given.quiet else other
                print(
                    *(f"[{number:02d} {book.layout}] {text}" for text in found),
                    sep="\n",
                    end="\n" if found else "",
                )
    print(
        "\n| layout | books | parts | right | false absences | planted | firmly told | as doubt | books that differ |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for layout, outcomes in totals.items():
        parts, right = sum(one.parts for one in outcomes), sum(one.right for one in outcomes)
        wrong = sum(len(one.false_absences) for one in outcomes)
        told = [sum(one.told[name] for one in outcomes) for name in ("planted", "deficiency", "doubt")]
        print(
            f"| {layout} | {len(outcomes)} | {parts} | {right / parts:.3f} | {wrong} | {told[0]} | {told[1]} | {told[2]} | {differ[layout]} |"
        )


if __name__ == "__main__":
    main()
