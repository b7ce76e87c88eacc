"""Many cases: several at once over one pool of readers, resumed where an earlier run stopped."""

import hashlib
import os
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from intake._version import __version__
from intake.atomic import write_atomically
from intake.cache import cache_key
from intake.case_outputs import NOTICE, REPORT_HTML, answer_due, needs_letter, settle_outputs, write_outputs
from intake.errors import IntakeError, UsageError
from intake.model import CaseReport
from intake.pipeline import Reader, check_case
from intake.render.summary import BatchRow
from intake.scheme import Scheme
from intake.settings import Settings

ARCHIVES = (".zip", ".7z", ".rar", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
_OUTPUT_SUFFIX = "-intake"
_STATE = "made-from.txt"


@dataclass(frozen=True, slots=True)
class CaseDone:
    """One case of a batch, finished now (`fresh`, in so many seconds) or taken over from an earlier run."""

    row: BatchRow
    fresh: bool
    seconds: float = 0.0


def find_cases(root: Path) -> tuple[Path, ...]:
    """Every immediate sub-folder or archive of `root`, by name; our own outputs and hidden ones aside.

    Raises:
        UsageError: `root` is no folder, or holds no case.
    """
    if not root.is_dir():
        raise UsageError(f"找不到文件夹：{root}。请给出一个文件夹，其中每个子文件夹或压缩包是一个案件。")
    cases = tuple(path for path in sorted(root.iterdir()) if _is_case(path))
    if not cases:
        raise UsageError(f"{root} 中没有案件：每个案件应是其中的一个子文件夹或压缩包。")
    return cases


def _is_case(path: Path) -> bool:
    if path.name.startswith((".", "_")) or path.name.endswith(_OUTPUT_SUFFIX) or path.is_symlink():
        return False
    return path.is_dir() or (path.is_file() and path.name.lower().endswith(ARCHIVES))


def run_batch(
    cases: Sequence[Path],
    out: Path,
    scheme: Scheme,
    settings: Settings,
    reader: Reader,
    *,
    fresh: bool = False,
    on_done: Callable[[CaseDone], None] = lambda _: None,
) -> tuple[BatchRow, ...]:
    """Checks every case into `out/<case>/`; gives a row a case, in the order of `cases`.

    A case whose files, scheme and settings are the same as when its outputs were made is taken over
    unless `fresh`. What goes wrong with one case is that case's row and never stops the others.
    """
    shaped_by = cache_key(
        _folder_digest(scheme.folder), repr(settings.as_of), settings.ocr, settings.language
    )
    rows: dict[Path, BatchRow] = {}
    # One more case in work than there are readers: while one is being judged, no reader waits.
    threads = ThreadPoolExecutor(max_workers=settings.jobs + 1, thread_name_prefix="case")
    try:
        futures = {
            threads.submit(_one_case, case, out, scheme, settings, reader, shaped_by, fresh): case
            for case in sorted(cases, key=_size, reverse=True)
        }
        for future in as_completed(futures):
            done = future.result()
            rows[futures[future]] = done.row
            on_done(done)
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
    return tuple(rows[case] for case in cases)


def _one_case(
    case: Path, out: Path, scheme: Scheme, settings: Settings, reader: Reader, shaped_by: str, fresh: bool
) -> CaseDone:
    folder = out / case.name
    started = time.monotonic()
    made_from = f"{shaped_by}\n{_folder_digest(case)}\n"
    if not fresh:
        report = _earlier(folder, made_from, scheme)
        if report is not None:
            return CaseDone(_row(case, report, scheme), fresh=False)
    try:
        outcome = check_case(case, scheme, settings, reader)
        report = write_outputs(outcome, scheme, folder).report
        write_atomically(folder / _STATE, made_from.encode())
    except IntakeError as error:
        return CaseDone(BatchRow(case.name, "", None, str(error)), True, time.monotonic() - started)
    except Exception as error:
        trace = "".join(traceback.format_exception(error))
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(folder / "error.txt", trace.encode("utf-8", "replace"))
        problem = f"内部错误 {type(error).__name__}：{error}。详情见 {case.name}/error.txt"
        return CaseDone(BatchRow(case.name, case.name, None, problem), True, time.monotonic() - started)
    return CaseDone(_row(case, report, scheme), True, time.monotonic() - started)


def _row(case: Path, report: CaseReport, scheme: Scheme) -> BatchRow:
    return BatchRow(case.name, case.name, report, deadline=answer_due(report, scheme))


def _earlier(folder: Path, made_from: str, scheme: Scheme) -> CaseReport | None:
    """The report of an earlier run with the decisions made since, when it was made from the same and all of
    it is still there."""
    try:
        if (folder / _STATE).read_text(encoding="utf-8") != made_from:
            return None
        if not (folder / REPORT_HTML).is_file():
            return None
        report = settle_outputs(folder, scheme).report
    except (OSError, UnicodeDecodeError, IntakeError):
        return None
    return report if not needs_letter(report) or (folder / NOTICE).is_file() else None


def _folder_digest(path: Path) -> str:
    """A digest of names and contents: what a result depends on, whatever the files' times say."""
    digest = hashlib.sha256(__version__.encode())
    for file in _files_below(path):
        digest.update(b"\0" + os.fsencode(file.relative_to(path)) + b"\0")
        try:
            with file.open("rb") as stream:
                digest.update(hashlib.file_digest(stream, "sha256").digest())
        except OSError as error:
            digest.update(repr(error.errno).encode())
    return digest.hexdigest()


def _files_below(path: Path) -> Iterator[Path]:
    """Regular files only: links are not followed and pipes never opened."""
    if path.is_file():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders.sort()
        for name in sorted(names):
            file = Path(folder) / name
            if file.is_file() and not file.is_symlink():
                yield file


def _size(path: Path) -> int:
    """Bytes in a case: the largest goes first, so that the last one running is a small one."""
    return sum(file.stat().st_size for file in _files_below(path))
