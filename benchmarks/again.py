"""How long a case of 300 pages takes to be judged again after a correction, in CPU seconds.

    OMP_NUM_THREADS=1 python -m benchmarks.again

The case is five samples, read without OCR and taken again and again under other names. ``first`` judges it from
its pages; ``again`` is judging after one act by what was kept; ``whole`` is all that a command does besides
starting: log, judging, report.json, report.html and the letter.
"""

import tempfile
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from intake.case.outputs import Making, act_and_write, write_outputs
from intake.events import Log
from intake.events.make import assign_act, correct_act
from intake.gather.working_folder import working_folder
from intake.judged import packed, report_again, report_on
from intake.model import Page, SourceFile
from intake.model.event import Entry
from intake.pipeline import Outcome, read_files
from intake.scheme import load_scheme
from intake.settings import Settings
from intake.workers import ReadingPool

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
NAMES = (
    "01-complete",
    "05-permit-needed",
    "06-expired-certificate",
    "07-thin-service-system",
    "09-one-pdf",
)
PAGES = 300


def main() -> None:
    """Prints the figures."""
    settings = Settings(as_of=date(2026, 11, 24), ocr="off", jobs=2)
    scheme = load_scheme("gbt27922")
    files, pages = _case(settings)
    started = time.process_time()
    reported = report_on(Path("case"), files, pages, scheme, settings)
    report = reported.report
    print(f"{len(pages)} pages, {len(report.documents)} documents, {len(report.findings)} findings")
    print(f"first   {time.process_time() - started:.2f}")
    licence = next(one.id for one in report.documents if one.kind == "business_licence")
    makes: dict[str, Making] = {
        "correct": lambda now, _: [correct_act(now, scheme, licence, "valid_until", "2036-03-17")],
        "assign": lambda now, _: [assign_act(now, scheme, ["d9"], item="7")],
    }
    kept = packed(files, pages, reported.reading)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        write_outputs(Outcome(reported, pages, {}), scheme, out)
        for name, make in makes.items():
            log = Log().with_entries(
                Entry("2026-11-25T09:00:00+08:00", "a", "b", act) for act in make(report, Log())
            )
            started = time.process_time()
            report_again("case", kept, scheme, settings, log.events)
            print(f"again   {time.process_time() - started:.2f}  {name}")
            started = time.process_time()
            act_and_write(out, scheme, make, who="a", why="b", at=datetime.now(UTC))
            print(f"whole   {time.process_time() - started:.2f}  {name}")


def _case(settings: Settings) -> tuple[tuple[SourceFile, ...], tuple[Page, ...]]:
    with ReadingPool(settings) as pool, working_folder() as folder:
        read = [read_files(SAMPLES / name, folder, settings, pool) for name in NAMES]
    files: list[SourceFile] = []
    pages: list[Page] = []
    number = 0
    while len(pages) < PAGES:
        for own_files, own_pages in read:
            number += 1
            files += [
                replace(one, path=f"{number}/{one.path}", sha256=f"{number:03d}{one.sha256[3:]}")
                for one in own_files
            ]
            pages += [replace(one, file=f"{number}/{one.file}") for one in own_pages]
    return tuple(files), tuple(pages)


if __name__ == "__main__":
    main()
