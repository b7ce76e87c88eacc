"""Networks run by OpenVINO in bf16, on processors that multiply it: six tenths of onnxruntime's time there.

In its full precision OpenVINO is no faster than onnxruntime, so without such a processor it is not used.
"""

import sys
from functools import cache
from importlib import import_module, metadata, util
from pathlib import Path
from typing import Any

import numpy as np

from intake.errors import OcrUnavailableError
from intake.ocr.processor import processor_flags
from intake.ocr.runtime import Network

_INSTRUCTIONS = frozenset({"avx512_bf16", "amx_bf16"})
"""As Linux names them. A processor with AVX-512 alone would have bf16 imitated, which is slow."""

_SHAPES = 16
"""Shapes of a network for which compiled code is kept: the library's own bound, 5,000, is none."""

_ADVICE = "安装：pip install --no-deps openvino"


class OpenVinoRuntime:
    """A `Runtime`.

    Raises OcrUnavailableError when the library is missing or the processor does not have bf16.
    """

    def __init__(self, threads: int = 1) -> None:
        if not has_bf16(processor_flags()):
            raise OcrUnavailableError(
                "本机处理器不支持 bf16（或系统不报告），OpenVINO 在此不会更快，用 rapidocr 即可"
            )
        if util.find_spec("openvino") is None:
            raise OcrUnavailableError(f"本机处理器支持 bf16，装上 OpenVINO 识别更快。{_ADVICE}")
        self._threads = threads

    @property
    def version(self) -> str:
        return f"OpenVINO {metadata.version('openvino')} bf16"

    def load(self, model: Path) -> Network:
        compiled = _core().compile_model(
            str(model),
            "CPU",
            {
                "INFERENCE_PRECISION_HINT": "bf16",
                "INFERENCE_NUM_THREADS": self._threads,
                "NUM_STREAMS": 1,
                "PERFORMANCE_HINT": "LATENCY",
                "CPU_RUNTIME_CACHE_CAPACITY": _SHAPES,
            },
        )
        request = compiled.create_infer_request()

        def run(pixels: np.ndarray) -> np.ndarray:
            # Read before the next picture is shown: nothing needs a copy.
            found: np.ndarray = request.infer([pixels], share_inputs=True, share_outputs=True)[0]
            return found

        return run


def has_bf16(flags: frozenset[str]) -> bool:
    """Whether a processor with those instructions multiplies bf16 itself."""
    return bool(flags & _INSTRUCTIONS)


@cache
def _core() -> Any:
    # Importing OpenVINO tells its makers so, when its telemetry client is installed: it finds none.
    sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]
    # Not in the lock: 180 MB that half of the machines have no use for.
    return import_module("openvino").Core()
