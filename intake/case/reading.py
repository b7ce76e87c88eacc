"""What was read of a case, kept beside its outputs, so that a correction reads nothing again."""

from pathlib import Path

from intake.errors import UsageError
from intake.judged import packed, without_reading
from intake.kept.cache import cache_key
from intake.kept.code_digest import code_digest
from intake.kept.folder_digest import folder_digest
from intake.pipeline import Outcome
from intake.scheme import Scheme

_READING = ".intake/reading.bin"
_ROOMS = ("aligned", "assign", "cut", "extract", "model", "scheme", "zh")
_DIGITS = 64


def packed_reading(folder: Path, outcome: Outcome, scheme: Scheme) -> dict[Path, bytes]:
    """The file that keeps it, to be written."""
    return {folder / _READING: _made_by(scheme) + read_of(outcome)}


def read_of(outcome: Outcome) -> bytes:
    """What `intake.judged.report_again` needs of a case just read."""
    return packed(outcome.report.files, outcome.pages, outcome.reported.reading)


def kept_reading(folder: Path, scheme: Scheme) -> bytes:
    """What `packed_reading` kept, for `intake.judged.report_again`; what another version of this program or
    of the scheme made of the pages is left out, and made anew from them.

    Raises:
        UsageError: nothing was kept.
    """
    try:
        data = (folder / _READING).read_bytes()
    except OSError as error:
        raise UsageError(
            "这个案件没有留下可用的识别结果（可能由旧版本审过）：请先重新运行 intake check。"
        ) from error
    kept = data[_DIGITS:]
    return kept if data[:_DIGITS] == _made_by(scheme) else without_reading(kept)


def reading_mark(folder: Path) -> str:
    """What tells one reading of the case from the next; ``""``: nothing was kept."""
    try:
        stat = (folder / _READING).stat()
    except OSError:
        return ""
    return f"{stat.st_mtime_ns} {stat.st_size}"


def _made_by(scheme: Scheme) -> bytes:
    return cache_key("reading", code_digest(*_ROOMS), folder_digest(scheme.folder)).encode()
