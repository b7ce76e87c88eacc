"""A report speaks the language it is asked to, whatever language it was made in."""

import re
from dataclasses import replace

import pytest

from intake.model import Decision, Evidence, Finding
from intake.model.value import Number, Row, Text
from intake.render.finding_words import finding_words
from intake.render.report_json import from_json, to_json
from intake.render.wording import word_finding, worded
from tests.check.builders import SCHEME, Pack
from tests.check.test_codes import CASES
from tests.render.builders import build, licence_expired, named

CONFIRMED = Decision("k", "x", None, "confirm", "已看", "张三", "2026-11-24T09:00:00Z")
OURS = re.compile(r"序号|编号|持有人|第\d+(?:行|页)|共\d+(?:行|处)|《|》|、|，|。|年\d+月")


def report_of(pack: Pack, language: str = "zh") -> str:
    """report.json of what the checks find in a pack."""
    pack.language = language
    return to_json(worded(build(SCHEME, pack.judge().findings), SCHEME, language))


@pytest.mark.parametrize("code", CASES)
def test_a_report_read_back_says_in_english_what_an_english_one_says(code: str) -> None:
    build_pack = CASES[code][1]
    chinese, english = from_json(report_of(build_pack())), from_json(report_of(build_pack(), "en"))
    assert worded(chinese, SCHEME, "en") == english
    assert worded(english, SCHEME, "zh") == chinese
    for finding in english.findings:
        # What stands on papers is told as it stands there; the rest is English.
        quoted = re.sub(r"“[^”]*”|\([^)]*\)", "", finding.message)
        assert not OURS.search(quoted), finding.message


def test_a_report_of_before_values_keeps_its_words_where_it_cannot_say_them() -> None:
    old = replace(licence_expired(), values=(("value", Text("2025-03-17")),))
    assert worded(build(SCHEME, (old,)), SCHEME, "en").findings[0].message == old.message


def test_a_code_that_the_scheme_does_not_know_is_told_by_its_name() -> None:
    strange = Finding("f1", "file-strange", None, "doubt", values=(("file", Text("甲.pdf")),))
    assert word_finding(strange, SCHEME, "zh").message == "file-strange：甲.pdf"
    assert word_finding(strange, SCHEME, "en").message == "file-strange: 甲.pdf"
    told = replace(strange, message="已在别处说明")
    assert word_finding(told, SCHEME, "en") == told


def test_a_value_that_is_not_there_says_so() -> None:
    found = Finding("f1", "licence-expired", None, "deficiency", values=(("value", Text("")),))
    assert "（未读出）" in word_finding(found, SCHEME, "zh").message
    assert "(not read)" in word_finding(found, SCHEME, "en").message


def test_a_doubt_is_worded_by_what_it_rests_on() -> None:
    values = (("document", named("营业执照")), ("field", Text("名称")))
    doubt = Finding("f1", "required-field-missing", None, "doubt", values=values)
    assert "未读出“名称”" in word_finding(doubt, SCHEME, "zh").message
    assert "未见“名称”，请核对" in word_finding(replace(doubt, in_text=True), SCHEME, "zh").message
    assert word_finding(replace(doubt, severity="deficiency"), SCHEME, "zh").message.endswith(
        "未见“名称”。"
    )


def test_a_doubt_without_words_of_its_own_is_marked_as_still_to_be_checked() -> None:
    values = (
        ("page", Number(1)),
        ("document", named("网点清单")),
        ("row", Row(row=2)),
        ("first", Row(row=1)),
    )
    rule = replace(SCHEME.findings["outlet-duplicate"], doubt=SCHEME.findings["outlet-duplicate"].why)
    bare = replace(rule, doubt=type(rule.doubt)({}), look=type(rule.look)({}))
    scheme = replace(SCHEME, findings={**SCHEME.findings, "outlet-duplicate": bare})
    doubt = Finding("f1", "outlet-duplicate", None, "doubt", values=values)
    said = word_finding(doubt, scheme, "zh")
    assert said.message.startswith("待核实：《网点清单》第2行")
    assert said.remedy == "请对照原件核对：属实的确认为缺项，不属实的作“不成立”处理。"


def test_what_a_person_decided_changes_what_is_asked_and_not_what_was_found() -> None:
    values = (("document", named("营业执照")), ("field", Text("名称")))
    found = Finding(
        "f1", "required-field-missing", None, "doubt", evidence=(Evidence("甲.pdf"),), values=values
    )
    doubt = word_finding(found, SCHEME, "zh")
    report = build(SCHEME, (doubt,))
    assert finding_words(doubt, report, SCHEME).message == doubt.message
    confirmed = finding_words(replace(doubt, decision=CONFIRMED), report, SCHEME)
    assert confirmed.message == "《营业执照》上未见“名称”。"
    assert confirmed.remedy.startswith("请提交载明“名称”")
    dismissed = replace(doubt, decision=replace(CONFIRMED, action="dismiss"))
    assert finding_words(dismissed, report, SCHEME).message == doubt.message
    assert finding_words(dismissed, report, SCHEME).remedy == ""
