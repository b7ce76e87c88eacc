"""What a verdict means to a script, and which of several is the worst."""

from collections.abc import Iterable, Mapping

from intake.errors import ExitCode
from intake.model.finding import Verdict

EXIT_CODES: Mapping[Verdict, ExitCode] = {
    "complete": ExitCode.COMPLETE,
    "deficient": ExitCode.DEFICIENT,
    "needs_review": ExitCode.NEEDS_REVIEW,
    "unreadable": ExitCode.UNREADABLE,
}

_WORST_FIRST = (ExitCode.UNREADABLE, ExitCode.DEFICIENT, ExitCode.NEEDS_REVIEW)


def worst(codes: Iterable[ExitCode]) -> ExitCode:
    """The worst of several cases' codes, in the contract's order 4 1 3 0."""
    found = set(codes)
    for code in _WORST_FIRST:
        if code in found:
            return code
    return ExitCode.COMPLETE
