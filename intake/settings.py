"""What a user may choose for a run."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from intake.limits import Limits

OcrChoice = Literal[
    "auto", "openvino", "int8", "rapidocr", "tesseract", "cuda", "directml", "coreml", "off"
]
Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Settings:
    """One run's choices. ``as_of`` is the day everything is judged at. ``jobs``: processes."""

    as_of: date
    ocr: OcrChoice = "auto"
    language: Language = "zh"
    jobs: int = 1
    limits: Limits = field(default_factory=Limits)
