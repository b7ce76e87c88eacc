"""All that a case leaves behind appears together, or nothing does."""

import errno
import os
import signal
from pathlib import Path

import pytest

from intake.case.outputs import write_outputs
from intake.errors import CaseError, FileInUseError
from intake.model import Reported
from intake.pipeline import Outcome
from intake.scheme import load_scheme
from tests.render.builders import typical

SCHEME = load_scheme("gbt27922")
ALL = ["notice.docx", "notice.txt", "report.html", "report.json", "rounds.yaml"]


def outcome() -> Outcome:
    return Outcome(Reported(typical(SCHEME)), (), {})


def shown(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != ".intake")


@pytest.mark.parametrize("place", range(7))
def test_a_disk_that_fills_up_leaves_no_part_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    written = []

    def full(descriptor: int) -> None:
        written.append(descriptor)
        if len(written) > place:
            raise OSError(errno.ENOSPC, "No space left on device")

    case, folder = tmp_path / "案件", tmp_path / "结果"
    case.mkdir()
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(CaseError, match="No space left"):
            write_outputs(outcome(), SCHEME, folder, material=(case,))
    assert shown(folder) == []
    write_outputs(outcome(), SCHEME, folder, material=(case,))
    assert shown(folder) == ALL


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
@pytest.mark.parametrize("place", [0, 2, 5])
def test_ctrl_c_while_they_are_written_leaves_no_part_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    written = []

    def interrupted(descriptor: int) -> None:
        written.append(descriptor)
        if len(written) > place:
            os.kill(os.getpid(), signal.SIGINT)

    folder = tmp_path / "结果"
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", interrupted)
            with pytest.raises(KeyboardInterrupt):
                write_outputs(outcome(), SCHEME, folder, material=(tmp_path,))
    finally:
        signal.signal(signal.SIGINT, before)
    assert shown(folder) == []


def test_what_is_there_stays_when_the_next_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "结果"
    write_outputs(outcome(), SCHEME, folder, material=(tmp_path,))
    before = {name: (folder / name).read_bytes() for name in ALL}
    with monkeypatch.context() as patched:
        real = Path.replace

        def refused(self: Path, target: Path) -> Path:
            if target.name == "notice.docx":
                raise PermissionError(errno.EACCES, "open in another program")
            return real(self, target)

        patched.setattr(Path, "replace", refused)
        with pytest.raises(FileInUseError, match="另一个程序"):
            write_outputs(Outcome(Reported(typical(SCHEME)), (), {("x", 1): b""}), SCHEME, folder)
    assert {name: (folder / name).read_bytes() for name in ALL} == before
    assert shown(folder) == ALL
