"""Networks run by onnxruntime, in the model's own precision: everywhere by the processor, by a graphics
card where an onnxruntime made for it is installed."""

import logging
from importlib import metadata
from pathlib import Path

import numpy as np

from intake.errors import OcrUnavailableError
from intake.ocr.runtime import Network
from intake.ocr.silent import silence_onnxruntime

_LOG = logging.getLogger("intake")

_PROCESSOR = "CPUExecutionProvider"
CARDS = {
    "cuda": ("CUDAExecutionProvider", "onnxruntime-gpu"),
    "directml": ("DmlExecutionProvider", "onnxruntime-directml"),
    "coreml": ("CoreMLExecutionProvider", "onnxruntime"),
}
"""By name, what onnxruntime calls a kind of card, and the distribution that knows it."""


class OnnxRuntime:
    """A `Runtime`. `card`: one of `CARDS`; without it the processor.

    Raises OcrUnavailableError when the onnxruntime installed does not know that kind of card.
    """

    def __init__(self, threads: int = 1, card: str = "") -> None:
        self._threads = threads
        self._card = card
        self._provider = _PROCESSOR
        if card:
            self._provider, distribution = CARDS[card]
            silence_onnxruntime()
            import onnxruntime

            if self._provider not in onnxruntime.get_available_providers():
                raise OcrUnavailableError(f"本机的识别程序库不会用显卡（{card}）。需要 {distribution}")

    @property
    def version(self) -> str:
        distribution = CARDS[self._card][1] if self._card else "onnxruntime"
        return f"{distribution} {metadata.version(distribution)}{f' {self._card}' if self._card else ''}"

    def load(self, model: Path) -> Network:
        silence_onnxruntime()
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 4
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        # A plan of memory is kept a shape, and shapes here are many: without plans, an arena takes half the
        # memory (318 MB, not 587, over eleven shapes of pages) in the same time.
        options.enable_cpu_mem_arena = True
        options.enable_mem_pattern = False
        providers = list(dict.fromkeys((self._provider, _PROCESSOR)))
        session = onnxruntime.InferenceSession(str(model), options, providers=providers)
        if session.get_providers()[0] != self._provider:
            _LOG.warning("显卡（%s）用不上，改由处理器识别", self._card)
        name = session.get_inputs()[0].name

        def run(pixels: np.ndarray) -> np.ndarray:
            found: np.ndarray = session.run(None, {name: pixels})[0]
            return found

        return run
