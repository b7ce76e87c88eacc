"""The one protocol of OCR: an engine turns a picture into lines; a page reader prepares the picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PIL import Image

from intake.model import Box, Line, Mark, Table


@dataclass(frozen=True, slots=True)
class Slanting(Line):
    """A line that neither runs level nor downwards: on a page that lies straight, a watermark's."""


class OcrEngine(Protocol):
    """One engine, ready to use. Boxes are fractions of the picture given; lines in any order, those that
    slant by more than ten degrees as `Slanting`, where the engine tells."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    def recognise(self, image: Image.Image) -> tuple[Line, ...]:
        """The lines of an upright picture (RGB or grey)."""
        ...

    def read_strips(self, strips: Sequence[Image.Image]) -> tuple[tuple[str, float], ...]:
        """What each picture of one single line says, and how surely (0-1): no lines are looked for."""
        ...


@dataclass(frozen=True, slots=True)
class OcrPage:
    """What was read from one picture of a page, in reading order.

    Boxes are fractions of the upright picture: as given, turned clockwise by ``rotation`` degrees, and
    straightened (for a phone photo: the flattened sheet; for a mirror image: turned over). Rows then are
    rows, whatever the scanner did. ``unread``: where ink stands that no line or mark accounts for.
    """

    lines: tuple[Line, ...]
    tables: tuple[Table, ...] = ()
    marks: tuple[Mark, ...] = ()
    rotation: int = 0
    mirrored: bool = False
    engine: str = ""
    why: tuple[str, ...] = ()
    unread: tuple[Box, ...] = ()


class PageOcr(Protocol):
    """Reads pictures of whole pages: turns, straightens, takes seals away, recognises, orders."""

    @property
    def engine_name(self) -> str: ...

    def read(self, image: Image.Image, dpi: float | None = None) -> OcrPage: ...

    def read_strips(self, strips: Sequence[Image.Image]) -> tuple[tuple[str, float], ...]:
        """What each picture of one single upright line says, and how surely (0-1)."""
        ...
