"""``{places}`` in a scheme's wordings, which the program fills."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any

from intake.scheme.mistakes import Mistake, Place, unknown

Given = Mapping[str, frozenset[str]]
"""By finding code, the values that every finding of that code has."""


def place_mistakes(
    texts: Mapping[str, Any], values: Collection[str], path: Path, place: Place
) -> Iterator[Mistake]:
    """``{places}`` of a wording that are none of the ``values``, or are not closed."""
    for language, text in texts.items():
        try:
            asked = [name for _, name, _, _ in Formatter().parse(str(text)) if name is not None]
        except ValueError as error:
            yield Mistake(path, (*place, language), f"“{text}”: {error}")
            continue
        for name in asked:
            if name not in values:
                yield Mistake(path, (*place, language), unknown("可填的值", name, values))
