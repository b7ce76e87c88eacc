"""Others' programs and ours on the same scans, in one run: CPU seconds, memory, characters, key fields.

    OMP_NUM_THREADS=1 python -m benchmarks.peers [--ocrmypdf "COMMAND"] [--kreuzberg PYTHON] [--ocr rapidocr]

The pages of `benchmarks.ocr --engines --quick`, each a PDF with one picture, each given to one program after another,
every program started anew for it and told to use one thread. `--ocrmypdf`: what starts OCRmyPDF, whose text pdftotext
takes out; `--kreuzberg`: a Python that has kreuzberg. Neither is imported here, and one not named is left out.
"""

import argparse
import json
import os
import random
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.engines import QUICK
from benchmarks.ocr import Score, jobs

LANGUAGES = "chi_sim+eng"

ASK_KREUZBERG = f"""
import sys
from kreuzberg import ExtractionConfig, OcrConfig, extract_file_sync
config = ExtractionConfig(ocr=OcrConfig(backend="tesseract", language="{LANGUAGES}"), use_cache=False, force_ocr=True)
sys.stdout.buffer.write(extract_file_sync(sys.argv[1], config=config).content.encode())
"""


@dataclass
class Tally:
    score: Score = field(default_factory=Score)
    seconds: list[float] = field(default_factory=list)
    peak: int = 0

    def run(self, *command: str) -> str:
        """What a command says; its CPU seconds, and those of all it starts, are added to the page's."""
        process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"OMP_THREAD_LIMIT": "1"},
        )
        assert process.stdout
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{shlex.join(command)}: ended with {process.returncode}")
        self.seconds[-1] += usage.ru_utime + usage.ru_stime
        self.peak = max(self.peak, usage.ru_maxrss >> 10)
        return said.decode("utf-8", "replace")


Read = Callable[[Tally, Path], str]


def intake(engine: str) -> Read:
    def read(tally: Tally, file: Path) -> str:
        asked = ("show", str(file), "--ocr", engine, "--format", "json")
        said = json.loads(tally.run(sys.executable, "-m", "intake", *asked))
        return "\n".join(line["text"] for page in said["pages"] for line in page["lines"])

    return read


def ocrmypdf(command: str) -> Read:
    def read(tally: Tally, file: Path) -> str:
        searchable = file.with_suffix(".searchable.pdf")
        asked = f"-l {LANGUAGES} --jobs 1 --output-type pdf --optimize 0 --rotate-pages --deskew"
        tally.run(*shlex.split(command), *asked.split(), str(file), str(searchable))
        return tally.run("pdftotext", "-layout", str(searchable), "-")

    return read


def kreuzberg(python: str) -> Read:
    return lambda tally, file: tally.run(python, "-c", ASK_KREUZBERG, str(file))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--ocrmypdf")
    parser.add_argument("--kreuzberg")
    parser.add_argument("--ocr", nargs="+", default=["rapidocr"], help="our engines")
    asked = parser.parse_args()
    readers = {f"intake, {engine}": intake(engine) for engine in asked.ocr}
    if asked.ocrmypdf:
        readers["OCRmyPDF + pdftotext"] = ocrmypdf(asked.ocrmypdf)
    if asked.kreuzberg:
        readers["kreuzberg"] = kreuzberg(asked.kreuzberg)
    tallies = {name: Tally() for name in readers}
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, page, spoil) in enumerate(jobs(random.Random(20261124), quick=True)):
            if name in QUICK:
                file = Path(folder, f"{number}.pdf")
                spoil(page).convert("RGB").save(file, resolution=200, quality=90)
                for reader, read in readers.items():
                    tallies[reader].seconds.append(0.0)
                    text = read(tallies[reader], file)
                    tallies[reader].score.add(page, text, tallies[reader].seconds[-1])
    print(
        "| program | CPU s a page, median | characters wrong, any order | key fields | MB at most |\n|---|---|---|---|---|"
    )
    for name, tally in tallies.items():
        score = tally.score
        print(
            f"| {name} | {median(tally.seconds):.2f} | {score.wrong_any_order} of {score.letters:,} "
            f"({score.wrong_any_order / score.letters:.1%}) | {score.exact}/{score.fields} | {tally.peak} |"
        )


if __name__ == "__main__":
    main()
