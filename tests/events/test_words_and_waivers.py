"""Edited words hold while their request is the same; what is waived is not called sent."""

from dataclasses import replace

from intake.decisions import redecide
from intake.events import Log, told_in_report
from intake.events.make import explain_act, waive_act, word_act
from intake.model import CaseReport
from intake.model.event import Act
from intake.render.letter_data import LetterData
from intake.render.letter_items import LetterItem, letter_groups
from intake.render.wording import worded
from tests.check.builders import OUTLETS, SCHEME, Pack, complete, with_fact
from tests.events.builders import found, log_of, status, worked_on

NO_PHONE = [dict(OUTLETS[0], phone=""), dict(OUTLETS[1], phone="")]


def without_phones(rows: int = 2) -> Pack:
    return with_fact(complete(), "outlet_list", "outlets", [*NO_PHONE[:rows], *OUTLETS[rows:]])


def settled(report: CaseReport, *acts: Act) -> CaseReport:
    """The report after acts that change no judgement."""
    log: Log = log_of(*acts)
    told = replace(report, events=told_in_report(log.events))
    return worded(redecide(told, (), SCHEME), SCHEME, "zh")


def request(report: CaseReport, code: str) -> LetterItem:
    groups = letter_groups(report, SCHEME, LetterData(SCHEME, "zh"), "zh")
    (item,) = [item for group in groups for item in group.requests if item.code == code]
    return item


def test_a_request_in_a_persons_words_stays_so_while_it_is_the_same() -> None:
    report = worked_on(without_phones())
    act = word_act(report, found(report, "outlet-incomplete")[0].id, found=None, request="请补电话。")
    after = settled(report, act)
    item = request(after, "outlet-incomplete")
    assert item.request == "请补电话。"
    assert item.told == request(report, "outlet-incomplete").told
    assert not found(after, "wording-conflict")
    again = settled(worked_on(without_phones()), act)
    assert request(again, "outlet-incomplete").request == "请补电话。"


def test_when_the_request_changes_the_words_are_told_as_a_conflict_and_not_used() -> None:
    report = worked_on(without_phones())
    act = word_act(report, found(report, "outlet-incomplete")[0].id, found="两处没有电话。", request=None)
    after = settled(worked_on(without_phones(1)), act)
    assert request(after, "outlet-incomplete").told != "两处没有电话。"
    (doubt,) = found(after, "wording-conflict")
    assert doubt.severity == "doubt"
    assert "张三于2026年11月25日改写的措辞（“两处没有电话。”，第1号操作）" in doubt.message
    assert settled(after, act) == after, "told once, however often it is settled"


def test_when_nothing_is_requested_any_more_the_words_are_a_note() -> None:
    report = worked_on(without_phones())
    act = word_act(report, found(report, "outlet-incomplete")[0].id, found=None, request="请补电话。")
    after = settled(worked_on(complete()), act)
    (note,) = found(after, "wording-conflict")
    assert note.severity == "note"
    assert "不再使用" in note.message
    assert after.verdict == worked_on(complete()).verdict


def test_words_in_one_language_are_not_put_into_a_letter_in_another() -> None:
    report = worked_on(without_phones())
    act = word_act(report, found(report, "outlet-incomplete")[0].id, found=None, request="请补电话。")
    english = letter_groups(settled(report, act), SCHEME, LetterData(SCHEME, "en"), "en")
    assert "请补电话。" not in [item.request for group in english for item in group.requests]


def test_a_waived_submission_is_accepted_and_neither_sent_nor_inapplicable() -> None:
    report = worked_on(complete().without("sales_mode"))
    assert status(report, "sales_mode") == "missing"
    after = settled(report, waive_act(SCHEME, "8", "申请人承诺一个月内补交"))
    result = next(item for item in after.submissions if item.id == "sales_mode")
    assert (result.accepted_unsent, result.waiver) == (True, "申请人承诺一个月内补交")
    assert found(after, "submission-missing")[0].decision is not None
    assert not [
        one for one in letter_groups(after, SCHEME, LetterData(SCHEME, "zh"), "zh") if one.number == "8"
    ]


def test_a_waiver_covers_what_is_found_later_in_its_submission_and_nothing_else() -> None:
    act = waive_act(SCHEME, "7", "按现状受理")
    pack = without_phones().without("sales_mode")
    after = settled(worked_on(pack), act)
    assert status(after, "service_network") == "satisfied"
    assert next(one for one in after.submissions if one.id == "service_network").accepted
    assert status(after, "sales_mode") == "missing"


def test_what_an_applicant_explains_changes_no_judgement() -> None:
    report = worked_on(without_phones())
    after = settled(report, explain_act(SCHEME, "7", "电话正在申请"))
    assert replace(after, events=()) == replace(settled(report), events=())
    assert len(after.events) == 1
