"""Reading in processes of our own that can be killed: one hostile file never takes a case down."""

from intake.workers.pool import ReadingPool

__all__ = ["ReadingPool"]
