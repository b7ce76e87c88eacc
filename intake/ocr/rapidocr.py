"""RapidOCR with the PP-OCR models of its wheel: offline, no system package."""

import logging
from collections.abc import Sequence
from importlib import metadata, util
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from intake.errors import OcrUnavailableError
from intake.model import WHOLE_PAGE, Box, Line
from intake.ocr.inked import inked_part
from intake.ocr.onnx_runtime import OnnxRuntime
from intake.ocr.parts import cut
from intake.ocr.runtime import STEP, Network, Runtime
from intake.ocr.silent import silence_onnxruntime
from intake.ocr.types import Slanting

DETECTOR_SIDE = 1280
"""Longest side, in pixels, of what the detector sees: measured best for A4 (121 of 121 key fields,
119 at 960, 112 with the library's default)."""

_LONGEST = 4000
_SLANT, _LONGER = 10.0, 1.5
"""Degrees off the quarter turns from which a line slants, and length by height from which that is told."""

_DETECTOR, _RECOGNISER = "*det*.onnx", "*rec*.onnx"
"""The models of the wheel."""

_ADVICE = "安装：pip install rapidocr onnxruntime opencv-python-headless"


class RapidOcrEngine:
    """One engine a process, its model loaded with the first page.

    Raises OcrUnavailableError when the library or its bundled models are missing: they are never
    downloaded.
    """

    def __init__(self, runtime: Runtime | None = None, name: str = "rapidocr") -> None:
        self.name = name
        self._runtime = runtime
        self._engine: Any = None
        for module in ("rapidocr", "onnxruntime", "cv2"):
            if util.find_spec(module) is None:
                raise OcrUnavailableError(f"RapidOCR 缺少 {module}。{_ADVICE}")
        if not (any(_models().glob(_DETECTOR)) and any(_models().glob(_RECOGNISER))):
            raise OcrUnavailableError(f"RapidOCR 的模型文件不全，请重新安装。{_ADVICE}")

    @property
    def version(self) -> str:
        library = metadata.version("rapidocr")
        return f"{library}, {self._runtime.version}" if self._runtime else library

    def recognise(self, image: Image.Image) -> tuple[Line, ...]:
        """The lines of an upright picture, boxes as fractions of it."""
        engine = self._loaded()
        part = inked_part(image)
        inked = cut(image, part)
        pixels = np.ascontiguousarray(np.asarray(inked.convert("RGB"))[:, :, ::-1])
        height, width = pixels.shape[:2]
        # The part is looked at as large as the whole picture would be: less to do, nothing else seen.
        shown = DETECTOR_SIDE * max(inked.size) / max(image.size)
        engine.text_det.limit_side_len = max(STEP, -(-int(shown) // STEP) * STEP)
        result = engine(pixels, use_det=True)
        if result.boxes is None or result.txts is None:
            return ()
        return tuple(
            (Slanting if _slants(corners) else Line)(
                text.strip(), _on_page(_box(corners, width, height), part), float(score)
            )
            for corners, text, score in zip(result.boxes, result.txts, result.scores, strict=True)
            if text.strip()
        )

    def read_strips(self, strips: Sequence[Image.Image]) -> tuple[tuple[str, float], ...]:
        """Each strip through the recogniser alone: a tenth of a second where the detector takes one."""
        return tuple(self._strip(strip) for strip in strips)

    def _strip(self, strip: Image.Image) -> tuple[str, float]:
        pixels = np.ascontiguousarray(np.asarray(strip.convert("RGB"))[:, :, ::-1])
        result = self._loaded()(pixels, use_det=False)
        return (str(result.txts[0]).strip(), float(result.scores[0])) if result.txts else ("", 0.0)

    def _loaded(self) -> Any:
        if self._engine is None:
            silence_onnxruntime()
            from rapidocr import RapidOCR

            logging.getLogger("RapidOCR").setLevel(logging.ERROR)
            engine: Any = RapidOCR(
                params={
                    "Global.log_level": "error",
                    "Global.use_cls": False,  # pages are upright already; it cost a field and won none
                    "Global.max_side_len": _LONGEST,
                    "Rec.rec_batch_num": 1,  # a line padded to its batch's longest costs a tenth more
                    # The library pads every line to 320 pixels, which seven lines of ten do not fill.
                    "Rec.rec_img_shape": [3, 48, STEP],
                    "Det.limit_type": "max",
                    "Det.limit_side_len": DETECTOR_SIDE,
                    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                }
            )
            runtime = self._runtime or OnnxRuntime()
            # Both are made now, their networks ours instead of the library's own.
            engine._load_det_model().session = runtime.load(_model(_DETECTOR))
            lines = runtime.load(_model(_RECOGNISER))
            engine._load_rec_model().session = _of_even_width(lines)
            self._engine = engine
        return self._engine


def _of_even_width(network: Network) -> Network:
    """The recogniser, its lines padded with mid-grey (0), as the library pads, to a multiple of `STEP`."""

    def run(pixels: np.ndarray) -> np.ndarray:
        missing = -pixels.shape[3] % STEP
        return network(np.pad(pixels, ((0, 0), (0, 0), (0, 0), (0, missing))) if missing else pixels)

    return run


def _model(pattern: str) -> Path:
    return next(iter(sorted(_models().glob(pattern))))


def _on_page(box: Box, part: Box) -> Box:
    return box if part == WHOLE_PAGE else box.within(part)


def _models() -> Path:
    found = util.find_spec("rapidocr")
    if found is None or not found.submodule_search_locations:
        return Path()
    return Path(found.submodule_search_locations[0]) / "models"


def _slants(corners: Any) -> bool:
    """Whether the line's longer side lies off the quarter turns, and is long enough to tell."""
    across, down = corners[1] - corners[0], corners[3] - corners[0]
    longer, shorter = (across, down) if np.hypot(*across) >= np.hypot(*down) else (down, across)
    if np.hypot(*longer) < _LONGER * np.hypot(*shorter):
        return False
    off = abs(float(np.degrees(np.arctan2(longer[1], longer[0])))) % 90
    return min(off, 90 - off) > _SLANT


def _box(corners: Any, width: int, height: int) -> Box:
    xs, ys = corners[:, 0] / width, corners[:, 1] / height
    return Box(float(xs.min()), float(ys.min()), float(xs.max()), float(ys.max()))
