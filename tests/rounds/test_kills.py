"""Losing the process at any moment loses no decision and issues no letter number twice: a slice of
benchmarks/kills.py, which does the same two hundred times. (test_cut_off.py goes through every touch of the
disk.)"""

from benchmarks.kills import main


def test_commands_killed_at_random_moments_lose_nothing() -> None:
    assert main(2, cases=1) == 0
