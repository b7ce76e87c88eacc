"""Every limit of the reader, as numbers, in one place: `doctor` prints them, findings name them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What a stranger's file may cost before it becomes a finding instead.

    Sizes in bytes, times in seconds. Raise one with ``--limit NAME=VALUE``.
    """

    file_bytes: int = 2 * 1024**3
    archive_members: int = 10_000
    archive_depth: int = 4
    archive_total_bytes: int = 4 * 1024**3
    archive_ratio: int = 200
    image_pixels: int = 120_000_000
    pdf_pages: int = 3_000
    table_cells: int = 200_000
    page_characters: int = 200_000
    case_files: int = 10_000
    convert_seconds: int = 90
    file_seconds: int = 900
    page_seconds: int = 120
    worker_memory_bytes: int = 3 * 1024**3
