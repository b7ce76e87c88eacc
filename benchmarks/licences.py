"""Licences photographed by strangers: what is read right, what the engine held, what a letter would claim.

    python -m benchmarks.licences DIR [--sample N] [--part learn|aside|all] [--names REGEX]
                                  [--readings FOLDER] [--misses]

DIR holds `images/` and `boxes_and_transcripts/` (the form of `caop-kie/Business-License`, MIT). Each picture
is read by our reader and by the bare engine; for every field: right, held by the bare engine's raw text (the
ceiling), the share of the one in the other. Then by layout, by the facts' confidence, and every firm finding that the transcript
contradicts. `--readings` keeps what was read, `--misses` tells each field that was held and not read.
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from benchmarks.licensing.readings import Reading, Readings
from benchmarks.licensing.score import FACTS, groundless, is_held, is_right, is_scored
from benchmarks.licensing.truth import Truth, truths
from intake.judged import report_on
from intake.model import CaseReport, Fact
from intake.scheme import load_scheme
from intake.settings import Settings

KIND = "business_licence"
AS_OF = date(2026, 11, 26)
CONFIDENCES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99)
"""Lower bounds of the table that says how often facts of a confidence were right."""


@dataclass
class Tally:
    """Counts by field; ``pictures`` and ``kind`` of all pictures."""

    pictures: int = 0
    kind: int = 0
    whole: int = 0
    scored: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    held: Counter[str] = field(default_factory=Counter)
    both: Counter[str] = field(default_factory=Counter)
    by_confidence: Counter[float] = field(default_factory=Counter)
    right_by_confidence: Counter[float] = field(default_factory=Counter)
    firm: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def add(self, truth: Truth, reading: Reading, report: CaseReport) -> None:
        facts = surest(report)
        found = any(document.kind == KIND for document in report.documents)
        self.pictures += 1
        self.kind += found
        wrong = 0
        for name in FACTS:
            if not is_scored(name, truth):
                continue
            right, held = is_right(name, truth, facts), is_held(name, truth, reading.raw)
            self.scored[name] += 1
            self.right[name] += right
            self.held[name] += held
            self.both[name] += held and right
            self._count_confidence(facts.get(FACTS[name]), right)
            wrong += not right and name != "scope"
            if not right:
                got = facts.get(FACTS[name])
                value = f"{got.value} @{got.confidence}" if got else "-"
                sign = "held" if held else "lost"
                self.misses.append(f"{truth.picture.name} {sign} {name}: {truth.text(name)} | {value}")
        self.whole += found and wrong == 0
        for finding in groundless(report, truth, AS_OF):
            self.firm.append(f"{truth.picture.name} {finding.code}: {finding.message}")

    def _count_confidence(self, fact: Fact | None, right: bool) -> None:
        if fact is not None:
            bound = max(low for low in CONFIDENCES if fact.confidence >= low)
            self.by_confidence[bound] += 1
            self.right_by_confidence[bound] += right


def surest(report: CaseReport) -> dict[str, Fact]:
    """The surest fact of each name that a licence gave."""
    licences = {document.id for document in report.documents if document.kind == KIND}
    facts: dict[str, Fact] = {}
    for fact in report.facts:
        known = facts.get(fact.name)
        if fact.document in licences and (known is None or fact.confidence > known.confidence):
            facts[fact.name] = fact
    return facts


def layout(truth: Truth, reading: Reading) -> str:
    shape = "landscape" if reading.page.width > reading.page.height else "portrait"
    number = "credit code" if len(truth.text("code")) >= 17 else "registration number"
    return f"{shape}, {number}"


def fields_table(tally: Tally) -> list[str]:
    rows = [
        "| field | scored | right | held by the engine | right of held | right / held |",
        "|---|---|---|---|---|---|",
    ]
    for name in FACTS:
        scored, right, held, both = (
            counts[name] for counts in (tally.scored, tally.right, tally.held, tally.both)
        )
        rows.append(f"| {name} | {scored} | {right} | {held} | {both} | {right / max(1, held):.3f} |")
    return rows


def confidences_table(tally: Tally) -> list[str]:
    """How often facts told with a confidence were right, scope included."""
    rows = ["| confidence from | facts | right | share |", "|---|---|---|---|"]
    for low in CONFIDENCES:
        told, right = tally.by_confidence[low], tally.right_by_confidence[low]
        if told:
            rows.append(f"| {low:.2f} | {told} | {right} | {right / told:.3f} |")
    return rows


def layouts_table(layouts: dict[str, Tally]) -> list[str]:
    rows = [
        "| layout | pictures | kind | " + " | ".join(FACTS) + " | all but scope | firm |",
        "|" + "---|" * (len(FACTS) + 5),
    ]
    for name, tally in sorted(layouts.items()):
        cells = [f"{tally.right[item]}/{tally.scored[item]}" for item in FACTS]
        rows.append(
            f"| {name} | {tally.pictures} | {tally.kind} | {' | '.join(cells)} | {tally.whole} | {len(tally.firm)} |"
        )
    return rows


def chosen(folder: Path, part: str, names: str, sample: int | None) -> Sequence[Truth]:
    found = [truth for truth in truths(folder, part) if re.search(names, truth.picture.name)]
    if sample is not None and sample < len(found):
        found = sorted(random.Random(20261126).sample(found, sample), key=lambda truth: truth.picture)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", type=int, help="as many pictures, chosen by a fixed seed")
    parser.add_argument("--part", choices=("all", "learn", "aside"), default="all")
    parser.add_argument("--names", default="", help="pictures whose file name this matches")
    parser.add_argument("--readings", type=Path, help="folder that keeps what was read")
    parser.add_argument(
        "--ocr", default="rapidocr", help="our engine (for readings kept: whatever read them)"
    )
    parser.add_argument("--misses", action="store_true", help="every field that was not read right")
    asked = parser.parse_args()
    scheme, settings, readings = (
        load_scheme("gbt27922"),
        Settings(as_of=AS_OF),
        Readings(asked.readings, asked.ocr),
    )
    total, seconds = Tally(), [0.0, 0.0]
    layouts: dict[str, Tally] = {}
    for truth in chosen(asked.folder, asked.part, asked.names, asked.sample):
        reading = readings.of(truth.picture)
        report = report_on(truth.picture, (reading.source,), (reading.page,), scheme, settings).report
        total.add(truth, reading, report)
        layouts.setdefault(layout(truth, reading), Tally()).add(truth, reading, report)
        seconds = [one + other for one, other in zip(seconds, reading.seconds, strict=True)]
    count = max(1, total.pictures)
    print(
        f"{total.pictures} pictures, kind right {total.kind}, every field but the scope right {total.whole}"
    )
    print(
        f"CPU seconds a picture when read: {seconds[0] / count:.1f}; bare engine {seconds[1] / count:.1f}\n"
    )
    print("\n".join(fields_table(total)) + "\n")
    print("\n".join(layouts_table(layouts)) + "\n")
    print("\n".join(confidences_table(total)) + "\n")
    print(f"firm findings that the transcripts contradict: {len(total.firm)}")
    print("\n".join(total.firm))
    if asked.misses:
        print("\n" + "\n".join(total.misses))


if __name__ == "__main__":
    main()
