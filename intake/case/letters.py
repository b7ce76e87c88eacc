"""A letter issued: what may be written now, and what is written when it is.

A number must not be spent on a letter that cannot be written, nor on one that the state of the case
forbids.
"""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from intake.atomic import written_together
from intake.case.outputs import as_issued, issued_notice, keep_issued, letter_options, settle_outputs
from intake.case.rendered import needs_letter
from intake.errors import UsageError
from intake.model import CaseReport, Finding, effective_severity
from intake.render.days import spoken_day
from intake.render.letter import check_template, letter_content
from intake.render.letter_context import NoticeOptions
from intake.render.letter_data import LetterKind
from intake.render.letter_email import letter_email
from intake.rounds import Issued, read_arrivals
from intake.scheme import Scheme

if TYPE_CHECKING:
    from intake.register import CaseRecord


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the writer of a letter may choose; None: as usual. ``although``: why it goes out with doubts
    that nobody has decided on."""

    issued_on: date
    due: date | None = None
    due_days: int | None = None
    received_on: date | None = None
    language: str = "zh"
    although: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter's files by their names, and what it was written with."""

    kind: LetterKind
    options: NoticeOptions
    files: dict[str, bytes]


def open_doubts(report: CaseReport) -> tuple[Finding, ...]:
    """The doubts that nobody has decided on."""
    return tuple(item for item in report.findings if effective_severity(item) == "doubt")


def why_not(
    report: CaseReport, kind: LetterKind, notice: Issued | None, last_due: date | None, day: date
) -> str:
    """What stands in the way of a letter of that kind dated that day; nothing: ``""``.

    ``notice``: the round's, when it was issued; ``last_due``: the last day to answer it or its reminders.
    """
    if not report.judged:
        return "审核没有完成，请先重新审查"
    if kind == "acceptance":
        return "" if report.verdict == "complete" else "尚有缺项或疑问，不能受理"
    if not needs_letter(report):
        return "没有待补充的内容"
    return "" if kind == "notice" else _too_early(notice, last_due, day)


def _too_early(notice: Issued | None, last_due: date | None, day: date) -> str:
    """What follows on silence says that the time to answer has run out: it must have."""
    if notice is None:
        return "尚未发出补充材料通知书"
    due = last_due or notice.due_on
    return f"补充期限至{spoken_day(due, 'zh')}（含当日），尚未届满" if day <= due else ""


def draft_letter(
    folder: Path, report: CaseReport, scheme: Scheme, record: "CaseRecord", kind: LetterKind, wishes: Wishes
) -> Letter:
    """The letter as it would be written now, without a number of its own. Raises as `letter_content`."""
    return _written(report, scheme, kind, _options(folder, report, record, kind, wishes))


def issue_letter(
    folder: Path, scheme: Scheme, record: "CaseRecord", kind: LetterKind, wishes: Wishes
) -> tuple[Letter, tuple[Path, ...]]:
    """Issues a letter: it gets its number, date and deadline, and is written beside the report. A notice
    that was issued before in its round keeps them. To be called by one writer of the case at a time.

    Raises:
        UsageError: the state of the case forbids it, or doubts are open and no reason is given.
        CaseError: it cannot be written.
    """
    report = settle_outputs(folder, scheme, record).report
    check_template(scheme, kind, wishes.language)
    rounds = read_arrivals(folder)
    notice = issued_notice(report, rounds, record)
    refusal = why_not(report, kind, notice, record.last_due(report), wishes.issued_on)
    if refusal:
        raise UsageError(f"{refusal}。")
    doubts = open_doubts(report)
    if kind != "acceptance" and doubts and not wishes.although.strip():
        raise UsageError(
            f"还有{len(doubts)}条疑问没有决定：通知书应一次性告知。请先逐条决定，或写明为什么仍要发出 "
            "/ doubts are open: decide on them, or say why the letter goes out all the same."
        )
    options = record.issue(report, scheme, kind, _options(folder, report, record, kind, wishes))
    letter = _written(report, scheme, kind, options)
    if kind == "notice":
        keep_issued(folder, report, options, scheme)
    files = {folder / name: data for name, data in letter.files.items()}
    with written_together(files):
        pass
    return letter, tuple(files)


def _options(
    folder: Path, report: CaseReport, record: "CaseRecord", kind: LetterKind, wishes: Wishes
) -> NoticeOptions:
    rounds = read_arrivals(folder)
    notice = issued_notice(report, rounds, record)
    draft = letter_options(report, rounds)
    options = replace(
        draft,
        number=None,
        issued_on=wishes.issued_on,
        due=wishes.due,
        due_days=wishes.due_days,
        language=wishes.language,
        received_on=wishes.received_on or draft.received_on,
    )
    if kind == "notice":
        return as_issued(options, notice)
    if notice:
        options = replace(options, earlier_number=notice.number)
    if kind == "rejection":
        options = replace(
            options, earlier_due=record.last_due(report) or (notice.due_on if notice else None)
        )
    return options


def _written(report: CaseReport, scheme: Scheme, kind: LetterKind, options: NoticeOptions) -> Letter:
    return Letter(
        kind,
        options,
        {
            f"{kind}.docx": letter_content(report, scheme, kind, options=options),
            f"{kind}.txt": letter_email(report, scheme, kind, options=options).encode("utf-8"),
        },
    )
