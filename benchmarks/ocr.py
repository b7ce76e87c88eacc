"""OCR measured: ours, plain RapidOCR and plain Tesseract on the same pages, side by side in one run.

    python -m benchmarks.ocr [--quick] [--only "noise" "blur"] [--into scores.json]
    python -m benchmarks.ocr --engines [--quick]

Prints by degradation and by kind of document: character errors in reading order (CER), the same with order
ignored, key fields exact, CPU seconds a page; then what our preparation costs over the bare engine on clean
upright pages. `--into` adds a run's scores to those of runs before it, and prints all. `--engines`: the bare
engine and ours on each runtime there is, page by page, with time and memory.
"""

import argparse
import json
import os
import random
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image

from benchmarks.hard_pages import HARD, HARD_KINDS
from benchmarks.pages import DEGRADATIONS, KINDS, Drawn, fonts, licence
from intake.ocr import available_engines, open_ocr
from intake.ocr.rapidocr import RapidOcrEngine
from intake.zh.text import edit_distance, squeeze

Read = Callable[[Image.Image], str]


@dataclass
class Score:
    letters: int = 0
    wrong: int = 0
    wrong_any_order: int = 0
    fields: int = 0
    exact: int = 0
    seconds: float = 0.0
    pages: int = 0
    missed: list[str] = field(default_factory=list)

    def add(self, page: Drawn, text: str, seconds: float) -> None:
        want, got = squeeze(page.text), squeeze(text)
        self.letters += len(want)
        self.wrong += edit_distance(want, got)
        self.wrong_any_order += max(len(want), len(got)) - sum((Counter(want) & Counter(got)).values())
        self.fields += len(page.fields)
        for item in page.fields:
            hit = squeeze(item) in got
            self.exact += hit
            if not hit:
                self.missed.append(f"{page.kind}:{item}")
        self.seconds += seconds
        self.pages += 1

    def take(self, other: "Score") -> None:
        for name, value in asdict(other).items():
            setattr(self, name, getattr(self, name) + value)

    def row(self) -> str:
        return (
            f"{self.wrong / self.letters:.1%} / {self.wrong_any_order / self.letters:.1%} | "
            f"{self.exact}/{self.fields} | {self.seconds / self.pages:.1f}"
        )


def plain_rapidocr(settings: Mapping[str, object] | None = None) -> Read:
    """The library as it comes but for the settings, its lines in the order it gives them."""
    from rapidocr import RapidOCR

    one_thread = {"Global.log_level": "error", "EngineConfig.onnxruntime.intra_op_num_threads": 1}
    engine = RapidOCR(params={**one_thread, **(settings or {})})

    def read(image: Image.Image) -> str:
        import numpy as np

        found: Any = engine(np.ascontiguousarray(np.asarray(image.convert("RGB"))[:, :, ::-1]))
        return "".join(found.txts or ())

    return read


def plain_tesseract() -> Read:
    import pytesseract

    return lambda image: pytesseract.image_to_string(image, lang="chi_sim+eng", config="--psm 3")


def ours() -> Read:
    reader = open_ocr("auto")
    if reader is None:
        raise SystemExit("no OCR engine here: see `intake doctor`")
    return lambda image: "".join(line.text for line in reader.read(image).lines)


def engines() -> dict[str, Read]:
    there = {state.name for state in available_engines() if state.available}
    found: dict[str, Read] = {"ours": ours()}
    if "rapidocr" in there:
        found["rapidocr"] = plain_rapidocr()
    if "tesseract" in there:
        found["tesseract"] = plain_tesseract()
    return found


def jobs(chance: random.Random, quick: bool) -> list[tuple[str, Drawn, Callable[[Drawn], Image.Image]]]:
    """Every page to read with what spoils it: all kinds under every degradation, a licence under the
    hard ones, and the kinds that are hard in themselves as they are."""
    faces = fonts()[: 1 if quick else 2]
    pages = [draw(chance, face) for face in faces for draw in KINDS]
    licences = [licence(chance, face) for face in faces]
    found = [(name, page, spoil) for name, spoil in DEGRADATIONS.items() for page in pages]
    found += [(name, page, spoil) for name, spoil in HARD.items() for page in licences]
    for draw in HARD_KINDS:
        found += [
            (page.kind, page, lambda one: one.image) for page in (draw(chance, face) for face in faces)
        ]
    return found


