"""Writes what one case leaves behind: report.json, report.html and, where something is deficient, the
letter. Each file appears whole or not at all; decisions and reports of earlier rounds are kept beside."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from intake.case_folder import (
    NOTICE,
    REPORT_HTML,
    REPORT_JSON,
    case_lock,
    keep_pictures,
    keep_round,
    kept_pictures,
    kept_report,
    read_report,
    write_report,
)
from intake.decisions import (
    DECISIONS_FILE,
    decide,
    merged,
    read_decisions,
    redecide,
    write_decisions,
)
from intake.errors import CaseError
from intake.model import Action, CaseReport, Decision, effective_severity
from intake.pipeline import Outcome
from intake.render.letter import NoticeOptions, write_notice
from intake.render.letter_context import chosen_deadline
from intake.render.letter_data import LetterData
from intake.render.report_html import write_html
from intake.rounds import compare_rounds
from intake.scheme import Scheme

if TYPE_CHECKING:
    from intake.register import CaseRecord

__all__ = [
    "NOTICE",
    "REPORT_HTML",
    "REPORT_JSON",
    "Outputs",
    "answer_due",
    "decide_and_write",
    "needs_letter",
    "settle_outputs",
    "write_outputs",
]


@dataclass(frozen=True, slots=True)
class Outputs:
    """The report as it was written, persons' decisions applied, and the files written."""

    report: CaseReport
    paths: tuple[Path, ...]


def needs_letter(report: CaseReport) -> bool:
    """Whether anything must be asked for."""
    return any(effective_severity(finding) == "deficiency" for finding in report.findings)


def letter_options(report: CaseReport) -> NoticeOptions:
    """How a check's own letter is written: dated with the day the case was judged at, so that a rerun
    writes the same bytes; without a register its number and the rest are the user's to fill."""
    return NoticeOptions(
        issued_on=date.fromisoformat(report.as_of),
        language=report.language,
        earlier_number=report.rounds.earlier_letter if report.rounds else None,
    )


def answer_due(report: CaseReport, scheme: Scheme) -> str | None:
    """The ISO date by which the check's own letter asks for an answer; None when there is no letter."""
    if not needs_letter(report):
        return None
    return chosen_deadline(letter_options(report), LetterData(scheme, report.language)).day.isoformat()


def write_outputs(
    outcome: Outcome, scheme: Scheme, folder: Path, record: "CaseRecord | None" = None
) -> Outputs:
    """Writes the outputs into `folder` (made when missing).

    Decisions kept there (and in the register's `record`) are applied; the report of an earlier round is
    put aside and compared with. A letter of an earlier run is taken away when nothing is deficient any
    more.

    Raises:
        CaseError: the folder cannot be written.
        UsageError: its decisions.yaml is broken.
    """
    with _writable(folder):
        kept = kept_report(folder)
        decisions = _decisions(folder, kept or outcome.report, record)
        report = redecide(outcome.report, decisions, scheme)
        earlier = keep_round(folder, kept, report)
        if earlier is not None:
            letter = record.letter_number(earlier) if record else None
            report = replace(report, rounds=compare_rounds(earlier, report, letter))
        keep_pictures(folder, outcome.pictures)
        return Outputs(report, _write(report, scheme, folder, outcome.pictures, record))


def settle_outputs(folder: Path, scheme: Scheme, record: "CaseRecord | None" = None) -> Outputs:
    """Applies the decisions kept for a case to the report in its folder; when that changes anything,
    writes the outputs again, without reading the case again. Raises as `write_outputs` does."""
    with _writable(folder):
        report = read_report(folder / REPORT_JSON)
        settled = _settled(report, _decisions(folder, report, record), scheme, folder)
        if settled == report:
            return Outputs(report, ())
        return Outputs(settled, _write(settled, scheme, folder, kept_pictures(folder), record))


def decide_and_write(
    folder: Path,
    scheme: Scheme,
    finding: str,
    action: Action,
    *,
    why: str,
    who: str,
    at: datetime,
    record: "CaseRecord | None" = None,
) -> tuple[Decision, Outputs]:
    """Keeps one person's decision on a finding of the report in `folder` (by id, or by a code that only one
    has), then writes the outputs again. The decision is safe on disk before anything else is written.

    Raises:
        UsageError: there is no such report or finding, or decisions.yaml is broken.
        CaseError: the folder cannot be written.
    """
    with _writable(folder):
        report = read_report(folder / REPORT_JSON)
        before = _decisions(folder, report, record)
        decision = decide(report, finding, action, why=why, who=who, at=at)
        decisions = merged(before, [decision])
        write_decisions(folder / DECISIONS_FILE, decisions)
        if record:
            record.keep_decisions(report, [decision])
        settled = _settled(report, decisions, scheme, folder)
        return decision, Outputs(settled, _write(settled, scheme, folder, kept_pictures(folder), record))


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    """The case's lock; what the disk refuses is said in words."""
    try:
        with case_lock(folder):
            yield
    except OSError as error:
        raise CaseError(
            f"无法写入结果文件夹 {folder}：{error.strerror or error}。请用 --out 指定一个可写的文件夹。"
        ) from error


def _decisions(folder: Path, report: CaseReport, record: "CaseRecord | None") -> tuple[Decision, ...]:
    """All decisions kept for the case; what one place knows and the other does not is written there too."""
    path = folder / DECISIONS_FILE
    in_file, added = read_decisions(path, report, datetime.now(UTC))
    in_register = record.decisions() if record else ()
    known = merged(in_file, in_register)
    if added or len(known) > len(in_file):
        write_decisions(path, known)
    if record and len(known) > len(in_register):
        record.keep_decisions(report, known)
    return known


def _settled(
    report: CaseReport, decisions: tuple[Decision, ...], scheme: Scheme, folder: Path
) -> CaseReport:
    settled = redecide(report, decisions, scheme)
    earlier = keep_round(folder, None, settled)
    if earlier is None or report.rounds is None:
        return settled
    return replace(settled, rounds=compare_rounds(earlier, settled, report.rounds.earlier_letter))


def _write(
    report: CaseReport,
    scheme: Scheme,
    folder: Path,
    pictures: Mapping[tuple[str, int], bytes],
    record: "CaseRecord | None",
) -> tuple[Path, ...]:
    written = [write_report(folder, report), folder / REPORT_HTML]
    write_html(report, scheme, written[1], pictures)
    if record:
        record.keep_report(report)
    notice = folder / NOTICE
    if needs_letter(report):
        options = letter_options(report)
        if record:
            options = record.issue(report, scheme, "notice", options)
        write_notice(report, scheme, notice, options=options)
        written.append(notice)
    else:
        notice.unlink(missing_ok=True)
    return tuple(written)
