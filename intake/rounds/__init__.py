"""Rounds of one case: what came in, and what became of the requests of the round before."""

from intake.rounds.compare import compare_rounds, round_number
from intake.rounds.store import (
    ROUNDS_FILE,
    Arrival,
    Issued,
    all_supplements,
    arrived,
    read_arrivals,
    write_arrivals,
)

__all__ = [
    "ROUNDS_FILE",
    "Arrival",
    "Issued",
    "all_supplements",
    "arrived",
    "compare_rounds",
    "read_arrivals",
    "round_number",
    "write_arrivals",
]
