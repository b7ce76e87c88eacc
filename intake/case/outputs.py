"""Writes what one case leaves behind: report.json, report.html and, where something is deficient, the
letter. All of it appears, or none; decisions and reports of earlier rounds are kept beside."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from intake.atomic import written_together
from intake.case.copies import as_noted, copies_of_issued, with_notices
from intake.case.draft import drafts_record, edited_drafts
from intake.case.folder import (
    NOTICE,
    NOTICE_MAIL,
    REPORT_HTML,
    REPORT_JSON,
    case_lock,
    earlier_round,
    is_as_written,
    kept_pictures,
    kept_report,
    packed_pictures,
    read_report,
    report_digest,
    set_aside,
)
from intake.case.journal import add_to_log, kept_log, refuse_conflict
from intake.case.reading import is_read_from, kept_reading, packed_reading, read_of
from intake.case.rendered import Pictures, Rendering, needs_letter, rendered_outputs
from intake.case.unjudged import NotDone, without_judgement
from intake.decisions import all_named, decide, redecide
from intake.decisions.make import reason_for
from intake.decisions.moment import stamp
from intake.errors import CaseError, UsageError
from intake.events import Log, decided, decisions_in, in_force, shaping, standing, told_in_report
from intake.judged import ReportingAgain, report_again
from intake.model import Action, CaseReport, Decision
from intake.model.event import Act, Entry, Event
from intake.pipeline import Outcome, worth_seeing
from intake.render.letter_context import NoticeOptions, chosen_deadline
from intake.render.letter_data import LetterData
from intake.render.wording import worded
from intake.rounds import (
    Arrival,
    Issued,
    arrivals_written,
    arrived,
    compare_rounds,
    read_arrivals,
    round_number,
)
from intake.scheme import Scheme
from intake.settings import Language, Settings

if TYPE_CHECKING:
    from intake.register import CaseRecord

__all__ = [
    "NOTICE",
    "NOTICE_MAIL",
    "REPORT_HTML",
    "REPORT_JSON",
    "Outputs",
    "answer_due",
    "as_issued",
    "decide_and_write",
    "issued_notice",
    "judge_again",
    "letter_options",
    "needs_letter",
    "settle_locked",
    "settle_outputs",
    "write_outputs",
]

_SHOWN = (REPORT_JSON, REPORT_HTML, NOTICE, NOTICE_MAIL)
"""The outputs in the order they are named to the user."""


@dataclass(frozen=True, slots=True)
class Outputs:
    """The report as it was written, persons' decisions applied, and the files written. ``edited``: where
    drafts of letters that a person had edited are kept."""

    report: CaseReport
    paths: tuple[Path, ...]
    edited: tuple[Path, ...] = ()


def letter_options(report: CaseReport, rounds: Sequence[Arrival] = ()) -> NoticeOptions:
    """How a check's own letter is written: a draft, dated with the day the case was judged at, so that a
    rerun writes the same bytes; once the round's notice has been issued, with its number, date and
    deadline."""
    number = round_number(report)
    own = rounds[number - 1] if number <= len(rounds) else None
    options = NoticeOptions(
        draft=True,
        issued_on=date.fromisoformat(report.as_of),
        language=report.language,
        earlier_number=report.rounds.earlier_letter if report.rounds else None,
        received_on=own.received_on if own else None,
    )
    return as_issued(options, own.notice if own else None)


def as_issued(options: NoticeOptions, notice: Issued | None) -> NoticeOptions:
    """The options of a notice that has been issued before, unless they ask for something else outright."""
    if notice is None:
        return options
    asked = options.due is not None or options.due_days is not None
    return replace(
        options,
        number=options.number or notice.number,
        draft=False,
        issued_on=notice.issued_on,
        due=options.due if asked else notice.due_on,
    )


def answer_due(report: CaseReport, scheme: Scheme) -> str | None:
    """The ISO date by which the check's own letter asks for an answer; None when there is no letter."""
    if not needs_letter(report):
        return None
    return chosen_deadline(letter_options(report), LetterData(scheme, report.language)).day.isoformat()


