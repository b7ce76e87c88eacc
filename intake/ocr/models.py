"""The two networks of a recogniser of PP-OCR's kind."""

from dataclasses import dataclass
from importlib import util
from pathlib import Path

from intake.errors import OcrUnavailableError

ADVICE = "安装：pip install rapidocr onnxruntime opencv-python-headless"


@dataclass(frozen=True, slots=True)
class Models:
    """ONNX files; `precision` names what tells them from those of the wheel, whose readings are others."""

    detector: Path
    recogniser: Path
    precision: str = ""


def wheel_models() -> Models:
    """The networks of RapidOCR's wheel. Raises OcrUnavailableError when they are not all there."""
    library = util.find_spec("rapidocr")
    places = library.submodule_search_locations if library else None
    found = [
        next(iter(sorted(Path(place, "models").glob(f"*{kind}*.onnx"))), None)
        for place in (places or [])[:1]
        for kind in ("det", "rec")
    ]
    match found:
        case [Path() as detector, Path() as recogniser]:
            return Models(detector, recogniser)
    raise OcrUnavailableError(f"RapidOCR 的模型文件不全，请重新安装。{ADVICE}")
