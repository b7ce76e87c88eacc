"""Every limit of the reader, as numbers, in one place: `doctor` prints them, findings name them."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What a stranger's file may cost before it becomes a finding instead.

    Sizes in bytes, times in seconds. Raise one with ``--limit NAME=VALUE``. What each guards against
    stands in docs/security.md.
    """

    # The case and its archives.
    file_bytes: int = 2 * 1024**3
    case_files: int = 10_000
    archive_members: int = 10_000
    archive_depth: int = 4
    archive_total_bytes: int = 4 * 1024**3
    archive_ratio: int = 200
    archive_directory_bytes: int = 16 * 1024**2

    # What one file may hold.
    image_pixels: int = 120_000_000
    pdf_pages: int = 3_000
    table_cells: int = 200_000
    page_characters: int = 200_000

    # The process that reads it.
    convert_seconds: int = 90
    file_seconds: int = 900
    page_seconds: int = 120
    cpu_seconds: int = 900
    worker_memory_bytes: int = 3 * 1024**3
    written_bytes: int = 2 * 1024**3
    answer_bytes: int = 256 * 1024**2
    open_files: int = 256

    # The process that judges a case, and writes what it leaves behind: each of the two.
    judge_seconds: int = 300
    judge_memory_bytes: int = 3 * 1024**3

    # When a process is replaced although nothing is wrong with it.
    worker_tasks: int = 500
    worker_grown_bytes: int = 2 * 1024**3


_OF_JUDGING = frozenset({"judge_seconds", "judge_memory_bytes"})


def limits_of_reading(limits: Limits) -> str:
    """All that shape what reading gives, in writing: what was read once holds whatever judging may cost."""
    return repr(sorted((name, value) for name, value in asdict(limits).items() if name not in _OF_JUDGING))
