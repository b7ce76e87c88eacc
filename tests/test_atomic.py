"""Files appear whole or not at all, one or several."""

import os
import signal
from pathlib import Path

import pytest

from intake.atomic import write_atomically, written_together
from intake.errors import FileInUseError


def test_writes_replaces_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file.json"
    write_atomically(path, b"one")
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert [item.name for item in path.parent.iterdir()] == ["file.json"]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.mkdir()
    with pytest.raises(OSError):
        write_atomically(path, b"x")
    assert [item.name for item in tmp_path.iterdir()] == ["file"]


def test_a_long_name_still_fits(tmp_path: Path) -> None:
    path = tmp_path / ("名" * 80)
    write_atomically(path, b"x")
    assert path.read_bytes() == b"x"


def test_several_appear_on_leaving_and_not_before(tmp_path: Path) -> None:
    one, other, old = tmp_path / "a" / "one", tmp_path / "other", tmp_path / "old"
    old.write_bytes(b"x")
    with written_together({one: b"1", other: b"2"}, gone=[old]):
        assert not one.exists()
        assert not other.exists()
        assert old.exists()
    assert (one.read_bytes(), other.read_bytes(), old.exists()) == (b"1", b"2", False)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "one", "other"]


def test_when_one_cannot_appear_none_does(tmp_path: Path) -> None:
    first, blocked, last = tmp_path / "first", tmp_path / "blocked", tmp_path / "last"
    first.write_bytes(b"before")
    (blocked / "inside").mkdir(parents=True)
    new = tmp_path / "new"
    with (
        pytest.raises(OSError),
        written_together({first: b"1", new: b"2", blocked: b"3", last: b"4"}, gone=[]),
    ):
        pass
    assert first.read_bytes() == b"before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["blocked", "first"]


def test_what_fails_before_they_appear_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyError), written_together({tmp_path / "one": b"1"}):
        raise KeyError
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
def test_ctrl_c_while_they_get_their_names_waits_until_all_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {tmp_path / name: b"x" for name in "abc"}
    real = Path.replace

    def interrupted(self: Path, target: Path) -> Path:
        os.kill(os.getpid(), signal.SIGINT)
        return real(self, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt), written_together(files):
            pass
    finally:
        signal.signal(signal.SIGINT, before)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "c"]


def test_a_file_that_another_program_holds_is_named_and_nothing_is_half_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report, letter = tmp_path / "report.json", tmp_path / "notice.docx"
    report.write_bytes(b"old report")
    letter.write_bytes(b"old letter")
    replace = Path.replace

    def as_windows_does(self: Path, target: Path) -> Path:
        if target == letter and self.suffix == ".part":
            raise PermissionError(13, "Access is denied", str(self), 5, str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", as_windows_does)
    both = {report: b"new", letter: b"new"}
    with pytest.raises(FileInUseError, match=r"notice\.docx"), written_together(both):
        pass
    assert report.read_bytes() == b"old report"
    assert letter.read_bytes() == b"old letter"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notice.docx", "report.json"]
