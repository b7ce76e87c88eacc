"""Turns files into pages: one module a format, all registered in `FORMATS`.

`read_file` never raises for a bad file: what went wrong stands in the result's source.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module

from intake.errors import ReadError
from intake.gather.inspect import with_problem
from intake.gather.machine import NOT_READ, machine_trouble
from intake.gather.media import ARCHIVE_TYPES, describe
from intake.model import SourceFile
from intake.model.media_types import EMF, OPEN_DOCUMENT, PPT, PPTX, VISIO, WMF
from intake.read.bounded import bounded
from intake.read.second_reader import read_again
from intake.read.stacked_rows import stacked_rows
from intake.read.types import ReadOptions, ReadResult
from intake.read.unreadable import doubted
from intake.read.unwrapped_cells import unwrapped_cells

__all__ = [
    "FORMATS",
    "Format",
    "ReadOptions",
    "ReadResult",
    "load_drawing",
    "page_count",
    "page_picture",
    "read_file",
]


@dataclass(frozen=True, slots=True)
class Format:
    """The media types a module reads. The module has ``read(source, options) -> ReadResult`` and, when
    its pages can be shown, ``picture(source, number, max_side) -> Image``; it is imported on first use."""

    module: str
    media_types: tuple[str, ...]


FORMATS = (
    Format("intake.read.pdf.reader", ("application/pdf",)),
    Format(
        "intake.read.image",
        (
            "image/jpeg",
            "image/png",
            "image/webp",
            "image/bmp",
            "image/gif",
            "image/tiff",
            "image/heic",
            "image/jp2",
        ),
    ),
    Format(
        "intake.read.word.reader",
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    ),
    Format("intake.read.xlsx", ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",)),
    Format(
        "intake.read.pptx", ("application/vnd.openxmlformats-officedocument.presentationml.presentation",)
    ),
    Format("intake.read.xls", ("application/vnd.ms-excel",)),
    Format("intake.read.csv_table", ("text/csv",)),
    Format("intake.read.ofd.reader", ("application/ofd",)),
    Format("intake.read.html", ("text/html",)),
    Format("intake.read.mail", ("message/rfc822",)),
    Format("intake.read.outlook", ("application/vnd.ms-outlook",)),
    Format("intake.read.plain", ("text/plain",)),
    Format(
        "intake.read.converted",
        (
            "application/msword",
            "application/vnd.ms-powerpoint",
            "application/rtf",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.oasis.opendocument.presentation",
            "application/vnd.ms-excel.sheet.binary.macroenabled.12",
            "application/vnd.visio",
            "image/emf",
            "image/wmf",
            "text/xml",
        ),
    ),
)


_DRAWN = frozenset({PPT, PPTX, VISIO, EMF, WMF, f"{OPEN_DOCUMENT}presentation"})
"""Types whose pages may show much without a word: where nothing was read, something may be seen."""


def read_file(source: SourceFile, options: ReadOptions, pages: range | None = None) -> ReadResult:
    """The file's pages and what lies inside it.

    `pages` (numbers from 1) limits a file whose `page_count` is not 0 to some of its pages; what lies
    inside it comes with page 1.
    A file that cannot be read gives a result whose source has status ``unreadable`` with problem and
    code; one of whose pages some failed, ``partly_read``.
    """
    if source.problem_code or source.status == "ignored" or source.media_type in ARCHIVE_TYPES:
        return ReadResult(source)
    module = _module_for(source.media_type)
    if module is None:
        problem = f"暂不支持的文件格式：{describe(source.media_type)}，请改交 PDF、Word、Excel 或图片文件。"
        return ReadResult(with_problem(source, "file-unsupported", problem, type=source.media_type))
    try:
        reader = import_module(module)
        result: ReadResult = (
            reader.read_pages(source, options, pages) if pages else reader.read(source, options)
        )
    except Exception as error:  # a stranger's broken file may raise anything from any library
        failed = _failed(source, error)
        if failed is not None:
            return ReadResult(failed)
        result = read_again(source, options, error)
    pages_read = tuple(unwrapped_cells(stacked_rows(doubted(page))) for page in result.pages)
    result = replace(result, pages=pages_read)
    return bounded(_with_status(result, source), options.limits)


def _failed(source: SourceFile, error: Exception) -> SourceFile | None:
    """The file, unread for that reason: this machine's, or one the reader names; None for any other."""
    told = machine_trouble(error) or error
    if isinstance(told, ReadError):
        return with_problem(source, told.code, told.problem, **told.params)
    if isinstance(told, MemoryError):
        problem = "读取时内存不足（worker_memory_bytes），请拆分文件后重新提交，或用 --limit 放宽。"
        return with_problem(source, NOT_READ, problem, limit="worker_memory_bytes")
    return None


