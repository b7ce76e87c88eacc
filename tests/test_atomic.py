"""Files appear whole or not at all."""

from pathlib import Path

import pytest

from intake.atomic import write_atomically


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
