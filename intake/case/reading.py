"""What was read of a case, kept beside its outputs, so that a correction reads nothing again."""

import hashlib
from functools import lru_cache
from pathlib import Path

import msgspec

from intake.errors import UsageError
from intake.judged import packed, without_reading
from intake.kept.cache import cache_key
from intake.kept.code_digest import code_digest
from intake.kept.packing import pack_path
from intake.pipeline import Outcome
from intake.scheme import Scheme
from intake.scheme.for_reading import for_reading
from intake.scheme.same import Same

_READING = ".intake/reading.bin"
_READ_FROM = ".intake/read-from.txt"
_ROOMS = ("aligned", "assign", "cut", "extract", "model", "scheme", "zh")
_DIGITS = 64


def packed_reading(folder: Path, outcome: Outcome, scheme: Scheme, read_from: str) -> dict[Path, bytes]:
    """The files that keep it, to be written. `read_from`: a digest of all that the pages were read from and
    by; empty where nobody will ask."""
    return {
        folder / _READING: _made_by(scheme) + read_of(outcome),
        folder / _READ_FROM: read_from.encode(),
    }


def is_read_from(folder: Path, scheme: Scheme, read_from: str) -> bool:
    """Whether what is kept there was read from just that, and would be assigned and read alike by the
    scheme as it is now."""
    try:
        with (folder / _READING).open("rb") as kept:
            made_by = kept.read(_DIGITS)
        return (folder / _READ_FROM).read_text("utf-8") == read_from and made_by == _made_by(scheme)
    except (OSError, UnicodeDecodeError):
        return False


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
    return _digest(Same(for_reading(scheme)))


@lru_cache(maxsize=4)
def _digest(key: Same[Scheme]) -> bytes:
    told = hashlib.sha256(msgspec.msgpack.encode(key.value, enc_hook=pack_path)).hexdigest()
    return cache_key("reading", code_digest(*_ROOMS), told).encode()
