"""OCR measured: ours, plain RapidOCR and plain Tesseract on the same pages, side by side in one run.

    python benchmarks/ocr.py [--quick]

Prints per degradation: character errors in reading order (CER), the same with order ignored, key fields
exact, seconds a page; then what our preparation costs over the bare engine on clean upright pages.
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PIL import Image

from benchmarks.pages import DEGRADATIONS, KINDS, Drawn, fonts
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

    def row(self) -> str:
        return (
            f"{self.wrong / self.letters:6.1%} {self.wrong_any_order / self.letters:6.1%} "
            f"{self.exact:4d}/{self.fields:<4d} {self.seconds / self.pages:5.1f}s"
        )


def plain_rapidocr() -> Read:
    """The library as it comes, its lines in the order it gives them."""
    from rapidocr import RapidOCR

    engine = RapidOCR(
        params={"Global.log_level": "error", "EngineConfig.onnxruntime.intra_op_num_threads": 1}
    )

    def read(image: Image.Image) -> str:
        import numpy as np

        found = engine(np.ascontiguousarray(np.asarray(image.convert("RGB"))[:, :, ::-1]))
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


def measure(pages: Sequence[Drawn], readers: dict[str, Read]) -> dict[tuple[str, str], Score]:
    scores = {(spoilt, name): Score() for spoilt in DEGRADATIONS for name in readers}
    for spoilt, spoil in DEGRADATIONS.items():
        for page in pages:
            image = spoil(page)
            for name, read in readers.items():
                started = time.perf_counter()
                text = read(image)
                scores[spoilt, name].add(page, text, time.perf_counter() - started)
    return scores


def overhead(pages: Sequence[Drawn]) -> tuple[float, float]:
    """Seconds a page on clean upright pages: ours, and the bare engine with the same settings."""
    reader, bare = open_ocr("rapidocr"), RapidOcrEngine()
    assert reader is not None
    bare.recognise(pages[0].image)
    spent = [0.0, 0.0]
    for page in pages:
        for place, read in enumerate((reader.read, bare.recognise)):
            started = time.perf_counter()
            read(page.image)
            spent[place] += time.perf_counter() - started
    return spent[0] / len(pages), spent[1] / len(pages)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument(
        "--quick", action="store_true", help="one page a kind instead of one a kind and font"
    )
    chosen = parser.parse_args()
    chance = random.Random(20261124)
    faces = fonts()[:1] if chosen.quick else fonts()
    pages = [draw(chance, face) for face in faces for draw in KINDS]
    readers = engines()
    readers["ours"](pages[0].image)  # the model is loaded before anything is timed
    scores = measure(pages, readers)
    heads = "  ".join(f"{name:^29}" for name in readers)
    print(f"{len(pages)} pages a row\n{'':15} {heads}")
    print(f"{'':15} " + "  ".join(f"{'CER':>6} {'any':>6} {'fields':>9} {'time':>5}" for _ in readers))
    for spoilt in DEGRADATIONS:
        print(f"{spoilt:15} " + "  ".join(scores[spoilt, name].row() for name in readers))
    if "rapidocr" in readers:
        own, bare = overhead(pages)
        print(f"preparation, clean upright: {own:.2f} s against {bare:.2f} s bare ({own / bare - 1:+.0%})")
    missed = [item for spoilt in DEGRADATIONS for item in scores[spoilt, "ours"].missed]
    print(f"missed by ours: {', '.join(missed) or 'nothing'}")


if __name__ == "__main__":
    main()
