"""A case and what was sent after it, as the files of one case."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from intake.errors import CaseError
from intake.gather.archives import Opener, Unpacker
from intake.gather.duplicates import name_duplicates
from intake.gather.names import natural_key
from intake.gather.volumes import with_volumes_joined
from intake.gather.walk import walk
from intake.limits import Limits
from intake.model import SourceFile

_SUPPLEMENT = "补充{number}"


def gather_rounds(
    case: Path,
    supplements: Sequence[Path],
    workdir: Path,
    limits: Limits,
    opener: Opener | None = None,
) -> tuple[SourceFile, ...]:
    """The files of the case, then those of each supplement under ``补充1/``, ``补充2/`` …, each with its
    round's number. A file sent again is an alias of the one of the earlier round.

    Raises:
        CaseError: the case or a supplement holds nothing.
    """
    found: list[SourceFile] = []
    for number, source in enumerate((case, *supplements)):
        files = find_files(source, workdir / f"round{number}", limits, opener)
        if not files:
            raise CaseError(f"案件是空的：{source} 中没有任何文件。")
        prefix = f"{_free_folder(number, found)}/" if number else ""
        found += [replace(file, path=f"{prefix}{file.path}", round=number) for file in files]
    return name_duplicates(found)


def find_files(
    source: Path, workdir: Path, limits: Limits, opener: Opener | None = None
) -> list[SourceFile]:
    """Every file of a folder, an archive or one file, in natural order; archives go into `workdir`."""
    unpacker = Unpacker(workdir / "members", limits, opener)
    files = with_volumes_joined(walk(source, limits), unpacker.new_path, limits)
    found = [item for file in files for item in unpacker.expand(file)]
    return sorted(found, key=lambda item: natural_key(item.path))


def _free_folder(number: int, taken: Iterable[SourceFile]) -> str:
    """A supplement's folder in the report, of a name that no file of the rounds before lies under."""
    name = _SUPPLEMENT.format(number=number)
    first_parts = {file.path.split("/", 1)[0] for file in taken}
    while name in first_parts:
        name += "_"
    return name
