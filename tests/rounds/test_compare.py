"""What became of each request, from one round to the next."""

from dataclasses import replace

import pytest

from intake.model import CaseReport, Decision, Evidence, Finding
from intake.model.finding import Severity
from intake.model.value import Row, Text
from intake.rounds import compare_rounds
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
