"""Where the milliseconds of a scanned page go, step by step.

    OMP_NUM_THREADS=1 python -m benchmarks.page_time [--engine NAME] [--only "150 dpi" "phone photo"]

The pages of `benchmarks.ocr --engines`, each in a PDF of its own, read as a case's files are, without a cache; CPU
milliseconds a page, each step without the steps inside it, but second readings with all that they ask for.
"""

import argparse
import importlib
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

from benchmarks.engines import PAPERS
from benchmarks.ocr import jobs
from intake.gather.inspect import inspect_file
from intake.limits import Limits
from intake.ocr import open_ocr
from intake.ocr.line_reader import LineReader
from intake.ocr.page_reader import PageReader
from intake.read import read_file
from intake.read.types import ReadOptions

FIRST, SECOND = "lines read first", "lines shown again in full"

STEPS = {
    "page drawn": ("intake.read.pdf.reader:_render",),
    "size, sheet, polarity, skew": (
        "intake.ocr.page_reader:at_reading_size", "intake.ocr.page_reader:flattened", "intake.ocr.page_reader:is_light_on_dark",
        "intake.ocr.page_reader:skew_angle", "intake.ocr.page_reader:turned", "intake.ocr.rapidocr:inked_part",
    ),
    "which way up": ("intake.ocr.facing:clockwise_turn",),
    "lines found and cut out": ("rapidocr.main:RapidOCR.run_ocr_steps",),
    "under seals, colours, watermarks": (
        "intake.ocr.page_reader:PageReader._again_under_seals", "intake.ocr.page_reader:PageReader._under_colour",
        "intake.ocr.page_reader:PageReader._under_copied_seal", "intake.ocr.page_reader:PageReader._through",
    ),
    "print overlooked": ("intake.ocr.page_reader:PageReader._overlooked",),
    "doubtful codes again": ("intake.ocr.page_reader:read_again",),
    "seals, arches, copied seals": (
        "intake.ocr.page_reader:red_figures", "intake.ocr.page_reader:find_arch", "intake.ocr.page_reader:ring_text",
        "intake.ocr.page_reader:find_copied_seals", "intake.ocr.page_reader:find_seals",
    ),
    "codes in squares and bars": ("intake.ocr.page_reader:find_codes",),
    "tables and order": (
        "intake.ocr.page_reader:ruled_tables", "intake.ocr.page_reader:reading_order", "intake.ocr.page_reader:by_rows",
        "intake.read.ocr_page:with_aligned",
    ),
    "memory given back": ("intake.ocr.page_reader:give_back",),
}  # fmt: skip
"""By step, the functions it is made of. What none of them takes is told as the rest."""

WHOLE = {"under seals, colours, watermarks", "print overlooked", "doubtful codes again"}
"""Steps told with all inside them."""


class Clock:
    """CPU seconds by step, each without the steps inside it."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self.calls: Counter[str] = Counter()
        self._within: list[float] = []
        self._whole = 0

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        if self._whole:
            yield
            return
        self._whole += name in WHOLE
        self._within.append(0.0)
        started = time.process_time()
        try:
            yield
        finally:
            taken = time.process_time() - started
            self.spent[name] += taken - self._within.pop()
            self.calls[name] += 1
            if self._within:
                self._within[-1] += taken
            self._whole -= name in WHOLE

    def on(self, place: str, name: str) -> None:
        """Times the function there as that step from now on."""
        module, _, path = place.partition(":")
        owner: Any = importlib.import_module(module)
        *owners, last = path.split(".")
        for part in owners:
            owner = getattr(owner, part)
        setattr(owner, last, self._timed(getattr(owner, last), lambda *_: name))

    def on_lines(self) -> None:
        """Times each line as it is shown: first, or again."""
        reader: Any = LineReader
        line = reader._line
        times = Counter[str]()

        def counted(*args: Any) -> Any:
            times.clear()
            return line(*args)

        def name(*_: Any) -> str:
            times["line"] += 1
            return FIRST if times["line"] == 1 else SECOND

        reader._line, reader._shown = counted, self._timed(reader._shown, name)

    def _timed(self, function: Callable[..., Any], name: Callable[..., str]) -> Callable[..., Any]:
        @wraps(function)
        def run(*args: Any, **named: Any) -> Any:
            with self.step(name(*args)):
                return function(*args, **named)

        return run


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--engine", default="auto")
    parser.add_argument("--only", nargs="+", default=PAPERS, help="these degradations and hard kinds alone")
    asked = parser.parse_args()
    reader = open_ocr(asked.engine)
    if not isinstance(reader, PageReader):
        raise SystemExit("no OCR engine here: see `intake doctor`")
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, (name, page, spoil) in enumerate(jobs(random.Random(20261124), quick=True)):
            if name in asked.only:
                file = Path(folder, f"{number}.pdf")
                spoil(page).convert("RGB").save(file, resolution=200, quality=85)
                files.append(inspect_file(file, file.name, Limits()))
        options = ReadOptions(Path(folder), reader)
        read_file(files[0], options)  # models are loaded before anything is timed
        for name, places in STEPS.items():
            for place in places:
                clock.on(place, name)
        clock.on_lines()
        started = time.process_time()
        for source in files:
            read_file(source, options)
        total = time.process_time() - started
    print(
        f"{reader.engine_name}, {len(files)} pages\n\n| step | ms a page | share | times a page |\n|---|---|---|---|"
    )
    clock.spent["the rest"] = total - sum(clock.spent.values())
    for name, spent in sorted(clock.spent.items(), key=lambda item: -item[1]):
        times = f"{clock.calls[name] / len(files):.1f}" if clock.calls[name] else ""
        print(f"| {name} | {1000 * spent / len(files):.0f} | {spent / total:.1%} | {times} |")
    print(f"| **all** | {1000 * total / len(files):.0f} | | |")


if __name__ == "__main__":
    main()
