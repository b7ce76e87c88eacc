"""Finds every file of a case, opens its archives safely, tells each file's type by its content.

Nothing is lost: whatever lies in the case ends as a `SourceFile` with a status, be it a file, an
archive's member, a symbolic link or something that cannot be opened.
"""

from pathlib import Path

from intake.gather.archives import Opener
from intake.gather.duplicates import name_duplicates
from intake.gather.inspect import inspect_file
from intake.gather.media import ARCHIVE_TYPES, media_type_of
from intake.gather.rounds import find_files, gather_rounds
from intake.limits import Limits
from intake.model import SourceFile

__all__ = ["ARCHIVE_TYPES", "gather", "gather_rounds", "inspect_file", "media_type_of"]


def gather(
    case: Path, workdir: Path, limits: Limits, opener: Opener | None = None
) -> tuple[SourceFile, ...]:
    """Every file of a case (a folder of any depth, one archive, or one file), in natural order.

    Archives' members are unpacked into `workdir`. A file that cannot be used comes with
    ``problem_code`` set; one with the bytes of an earlier one with ``alias_of``. Raises OSError only
    when `workdir` cannot be written.
    """
    return name_duplicates(find_files(case, workdir, limits, opener))