def write_outputs(
    outcome: Outcome,
    scheme: Scheme,
    folder: Path,
    record: "CaseRecord | None" = None,
    *,
    material: Sequence[Path] = (),
    received_on: date | None = None,
    read_from: str = "",
    rendering: Rendering = rendered_outputs,
    again: ReportingAgain = report_again,
) -> Outputs:
    """Writes the outputs into `folder` (made when missing).

    Decisions kept there (and in the register's `record`) are applied; report and letter of an earlier round
    are put aside, and the report compared with. `material` (the case and its supplements) and the day the
    last of it came in are kept in rounds.yaml; `read_from`, a digest of all that was read and by what, for
    `judge_again`. A letter of an earlier run is taken away when nothing is deficient any more. What
    `rendering` cannot make becomes a report that says so.

    Raises:
        CaseError: the folder cannot be written.
        UsageError: its decisions.yaml or rounds.yaml is broken.
    """
    with _writable(folder):
        kept = kept_report(folder)
        log = kept_log(folder, kept or outcome.report, record)
        reading = packed_reading(folder, outcome, scheme, read_from) if outcome.report.judged else {}
        rounds = read_arrivals(folder)
        if material:
            rounds = arrived(rounds, material, received_on)
        report = outcome.report
        if report.judged:
            report = _up_to_date(report, log, scheme, again, lambda: read_of(outcome))
        made = _Made(report, scheme, outcome.pictures, with_notices(rounds, log), log)
        return _write_judged(made, folder, kept, record, rendering, reading)


def judge_again(
    folder: Path,
    scheme: Scheme,
    settings: Settings,
    read_from: str,
    *,
    rendering: Rendering = rendered_outputs,
    again: ReportingAgain = report_again,
) -> Outputs | None:
    """Judges the case whose outputs lie in `folder` by a scheme or at a day that has changed since, and
    writes the outputs, as `write_outputs` would after reading the same files. None: it must be read for
    that, for something else was read, or is told otherwise by the scheme now, or is not all kept. Raises as
    `write_outputs` does."""
    with _writable(folder):
        kept = kept_report(folder)
        if kept is None or not kept.judged or not is_read_from(folder, scheme, read_from):
            return None
        log = kept_log(folder, kept, None)
        try:
            report = again(kept.case_name, kept_reading(folder, scheme), scheme, settings, log.events)
        except NotDone:
            return None
        wanted, shown, there = worth_seeing(report), worth_seeing(kept), kept_pictures(folder)
        if not wanted.keys() <= shown.keys() | there.keys():
            return None  # a page is spoken of that has no picture yet
        pictures = {place: there[place] for place in wanted if place in there}
        made = _Made(report, scheme, pictures, with_notices(read_arrivals(folder), log), log)
        return _write_judged(made, folder, kept, None, rendering, {})


def _write_judged(
    made: "_Made",
    folder: Path,
    kept: CaseReport | None,
    record: "CaseRecord | None",
    rendering: Rendering,
    reading: Mapping[Path, bytes],
) -> Outputs:
    """Writes a report just judged, `kept` being the one that lay there: decisions applied, compared with
    the round before."""
    report = made.report
    beside = {**set_aside(folder, kept, report, made.log), **reading}
    if report.judged:
        report = _redecided(report, made.log, made.scheme)
        earlier = earlier_round(folder, kept, report)
        if earlier is not None:
            notice = issued_notice(earlier, made.rounds, made.log, record)
            report = _beside(earlier, report, made.scheme, notice.number if notice else None)
    return _write(replace(made, report=report), folder, record, rendering, beside)


def issued_notice(
    report: CaseReport, rounds: Sequence[Arrival], log: Log, record: "CaseRecord | None"
) -> Issued | None:
    """The notice issued for that report's round, as the log has it; one of before there was a log, as the
    register or rounds.yaml has it."""
    number = round_number(report)
    in_log = as_noted(standing(log.events, number).notice)
    if in_log is not None:
        return in_log
    in_file = rounds[number - 1].notice if number <= len(rounds) else None
    return (record.issued(report) if record else None) or in_file


def settle_outputs(
    folder: Path,
    scheme: Scheme,
    record: "CaseRecord | None" = None,
    rendering: Rendering = rendered_outputs,
    again: ReportingAgain = report_again,
) -> Outputs:
    """Applies what persons did to a case to the report in its folder; when that changes anything, writes
    the outputs again, without reading the case again. What an earlier command that was cut off left undone
    is done. Raises as `write_outputs` does."""
    with _writable(folder):
        return settle_locked(folder, scheme, record, rendering, again)


