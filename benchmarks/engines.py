"""Engines side by side: `python -m benchmarks.ocr --engines [--quick]`.

Every reader runs in a process of its own, on one thread, and each page goes to one after another, the first of
them another one each time: what else the machine does falls on all alike. CPU seconds, not wall time.
"""

import multiprocessing
import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from statistics import fmean, median

import psutil
from PIL import Image

from benchmarks.ocr import Read, Score, plain_rapidocr
from benchmarks.pages import Drawn
from intake.ocr import ENGINES, available_engines, open_ocr

PAPERS = (
    "clean 200 dpi", "150 dpi", "noise", "JPEG q30", "seal over text", "phone photo",
    "pale photocopy", "coloured licence", "two on a sheet",
)  # fmt: skip
"""Pages as papers come, without the turned and askew, which the bare engine reads out of order."""

QUICK = ("150 dpi", "seal over text", "pale photocopy")

AT_BEST = {
    "Global.use_cls": False,
    "Rec.rec_batch_num": 1,
    "Det.limit_type": "max",
    "Det.limit_side_len": 1280,
}
"""The library's own settings at their best for such pages: no line is looked at upside down, a line is not
padded to others, and the detector sees a page as large as ours does."""

BARE = ("bare", "bare, at its best")


@dataclass
class Tally:
    """What one reader made of the pages: scores, CPU seconds of each, and MB held after each."""

    score: Score = field(default_factory=Score)
    seconds: list[float] = field(default_factory=list)
    held: list[int] = field(default_factory=list)
    peak: int = 0


def side_by_side(pages: Sequence[tuple[Drawn, Image.Image]]) -> dict[str, Tally]:
    """Every reader's tally of the pages, the bare engine's first."""
    spawn = multiprocessing.get_context("spawn")
    names = [*BARE, *_ours()]
    readers: dict[str, Connection] = {}
    for name in names:
        here, away = spawn.Pipe()
        spawn.Process(target=_serve, args=(name, away), daemon=True).start()
        away.close()
        readers[name] = here
        _asked(here, pages[0][1])  # models are loaded before anything is timed
    tallies = {name: Tally() for name in names}
    for number, (page, image) in enumerate(pages):
        turn = number % len(names)
        for name in (*names[turn:], *names[:turn]):
            text, seconds, held, peak = _asked(readers[name], image)
            tally = tallies[name]
            tally.score.add(page, text, seconds)
            tally.seconds.append(seconds)
            tally.held.append(held)
            tally.peak = peak
    return tallies


def print_table(tallies: dict[str, Tally]) -> None:
    """One row a reader; its time as a share of the bare engine's is the median of the pages' own shares."""
    print(
        "| reader | CPU s a page, median (mean) | of bare | of bare at its best | characters wrong, any order "
        "| key fields | MB after a third, at the end, at most |\n|---|---|---|---|---|---|---|"
    )
    for name, tally in tallies.items():
        score, third = tally.score, len(tally.held) // 3
        shares = " | ".join(f"{_share(tally, tallies[one]):.2f}" for one in BARE)
        print(
            f"| {name} | {median(tally.seconds):.2f} ({fmean(tally.seconds):.2f}) | {shares} | "
            f"{score.wrong_any_order} of {score.letters:,} ({score.wrong_any_order / score.letters:.2%}) | "
            f"{score.exact}/{score.fields} | {tally.held[third]}, {tally.held[-1]}, {tally.peak} |"
        )


def _share(ours: Tally, bare: Tally) -> float:
    return median(one / other for one, other in zip(ours.seconds, bare.seconds, strict=True))


def _ours() -> list[str]:
    there = {state.name for state in available_engines() if state.available} - {"tesseract"}
    return [name for name, _ in reversed(ENGINES) if name in there]


def _reader(name: str) -> Read:
    if name in BARE:
        return plain_rapidocr({} if name == "bare" else AT_BEST)
    reader = open_ocr(name)
    assert reader is not None
    return lambda image: "".join(line.text for line in reader.read(image).lines)


def _serve(name: str, asked: Connection) -> None:
    read, process = _reader(name), psutil.Process()
    while True:
        try:
            image = asked.recv()
        except EOFError:
            return
        started = time.process_time()
        text = read(image)
        spent = time.process_time() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        asked.send((text, spent, process.memory_info().rss >> 20, peak))


def _asked(reader: Connection, image: Image.Image) -> tuple[str, float, int, int]:
    reader.send(image)
    answer: tuple[str, float, int, int] = reader.recv()
    return answer