def page_count(source: SourceFile) -> int:
    """How many pages it has when it can be read in ranges of pages (`pages` of `read_file`), else 0."""
    module = _module_for(source.media_type)
    count: Callable[[SourceFile], int] | None = (
        getattr(import_module(module), "count", None) if module else None
    )
    if count is None or source.problem_code:
        return 0
    try:
        return count(source)
    except Exception:  # what is wrong is told when it is read
        return 0


def page_picture(
    source: SourceFile, number: int, max_side: int, rotation: int = 0, *, mirrored: bool = False
) -> bytes | None:
    """A JPEG of one page as it was read: turned upright by `rotation` degrees, turned over where it is
    `mirrored`, its longer side at most `max_side`.

    None when the page has no picture of its own (flowing text, sheets) or cannot be drawn.
    """
    module = _module_for(source.media_type)
    if module is None:
        return None
    draw: Callable[[SourceFile, int, int], object] | None = getattr(import_module(module), "picture", None)
    if draw is None:
        return None
    from intake.read.pictures import as_jpeg

    try:
        return as_jpeg(draw(source, number, max_side), max_side, rotation, mirrored=mirrored)
    except Exception:  # no picture is better than no report
        return None


def load_drawing() -> None:
    """Loads what draws pages of the usual formats: a second, ahead of the first picture."""
    for media_type in ("application/pdf", "image/jpeg"):
        module = _module_for(media_type)
        if module:
            import_module(module)
    import_module("intake.read.pictures")


def _module_for(media_type: str) -> str | None:
    return next((item.module for item in FORMATS if media_type in item.media_types), None)


def _with_status(result: ReadResult, given: SourceFile) -> ReadResult:
    if _says_nothing(result):
        if result.source.notes != given.notes:  # what is there was left unread
            problem = f"文件中没有读到任何内容：{'；'.join(result.source.notes)}"
            return replace(result, source=with_problem(result.source, NOT_READ, problem))
        if result.pages and result.source.media_type in _DRAWN:
            problem = "打开后没有读到文字，可能只有图形、图表或背景"
            return replace(result, source=with_problem(result.source, NOT_READ, problem))
        problem = "文件中没有读到任何内容，请核对后重新提交。"
        return replace(result, source=with_problem(result.source, "file-empty", problem))
    failed = [page for page in result.pages if page.problem_code == "file-unreadable"]
    if not failed or result.source.status != "read":
        return result
    numbers = "、".join(str(page.number) for page in failed[:10])
    problem = f"第 {numbers} 页无法读取。"
    if len(failed) < len(result.pages):
        return replace(result, source=replace(result.source, status="partly_read", problem=problem))
    return replace(result, source=with_problem(result.source, "file-unreadable", problem, reason="pages"))


def _says_nothing(result: ReadResult) -> bool:
    """Whether a file that opened well gave nothing at all: no success, whatever the reader thinks.

    A photograph without text was looked at (method ``ocr``); pages with a problem say so themselves.
    """
    return (
        result.source.status == "read"
        and not result.children
        and all(
            page.method == "text" and not (page.lines or page.tables or page.problem_code)
            for page in result.pages
        )
    )
