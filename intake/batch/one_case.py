"""One case of a batch, wherever it runs: taken over from an earlier run when nothing changed, else done."""

import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path

from intake.atomic import write_atomically
from intake.batch.storage import Borrowed, name_of
from intake.bench import Bench
from intake.case.folder import REPORT_JSON, read_report
from intake.case.opened import Opener, note_opened, passwords_kept, still_locked
from intake.case.outputs import (
    NOTICE,
    REPORT_HTML,
    Outputs,
    answer_due,
    judge_again,
    needs_letter,
    settle_outputs,
    write_outputs,
)
from intake.errors import IntakeError
from intake.events import read_log
from intake.kept.cache import cache_key
from intake.kept.code_digest import code_digest
from intake.kept.folder_digest import folder_digest
from intake.kept.machine_digest import machine_digest
from intake.limits import limits_of_reading
from intake.model import CaseReport
from intake.ocr import engine_chosen
from intake.pipeline import Reader, check_case
from intake.render.private import masked_report
from intake.render.summary import BatchRow, in_summary
from intake.rounds import all_supplements, read_arrivals
from intake.scheme import Scheme
from intake.settings import Settings

STATE = "made-from.txt"
"""In a case's results: the digest of all they were made from. Written last: without it, the case is done
again."""

_READS = (
    *("aligned", "gather", "judged.py", "kept", "limited", "model", "ocr", "pipeline.py"),
    *("read", "workers", "zh"),
)
"""What of the program shapes how a case's pages are read and kept."""

_ERROR = "error.txt"
"""What went wrong inside the program, for its makers; gone when the case has been done since."""


@dataclass(frozen=True, slots=True)
class BatchJob:
    """What is the same for every case of a batch; goes to other processes and machines.

    ``out``: the folder or fsspec URL that gets a folder a case. ``shaped_by``: digest of all that shapes
    a result besides the case itself; ``read_by``: of what shapes how its pages are read.
    ``keep_private``: rows for the summary show identity numbers, phones and accounts whole.
    ``passwords``: tried on locked files; ``who``: whose they are.
    """

    out: str
    scheme: Scheme
    settings: Settings
    fresh: bool
    shaped_by: str
    read_by: str
    keep_private: bool = False
    passwords: tuple[str, ...] = field(default=(), repr=False)
    who: str = ""


@dataclass(frozen=True, slots=True)
class CaseDone:
    """One case of a batch, finished now (`fresh`, in so many seconds) or taken over from an earlier run."""

    row: BatchRow
    fresh: bool
    seconds: float = 0.0


def batch_job(
    out: str | Path,
    scheme: Scheme,
    settings: Settings,
    *,
    fresh: bool = False,
    keep_private: bool = False,
    passwords: tuple[str, ...] = (),
    who: str = "",
) -> BatchJob:
    """The job of a batch with that scheme and those settings."""
    read_by = cache_key(
        code_digest(*_READS),
        machine_digest(),
        settings.ocr,
        engine_chosen(settings.ocr),
        limits_of_reading(settings.limits),
    )
    shaped_by = cache_key(
        read_by,
        code_digest(),
        folder_digest(scheme.folder),
        folder_digest(scheme.base) if scheme.base else "",
        repr(settings.as_of),
        settings.language,
        repr(settings.limits),
        repr(scheme.data.get("letter")),
        scheme.version,
    )
    return BatchJob(str(out), scheme, settings, fresh, shaped_by, read_by, keep_private, passwords, who)


def do_case(case: str, job: BatchJob, reader: Reader, bench: Bench) -> CaseDone:
    """Checks one case into ``out/<case>/``. What goes wrong is its row's problem; never raises for it."""
    name, started = name_of(case), time.monotonic()
    try:
        with Borrowed(case, f"{job.out}/{name}") as here:
            return _checked(here, name, job, reader, bench, started)
    except IntakeError as error:
        return CaseDone(BatchRow(name, "", None, str(error)), True, time.monotonic() - started)
    except OSError as error:  # storage that is gone, a disk that is full
        problem = f"读写案件或结果失败：{error.strerror or error}。请检查存储后重新运行。"
        return CaseDone(BatchRow(name, "", None, problem), True, time.monotonic() - started)


