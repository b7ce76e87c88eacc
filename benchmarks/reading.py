"""Measures the reader: is OCR used exactly where it is needed, how fast is text, does memory stay flat.

    python -m benchmarks.reading [--quick]

Prints three tables and writes them under `## Reading` in benchmarks/RESULTS.md. All pages are made here,
from fixed seeds; labels follow from how a page was made, not from what the reader says.
"""

import argparse
import io
import platform
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from benchmarks.decision_pages import decision_set, outlets, prose, scan, write
from intake.gather import inspect_file
from intake.limits import Limits
from intake.model import Box, Line
from intake.ocr.types import OcrPage, PageOcr
from intake.read import ReadOptions, read_file
from intake.read.pdf.frame import Frame
from intake.read.pdf.objects import scan_objects
from intake.read.pdf.text import TextLayer
from intake.read.text_quality import assess

RESULTS = Path(__file__).with_name("RESULTS.md")


class NullOcr:
    """Takes pictures as an engine does and recognises nothing of them: the reader alone is measured."""

    engine_name = "null"

    def read(self, image: Image.Image, dpi: float | None = None) -> OcrPage:
        return OcrPage((Line(f"{image.width} {dpi}", Box(0.1, 0.1, 0.2, 0.2), 0.9),), engine="null")

    def read_strips(self, strips: Sequence[Image.Image]) -> tuple[tuple[str, float], ...]:
        return (("", 0.0),) * len(strips)


def measure_decisions(folder: Path) -> list[str]:
    pages = list(decision_set())
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    wrong = []
    for number, page in enumerate(pages):
        canvas = Canvas(str(folder / "page.pdf"), pagesize=(595, 842))
        page.draw(canvas)
        canvas.showPage()
        data = canvas.getpdfdata()
        path = folder / f"{number}.pdf"
        path.write_bytes(page.spoil(data) if page.spoil else data)
        read = read_file(inspect_file(path, path.name, Limits()), ReadOptions(folder, NullOcr())).pages[0]
        how = "blank" if read.problem_code == "page-blank" else read.method
        total[page.kind] += 1
        right[page.kind] += how == page.how
        if how != page.how:
            wrong.append(f"- {page.kind}: {how} instead of {page.how} ({read.why[0]})")
    rows = ["| kind of page | pages | right |", "|---|---|---|"]
    rows += [f"| {kind} | {total[kind]} | {right[kind]} |" for kind in sorted(total)]
    share = sum(right.values()) / len(pages)
    rows.append(f"| **all** | **{len(pages)}** | **{sum(right.values())} ({share:.1%})** |")
    return ["### To OCR or not", "", *rows, "", *wrong]


# --- speed ---------------------------------------------------------------------------------------------


def born_digital(path: Path, pages: int) -> Path:
    chance = random.Random(1)
    canvas = Canvas(str(path), pagesize=(595, 842))
    for number in range(pages):
        write(prose(chance, 40) if number % 3 else outlets(chance, 40), size=10)(canvas)
        canvas.showPage()
    canvas.save()
    return path


def raw(path: Path) -> None:
    with pypdfium2.PdfDocument(path) as document:
        for index in range(len(document)):
            page = document[index]
            layer = page.get_textpage()
            layer.get_text_range()
            layer.close()
            page.close()


def plumber(path: Path) -> None:
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            try:
                page.extract_text()
            finally:
                page.close()


def office_export(folder: Path) -> Path | None:
    """What Word users send: a document exported by an office program; None when there is none."""
    import shutil

    import docx

    if not shutil.which("soffice"):
        return None
    chance = random.Random(3)
    document = docx.Document()
    for number in range(500):
        document.add_paragraph("".join(prose(chance, 4)), style="Heading 2" if number % 20 == 0 else None)
    document.save(str(folder / "office.docx"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "office.docx")], capture_output=True, timeout=500, check=False)
    made = folder / "office.pdf"
    return made if made.exists() else None


def measure_parts(path: Path, label: str) -> list[str]:
    """What each part of reading a page adds to the bare text, on a page from the middle of the file; the
    best of 200 turns, so that other load on the machine counts little."""
    document = pypdfium2.PdfDocument(path)
    index = len(document) // 2
    page = document[index]
    frame = Frame.of(page)
    layer = TextLayer(page, frame)
    lines = layer.lines()
    bounds, raw_layer = pypdfium2.raw.FS_RECTF(), layer._page.raw

    def bare() -> None:
        again = document[index]
        text = again.get_textpage()
        text.get_text_range()
        text.close()
        again.close()

    def boxes() -> None:
        for number in range(2 * len(lines)):
            pypdfium2.raw.FPDFText_GetLooseCharBox(raw_layer, number, bounds)

    def values() -> None:
        for line in lines:
            Line(line.text, Box(*line.box))

    parts: dict[str, Callable[[], object]] = {
        "page loaded, its text taken (raw pypdfium2)": bare,
        "two calls a line for its box, results thrown away": boxes,
        "a Line and a Box a line, nothing else": values,
        "lines with boxes, all told (holds the two above)": layer.lines,
        "quality of the text": lambda: assess(layer.text),
        "the page's objects (left out on plain prose)": lambda: scan_objects(page, frame),
    }
    rows = ["| part | µs | of the bare text |", "|---|---|---|"]
    base = 0.0
    for name, run in parts.items():
        best = min(timed(run) for _ in range(200))
        base = base or best
        rows.append(f"| {name} | {best * 1e6:.0f} | {best / base:.2f} |")
    layer.close()
    page.close()
    document.close()
    return [f"Parts, one page of {len(lines)} lines ({label}):", "", *rows, ""]


