"""Where cases are judged and their outputs made: in processes that can be ended."""

from intake.bench.bench import Bench

__all__ = ["Bench"]
