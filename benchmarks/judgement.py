"""The judgement measured on a labelled corpus by an independent generator (`benchmarks/packs`).

    OMP_NUM_THREADS=1 python -m benchmarks.judgement [--packs N] [--jobs 2] [--keep DIR] [--only N,N]

Prints assignment F1 by submission, fact exactness by kind and medium, precision and recall of every
finding code, calibration of sure documents, and every false deficiency.
"""

import argparse
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.packs.blocks import Paper
from benchmarks.packs.company import AS_OF, company
from benchmarks.packs.packing import Written, write
from benchmarks.packs.plant import ANY_SEVERITY, ANYWHERE, Draft, draft, fault_plan
from intake.model import CaseReport, Document
from intake.pipeline import check_case
from intake.scheme import load_scheme
from intake.settings import Settings
from intake.workers import ReadingPool
from intake.zh.text import squeeze

CLEAN_EVERY = 4
SCANNED_EVERY = 5
SURE = 0.9
COLUMNS = ("name", "address", "phone", "contact")


class Tally:
    """Everything counted over the corpus."""

    def __init__(self) -> None:
        self.pages = 0
        self.scanned = 0
        self.right: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()
        self.sure = [0, 0]
        self.facts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
        self.planted: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.told: Counter[str] = Counter()
        self.false: Counter[str] = Counter()
        self.doubts: Counter[str] = Counter()
        self.clean = [0, 0]
        self.remarks: list[str] = []

    def remark(self, pack: Draft, words: str) -> None:
        self.remarks.append(f"[{pack.number:03d}] {words}")


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--packs", type=int, default=96)
    asked.add_argument("--jobs", type=int, default=2)
    asked.add_argument("--seed", type=int, default=27922)
    asked.add_argument("--keep", type=Path, help="write the packs here and keep them")
    asked.add_argument("--only", default="", help="numbers of packs, for looking at some again")
    given = asked.parse_args()
    only = {int(number) for number in given.only.split(",") if number}
    tally, start = Tally(), time.monotonic()
    scheme = load_scheme("gbt27922")
    settings = Settings(as_of=AS_OF, jobs=given.jobs)
    plans = fault_plan(given.packs, CLEAN_EVERY, random.Random(given.seed))
    with tempfile.TemporaryDirectory() as temporary, ReadingPool(settings) as pool:
        root = given.keep or Path(temporary)
        for number, codes in enumerate(plans):
            if only and number not in only:
                continue
            chance = random.Random(given.seed * 1000 + number)
            pack = draft(company(chance, number), chance, number, codes)
            written = write(pack, root, chance, scan=number % SCANNED_EVERY == 2)
            report = check_case(written.path, scheme, settings, pool).report
            measure(pack, written, report, tally)
    show(tally, time.monotonic() - start)


def measure(pack: Draft, written: Written, report: CaseReport, tally: Tally) -> None:
    tally.pages += sum(count for _, count in report.page_counts)
    tally.scanned += written.scanned
    labelled = list(_labelled(written, report))
    _assignment(pack, labelled, tally)
    _facts(pack, written, labelled, report, tally)
    _findings(pack, report, tally)


def _host(file: str) -> str:
    """The file of the pack that a page lies in: without the archive before it and the picture's name after."""
    parts = [part for part in file.split("!/") if not part.endswith(".zip")]
    return parts[0]


