"""Packs by other hands: what is found in each, by certainty and code, and how much of it is worth a look.

    python -m benchmarks.foreign_packs DIR [--as-of YYYY-MM-DD] [--judged FILE] [--pages DIR] [--notes] [--all]

DIR holds a case a folder or archive, and beside it what is true of it (`<case>.truth.md`), written by whoever made
it. Findings are compared with that by a person, once: `--judged` (by default `judged.tsv` in DIR) holds a line a
judgement: case, code, submission (or -), words of the message or of the place, verdict. Verdicts: `useful` (the truth
demands it, or it asks what a careful reviewer would), `noise` (the truth forbids it, or it helps nobody), `rule`
(true, the scheme asks for it, the truth is silent). A finding that no line judges is printed with a question mark;
what the truth demands and nothing tells is a line with `?missed` for its verdict, and stays until it is found.
With ``--pages`` what was read is kept there, and only judging is done again. None of these packs belongs into
this repository.
"""

import argparse
import csv
import pickle
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from intake.gather import ARCHIVE_TYPES, media_type_of
from intake.gather.working_folder import working_folder
from intake.judged import report_on
from intake.model import CaseReport, Finding, Page, SourceFile
from intake.pipeline import read_files
from intake.scheme import load_scheme
from intake.settings import Settings
from intake.workers import ReadingPool

VERDICTS = ("useful", "rule", "noise")
MISSED = "?missed"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person said of a finding, or of what should have been found."""

    case: str
    code: str
    submission: str
    words: str
    verdict: str

    def fits(self, case: str, finding: Finding) -> bool:
        places = " ".join(f"{place.file} {place.text}" for place in finding.evidence)
        return (
            self.case in case
            and self.code == finding.code
            and self.submission in ("-", finding.submission)
            and self.words in f"{finding.message} {places}"
        )


def judgements(file: Path) -> list[Judgement]:
    """The lines of a file of judgements; none when there is no such file."""
    if not file.exists():
        return []
    rows = csv.reader(file.read_text("utf-8").splitlines(), delimiter="\t")
    return [Judgement(*row[:5]) for row in rows if len(row) >= 5 and not row[0].startswith("#")]


def cases(folder: Path) -> Iterator[Path]:
    """Folders and archives in `folder`, by name."""
    for path in sorted(folder.iterdir()):
        archive = path.is_file() and media_type_of(path, path.name) in ARCHIVE_TYPES
        if (path.is_dir() or archive) and not path.name.startswith("."):
            yield path


def told(case: str, report: CaseReport, judged: list[Judgement]) -> Iterator[tuple[Finding, str]]:
    """Each finding with its verdict (``?``: nobody judged it)."""
    for finding in report.findings:
        fitting = (one for one in judged if one.fits(case, finding))
        verdict = next((one.verdict for one in fitting), "?")
        yield finding, "useful" if verdict == MISSED else verdict


def missed(case: str, report: CaseReport, judged: list[Judgement]) -> Iterator[Judgement]:
    """What should be told of the case, firmly or as a doubt, and is not."""
    said = [finding for finding in report.findings if finding.severity != "note"]
    for one in judged:
        if (
            one.case in case
            and one.verdict in ("useful", MISSED)
            and not any(one.fits(case, finding) for finding in said)
        ):
            yield one


def main() -> None:
    """Prints each case's findings, and the counts over all of them."""
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asked.add_argument("folder", type=Path)
    asked.add_argument("--as-of", type=date.fromisoformat, default=date(2026, 11, 26))
    asked.add_argument("--judged", type=Path)
    asked.add_argument("--pages", type=Path, help="keep here what was read, and use what is kept")
    asked.add_argument("--notes", action="store_true", help="print notes too")
    asked.add_argument("--jobs", type=int, default=2)
    given = asked.parse_args()
    settings = Settings(as_of=given.as_of, jobs=given.jobs)
    judged = judgements(given.judged or given.folder / "judged.tsv")
    scheme = load_scheme("gbt27922")
    counts: Counter[tuple[str, str, str]] = Counter()
    packs = list(cases(given.folder))
    lacking = 0
    with ReadingPool(settings) as pool:
        for path in packs:
            files, pages = _read(path, given.pages, settings, pool)
            report = report_on(path, files, pages, scheme, settings).report
            print(f"===== {path.name}: {report.verdict}")
            for finding, verdict in told(path.name, report, judged):
                counts[finding.severity, verdict, finding.code] += 1
                if finding.severity != "note" or given.notes:
                    place = next((f"{one.file} {one.page or ''}" for one in finding.evidence), "")
                    print(
                        f"  {finding.severity:10} {verdict:6} {finding.code} {finding.submission or '-'} | "
                        f"{finding.message} | {place}"
                    )
            for one in missed(path.name, report, judged):
                lacking += 1
                print(f"  MISSED {one.code} {one.submission} {one.words}")
    _print_counts(counts, len(packs), lacking)


def _read(
    path: Path, kept: Path | None, settings: Settings, pool: ReadingPool
) -> tuple[tuple[SourceFile, ...], tuple[Page, ...]]:
    file = kept / f"{path.name}.pickle" if kept else None
    if file and file.exists():
        found: tuple[tuple[SourceFile, ...], tuple[Page, ...]] = pickle.loads(file.read_bytes())  # noqa: S301 - our own
        return found
    with working_folder() as work:
        found = read_files(path, work, settings, pool)
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pickle.dumps(found))
    return found


def _print_counts(counts: Counter[tuple[str, str, str]], number: int, lacking: int) -> None:
    print(
        "\n| severity | code | " + " | ".join((*VERDICTS, "not judged")) + " |\n|---|---|---|---|---|---|"
    )
    for severity in ("deficiency", "doubt"):
        codes = sorted({code for level, _, code in counts if level == severity})
        rows = {code: [counts[severity, verdict, code] for verdict in (*VERDICTS, "?")] for code in codes}
        for code, row in rows.items():
            print(f"| {severity} | {code} | " + " | ".join(map(str, row)) + " |")
        total = [sum(column) for column in zip(*rows.values(), strict=True)] or [0, 0, 0, 0]
        print(f"| {severity} | **all** | " + " | ".join(f"**{one}**" for one in total) + " |")
        if number:
            shares = ", ".join(
                f"{name} {count / number:.1f}"
                for name, count in zip((*VERDICTS, "not judged"), total, strict=True)
            )
            print(f"\n{severity}: a pack {shares}\n")
    print(f"{number} packs; missed: {lacking}")


if __name__ == "__main__":
    main()
