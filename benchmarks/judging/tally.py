"""Everything counted over a corpus."""

from collections import Counter
from dataclasses import dataclass, field

from benchmarks.packs.plant import Draft


@dataclass
class Tally:
    """Counts of one pack, or of many added up.

    ``sure``: (confidence rounded down to a twentieth, in percent; right) → documents.
    ``facts``: (kind, medium, exact) → how many. ``useful``: doubts about what was planted, by code;
    ``tolerated``: doubts that follow from it; ``doubts``: all others, noise. ``having``: packs with a
    code's fault; ``telling``: (code, its fault is there) → packs in which it is told, notes left out where they are
    not what is planted.
    """

    packs: int = 0
    pages: int = 0
    scanned: int = 0
    right: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    sure: Counter[tuple[int, bool]] = field(default_factory=Counter)
    facts: Counter[tuple[str, str, bool]] = field(default_factory=Counter)
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    useful: Counter[str] = field(default_factory=Counter)
    tolerated: Counter[str] = field(default_factory=Counter)
    doubts: Counter[str] = field(default_factory=Counter)
    clean: Counter[bool] = field(default_factory=Counter)
    having: Counter[str] = field(default_factory=Counter)
    telling: Counter[tuple[str, bool]] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)

    def remark(self, pack: Draft, words: str) -> None:
        """A line for the person who mends: what went wrong in which pack."""
        self.remarks.append(f"[{pack.number:03d}] {words}")

    def add(self, other: "Tally") -> None:
        """Takes up another's counts."""
        for name, value in vars(other).items():
            if isinstance(value, Counter):
                getattr(self, name).update(value)
            else:
                setattr(self, name, getattr(self, name) + value)
