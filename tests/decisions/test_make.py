"""Who decides says on what, why and who; what needs no decision, and what cannot be one, is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from intake.decisions import WORDING_CONFLICT, all_named, decide, finding_key, redecide
from intake.decisions.make import reason_for
from intake.errors import UsageError
from intake.model import CaseReport, Decision, Finding
from intake.model.event import Decided, Undone
from tests.check.builders import SCHEME
from tests.render.builders import build, doubt, licence_expired, note, outlet

NOW = datetime(2026, 11, 24, 9, 30, 5, 123_456, tzinfo=UTC)


def as_number(number: int, finding: Finding) -> Finding:
    return replace(finding, id=f"f{number}")


REPORT = build(
    SCHEME,
    (
        licence_expired(),
        outlet(2, "1", "一店"),
        outlet(3, "2", "二店"),
        as_number(4, doubt()),
        as_number(5, note()),
        replace(licence_expired(6), code="certificate-expired"),
        replace(licence_expired(7), code="certificate-expired", submission="permits"),
        replace(note(8), code=WORDING_CONFLICT, severity="doubt"),
    ),
)


def made(report: CaseReport = REPORT, finding: str = "f1", action: str = "accept", **more: str) -> Decision:
    given = {"why": "已核实", "who": "张三"} | more
    return decide(report, finding, action, at=NOW, **given)  # type: ignore[arg-type]


def test_a_decision_says_what_on_why_who_and_when() -> None:
    word = made(why=" 已核实 ", who=" 张三 ")
    finding = REPORT.findings[0]
    assert word == Decision(
        finding_key=finding_key(finding, REPORT),
        code="licence-expired",
        submission="business_licence",
        action="accept",
        why="已核实",
        who="张三",
        at=NOW.astimezone().isoformat(timespec="milliseconds"),
        message=finding.message,
    )


@pytest.mark.parametrize(
    ("name", "submission", "found"),
    [
        ("f4", None, "f4"),
        ("licence-expired", None, "f1"),
        ("certificate-expired", "permits", "f7"),
        ("certificate-expired", "business_licence", "f6"),
    ],
)
def test_a_finding_is_named_by_its_id_or_by_a_code_that_it_alone_has(
    name: str, submission: str | None, found: str
) -> None:
    word = decide(REPORT, name, "accept", why="已核实", who="张三", at=NOW, submission=submission)
    assert word.finding_key == finding_key(next(one for one in REPORT.findings if one.id == found), REPORT)


@pytest.mark.parametrize(
    ("attempt", "said"),
    [
        (lambda: made(why=" "), "--why"),
        (lambda: made(who=" "), "--who"),
        (lambda: made(finding="f8"), "f8：请用 intake word 重新改写"),
        (lambda: made(finding="f5"), "f5（required-field-missing）只是提示"),
        (lambda: made(finding="f5", action="dismiss"), "不需要决定"),
        (lambda: made(finding="f1", action="confirm"), "本来就是缺项"),
        (lambda: made(finding="f1", action="undo"), r"f1（licence-expired）没有可撤销的决定"),
        (lambda: made(finding="f9"), "报告中没有“f9”。有：f1 licence-expired 营业执照的营业期限至2025年"),
        (lambda: made(finding="outlet-incomplete"), "有 2 处，请用编号指明：f2 outlet-incomplete .*；f3 "),
        (lambda: made(build(SCHEME, ())), "报告中没有“f1”。有：—"),
    ],
)
def test_what_needs_none_or_cannot_be_one_is_refused(attempt: Callable[[], Decision], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        attempt()


def test_of_findings_to_choose_from_no_more_than_twenty_are_told_in_short() -> None:
    many = build(SCHEME, tuple(outlet(number, str(number), "一店") for number in range(1, 25)))
    with pytest.raises(UsageError) as refused:
        made(many, "outlet-incomplete")
    told = str(refused.value).split("请用编号指明：")[1].split("；")
    assert len(told) == 20
    first = many.findings[0]
    assert told[0] == f"f1 outlet-incomplete {first.message[:30]}"


def test_a_note_and_a_doubt_may_be_confirmed_as_deficiencies() -> None:
    assert made(finding="f5", action="confirm").action == "confirm"
    assert made(finding="f4", action="confirm").action == "confirm"


def test_a_deficiency_that_was_accepted_may_be_confirmed_after_all() -> None:
    accepted = redecide(REPORT, [made()], SCHEME)
    assert made(accepted, action="confirm").action == "confirm"


def test_a_decision_is_taken_back_without_a_reason_but_not_without_a_name() -> None:
    accepted = redecide(REPORT, [made()], SCHEME)
    back = made(accepted, action="undo", why=" ", who=" 李四 ")
    assert (back.action, back.why, back.who) == ("undo", "撤销", "李四")
    assert (back.finding_key, back.code, back.message) == (
        made().finding_key,
        "licence-expired",
        REPORT.findings[0].message,
    )
    assert back.submission == "business_licence"
    assert back.at == made().at
    assert made(accepted, action="undo", why=" 弄错了 ").why == "弄错了"
    with pytest.raises(UsageError, match="请用 --who 写明是谁撤销的"):
        made(accepted, action="undo", who=" ")


def test_a_decision_that_fits_nothing_any_more_is_taken_back_by_its_note() -> None:
    word = made()
    without = redecide(build(SCHEME, ()), [word], SCHEME)
    (lapsed,) = without.findings
    with pytest.raises(UsageError, match="不需要决定"):
        made(without, lapsed.id, "confirm")
    back = made(without, lapsed.id, "undo")
    assert (back.finding_key, back.code, back.message) == (word.finding_key, word.code, word.message)
    assert not redecide(build(SCHEME, ()), [word, back], SCHEME).findings


def test_only_what_is_taken_back_needs_no_reason() -> None:
    undo = Decided("k", "licence-expired", None, "undo")
    assert reason_for(undo, " ") == "撤销"
    assert reason_for(undo, " 弄错了 ") == "弄错了"
    assert reason_for(Decided("k", "licence-expired", None, "accept"), " ") == ""
    assert reason_for(Undone(1), " ") == ""


def test_all_of_a_code_are_named_and_one_that_is_not_there_is_told() -> None:
    assert all_named(REPORT, "outlet-incomplete") == ("f2", "f3")
    assert all_named(REPORT, "f4") == ("f4",)
    with pytest.raises(UsageError, match="报告中没有“no-such”"):
        all_named(REPORT, "no-such")
