"""A mistake in a scheme's data: where it stands and what is wrong, for whoever edits it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from intake.errors import SchemeError
from intake.scheme.files import broken_places, line_of

Place = tuple[str | int, ...]
"""From a file's top to what is wrong in it."""

_MOST_LISTED = 20


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: its file, its place there, and what is wrong."""

    path: Path
    place: Place
    what: str

    def __str__(self) -> str:
        line = line_of(self.path, self.place)
        where = ".".join(map(str, self.place)) or "顶层"
        return f"{self.path}: {f'第{line}行: ' if line else ''}{where}: {self.what}"


Told = Mistake | SchemeError
"""A mistake, or an error that says itself where it stands (a file that is no YAML)."""


def raise_all(mistakes: Iterable[Told]) -> None:
    """Tells all of them, a line each. Raises SchemeError when there are any."""
    lines = list(dict.fromkeys(map(str, mistakes)))
    if lines:
        raise SchemeError("\n".join(lines))


def shape_mistakes(content: object, shape: str, path: Path) -> Iterator[Mistake]:
    """Everything in a file that has not the shape it should have (`intake/scheme/shapes`)."""
    for place, what, strange, known in broken_places(content, shape):
        yield Mistake(path, place, unknown("条目", strange, known) if strange else what)


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """That there is no such thing, and the nearest right name, or all of them when they are few."""
    names = sorted(set(known))
    near = get_close_matches(name, names, 1, 0.6)
    if near:
        return f"没有{what}“{name}”，是不是“{near[0]}”？"
    return f"没有{what}“{name}”。可用：{_listed(names)}"


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_MOST_LISTED])
    return f"{shown}, …" if len(names) > _MOST_LISTED else shown or "–"
