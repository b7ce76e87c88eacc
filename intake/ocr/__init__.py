"""Pictures of pages into lines with places: engines behind one protocol, the page prepared first.

Importing this loads no engine; a model is loaded when the first page is read.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from intake.errors import OcrUnavailableError
from intake.ocr.types import OcrEngine, OcrPage, PageOcr
from intake.ocr.upright import upright

__all__ = [
    "EngineStatus",
    "OcrEngine",
    "OcrPage",
    "PageOcr",
    "available_engines",
    "engine_chosen",
    "open_ocr",
    "upright",
]


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


def _openvino() -> OcrEngine:
    from intake.ocr.openvino_runtime import OpenVinoRuntime
    from intake.ocr.rapidocr import RapidOcrEngine

    return RapidOcrEngine(OpenVinoRuntime(), "openvino")


def _int8() -> OcrEngine:
    from intake.ocr.eight_bit import eight_bit_models
    from intake.ocr.rapidocr import RapidOcrEngine

    return RapidOcrEngine(name="int8", models=eight_bit_models())


def _on_card(card: str) -> OcrEngine:
    from intake.ocr.onnx_runtime import OnnxRuntime
    from intake.ocr.rapidocr import RapidOcrEngine

    return RapidOcrEngine(OnnxRuntime(card=card), card)


def _tesseract() -> OcrEngine:
    from intake.ocr.tesseract import TesseractEngine

    return TesseractEngine()


ENGINES: tuple[tuple[str, Callable[[], OcrEngine]], ...] = (
    ("int8", _int8),
    ("openvino", _openvino),
    ("rapidocr", _rapidocr),
    ("tesseract", _tesseract),
)
"""Fastest of the equally right first, as measured (benchmarks/RESULTS.md)."""

ON_CARDS: tuple[tuple[str, Callable[[], OcrEngine]], ...] = tuple(
    (card, partial(_on_card, card)) for card in ("cuda", "directml", "coreml")
)
"""The same by graphics cards: asked for by name alone, for whether there is a card shows in use."""


def available_engines() -> list[EngineStatus]:
    """Every engine's state on this machine, best first, then those that are asked for by name alone."""
    states = []
    for name, opened in (*ENGINES, *ON_CARDS):
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
    named = dict((*ENGINES, *ON_CARDS)).get(choice)
    if named is not None:
        return PageReader(named())
    for _, opened in ENGINES if choice == "auto" else ():
        try:
            return PageReader(opened())
        except OcrUnavailableError:
            continue
    return None


def engine_chosen(choice: str) -> str:
    """Which engine that choice means on this machine, with all that tells its results from another's; empty
    for none. What was read by one is not what another reads."""
    try:
        reader = open_ocr(choice)
    except OcrUnavailableError:  # told by whoever reads
        return ""
    return reader.engine_name if reader else ""
