"""What persons do at the desk, as the commands do it: on what their browser showed, or not at all."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from intake.case.letter_words import said_by_itself
from intake.case.letters import now_standing
from intake.case.outputs import Making, act_and_write
from intake.decisions import decide, newest_words
from intake.decisions.fingerprint import finding_keys
from intake.desk.desk import Desk
from intake.desk.page_list import PageList
from intake.desk.requests import (
    Add,
    Aimed,
    Assign,
    Correct,
    Decide,
    Deliver,
    Explain,
    Extend,
    PlaceSent,
    Request,
    Undo,
    Waive,
    Withdraw,
    Word,
    day_of,
    words_of,
)
from intake.desk.shelf import Place
from intake.errors import ConflictError, UsageError
from intake.events import Log, decided, delivery, extension, in_force, withdrawal
from intake.events.make import (
    add_act,
    assign_act,
    correct_act,
    explain_act,
    undo_act,
    waive_act,
    word_act,
)
from intake.model import CaseReport, Finding
from intake.model.event import Act, Assigned, Undone
from intake.render.words import words
from intake.scheme import Scheme

if TYPE_CHECKING:
    from intake.register import CaseRecord


def act_here(desk: Desk, place: Place, asked: Request, who: str) -> None:
    """Does it, judges the case again, and tells all browsers.

    Raises:
        ConflictError: somebody has changed the same thing since it was shown; nothing was done.
        UsageError: it cannot be done.
    """
    with desk.changing(place), desk.record(place) as record:
        _, report = desk.opened(place)
        scheme = desk.scheme_of(report)
        act_and_write(
            place.out,
            scheme,
            _extending(asked, place, record) if isinstance(asked, Extend) else _making(asked, scheme, who),
            who=who,
            at=datetime.now(UTC),
            why=words_of(asked.why),
            record=record,
            seen=asked.seen,
            again=desk.bench.report_again,
            rendering=desk.bench.render,
        )
    desk.feed.send("case", {"id": place.id, "who": who})


def _making(asked: Request, scheme: Scheme, who: str) -> Making:
    make = _MAKERS[type(asked)]

    def making(report: CaseReport, log: Log) -> Sequence[Act]:
        if not isinstance(asked, Decide | Undo | Deliver | Withdraw):
            _refuse_moved(log, asked.seen)
        return make(asked, report, scheme, log, who)

    return making


def _extending(asked: Extend, place: Place, record: "CaseRecord") -> Making:
    """More time, counted from where the case stands."""

    def making(report: CaseReport, _: Log) -> Sequence[Act]:
        _reason(asked.why)
        due = day_of(asked.due)
        if due is None:
            raise UsageError("请写明延到哪一天")
        return [extension(now_standing(place.out, report, record), due)]

    return making


def _refuse_moved(log: Log, seen: int) -> None:
    """Documents have other numbers once somebody has sorted them."""
    for event in log.events[seen:]:
        if isinstance(event.act, Assigned | Undone):
            raise ConflictError(f"{event.who}刚重新归类了材料，您的操作没有保存：请看过之后再做")


def _decisions(asked: Decide, report: CaseReport, _: Scheme, __: Log, who: str) -> Sequence[Act]:
    if not asked.findings:
        raise UsageError("没有选中问题")
    ids, now = _known(report), datetime.now(UTC)
    for one in asked.findings:
        _refuse_other(report.finding(_id_of(ids, one)), one)
    why = words_of(asked.why)
    made = (
        decide(report, _id_of(ids, one), asked.action, why=why, who=who, at=now) for one in asked.findings
    )
    return [decided(one).act for one in made]


def _assigned(asked: Assign, report: CaseReport, scheme: Scheme, _: Log, __: str) -> Sequence[Act]:
    _reason(asked.why)
    names = _names(report, asked.mark, asked.places) + list(asked.documents)
    if not names:
        raise UsageError("没有选中页")
    return [
        assign_act(report, scheme, names, item=asked.item, kind=asked.kind, irrelevant=asked.irrelevant)
    ]


def _corrected(asked: Correct, report: CaseReport, scheme: Scheme, _: Log, __: str) -> Sequence[Act]:
    _reason(asked.why)
    return [correct_act(report, scheme, asked.document, asked.name, words_of(asked.value))]


def _added(asked: Add, report: CaseReport, scheme: Scheme, _: Log, __: str) -> Sequence[Act]:
    return [
        add_act(
            report,
            scheme,
            item=asked.item or None,
            words=words_of(asked.words),
            request=words_of(asked.request),
            phrase=asked.phrase,
            places=_names(report, asked.mark, asked.places),
        )
    ]


def _worded(asked: Word, report: CaseReport, scheme: Scheme, log: Log, _: str) -> Sequence[Act]:
    """The machine's own words take a person's back."""
    finding = _id_of(_known(report), asked.finding)
    before = said_by_itself(report, scheme, finding)
    found, request = words_of(asked.found), words_of(asked.request)
    if (found, request) == before:
        one = report.finding(finding)
        written = newest_words(in_force(log.events)).get((one.code, one.submission))
        if written is None:
            raise UsageError("与程序的措辞相同，没有改动")
        return [undo_act(log.events, written.number)]
    return [
        word_act(
            report,
            finding,
            found=found if found != before[0] else None,
            request=request if request != before[1] else None,
            before=before,
        )
    ]


def _waived(asked: Waive, _: CaseReport, scheme: Scheme, __: Log, ___: str) -> Sequence[Act]:
    _reason(asked.why)
    return [waive_act(scheme, asked.item, words_of(asked.words))]


def _explained(asked: Explain, _: CaseReport, scheme: Scheme, __: Log, ___: str) -> Sequence[Act]:
    return [explain_act(scheme, asked.item or None, words_of(asked.words))]


def _undone(asked: Undo, _: CaseReport, __: Scheme, log: Log, ___: str) -> Sequence[Act]:
    return [undo_act(log.events, asked.event)]


def _delivered(asked: Deliver, _: CaseReport, __: Scheme, log: Log, ___: str) -> Sequence[Act]:
    on = day_of(asked.on) or date.today()
    return [delivery(log.events, asked.number, on, words_of(asked.how), receipt=asked.receipt)]


def _withdrawn(asked: Withdraw, _: CaseReport, __: Scheme, log: Log, ___: str) -> Sequence[Act]:
    _reason(asked.why)
    return [withdrawal(log.events, asked.number)]


_Maker = Callable[..., Sequence[Act]]
_MAKERS: Mapping[type[Request], _Maker] = {
    Decide: _decisions,
    Assign: _assigned,
    Correct: _corrected,
    Add: _added,
    Word: _worded,
    Waive: _waived,
    Explain: _explained,
    Undo: _undone,
    Deliver: _delivered,
    Withdraw: _withdrawn,
}


def _known(report: CaseReport) -> Mapping[str, str]:
    return {key: id_ for id_, key in finding_keys(report).items()}


def _id_of(ids: Mapping[str, str], one: Aimed) -> str:
    if one.key not in ids:
        raise ConflictError("这个问题已经变了，请看刷新后的页面")
    return ids[one.key]


def _refuse_other(found: Finding, shown: Aimed) -> None:
    """The finding was decided otherwise since it was shown."""
    decision = found.decision
    if (decision.at if decision else "") == shown.seen:
        return
    if decision is None:
        raise ConflictError("刚有人撤销了这个决定")
    action = words("zh")[f"action_{decision.action}"]
    raise ConflictError(f"{decision.who} 刚对它作了决定：{action}（{decision.why}）")


def _names(report: CaseReport, mark: str, places: Sequence[PlaceSent]) -> list[str]:
    """The places as the commands name them."""
    pages = PageList(report)
    if places and mark != pages.mark:
        raise ConflictError("案件的页已经变了，请刷新页面")
    names = []
    for one in places:
        if not 0 <= one.page < len(pages.pages):
            raise UsageError("没有这一页")
        file, number = pages.pages[one.page]
        box = ",".join(f"{value:.4f}" for value in one.box)
        names.append(f"{file}:{number}@{box}" if box else f"{file}:{number}")
    return names


def _reason(why: str) -> None:
    if not why.strip():
        raise UsageError("请写明理由：会随案件保存")
