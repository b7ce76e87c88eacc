"""What decisions change in a report: findings carry them, submissions and verdict follow, no more."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from intake.decisions import WORDING_CONFLICT, decide, redecide
from intake.decisions.apply import LAPSED, newest_by_finding
from intake.decisions.edited import newest_words, waivers, wording_conflicts
from intake.decisions.fingerprint import finding_keys
from intake.model import Action, CaseReport, Decision, Finding
from intake.model.event import Act, Event, Waived, Worded
from intake.model.finding import Status, Verdict
from intake.model.value import Day, Number, Term, Text
from tests.check.builders import SCHEME
from tests.render.builders import build, doubt, licence_expired, missing, note, outlet

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
DEFICIENT = licence_expired()
DOUBT = replace(doubt(), id="f2")


def word(
    report: CaseReport, finding: str, action: Action, minutes: int = 0, why: str = "已核实"
) -> Decision:
    return decide(report, finding, action, why=why, who="张三", at=NOW + timedelta(minutes=minutes))


def event(act: Act, number: int = 1, minutes: int = 0) -> Event:
    at = (NOW + timedelta(minutes=minutes)).isoformat()
    return Event(number, at, "李四", "整项核过", act, "")


def with_events(report: CaseReport, events: Iterable[Event]) -> CaseReport:
    return replace(report, events=tuple(events))


def status(report: CaseReport, submission: str = "business_licence") -> Status:
    return next(item.status for item in report.submissions if item.id == submission)


@pytest.mark.parametrize(
    ("actions", "expected", "verdict"),
    [
        ([], "deficient", "deficient"),
        ([("f1", "accept")], "needs_review", "needs_review"),
        ([("f1", "dismiss"), ("f2", "dismiss")], "satisfied", "complete"),
        ([("f1", "accept"), ("f2", "confirm")], "deficient", "deficient"),
    ],
)
def test_submission_and_verdict_follow(
    actions: list[tuple[str, Action]], expected: Status, verdict: Verdict
) -> None:
    report = build(SCHEME, (DEFICIENT, DOUBT))
    after = redecide(report, [word(report, *one) for one in actions], SCHEME)
    assert (status(after), after.verdict) == (expected, verdict)


def test_of_several_decisions_the_newest_counts_and_an_undone_one_does_not() -> None:
    report = build(SCHEME, (DEFICIENT,))
    accepted, dismissed = word(report, "f1", "accept"), word(report, "f1", "dismiss", 1)
    key = accepted.finding_key
    assert newest_by_finding([dismissed, accepted]) == {key: dismissed}
    undone = replace(accepted, action="undo", at=word(report, "f1", "accept", 2).at)
    assert newest_by_finding([undone, dismissed, accepted]) == {}
    assert redecide(report, [undone, accepted], SCHEME).findings[0].decision is None


def test_decided_twice_it_is_the_same_report() -> None:
    report = build(SCHEME, (DEFICIENT, DOUBT))
    gone = replace(word(report, "f2", "dismiss"), finding_key="0" * 32)
    words = [word(report, "f1", "accept"), gone]
    after = redecide(report, words, SCHEME)
    assert redecide(after, words, SCHEME) == after
    assert replace(redecide(after, [], SCHEME), submissions=()) == replace(report, submissions=())


def test_what_could_not_be_read_stays_unreadable() -> None:
    report = build(SCHEME, (DEFICIENT,), verdict="unreadable")
    assert redecide(report, [word(report, "f1", "accept")], SCHEME).verdict == "unreadable"


def test_what_was_accepted_is_named_where_the_submission_is_settled_by_it() -> None:
    report = build(SCHEME, (DEFICIENT,))
    settled = redecide(report, [word(report, "f1", "accept")], SCHEME)
    (item,) = [one for one in settled.submissions if one.id == "business_licence"]
    assert (item.accepted, item.findings, item.waiver) == (("f1",), ("f1",), "")
    dismissed = redecide(report, [word(report, "f1", "dismiss")], SCHEME)
    assert next(one for one in dismissed.submissions if one.id == "business_licence").accepted == ()
    doubted = build(SCHEME, (DEFICIENT, DOUBT))
    open_still = redecide(doubted, [word(doubted, "f1", "accept")], SCHEME)
    assert next(one for one in open_still.submissions if one.id == "business_licence").accepted == ()


def test_what_is_not_there_and_need_not_be_is_named_too() -> None:
    report = build(SCHEME, (missing(1, SCHEME, "service_network"),))
    after = redecide(report, [word(report, "f1", "accept")], SCHEME)
    (item,) = [one for one in after.submissions if one.id == "service_network"]
    assert (item.status, item.accepted) == ("not_applicable", ("f1",))


def test_a_submission_that_the_scheme_does_not_know_keeps_its_state() -> None:
    report = build(SCHEME, (DEFICIENT,))
    scheme = replace(
        SCHEME, submissions=tuple(one for one in SCHEME.submissions if one.id != "business_licence")
    )
    after = redecide(report, [word(report, "f1", "accept")], scheme)
    (item,) = [one for one in after.submissions if one.id == "business_licence"]
    assert (item.status, item.findings) == ("deficient", ("f1",))


def test_a_decision_whose_finding_changed_is_told_with_the_finding_alike_that_is_there_now() -> None:
    """Oldest first, after all else, and once."""
    report = build(SCHEME, (DEFICIENT, outlet(2, "1", "一店")))
    older = replace(word(report, "f1", "dismiss", why="核对过原件"), finding_key="1" * 32)
    newer = replace(word(report, "f2", "accept", 1), finding_key="0" * 32)
    after = redecide(report, [newer, older], SCHEME)
    first, second = after.findings[2:]
    assert (first.id, first.code, first.severity, first.submission) == (
        "f3",
        LAPSED,
        "note",
        "business_licence",
    )
    assert first.evidence == DEFICIENT.evidence
    assert dict(first.values) == {
        "who": Text("张三"),
        "on": Day(date.fromisoformat(older.at[:10])),
        "about": Text(DEFICIENT.message),
        "action": Term("action_dismiss"),
        "why": Text("核对过原件"),
        "code": Text("licence-expired"),
        "key": Text("1" * 32),
    }
    assert [name for name, _ in first.values] == sorted(dict(first.values))
    assert (second.id, second.submission, second.evidence) == (
        "f4",
        "service_network",
        report.findings[1].evidence,
    )
    without_words = redecide(report, [replace(older, message="")], SCHEME).findings[-1]
    assert dict(without_words.values)["about"] == Text("licence-expired")


def test_what_is_alike_but_decided_already_is_no_place_to_look_at_for_a_lapsed_decision() -> None:
    report = build(SCHEME, (DEFICIENT,))
    lapsed = replace(word(report, "f1", "dismiss"), finding_key="1" * 32)
    elsewhere = replace(lapsed, submission="permits", finding_key="2" * 32)
    told = redecide(report, [word(report, "f1", "accept"), lapsed, elsewhere], SCHEME).findings[1:]
    assert [one.evidence for one in told] == [(), ()]


def test_a_waiver_is_a_decision_on_all_that_is_asked_of_its_submission() -> None:
    report = build(SCHEME, (DEFICIENT, DOUBT, replace(note(), id="f3", submission="business_licence")))
    after = redecide(with_events(report, [event(Waived("business_licence", "免交。"))]), [], SCHEME)
    decisions = [one.decision for one in after.findings]
    assert [one and (one.action, one.why, one.who) for one in decisions] == [
        ("accept", "整项核过", "李四"),
        ("accept", "整项核过", "李四"),
        None,
    ]
    first = decisions[0]
    assert first is not None
    assert (first.finding_key, first.code, first.submission, first.at, first.message) == (
        finding_keys(report)["f1"],
        DEFICIENT.code,
        "business_licence",
        NOW.isoformat(),
        DEFICIENT.message,
    )
    (item,) = [one for one in after.submissions if one.id == "business_licence"]
    assert item.waiver == "免交。"
    assert {one.waiver for one in after.submissions} == {"", "免交。"}
    assert after.verdict == "complete"


@pytest.mark.parametrize(
    ("minutes", "action"), [(-1, "accept"), (0, "accept"), (1, "dismiss")], ids=["before", "at", "after"]
)
def test_a_decision_made_after_the_waiver_stands_above_it(minutes: int, action: Action) -> None:
    report = with_events(build(SCHEME, (DEFICIENT,)), [event(Waived("business_licence", "免交。"))])
    after = redecide(report, [word(report, "f1", "dismiss", minutes)], SCHEME)
    assert after.findings[0].decision is not None
    assert after.findings[0].decision.action == action


def worded_act(keys: tuple[str, ...], *, found: str | None = None, request: str | None = None) -> Worded:
    return Worded("outlet-incomplete", "service_network", keys, "zh", found, request)


def test_the_newest_waiver_and_the_newest_words_count() -> None:
    first, second = event(Waived("permits", "免交。")), event(Waived("permits", "不适用。"), 2)
    words = event(worded_act(("k",), found="一"), 3)
    newer = event(worded_act(("k",), found="二"), 4)
    assert waivers([first, words, second]) == {"permits": second}
    assert newest_words([first, words, newer]) == {("outlet-incomplete", "service_network"): newer}


def test_words_whose_request_is_another_now_are_told() -> None:
    rows = (
        outlet(1, "1", "一店"),
        outlet(2, "2", "二店"),
        replace(outlet(3, "3", "三店"), submission="permits"),
    )
    keys = finding_keys(build(SCHEME, rows))
    same = event(worded_act((keys["f2"], keys["f1"]), request="请补电话。"), 7)
    assert list(wording_conflicts([same], rows, keys)) == []
    fewer = event(worded_act((keys["f1"],), request="请补电话。"), 7)
    unchanged = Worded("outlet-incomplete", "permits", (keys["f3"],), "zh")
    (told,) = wording_conflicts([event(unchanged), fewer], rows, keys)
    assert (told.code, told.submission, told.severity) == (WORDING_CONFLICT, "service_network", "doubt")
    assert told.evidence == rows[0].evidence, "a place is named once"
    assert told.values == (
        ("code", Text("outlet-incomplete")),
        ("number", Number(7)),
        ("on", Day(NOW.date())),
        ("who", Text("李四")),
        ("words", Text("请补电话。")),
    )
    both = event(worded_act((keys["f1"],), found="没有电话。", request="请补电话。"))
    assert dict(next(iter(wording_conflicts([both], rows, keys))).values)["words"] == Text("没有电话。")
    (told,) = wording_conflicts([fewer], (), {})
    assert (told.severity, told.evidence) == ("note", ())


def test_what_is_a_doubt_only_is_not_requested() -> None:
    rows: tuple[Finding, ...] = (outlet(1, "1", "一店"), replace(outlet(2, "2", "二店"), severity="doubt"))
    keys = finding_keys(build(SCHEME, rows))
    assert not list(wording_conflicts([event(worded_act((keys["f1"],)))], rows, keys))
