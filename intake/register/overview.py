"""Where every registered case stands: what it waits for, since when, and what to do next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import Row, false, select

from intake.events import Standing, parsed_log, standing
from intake.events.letters import State as Stands
from intake.model.event import Event, Issued
from intake.register import tables
from intake.register.database import Database

State = Literal["complete", "waiting", "overdue", "unanswered", "review", "unreadable", "rejected"]
"""``waiting``: a letter is out, its deadline not over. ``overdue``: over. ``unanswered``: deficient, and no
letter has been issued yet. ``review``: a person must look first."""

NextStep = Literal["accept", "write", "deliver", "wait", "remind", "reject", "review", "none"]
"""``deliver``: nothing says yet that the notice went out. ``remind``: overdue and not reminded yet.
``reject``: the reminder's deadline is over too."""

NextBy = Literal["clerk", "reviewer", "nobody"]
"""Who may do it: at the desk letters are issued by reviewers alone."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case. ``stands``: what its letters make of it. ``letter``: the round's notice; ``due_on``: the
    last day that was given for the answer, by it or by a reminder. ``days_left`` is negative when that day
    is over."""

    name: str
    applicant: str | None
    code: str | None
    scheme: str
    round: int
    verdict: str
    as_of: date
    deficiencies: int
    doubts: int
    letter: str | None
    issued_on: date | None
    due_on: date | None
    days_left: int | None
    reminded_on: date | None
    accepted_on: date | None
    state: State
    stands: Stands
    next_step: NextStep
    next_by: NextBy
    folder: str


def list_cases(database: Database, today: date) -> tuple[CaseRow, ...]:
    """All cases as they stand on that day, those most urgent first. Raises RegisterError."""
    with database.reading() as connection:
        found = connection.execute(
            select(tables.cases, tables.rounds.c.deficiencies, tables.rounds.c.doubts)
            .join(
                tables.rounds,
                (tables.rounds.c.case_id == tables.cases.c.id)
                & (tables.rounds.c.number == tables.cases.c.round),
            )
            .order_by(tables.cases.c.id)
        ).all()
        letters = connection.execute(
            select(tables.letters, tables.deadlines.c.due_on)
            .join(tables.deadlines, tables.deadlines.c.letter_id == tables.letters.c.id)
            .where(tables.letters.c.reserved == false())
            .order_by(tables.letters.c.id)
        ).all()
        lines = connection.execute(
            select(tables.events.c.case_id, tables.events.c.line).order_by(
                tables.events.c.case_id, tables.events.c.number
            )
        ).all()
    by_case: dict[int, list[Row[Any]]] = {}
    for letter in letters:
        by_case.setdefault(letter.case_id, []).append(letter)
    logs: dict[int, list[bytes]] = {}
    for line in lines:
        logs.setdefault(line.case_id, []).append(line.line.encode())
    rows = [
        _row(case, by_case.get(case.id, []), parsed_log(logs.get(case.id, []), "登记簿").events, today)
        for case in found
    ]
    return tuple(sorted(rows, key=lambda row: (row.due_on is None, row.due_on or today, row.folder)))


def _row(case: "Row[Any]", letters: "list[Row[Any]]", events: tuple[Event, ...], today: date) -> CaseRow:
    own = [letter for letter in letters if letter.round == case.round]
    notice = next(_of(own, "notice"), None)
    reminders = list(_of(own, "reminder"))
    accepted = next(_of(own, "acceptance"), None)
    asked = case.verdict == "deficient" and notice is not None
    now = standing(events, case.round, _before(notice))
    days = [letter.due_on for letter in [notice, *reminders] if letter] + [now.due] if asked else []
    due_on = max((day for day in days if day is not None), default=None)
    state = _state(case.verdict, due_on, now, today)
    stands = _stands(now, state, accepted=accepted is not None, today=today)
    step = _next(state, now, reminded=bool(reminders), accepted=accepted is not None)
    return CaseRow(
        name=case.name,
        applicant=case.applicant,
        code=case.code,
        scheme=case.scheme,
        round=case.round,
        verdict=case.verdict,
        as_of=case.as_of,
        deficiencies=case.deficiencies,
        doubts=case.doubts,
        letter=notice.number if notice else None,
        issued_on=notice.issued_on if notice else None,
        due_on=due_on,
        days_left=(due_on - today).days if due_on else None,
        reminded_on=max((letter.issued_on for letter in reminders), default=None),
        accepted_on=accepted.issued_on if accepted else None,
        state=state,
        stands=stands,
        next_step=step,
        next_by=_BY[step],
        folder=case.folder,
    )


def _of(letters: "list[Row[Any]]", kind: str) -> "Iterator[Row[Any]]":
    return (letter for letter in letters if letter.kind == kind)


def _before(notice: "Row[Any] | None") -> Issued | None:
    """The notice as the register alone has it: issued before there was a log."""
    if notice is None:
        return None
    days = notice.issued_on.isoformat(), notice.due_on.isoformat()
    return Issued("notice", notice.number, *days, notice.round, "zh", ())


def _stands(now: Standing, state: State, *, accepted: bool, today: date) -> Stands:
    """A reminder's own deadline is the register's to know."""
    if now.ended is None and accepted:
        return "accepted"
    found = now.state(today)
    return "overdue" if state == "overdue" and now.ended is None else found


def _state(verdict: str, due_on: date | None, now: Standing, today: date) -> State:
    if now.ended is not None and now.ended.kind == "rejection":
        return "rejected"
    if verdict == "complete":
        return "complete"
    if verdict == "unreadable":
        return "unreadable"
    if verdict == "needs_review":
        return "review"
    if due_on is None:
        return "unanswered"
    return "overdue" if today > due_on else "waiting"


def _next(state: State, now: Standing, *, reminded: bool, accepted: bool) -> NextStep:
    if state == "rejected" or now.ended is not None:
        return "none"
    if state == "waiting" and now.notice is not None and now.notice.files and not now.delivered:
        return "deliver"
    if state == "complete":
        return "none" if accepted else "accept"
    if state == "overdue":
        return "reject" if reminded else "remind"
    steps: dict[State, NextStep] = {"waiting": "wait", "unanswered": "write"}
    return steps.get(state, "review")


_BY: dict[NextStep, NextBy] = {
    "accept": "reviewer",
    "write": "reviewer",
    "remind": "reviewer",
    "reject": "reviewer",
    "deliver": "clerk",
    "review": "clerk",
    "wait": "nobody",
    "none": "nobody",
}