def timed(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def measure_speed(folder: Path) -> list[str]:
    dense = born_digital(folder / "text.pdf", 60)
    lines = speed_of(folder, dense, "60 dense pages by reportlab") + measure_parts(dense, "reportlab")
    office = office_export(folder)
    if office:
        lines += speed_of(folder, office, "500 paragraphs exported by LibreOffice")
        lines += measure_parts(office, "LibreOffice")
    return lines


def speed_of(folder: Path, path: Path, label: str) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        pages = len(document)
    source, options = inspect_file(path, path.name, Limits()), ReadOptions(folder)
    runners: dict[str, tuple[Callable[[], object], int]] = {
        "pypdfium2 get_text_range": (lambda: raw(path), 9),
        "intake (lines, boxes, quality, decision)": (lambda: read_file(source, options), 9),
        "pdfplumber extract_text": (lambda: plumber(path), 1),
    }
    times: dict[str, list[float]] = {name: [] for name in runners}
    for turn in range(9):
        for name, (run, rounds) in runners.items():
            if turn < rounds:
                start = time.perf_counter()
                run()
                times[name].append(time.perf_counter() - start)
    speed = {name: pages / statistics.median(values) for name, values in times.items()}
    base = speed["pypdfium2 get_text_range"]
    rows = ["| reader | pages/s | of raw pypdfium2 |", "|---|---|---|"]
    rows += [f"| {name} | {value:.0f} | {value / base:.2f} |" for name, value in speed.items()]
    rows.append("")
    rows.append("Goal: at least 0.8 of raw pypdfium2 and 2.5 times pdfplumber.")
    return [f"### Born-digital text: {label}; medians, interleaved in one run", "", *rows, ""]


# --- memory --------------------------------------------------------------------------------------------


def long_scan(path: Path, pages: int) -> Path:
    chance = random.Random(2)
    pictures = [scan(chance, 1654, 2339, prose(chance, 25)) for _ in range(20)]
    readers = [ImageReader(io.BytesIO(data)) for data in pictures]
    canvas = Canvas(str(path), pagesize=(595, 842))
    for number in range(pages):
        canvas.drawImage(readers[number % len(readers)], 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return path


def child(path: Path, engine: str) -> None:
    """Reads one file and prints peak memory after 50 pages and at the end, and the seconds it took."""
    import psutil

    own = psutil.Process()
    peaks = [0]
    sizes: list[int] = []

    def look() -> None:
        peaks[0] = max(peaks[0], own.memory_info().rss)
        sizes.append(peaks[0])

    ocr: PageOcr | None = None
    if engine == "null":
        ocr = NullOcr()
    elif engine != "off":
        from intake.ocr import open_ocr

        ocr = open_ocr("auto")
    source = inspect_file(path, path.name, Limits())
    start = time.perf_counter()
    result = read_file(source, ReadOptions(path.parent / "work", ocr, Limits(), look))
    seconds = time.perf_counter() - start
    early = sizes[min(49, len(sizes) - 1)]
    print(f"{len(result.pages)}|{early / 1e6:.0f} MB|{peaks[0] / 1e6:.0f} MB|{seconds:.0f} s")


def measure_memory(folder: Path, pages: int, ocr_pages: int) -> list[str]:
    rows = [
        "| 200 dpi scan | pages | peak after 50 pages | peak at the end | time |",
        "|---|---|---|---|---|",
    ]
    for label, engine, count in (
        ("OCR off", "off", pages),
        ("every page drawn for OCR, no engine behind it", "null", pages),
        ("OCR on (auto)", "auto", ocr_pages),
    ):
        if not count:
            continue
        path = long_scan(folder / f"{engine}.pdf", count)
        told = subprocess.run(
            [sys.executable, "-m", "benchmarks.reading", "--child", str(path), engine],
            capture_output=True,
            text=True,
            check=False,
        )
        last = told.stdout.strip().splitlines()[-1:] or [f"{count}|failed|{told.stderr.strip()[-120:]}|"]
        rows.append(f"| {label} | {last[0].replace('|', ' | ')} |")
    return ["### Memory while reading a long scan, one process", "", *rows, ""]


def put_results(lines: list[str]) -> None:
    """Replaces our own heading's text and leaves the others' alone."""
    text = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else "# Results\n"
    ours = "## Reading\n\n" + "\n".join(lines).rstrip() + "\n"
    pattern = re.compile(r"^## Reading\n.*?(?=^## |\Z)", re.M | re.S)
    if pattern.search(text):
        text = pattern.sub(lambda _: ours + "\n", text)
    else:
        text = text.rstrip() + "\n\n" + ours
    RESULTS.write_text(text.rstrip() + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="100 pages instead of 1,000, no real OCR")
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(Path(given.child[0]), given.child[1])
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = [
            f"Python {platform.python_version()}, pypdfium2 {pypdfium2.PYPDFIUM_INFO}.",
            "Made by `python -m benchmarks.reading`; pages and labels by the same hand as the rules.",
            "",
        ]
        lines += measure_decisions(folder)
        lines += measure_speed(folder)
        lines += measure_memory(folder, 100 if given.quick else 1000, 0 if given.quick else 6)
    print("\n".join(lines))
    if not given.quick:
        put_results(lines)


if __name__ == "__main__":
    main()
