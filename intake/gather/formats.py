"""The archive formats, one file each, registered here."""

from collections.abc import Callable
from pathlib import Path

from intake.gather.opening import Opening
from intake.gather.rar_archive import read_rar
from intake.gather.sevenzip_archive import read_7z
from intake.gather.tar_archive import read_compressed, read_tar
from intake.gather.zip_archive import read_zip

ARCHIVE_READERS: dict[str, Callable[[Path, Opening], None]] = {
    "application/zip": read_zip,
    "application/x-7z-compressed": read_7z,
    "application/vnd.rar": read_rar,
    "application/x-tar": read_tar,
    "application/gzip": read_compressed,
    "application/x-bzip2": read_compressed,
    "application/x-xz": read_compressed,
}
"""By media type: hands every member of the archive at a path to an `Opening`. Raises ReadError."""
