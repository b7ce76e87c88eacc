"""What the register holds of one case: its rounds, letters, deadlines and decisions."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, Row, false, func, insert, select, true, update

from intake.errors import ConflictError, UsageError
from intake.events import Log
from intake.model import Action, CaseReport, Decision, effective_severity
from intake.model.event import Act, Extended, Withdrawn
from intake.model.event import Issued as IssuedAct
from intake.register import tables
from intake.register.database import Database
from intake.render.letter_context import NoticeOptions, chosen_deadline
from intake.render.letter_data import LetterData, LetterKind
from intake.rounds import Issued, round_number
from intake.scheme import Scheme

_NOTICE: LetterKind = "notice"
_REMINDER: LetterKind = "reminder"
_CORRECTION: LetterKind = "correction"
_SENT = tables.letters.c.reserved == false()


class CaseRecord:
    """One case, known by the folder of its outputs. Every method is one transaction of its own."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._folder = str(folder.resolve())

    def keep_report(self, report: CaseReport) -> None:
        """Notes the round a report belongs to and its verdict; deadlines of the rounds before are answered.
        The same report again changes nothing."""
        with self._database.writing() as connection:
            self._keep(connection, report)

    def decisions(self) -> tuple[Decision, ...]:
        """All decisions on the case, in the order they were kept."""
        with self._database.reading() as connection:
            case_id = self._case_id(connection)
            rows = connection.execute(
                select(tables.decisions)
                .where(tables.decisions.c.case_id == case_id)
                .order_by(tables.decisions.c.id)
            ).all()
        return tuple(_decision(row) for row in rows)

    def keep_decisions(self, report: CaseReport, decisions: Iterable[Decision]) -> None:
        """Keeps those on the report's findings, or on earlier ones, that it does not hold yet."""
        with self._database.writing() as connection:
            case_id = self._keep(connection, report)
            for decision in decisions:
                _keep_decision(connection, case_id, decision)

    def log_lines(self) -> tuple[bytes, ...]:
        """The lines of the case's log that it holds."""
        with self._database.reading() as connection:
            return _log_lines(connection, self._case_id(connection))

    @contextmanager
    def keeping_log(self, report: CaseReport, log: Log) -> Iterator[None]:
        """Keeps the lines it does not hold yet, once the block ends without an error.

        Raises:
            ConflictError: it holds lines that the log does not: somebody else has been faster.
        """
        with self._database.writing() as connection:
            case_id = self._case_id(connection) or self._keep(connection, report)
            held = _log_lines(connection, case_id)
            if log.lines[: len(held)] != held:
                raise ConflictError(
                    "这个案件刚刚被别人改动过，您的操作没有保存：请重新打开，看过之后再做。"
                )
            for number, line in enumerate(log.lines[len(held) :], len(held) + 1):
                row = {"case_id": case_id, "number": number, "line": line.decode()}
                connection.execute(insert(tables.events).values(**row))
            for event in log.events[len(held) :]:
                _follow(connection, case_id, event.act)
            yield

    def issued(self, report: CaseReport) -> Issued | None:
        """The notice issued for that report's round, as it stands; no number that is merely reserved."""
        with self._database.reading() as connection:
            row = _letter(connection, self._case_id(connection), round_number(report), _NOTICE)
        return Issued(row.number, row.issued_on, row.due_on) if row else None

    def last_due(self, report: CaseReport) -> date | None:
        """The last day to answer that the round's notice and reminders have given."""
        asked = (tables.letters.c.round == round_number(report)) & tables.letters.c.kind.in_(
            (_NOTICE, _REMINDER)
        )
        with self._database.reading() as connection:
            return connection.execute(
                select(func.max(tables.deadlines.c.due_on))
                .join(tables.letters, tables.deadlines.c.letter_id == tables.letters.c.id)
                .where(tables.letters.c.case_id == self._case_id(connection), asked, _SENT)
            ).scalar_one_or_none()

    def reserve(
        self, report: CaseReport, scheme: Scheme, kind: LetterKind, options: NoticeOptions
    ) -> NoticeOptions:
        """The options of a letter about to be issued with a number that is this case's alone, and the
        number of the letter before. It counts as issued once the case's log has it (`keeping_log`).

        The number is the one given in `options`, else one of this kind and year that is reserved for the
        case since an earlier command died, else the next of its pattern and year. A letter of before there
        was a log keeps its number, date and deadline when it is issued again.

        Raises:
            UsageError: the given number was used for another letter, or the letter has another one.
        """
        with self._database.writing() as connection:
            case_id = self._keep(connection, report)
            round_ = round_number(report)
            due = chosen_deadline(options, LetterData(scheme, options.language)).day
            row = (
                None
                if kind == _CORRECTION
                else _letter(connection, case_id, round_, kind, options.issued_on)
            )
            if row is None:
                row = _reserved(connection, case_id, kind, options)
                if row is None:
                    row = _new_letter(connection, case_id, round_, scheme, kind, options)
                _renew(connection, row, round_, options.issued_on, due)
            elif options.number not in (None, row.number):
                raise UsageError(f"这封信已编号“{row.number}”，不能改为“{options.number}”。")
            elif not (options.due or options.due_days):
                due = row.due_on
            else:
                _set_deadline(connection, row.id, due)
            before = _letter_before(connection, case_id, round_, kind)
            issued_on = connection.execute(
                select(tables.letters.c.issued_on).where(tables.letters.c.id == row.id)
            ).scalar_one()
        return replace(
            options,
            number=row.number,
            issued_on=issued_on,
            earlier_number=options.earlier_number or before,
            due=due,
        )

    def _case_id(self, connection: Connection) -> int | None:
        return connection.execute(
            select(tables.cases.c.id).where(tables.cases.c.folder == self._folder)
        ).scalar_one_or_none()

    def _keep(self, connection: Connection, report: CaseReport) -> int:
        as_of = date.fromisoformat(report.as_of)
        number = round_number(report)
        stated = {
            "scheme": report.scheme_id,
            "name": report.case_name,
            "applicant": report.applicant,
            "code": report.unified_social_credit_code,
            "verdict": report.verdict,
            "as_of": as_of,
            "round": number,
        }
        case_id = self._case_id(connection)
        if case_id is None:
            new = insert(tables.cases).values(folder=self._folder, **stated).returning(tables.cases.c.id)
            case_id = int(connection.execute(new).scalar_one())
        else:
            connection.execute(update(tables.cases).where(tables.cases.c.id == case_id).values(**stated))
        _keep_round(connection, case_id, number, as_of, report)
        waiting = select(tables.letters.c.id).where(
            tables.letters.c.case_id == case_id, tables.letters.c.round < number
        )
        connection.execute(
            update(tables.deadlines)
            .where(tables.deadlines.c.letter_id.in_(waiting), tables.deadlines.c.answered_on.is_(None))
            .values(answered_on=as_of)
        )
        return case_id


