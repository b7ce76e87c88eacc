"""Makes `intake/ocr/networks/rec.onnx` from that of RapidOCR's wheel, in eight-bit numbers.

    OMP_NUM_THREADS=1 python -m scripts.quantise_models     # needs `onnx`; some minutes, 3 GB

Convolutions are quantised statically: weights channel by channel, what flows between them by the range
it had on lines of pages drawn by our own generators (`benchmarks/pages`, another seed than the
benchmarks'). Attention and letters stay as they are: there little is won, and how sure a reading is
shows there. Large weights that stay are stored in half precision. Another draw, or another onnxruntime,
gives another network: it is measured (benchmarks/RESULTS.md, "A network in eight bits") before its
digest goes into `intake/ocr/eight_bit.py`.
"""

import hashlib
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper, version_converter
from onnxruntime.quantization import QuantType
from onnxruntime.quantization.calibrate import CalibrationMethod, TensorData, TensorsData
from onnxruntime.quantization.qdq_quantizer import QDQQuantizer
from onnxruntime.quantization.shape_inference import quant_pre_process

from benchmarks.hard_pages import HARD
from benchmarks.pages import DEGRADATIONS, KINDS, fonts
from intake.ocr.eight_bit import FILE
from intake.ocr.models import wheel_models
from intake.ocr.onnx_runtime import OnnxRuntime
from intake.ocr.page_reader import PageReader
from intake.ocr.rapidocr import RapidOcrEngine
from intake.ocr.runtime import Network

SEED = 77
SPOILT = (
    "clean 200 dpi",
    "150 dpi",
    "noise",
    "seal over text",
    "phone photo",
    "JPEG q30",
    "blur",
    "skew 3°",
)
OPSET = 17
LINES = 160
"""Pictures of lines that the ranges are learnt from."""

LARGE = 1_000_000
"""Weights from which those left as they are go into half precision."""


QUANTISED = ["Conv", "MaxPool"]


class Shown:
    """A `Runtime` that remembers what its networks were shown."""

    version = "shown"

    def __init__(self) -> None:
        self.by_model: dict[str, list[np.ndarray]] = {}

    def load(self, model: Path) -> Network:
        network, shown = OnnxRuntime().load(model), self.by_model.setdefault(model.name, [])

        def run(pixels: np.ndarray) -> np.ndarray:
            shown.append(pixels.astype(np.float16))
            return network(pixels)

        return run


def prepared(model: Path) -> onnx.ModelProto:
    """The network without nodes that do nothing, its shapes told and its constants folded."""
    network = onnx.load(model)
    same = {node.output[0]: node.input[0] for node in network.graph.node if node.op_type == "Identity"}
    kept = [node for node in network.graph.node if node.op_type != "Identity"]
    for node in kept:
        for place in range(len(node.input)):
            while node.input[place] in same:
                node.input[place] = same[node.input[place]]
    if any(result.name in same for result in network.graph.output):
        raise SystemExit(f"{model.name}: a result comes from a node that does nothing")
    del network.graph.node[:]
    network.graph.node.extend(kept)
    with tempfile.TemporaryDirectory() as folder:
        newer, done = Path(folder) / "newer.onnx", Path(folder) / "done.onnx"
        onnx.save(version_converter.convert_version(network, OPSET), newer)
        quant_pre_process(str(newer), str(done), skip_symbolic_shape=True)
        return onnx.load(done)


def ranges(network: onnx.ModelProto, pictures: Sequence[np.ndarray]) -> TensorsData:
    """The range of all that flows in the network: from the mean of the pictures' least to that of their
    most. (The least and most of all, or their percentiles, were measured worse.)"""
    told = onnx.ModelProto()
    told.CopyFrom(network)
    shown = told.graph.input[0].name
    known = {shown, *(result.name for result in told.graph.output)}
    for name in (name for node in told.graph.node for name in node.output if name not in known):
        told.graph.output.append(onnx.helper.make_empty_tensor_value_info(name))
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    session = onnxruntime.InferenceSession(
        told.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
    names = [result.name for result in session.get_outputs()]
    ends: dict[str, list[tuple[float, float]]] = {}
    for picture in pictures:
        pixels = picture.astype(np.float32)
        for name, values in [
            (shown, pixels),
            *zip(names, session.run(names, {shown: pixels}), strict=True),
        ]:
            if values.dtype == np.float32:
                ends.setdefault(name, []).append((min(0.0, values.min()), max(0.0, values.max())))
    means = {name: np.mean(both, axis=0, dtype=np.float32) for name, both in ends.items()}
    found = {name: TensorData(lowest=low, highest=high) for name, (low, high) in means.items()}
    return TensorsData(CalibrationMethod.MinMax, found)


def quantised(network: onnx.ModelProto, found: TensorsData) -> onnx.ModelProto:
    """The network, its layers between a step to whole numbers and one back."""
    kinds = (QuantType.QInt8, QuantType.QUInt8)
    quantiser = QDQQuantizer(network, True, False, *kinds, found, [], [], QUANTISED, {})
    quantiser.quantize_model()
    return quantiser.model.model


def in_half(network: onnx.ModelProto) -> onnx.ModelProto:
    """The network with large weights in half precision, made whole again when it is loaded."""
    for weights in list(network.graph.initializer):
        values = numpy_helper.to_array(weights)
        if values.dtype == np.float32 and values.size >= LARGE:
            name = weights.name
            network.graph.initializer.remove(weights)
            network.graph.initializer.append(
                numpy_helper.from_array(values.astype(np.float16), f"{name}.half")
            )
            whole = helper.make_node(
                "Cast", [f"{name}.half"], [name], f"{name}.whole", to=TensorProto.FLOAT
            )
            network.graph.node.insert(0, whole)
    return network


def main() -> None:
    """Writes the network and prints its digest."""
    chance, shown, wheel = random.Random(SEED), Shown(), wheel_models()  # noqa: S311
    draw(PageReader(RapidOcrEngine(shown)), chance)
    lines = chance.sample(shown.by_model[wheel.recogniser.name], LINES)
    network = prepared(wheel.recogniser)
    FILE.parent.mkdir(exist_ok=True)
    onnx.save(in_half(quantised(network, ranges(network, lines))), FILE)
    print(hashlib.sha256(FILE.read_bytes()).hexdigest())


def draw(reader: PageReader, chance: random.Random) -> None:
    """Pages of all kinds, spoilt in many ways, each read once."""
    faces = fonts()
    for turn, name in enumerate(SPOILT):
        for step in range(3):
            page = KINDS[(turn + 2 * step) % len(KINDS)](chance, faces[(turn + step) % len(faces)])
            reader.read(DEGRADATIONS[name](page))
    for name, spoil in HARD.items():
        if name != "600 dpi":
            reader.read(spoil(KINDS[0](chance, faces[1 % len(faces)])))


if __name__ == "__main__":
    main()