def settle_locked(
    folder: Path,
    scheme: Scheme,
    record: "CaseRecord | None" = None,
    rendering: Rendering = rendered_outputs,
    again: ReportingAgain = report_again,
) -> Outputs:
    """`settle_outputs` for who holds the case's lock. Raises OSError, too."""
    report = read_report(folder / REPORT_JSON)
    log = kept_log(folder, report, record)
    settled = _settled(report, log, scheme, folder, again)
    rounds = with_notices(read_arrivals(folder), log)
    if settled != report or not is_as_written(folder):
        made = _Made(settled, scheme, kept_pictures(folder), rounds, log)
        return _write(made, folder, record, rendering)
    copies = copies_of_issued(folder, log, round_number(report))
    with written_together({**copies.files, **arrivals_written(folder, rounds)}):
        if record:
            record.keep_report(report)
    return Outputs(report, (), tuple(copies.edited.values()))


Making = Callable[[CaseReport, Log], Sequence[Act]]
"""Makes acts of what a report and its log say. Raises UsageError: something asked for cannot be."""


@dataclass(frozen=True, slots=True)
class Done:
    """What was added to a case's log, the log now, and the outputs that follow from it."""

    events: tuple[Event, ...]
    log: Log
    outputs: Outputs


def act_and_write(
    folder: Path,
    scheme: Scheme,
    make: Making,
    *,
    who: str,
    at: datetime,
    why: str = "",
    record: "CaseRecord | None" = None,
    seen: int | None = None,
    again: ReportingAgain = report_again,
    rendering: Rendering = rendered_outputs,
) -> Done:
    """Keeps what a person did to the case whose outputs lie in `folder`, then judges and writes again what
    changes by it, reading nothing again. The acts are safe on disk before anything else is written: all
    that `make` gives, or, when one of them cannot be, none. `seen`: the number of events the person saw.

    Raises:
        UsageError: there is no such report, what is asked for cannot be, or the log is broken.
        ConflictError: somebody has done something to the same thing since the person saw it.
        CaseError: the folder cannot be written.
    """
    if not who.strip():
        raise UsageError("请用 --who 写明是谁。")
    with _writable(folder):
        report = read_report(folder / REPORT_JSON)
        if not report.judged:
            raise UsageError("这个案件的审核没有完成，没有可以决定的问题；请先重新运行 intake check。")
        log = kept_log(folder, report, record)
        # What was done since the report was written, in the file or the register, counts already.
        report = _settled(report, log, scheme, folder, again)
        acts = make(report, log)
        refuse_conflict(log, seen, acts)
        longer = log.with_entries(Entry(stamp(at), who.strip(), reason_for(act, why), act) for act in acts)
        # Tried before it is kept: what cannot be judged again is not kept, either.
        settled = _settled(report, longer, scheme, folder, again)
        log = add_to_log(folder, report, record, log, longer)
        rounds = with_notices(read_arrivals(folder), log)
        made = _Made(settled, scheme, kept_pictures(folder), rounds, log)
        return Done(log.events[-len(acts) :], log, _write(made, folder, record, rendering))


def decide_and_write(
    folder: Path,
    scheme: Scheme,
    findings: Sequence[str],
    action: Action,
    *,
    why: str,
    who: str,
    at: datetime,
    record: "CaseRecord | None" = None,
    every: bool = False,
) -> tuple[tuple[Decision, ...], Outputs]:
    """One person's decision on findings of the report in `folder` (by id, or by a code that only one has;
    with `every`, on all of that code): `act_and_write`."""

    def make(report: CaseReport, _: Log) -> Sequence[Act]:
        named = [id_ for one in findings for id_ in all_named(report, one)] if every else findings
        made = (decide(report, one, action, why=why, who=who, at=at) for one in named)
        return [decided(one).act for one in made]

    done = act_and_write(folder, scheme, make, who=who, why=why, at=at, record=record)
    return decisions_in(done.events), done.outputs


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


