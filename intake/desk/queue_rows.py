"""The queue of cases as its page shows it: looked up, filtered, sorted; nothing is judged here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from intake.desk.desk import Desk
from intake.desk.shelf import Place
from intake.desk.work import Check, told
from intake.errors import RegisterError
from intake.model import CaseReport, effective_severity
from intake.register import CaseRow, list_cases
from intake.render.words import status_word, words

FILTERS = ("all", "mine", "todo", "waiting", "overdue", "accepted", "rejected", "checking")
SORTS = ("urgent", "name", "doubts", "as_of", "owner")

_TODO = frozenset({"review", "unanswered", "unreadable"})


@dataclass(frozen=True, slots=True)
class Dot:
    """One submission: number, title, status, and the word for it."""

    number: int
    title: str
    status: str
    word: str


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One case. ``state``: as the register has it; of a case without report ``new``. ``doubts``: those that
    nobody has decided on."""

    id: str
    name: str
    applicant: str
    code: str
    verdict: str
    verdict_word: str
    dots: tuple[Dot, ...]
    deficiencies: int
    doubts: int
    state: str
    state_word: str
    next_word: str
    letter: str
    due_on: date | None
    days_left: int | None
    as_of: str
    owner: str
    mine: bool
    check: Mapping[str, str | int] | None


def queue_rows(desk: Desk, language: str, today: date, who: str) -> list[QueueRow]:
    """All cases, as they lie in the folder; ``who`` asks."""
    checks, owners = desk.work.checks(), desk.owners.known()
    try:
        known = {row.folder: row for row in list_cases(desk.database(), today)}
    except RegisterError:  # reports can be read all the same
        known = {}
    return [
        replace(
            _row(desk, place, checks.get(place.id), known.get(str(place.out.resolve())), language),
            owner=owners.get(place.id, ""),
            mine=bool(who) and owners.get(place.id) == who,
        )
        for place in desk.shelf.places()
    ]


def chosen(rows: Sequence[QueueRow], wanted: str, search: str, sort: str) -> list[QueueRow]:
    """Those that the filter and the text let through, in the order asked for."""
    fits = [row for row in rows if _fits(row, wanted) and _holds(row, search)]
    return sorted(fits, key=_ORDERS.get(sort, _urgent))


def counts(rows: Sequence[QueueRow]) -> dict[str, int]:
    """How many cases each filter lets through."""
    return {name: sum(_fits(row, name) for row in rows) for name in FILTERS}


def _row(desk: Desk, place: Place, check: Check | None, known: CaseRow | None, language: str) -> QueueRow:
    said = words(language)
    report = desk.shelf.report(place)
    ended = desk.shelf.ended(place, report) if report else None
    state = {"acceptance": "accepted", "rejection": "rejected"}.get(ended or "") or _state(report, known)
    under_way = told(place.id, check) if check and check.state != "done" else None
    severities = [effective_severity(item) for item in report.findings] if report else []
    return QueueRow(
        id=place.id,
        name=place.name,
        applicant=(report.applicant if report else None) or "",
        code=(report.unified_social_credit_code if report else None) or "",
        verdict=report.verdict if report else "",
        verdict_word=said[report.verdict] if report else "",
        dots=_dots(desk, report, language) if report else (),
        deficiencies=severities.count("deficiency"),
        doubts=severities.count("doubt"),
        state=state,
        state_word=said.get(f"state_{state}", ""),
        next_word=said[f"next_step_{known.next_step}"] if known and report and not ended else "",
        letter=(known.letter if known else None) or "",
        due_on=known.due_on if known and not ended else None,
        days_left=known.days_left if known and not ended else None,
        as_of=report.as_of if report else "",
        owner="",
        mine=False,
        check=under_way,
    )


def _dots(desk: Desk, report: CaseReport, language: str) -> tuple[Dot, ...]:
    scheme = desk.scheme_of(report)
    titles = {item.id: item.title.in_language(language) for item in scheme.submissions}
    return tuple(
        Dot(
            item.number,
            titles.get(item.id, item.title),
            item.status,
            status_word(item, language, optional=item.id in scheme.optional),
        )
        for item in sorted(report.submissions, key=lambda item: item.number)
    )


def _state(report: CaseReport | None, known: CaseRow | None) -> str:
    if report is None:
        return "new"
    if known is None:  # checked elsewhere, without a register
        unsettled = {"complete": "complete", "needs_review": "review", "deficient": "unanswered"}
        return unsettled.get(report.verdict, "unreadable")
    return "accepted" if known.accepted_on else known.state


def _fits(row: QueueRow, wanted: str) -> bool:
    tests: Mapping[str, bool] = {
        "mine": row.mine,
        "todo": row.state in _TODO or row.state == "complete",
        "waiting": row.state == "waiting",
        "overdue": row.state == "overdue",
        "accepted": row.state == "accepted",
        "rejected": row.state == "rejected",
        "checking": row.check is not None,
    }
    return tests.get(wanted, True)


def _holds(row: QueueRow, text: str) -> bool:
    known = (row.name, row.applicant, row.code, row.letter, row.owner)
    return all(any(part in one.casefold() for one in known) for part in text.casefold().split())


def _urgent(row: QueueRow) -> tuple[object, ...]:
    """What is under way, then by the days left, then what a person must do, then the rest."""
    done = row.state in ("accepted", "rejected", "waiting")
    return (row.check is None, row.days_left is None, row.days_left or 0, done, -row.doubts, row.name)


_ORDERS: Mapping[str, Callable[[QueueRow], tuple[object, ...]]] = {
    "urgent": _urgent,
    "name": lambda row: (row.name,),
    "doubts": lambda row: (-row.doubts, row.name),
    "owner": lambda row: (not row.mine, not row.owner, row.owner, row.name),
    "as_of": lambda row: (tuple(-ord(one) for one in row.as_of), row.name),
}
