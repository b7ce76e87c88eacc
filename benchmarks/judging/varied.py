"""Packs with variants planted: what of them is told, and what else is said."""

import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.judging.tables import discrimination
from benchmarks.packs.books import write_books
from benchmarks.packs.company import company
from benchmarks.packs.packing import write
from benchmarks.packs.plant import Draft, draft
from benchmarks.packs.sample_texts import rewrite
from benchmarks.packs.trades import TRADES
from benchmarks.packs.variants import VARIANTS, Variant, planted, survey
from intake.model import CaseReport, Finding
from intake.pipeline import check_case
from intake.scheme import load_scheme
from intake.settings import Settings
from intake.workers import ReadingPool

_FORMS = ("files", "word", "pdf", "free")
_SCANNED = ("files", "scan")
"""How packs are laid out in turn: as one sends files, and as one book of three kinds; where scans are asked for, the
official papers among the files are scans, and the book is one."""


@dataclass
class Outcomes:
    """By variant: how often planted, told firmly, told as a doubt; how often a doubt is the rule, and how often it was
    told firmly where it is not (``owed``); what was said of a habit. ``having`` and
    ``telling``: as of a tally. ``other``: findings
    that nothing planted explains, by severity."""

    packs: int = 0
    clean: Counter[bool] = field(default_factory=Counter)
    planted: Counter[str] = field(default_factory=Counter)
    firm: Counter[str] = field(default_factory=Counter)
    by_rule: Counter[str] = field(default_factory=Counter)
    owed: Counter[str] = field(default_factory=Counter)
    doubted: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    other: Counter[str] = field(default_factory=Counter)
    complete: int = 0
    useful: int = 0
    right: int = 0
    having: Counter[str] = field(default_factory=Counter)
    telling: Counter[tuple[str, bool]] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)


def run_varied(
    packs: int, seed: int, settings: Settings, keep: Path | None, only: set[int], *, scanned: bool
) -> Outcomes:
    """Writes the packs, checks them and compares; every eighth has habits alone."""
    total, count = Outcomes(), Counter[str]()
    scheme = load_scheme("gbt27922")
    with tempfile.TemporaryDirectory() as temporary, ReadingPool(settings) as pool:
        for number in range(packs):
            chance = random.Random(seed * 1000 + number)
            pack = draft(company(chance, number, TRADES[number % len(TRADES)]), chance, number, set())
            if number // len(_FORMS) % 2:  # every layout in either generator's words
                rewrite(pack, chance)
            survey(pack, chance)
            done = planted(pack, count, chance, harmless=number % 8 == 7)
            if only and number not in only:
                continue
            path = _written(pack, keep or Path(temporary), chance, seed, scanned=scanned)
            report = check_case(path, scheme, settings, pool).report
            _count(total, pack, done, report)
    return total


def _written(pack: Draft, root: Path, chance: random.Random, seed: int, *, scanned: bool) -> Path:
    forms = _SCANNED if scanned else _FORMS
    form = forms[pack.number % len(forms)]
    if form == "files":
        return write(pack, root, chance, scan=scanned).path
    (book,) = write_books(pack, root, seed, layouts=[form], held_out=False)
    return book.path


def _count(total: Outcomes, pack: Draft, done: Sequence[Variant], report: CaseReport) -> None:
    total.packs += 1
    said = [finding for finding in report.findings if finding.severity != "note"]
    explained: set[str] = set()
    for variant in done:
        total.planted[variant.name] += 1
        told = [finding for finding in report.findings if _fits(variant, finding)]
        explained |= {finding.id for finding in told}
        firm = any(finding.severity == "deficiency" for finding in told)
        total.firm[variant.name] += firm
        total.doubted[variant.name] += bool(told) and not firm
        if variant.codes and not told:
            total.remarks.append(f"[{pack.number:03d}] MISSED {variant.name}")
        by_rule = bool(variant.by_rule(pack))
        total.by_rule[variant.name] += by_rule
        total.owed[variant.name] += firm and not by_rule
        if told and not firm and not by_rule:
            said_of_it = "; ".join(finding.message for finding in told)
            total.remarks.append(f"[{pack.number:03d}] not firm {variant.name}: {said_of_it}")
    expected = {code for code, _ in pack.expected}
    for finding in said:
        if finding.id in explained or finding.code in expected | pack.tolerated:
            total.right += finding.severity == "deficiency"
            total.useful += finding.severity == "doubt" and finding.id in explained
            continue
        total.other[finding.severity] += 1
        touching = [one.name for one in done if finding.submission in one.touches]
        total.said.update(touching)
        places = [(item.file, item.page) for item in finding.evidence[:2]]
        total.remarks.append(
            f"[{pack.number:03d}] {finding.severity} {finding.code} {finding.submission}: {finding.message} "
            f"{places} {touching}"
        )
    faulty = {code for one in done for code, _ in one.codes}
    total.having.update(faulty)
    total.telling.update((code, code in faulty) for code in {finding.code for finding in said})
    if not faulty:
        total.complete += report.verdict == "complete"
        total.clean[not any(finding.severity == "deficiency" for finding in said)] += 1


def _fits(variant: Variant, finding: Finding) -> bool:
    return any(finding.code == code and place in ("*", finding.submission) for code, place in variant.codes)


def varied_tables(total: Outcomes) -> Iterator[str]:
    """The figures, as Markdown."""
    yield "\n| variant | planted | told firmly | as a doubt | missed | said besides |\n|---|---|---|---|---|---|"
    sums: dict[str, int] = defaultdict(int)
    for variant in VARIANTS:
        name = variant.name
        times, firm, doubted = total.planted[name], total.firm[name], total.doubted[name]
        if variant.codes:
            sums["planted"] += times
            sums["told"] += firm + doubted
            missed = str(times - firm - doubted)
        else:
            missed = "–"
        by_rule = total.by_rule[name]
        if variant.codes:
            sums["to be firm"] += times - by_rule
            sums["firm"] += total.owed[name]
        told = f"{doubted}; {by_rule} by rule" if by_rule else str(doubted)
        yield f"| {name} | {times} | {firm} | {told} | {missed} | {total.said[name]} |"
    false, noise = total.other["deficiency"], total.other["doubt"]
    yield (
        f"\nDeficiencies: {total.right} right, {false} false (precision {_share(total.right, total.right + false)}); "
        f"recall with doubts {_share(sums['told'], sums['planted'])}, firm (of what is no doubt by rule) "
        f"{_share(sums['firm'], sums['to be firm'])}; "
        f"doubts a pack: useful {total.useful / max(1, total.packs):.2f}, noise {noise / max(1, total.packs):.2f}; "
        f"packs of habits alone: {sum(total.clean.values())}, without a deficiency {total.clean[True]}, complete "
        f"{total.complete}; {total.packs} packs."
    )
    yield from discrimination(total.having, total.telling, total.packs)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"