def _labelled(written: Written, report: CaseReport) -> Iterator[tuple[Paper, Document | None]]:
    """Each labelled page with the document it was given to (a page of its own for each paper in Word files)."""
    owners: dict[tuple[str, int], Document] = {}
    same: dict[str, set[str]] = defaultdict(set)
    for source in report.files:
        same[source.alias_of or source.path].add(_host(source.path))
    for document in report.documents:
        for page in document.pages:
            for name in same[document.file] | {_host(document.file)}:
                owners.setdefault((name, page), document)
    for (file, page), paper in written.pages.items():
        yield paper, owners.get((file, page))
    hosts: dict[str, list[Document]] = defaultdict(list)
    for document in report.documents:
        for name in sorted(same[document.file] | {_host(document.file)}):
            hosts[name].append(document)
    for file, paper in written.files.items():
        found = hosts.get(file, [])
        yield from ((paper, document) for document in found for _ in document.pages)
        if not found:
            yield paper, None
    for file, probes in written.probes.items():
        # Word pages are the reader's own: a paper is right if the file has a document for its submission.
        for paper in probes:
            fits = [
                document
                for document in hosts.get(file, [])
                if set(paper.submissions) & set(document.submissions)
            ]
            yield from ((paper, document) for document in fits or [None])


def _assignment(pack: Draft, labelled: list[tuple[Paper, Document | None]], tally: Tally) -> None:
    seen: set[str] = set()
    for paper, document in labelled:
        if not paper.submissions:
            continue
        given = document.submissions if document else ()
        if set(given) & set(paper.submissions):
            tally.right[paper.submissions[0]] += 1
        else:
            tally.missed[paper.submissions[0]] += 1
            tally.wrong.update(given[:1])
            if not document or document.id not in seen:
                tally.remark(pack, f"assignment: {paper.kind} «{paper.blocks[0].value}» → {document.kind if document else None} {given}"
                             f" {document.file if document else ''} {document.confidence if document else ''}")  # fmt: skip
        if document and document.id not in seen and document.confidence >= SURE:
            seen.add(document.id)
            tally.sure[1] += 1
            tally.sure[0] += bool(set(given) & set(paper.submissions))


def _facts(
    pack: Draft,
    written: Written,
    labelled: list[tuple[Paper, Document | None]],
    report: CaseReport,
    tally: Tally,
) -> None:
    homes: dict[str, tuple[Paper, set[str]]] = {}
    for paper, document in labelled:
        homes.setdefault(paper.key, (paper, set()))[1].update([document.id] if document else [])
    for key, (paper, ids) in homes.items():
        medium = written.media.get(key, "pdf")
        values: dict[str, list[object]] = defaultdict(list)
        for fact in report.facts:
            if fact.document in ids:
                values[fact.name].append(fact.value)
        for name, want in paper.facts.items():
            score = tally.facts[paper.kind, medium]
            if isinstance(want, list):
                _rows(pack, paper, name, want, values.get(name, []), score, tally)
                continue
            score[1] += 1
            if any(_same(want, got) for got in values.get(name, [])):
                score[0] += 1
            else:
                tally.remark(
                    pack,
                    f"fact: {paper.kind} ({medium}) {name}: want {want!r}, got {values.get(name, [])!r}",
                )


def _rows(
    pack: Draft,
    paper: Paper,
    name: str,
    want: list[object],
    got: list[object],
    score: list[int],
    tally: Tally,
) -> None:
    rows = [dict(row) for value in got if isinstance(value, tuple) for row in value]
    cells = {squeeze(text) for row in rows for text in row.values()}
    for row in want:
        texts = (
            [row]
            if isinstance(row, str)
            else list(row)
            if isinstance(row, tuple)
            else [row[column] for column in COLUMNS if row[column]]
        )  # type: ignore[index]
        score[1] += 1
        good = all(squeeze(text) in cells for text in texts)
        score[0] += good
        if not good:
            tally.remark(
                pack,
                f"row: {paper.kind} {name}: {[text for text in texts if squeeze(text) not in cells]} not in {len(rows)} rows",
            )


def _same(want: object, got: object) -> bool:
    if isinstance(want, (int, float)) and isinstance(got, (int, float)):
        return float(want) == float(got)
    return _bare(want) == _bare(got)


def _bare(value: object) -> str:
    """Without what no reader cares for: white space, the width of brackets, a last sign."""
    return squeeze(str(value)).translate(str.maketrans("（）：；，", "():;,")).rstrip("号。;.")


