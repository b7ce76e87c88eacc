"""The archive formats, one file each, registered here."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from intake.gather.zip_archive import read_zip

if TYPE_CHECKING:
    from intake.gather.archives import Opening

ARCHIVE_READERS: dict[str, Callable[[Path, "Opening"], None]] = {
    "application/zip": read_zip,
}
"""By media type: hands every member of the archive at a path to an `Opening`. Raises ReadError."""
