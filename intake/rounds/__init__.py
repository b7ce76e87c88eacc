"""Rounds of one case: what became of the requests of the round before."""

from intake.rounds.compare import compare_rounds, round_number

__all__ = ["compare_rounds", "round_number"]
