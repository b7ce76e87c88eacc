"""The network that reads lines, in eight-bit whole numbers, for processors that multiply these (VNNI).

It takes six tenths of the full one's time and reads the same but for single characters. The one that
finds lines stays as it is: quantised it lost characters that stand apart (benchmarks/RESULTS.md, "A
network in eight bits").

Made by `scripts/quantise_models.py` from the PP-OCRv6 model in RapidOCR's wheel (Apache-2.0, see
`networks/NOTICE`), never downloaded. A processor without VNNI adds such products up in sixteen bits,
which overflow: there it is not used.
"""

import hashlib
from dataclasses import replace
from pathlib import Path

import cv2

from intake.errors import OcrUnavailableError
from intake.ocr.models import Models, wheel_models
from intake.ocr.processor import processor_flags

FILE = Path(__file__).parent / "networks" / "rec.onnx"

DIGEST = "ef44382a9eeb1551d14ffffcdc4fa7cbf498b0d3bfc8f6417be92c86dced725a"
"""SHA-256: a file that is not as it was measured reads nothing."""

_INSTRUCTIONS = frozenset({"avx512_vnni", "avx_vnni"})
"""As Linux names them."""

_AS_OPENCV_COUNTS = 23
"""CV_CPU_AVX_512VNNI: OpenCV asks the processor itself, on every system, but knows none of those without
AVX-512."""


def eight_bit_models() -> Models:
    """The wheel's networks, this one in the place of its own.

    Raises OcrUnavailableError: the processor has no VNNI, or the file is not as it was made.
    """
    if not has_vnni(processor_flags()):
        raise OcrUnavailableError(
            "本机处理器不支持 VNNI（或系统不报告），整数模型在此不准，用 rapidocr 即可"
        )
    if not FILE.is_file() or hashlib.sha256(FILE.read_bytes()).hexdigest() != DIGEST:
        raise OcrUnavailableError(f"整数模型文件 {FILE.name} 缺失或已损坏，请重新安装 intake")
    return replace(wheel_models(), recogniser=FILE, precision=f"int8 {DIGEST[:8]}")


def has_vnni(flags: frozenset[str]) -> bool:
    """Whether a processor with those instructions, or this one where the system tells none, has VNNI."""
    return bool(flags & _INSTRUCTIONS) if flags else bool(cv2.checkHardwareSupport(_AS_OPENCV_COUNTS))
