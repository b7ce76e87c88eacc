"""Which library runs the recogniser's networks on which machine, and that the faster one reads the same."""

import subprocess
import sys
from importlib import util
from pathlib import Path

import numpy as np
import pytest
import rapidocr

from intake.batch.one_case import batch_job
from intake.errors import OcrUnavailableError
from intake.ocr import available_engines, eight_bit, engine_chosen, onnx_runtime, open_ocr, openvino_runtime
from intake.ocr.onnx_runtime import OnnxRuntime
from intake.ocr.openvino_runtime import OpenVinoRuntime, has_bf16
from intake.ocr.processor import processor_flags
from intake.ocr.rapidocr import RapidOcrEngine
from intake.scheme import load_scheme
from intake.settings import Settings
from tests.ocr.pictures import letter

HAS_OPENVINO = util.find_spec("openvino") is not None


def with_flags(monkeypatch: pytest.MonkeyPatch, *flags: str) -> None:
    for user in (openvino_runtime, eight_bit):
        monkeypatch.setattr(user, "processor_flags", lambda: frozenset(flags))


@pytest.mark.parametrize(
    ("told", "has"),
    [
        ("processor\t: 0\nflags\t\t: fpu avx2 avx512f avx512_bf16 avx512_vnni\nbugs\t: x\n", True),
        ("flags\t\t: fpu amx_bf16 amx_tile\n", True),
        ("flags\t\t: fpu avx2 avx512f avx512_vnni\n", False),
        ("flags\t\t: fpu avx2\nbugs\t\t: avx512_bf16\n", False),
        ("Features\t: fp asimd bf16\n", False),
        ("", False),
    ],
)
def test_the_processor_says_whether_it_multiplies_bf16(tmp_path: Path, told: str, has: bool) -> None:
    (tmp_path / "cpuinfo").write_text(told, "ascii")
    assert has_bf16(processor_flags(tmp_path / "cpuinfo")) is has


def test_a_machine_that_tells_nothing_has_no_bf16(tmp_path: Path) -> None:
    assert not has_bf16(processor_flags(tmp_path / "nothing"))


def test_without_bf16_nobody_is_told_to_install_what_wins_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with_flags(monkeypatch, "avx2")
    (state,) = [one for one in available_engines() if one.name == "openvino"]
    assert not state.available
    assert "pip" not in state.problem
    assert engine_chosen("auto").startswith("rapidocr ")
    with pytest.raises(OcrUnavailableError, match="bf16"):
        open_ocr("openvino")


@pytest.mark.skipif(HAS_OPENVINO, reason="it is installed here")
def test_with_bf16_it_is_said_how_to_read_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    with_flags(monkeypatch, "avx512_bf16")
    with pytest.raises(OcrUnavailableError, match="pip install --no-deps openvino"):
        open_ocr("openvino")
    assert engine_chosen("auto").startswith("rapidocr ")


def test_a_batch_made_by_another_engine_is_not_taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import date

    scheme, settings = load_scheme("gbt27922"), Settings(date(2026, 11, 26))
    chosen = []
    for name in ("rapidocr 3", "openvino 3, bf16", "rapidocr 3"):
        monkeypatch.setattr("intake.batch.one_case.engine_chosen", lambda _, name=name: name)
        chosen.append(batch_job("out", scheme, settings).shaped_by)
    assert chosen[0] == chosen[2] != chosen[1]


def test_lines_are_padded_to_a_step_and_no_further() -> None:
    seen: list[int] = []

    class Spy:
        version = "spy"

        def load(self, model: Path):  # type: ignore[no-untyped-def]
            network = OnnxRuntime().load(model)

            def run(pixels: np.ndarray) -> np.ndarray:
                if pixels.shape[2] == 48:
                    seen.append(pixels.shape[3])
                return network(pixels)

            return run

    found = RapidOcrEngine(Spy()).recognise(letter())
    assert found[0].text == "商品售后服务评价体系认证申请材料"
    assert len(seen) >= len(found)  # some are read again in full
    assert all(width % 32 == 0 for width in seen)


@pytest.mark.skipif(not HAS_OPENVINO, reason="OpenVINO is not installed")
def test_openvino_reads_what_onnxruntime_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    if not has_bf16(processor_flags()):
        pytest.skip("this processor has no bf16")
    page = letter()
    with_flags(monkeypatch, "avx512_bf16")
    assert engine_chosen("auto").startswith("openvino ")
    ours, theirs = (open_ocr(name) for name in ("openvino", "rapidocr"))
    assert ours is not None and theirs is not None
    assert [one.text for one in ours.read(page).lines] == [one.text for one in theirs.read(page).lines]


@pytest.mark.skipif(not HAS_OPENVINO, reason="OpenVINO is not installed")
def test_openvino_finds_no_client_to_tell_its_makers(tmp_path: Path) -> None:
    client = tmp_path / "openvino_telemetry"
    client.mkdir()
    (client / "__init__.py").write_text("raise SystemExit('the client was loaded')\n", "ascii")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from intake.ocr.openvino_runtime import _core\n"
        "print(_core().available_devices)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "CPU" in done.stdout


def test_a_runtime_that_is_not_here_is_an_engine_that_is_not_here(monkeypatch: pytest.MonkeyPatch) -> None:
    with_flags(monkeypatch)
    with pytest.raises(OcrUnavailableError):
        OpenVinoRuntime()


def test_a_card_is_asked_for_by_name_and_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onnx_runtime, "CARDS", {"cuda": ("NoSuchProvider", "onnxruntime-gpu")})
    with pytest.raises(OcrUnavailableError, match=r"显卡（cuda）.*onnxruntime-gpu"):
        open_ocr("cuda")
    assert "NoSuch" not in engine_chosen("auto")


def test_a_card_reads_through_the_same_door_as_the_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    """The processor in the place of a card: none is at hand where tests run."""
    monkeypatch.setattr(onnx_runtime, "CARDS", {"cuda": ("CPUExecutionProvider", "onnxruntime")})
    reader = open_ocr("cuda")
    assert reader is not None
    assert reader.engine_name.startswith("cuda ")
    assert "商品售后服务评价体系认证申请材料" in [line.text for line in reader.read(letter()).lines]
    assert engine_chosen("auto").split()[0] in ("openvino", "int8", "rapidocr")


def test_a_card_that_is_not_there_leaves_the_work_to_the_processor(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(onnx_runtime, "CARDS", {"cuda": ("CPUExecutionProvider", "onnxruntime")})
    runtime = OnnxRuntime(card="cuda")
    monkeypatch.setattr(runtime, "_provider", "CUDAExecutionProvider")
    (model,) = Path(rapidocr.__file__).parent.glob("models/*rec*.onnx")
    network = runtime.load(model)
    assert "显卡（cuda）用不上" in caplog.text
    assert network(np.zeros((1, 3, 48, 32), np.float32)).shape[0] == 1
