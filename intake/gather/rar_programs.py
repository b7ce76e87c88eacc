"""Finds the outside program that really unpacks RAR: by trying it.

A name proves nothing. Debian's free `unrar` understands none of what is asked of it, its free 7z lists RAR
archives but has no codec for them, and an older `unar` fails on the newer format: with each, every member
would seem damaged. So each is given two tiny archives of ours, once.
"""

import base64
import tempfile
from functools import cache
from pathlib import Path
from typing import Literal

from intake.programs import find_program

RarVersion = Literal[4, 5]

RAR_VERSIONS: tuple[RarVersion, ...] = (4, 5)

RAR_PROGRAMS = ("unrar", "7z", "7zz", "unar")
"""In the order in which they are tried. bsdtar is none of them: it refuses the archives of one member that
rarfile hands to it."""

_PROBES: dict[RarVersion, str] = {
    4: "UmFyIRoHAM+QcwAADQAAAAAAAADL+3QgkCwAWgAAAAAIAAADoua3xbBmzD4dNQoApIEAAHN0ZXN0MS50eHQAwAzMzP6M3q//"
    "7F81dZIHZeJmluVWSCxXRkA8QuGQBq2HQAIIAAIiOl4DNIMB2E6QXhLs26fUgrayidAuucLZIpicfu4AEPeQP+191hXuqbffhRyN"
    "vtLQ2+25QMQ9ewBABwA=",
    5: "UmFyIRoHAQDz4YLrCwEFBwAGAQGAgIAAWZ3nQygCAwu3AASAEKSDAqLmt8WAAwEKc3Rlc3QxLnR4dAoDC52M9E0EeEFXxKo0"
    "RDQk+jLrR/rETX295gWAggqMwQMqlcoim1Aak91A/ABAAgDUYAQ27RX5t1SDKmROzXwf4B13VlEDBQQA",
}
"""An archive of each format with one compressed member. Origin: the test files of rarfile (`seektest.rar`
and `rar5-crc.rar`, the first member of each), ISC licence, © Marko Kreen."""

_MEMBER = "stest1.txt"
_CONTENT = b"".join(b"%03d\n" % number for number in range(512))


@cache
def rar_program(version: RarVersion) -> str | None:
    """The name of the first program that unpacks compressed members of that format; None: none does."""
    return next((name for name in RAR_PROGRAMS if _unpacks(name, version)), None)


def version_of(path: Path) -> RarVersion:
    """The format of a RAR archive (4: all before 5). Raises OSError."""
    with path.open("rb") as stream:
        return 5 if b"Rar!\x1a\x07\x01\x00" in stream.read(2 * 1024**2) else 4


def use_program(name: str) -> None:
    """Makes rarfile use that program. Raises rarfile.RarCannotExec when it is not there."""
    import rarfile

    rarfile.SEVENZIP_TOOL = find_program("7z") or "7z"
    rarfile.tool_setup(
        unrar=name == "unrar",
        unar=name == "unar",
        sevenzip=name == "7z",
        sevenzip2=name == "7zz",
        bsdtar=False,
        force=True,
    )


def _unpacks(name: str, version: RarVersion) -> bool:
    import rarfile

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        probe = Path(folder) / "probe.rar"
        probe.write_bytes(base64.b64decode(_PROBES[version]))
        try:
            use_program(name)
            with rarfile.RarFile(probe) as archive:
                return bool(archive.read(_MEMBER) == _CONTENT)
        except (rarfile.Error, OSError, EOFError, ValueError):
            return False
