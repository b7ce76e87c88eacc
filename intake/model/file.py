"""One thing found in a case."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

FileStatus = Literal["read", "partly_read", "unreadable", "ignored"]

_OF_A_FILE = ("file", "name", "problem", "could_be")
_OF_A_PAGE = ("file", "name", "page", "problem", "could_be")

READING_PROBLEMS: Mapping[str, tuple[str, ...]] = {
    "file-unreadable": _OF_A_FILE,
    "file-not-read": _OF_A_FILE,
    "file-encrypted": _OF_A_FILE,
    "file-empty": _OF_A_FILE,
    "file-unsupported": _OF_A_FILE,
    "file-too-large": _OF_A_FILE,
    "volume-missing": (*_OF_A_FILE, "missing"),
    "page-illegible": _OF_A_PAGE,
    "page-too-small": _OF_A_PAGE,
    "picture-illegible": ("file", "name", "page", "problem", "document"),
    "page-blank": _OF_A_PAGE,
}
"""The finding codes that reading itself gives files and pages, and what the message of each may name. They
are the program's own, the same for every scheme."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file, an archive's member or a document's attachment.

    ``path`` is its name in the report: relative to the case, ``/`` between parts, archive members as
    ``outer.zip!/inner/file.pdf``. ``location`` is where its bytes lie now; it never leaves the machine
    and stands in no report. ``problem_code`` is a finding code when gathering already failed
    (``file-encrypted`` for a locked archive); ``problem`` says it in words for the log.
    ``alias_of`` names an earlier file of the case with the same bytes: it is not read again.
    ``context`` is the text that stands around a picture or attachment in the document that holds it
    (its caption, the heading above): it helps to tell what the picture is. ``round`` is 0 for the first
    application, 1 for the first supplement, and so on.
    """

    path: str
    location: Path
    sha256: str
    media_type: str
    size: int
    status: FileStatus = "read"
    problem: str | None = None
    problem_code: str | None = None
    problem_params: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    alias_of: str | None = None
    context: str = ""
    round: int = 0

    @property
    def name(self) -> str:
        """The last part of the path, for people."""
        return self.path.replace("!/", "/").rsplit("/", 1)[-1]

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders (and archives) it lies in, outermost first."""
        return tuple(self.path.replace("!/", "/").split("/")[:-1])
