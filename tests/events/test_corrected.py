"""A fact that a person corrected is the fact: checks run on it, and the log says what was read."""

import pytest

from intake.errors import UsageError
from intake.events.make import assign_act, correct_act
from intake.model import CaseReport
from tests.check.builders import NAME, OUTLETS, SCHEME, complete, with_fact
from tests.events.builders import codes, found, worked_on


def document(report: CaseReport, kind: str) -> str:
    return next(one.id for one in report.documents if one.kind == kind)


def test_a_misread_date_is_corrected_and_the_finding_goes() -> None:
    pack = with_fact(complete(), "system_certificate", "valid_until", "2021-03-04")
    before = worked_on(pack)
    assert "certificate-expired" in codes(before)
    act = correct_act(before, SCHEME, document(before, "system_certificate"), "valid_until", "2027年3月4日")
    assert (act.value, act.before) == ("2027-03-04", "2021-03-04")
    after = worked_on(pack, act)
    assert "certificate-expired" not in codes(after)
    (fact,) = [one for one in after.facts if one.name == "valid_until" and one.value == "2027-03-04"]
    assert (fact.confidence, fact.box) == (1.0, before.facts[0].box._replace(y0=0.3, y1=0.32))
    assert [event.who for event in after.events] == ["张三"]


@pytest.mark.parametrize(("day", "expired"), [("2026-11-23", True), ("2026-11-24", False)])
def test_a_finding_comes_by_a_correction_exactly_at_its_bound(day: str, expired: bool) -> None:
    """The day of review is the last day on which what is valid until then holds."""
    report = worked_on(complete())
    act = correct_act(report, SCHEME, document(report, "system_certificate"), "valid_until", day)
    assert ("certificate-expired" in codes(worked_on(complete(), act))) is expired


def test_a_name_is_corrected_and_nobody_else_applies() -> None:
    pack = with_fact(complete(), "system_certificate", "organization_name", "绍兴清溪电机有限公司")
    before = worked_on(pack)
    assert "name-mismatch" in codes(before)
    act = correct_act(before, SCHEME, document(before, "system_certificate"), "organization_name", NAME)
    assert "name-mismatch" not in codes(worked_on(pack, act))


def test_what_the_paper_does_not_state_is_taken_out() -> None:
    report = worked_on(complete())
    act = correct_act(
        report, SCHEME, document(report, "business_licence"), "unified_social_credit_code", ""
    )
    after = worked_on(complete(), act)
    licence = document(after, "business_licence")
    assert not [
        one for one in after.facts if (one.document, one.name) == (licence, "unified_social_credit_code")
    ]
    assert "required-field-missing" in codes(after)


def test_a_list_is_corrected_row_by_row() -> None:
    report = worked_on(complete())
    first, second = OUTLETS
    rows = (tuple((first | {"phone": ""}).items()), tuple(second.items()))
    act = correct_act(report, SCHEME, document(report, "outlet_list"), "outlets", rows)
    (finding,) = found(worked_on(complete(), act), "outlet-incomplete")
    assert "杭州服务中心" in finding.message


def test_a_correction_lapses_when_its_document_is_of_another_kind_now() -> None:
    report = worked_on(complete())
    certificate = document(report, "system_certificate")
    corrected = correct_act(report, SCHEME, certificate, "valid_until", "2028-01-01")
    moved = assign_act(report, SCHEME, [certificate], kind="honour")
    assert "event-lapsed" in codes(worked_on(complete(), corrected, moved))
    assert "event-lapsed" not in codes(worked_on(complete(), corrected))


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("valid_until", "明天", "不能作为"),
        ("colour", "red", "没有“colour”这一项"),
        ("issued_on", "二月三十日", "不能作为"),
    ],
)
def test_what_cannot_be_a_value_is_refused(name: str, value: str, said: str) -> None:
    report = worked_on(complete())
    with pytest.raises(UsageError, match=said):
        correct_act(report, SCHEME, document(report, "system_certificate"), name, value)


def test_a_persons_words_need_not_look_like_what_is_usual() -> None:
    report = worked_on(complete())
    act = correct_act(report, SCHEME, document(report, "business_licence"), "address", "越城")
    assert act.value == "越城"


def test_a_list_cannot_be_one_value() -> None:
    report = worked_on(complete())
    with pytest.raises(UsageError, match="是一张表"):
        correct_act(report, SCHEME, document(report, "outlet_list"), "outlets", "两处")