def _settled(
    report: CaseReport, log: Log, scheme: Scheme, folder: Path, again: ReportingAgain
) -> CaseReport:
    if not report.judged:
        return report
    earlier_letter = report.rounds.earlier_letter if report.rounds else None
    settled = _redecided(
        _up_to_date(report, log, scheme, again, lambda: kept_reading(folder, scheme)), log, scheme
    )
    earlier = earlier_round(folder, None, settled)
    if earlier is None or report.rounds is None:
        return settled
    return _beside(earlier, settled, scheme, earlier_letter)


def _up_to_date(
    report: CaseReport, log: Log, scheme: Scheme, again: ReportingAgain, kept: Callable[[], bytes]
) -> CaseReport:
    """The report judged by the corrections in the log; itself where it has been."""
    if shaping(report.events) == shaping(log.events):
        return report
    settings = Settings(date.fromisoformat(report.as_of), language=cast(Language, report.language))
    try:
        return again(report.case_name, kept(), scheme, settings, log.events)
    except NotDone as undone:
        raise CaseError(f"按更正重新审核未能完成：{undone.reason}。") from undone


def _redecided(report: CaseReport, log: Log, scheme: Scheme) -> CaseReport:
    """The report after all that the log holds and judging does not rest on, what that adds to it in its
    language."""
    told = replace(report, events=told_in_report(log.events))
    return worded(redecide(told, decisions_in(in_force(log.events)), scheme), scheme, report.language)


def _beside(earlier: CaseReport, report: CaseReport, scheme: Scheme, letter: str | None) -> CaseReport:
    """The report compared with the one of the round before, which may speak another language."""
    before = worded(earlier, scheme, report.language)
    return replace(report, rounds=compare_rounds(before, report, letter))


@dataclass(frozen=True, slots=True)
class _Made:
    """What outputs are made of."""

    report: CaseReport
    scheme: Scheme
    pictures: Pictures
    rounds: Sequence[Arrival]
    log: Log


def _write(
    made: _Made,
    folder: Path,
    record: "CaseRecord | None",
    rendering: Rendering,
    beside: Mapping[Path, bytes] | None = None,
) -> Outputs:
    report, files = _rendered(made, record, rendering)
    # What was issued stays as it is, whatever is decided since.
    copies = copies_of_issued(folder, made.log, round_number(report))
    sent = issued_notice(report, made.rounds, made.log, record) is not None
    stays = [name for name in (NOTICE, NOTICE_MAIL) if sent and _is_there(folder / name, copies.files)]
    letters = [name for name in (NOTICE, NOTICE_MAIL) if name not in stays]
    files = {name: data for name, data in files.items() if name not in stays}
    written = {folder / name: files[name] for name in sorted(files, key=lambda name: name == REPORT_JSON)}
    edited = edited_drafts(folder, letters)
    data = dict(
        (
            *(beside or {}).items(),
            *arrivals_written(folder, made.rounds).items(),
            *((kept, path.read_bytes()) for path, kept in edited.items()),
            *drafts_record(folder, {name: files[name] for name in letters if name in files}).items(),
            *copies.files.items(),
            packed_pictures(folder, made.pictures),
            report_digest(folder, files[REPORT_JSON]),
            *written.items(),  # report.json the last: with it, all is there
        )
    )
    gone = [folder / name for name in letters if name not in files]
    with written_together(data, gone):
        if record:
            record.keep_report(report)
    shown = {*written, *copies.files} & {folder / name for name in _SHOWN}
    paths = tuple(sorted(shown, key=lambda path: _SHOWN.index(path.name)))
    return Outputs(report, paths, (*edited.values(), *copies.edited.values()))


def _is_there(path: Path, coming: Mapping[Path, bytes]) -> bool:
    return path in coming or path.is_file()


def _rendered(
    made: _Made, record: "CaseRecord | None", rendering: Rendering
) -> tuple[CaseReport, Mapping[str, bytes]]:
    """The outputs' bytes; where they cannot be made, those of a report that says so."""
    report = made.report
    issued = issued_notice(report, made.rounds, made.log, record)
    options = as_issued(letter_options(report, made.rounds), issued)
    try:
        return report, rendering(report, made.scheme, made.pictures, options)
    except NotDone as undone:
        told = without_judgement(report, made.scheme, undone.reason)
    try:
        return told, rendering(told, made.scheme, {}, options)
    except NotDone as undone:
        raise CaseError(f"结果无法写出：{undone.reason}") from undone
