"""What the names of files and folders say that is inside."""

from collections.abc import Iterable
from functools import lru_cache

from intake.checks.types import Case
from intake.scheme import Submission
from intake.zh.text import squeeze


def named_for(case: Case, path: str) -> tuple[Submission, ...]:
    """The submissions that a file's and its folders' names speak of."""
    return tuple(item for item in case.scheme.submissions if speaks_of(case, path, item, item.kinds))


def speaks_of(case: Case, path: str, submission: Submission, kinds: Iterable[str]) -> bool:
    """Whether a file's or its folders' names speak of the submission, or of such kinds."""
    name = _plain(path)
    words = [*submission.names]
    for kind in kinds:
        if kind in case.scheme.kinds:
            words += case.scheme.kinds[kind].recognition.names
    return any(_plain(word) in name for word in words if word.strip())


def could_be(case: Case, path: str, submission: Submission, kinds: Iterable[str]) -> bool:
    """By name: it speaks of the submission, or of none at all."""
    return speaks_of(case, path, submission, kinds) or not named_for(case, path)


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    return squeeze(text).lower()
