"""Whatever persons do in whatever order, and wherever a command dies, nothing is lost: a slice of
benchmarks/sequences.py, which does the same a thousand times."""

import os

import pytest

from benchmarks.sequences import run


@pytest.mark.skipif(not hasattr(os, "fork"), reason="commands die in forked processes")
def test_nothing_is_lost_by_any_sequence_of_acts() -> None:
    run(6, 12, derandomized=True)
