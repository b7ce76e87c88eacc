"""Pictures of pages into lines with places: engines behind one protocol, the page prepared first.

Importing this loads no engine; a model is loaded when the first page is read.
"""

from collections.abc import Callable
from dataclasses import dataclass

from intake.errors import OcrUnavailableError
from intake.ocr.types import OcrEngine, OcrPage, PageOcr
from intake.ocr.upright import upright

__all__ = ["EngineStatus", "OcrEngine", "OcrPage", "PageOcr", "available_engines", "open_ocr", "upright"]


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """Whether an engine can be used here; ``problem`` says what is missing and how to get it."""

    name: str
    available: bool
    version: str = ""
    problem: str = ""


def _rapidocr() -> OcrEngine:
    from intake.ocr.rapidocr import RapidOcrEngine

    return RapidOcrEngine()


def _tesseract() -> OcrEngine:
    from intake.ocr.tesseract import TesseractEngine

    return TesseractEngine()


ENGINES: tuple[tuple[str, Callable[[], OcrEngine]], ...] = (
    ("rapidocr", _rapidocr),
    ("tesseract", _tesseract),
)
"""Best first, as measured (benchmarks/RESULTS.md)."""


def available_engines() -> list[EngineStatus]:
    """Every engine's state on this machine, best first."""
    states = []
    for name, opened in ENGINES:
        try:
            states.append(EngineStatus(name, True, opened().version))
        except OcrUnavailableError as error:
            states.append(EngineStatus(name, False, problem=str(error)))
    return states


def open_ocr(choice: str) -> PageOcr | None:
    """A reader of page pictures: `auto` the best engine there is (None without any), `off` None.

    Raises:
        OcrUnavailableError: an engine was asked for by name and is not here.
    """
    from intake.ocr.page_reader import PageReader

    if choice == "off":
        return None
    for name, opened in ENGINES:
        if choice in (name, "auto"):
            try:
                return PageReader(opened())
            except OcrUnavailableError:
                if choice == name:
                    raise
    return None