def _keep_round(connection: Connection, case_id: int, number: int, as_of: date, report: CaseReport) -> None:
    severities = [effective_severity(finding) for finding in report.findings]
    stated = {
        "as_of": as_of,
        "verdict": report.verdict,
        "deficiencies": severities.count("deficiency"),
        "doubts": severities.count("doubt"),
    }
    own = (tables.rounds.c.case_id == case_id) & (tables.rounds.c.number == number)
    if connection.execute(select(tables.rounds.c.id).where(own)).first():
        connection.execute(update(tables.rounds).where(own).values(**stated))
    else:
        connection.execute(insert(tables.rounds).values(case_id=case_id, number=number, **stated))


def _letter(
    connection: Connection, case_id: int | None, round_: int, kind: str, day: date | None = None
) -> "Row[Any] | None":
    """The newest letter of that kind sent in the round, with its deadline; a reminder is that day's."""
    found = (
        select(tables.letters, tables.deadlines.c.due_on)
        .join(tables.deadlines, tables.deadlines.c.letter_id == tables.letters.c.id)
        .where(
            tables.letters.c.case_id == case_id,
            tables.letters.c.round == round_,
            tables.letters.c.kind == kind,
            _SENT,
        )
    )
    if kind == _REMINDER:
        found = found.where(tables.letters.c.issued_on == day)
    return connection.execute(found.order_by(tables.letters.c.id.desc())).first()


def _letter_before(connection: Connection, case_id: int, round_: int, kind: str) -> str | None:
    """The number of the notice that a letter follows: the last round's, or, for what follows a notice in
    its own round, that one."""
    last = round_ if kind != _NOTICE else round_ - 1
    return connection.execute(
        select(tables.letters.c.number)
        .where(
            tables.letters.c.case_id == case_id,
            tables.letters.c.kind == _NOTICE,
            tables.letters.c.round <= last,
            _SENT,
        )
        .order_by(tables.letters.c.round.desc())
        .limit(1)
    ).scalar_one_or_none()


def _reserved(
    connection: Connection, case_id: int, kind: LetterKind, options: NoticeOptions
) -> "Row[Any] | None":
    """The letter of that kind and year whose number was reserved, and that was never issued."""
    letters = tables.letters.c
    rows = connection.execute(
        select(tables.letters)
        .where(letters.case_id == case_id, letters.kind == kind, letters.reserved == true())
        .order_by(letters.id)
    ).all()
    return next(
        (
            row
            for row in rows
            if row.issued_on.year == options.issued_on.year and options.number in (None, row.number)
        ),
        None,
    )


