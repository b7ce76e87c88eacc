"""Processes that can be ended: what runs in one keeps to its bounds, or its keeper ends it from outside."""

from intake.limited.bounds import Bound, Bounds, judging_bounds, reading_bounds
from intake.limited.confinement import allow_cpu, confine, is_confined
from intake.limited.process import ALIVE, ChildLost, LimitedProcess
from intake.limited.spawned import main_left_out

__all__ = [
    "ALIVE",
    "Bound",
    "Bounds",
    "ChildLost",
    "LimitedProcess",
    "allow_cpu",
    "confine",
    "is_confined",
    "judging_bounds",
    "main_left_out",
    "reading_bounds",
]
