"""Our reading of text PDFs beside pdfium's bare text, in turn."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium

from benchmarks.batching.bench import Bench
from intake.gather import gather
from intake.limits import Limits
from intake.read import read_file
from intake.read.types import ReadOptions


def born_digital(bench: Bench) -> None:
    """Pages a second of CPU, in this process, without any cache."""
    print("\n### Born-digital PDFs, one process: lines, boxes, tables and the decision, beside bare text\n")
    files = [path for path in sorted(bench.root.rglob("*.pdf")) if _has_text(path)][:60]
    sources = [source for path in files for source in gather(path, bench.folder, Limits())]
    options = ReadOptions(workdir=bench.folder)

    def ours() -> int:
        return sum(len(read_file(source, options).pages) for source in sources)

    def bare() -> int:
        count = 0
        for path in files:
            with pdfium.PdfDocument(path) as document:
                for page in document:
                    page.get_textpage().get_text_range()
                    count += 1
        return count

    rates: dict[str, list[float]] = {"ours": [], "bare": []}
    work: dict[str, Callable[[], int]] = {"ours": ours, "bare": bare}
    for _ in range(8):
        for name, does in work.items():
            started = time.process_time()
            rates[name].append(does() / (time.process_time() - started))
    middle = {name: statistics.median(found[1:]) for name, found in rates.items()}
    print(
        f"{len(files)} files: ours {middle['ours']:.0f} pages/s of CPU, bare pypdfium2 {middle['bare']:.0f}, "
        f"ratio **{middle['ours'] / middle['bare']:.2f}** (goal 150 pages/s and 0.7)."
    )


def _has_text(path: Path) -> bool:
    try:
        with pdfium.PdfDocument(path) as document:
            return all(page.get_textpage().count_chars() > 50 for page in document)
    except pdfium.PdfiumError:
        return False