def _findings(pack: Draft, report: CaseReport, tally: Tally) -> None:
    open_ = list(pack.expected)
    false = 0
    for code, _ in pack.expected:
        tally.planted[code] += 1
    for finding in report.findings:
        place = next(
            (
                item
                for item in pack.expected
                if item[0] == finding.code and item[1] in (ANYWHERE, finding.submission)
            ),
            None,
        )
        if place:
            strong = finding.severity == "deficiency" or place[0] in ANY_SEVERITY
            if place in open_:
                tally.told[place[0]] += 1
                tally.found[place[0]] += strong
                open_.remove(place)
            continue
        if finding.code in pack.tolerated:
            continue
        if finding.severity == "deficiency":
            false += 1
            tally.false[finding.code] += 1
            tally.remark(pack, f"FALSE deficiency {finding.code} {finding.submission}: {finding.message}"
                         f" {[(item.file, item.page) for item in finding.evidence[:2]]}")  # fmt: skip
        elif finding.severity == "doubt":
            tally.doubts[finding.code] += 1
            tally.remark(pack, f"doubt {finding.code} {finding.submission}: {finding.message}")
    for code, submission in open_:
        tally.remark(pack, f"MISSED {code} {submission}")
    if not pack.expected:
        tally.clean[1] += 1
        tally.clean[0] += not false


def show(tally: Tally, seconds: float) -> None:
    print("\n".join(sorted(tally.remarks)))
    print(f"\n{tally.pages} pages, {tally.scanned} of them scanned; {seconds:.0f} s")
    print("\n| submission | precision | recall | F1 |\n|---|---|---|---|")
    for name in sorted(set(tally.right) | set(tally.missed)):
        print(f"| {name} | {_scores(tally.right[name], tally.wrong[name], tally.missed[name])} |")
    print(
        f"| **all** | {_scores(sum(tally.right.values()), sum(tally.wrong.values()), sum(tally.missed.values()))} |"
    )
    print(f"\nOf documents given at least {SURE}: {tally.sure[0]}/{tally.sure[1]} right")
    print("\n| kind | medium | facts exact |\n|---|---|---|")
    media: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for (kind, medium), (good, every) in sorted(tally.facts.items()):
        print(f"| {kind} | {medium} | {good}/{every} ({good / every:.1%}) |")
        media[medium][0] += good
        media[medium][1] += every
    for medium, (good, every) in sorted(media.items()):
        print(f"| **all** | {medium} | {good}/{every} ({good / every:.1%}) |")
    print(
        "\n| code | planted | told rightly | told as doubt | recall | false deficiencies | precision | other doubts |\n|---|---|---|---|---|---|---|---|"
    )
    for code in sorted(set(tally.planted) | set(tally.false) | set(tally.doubts)):
        planted, found, false = tally.planted[code], tally.found[code], tally.false[code]
        print(
            f"| {code} | {planted} | {found} | {tally.told[code] - found} | {_share(found, planted)} | {false} | {_share(found, found + false)} | {tally.doubts[code]} |"
        )
    found, false, planted = (
        sum(tally.found.values()),
        sum(tally.false.values()),
        sum(tally.planted.values()),
    )
    told = sum(tally.told.values()) - found
    print(
        f"| **all** | {planted} | {found} | {told} | {_share(found, planted)} | {false} | {_share(found, found + false)} | {sum(tally.doubts.values())} |"
    )
    print(
        f"\nrecall with doubts left out: {_share(found, planted - told)}; clean packs without a deficiency: {tally.clean[0]}/{tally.clean[1]}"
    )


def _scores(right: int, wrong: int, missed: int) -> str:
    return f"{_share(right, right + wrong)} | {_share(right, right + missed)} | {_share(2 * right, 2 * right + wrong + missed)}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


if __name__ == "__main__":
    main()
