"""Rounds of one case: what came in, and what became of the requests of the round before."""

from intake.rounds.compare import compare_rounds, round_number
from intake.rounds.store import (
    ROUNDS_FILE,
    Arrival,
    Issued,
    all_supplements,
    arrivals_written,
    arrived,
    read_arrivals,
)

__all__ = [
    "ROUNDS_FILE",
    "Arrival",
    "Issued",
    "all_supplements",
    "arrivals_written",
    "arrived",
    "compare_rounds",
    "read_arrivals",
    "round_number",
]
