"""What of a scheme tells how pages are assigned and read: all else may be edited, what was read holds."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from intake.scheme.same import Same
from intake.scheme.types import Scheme, Wording

_NO_WORDS = Wording({})


def for_reading(scheme: Scheme) -> Scheme:
    """The scheme's kinds, and which submission each may serve, without its rules, data, letters and words
    for people: reading is given no more, so that it cannot rest on them. Of one scheme always the same
    object."""
    return _for_reading(Same(scheme))


@lru_cache(maxsize=4)
def _for_reading(key: Same[Scheme]) -> Scheme:
    scheme = key.value
    return Scheme(
        id=scheme.id,
        version="",
        title=_NO_WORDS,
        submissions=tuple(
            replace(item, title=_NO_WORDS, request=_NO_WORDS, basis=_NO_WORDS)
            for item in scheme.submissions
        ),
        kinds=scheme.kinds,
        findings={},
        checks=(),
        data={},
        folder=Path(),
    )
