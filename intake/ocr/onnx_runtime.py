"""Networks run by onnxruntime: everywhere, in the model's own precision."""

from importlib import metadata
from pathlib import Path

import numpy as np

from intake.ocr.runtime import Network
from intake.ocr.silent import silence_onnxruntime


class OnnxRuntime:
    """A `Runtime`."""

    def __init__(self, threads: int = 1) -> None:
        self._threads = threads

    @property
    def version(self) -> str:
        return f"onnxruntime {metadata.version('onnxruntime')}"

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
        session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        name = session.get_inputs()[0].name

        def run(pixels: np.ndarray) -> np.ndarray:
            found: np.ndarray = session.run(None, {name: pixels})[0]
            return found

        return run