def _checked(
    here: Borrowed, name: str, job: BatchJob, reader: Reader, bench: Bench, started: float
) -> CaseDone:
    # What was sent after the application belongs to the case: else its newer report would be lost.
    here.fetch_beside(one.material for one in read_arrivals(here.results)[1:])
    supplements = all_supplements(here.results, here.case, ())
    digests = [folder_digest(path) for path in (here.case, *supplements)]
    made_from = "\n".join([job.shaped_by, *digests, ""])
    if not job.fresh:
        report = _earlier(here.results, made_from, job.scheme, bench)
        if report is not None and not (job.passwords and still_locked(report)):
            return CaseDone(_row(name, report, job), fresh=False)
    read_from = cache_key(job.read_by, *digests)
    try:
        written = None if job.fresh else _judged_again(here.results, job, read_from, bench)
        if written is None:
            outcome = check_case(
                here.case,
                job.scheme,
                job.settings,
                reader,
                supplements=supplements,
                events=read_log(here.results).events,
                passwords=job.passwords or passwords_kept(here.results),
                reporting=bench.report_on,
            )
            written = write_outputs(
                outcome,
                job.scheme,
                here.results,
                read_from=read_from,
                rendering=bench.render,
                again=bench.report_again,
            )
        if job.passwords:
            written = note_opened(
                here.results,
                job.scheme,
                None,
                written,
                Opener(job.who),
                rendering=bench.render,
                again=bench.report_again,
            )
        report = written.report
        if report.judged:
            write_atomically(here.results / STATE, made_from.encode())
        else:  # done again next time: a busy machine may have been why
            (here.results / STATE).unlink(missing_ok=True)
        (here.results / _ERROR).unlink(missing_ok=True)
        row = _row(name, report, job)
    except (IntakeError, OSError):
        raise
    except Exception as error:
        trace = "".join(traceback.format_exception(error))
        write_atomically(here.results / _ERROR, trace.encode("utf-8", "replace"))
        problem = f"内部错误 {type(error).__name__}：{error}。详情见 {name}/error.txt"
        row = BatchRow(name, name, None, problem)
    here.give_back()
    return CaseDone(row, True, time.monotonic() - started)


def _judged_again(folder: Path, job: BatchJob, read_from: str, bench: Bench) -> Outputs | None:
    """The outputs where the same files were read before and only rules, words or the day are others now.
    None: the files must be read, as they are when something in the results is broken."""
    try:
        if job.passwords and still_locked(read_report(folder / REPORT_JSON)):
            return None
        return judge_again(
            folder, job.scheme, job.settings, read_from, rendering=bench.render, again=bench.report_again
        )
    except IntakeError:
        return None


def _row(name: str, report: CaseReport, job: BatchJob) -> BatchRow:
    shown = report if job.keep_private else masked_report(report, job.scheme)
    due = answer_due(report, job.scheme)
    return BatchRow(name, name, in_summary(shown), deadline=due, optional=job.scheme.optional)


def _earlier(folder: Path, made_from: str, scheme: Scheme, bench: Bench) -> CaseReport | None:
    """The report of an earlier run with the decisions made since, when it was made from the same and all of
    it is still there."""
    try:
        if (folder / STATE).read_text(encoding="utf-8") != made_from:
            return None
        if not (folder / REPORT_HTML).is_file():
            return None
        report = settle_outputs(folder, scheme, rendering=bench.render, again=bench.report_again).report
    except (OSError, UnicodeDecodeError, IntakeError):
        return None
    return report if not needs_letter(report) or (folder / NOTICE).is_file() else None