def measure(
    chosen: Sequence[tuple[str, Drawn, Callable[[Drawn], Image.Image]]], readers: dict[str, Read]
) -> dict[str, Score]:
    """Scores by `degradation|kind|reader`."""
    scores: dict[str, Score] = {}
    for spoilt, page, spoil in chosen:
        image = spoil(page)
        for name, read in readers.items():
            started = _cpu()
            text = read(image)
            scores.setdefault(f"{spoilt}|{page.kind}|{name}", Score()).add(page, text, _cpu() - started)
    return scores


def _cpu() -> float:
    """CPU seconds of this process and its ended children: other work on the machine does not count."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def table(title: str, scores: dict[str, Score], part: int, names: Sequence[str]) -> None:
    rows: dict[str, dict[str, Score]] = {}
    for key, score in scores.items():
        parts = key.split("|")
        rows.setdefault(parts[part], {}).setdefault(parts[2], Score()).take(score)
    print(
        f"\n| {title} | pages | "
        + " | ".join(f"{name} CER / any | fields | CPU s" for name in names)
        + " |"
    )
    print("|---|---|" + "---|---|---|" * len(names))
    for row, by_reader in rows.items():
        pages = next(iter(by_reader.values())).pages
        print(f"| {row} | {pages} | " + " | ".join(by_reader[name].row() for name in names) + " |")


def overhead(pages: Sequence[Drawn]) -> tuple[float, float]:
    """CPU seconds a page on clean upright pages: ours, and the bare engine with the same settings."""
    reader, bare = open_ocr("rapidocr"), RapidOcrEngine()
    assert reader is not None
    bare.recognise(pages[0].image)
    reader.read(pages[0].image)
    spent = [0.0, 0.0]
    for page in pages:
        reads: tuple[Callable[[Image.Image], object], ...] = (reader.read, bare.recognise)
        for place, read in enumerate(reads):
            started = time.process_time()
            read(page.image)
            spent[place] += time.process_time() - started
    return spent[0] / len(pages), spent[1] / len(pages)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="one page a kind instead of two")
    parser.add_argument("--only", nargs="+", help="these degradations and hard kinds alone")
    parser.add_argument("--into", type=Path, help="file that gathers the scores of several runs")
    parser.add_argument("--overhead", action="store_true", help="only what preparation costs")
    parser.add_argument("--engines", action="store_true", help="runtimes beside the bare engine")
    chosen = parser.parse_args()
    work = jobs(random.Random(20261124), chosen.quick)
    if chosen.engines:
        from benchmarks.engines import PAPERS, QUICK, print_table, side_by_side

        named = chosen.only or (QUICK if chosen.quick else PAPERS)
        print_table(side_by_side([(page, spoil(page)) for name, page, spoil in work if name in named]))
        return
    if chosen.overhead:
        own, bare = overhead([draw(random.Random(1), fonts()[0]) for draw in KINDS])
        print(f"preparation, clean upright: {own:.2f} s against {bare:.2f} s bare ({own / bare - 1:+.0%})")
        return
    work = [job for job in work if not chosen.only or job[0] in chosen.only]
    readers = engines()
    readers["ours"](work[0][1].image)  # the model is loaded before anything is timed
    scores: dict[str, Score] = {}
    if chosen.into and chosen.into.exists():
        scores = {key: Score(**value) for key, value in json.loads(chosen.into.read_text()).items()}
    scores.update(measure(work, readers))
    if chosen.into:
        chosen.into.write_text(json.dumps({key: asdict(score) for key, score in scores.items()}))
    table("degradation", scores, 0, list(readers))
    table("kind", scores, 1, list(readers))
    missed = [item for key, score in scores.items() if key.endswith("|ours") for item in score.missed]
    print(f"\nmissed by ours: {', '.join(missed) or 'nothing'}")


if __name__ == "__main__":
    main()
