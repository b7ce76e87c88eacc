"""A form's pieces of text, what the engine joined downwards taken apart again."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from intake.extract.labels import LabelIndex
from intake.model import Box, Line, Page
from intake.zh.text import is_one_han, normalise

_DOWNWARDS = 1.25
"""Height by width, in the page's own measure, from which characters stand one below the other."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A text at its place. ``run``: the box of the downward run that it was taken from (``None``: it stood
    alone); within it the places of the characters are estimates. ``behind``: it stood behind a label in one
    line with it. ``em``: the width of a Chinese character in it, in page widths."""

    text: str
    box: Box
    confidence: float
    run: Box | None = None
    behind: bool = False
    em: float = field(init=False, compare=False)

    def __post_init__(self) -> None:
        characters = sum([1.0 if "\u4e00" <= one <= "\u9fff" else 0.55 for one in self.text])
        object.__setattr__(self, "em", self.box.width / max(0.5, characters))

    def part(self, start: int, end: int) -> "Piece":
        """The characters `start:end` with their share of the box, by the widths of characters."""
        widths = [1.0 if one > "\u2e80" else 0.55 for one in self.text]
        total = sum(widths) or 1.0
        x0 = self.box.x0 + self.box.width * sum(widths[:start]) / total
        x1 = self.box.x0 + self.box.width * sum(widths[:end]) / total
        return replace(self, text=self.text[start:end], box=Box(x0, self.box.y0, x1, self.box.y1))


def pieces_of(page: Page, labels: LabelIndex) -> list[Piece]:
    """The page's lines as pieces: runs of first or last halves of labels are one piece a character, and a
    label within a line begins a piece of its own."""
    aspect = page.width / page.height if page.height else 1.0
    if page.rotation % 180:
        aspect = 1.0 / aspect
    found: list[Piece] = []
    for line in page.lines:
        text = normalise(line.text)
        if text:
            found += _apart(line, text, aspect, labels)
    return found


def _apart(line: Line, text: str, aspect: float, labels: LabelIndex) -> Iterator[Piece]:
    if _runs_down(text, line.box, aspect) and all(one in labels.characters for one in text):
        step = line.box.height / len(text)
        for place, one in enumerate(text):
            top = line.box.y0 + place * step
            box = Box(line.box.x0, top, line.box.x1, top + step)
            yield Piece(one, box, line.confidence, line.box)
        return
    whole = Piece(text, line.box, line.confidence)
    inner = labels.find(text)
    # A paper in two languages says a label twice.
    starts = [
        label.start
        for before, label in zip([None, *inner], inner, strict=False)
        if label.start > 0
        and (before is None or label.start > before.value_start or label.fields != before.fields)
    ]
    for start, end in pairwise([0, *starts, len(text)]):
        part = whole.part(start, end) if (start, end) != (0, len(text)) else whole
        stripped = part.text.strip()
        if stripped:
            before = len(part.text) - len(part.text.lstrip())
            yield part.part(before, before + len(stripped)) if stripped != part.text else part


def _runs_down(text: str, box: Box, aspect: float) -> bool:
    return (
        len(text) >= 2
        and all(map(is_one_han, text))
        and box.width > 0
        and box.height > _DOWNWARDS * box.width * aspect
    )
