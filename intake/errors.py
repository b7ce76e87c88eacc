"""The errors of `intake`: one small hierarchy, each with the exit code its kind leads to.

Only what stops a whole run is an error. A file that cannot be read is a *finding* in the report.
"""

from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """The exit codes our users' scripts rely on (see docs/contract.md)."""

    COMPLETE = 0
    DEFICIENT = 1
    USAGE = 2
    NEEDS_REVIEW = 3
    UNREADABLE = 4
    INTERRUPTED = 130


class IntakeError(Exception):
    """What happened, to which file, and what to do next: one readable message."""

    exit_code: ClassVar[ExitCode] = ExitCode.UNREADABLE


class UsageError(IntakeError):
    """The command was asked for something that cannot be: nothing was checked."""

    exit_code = ExitCode.USAGE


class ConflictError(UsageError):
    """Somebody else has changed the same thing meanwhile: nothing was saved."""


class SchemeError(UsageError):
    """A scheme's data is broken; the message names file, place and what is wrong."""


class ReadError(IntakeError):
    """One file cannot be read. Becomes a finding on that file, never a crash.

    ``code`` is the finding's code (``file-encrypted``, ``file-unreadable``, …) and ``params`` fill
    that code's wording in the scheme.
    """

    def __init__(self, code: str, problem: str, **params: str) -> None:
        super().__init__(problem)
        self.code = code
        self.problem = problem
        self.params = params


class OcrUnavailableError(IntakeError):
    """The asked-for OCR engine is not on this machine; the message says how to get it."""

    exit_code = ExitCode.USAGE


class CaseError(IntakeError):
    """A case as a whole could not be processed."""


class FileInUseError(IntakeError):
    """A file that is to be replaced is held by another program (Word, WPS); nothing was written."""


class RegisterError(IntakeError):
    """The register of cases and letters cannot be opened or written."""
