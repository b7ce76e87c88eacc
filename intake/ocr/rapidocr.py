"""RapidOCR with the PP-OCR models of its wheel: offline, no system package."""

import logging
from collections.abc import Callable, Sequence
from functools import partial
from importlib import metadata, util
from typing import Any

import cv2
import numpy as np
from PIL import Image

from intake.errors import OcrUnavailableError
from intake.model import WHOLE_PAGE, Box, Line
from intake.ocr.inked import inked_part
from intake.ocr.line_reader import LineReader, Reading
from intake.ocr.models import ADVICE, Models, wheel_models
from intake.ocr.onnx_runtime import OnnxRuntime
from intake.ocr.parts import cut
from intake.ocr.runtime import STEP, Runtime
from intake.ocr.silent import silence_onnxruntime
from intake.ocr.types import Slanting

DETECTOR_SIDE = 1280
"""Longest side, in pixels, of what the detector sees: measured best for A4 (121 of 121 key fields,
119 at 960, 112 with the library's default)."""

_LONGEST = 4000
_SLANT, _LONGER = 10.0, 1.5
"""Degrees off the quarter turns from which a line slants, and length by height from which that is told."""


class RapidOcrEngine:
    """One engine a process, its models (the wheel's or those given) loaded with the first page.

    Raises OcrUnavailableError when the library or its bundled models are missing: they are never
    downloaded.
    """

    def __init__(
        self, runtime: Runtime | None = None, name: str = "rapidocr", models: Models | None = None
    ) -> None:
        self.name = name
        self._runtime = runtime
        self._made: tuple[Any, LineReader] | None = None
        for module in ("rapidocr", "onnxruntime", "cv2"):
            if util.find_spec(module) is None:
                raise OcrUnavailableError(f"RapidOCR 缺少 {module}。{ADVICE}")
        self._models = models or wheel_models()

    @property
    def version(self) -> str:
        runtime = self._runtime.version if self._runtime else ""
        return ", ".join(filter(None, (metadata.version("rapidocr"), runtime, self._models.precision)))

    def recognise(self, image: Image.Image) -> tuple[Line, ...]:
        """The lines of an upright picture, boxes as fractions of it."""
        engine, _ = self._loaded()
        part = inked_part(image)
        inked = cut(image, part)
        pixels = _bgr(inked)
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
        _, lines = self._loaded()
        return tuple((text.strip(), sure) for text, sure in lines.read([_bgr(one) for one in strips]))

    def _loaded(self) -> tuple[Any, LineReader]:
        if self._made is None:
            silence_onnxruntime()
            from rapidocr import RapidOCR

            logging.getLogger("RapidOCR").setLevel(logging.ERROR)
            engine: Any = RapidOCR(
                params={
                    "Global.log_level": "error",
                    "Global.use_cls": False,  # pages are upright already; it cost a field and won none
                    "Global.max_side_len": _LONGEST,
                    "Det.limit_type": "max",
                    "Det.limit_side_len": DETECTOR_SIDE,
                    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                }
            )
            runtime = self._runtime or OnnxRuntime()
            # Both are made now, their networks ours instead of the library's own.
            detector = engine._load_det_model()
            detector.session = runtime.load(self._models.detector)
            detector.get_preprocess = partial(_prepared, detector.get_preprocess)
            decoder = engine._load_rec_model().postprocess_op
            lines = LineReader(runtime.load(self._models.recogniser), partial(_spelt, decoder))
            engine.text_rec = partial(_recognised, lines)
            self._made = engine, lines
        return self._made


def _prepared(made: Callable[[], Any]) -> Any:
    """The library's preparation of a page for its detector, its levels told in single precision."""
    preparation = made()
    preparation.normalize = partial(_levels, preparation.mean, preparation.std)
    return preparation


def _levels(mean: Sequence[float], deviation: Sequence[float], pixels: np.ndarray) -> np.ndarray:
    levels = np.empty((3, *pixels.shape[:2]), np.float32)  # as the network wants them: no copy follows
    for place, channel in enumerate(cv2.split(pixels)):
        factor = np.float32(1 / 255 / deviation[place])
        np.multiply(channel, factor, out=levels[place])
        levels[place] -= np.float32(mean[place] / deviation[place])
    return levels.transpose(1, 2, 0)


def _spelt(decoder: Any, signs: np.ndarray, likely: np.ndarray) -> Reading:
    """A line as the library spells it: signs in a row are one, between two of a kind stands a blank."""
    (found,), _ = decoder.decode(signs[None], likely[None], remove_duplicate=True)
    return Reading(*found)


def _recognised(lines: LineReader, asked: Any) -> Any:
    """What the library asks of its recogniser, done by ours."""
    from rapidocr import ch_ppocr_rec

    output: Any = ch_ppocr_rec.TextRecOutput
    read = lines.read(asked.img)
    return output(
        asked.img, tuple(one.text for one in read), [one.confidence for one in read], (None,) * len(read)
    )


def _bgr(picture: Image.Image) -> np.ndarray:
    return cv2.cvtColor(np.asarray(picture.convert("RGB")), cv2.COLOR_RGB2BGR)


def _on_page(box: Box, part: Box) -> Box:
    return box if part == WHOLE_PAGE else box.within(part)


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
