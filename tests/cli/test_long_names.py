"""Folders may be called by 85 Chinese characters; the results' name needs seven bytes more."""

from pathlib import Path

import pytest

from intake.cli.check import default_output
from intake.errors import UsageError


def test_a_name_that_leaves_room_gets_results_beside_it(tmp_path: Path) -> None:
    case = tmp_path / ("长" * 82)
    case.mkdir()
    results = default_output(case)
    results.mkdir()
    assert results.name == "长" * 82 + "-intake"


def test_a_name_that_leaves_none_is_told(tmp_path: Path) -> None:
    case = tmp_path / ("长" * 84)
    case.mkdir()
    with pytest.raises(UsageError, match=r"名称太长（84个字）.*--out"):
        default_output(case)
