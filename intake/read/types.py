"""What readers take and give."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from intake.limits import Limits
from intake.model import Page, SourceFile
from intake.ocr.types import PageOcr


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """``ocr`` reads a picture of a page (``None``: no engine, such pages become findings).

    ``workdir`` is a private folder for what a reader must unpack (pictures, attachments).
    ``on_page`` is called after each page, for progress.
    """

    workdir: Path
    ocr: PageOcr | None = None
    limits: Limits = field(default_factory=Limits)
    on_page: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A file's pages, the file with its final status and problem, and what lay inside it.

    ``children`` (pictures pasted into Word, PDF attachments, files inside an e-mail) are files of their
    own that the pipeline reads next; their paths are ``parent!/name``.
    """

    source: SourceFile
    pages: tuple[Page, ...] = ()
    children: tuple[SourceFile, ...] = ()
