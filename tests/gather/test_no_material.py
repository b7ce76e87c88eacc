"""What can be no application material is known by its content, or, where nobody knows that, by its name."""

from pathlib import Path

import pytest

from intake.gather import inspect_file
from intake.limits import Limits
from intake.model.media_types import can_be_material
from tests.hostile.no_material import MADE, OTHERS


def found(folder: Path, name: str, data: bytes) -> tuple[str, str | None, str]:
    (folder / name).write_bytes(data)
    source = inspect_file(folder / name, name, Limits())
    return source.media_type, source.problem_code, source.problem or ""


@pytest.mark.parametrize("name", MADE)
def test_it_is_told_and_asks_for_nothing(tmp_path: Path, name: str) -> None:
    media_type, code, problem = found(tmp_path, name, MADE[name])
    assert code == "file-unsupported"
    assert not can_be_material(media_type)
    assert "请改交" not in problem


@pytest.mark.parametrize("name", OTHERS)
def test_what_may_hold_something_stays_material(tmp_path: Path, name: str) -> None:
    """A wrong name makes nothing of a PDF; bytes that nobody knows may be anything."""
    media_type, _, _ = found(tmp_path, name, OTHERS[name])
    assert can_be_material(media_type)
