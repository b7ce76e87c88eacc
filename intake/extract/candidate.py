"""One reading of one fact, before the best is chosen."""

from dataclasses import dataclass

from intake.model import Box, FactValue, RowPlace


@dataclass(frozen=True, slots=True)
class Candidate:
    """``way``: how it was found (label, below, table, pattern, mark). ``confidence``: 0-1, the text's own
    times how sure that way and the value's form are. ``order``: place in reading order.
    ``row_places``, ``unknown_heads``: of a list."""

    value: FactValue
    text: str
    page: int
    box: Box
    confidence: float
    way: str
    order: int = 0
    row_places: tuple[RowPlace, ...] = ()
    unknown_heads: tuple[str, ...] = ()