def _new_letter(
    connection: Connection,
    case_id: int,
    round_: int,
    scheme: Scheme,
    kind: LetterKind,
    options: NoticeOptions,
) -> "Row[Any]":
    number = options.number or _next_number(connection, scheme, kind, options)
    if _is_used(connection, number):
        raise UsageError(f"编号“{number}”已用于另一份信函。")
    stated = {"case_id": case_id, "round": round_, "kind": kind, "number": number}
    letter_id = connection.execute(
        insert(tables.letters)
        .values(**stated, issued_on=options.issued_on, reserved=True)
        .returning(tables.letters.c.id)
    ).scalar_one()
    return connection.execute(select(tables.letters).where(tables.letters.c.id == letter_id)).one()


def _renew(connection: Connection, row: "Row[Any]", round_: int, day: date, due: date) -> None:
    """The reserved letter's round, date and deadline: what the command that issues it says."""
    stated = {"round": round_, "issued_on": day}
    connection.execute(update(tables.letters).where(tables.letters.c.id == row.id).values(**stated))
    _set_deadline(connection, row.id, due)


def _set_deadline(connection: Connection, letter_id: int, due: date) -> None:
    own = tables.deadlines.c.letter_id == letter_id
    if connection.execute(update(tables.deadlines).where(own).values(due_on=due)).rowcount == 0:
        connection.execute(insert(tables.deadlines).values(letter_id=letter_id, due_on=due))


def _next_number(connection: Connection, scheme: Scheme, kind: LetterKind, options: NoticeOptions) -> str:
    """The next number of the scheme's pattern. Numbers that were given by hand are passed over."""
    data, year = LetterData(scheme, options.language), options.issued_on.year
    name, counter = data.number(kind, year, None), tables.counters.c
    last = connection.execute(select(counter.last).where(counter.name == name)).scalar_one_or_none()
    if last is None:
        connection.execute(insert(tables.counters).values(name=name, last=0))
    serial = (last or 0) + 1
    while _is_used(connection, data.number(kind, year, serial)):
        serial += 1
        if data.number(kind, year, serial) == data.number(kind, year, serial - 1):
            raise UsageError("letter.yaml 的 number.pattern 没有 {serial}，编号会重复。")
    connection.execute(update(tables.counters).where(counter.name == name).values(last=serial))
    return data.number(kind, year, serial)


def _is_used(connection: Connection, number: str) -> bool:
    found = select(tables.letters.c.id).where(tables.letters.c.number == number)
    return connection.execute(found).first() is not None


def _follow(connection: Connection, case_id: int, act: Act) -> None:
    """What an act says of letters that the register keeps."""
    letters, number = tables.letters.c, getattr(act, "number", None)
    own = select(letters.id).where(letters.number == number).scalar_subquery()
    if isinstance(act, IssuedAct):
        _follow_issued(connection, case_id, act)
    elif isinstance(act, Extended):
        connection.execute(
            update(tables.deadlines)
            .where(tables.deadlines.c.letter_id == own)
            .values(due_on=date.fromisoformat(act.due_on))
        )
    elif isinstance(act, Withdrawn):
        connection.execute(update(tables.letters).where(letters.number == number).values(kind="withdrawn"))


def _follow_issued(connection: Connection, case_id: int, act: IssuedAct) -> None:
    """The letter counts as sent. One that was issued without the register, or that is newer than the backup
    the register comes from, takes its number now, unless another case has it."""
    letters, day = tables.letters.c, date.fromisoformat(act.issued_on)
    if _is_used(connection, act.number):
        own = (letters.number == act.number) & (letters.case_id == case_id)
        connection.execute(update(tables.letters).where(own).values(reserved=False))
        return
    stated = {"case_id": case_id, "round": act.round, "kind": act.kind, "number": act.number}
    letter_id = connection.execute(
        insert(tables.letters).values(**stated, issued_on=day, reserved=False).returning(letters.id)
    ).scalar_one()
    _set_deadline(connection, letter_id, date.fromisoformat(act.due_on) if act.due_on else day)


def _log_lines(connection: Connection, case_id: int | None) -> tuple[bytes, ...]:
    kept = tables.events.c
    rows = connection.execute(
        select(kept.line).where(kept.case_id == case_id).order_by(kept.number)
    ).scalars()
    return tuple(line.encode() for line in rows)


def _keep_decision(connection: Connection, case_id: int, decision: Decision) -> None:
    kept = tables.decisions.c
    known = select(kept.id).where(
        kept.case_id == case_id,
        kept.finding_key == decision.finding_key,
        kept.at == decision.at,
        kept.action == decision.action,
        kept.who == decision.who,
    )
    if connection.execute(known).first():
        return
    connection.execute(
        insert(tables.decisions).values(
            case_id=case_id,
            finding_key=decision.finding_key,
            code=decision.code,
            submission=decision.submission,
            action=decision.action,
            why=decision.why,
            who=decision.who,
            at=decision.at,
            message=decision.message,
        )
    )


def _decision(row: "Row[Any]") -> Decision:
    return Decision(
        finding_key=row.finding_key,
        code=row.code,
        submission=row.submission,
        action=cast(Action, row.action),
        why=row.why,
        who=row.who,
        at=row.at,
        message=row.message,
    )
