"""A network in eight-bit whole numbers: only where the processor multiplies them, only as measured."""

from pathlib import Path

import pytest

from intake.errors import OcrUnavailableError
from intake.ocr import available_engines, eight_bit, engine_chosen, open_ocr, openvino_runtime
from intake.ocr.eight_bit import DIGEST, FILE, eight_bit_models, has_vnni
from intake.ocr.models import wheel_models
from intake.ocr.processor import processor_flags
from tests.ocr.pictures import letter

LARGEST = 12_000_000
"""Bytes: it travels in every wheel."""


@pytest.fixture
def with_vnni(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(eight_bit, "processor_flags", lambda: frozenset({"avx512_vnni"}))
    monkeypatch.setattr(openvino_runtime, "processor_flags", lambda: frozenset({"avx512_vnni"}))


@pytest.mark.parametrize(
    ("flags", "has"),
    [
        ({"avx2", "avx512f", "avx512_vnni"}, True),
        ({"avx2", "avx_vnni"}, True),
        ({"avx2", "avx512f", "avx512_bf16"}, False),
        ({"fp", "asimd", "asimddp"}, False),
    ],
)
def test_the_processor_says_whether_it_multiplies_eight_bits(flags: set[str], has: bool) -> None:
    assert has_vnni(frozenset(flags)) is has


@pytest.mark.parametrize("told", [True, False])
def test_where_the_system_tells_nothing_opencv_is_asked(
    monkeypatch: pytest.MonkeyPatch, told: bool
) -> None:
    monkeypatch.setattr("cv2.checkHardwareSupport", lambda feature: told and feature == 23)
    assert has_vnni(frozenset()) is told


def test_it_comes_with_the_program_and_is_small(with_vnni: None) -> None:
    models = eight_bit_models()
    assert models.recogniser == FILE
    assert models.detector == wheel_models().detector
    assert FILE.stat().st_size < LARGEST
    assert "Apache License, Version 2.0" in (FILE.parent / "NOTICE").read_text("utf-8")


def test_auto_takes_it_before_the_full_one(with_vnni: None) -> None:
    assert engine_chosen("auto").startswith("int8 ")
    assert DIGEST[:8] in engine_chosen("int8")  # another network, another reading: the cache must know


def test_without_the_instructions_the_full_one_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    for user in (eight_bit, openvino_runtime):
        monkeypatch.setattr(user, "processor_flags", lambda: frozenset({"avx2"}))
    (state,) = [one for one in available_engines() if one.name == "int8"]
    assert not state.available
    assert "VNNI" in state.problem
    assert engine_chosen("auto").startswith("rapidocr ")


@pytest.mark.parametrize("damage", ["changed", "gone"])
def test_a_network_that_is_not_as_it_was_measured_reads_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, with_vnni: None, damage: str
) -> None:
    network = tmp_path / "rec.onnx"
    if damage == "changed":
        network.write_bytes(FILE.read_bytes() + b"\0")
    monkeypatch.setattr(eight_bit, "FILE", network)
    with pytest.raises(OcrUnavailableError, match=r"rec\.onnx"):
        open_ocr("int8")
    assert engine_chosen("auto").startswith("rapidocr ")


@pytest.mark.skipif(not has_vnni(processor_flags()), reason="this processor has no VNNI")
def test_it_reads_what_the_full_one_reads() -> None:
    page = letter()
    ours, theirs = (open_ocr(name) for name in ("int8", "rapidocr"))
    assert ours is not None and theirs is not None
    assert [one.text for one in ours.read(page).lines] == [one.text for one in theirs.read(page).lines]
