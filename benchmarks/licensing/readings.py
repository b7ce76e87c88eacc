"""What is read of a photograph: the page our reader gives, and the bare engine's lines of the same picture."""

import pickle
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

from intake.gather import inspect_file
from intake.limits import Limits
from intake.model import Page, SourceFile
from intake.ocr import open_ocr
from intake.ocr.rapidocr import RapidOcrEngine
from intake.read import ReadOptions, read_file


@dataclass(frozen=True, slots=True)
class Reading:
    """``raw``: the engine's own lines, as it gives them. ``seconds``: of the processor, ours and the bare
    engine's."""

    source: SourceFile
    page: Page
    raw: tuple[str, ...]
    seconds: tuple[float, float]


class Readings:
    """Reads pictures, and keeps in ``folder`` what was read, so that the reading of forms can be measured
    again and again."""

    def __init__(self, folder: Path | None, engine: str = "rapidocr") -> None:
        self._folder = folder
        self._ocr = open_ocr(engine)
        self._bare = RapidOcrEngine()

    def of(self, picture: Path) -> Reading:
        kept = self._folder / f"{picture.stem}.pickle" if self._folder else None
        if kept and kept.exists():
            return pickle.loads(kept.read_bytes())  # noqa: S301 - written by this very program
        reading = self._read(picture)
        if kept:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(pickle.dumps(reading))
        return reading

    def _read(self, picture: Path) -> Reading:
        started = time.process_time()
        source = inspect_file(picture, picture.name, Limits())
        with tempfile.TemporaryDirectory() as folder:
            result = read_file(source, ReadOptions(Path(folder), self._ocr))
        ours = time.process_time() - started
        with Image.open(picture) as image:
            upright = ImageOps.exif_transpose(image).convert("RGB")
        started = time.process_time()
        raw = tuple(line.text for line in self._bare.recognise(upright))
        return Reading(result.source, result.pages[0], raw, (ours, time.process_time() - started))
