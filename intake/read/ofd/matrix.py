"""OFD's transformations: from an object's own coordinates to millimetres of the page."""

import math
from typing import NamedTuple

from intake.read.ofd.xml import numbers


class Matrix(NamedTuple):
    """x' = a·x + c·y + e, y' = b·x + d·y + f (GB/T 33190, 8.5)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    @staticmethod
    def of(text: str | None) -> "Matrix":
        """What six numbers say; anything else changes nothing."""
        values = numbers(text)
        return Matrix(*values) if len(values) == 6 and all(map(math.isfinite, values)) else Matrix()

    def then(self, other: "Matrix") -> "Matrix":
        """First this one, then the other."""
        return Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            self.e * other.a + self.f * other.c + other.e,
            self.e * other.b + self.f * other.d + other.f,
        )

    def moved(self, x: float, y: float) -> "Matrix":
        """This one, then a shift."""
        return self._replace(e=self.e + x, f=self.f + y)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where a point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    @property
    def scale(self) -> float:
        """By how much it enlarges, on average."""
        return math.sqrt(abs(self.a * self.d - self.b * self.c))

    @property
    def angle(self) -> float:
        """Degrees by which it turns what is level, clockwise as seen."""
        return math.degrees(math.atan2(self.b, self.a))
