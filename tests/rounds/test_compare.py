"""What became of each request, from one round to the next."""

from dataclasses import replace

import pytest

from intake.model import CaseReport, Decision, Evidence, Finding
from intake.model.finding import Severity
from intake.model.value import Row, Text
from intake.rounds import compare_rounds, round_number
from tests.check.builders import SCHEME
from tests.render.builders import build, licence_expired, named, outlet, source

FOUND = licence_expired()
WAIVED = Decision("k", FOUND.code, FOUND.submission, "accept", "已核实", "张三", "2026-11-24T09:00:00Z")
CONFIRMED = replace(WAIVED, action="confirm")


def states(earlier: tuple[Finding, ...], current: tuple[Finding, ...]) -> list[str]:
    return [item.state for item in compare_rounds(report(earlier), report(current, 1), None).requests]


def report(findings: tuple[Finding, ...], round_: int = 0) -> CaseReport:
    made = build(SCHEME, tuple(replace(item, id=f"f{place}") for place, item in enumerate(findings, 1)))
    return replace(made, files=(*made.files, source("补充.pdf", round=round_)))


def as_(severity: Severity, decision: Decision | None = None) -> Finding:
    return replace(FOUND, severity=severity, decision=decision)


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ((), "met"),
        ((FOUND,), "open"),
        ((as_("doubt"),), "unclear"),
        ((as_("note"),), "met"),
        ((as_("deficiency", WAIVED),), "waived"),
        ((as_("doubt", WAIVED),), "waived"),
        ((as_("doubt", CONFIRMED),), "open"),
    ],
    ids=["gone", "there", "doubt", "note", "accepted", "dismissed-doubt", "confirmed-doubt"],
)
def test_what_was_asked_for(now: tuple[Finding, ...], state: str) -> None:
    assert states((FOUND,), now) == [state]


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        ((), (FOUND,), ["worse"]),  # the submission was in order before
        (
            (outlet(1, "1", "一店"),),
            (outlet(1, "1", "一店"), replace(FOUND, submission=None)),
            ["open", "new"],
        ),
        ((as_("doubt"),), (FOUND,), ["worse"]),
        ((as_("doubt"),), (as_("doubt", CONFIRMED),), ["new"]),
        ((as_("doubt"),), (as_("doubt"),), []),
        ((as_("deficiency", WAIVED),), (as_("deficiency", WAIVED),), []),
    ],
    ids=[
        "sound-before",
        "unknown-before",
        "doubted-before",
        "confirmed-now",
        "doubted-still",
        "waived-still",
    ],
)
def test_what_was_not_asked_for(
    before: tuple[Finding, ...], now: tuple[Finding, ...], found: list[str]
) -> None:
    assert states(before, now) == found


def test_a_request_that_is_only_unclear_is_told_with_the_doubt_that_is_left() -> None:
    doubt = replace(as_("doubt"), message="读得的期限已届满，请核对。")
    (request,) = compare_rounds(report((FOUND,)), report((doubt,), 1), "补1号").requests
    assert (request.message, request.earlier, request.finding) == (doubt.message, "f1", "f1")


def test_rows_find_their_own_again_in_a_new_list() -> None:
    before = tuple(outlet(number, str(number), f"第{number}店") for number in (1, 2, 3))
    now = tuple(replace(item, evidence=(Evidence("补充.pdf", 1),)) for item in (before[2], before[0]))
    found = compare_rounds(report(before), report(now, 1), None).requests
    assert [(item.state, item.earlier, item.finding) for item in found] == [
        ("open", "f1", "f2"),
        ("met", "f2", None),
        ("open", "f3", "f1"),
    ]


def test_a_report_of_before_values_is_compared_by_its_words() -> None:
    before = tuple(outlet(number, str(number), f"第{number}店") for number in (1, 2))
    words = tuple(
        replace(item, values=(("name", Text(f"第{number}店")),)) for number, item in enumerate(before, 1)
    )
    assert states(words, before) == ["open", "open"]


def test_findings_alike_in_half_of_their_values_are_not_the_same_request() -> None:
    values = (("document", named("网点清单")), ("row", Row(serial="1")))
    one = replace(outlet(1, "1", "一店"), values=values)
    other = replace(one, values=(values[0], ("row", Row(serial="9"))), message="别的")
    pair = (one, replace(one, values=(values[0], ("row", Row(serial="2"))), message="又一"))
    assert states(pair, (other,))[:2] == ["met", "met"]


def test_what_is_left_as_a_note_is_met_and_no_finding_is_named() -> None:
    (request,) = compare_rounds(report((FOUND,)), report((as_("note"),), 1), None).requests
    assert (request.state, request.earlier, request.finding) == ("met", "f1", None)
    assert (request.code, request.submission) == (FOUND.code, FOUND.submission)
    other = replace(as_("note"), message="别的话")
    (request,) = compare_rounds(report((FOUND,)), report((other,), 1), None).requests
    assert request.message == FOUND.message, "what was asked for, not what is left of it"


def test_the_only_finding_of_its_kind_is_the_same_request_whatever_it_says_now() -> None:
    other = replace(FOUND, values=(("value", Text("别的")),), message="别的话")
    assert states((FOUND,), (other,)) == ["open"]
    assert states((FOUND,), (other, replace(other, values=(), message="又一"))) == ["met", "new", "new"]


def test_a_defect_that_a_new_document_has_again_is_open_though_the_old_one_is_a_note_by_now() -> None:
    again = replace(FOUND, evidence=(Evidence("补充.pdf", 1),))
    (request,) = compare_rounds(report((FOUND,)), report((as_("note"), again), 1), None).requests
    assert (request.state, request.finding) == ("open", "f2")


def test_a_note_is_no_heir_of_a_request() -> None:
    noted = replace(FOUND, severity="note", evidence=(Evidence("补充.pdf", 1),))
    (request,) = compare_rounds(report((FOUND,)), report((noted,), 1), None).requests
    assert (request.state, request.finding) == ("met", None)


def test_who_shares_most_values_is_the_heir() -> None:
    values = (("document", named("网点清单")), ("name", Text("一店")), ("row", Row(serial="1")))
    before = replace(outlet(1, "1", "一店"), values=values)
    near = replace(before, values=(*values[:2], ("row", Row(serial="2"))), message="近")
    same = replace(before, evidence=(Evidence("补充.pdf", 1),), message="同")
    (first, second) = compare_rounds(report((before,)), report((near, same), 1), None).requests
    assert (first.state, first.finding) == ("open", "f2")
    assert (second.earlier, second.finding) == (None, "f1")


def test_each_finding_is_looked_at_whatever_stands_before_it() -> None:
    """A doubt, then something new; something still open, then something worse."""
    assert states((), (as_("doubt"), outlet(2, "1", "一店"))) == ["worse"]
    one = outlet(1, "1", "一店")
    assert states((one, FOUND), (one, replace(FOUND, severity="note"), outlet(3, "2", "二店"))) == [
        *("open", "met", "new")
    ]


def test_the_comparison_says_what_round_it_is_and_what_it_is_held_against() -> None:
    found = compare_rounds(report((FOUND,)), report((), 2), "补1号")
    assert (found.number, found.earlier_as_of, found.earlier_letter) == (3, "2026-11-24", "补1号")
    assert round_number(report((), 0)) == 1
    assert round_number(replace(report(()), files=())) == 1
