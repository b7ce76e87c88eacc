"""The tables over a corpus, as Markdown."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from benchmarks.judging.tally import Tally

_BINS = (0, 40, 55, 70, 80, 90, 95, 101)
"""Confidences, in percent, between which documents are counted together."""


def tables(tally: Tally) -> Iterator[str]:
    """Lines: assignment, calibration, facts by kind and medium, findings by code."""
    yield f"{tally.pages} pages, {tally.scanned} of them scanned"
    yield from _assignment(tally)
    yield from _reliability(tally)
    yield from _facts(tally)
    yield from _findings(tally)


def _assignment(tally: Tally) -> Iterator[str]:
    yield "\n| submission | precision | recall | F1 |\n|---|---|---|---|"
    for name in sorted(set(tally.right) | set(tally.missed)):
        yield f"| {name} | {_scores(tally.right[name], tally.wrong[name], tally.missed[name])} |"
    counts = (sum(counter.values()) for counter in (tally.right, tally.wrong, tally.missed))
    yield f"| **all** | {_scores(*counts)} |"


def _reliability(tally: Tally) -> Iterator[str]:
    """How many of the documents given a confidence are right, and whether that is what was promised."""
    yield "\n| confidence given | documents | right | share |\n|---|---|---|---|"
    for low, high in pairwise(_BINS):
        right, wrong = (
            sum(
                count
                for (place, good), count in tally.sure.items()
                if low <= place < high and good is wanted
            )
            for wanted in (True, False)
        )
        if right + wrong:
            shown = f"{low / 100:.2f} to {min(high, 100) / 100:.2f}"
            yield f"| {shown} | {right + wrong} | {right} | {_share(right, right + wrong)} |"


def _facts(tally: Tally) -> Iterator[str]:
    yield "\n| kind | medium | facts exact |\n|---|---|---|"
    media: Counter[tuple[str, bool]] = Counter()
    for (_, medium, good), count in tally.facts.items():
        media[medium, good] += count
    for kind, medium in sorted({key[:2] for key in tally.facts}):
        yield _exact(kind, medium, tally.facts[kind, medium, True], tally.facts[kind, medium, False])
    for medium in sorted({medium for medium, _ in media}):
        yield _exact("**all**", medium, media[medium, True], media[medium, False])


def _exact(kind: str, medium: str, good: int, bad: int) -> str:
    return f"| {kind} | {medium} | {good}/{good + bad} ({good / (good + bad):.1%}) |"


def _findings(tally: Tally) -> Iterator[str]:
    yield (
        "\n| code | planted | told rightly | told as doubt | recall | false deficiencies | precision "
        "| other doubts |\n|---|---|---|---|---|---|---|---|"
    )
    for code in sorted(set(tally.planted) | set(tally.false) | set(tally.doubts)):
        yield _code(
            code,
            tally.planted[code],
            tally.found[code],
            tally.told[code],
            tally.false[code],
            tally.doubts[code],
        )
    planted, found, told, false, doubts = (
        sum(counter.values())
        for counter in (tally.planted, tally.found, tally.told, tally.false, tally.doubts)
    )
    yield _code("**all**", planted, found, told, false, doubts)
    certain = planted - (told - found)
    yield f"\nRecall with doubts left out: {_share(found, certain)}"
    per_pack = ", ".join(
        f"{name} {sum(counter.values()) / max(1, tally.packs):.2f}"
        for name, counter in (
            ("about what was planted", tally.useful),
            ("that follow from it", tally.tolerated),
            ("noise", tally.doubts),
        )
    )
    yield f"Doubts a pack ({tally.packs} packs): {per_pack}"
    yield from discrimination(tally.having, tally.telling, tally.packs)
    yield f"\nClean packs without a deficiency: {tally.clean[True]}/{sum(tally.clean.values())}"


def discrimination(having: Counter[str], telling: Counter[tuple[str, bool]], packs: int) -> Iterator[str]:
    """Of the packs with a code's fault, and of those without, in how many it is told."""
    yield "\n| code | told with the fault | told without |\n|---|---|---|"
    for code in sorted({*having, *(code for code, _ in telling)}):
        without = packs - having[code]
        yield f"| {code} | {telling[code, True]} of {having[code]} | {telling[code, False]} of {without} |"


def _code(code: str, planted: int, found: int, told: int, false: int, doubts: int) -> str:
    return (
        f"| {code} | {planted} | {found} | {told - found} | {_share(found, planted)} | {false} "
        f"| {_share(found, found + false)} | {doubts} |"
    )


def _scores(right: int, wrong: int, missed: int) -> str:
    return (
        f"{_share(right, right + wrong)} | {_share(right, right + missed)} "
        f"| {_share(2 * right, 2 * right + wrong + missed)}"
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"
